/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-work-repository.h"

#include "baton-clock-repository.h"
#include "baton-event-repository.h"
#include "process/baton-stage.h"
#include "store-samples.h"

static gint64
add_clock (BatonConnection *connection,
           gint64           lead,
           gint64           handoff,
           gint64           person,
           gint64           due_at)
{
  g_autoptr(GError) error = NULL;
  BatonClock clock = {
    .lead = lead,
    .handoff = handoff,
    .person = person,
    .sla = (char *) "accept",
    .team = BATON_TEAM_SALES,
    .started_at = SAMPLE_NOW,
    .warn_at = due_at - 1,
    .due_at = due_at,
    .count = 6,
    .done = 2,
  };

  baton_clock_insert (connection, &clock, &error);
  g_assert_no_error (error);
  return clock.id;
}

/* Sales hands the lead back, to be looked at again at @until. */
static void
give_back (BatonConnection *connection,
           gint64           lead,
           gint64           handoff,
           gint64           until)
{
  g_autoptr(BatonHandoff) open = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  BatonReturn returned = {
    .lead = lead, .handoff = handoff, .at = SAMPLE_NOW + 5, .actor = "Bob", .reason = BATON_RETURN_UNDER_CONTRACT,
    .until = until, .note = "until spring",
  };

  open = baton_handoff_find_open (connection, lead, &error);
  g_assert_no_error (error);
  open->state = BATON_HANDOFF_RETURNED;
  open->ended_at = returned.at;
  open->ended_by = g_strdup ("Bob");
  baton_handoff_update (connection, open, &error);
  g_assert_no_error (error);
  baton_return_insert (connection, &returned, &error);
  g_assert_no_error (error);

  sample_load (connection, lead, &row);
  row.state.stage = BATON_STAGE_NEW;
  row.state.team = BATON_TEAM_MARKETING;
  row.state.owner = 0;
  row.state.suppressed_since = 0;
  row.state.returned_at = returned.at;
  row.state.wake_at = until;
  sample_set_state (connection, lead, &row.state);
}

static const BatonWorkLine *
nth (GPtrArray *lines,
     guint      position)
{
  g_assert_cmpuint (position, <, lines->len);
  return g_ptr_array_index (lines, position);
}

static gint64
nth_lead (GPtrArray *lines,
          guint      position)
{
  return baton_lead_get_id (nth (lines, position)->lead);
}

