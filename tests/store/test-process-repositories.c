/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-clock-repository.h"
#include "baton-document-repository.h"
#include "baton-import-repository.h"
#include "baton-insight-repository.h"
#include "baton-journal.h"
#include "baton-person-repository.h"
#include "baton-stage-move-repository.h"
#include "store-samples.h"

static BatonHandoff *
find_open (BatonConnection *connection,
           gint64           lead)
{
  g_autoptr(GError) error = NULL;
  BatonHandoff *handoff = baton_handoff_find_open (connection, lead, &error);

  g_assert_no_error (error);
  return handoff;
}

static void
end_handoff (BatonConnection *connection,
             gint64           lead)
{
  g_autoptr(BatonHandoff) handoff = find_open (connection, lead);
  g_autoptr(GError) error = NULL;

  handoff->state = BATON_HANDOFF_ACCEPTED;
  handoff->ended_at = SAMPLE_NOW + 1;
  handoff->ended_by = g_strdup ("Bob");
  baton_handoff_update (connection, handoff, &error);
  g_assert_no_error (error);
}

static void
test_handoff (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 bob = sample_add_person (connection, "Bob", BATON_TEAM_SALES);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  gint64 id = sample_hand_over (connection, lead, bob);
  g_autoptr(BatonHandoff) open = find_open (connection, lead);
  g_autoptr(BatonHandoff) none = NULL;
  g_autoptr(BatonHandoff) last = NULL;
  g_autoptr(GError) error = NULL;

  sample_add_documents (connection);
  g_assert_cmpint (open->id, ==, id);
  g_assert_cmpint (open->lead, ==, lead);
  g_assert_cmpint (open->trigger, ==, BATON_TRIGGER_HAND_RAISED);
  g_assert_cmpint (open->priority, ==, BATON_PRIORITY_HAND_RAISER);
  g_assert_cmpstr (open->queue, ==, "sales");
  g_assert_cmpint (open->person, ==, bob);
  g_assert_cmpint (open->fit, ==, 40);
  g_assert_cmpint (open->interest, ==, 70);
  g_assert_cmpint (open->created_at, ==, SAMPLE_NOW);
  g_assert_cmpint (open->assigned_at, ==, SAMPLE_NOW);
  g_assert_cmpint (open->state, ==, BATON_HANDOFF_OPEN);
  g_assert_cmpint (open->ended_at, ==, 0);
  g_assert_null (open->ended_by);

  end_handoff (connection, lead);
  none = find_open (connection, lead);
  g_assert_null (none);
  last = baton_handoff_find_last (connection, lead, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last->state, ==, BATON_HANDOFF_ACCEPTED);
  g_assert_cmpint (last->ended_at, ==, SAMPLE_NOW + 1);
  g_assert_cmpstr (last->ended_by, ==, "Bob");
  sample_end (connection);
}

