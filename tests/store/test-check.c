/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-check-repository.h"
#include "baton-clock-repository.h"
#include "baton-event-repository.h"
#include "baton-journal.h"
#include "baton-outbox.h"
#include "baton-stage-move-repository.h"
#include "store-samples.h"

/* A database with some of everything, and all in order: Ann's lead 1 waits to be
 * accepted by Bob, lead 2 came back, and lead 3 is new. */
static void
fill (BatonConnection *connection)
{
  gint64 bob = sample_add_person (connection, "Bob", BATON_TEAM_SALES);
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonClock clock = {
    .sla = (char *) "first-contact", .team = BATON_TEAM_SALES, .person = bob,
    .started_at = SAMPLE_NOW, .warn_at = SAMPLE_NOW + 5, .due_at = SAMPLE_NOW + 10,
  };
  BatonNotice notice = { .team = BATON_TEAM_SALES, .person = bob, .lead = 1, .created_at = SAMPLE_NOW };
  BatonReturn returned = { .lead = 2, .at = SAMPLE_NOW, .actor = "Bob", .until = SAMPLE_NOW };
  BatonAttempt attempt = { .lead = 1, .at = SAMPLE_NOW, .actor = "Bob", .channel = "call" };
  const BatonStageMove move = { .lead = 1, .at = SAMPLE_NOW, .from = 0, .to = 1 };
  gboolean first;

  sample_add_documents (connection);
  sample_add_lead (connection, "X-1", "one@example.com");
  sample_add_lead (connection, "X-2", NULL);
  sample_add_lead (connection, NULL, "three@example.com");
  sample_add_event (connection, 1, SAMPLE_NOW, "page_view", "e1");
  sample_add_event (connection, 1, SAMPLE_NOW, "page_view", NULL);
  sample_add_event (connection, 3, SAMPLE_NOW, "page_view", "e3");

  clock.handoff = sample_hand_over (connection, 1, bob);
  clock.lead = 1;
  baton_clock_insert (connection, &clock, &error);
  g_assert_no_error (error);
  clock.sla = (char *) "acceptance";
  clock.ended_at = SAMPLE_NOW + 10;
  clock.outcome = BATON_CLOCK_MET;
  baton_clock_insert (connection, &clock, &error);
  g_assert_no_error (error);
  sample_load (connection, 1, &row);
  row.state.due_at = clock.due_at;
  sample_set_state (connection, 1, &row.state);

  baton_return_insert (connection, &returned, &error);
  g_assert_no_error (error);
  sample_log (connection, 2, BATON_ACTION_RETURNED);
  baton_attempt_insert (connection, &attempt, &error);
  g_assert_no_error (error);
  baton_stage_move_insert (connection, &move, &error);
  g_assert_no_error (error);
  baton_outbox_queue (connection, &notice, &error);
  g_assert_no_error (error);
  baton_outbox_mark_shown (connection, notice.id, SAMPLE_NOW, &first, &error);
  g_assert_no_error (error);
}

static void
test_healthy (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);

  fill (connection);
  sample_end (connection);
}

typedef struct
{
  const char *invariant;
  gint64      lead;
  const char *queries[4];  /* what breaks it */
} Fault;

