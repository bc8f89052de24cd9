/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "calendar-fixture.h"

#include "baton-error.h"

#define OFFICE "12345=09:00-17:00"
#define LUNCH  "12345=09:00-12:00+13:00-17:00"
#define NIGHTS "12345=22:00-06:00"
#define ALWAYS "1234567=00:00-24:00"

/* 2 March 2026 is a Monday; Berlin is an hour ahead of UTC until 29 March. */
typedef struct
{
  const char *time_zone;
  const char *words;
  const char *start;
  const char *target;
  const char *due;
} DueCase;

static const DueCase within_hours[] = {
  { "Europe/Berlin", OFFICE, "2026-03-02T09:00:00+01", "50m", "2026-03-02T08:50:00Z" },
  { "Europe/Berlin", OFFICE, "2026-03-02T16:30:00+01", "1h", "2026-03-03T08:30:00Z" },
  { "Europe/Berlin", OFFICE, "2026-03-06T16:30:00+01", "1h", "2026-03-09T08:30:00Z" },
  { "Europe/Berlin", LUNCH, "2026-03-02T11:30:00+01", "1h", "2026-03-02T12:30:00Z" },
  { "Europe/Berlin", OFFICE, "2026-03-07T12:00:00+01", "1h", "2026-03-09T09:00:00Z" },
  { "UTC", OFFICE, "2026-03-02T16:59:59.750", "500s", "2026-03-03T09:08:19Z" },
  { "UTC", OFFICE, "2026-03-02T09:00:00", "80h", "2026-03-13T17:00:00Z" },
  { "UTC", OFFICE, "2026-03-02T09:00:00", "2080h", "2027-02-26T17:00:00Z" },
};

static const DueCase closing[] = {
  { "UTC", OFFICE, "2026-03-02T16:00:00", "1h", "2026-03-02T17:00:00Z" },
  { "UTC", OFFICE, "2026-03-06T09:00:00", "8h", "2026-03-06T17:00:00Z" },
  { "UTC", LUNCH, "2026-03-02T11:00:00", "1h", "2026-03-02T12:00:00Z" },
  { "UTC", NIGHTS, "2026-03-02T22:00:00", "8h", "2026-03-03T06:00:00Z" },
  { "UTC", ALWAYS, "2026-03-02T22:00:00", "2h", "2026-03-03T00:00:00Z" },
  { "UTC", OFFICE, "2026-03-02T17:00:00", "8h", "2026-03-03T17:00:00Z" },
};

static const DueCase zero[] = {
  { "UTC", OFFICE, "2026-03-02T10:00:00", "0s", "2026-03-02T10:00:00Z" },
  { "UTC", OFFICE, "2026-03-02T09:00:00", "0s", "2026-03-02T09:00:00Z" },
  { "UTC", OFFICE, "2026-03-02T17:00:00", "0s", "2026-03-03T09:00:00Z" },
  { "UTC", OFFICE, "2026-03-07T12:00:00", "0m", "2026-03-09T09:00:00Z" },
  { "UTC", OFFICE, "2026-03-07T12:00:00", "-0d", "2026-03-09T09:00:00Z" },
  { "UTC", LUNCH, "2026-03-02T12:30:00", "0s", "2026-03-02T13:00:00Z" },
};

static const DueCase back[] = {
  { "UTC", OFFICE, "2026-03-03T10:00:00", "-30m", "2026-03-03T09:30:00Z" },
  { "UTC", OFFICE, "2026-03-03T10:00:00", "-2h", "2026-03-02T16:00:00Z" },
  { "UTC", OFFICE, "2026-03-03T17:00:00", "-8h", "2026-03-03T09:00:00Z" },
  { "UTC", OFFICE, "2026-03-07T12:00:00", "-8h", "2026-03-06T09:00:00Z" },
  { "UTC", OFFICE, "2026-03-09T09:00:00", "-1s", "2026-03-06T16:59:59Z" },
  { "UTC", OFFICE, "2026-03-04T10:00:00", "-1d", "2026-03-03T10:00:00Z" },
  { "UTC", OFFICE, "2026-03-09T10:00:00", "-1d", "2026-03-06T10:00:00Z" },
  { "UTC", OFFICE, "2026-03-07T12:00:00", "-1d", "2026-03-05T17:00:00Z" },
  { "UTC", OFFICE, "2026-03-09T10:00:00", "-1d 2h", "2026-03-05T16:00:00Z" },
};

