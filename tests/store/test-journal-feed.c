/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-journal-feed.h"
#include "baton-journal.h"
#include "baton-store-private.h"
#include "store-fixture.h"
#include "store-probe.h"

#define N_WRITERS 4
#define N_TRANSACTIONS 25

static gint64
append (BatonConnection *connection)
{
  BatonJournalEntry entry = { .at = 1, .actor = (char *) "Ann", .action = (char *) "lead-created" };
  g_autoptr(GError) error = NULL;

  baton_journal_append (connection, &entry, &error);
  g_assert_no_error (error);

  return entry.seq;
}

static gint64
append_and_commit (BatonConnection *connection)
{
  gint64 seq;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  seq = append (connection);
  probe_commit (connection);

  return seq;
}

static BatonConnection *
open_writer (BatonStore *store)
{
  g_autoptr(GError) error = NULL;
  BatonConnection *connection = baton_store_open_connection (store, BATON_CONNECTION_WRITER, &error);

  g_assert_no_error (error);

  return connection;
}

static void
wait_for (BatonJournalFeed *feed,
          gint64            seq)
{
  while (baton_journal_feed_get_last (feed) < seq)
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (BatonJournalFeed *feed,
          gint64            last,
          guint            *n_told)
{
  g_assert_cmpint (last, ==, baton_journal_feed_get_last (feed));
  (*n_told)++;
}

static void
test_tells_what_is_there (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(BatonJournalFeed) feed = NULL;
  guint n_told = 0;
  gint64 seq;

  append_and_commit (baton_store_get_connection (store));
  seq = append_and_commit (baton_store_get_connection (store));

  feed = baton_journal_feed_new (store, seq - 1);
  g_signal_connect (feed, "changed", G_CALLBACK (count_cb), &n_told);
  g_assert_cmpint (baton_journal_feed_get_last (feed), ==, seq - 1);
  wait_for (feed, seq);
  g_assert_cmpint (n_told, ==, 1);
}

static void
test_tells_what_others_commit (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(BatonStore) other = store_fixture_open (fixture);
  g_autoptr(BatonJournalFeed) feed = baton_journal_feed_new (store, 0);
  BatonConnection *connection = baton_store_get_connection (other);
  gint64 seq;

  seq = append_and_commit (connection);
  wait_for (feed, seq);

  /* Nothing is told of what was rolled back. */
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  append (connection);
  baton_connection_rollback (connection);

  seq = append_and_commit (connection);
  wait_for (feed, seq);
  g_assert_cmpint (baton_journal_feed_get_last (feed), ==, seq);
}

static gpointer
append_func (BatonConnection  *connection,
             gpointer          data,
             GCancellable     *cancellable,
             GError          **error)
{
  append_and_commit (connection);

  return NULL;
}

static void
test_tells_own_commits (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(BatonJournalFeed) feed = baton_journal_feed_new (store, 0);

  for (gint64 seq = 1; seq <= 20; seq++)
    {
      baton_store_write_async (store, append_func, NULL, NULL, NULL, NULL, NULL, NULL);
      wait_for (feed, seq);
    }
}

static gpointer
begin_thread (gpointer user_data)
{
  append_and_commit (user_data);

  return NULL;
}

/* Were numbers given by a sequence, the one that began first could commit
 * last, and its number come after a higher one was read. */
static void
test_overlapping_transactions (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(BatonConnection) first = open_writer (store);
  g_autoptr(BatonConnection) second = open_writer (store);
  g_autoptr(BatonJournalFeed) feed = baton_journal_feed_new (store, 0);
  GThread *thread;
  gint64 seq;

  probe_begin (first, BATON_TRANSACTION_WRITE);
  seq = append (first);
  thread = g_thread_new ("second", begin_thread, second);
  g_assert_cmpint (append (first), ==, seq + 1);
  probe_commit (first);
  g_thread_join (thread);

  wait_for (feed, seq + 2);
}

static gpointer
flood_thread (gpointer user_data)
{
  g_autoptr(BatonConnection) connection = open_writer (user_data);

  for (guint i = 0; i < N_TRANSACTIONS; i++)
    append_and_commit (connection);

  return NULL;
}

/* Reads on from what was told, as every follower does. */
static void
read_on_cb (BatonJournalFeed *feed,
            gint64            last,
            GArray           *seen)
{
  BatonConnection *connection = g_object_get_data (G_OBJECT (feed), "connection");
  gint64 after = seen->len > 0 ? g_array_index (seen, gint64, seen->len - 1) : 0;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  entries = baton_journal_read (connection, after, G_MAXINT, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (entries, i);

      g_array_append_val (seen, entry->seq);
    }
}

static void
test_follower_misses_nothing (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(BatonJournalFeed) feed = baton_journal_feed_new (store, 0);
  g_autoptr(GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  GThread *threads[N_WRITERS];

  g_object_set_data (G_OBJECT (feed), "connection", baton_store_get_connection (store));
  g_signal_connect (feed, "changed", G_CALLBACK (read_on_cb), seen);

  for (guint i = 0; i < N_WRITERS; i++)
    threads[i] = g_thread_new ("flood", flood_thread, store);
  wait_for (feed, N_WRITERS * N_TRANSACTIONS);
  for (guint i = 0; i < N_WRITERS; i++)
    g_thread_join (threads[i]);

  g_assert_cmpint (seen->len, ==, N_WRITERS * N_TRANSACTIONS);
  for (guint i = 0; i < seen->len; i++)
    g_assert_cmpint (g_array_index (seen, gint64, i), ==, i + 1);
}

static void
test_released_while_told (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);

  append_and_commit (baton_store_get_connection (store));
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(BatonJournalFeed) feed = baton_journal_feed_new (store, 0);

      baton_store_write_async (store, append_func, NULL, NULL, NULL, NULL, NULL, NULL);
    }

  baton_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_goes_on_after_a_loss (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(BatonJournalFeed) feed = baton_journal_feed_new (store, 0);
  BatonConnection *connection = baton_store_get_connection (store);

  wait_for (feed, append_and_commit (connection));
  probe_end_others (connection);
  wait_for (feed, append_and_commit (connection));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/journal-feed/tells-what-is-there", test_tells_what_is_there);
  store_fixture_add ("/journal-feed/tells-what-others-commit", test_tells_what_others_commit);
  store_fixture_add ("/journal-feed/tells-own-commits", test_tells_own_commits);
  store_fixture_add ("/journal-feed/overlapping-transactions", test_overlapping_transactions);
  store_fixture_add ("/journal-feed/follower-misses-nothing", test_follower_misses_nothing);
  store_fixture_add ("/journal-feed/released-while-told", test_released_while_told);
  store_fixture_add_postgres ("/journal-feed/goes-on-after-a-loss", test_goes_on_after_a_loss);

  return g_test_run ();
}
