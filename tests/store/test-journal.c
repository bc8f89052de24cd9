/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-journal.h"
#include "store-samples.h"

static gint64
append (BatonConnection *connection,
        const char      *action,
        gint64           lead,
        gint64           lead_last,
        gint64           cause)
{
  g_autoptr(GError) error = NULL;
  BatonJournalEntry entry = {
    .at = SAMPLE_NOW,
    .actor = (char *) "Ann",
    .action = (char *) action,
    .lead = lead,
    .lead_last = lead_last,
    .cause = cause,
  };

  baton_journal_append (connection, &entry, &error);
  g_assert_no_error (error);
  return entry.seq;
}

/* The actions of some entries, in a row. */
static char *
name_actions (GPtrArray *entries)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (names, "%s ", entry->action);
    }
  g_ptr_array_unref (entries);
  return g_string_free (names, FALSE);
}

static char *
read_after (BatonConnection *connection,
            gint64           after,
            guint            limit)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *entries = baton_journal_read (connection, after, limit, &error);

  g_assert_no_error (error);
  return name_actions (entries);
}

static char *
read_of_lead (BatonConnection *connection,
              gint64           lead,
              guint            limit)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *entries = baton_journal_of_lead (connection, lead, limit, &error);

  g_assert_no_error (error);
  return name_actions (entries);
}

static void
test_order (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autofree char *all = NULL, *rest = NULL, *some = NULL;
  g_autoptr(GError) error = NULL;
  gint64 last = -1;

  sample_add_documents (connection);
  baton_journal_get_last (connection, &last, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last, ==, 0);
  for (int i = 0; i < 4; i++)
    {
      const char * const actions[] = { "a", "b", "c", "d" };

      g_assert_cmpint (append (connection, actions[i], 0, 0, i), ==, i + 1);
    }
  baton_journal_get_last (connection, &last, &error);
  g_assert_cmpint (last, ==, 4);

  all = read_after (connection, 0, 100);
  g_assert_cmpstr (all, ==, "a b c d ");
  rest = read_after (connection, 2, 100);
  g_assert_cmpstr (rest, ==, "c d ");
  some = read_after (connection, 1, 2);
  g_assert_cmpstr (some, ==, "b c ");
  sample_end (connection);
}

/* What was rolled back leaves no gap: nobody waits for it. */
static void
test_rollback (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);

  g_assert_cmpint (append (connection, "a", 0, 0, 0), ==, 1);
  probe_commit (connection);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  g_assert_cmpint (append (connection, "b", 0, 0, 0), ==, 2);
  baton_connection_rollback (connection);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  g_assert_cmpint (append (connection, "c", 0, 0, 0), ==, 2);
  probe_commit (connection);
}

static void
test_of_lead (StoreFixture *fixture)
{
  static const struct { gint64 lead; guint limit; const char *actions; } cases[] = {
    { 5, 100, "changed imported " },
    { 3, 100, "imported added " },
    { 7, 100, "imported " },
    { 8, 100, "other " },
    { 5, 1, "changed " },
    { 99, 100, "" },
  };
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);

  append (connection, "added", 3, 0, 0);
  append (connection, "imported", 3, 7, 0);
  append (connection, "changed", 5, 0, 0);
  append (connection, "other", 8, 0, 0);
  append (connection, "backup", 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *actions = read_of_lead (connection, cases[i].lead, cases[i].limit);

      g_assert_cmpstr (actions, ==, cases[i].actions);
    }
  probe_commit (connection);
}

static void
test_round_trip (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GPtrArray) entries = NULL, forgotten = NULL;
  g_autoptr(GError) error = NULL;
  const BatonJournalEntry *entry;

  append (connection, "a", 0, 0, 0);
  sample_log (connection, 6, "b");
  append (connection, "c", 6, 9, 1);
  entries = baton_journal_read (connection, 1, 9, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->seq, ==, 2);
  g_assert_cmpint (entry->at, ==, SAMPLE_NOW);
  g_assert_cmpstr (entry->actor, ==, "Ann");
  g_assert_cmpint (entry->lead, ==, 6);
  g_assert_cmpint (entry->lead_last, ==, 0);
  g_assert_cmpint (entry->cause, ==, 0);
  g_assert_cmpstr (entry->detail, ==, "{\"from\":1}");
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpint (entry->lead_last, ==, 9);
  g_assert_cmpint (entry->cause, ==, 1);
  g_assert_null (entry->detail);

  baton_journal_forget (connection, 6, &error);
  g_assert_no_error (error);
  forgotten = baton_journal_read (connection, 1, 1, &error);
  entry = g_ptr_array_index (forgotten, 0);
  g_assert_null (entry->detail);
  g_assert_cmpstr (entry->action, ==, "b");
  probe_commit (connection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/journal/order", test_order);
  store_fixture_add ("/journal/rollback", test_rollback);
  store_fixture_add ("/journal/of-lead", test_of_lead);
  store_fixture_add ("/journal/round-trip", test_round_trip);

  return g_test_run ();
}