static const DueCase days[] = {
  { "UTC", OFFICE, "2026-03-02T10:30:00", "1d", "2026-03-03T10:30:00Z" },
  { "UTC", OFFICE, "2026-03-06T10:30:00", "1d", "2026-03-09T10:30:00Z" },
  { "UTC", OFFICE, "2026-03-02T10:30:00", "10d", "2026-03-16T10:30:00Z" },
  { "UTC", OFFICE, "2026-03-02T10:30:00", "1w", "2026-03-09T10:30:00Z" },
  { "UTC", OFFICE, "2026-03-02T10:30:00", "1d 4h", "2026-03-03T14:30:00Z" },
  { "UTC", OFFICE, "2026-03-02T15:30:00", "1d 4h", "2026-03-04T11:30:00Z" },
  { "UTC", OFFICE, "2026-03-02T09:00:00", "1d", "2026-03-03T09:00:00Z" },
  /* Six days make the week of a shop that opens on Saturdays. */
  { "UTC", "123456=09:00-17:00", "2026-03-02T10:30:00", "1w", "2026-03-09T10:30:00Z" },
  { "UTC", ALWAYS, "2026-03-02T10:30:00", "1w", "2026-03-09T10:30:00Z" },
  /* From outside the hours they count from the next opening. */
  { "UTC", OFFICE, "2026-03-07T12:00:00", "1d", "2026-03-10T09:00:00Z" },
  { "UTC", OFFICE, "2026-03-02T17:00:00", "1d", "2026-03-04T09:00:00Z" },
  /* Holidays and closed days are no working days. */
  { "UTC", OFFICE " 2026-03-03=holiday", "2026-03-02T10:30:00", "1d", "2026-03-04T10:30:00Z" },
  { "UTC", OFFICE " 2026-03-03=closed", "2026-03-02T10:30:00", "1d", "2026-03-04T10:30:00Z" },
  { "UTC", OFFICE " pause=2026-03-03T00:00:00Z/2026-03-04T00:00:00Z", "2026-03-02T10:30:00", "1d", "2026-03-04T10:30:00Z" },
  /* Where nobody works at that time: the closing before it, or the opening. */
  { "UTC", OFFICE " 2026-03-03=09:00-12:00", "2026-03-02T15:00:00", "1d", "2026-03-03T12:00:00Z" },
  { "UTC", OFFICE " 2026-03-03=13:00-17:00", "2026-03-02T10:00:00", "1d", "2026-03-03T13:00:00Z" },
  { "UTC", OFFICE " 2026-03-03=09:00-12:00+14:00-17:00", "2026-03-02T13:00:00", "1d", "2026-03-03T12:00:00Z" },
  /* After midnight it is still the working day of the evening before. */
  { "UTC", NIGHTS, "2026-03-03T02:00:00", "1d", "2026-03-04T02:00:00Z" },
  { "UTC", NIGHTS, "2026-03-07T02:00:00", "1d", "2026-03-10T02:00:00Z" },
  { "UTC", "1=09:00-17:30 5=22:00-06:00", "2026-03-07T02:00:00", "1d", "2026-03-09T17:30:00Z" },
  /* The same local time, whatever the clock did in between. */
  { "Europe/Berlin", OFFICE, "2026-03-27T10:30:00+01", "1d", "2026-03-30T08:30:00Z" },
  { "Europe/Berlin", OFFICE, "2026-10-23T10:30:00+02", "1d", "2026-10-26T09:30:00Z" },
};

