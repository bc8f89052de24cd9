/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "calendar-fixture.h"

#include "baton-error.h"
#include "sla/baton-sla.h"

#define OFFICE "12345=09:00-17:00"

static BatonSla *
make_sla (gboolean    working,
          const char *target)
{
  BatonSla *sla = baton_sla_new ();

  sla->id = g_strdup ("first-contact");
  sla->title = g_strdup ("First contact");
  sla->kind = BATON_SLA_TIME;
  sla->team = BATON_TEAM_SALES;
  sla->working = working;
  sla->share = 0.9;
  sla->warn = 0.75;
  for (guint i = 0; i < BATON_N_PRIORITIES; i++)
    g_assert_true (baton_duration_parse (target, &sla->targets[i], NULL));
  return sla;
}

typedef struct
{
  gboolean    working;
  const char *target;
  const char *start;
  const char *warn;
  const char *due;
} StartCase;

/* 6 March 2026 is a Friday. */
static const StartCase start_cases[] = {
  { TRUE, "4h", "2026-03-02T10:00:00", "2026-03-02T13:00:00Z", "2026-03-02T14:00:00Z" },
  { TRUE, "4h", "2026-03-06T14:30:00", "2026-03-09T09:30:00Z", "2026-03-09T10:30:00Z" },
  { TRUE, "4h", "2026-03-07T12:00:00", "2026-03-09T12:00:00Z", "2026-03-09T13:00:00Z" },
  { TRUE, "5m", "2026-03-02T10:00:00", "2026-03-02T10:03:45Z", "2026-03-02T10:05:00Z" },
  { TRUE, "10d", "2026-03-02T09:00:00", "2026-03-11T13:00:00Z", "2026-03-16T09:00:00Z" },
  { FALSE, "48h", "2026-03-06T14:30:00", "2026-03-08T02:30:00Z", "2026-03-08T14:30:00Z" },
  { FALSE, "7d", "2026-03-06T14:30:00", "2026-03-11T20:30:00Z", "2026-03-13T14:30:00Z" },
  { FALSE, "1w", "2026-03-06T14:30:00", "2026-03-11T20:30:00Z", "2026-03-13T14:30:00Z" },
};

static void
test_start (void)
{
  g_autoptr(BatonCalendar) calendar = calendar_of ("UTC", OFFICE);

  for (guint i = 0; i < G_N_ELEMENTS (start_cases); i++)
    {
      const StartCase *test = &start_cases[i];
      g_autoptr(BatonSla) sla = make_sla (test->working, test->target);
      g_autoptr(GError) error = NULL;
      g_auto(BatonClock) clock = { 0, };
      g_autofree char *warn = NULL;
      g_autofree char *due = NULL;

      g_test_message ("%s from %s", test->target, test->start);
      g_assert_true (baton_sla_start (sla, calendar, BATON_PRIORITY_HOT, moment (test->start), &clock, &error));
      g_assert_no_error (error);
      warn = moment_text (clock.warn_at);
      due = moment_text (clock.due_at);
      g_assert_cmpstr (warn, ==, test->warn);
      g_assert_cmpstr (due, ==, test->due);

      g_assert_cmpint (clock.started_at, ==, moment (test->start));
      g_assert_cmpstr (clock.sla, ==, "first-contact");
      g_assert_cmpint (clock.team, ==, BATON_TEAM_SALES);
      g_assert_cmpint (clock.priority, ==, BATON_PRIORITY_HOT);
      g_assert_cmpint (clock.ended_at, ==, 0);
      g_assert_cmpint (clock.outcome, ==, BATON_CLOCK_RUNNING);
    }
}

static void
test_start_by_priority (void)
{
  g_autoptr(BatonCalendar) calendar = calendar_of ("UTC", OFFICE);
  g_autoptr(BatonSla) sla = make_sla (TRUE, "4h");
  g_auto(BatonClock) hand_raiser = { 0, };
  g_auto(BatonClock) normal = { 0, };
  gint64 start = moment ("2026-03-02T10:00:00");

  sla->targets[BATON_PRIORITY_HAND_RAISER] = (BatonDuration) { .seconds = 300 };
  g_assert_true (baton_sla_start (sla, calendar, BATON_PRIORITY_HAND_RAISER, start, &hand_raiser, NULL));
  g_assert_true (baton_sla_start (sla, calendar, BATON_PRIORITY_NORMAL, start, &normal, NULL));
  g_assert_cmpint (hand_raiser.due_at, ==, moment ("2026-03-02T10:05:00"));
  g_assert_cmpint (normal.due_at, ==, moment ("2026-03-02T14:00:00"));
}

static void
test_start_attempts (void)
{
  g_autoptr(BatonSla) sla = make_sla (FALSE, "7d");
  g_auto(BatonClock) clock = { 0, };

  sla->kind = BATON_SLA_ATTEMPTS;
  sla->count = 6;
  g_assert_true (baton_sla_start (sla, NULL, BATON_PRIORITY_NORMAL, moment ("2026-03-02T10:00:00"), &clock, NULL));
  g_assert_cmpint (clock.count, ==, 6);
  g_assert_cmpint (clock.done, ==, 0);
}