/* The earliest due first; mine and nobody's, not the colleague's. */
static void
test_due (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 ana = sample_add_person (connection, "Ana", BATON_TEAM_SALES);
  gint64 bob = sample_add_person (connection, "Bob", BATON_TEAM_SALES);
  gint64 leads[3];
  gint64 owners[] = { ana, 0, bob };
  const BatonWorkFilter anybody = { 0, };
  const BatonWorkFilter mine = { ana, BATON_TEAM_SALES };
  const BatonWorkFilter marketing = { ana, BATON_TEAM_MARKETING };
  g_autoptr(GPtrArray) all = NULL, late = NULL, own = NULL, none = NULL;
  g_autoptr(GError) error = NULL;
  const BatonWorkLine *line;

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      leads[i] = sample_add_lead (connection, NULL, i == 0 ? "ada@mills.example" : NULL);
      sample_add_event (connection, leads[i], SAMPLE_NOW - 1, "page_view", NULL);
      add_clock (connection, leads[i], sample_hand_over (connection, leads[i], owners[i]), owners[i],
                 SAMPLE_NOW + 100 - 10 * (gint64) i);
    }

  all = baton_work_list_due (connection, &anybody, 0, G_MAXINT64, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (nth_lead (all, 0), ==, leads[2]);
  line = nth (all, 2);
  g_assert_cmpstr (baton_lead_get_name (line->lead), ==, "ada@mills.example");
  g_assert_cmpint (baton_lead_get_state (line->lead)->stage, ==, BATON_STAGE_MARKETING_QUALIFIED);
  g_assert_cmpint (line->handoff->trigger, ==, BATON_TRIGGER_HAND_RAISED);
  g_assert_cmpstr (line->person_name, ==, "Ana");
  g_assert_cmpint (line->clock.due_at, ==, SAMPLE_NOW + 100);
  g_assert_cmpstr (line->clock.sla, ==, "accept");
  g_assert_cmpint (line->clock.done, ==, 2);
  g_assert_cmpint (line->returned_at, ==, 0);
  g_assert_null (line->asked_kind);

  late = baton_work_list_due (connection, &anybody, 0, SAMPLE_NOW + 90, 10, &error);
  g_assert_cmpuint (late->len, ==, 1);
  own = baton_work_list_due (connection, &mine, 0, G_MAXINT64, 10, &error);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpint (nth_lead (own, 0), ==, leads[1]);
  g_assert_null (nth (own, 0)->person_name);
  none = baton_work_list_due (connection, &marketing, 0, G_MAXINT64, 10, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_clear_pointer (&all, g_ptr_array_unref);
  all = baton_work_list_due (connection, &anybody, 0, G_MAXINT64, 2, &error);
  g_assert_cmpuint (all->len, ==, 2);
  probe_commit (connection);
}

/* What a lead raised its hand with is told; what it looked at, and what it did
 * later, is not. */
static void
test_asked (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  static const struct { gint64 at; const char *kind, *form; } done[] = {
    { SAMPLE_NOW - 20, "form_submit", "contact" },
    { SAMPLE_NOW - 10, "form_submit", "demo" },
    { SAMPLE_NOW - 5, "page_view", NULL },
    { SAMPLE_NOW + 5, "form_submit", "survey" },
  };
  const BatonWorkFilter anybody = { 0, };
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    {
      BatonEvent event = {
        .id = baton_connection_next_number (connection, "event", 1, &error), .lead = lead, .at = done[i].at,
        .kind = done[i].kind, .form = done[i].form,
      };

      baton_event_repository_insert (connection, &event, &error);
      g_assert_no_error (error);
    }
  add_clock (connection, lead, sample_hand_over (connection, lead, 0), 0, SAMPLE_NOW + 100);

  lines = baton_work_list_due (connection, &anybody, 0, G_MAXINT64, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (nth (lines, 0)->asked_kind, ==, "form_submit");
  g_assert_cmpstr (nth (lines, 0)->asked_form, ==, "demo");
  probe_commit (connection);
}

static guint
count_rested (BatonConnection *connection,
              gint64           now)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = baton_work_list_rested (connection, now, 10, &error);

  g_assert_no_error (error);
  return lines->len;
}

/* From the date on, until somebody tries. */
static void
test_rested (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  gint64 until = SAMPLE_NOW + 1000;
  BatonAttempt attempt = {
    .lead = lead, .at = SAMPLE_NOW + 10, .actor = "Mia", .channel = "email", .outcome = BATON_ATTEMPT_MESSAGE_SENT,
  };
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GError) error = NULL;

  give_back (connection, lead, sample_hand_over (connection, lead, 0), until);
  baton_attempt_insert (connection, &attempt, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rested (connection, until - 1), ==, 0);

  lines = baton_work_list_rested (connection, until, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (nth (lines, 0)->clock.id, ==, 0);
  g_assert_cmpint (nth (lines, 0)->reason, ==, BATON_RETURN_UNDER_CONTRACT);
  g_assert_cmpint (nth (lines, 0)->until, ==, until);
  g_assert_cmpstr (nth (lines, 0)->note, ==, "until spring");

  attempt.at = until;
  baton_attempt_insert (connection, &attempt, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rested (connection, until + 5), ==, 0);
  probe_commit (connection);
}

static gint64
add_active (BatonConnection *connection,
            const char      *kind,
            gint64           at,
            gint64           wake_at)
{
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  g_auto(BatonLeadRow) row = { 0, };

  sample_add_event (connection, lead, at, kind, NULL);
  sample_load (connection, lead, &row);
  row.state.last_event_at = at;
  row.state.wake_at = wake_at;
  sample_set_state (connection, lead, &row.state);
  return lead;
}

/* Who looked at a form lately, is Marketing's and does not rest. */
static GPtrArray *
list_active (BatonConnection *connection,
             const char      *kind,
             guint            limit)
{
  const BatonActivity activity = { kind, SAMPLE_NOW, SAMPLE_NOW + 50, limit };
  g_autoptr(GError) error = NULL;
  GPtrArray *lines = baton_work_list_active (connection, &activity, &error);

  g_assert_no_error (error);
  return lines;
}

static void
write_to (BatonConnection *connection,
          gint64           lead,
          gint64           at)
{
  BatonAttempt attempt = {
    .lead = lead, .at = at, .actor = "Mia", .channel = "email", .outcome = BATON_ATTEMPT_MESSAGE_SENT,
  };
  g_autoptr(GError) error = NULL;

  baton_attempt_insert (connection, &attempt, &error);
  g_assert_no_error (error);
}

static void
test_active (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 now = SAMPLE_NOW + 50;
  gint64 earlier = add_active (connection, "form_view", SAMPLE_NOW + 10, 0);
  gint64 later = add_active (connection, "form_view", SAMPLE_NOW + 20, now);
  gint64 reader = add_active (connection, "page_view", SAMPLE_NOW + 30, 0);
  g_autoptr(GPtrArray) lookers = NULL, all = NULL;

  add_active (connection, "form_view", SAMPLE_NOW - 1, 0);
  add_active (connection, "form_view", SAMPLE_NOW + 20, now + 1);
  sample_hand_over (connection, add_active (connection, "form_view", SAMPLE_NOW + 20, 0), 0);

  lookers = list_active (connection, "form_view", 10);
  g_assert_cmpuint (lookers->len, ==, 2);
  g_assert_cmpint (nth_lead (lookers, 0), ==, later);
  g_assert_cmpint (nth_lead (lookers, 1), ==, earlier);
  g_assert_cmpint (nth (lookers, 0)->clock.id, ==, 0);
  all = list_active (connection, NULL, 1);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpint (nth_lead (all, 0), ==, reader);
  baton_connection_rollback (connection);
}

/* Whom somebody wrote to since takes nobody's place in a list that is cut. */
static void
test_active_since_attempt (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 open = add_active (connection, "form_view", SAMPLE_NOW + 10, 0);
  gint64 answered = add_active (connection, "form_view", SAMPLE_NOW + 20, 0);
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GError) error = NULL;
  gint64 at;

  write_to (connection, open, SAMPLE_NOW + 9);
  write_to (connection, answered, SAMPLE_NOW + 20);
  lines = list_active (connection, "form_view", 1);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (nth_lead (lines, 0), ==, open);

  g_assert_true (baton_attempt_find_last (connection, answered, &at, &error));
  g_assert_cmpint (at, ==, SAMPLE_NOW + 20);
  g_assert_true (baton_attempt_find_last (connection, add_active (connection, "form_view", SAMPLE_NOW, 0), &at, &error));
  g_assert_cmpint (at, ==, 0);
  baton_connection_rollback (connection);
}