static const DueCase nights[] = {
  { "UTC", NIGHTS, "2026-03-02T23:00:00", "2h", "2026-03-03T01:00:00Z" },
  { "UTC", NIGHTS, "2026-03-03T03:00:00", "4h", "2026-03-03T23:00:00Z" },
  { "UTC", NIGHTS, "2026-03-02T03:00:00", "1h", "2026-03-02T23:00:00Z" },
  { "UTC", NIGHTS, "2026-03-07T05:00:00", "2h", "2026-03-09T23:00:00Z" },
  /* A holiday takes the night that begins on it, not the one that ends on it. */
  { "UTC", NIGHTS " 2026-03-03=holiday", "2026-03-02T23:00:00", "7h", "2026-03-03T06:00:00Z" },
  { "UTC", NIGHTS " 2026-03-03=holiday", "2026-03-02T23:00:00", "8h", "2026-03-04T23:00:00Z" },
  { "UTC", "1=22:00-06:00 2=04:00-08:00", "2026-03-02T22:00:00", "9h", "2026-03-03T07:00:00Z" },
  { "UTC", "1=09:00-09:00", "2026-03-02T09:00:00", "24h", "2026-03-03T09:00:00Z" },
  { "UTC", "1=18:00-24:00 2=00:00-02:00", "2026-03-02T23:00:00", "2h", "2026-03-03T01:00:00Z" },
  { "UTC", "1=09:00-12:00+10:00-14:00+14:00-15:00", "2026-03-02T09:00:00", "6h", "2026-03-02T15:00:00Z" },
};

static const DueCase exceptions[] = {
  { "UTC", OFFICE " 2026-03-03=holiday", "2026-03-02T16:00:00", "2h", "2026-03-04T10:00:00Z" },
  { "UTC", OFFICE " 2026-03-03=10:00-12:00 2026-03-03=holiday", "2026-03-02T16:00:00", "2h", "2026-03-03T11:00:00Z" },
  { "UTC", OFFICE " 2026-03-07=10:00-12:00", "2026-03-06T16:00:00", "2h", "2026-03-07T11:00:00Z" },
  { "UTC", OFFICE " 2026-03-03=closed", "2026-03-02T16:00:00", "2h", "2026-03-04T10:00:00Z" },
  { "UTC", OFFICE " pause=2026-03-02T10:00:00Z/2026-03-02T11:00:00Z", "2026-03-02T09:30:00", "1h", "2026-03-02T11:30:00Z" },
  { "UTC", OFFICE " pause=2026-03-02T10:00:00Z/2026-03-02T11:00:00Z", "2026-03-02T09:30:00", "30m", "2026-03-02T10:00:00Z" },
  { "UTC", OFFICE " pause=2026-03-02T10:00:00Z/2026-03-02T11:00:00Z", "2026-03-02T10:30:00", "0s", "2026-03-02T11:00:00Z" },
  { "UTC", OFFICE " pause=2026-03-02T10:00:00Z/2026-03-02T11:00:00Z pause=2026-03-02T10:30:00Z/2026-03-02T12:00:00Z",
    "2026-03-02T09:30:00", "1h", "2026-03-02T12:30:00Z" },
  { "UTC", OFFICE " pause=2026-03-02T10:00:00Z/2026-03-05T10:00:00Z", "2026-03-02T09:30:00", "1h", "2026-03-05T10:30:00Z" },
};