static void
test_start_without_working_time (void)
{
  g_autoptr(BatonCalendar) calendar = calendar_of ("UTC", "");
  g_autoptr(BatonSla) sla = make_sla (TRUE, "4h");
  g_autoptr(GError) error = NULL;
  g_auto(BatonClock) clock = { 0, };

  g_assert_false (baton_sla_start (sla, calendar, BATON_PRIORITY_NORMAL, moment ("2026-03-02T10:00:00"), &clock, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_null (clock.sla);
}

static void
test_clock_state (void)
{
  BatonClock clock = { .started_at = 1000, .warn_at = 1750, .due_at = 2000 };

  g_assert_cmpint (baton_clock_get_state (&clock, 500), ==, BATON_CLOCK_RUNNING);
  g_assert_cmpint (baton_clock_get_state (&clock, 1749), ==, BATON_CLOCK_RUNNING);
  g_assert_cmpint (baton_clock_get_state (&clock, 1750), ==, BATON_CLOCK_DUE_SOON);
  g_assert_cmpint (baton_clock_get_state (&clock, 2000), ==, BATON_CLOCK_DUE_SOON);
  g_assert_cmpint (baton_clock_get_state (&clock, 2001), ==, BATON_CLOCK_LATE);

  g_assert_cmpint (baton_clock_outcome_at (&clock, 1000), ==, BATON_CLOCK_MET);
  g_assert_cmpint (baton_clock_outcome_at (&clock, 2000), ==, BATON_CLOCK_MET);
  g_assert_cmpint (baton_clock_outcome_at (&clock, 2001), ==, BATON_CLOCK_MISSED);

  clock.ended_at = 1500;
  clock.outcome = BATON_CLOCK_CANCELLED;
  g_assert_cmpint (baton_clock_get_state (&clock, 9000), ==, BATON_CLOCK_CANCELLED);
}

static void
test_standing_of_share (void)
{
  static const struct
  {
    guint         met;
    guint         missed;
    guint         running;
    BatonStanding standing;
  } cases[] = {
    { 0, 0, 0, BATON_STANDING_NO_CASES },
    { 0, 0, 5, BATON_STANDING_IN_REACH },
    { 9, 1, 0, BATON_STANDING_KEPT },
    { 10, 0, 1, BATON_STANDING_KEPT },
    { 28, 1, 3, BATON_STANDING_IN_REACH },
    { 8, 2, 0, BATON_STANDING_OUT_OF_REACH },
    { 7, 1, 1, BATON_STANDING_OUT_OF_REACH },
    { 7, 1, 2, BATON_STANDING_BEHIND },
    { 0, 1, 8, BATON_STANDING_OUT_OF_REACH },
    { 0, 1, 9, BATON_STANDING_BEHIND },
    { 9, 1, 5, BATON_STANDING_IN_REACH },
    { 23, 5, 17, BATON_STANDING_OUT_OF_REACH },
    { 23, 5, 22, BATON_STANDING_BEHIND },
    { 900000, 100000, 0, BATON_STANDING_KEPT },
    { 899999, 100001, 0, BATON_STANDING_OUT_OF_REACH },
  };
  g_autoptr(BatonSla) sla = make_sla (TRUE, "4h");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u met, %u missed, %u running", cases[i].met, cases[i].missed, cases[i].running);
      g_assert_cmpint (baton_standing_of_share (sla, cases[i].met, cases[i].missed, cases[i].running), ==,
                       cases[i].standing);
    }

  sla->share = 1;
  g_assert_cmpint (baton_standing_of_share (sla, 99, 0, 1), ==, BATON_STANDING_IN_REACH);
  g_assert_cmpint (baton_standing_of_share (sla, 99, 1, 0), ==, BATON_STANDING_OUT_OF_REACH);
}

static BatonSla *
make_volume (int count)
{
  BatonSla *sla = make_sla (TRUE, "0");

  sla->kind = BATON_SLA_VOLUME;
  sla->count = count;
  sla->period = BATON_PERIOD_MONTH;
  return sla;
}

static void
test_standing_of_volume (void)
{
  static const struct
  {
    guint         done;
    const char   *now;
    BatonStanding standing;
  } cases[] = {
    { 0, "2026-03-01T12:00:00+01", BATON_STANDING_IN_REACH },
    { 32, "2026-03-23T10:24:00+01", BATON_STANDING_BEHIND },
    { 34, "2026-03-23T10:24:00+01", BATON_STANDING_IN_REACH },
    { 34, "2026-03-20T23:00:00+01", BATON_STANDING_IN_REACH },
    { 50, "2026-03-23T10:24:00+01", BATON_STANDING_KEPT },
    { 51, "2026-03-02T10:24:00+01", BATON_STANDING_KEPT },
    { 49, "2026-03-31T16:59:00+02", BATON_STANDING_IN_REACH },
    { 48, "2026-03-31T16:59:00+02", BATON_STANDING_BEHIND },
    { 49, "2026-03-31T17:00:00+02", BATON_STANDING_OUT_OF_REACH },
    { 49, "2026-04-20T10:00:00+02", BATON_STANDING_OUT_OF_REACH },
    { 0, "2026-02-20T10:00:00+01", BATON_STANDING_IN_REACH },
  };
  g_autoptr(BatonCalendar) calendar = calendar_of ("Europe/Berlin", OFFICE);
  g_autoptr(BatonSla) sla = make_volume (50);
  gint64 start = moment ("2026-03-01T00:00:00+01");
  gint64 end = moment ("2026-04-01T00:00:00+02");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u by %s", cases[i].done, cases[i].now);
      g_assert_cmpint (baton_standing_of_volume (sla, calendar, cases[i].done, start, end, moment (cases[i].now),
                                                 NULL, NULL), ==,
                       cases[i].standing);
    }
}