static void
test_handoff_ends_once (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  g_autoptr(BatonHandoff) handoff = NULL;
  g_autoptr(GError) error = NULL;

  sample_hand_over (connection, lead, 0);
  handoff = find_open (connection, lead);
  end_handoff (connection, lead);
  handoff->state = BATON_HANDOFF_WITHDRAWN;
  handoff->ended_at = SAMPLE_NOW + 2;
  g_assert_false (baton_handoff_update (connection, handoff, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  baton_connection_rollback (connection);
}

static void
test_handoff_open_once (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  BatonHandoff again = { .lead = lead, .queue = (char *) "sales", .created_at = SAMPLE_NOW };
  g_autoptr(GError) error = NULL;

  sample_hand_over (connection, lead, 0);
  g_assert_false (baton_handoff_insert (connection, &again, &error));
  g_assert_nonnull (error);
  baton_connection_rollback (connection);
}

static guint
count_handoffs (BatonConnection *connection,
                gint64           lead,
                gboolean         only_open,
                guint            limit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) handoffs = baton_handoff_list (connection, lead, only_open, limit, &error);

  g_assert_no_error (error);
  for (guint i = 1; i < handoffs->len; i++)
    {
      const BatonHandoff *newer = g_ptr_array_index (handoffs, i - 1);
      const BatonHandoff *older = g_ptr_array_index (handoffs, i);

      g_assert_cmpint (newer->id, >, older->id);
    }
  return handoffs->len;
}

static void
test_handoff_list (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 one = sample_add_lead (connection, NULL, NULL);
  gint64 two = sample_add_lead (connection, NULL, NULL);

  sample_hand_over (connection, one, 0);
  end_handoff (connection, one);
  sample_hand_over (connection, one, 0);
  sample_hand_over (connection, two, 0);
  g_assert_cmpuint (count_handoffs (connection, 0, FALSE, 0), ==, 3);
  g_assert_cmpuint (count_handoffs (connection, 0, TRUE, 0), ==, 2);
  g_assert_cmpuint (count_handoffs (connection, 0, FALSE, 2), ==, 2);
  g_assert_cmpuint (count_handoffs (connection, one, FALSE, 0), ==, 2);
  g_assert_cmpuint (count_handoffs (connection, one, TRUE, 0), ==, 1);
  probe_commit (connection);
}

static BatonClock
make_clock (gint64      lead,
            const char *sla,
            gint64      start)
{
  return (BatonClock) {
    .lead = lead,
    .sla = (char *) sla,
    .team = BATON_TEAM_SALES,
    .priority = BATON_PRIORITY_HOT,
    .started_at = start,
    .warn_at = start + 5,
    .due_at = start + 10,
  };
}

static void
insert_clock (BatonConnection *connection,
              BatonClock      *clock)
{
  g_autoptr(GError) error = NULL;

  baton_clock_insert (connection, clock, &error);
  g_assert_no_error (error);
}

static void
update_clock (BatonConnection  *connection,
              const BatonClock *clock)
{
  g_autoptr(GError) error = NULL;

  baton_clock_update (connection, clock, &error);
  g_assert_no_error (error);
}

static guint
count_to_tell (BatonConnection *connection,
               gint64           now)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) clocks = baton_clock_list_to_tell (connection, now, &error);

  g_assert_no_error (error);
  return clocks->len;
}