static const DueCase daylight_saving[] = {
  /* Berlin leaves out 02:00 to 03:00 on 29 March, and repeats it on 25 October. */
  { "Europe/Berlin", ALWAYS, "2026-03-29T00:00:00+01", "23h", "2026-03-29T22:00:00Z" },
  { "Europe/Berlin", ALWAYS, "2026-03-28T23:00:00Z", "24h", "2026-03-29T23:00:00Z" },
  { "Europe/Berlin", "6=22:00-06:00", "2026-03-28T22:00:00+01", "7h", "2026-03-29T04:00:00Z" },
  { "Europe/Berlin", "6=22:00-06:00", "2026-10-24T22:00:00+02", "9h", "2026-10-25T05:00:00Z" },
  { "Europe/Berlin", "7=02:30-04:00", "2026-03-29T00:00:00Z", "0s", "2026-03-29T01:00:00Z" },
  { "Europe/Berlin", "7=02:30-04:00", "2026-03-29T00:00:00Z", "1h", "2026-03-29T02:00:00Z" },
  { "Europe/Berlin", "7=01:00-02:30", "2026-03-29T00:00:00Z", "1h", "2026-03-29T01:00:00Z" },
  { "Europe/Berlin", "7=02:30-04:00", "2026-10-24T12:00:00Z", "0s", "2026-10-25T00:30:00Z" },
  { "Europe/Berlin", "7=01:00-02:30", "2026-10-24T23:00:00Z", "150m", "2026-10-25T01:30:00Z" },
  { "Europe/Berlin", "7=01:00-02:30+02:30-04:00", "2026-10-24T23:00:00Z", "4h", "2026-10-25T03:00:00Z" },
  { "America/New_York", OFFICE, "2026-03-06T16:00:00-05", "2h", "2026-03-09T14:00:00Z" },
  { "America/New_York", OFFICE, "2026-10-30T16:00:00-04", "2h", "2026-11-02T15:00:00Z" },
  /* Half an hour; ends on 5 April 2026, begins on 4 October. */
  { "Australia/Lord_Howe", ALWAYS, "2026-04-05T00:00:00+11", "24h 30m", "2026-04-05T13:30:00Z" },
  { "Australia/Lord_Howe", "6=20:00-08:00", "2026-04-04T20:00:00+11", "12h 30m", "2026-04-04T21:30:00Z" },
  { "Australia/Lord_Howe", "6=20:00-08:00", "2026-10-03T20:00:00+10:30", "11h 30m", "2026-10-03T21:00:00Z" },
  /* There was no 30 December 2011, a Friday. */
  { "Pacific/Apia", OFFICE, "2011-12-29T16:00:00-10", "2h", "2012-01-01T20:00:00Z" },
  { "Pacific/Apia", OFFICE, "2011-12-29T10:00:00-10", "1d", "2012-01-01T20:00:00Z" },
  { "Pacific/Apia", "4=22:00-06:00 6=00:00-12:00", "2011-12-29T22:00:00-10", "3h", "2011-12-30T11:00:00Z" },
  /* The clock went back over midnight. */
  { "America/St_Johns", ALWAYS, "2010-11-06T12:00:00-02:30", "14h", "2010-11-07T04:30:00Z" },
  { "America/St_Johns", "7=00:00-12:00", "2010-11-06T12:00:00-02:30", "13h", "2010-11-07T15:30:00Z" },
};

static void
check_due (const DueCase *test)
{
  g_autoptr(BatonCalendar) calendar = calendar_of (test->time_zone, test->words);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  BatonDuration target;
  gint64 due = 0;

  g_test_message ("%s from %s in %s: %s", test->target, test->start, test->time_zone, test->words);
  g_assert_true (baton_duration_parse (test->target, &target, &error));
  g_assert_true (baton_calendar_due (calendar, moment (test->start), &target, &due, &error));
  g_assert_no_error (error);
  text = moment_text (due);
  g_assert_cmpstr (text, ==, test->due);
}

#define DEFINE_DUE_TEST(cases)                           \
  static void                                            \
  test_ ## cases (void)                                  \
  {                                                      \
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)     \
      check_due (&cases[i]);                             \
  }

DEFINE_DUE_TEST (within_hours)
DEFINE_DUE_TEST (closing)
DEFINE_DUE_TEST (zero)
DEFINE_DUE_TEST (back)
DEFINE_DUE_TEST (days)
DEFINE_DUE_TEST (nights)
DEFINE_DUE_TEST (exceptions)
DEFINE_DUE_TEST (daylight_saving)

static void
test_keeps_fractions (void)
{
  g_autoptr(BatonCalendar) calendar = calendar_of ("UTC", OFFICE);
  BatonDuration hour = { .seconds = 3600 };
  BatonDuration day = { .days = 1 };
  gint64 start = moment ("2026-03-02T16:30:00") + 123456;
  gint64 due = 0;

  g_assert_true (baton_calendar_due (calendar, start, &hour, &due, NULL));
  g_assert_cmpint (due, ==, moment ("2026-03-03T09:30:00") + 123456);
  g_assert_true (baton_calendar_due (calendar, start, &day, &due, NULL));
  g_assert_cmpint (due, ==, moment ("2026-03-03T16:30:00") + 123456);
}