static void
test_pace (void)
{
  g_autoptr(BatonCalendar) calendar = calendar_of ("Europe/Berlin", OFFICE);
  g_autoptr(BatonSla) sla = make_volume (50);
  gint64 start = moment ("2026-03-01T00:00:00+01");
  gint64 end = moment ("2026-04-01T00:00:00+02");
  double pace, projection;

  /* 15 of 22 working days and 84 of 480 minutes have passed. */
  baton_standing_of_volume (sla, calendar, 32, start, end, moment ("2026-03-23T10:24:00+01"), &pace, &projection);
  g_assert_cmpfloat_with_epsilon (pace, 50 * 15.175 / 22, 1e-9);
  g_assert_cmpfloat_with_epsilon (projection, 32 / 15.175 * 22, 1e-9);

  baton_standing_of_volume (sla, calendar, 3, start, end, moment ("2026-03-01T10:00:00+01"), &pace, &projection);
  g_assert_cmpfloat_with_epsilon (pace, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (projection, 3, 1e-9);

  baton_standing_of_volume (sla, calendar, 44, start, end, end, &pace, &projection);
  g_assert_cmpfloat_with_epsilon (pace, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (projection, 44, 1e-9);
}

static void
test_pace_without_working_time (void)
{
  g_autoptr(BatonCalendar) calendar = calendar_of ("UTC", "2026-01-01=09:00-10:00");
  g_autoptr(BatonSla) sla = make_volume (10);
  double pace, projection;
  BatonStanding standing;

  standing = baton_standing_of_volume (sla, calendar, 5, moment ("2026-03-02T00:00:00"), moment ("2026-03-12T00:00:00"),
                                       moment ("2026-03-07T00:00:00"), &pace, &projection);
  g_assert_cmpint (standing, ==, BATON_STANDING_IN_REACH);
  g_assert_cmpfloat_with_epsilon (pace, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (projection, 10, 1e-9);
}

static void
test_names (void)
{
  for (guint i = 0; i <= BATON_CLOCK_CANCELLED; i++)
    {
      BatonClockState state;

      g_assert_true (baton_clock_state_from_name (baton_clock_state_get_name (i), &state));
      g_assert_cmpint (state, ==, i);
    }
  for (guint i = 0; i <= BATON_MILESTONE_TAKE_UP; i++)
    {
      BatonMilestone milestone;

      g_assert_true (baton_milestone_from_name (baton_milestone_get_name (i), &milestone));
      g_assert_cmpint (milestone, ==, i);
    }
  for (guint i = 0; i <= BATON_SLA_ATTEMPTS; i++)
    {
      BatonSlaKind kind;

      g_assert_true (baton_sla_kind_from_name (baton_sla_kind_get_name (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  for (guint i = 0; i <= BATON_PERIOD_QUARTER; i++)
    {
      BatonPeriod period;

      g_assert_true (baton_period_from_name (baton_period_get_name (i), &period));
      g_assert_cmpint (period, ==, i);
    }
  g_assert_cmpstr (baton_standing_get_name (BATON_STANDING_OUT_OF_REACH), ==, "out-of-reach");
  g_assert_false (baton_period_from_name ("year", &(BatonPeriod) { 0 }));
  g_assert_false (baton_period_from_name (NULL, &(BatonPeriod) { 0 }));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sla/start/due-and-warning", test_start);
  g_test_add_func ("/sla/start/by-priority", test_start_by_priority);
  g_test_add_func ("/sla/start/attempts", test_start_attempts);
  g_test_add_func ("/sla/start/without-working-time", test_start_without_working_time);
  g_test_add_func ("/sla/clock/state", test_clock_state);
  g_test_add_func ("/sla/standing/share", test_standing_of_share);
  g_test_add_func ("/sla/standing/volume", test_standing_of_volume);
  g_test_add_func ("/sla/standing/pace", test_pace);
  g_test_add_func ("/sla/standing/pace-without-working-time", test_pace_without_working_time);
  g_test_add_func ("/sla/names", test_names);

  return g_test_run ();
}