/* Of the leads listed, in their order, what they did since somebody last wrote to them. */
static void
test_active_events (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 quiet = add_active (connection, "form_view", SAMPLE_NOW + 10, 0);
  gint64 busy = add_active (connection, "form_view", SAMPLE_NOW + 20, 0);
  const BatonActivity activity = { "form_view", SAMPLE_NOW, SAMPLE_NOW + 50, 2 };
  const struct { gint64 lead, at; const char *kind; } expected[] = {
    { busy, SAMPLE_NOW + 20, "form_view" }, { busy, SAMPLE_NOW + 30, "email_open" },
    { quiet, SAMPLE_NOW - 5, "page_view" }, { quiet, SAMPLE_NOW + 10, "form_view" },
  };
  g_auto(BatonEvents) events = { 0, };
  g_autoptr(GError) error = NULL;

  add_active (connection, "form_view", SAMPLE_NOW + 5, 0);
  sample_add_event (connection, quiet, SAMPLE_NOW - 5, "page_view", NULL);
  sample_add_event (connection, quiet, SAMPLE_NOW - 6, "page_view", NULL);
  sample_add_event (connection, quiet, SAMPLE_NOW + 51, "page_view", NULL);
  sample_add_event (connection, busy, SAMPLE_NOW + 30, "email_open", NULL);
  sample_add_event (connection, busy, SAMPLE_NOW + 15, "form_view", NULL);
  write_to (connection, busy, SAMPLE_NOW + 15);

  g_assert_true (baton_work_load_events (connection, &activity, SAMPLE_NOW - 5, &events, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (events.len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < events.len; i++)
    {
      g_assert_cmpint (events.array[i].lead, ==, expected[i].lead);
      g_assert_cmpint (events.array[i].at, ==, expected[i].at);
      g_assert_cmpstr (events.array[i].kind, ==, expected[i].kind);
    }
  baton_connection_rollback (connection);
}

static GPtrArray *
list_handoffs (BatonConnection *connection,
               BatonWorkList    which,
               gint64           person)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *lines = baton_work_list_handoffs (connection, which, person, SAMPLE_NOW + 50, 10, &error);

  g_assert_no_error (error);
  return lines;
}

static guint
count_handoffs (BatonConnection *connection,
                BatonWorkList    which,
                gint64           person)
{
  g_autoptr(GError) error = NULL;
  guint n;

  g_assert_true (baton_work_count_handoffs (connection, which, person, SAMPLE_NOW + 50, &n, &error));
  g_assert_no_error (error);
  return n;
}

/* One waits in time, one late, one was accepted, one returned. */
static void
test_handoffs (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 ana = sample_add_person (connection, "Ana", BATON_TEAM_SALES);
  g_autoptr(GPtrArray) waiting = NULL, overdue = NULL, accepted = NULL, returned = NULL, own = NULL;
  g_autoptr(BatonHandoff) open = NULL;
  g_autoptr(GError) error = NULL;
  gint64 leads[4], handoffs[4];

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      leads[i] = sample_add_lead (connection, NULL, NULL);
      handoffs[i] = sample_hand_over (connection, leads[i], i == 0 ? ana : 0);
    }
  add_clock (connection, leads[0], handoffs[0], ana, SAMPLE_NOW + 100);
  add_clock (connection, leads[1], handoffs[1], 0, SAMPLE_NOW + 80);
  add_clock (connection, leads[1], handoffs[1], 0, SAMPLE_NOW + 40);
  open = baton_handoff_find_open (connection, leads[2], &error);
  open->state = BATON_HANDOFF_ACCEPTED;
  open->ended_at = SAMPLE_NOW + 5;
  open->ended_by = g_strdup ("Ana");
  baton_handoff_update (connection, open, &error);
  g_assert_no_error (error);
  give_back (connection, leads[3], handoffs[3], SAMPLE_NOW + 1000);

  waiting = list_handoffs (connection, BATON_WORK_WAITING, 0);
  g_assert_cmpuint (waiting->len, ==, 2);
  g_assert_cmpint (nth_lead (waiting, 0), ==, leads[0]);
  g_assert_cmpint (nth (waiting, 1)->clock.due_at, ==, SAMPLE_NOW + 40);
  own = list_handoffs (connection, BATON_WORK_WAITING, ana + 1);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpint (nth_lead (own, 0), ==, leads[1]);
  overdue = list_handoffs (connection, BATON_WORK_OVERDUE, 0);
  g_assert_cmpuint (overdue->len, ==, 1);
  g_assert_cmpint (nth_lead (overdue, 0), ==, leads[1]);
  accepted = list_handoffs (connection, BATON_WORK_ACCEPTED, 0);
  g_assert_cmpuint (accepted->len, ==, 1);
  g_assert_cmpstr (nth (accepted, 0)->handoff->ended_by, ==, "Ana");
  returned = list_handoffs (connection, BATON_WORK_RETURNED, 0);
  g_assert_cmpuint (returned->len, ==, 1);
  g_assert_cmpint (nth (returned, 0)->returned_at, ==, SAMPLE_NOW + 5);
  g_assert_cmpuint (count_handoffs (connection, BATON_WORK_WAITING, 0), ==, 2);
  g_assert_cmpuint (count_handoffs (connection, BATON_WORK_WAITING, ana + 1), ==, 1);
  g_assert_cmpuint (count_handoffs (connection, BATON_WORK_OVERDUE, 0), ==, 1);
  g_assert_cmpuint (count_handoffs (connection, BATON_WORK_OVERDUE, ana), ==, 1);
  probe_commit (connection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/work-items/due", test_due);
  store_fixture_add ("/work-items/asked", test_asked);
  store_fixture_add ("/work-items/rested", test_rested);
  store_fixture_add ("/work-items/active", test_active);
  store_fixture_add ("/work-items/active-since-attempt", test_active_since_attempt);
  store_fixture_add ("/work-items/active-events", test_active_events);
  store_fixture_add ("/work-items/handoffs", test_handoffs);

  return g_test_run ();
}