static void
check_impossible (const char *words,
                  const char *start,
                  const char *target)
{
  g_autoptr(BatonCalendar) calendar = calendar_of ("Europe/Berlin", words);
  g_autoptr(GError) error = NULL;
  BatonDuration duration;
  gint64 due = 77;

  g_test_message ("%s from %s: %s", target, start, words);
  g_assert_true (baton_duration_parse (target, &duration, NULL));
  g_assert_false (baton_calendar_due (calendar, moment (start), &duration, &due, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Office"));
  g_assert_cmpint (due, ==, 77);
}

static void
test_no_working_time (void)
{
  static const char * const targets[] = { "0s", "1s", "8h", "1d", "1w", "-1s", "-1d" };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      check_impossible ("", "2026-03-02T09:00:00", targets[i]);
      check_impossible (OFFICE " pause=2000-01-01T00:00:00Z/2060-01-01T00:00:00Z", "2026-03-02T09:00:00", targets[i]);
    }
  /* Enough for now, and then nothing any more. */
  check_impossible ("2026-03-02=09:00-17:00", "2026-03-02T09:00:00", "9h");
  check_impossible ("2026-03-02=09:00-17:00", "2026-03-02T09:00:00", "1d");
  check_impossible ("2026-03-02=09:00-17:00", "2026-03-02T09:00:00", "-9h");
}

static void
test_out_of_time (void)
{
  static const char * const targets[] = { "9223372036854s", "100000000d", "1000000w", "-9223372036854s", "-100000000d" };
  g_autoptr(BatonCalendar) calendar = calendar_of ("UTC", "1=09:00-17:00");
  BatonDuration second = { .seconds = 1 };
  gint64 due = 0;

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr(GError) error = NULL;
      BatonDuration target;

      g_assert_true (baton_duration_parse (targets[i], &target, NULL));
      g_assert_false (baton_calendar_due (calendar, moment ("2026-03-02T09:00:00"), &target, &due, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
    }

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 edge = i == 0 ? G_MAXINT64 : G_MININT64;

      g_assert_false (baton_calendar_due (calendar, edge, &second, &due, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
      g_assert_false (baton_calendar_is_open (calendar, edge));
    }
  g_assert_cmpint (baton_calendar_elapsed (calendar, moment ("9999-12-20T00:00:00"), G_MAXINT64), ==, 8 * 3600 * 2);
}

typedef struct
{
  const char *time_zone;
  const char *words;
  const char *from;
  const char *to;
  gint64      seconds;
  gint64      working_days;
} ElapsedCase;

static const ElapsedCase elapsed_cases[] = {
  { "UTC", OFFICE, "2026-03-02T10:00:00", "2026-03-02T11:00:00", 3600, 1 },
  { "UTC", OFFICE, "2026-03-02T16:00:00", "2026-03-03T10:00:00", 7200, 2 },
  { "UTC", OFFICE, "2026-03-06T17:00:00", "2026-03-09T09:00:00", 0, 0 },
  { "UTC", OFFICE, "2026-03-02T00:00:00", "2026-03-09T00:00:00", 40 * 3600, 5 },
  { "UTC", OFFICE, "2026-03-03T10:00:00", "2026-03-02T16:00:00", -7200, 0 },
  { "UTC", OFFICE, "2026-03-02T10:00:00", "2026-03-02T10:00:00", 0, 0 },
  { "UTC", OFFICE, "2026-03-01T00:00:00", "2026-04-01T00:00:00", 22 * 8 * 3600, 22 },
  { "Europe/Berlin", OFFICE, "2026-03-23T10:24:00+01", "2026-04-01T00:00:00+02", (36 + 6 * 60 + 6 * 480) * 60, 7 },
  { "UTC", OFFICE " 2026-03-03=holiday", "2026-03-02T00:00:00", "2026-03-07T00:00:00", 32 * 3600, 4 },
  { "UTC", NIGHTS, "2026-03-03T00:00:00", "2026-03-03T12:00:00", 6 * 3600, 1 },
  { "UTC", "", "2026-03-03T00:00:00", "2026-04-03T12:00:00", 0, 0 },
  { "UTC", ALWAYS, "2016-01-01T00:00:00", "2026-01-01T00:00:00", 3653 * 86400, 3653 },
  { "Europe/Berlin", ALWAYS, "2026-03-29T00:00:00+01", "2026-03-30T00:00:00+02", 23 * 3600, 1 },
  { "Europe/Berlin", ALWAYS, "2026-10-25T00:00:00+02", "2026-10-26T00:00:00+01", 25 * 3600, 1 },
  { "Europe/Berlin", "7=02:10-02:50", "2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z", 0, 0 },
  { "Europe/Berlin", "7=02:10-02:50", "2026-10-24T00:00:00Z", "2026-10-26T00:00:00Z", 100 * 60, 1 },
  { "UTC", OFFICE, "2026-03-02T09:00:00.600", "2026-03-02T09:00:02.500", 1, 1 },
};

static void
test_elapsed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (elapsed_cases); i++)
    {
      const ElapsedCase *test = &elapsed_cases[i];
      g_autoptr(BatonCalendar) calendar = calendar_of (test->time_zone, test->words);
      gint64 from = moment (test->from);
      gint64 to = moment (test->to);

      g_test_message ("from %s to %s in %s: %s", test->from, test->to, test->time_zone, test->words);
      g_assert_cmpint (baton_calendar_elapsed (calendar, from, to), ==, test->seconds);
      g_assert_cmpint (baton_calendar_elapsed (calendar, to, from), ==, -test->seconds);
      g_assert_cmpint (baton_calendar_working_days (calendar, from, to), ==, test->working_days);
    }
}

static void
test_open (void)
{
  g_autoptr(BatonCalendar) calendar =
    calendar_of ("Europe/Berlin", LUNCH " 5=22:00-06:00 pause=2026-03-02T09:00:00Z/2026-03-02T09:30:00Z");

  g_assert_true (baton_calendar_is_open (calendar, moment ("2026-03-02T09:00:00+01")));
  g_assert_true (baton_calendar_is_open (calendar, moment ("2026-03-02T11:59:59+01")));
  g_assert_false (baton_calendar_is_open (calendar, moment ("2026-03-02T12:00:00+01")));
  g_assert_false (baton_calendar_is_open (calendar, moment ("2026-03-02T08:59:59+01")));
  g_assert_false (baton_calendar_is_open (calendar, moment ("2026-03-02T10:15:00+01")));
  g_assert_true (baton_calendar_is_open (calendar, moment ("2026-03-02T10:30:00+01")));
  g_assert_true (baton_calendar_is_open (calendar, moment ("2026-03-07T05:59:00+01")));
  g_assert_false (baton_calendar_is_open (calendar, moment ("2026-03-07T06:00:00+01")));
}

static void
test_zones (void)
{
  static const char * const unknown[] = {
    "", "Mars/Olympus", "Europe", "europe/berlin", "+02:00", "/etc/passwd", "../../../etc/passwd", "Europe/Berlin ",
    ":UTC", "CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin\n", "２",
  };
  static const char * const known[] = {
    "UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Asia/Kathmandu",
  };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonCalendarBuilder) builder = baton_calendar_builder_new (NULL, unknown[i], &error);

      g_test_message ("“%s”", unknown[i]);
      g_assert_null (builder);
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr(BatonCalendar) calendar = calendar_of (known[i], OFFICE);

      g_assert_cmpstr (baton_calendar_get_time_zone (calendar), ==, known[i]);
    }
}