static void
test_clock (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  BatonClock clock = make_clock (4, "attempts", 100);
  g_autoptr(GArray) running = NULL, all = NULL, none = NULL;
  g_autoptr(GError) error = NULL;
  const BatonClock *stored;

  clock.handoff = 7;
  clock.person = 3;
  clock.count = 6;
  insert_clock (connection, &clock);
  clock.done = 2;
  clock.person = 5;
  clock.warned_at = 106;
  update_clock (connection, &clock);
  running = baton_clock_list (connection, 4, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (running->len, ==, 1);
  stored = &g_array_index (running, BatonClock, 0);
  g_assert_cmpint (stored->id, ==, clock.id);
  g_assert_cmpint (stored->handoff, ==, 7);
  g_assert_cmpint (stored->person, ==, 5);
  g_assert_cmpstr (stored->sla, ==, "attempts");
  g_assert_cmpint (stored->priority, ==, BATON_PRIORITY_HOT);
  g_assert_cmpint (stored->count, ==, 6);
  g_assert_cmpint (stored->done, ==, 2);
  g_assert_cmpint (stored->started_at, ==, 100);
  g_assert_cmpint (stored->warn_at, ==, 105);
  g_assert_cmpint (stored->due_at, ==, 110);
  g_assert_cmpint (stored->outcome, ==, BATON_CLOCK_RUNNING);
  g_assert_cmpint (stored->warned_at, ==, 106);

  clock.ended_at = 109;
  clock.outcome = BATON_CLOCK_MET;
  update_clock (connection, &clock);
  none = baton_clock_list (connection, 4, TRUE, &error);
  g_assert_cmpuint (none->len, ==, 0);
  all = baton_clock_list (connection, 4, FALSE, &error);
  g_assert_cmpint (g_array_index (all, BatonClock, 0).outcome, ==, BATON_CLOCK_MET);
  g_assert_cmpint (g_array_index (all, BatonClock, 0).ended_at, ==, 109);

  clock.outcome = BATON_CLOCK_MISSED;
  g_assert_false (baton_clock_update (connection, &clock, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  baton_connection_rollback (connection);
}

static void
test_clocks_to_tell (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  BatonClock clock = make_clock (4, "first-contact", 100);

  insert_clock (connection, &clock);
  g_assert_cmpuint (count_to_tell (connection, 104), ==, 0);
  g_assert_cmpuint (count_to_tell (connection, 105), ==, 1);
  clock.warned_at = 105;
  update_clock (connection, &clock);
  g_assert_cmpuint (count_to_tell (connection, 109), ==, 0);
  g_assert_cmpuint (count_to_tell (connection, 110), ==, 1);
  clock.breached_at = 110;
  update_clock (connection, &clock);
  g_assert_cmpuint (count_to_tell (connection, 999), ==, 0);

  clock = make_clock (5, "first-contact", 100);
  insert_clock (connection, &clock);
  clock.ended_at = 103;
  clock.outcome = BATON_CLOCK_MET;
  update_clock (connection, &clock);
  g_assert_cmpuint (count_to_tell (connection, 999), ==, 0);
  probe_commit (connection);
}

/* One met and one missed in the period, one met before it, one that runs on and
 * one that starts after it. */
static void
add_clocks (BatonConnection *connection)
{
  static const struct { gint64 start, end; BatonClockState outcome; } cases[] = {
    { 100, 105, BATON_CLOCK_MET },
    { 100, 120, BATON_CLOCK_MISSED },
    { 10, 15, BATON_CLOCK_MET },
    { 150, 0, BATON_CLOCK_RUNNING },
    { 200, 0, BATON_CLOCK_RUNNING },
    { 100, 199, BATON_CLOCK_CANCELLED },
    { 100, 200, BATON_CLOCK_MISSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonClock clock = make_clock (4, "first-contact", cases[i].start);

      clock.ended_at = cases[i].end;
      clock.outcome = cases[i].outcome;
      insert_clock (connection, &clock);
    }
}

static void
test_clocks_of_period (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GArray) clocks = NULL, tallies = NULL;
  g_autoptr(GError) error = NULL;
  const BatonClockTally *tally;

  add_clocks (connection);
  clocks = baton_clock_list_period (connection, 100, 200, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clocks->len, ==, 4);

  tallies = baton_insight_tally_clocks (connection, 100, 200, 170, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tallies->len, ==, 1);
  tally = &g_array_index (tallies, BatonClockTally, 0);
  g_assert_cmpstr (tally->sla, ==, "first-contact");
  g_assert_cmpint (tally->team, ==, BATON_TEAM_SALES);
  g_assert_cmpint (tally->priority, ==, BATON_PRIORITY_HOT);
  g_assert_cmpuint (tally->met, ==, 1);
  g_assert_cmpuint (tally->missed, ==, 1);
  g_assert_cmpuint (tally->cancelled, ==, 1);
  g_assert_cmpuint (tally->running, ==, 1);
  g_assert_cmpuint (tally->late, ==, 1);
  probe_commit (connection);
}

static void
test_person (StoreFixture *fixture)
{
  static const char * const queues[] = { "enterprise", "sales", NULL };
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(BatonPerson) person = baton_person_new ();
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GError) error = NULL;
  const BatonPerson *stored;

  sample_add_person (connection, "Ann", BATON_TEAM_MARKETING);
  person->id = sample_add_person (connection, "B", BATON_TEAM_MARKETING);
  baton_person_count_assignment (connection, person->id, &error);
  g_assert_no_error (error);

  g_free (person->name);
  person->name = g_strdup ("Bob");
  person->email = g_strdup ("bob@example.com");
  person->team = BATON_TEAM_SALES;
  person->queues = g_strdupv ((char **) queues);
  person->cap = 30;
  person->weight = 2;
  person->active = FALSE;
  person->absent_from = 5;
  person->absent_until = 6;
  baton_person_save (connection, person, &error);
  g_assert_no_error (error);

  people = baton_person_list (connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 2);
  stored = g_ptr_array_index (people, 0);
  g_assert_cmpstr (stored->name, ==, "Ann");
  g_assert_null (stored->queues);
  g_assert_cmpint (stored->assigned, ==, 0);
  stored = g_ptr_array_index (people, 1);
  g_assert_cmpint (stored->id, ==, person->id);
  g_assert_cmpstr (stored->name, ==, "Bob");
  g_assert_cmpstr (stored->email, ==, "bob@example.com");
  g_assert_cmpint (stored->team, ==, BATON_TEAM_SALES);
  g_assert_true (g_strv_equal ((const char * const *) stored->queues, queues));
  g_assert_cmpint (stored->cap, ==, 30);
  g_assert_cmpint (stored->weight, ==, 2);
  g_assert_false (stored->active);
  g_assert_cmpint (stored->absent_from, ==, 5);
  g_assert_cmpint (stored->absent_until, ==, 6);
  g_assert_cmpint (stored->assigned, ==, 1);
  probe_commit (connection);
}

static void
test_returns (StoreFixture *fixture)
{
  static const struct { BatonReturnReason reason; gint64 at; } cases[] = {
    { BATON_RETURN_NOT_READY, 10 }, { BATON_RETURN_NOT_READY, 11 }, { BATON_RETURN_WRONG_DATA, 19 },
    { BATON_RETURN_WRONG_DATA, 20 },
  };
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  guint counts[BATON_N_RETURN_REASONS];
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonReturn returned = {
        .lead = 1, .at = cases[i].at, .actor = "Bob", .reason = cases[i].reason, .until = 99, .note = "later",
      };

      baton_return_insert (connection, &returned, &error);
      g_assert_no_error (error);
      g_assert_cmpint (returned.id, ==, i + 1);
    }
  baton_insight_count_returns (connection, 10, 20, counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts[BATON_RETURN_NOT_READY], ==, 2);
  g_assert_cmpuint (counts[BATON_RETURN_WRONG_DATA], ==, 1);
  g_assert_cmpuint (counts[BATON_RETURN_GONE_QUIET], ==, 0);
  probe_commit (connection);
}

static void
test_documents (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  BatonDocument second = {
    .kind = (char *) "rules", .at = 5, .author = (char *) "Ann", .comment = (char *) "higher", .body = (char *) "{2}",
  };
  g_autoptr(BatonDocument) newest = NULL;
  g_autoptr(BatonDocument) first = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;
  gint64 version = -1;

  baton_document_get_version (connection, "rules", &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, 0);
  sample_add_documents (connection);
  baton_document_add (connection, &second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second.version, ==, 2);
  baton_document_get_version (connection, "rules", &version, &error);
  g_assert_cmpint (version, ==, 2);

  newest = baton_document_load (connection, "rules", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newest->body, ==, "{2}");
  g_assert_cmpstr (newest->comment, ==, "higher");
  first = baton_document_load (connection, "rules", 1, &error);
  g_assert_cmpstr (first->body, ==, "{}");
  g_assert_null (baton_document_load (connection, "rules", 3, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  g_clear_error (&error);

  list = baton_document_list (connection, "rules", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((const BatonDocument *) g_ptr_array_index (list, 0))->version, ==, 2);
  probe_commit (connection);
}

static void
test_imports (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  const BatonImport import = {
    .id = 3, .at = 5, .actor = (char *) "Ann", .kind = (char *) "leads", .file = (char *) "fair.csv", .rows_read = 10,
    .created = 6, .updated = 2, .unchanged = 1, .rejected = 1, .first_lead = 11, .last_lead = 16, .first_entry = 40,
    .last_entry = 44,
  };
  g_autoptr(BatonImport) stored = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  baton_import_insert (connection, &import, &error);
  g_assert_no_error (error);
  stored = baton_import_load (connection, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored->actor, ==, "Ann");
  g_assert_cmpstr (stored->kind, ==, "leads");
  g_assert_cmpstr (stored->file, ==, "fair.csv");
  g_assert_cmpint (stored->rows_read, ==, 10);
  g_assert_cmpint (stored->rejected, ==, 1);
  g_assert_cmpint (stored->first_lead, ==, 11);
  g_assert_cmpint (stored->last_entry, ==, 44);
  g_assert_cmpint (stored->undone_at, ==, 0);
  list = baton_import_list (connection, 10, &error);
  g_assert_cmpuint (list->len, ==, 1);

  g_assert_null (baton_import_load (connection, 4, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (baton_import_mark_undone (connection, 3, 9, &error));
  g_assert_false (baton_import_mark_undone (connection, 3, 10, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  probe_commit (connection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/process/handoff", test_handoff);
  store_fixture_add ("/process/handoff/ends-once", test_handoff_ends_once);
  store_fixture_add ("/process/handoff/open-once", test_handoff_open_once);
  store_fixture_add ("/process/handoff/list", test_handoff_list);
  store_fixture_add ("/process/clock", test_clock);
  store_fixture_add ("/process/clock/to-tell", test_clocks_to_tell);
  store_fixture_add ("/process/clock/period", test_clocks_of_period);
  store_fixture_add ("/process/person", test_person);
  store_fixture_add ("/process/returns", test_returns);
  store_fixture_add ("/process/documents", test_documents);
  store_fixture_add ("/process/imports", test_imports);

  return g_test_run ();
}