static const Fault faults[] = {
  { "lead-state", 3, { "DELETE FROM lead_state WHERE lead = 3" } },
  { "state-lead", 99, { "UPDATE lead_state SET lead = 99 WHERE lead = 3" } },
  { "lead-team", 3, { "UPDATE lead_state SET team = 2 WHERE lead = 3" } },
  { "lead-stage", 3, { "UPDATE lead_state SET stage = 32 WHERE lead = 3" } },
  { "lead-score", 3, { "UPDATE lead_state SET interest = 101 WHERE lead = 3" } },
  { "lead-owner", 3, { "UPDATE lead_state SET owner = 9 WHERE lead = 3" } },
  { "person-known", 1, { "UPDATE handoff SET person = 9" } },
  { "person-known", 1, { "UPDATE clock SET person = 9" } },
  { "person-known", 1, { "UPDATE notification SET person = 9" } },
  { "person-open", 0, { "UPDATE person SET open_leads = 2" } },
  { "dangling-row", 98, { "UPDATE lead_return SET lead = 98" } },
  { "dangling-row", 98, { "UPDATE attempt SET lead = 98" } },
  { "dangling-row", 98, { "UPDATE stage_move SET lead = 98" } },
  { "dangling-row", 98, { "UPDATE notification SET lead = 98" } },
  { "dangling-row", 98, { "UPDATE event SET lead = 98 WHERE external_id IS NULL" } },
  { "lead-unconfirmed", 1, { "UPDATE lead_state SET flags = 32 WHERE lead = 1" } },
  { "open-handoffs", 1,
    { "DROP INDEX handoff_open",
      "INSERT INTO handoff (id, lead, reason, priority, queue, fit, interest, created_at, state) "
      "VALUES (2, 1, 'person', 'normal', 'sales', 0, 0, 1, 'open')" } },
  { "handoff-end", 1, { "UPDATE handoff SET state = 'accepted'" } },
  { "handoff-end", 1, { "UPDATE handoff SET ended_at = 5" } },
  { "open-handoff-owner", 1, { "UPDATE lead_state SET team = 0 WHERE lead = 1" } },
  { "open-handoff-suppressed", 1, { "UPDATE lead_state SET suppressed_since = NULL WHERE lead = 1" } },
  { "suppressed-owner", 3, { "UPDATE lead_state SET suppressed_since = 5 WHERE lead = 3" } },
  { "event-once", 3,
    { "INSERT INTO event (lead, at, id, kind, source, external_id) VALUES (3, 7, 50, 'a', 'site', 'e1')",
      "INSERT INTO event_key (hash, event, lead, at) SELECT hash, 50, 3, 7 FROM event_key WHERE event = 1" } },
  { "event-key", 3, { "DELETE FROM event_key WHERE event = 3" } },
  { "key-event", 3, { "DELETE FROM event WHERE id = 3" } },
  { "clock-end", 1, { "UPDATE clock SET outcome = 'met'" } },
  { "clock-end", 1, { "UPDATE clock SET outcome = NULL" } },
  { "clock-outcome", 1, { "UPDATE clock SET ended_at = due_at + 1 WHERE outcome = 'met'" } },
  { "clock-order", 1, { "UPDATE clock SET warn_at = due_at + 1" } },
  { "clock-running", 1, { "UPDATE lead_state SET team = 0 WHERE lead = 1" } },
  { "clock-running", 1, { "UPDATE lead_state SET stage = 6 WHERE lead = 1" } },
  { "lead-due", 1, { "UPDATE lead_state SET due_at = due_at + 1 WHERE lead = 1" } },
  { "lead-due", 3, { "UPDATE lead_state SET due_at = 5 WHERE lead = 3" } },
  { "lead-due", 1, { "UPDATE lead_state SET due_at = NULL WHERE lead = 1" } },
  { "notification-shown", 1, { "UPDATE notification SET shown_at = created_at - 1" } },
  { "notification-shown", 1, { "UPDATE notification SET withdrawn_at = shown_at" } },
  { "journal-gap", 0, { "DELETE FROM journal WHERE seq = 1" } },
  { "journal-entry", 1, { "UPDATE journal SET cause = 1 WHERE seq = 1" } },
  { "journal-entry", 2, { "UPDATE journal SET lead_last = 1 WHERE seq = 2" } },
  { "handoff-journal", 1, { "UPDATE journal SET action = 'noted' WHERE seq = 1" } },
  { "return-journal", 2, { "UPDATE journal SET lead = 1 WHERE seq = 2" } },
  { "document", 0, { "DELETE FROM document WHERE kind = 'slas'" } },
  { "counter", 0, { "UPDATE counter SET value = 2 WHERE name = 'lead'" } },
  { "counter", 0, { "DELETE FROM counter WHERE name = 'clock'" } },
  { "lead-once", 3,
    { "UPDATE lead SET external_id = 'X-2' WHERE id = 3",
      "INSERT INTO lead_key (hash, lead) SELECT hash, 3 FROM lead_key WHERE lead = 2" } },
  { "lead-key", 3, { "DELETE FROM lead_key WHERE lead = 3" } },
  { "lead-key", 3, { "INSERT INTO lead_key (hash, lead) VALUES (5, 3)" } },
  { "lead-key", 77, { "INSERT INTO lead_key (hash, lead) VALUES (5, 77)" } },
  { "lead-key", 3, { "UPDATE lead SET email = 'four@example.com' WHERE id = 3" } },
};