static void
test_bad_interval (void)
{
  static const BatonInterval intervals[] = { { -1, 60 }, { 86400, 60 }, { 0, 86401 }, { 0, 0 }, { 60, -1 } };
  g_autoptr(BatonCalendarBuilder) builder = baton_calendar_builder_new (NULL, "UTC", NULL);
  g_autoptr(BatonCalendar) calendar = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (baton_calendar_builder_add_weekly (builder, 1, intervals[i], &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
    }
  g_assert_false (baton_calendar_builder_has_hours (builder));
  calendar = baton_calendar_builder_end (builder);
  g_assert_cmpstr (baton_calendar_get_name (calendar), ==, "UTC");
}

typedef struct
{
  const char *start;
  const char *target;
  const char *sentence;
} ExplainCase;

static const ExplainCase explain_cases[] = {
  { "2026-03-06T16:30:00+01", "1h",
    "Counts 1h of working time from Fri 6 Mar 2026 16:30 to Mon 9 Mar 2026 09:30; "
    "64h in between do not count (calendar “Office”, Europe/Berlin)." },
  { "2026-03-07T12:00:00+01", "1d",
    "Counts 1d of working time from the first opening after Sat 7 Mar 2026 12:00 to Tue 10 Mar 2026 09:00; "
    "61h in between do not count (calendar “Office”, Europe/Berlin)." },
  { "2026-03-02T10:00:00+01", "-90s",
    "Counts 1m 30s of working time back from Mon 2 Mar 2026 10:00 to Mon 2 Mar 2026 09:58:30; "
    "0s in between do not count (calendar “Office”, Europe/Berlin)." },
  { "2026-03-07T12:00:00+01", "-1h",
    "Counts 1h of working time back from the last closing before Sat 7 Mar 2026 12:00 to Fri 6 Mar 2026 16:00; "
    "19h in between do not count (calendar “Office”, Europe/Berlin)." },
  { "2026-03-07T12:00:00+01", "0s",
    "No time is given, and nobody works at Sat 7 Mar 2026 12:00, so it is due at the next opening, "
    "Mon 9 Mar 2026 09:00 (calendar “Office”, Europe/Berlin)." },
  { "2026-03-02T10:00:00+01", "0s",
    "No time is given, so it is due at once: started Mon 2 Mar 2026 10:00, due Mon 2 Mar 2026 10:00 "
    "(calendar “Office”, Europe/Berlin)." },
};

static void
test_explain (void)
{
  g_autoptr(BatonCalendar) calendar = calendar_of ("Europe/Berlin", OFFICE);

  for (guint i = 0; i < G_N_ELEMENTS (explain_cases); i++)
    {
      g_autofree char *sentence = NULL;
      gint64 start = moment (explain_cases[i].start);
      gint64 due = 0;
      BatonDuration target;

      g_assert_true (baton_duration_parse (explain_cases[i].target, &target, NULL));
      g_assert_true (baton_calendar_due (calendar, start, &target, &due, NULL));
      sentence = baton_calendar_explain (calendar, start, &target, due);
      g_assert_cmpstr (sentence, ==, explain_cases[i].sentence);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/due/within-hours", test_within_hours);
  g_test_add_func ("/calendar/due/closing", test_closing);
  g_test_add_func ("/calendar/due/zero", test_zero);
  g_test_add_func ("/calendar/due/back", test_back);
  g_test_add_func ("/calendar/due/days", test_days);
  g_test_add_func ("/calendar/due/nights", test_nights);
  g_test_add_func ("/calendar/due/exceptions", test_exceptions);
  g_test_add_func ("/calendar/due/daylight-saving", test_daylight_saving);
  g_test_add_func ("/calendar/due/keeps-fractions", test_keeps_fractions);
  g_test_add_func ("/calendar/due/no-working-time", test_no_working_time);
  g_test_add_func ("/calendar/due/out-of-time", test_out_of_time);
  g_test_add_func ("/calendar/elapsed", test_elapsed);
  g_test_add_func ("/calendar/open", test_open);
  g_test_add_func ("/calendar/zones", test_zones);
  g_test_add_func ("/calendar/bad-interval", test_bad_interval);
  g_test_add_func ("/calendar/explain", test_explain);

  return g_test_run ();
}