static gboolean
is_reported (GPtrArray   *violations,
             const Fault *fault)
{
  for (guint i = 0; i < violations->len; i++)
    {
      const BatonViolation *violation = g_ptr_array_index (violations, i);

      if (g_str_equal (violation->invariant, fault->invariant) && violation->lead == fault->lead)
        {
          g_assert_cmpstr (violation->text, !=, "");
          return TRUE;
        }
    }
  return FALSE;
}

static void
test_faults (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);

  fill (connection);
  sample_end (connection);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr(GPtrArray) violations = NULL;
      g_autoptr(GError) error = NULL;

      probe_begin (connection, BATON_TRANSACTION_WRITE);
      for (guint j = 0; faults[i].queries[j] != NULL; j++)
        probe_run (probe_prepare (connection, faults[i].queries[j]));
      violations = baton_check_run (connection, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      if (!is_reported (violations, &faults[i]))
        g_test_fail_printf ("%s is not reported after %s", faults[i].invariant, faults[i].queries[0]);
      baton_connection_rollback (connection);
    }

  probe_begin (connection, BATON_TRANSACTION_READ);
  sample_assert_healthy (connection);
  probe_commit (connection);
}

static void
count_invariant (const char *name,
                 const char *description,
                 guint64     n_violations,
                 double      fraction,
                 gpointer    user_data)
{
  GHashTable *counts = user_data;

  g_assert_cmpstr (description, !=, "");
  g_assert_cmpfloat (fraction, >, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  g_hash_table_insert (counts, g_strdup (name), GUINT_TO_POINTER ((guint) n_violations));
}

/* Each invariant has a fault above that shows that it is looked at. */
static void
test_all_have_faults (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) violations = NULL;
  g_autoptr(GError) error = NULL;

  violations = baton_check_run (connection, count_invariant, counts, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    g_hash_table_remove (counts, faults[i].invariant);
  g_assert_cmpuint (g_hash_table_size (counts), ==, 0);
  probe_commit (connection);
}

/* Of very many violations a hundred are listed, and the rest are counted. */
static void
test_many_violations (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) violations = NULL;
  g_autoptr(GError) error = NULL;
  const BatonViolation *last;

  sample_add_documents (connection);
  for (guint i = 0; i < 250; i++)
    sample_add_lead (connection, NULL, NULL);
  probe_run (probe_prepare (connection, "UPDATE lead_state SET fit = -1"));
  violations = baton_check_run (connection, count_invariant, counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "lead-score")), ==, 250);
  g_assert_cmpuint (violations->len, ==, BATON_CHECK_MAX_LISTED + 1);
  last = g_ptr_array_index (violations, BATON_CHECK_MAX_LISTED);
  g_assert_cmpint (last->lead, ==, 0);
  g_assert_nonnull (strstr (last->text, "150"));
  baton_connection_rollback (connection);
}

static void
test_cancelled (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (baton_check_run (connection, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  probe_commit (connection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/check/healthy", test_healthy);
  store_fixture_add ("/check/faults", test_faults);
  store_fixture_add ("/check/all-have-faults", test_all_have_faults);
  store_fixture_add ("/check/many-violations", test_many_violations);
  store_fixture_add ("/check/cancelled", test_cancelled);

  return g_test_run ();
}
