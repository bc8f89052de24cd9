/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-store-private.h"
#include "store-fixture.h"
#include "store-probe.h"

static BatonConnection *
open_another (BatonStore *store)
{
  g_autoptr(GError) error = NULL;
  BatonConnection *connection = baton_store_open_connection (store, BATON_CONNECTION_WRITER, &error);

  g_assert_no_error (error);

  return connection;
}

static gint64
next_number (BatonConnection *connection,
             const char      *counter,
             gint64           how_many)
{
  g_autoptr(GError) error = NULL;
  gint64 number = baton_connection_next_number (connection, counter, how_many, &error);

  g_assert_no_error (error);

  return number;
}

static void
test_values (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  BatonStatement *statement;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 1, "{\"what?1\": 'é'}");
  probe_add_document (connection, -2, "");
  probe_commit (connection);

  probe_begin (connection, BATON_TRANSACTION_READ);
  statement = probe_prepare (connection,
    "SELECT version, at, comment, body, '?1', version = ?2, CAST (?3 AS BIGINT) "
    "FROM document WHERE kind = ?1 ORDER BY version");
  baton_statement_bind_text (statement, 1, "rules");
  baton_statement_bind (statement, 2, 1);
  baton_statement_bind_some (statement, 3, 0);

  g_assert_true (probe_step (statement));
  g_assert_cmpint (baton_statement_get (statement, 0), ==, -2);
  g_assert_cmpint (baton_statement_get (statement, 1), ==, G_MAXINT64);
  g_assert_cmpstr (baton_statement_get_text (statement, 3), ==, "");
  g_assert_false (baton_statement_is_null (statement, 3));
  g_assert_cmpint (baton_statement_get (statement, 5), ==, 0);
  g_assert_true (baton_statement_is_null (statement, 6));

  g_assert_true (probe_step (statement));
  g_assert_cmpint (baton_statement_get (statement, 0), ==, 1);
  g_assert_true (baton_statement_is_null (statement, 2));
  g_assert_null (baton_statement_get_text (statement, 2));
  g_assert_cmpint (baton_statement_get (statement, 2), ==, 0);
  g_assert_cmpstr (baton_statement_get_text (statement, 3), ==, "{\"what?1\": 'é'}");
  g_assert_cmpstr (baton_statement_get_text (statement, 4), ==, "?1");
  g_assert_cmpint (baton_statement_get (statement, 5), ==, 1);

  g_assert_false (probe_step (statement));
  probe_commit (connection);
}

static void
test_statement_is_kept (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  const char *query = "SELECT CAST (?1 AS BIGINT), CAST (?2 AS TEXT) FROM document";
  BatonStatement *statement;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 1, "a");
  probe_add_document (connection, 2, "b");

  statement = probe_prepare (connection, query);
  baton_statement_bind (statement, 1, 7);
  baton_statement_bind_text (statement, 2, "seven");
  g_assert_true (probe_step (statement));
  g_assert_cmpint (baton_statement_get (statement, 0), ==, 7);

  /* Lent again, it begins anew and has no values. */
  g_assert_true (probe_prepare (connection, query) == statement);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (probe_step (statement));
      g_assert_true (baton_statement_is_null (statement, 0));
      g_assert_true (baton_statement_is_null (statement, 1));
    }
  g_assert_false (probe_step (statement));

  statement = probe_prepare (connection, "UPDATE document SET body = 'c' WHERE version > ?1");
  baton_statement_bind (statement, 1, 0);
  probe_run (statement);
  g_assert_cmpint (baton_statement_get_changed (statement), ==, 2);
  baton_statement_bind (statement, 1, 2);
  probe_run (statement);
  g_assert_cmpint (baton_statement_get_changed (statement), ==, 0);
  probe_commit (connection);
}

static void
test_numbers (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  g_assert_cmpint (next_number (connection, "lead", 1), ==, 1);
  g_assert_cmpint (next_number (connection, "lead", 1000), ==, 2);
  g_assert_cmpint (next_number (connection, "journal", 5), ==, 1);
  g_assert_cmpint (next_number (connection, "lead", 1), ==, 1002);
  probe_commit (connection);

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  g_assert_cmpint (next_number (connection, "lead", 1), ==, 1003);
  baton_connection_rollback (connection);

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  g_assert_cmpint (next_number (connection, "lead", 1), ==, 1003);
  probe_commit (connection);
}

static void
test_rollback (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  BatonStatement *statement;

  baton_connection_rollback (connection);
  g_assert_false (baton_connection_in_transaction (connection));

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  g_assert_true (baton_connection_in_transaction (connection));
  probe_add_document (connection, 1, "a");
  statement = probe_prepare (connection, "SELECT body FROM document");
  g_assert_true (probe_step (statement));
  baton_connection_rollback (connection);

  g_assert_false (baton_connection_in_transaction (connection));
  g_assert_cmpint (probe_documents (connection), ==, 0);
}

static void
test_failed_statement (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  BatonStatement *statement;
  GError *error = NULL;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 1, "a");
  statement = probe_prepare (connection, "INSERT INTO document (kind, version, at, author, body) "
                                         "VALUES ('rules', 1, 0, 'Bob', 'b')");
  g_assert_false (baton_statement_run (statement, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_STORE);
  g_clear_error (&error);
  baton_connection_rollback (connection);

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 1, "a");
  probe_commit (connection);
  g_assert_cmpint (probe_documents (connection), ==, 1);
}

static void
test_reading_transaction_cannot_write (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(BatonConnection) reader = NULL;
  g_autoptr(GError) error = NULL;

  probe_begin (connection, BATON_TRANSACTION_READ);
  g_assert_cmpint (baton_connection_next_number (connection, "lead", 1, &error), ==, 0);
  g_assert_error (error, BATON_ERROR, BATON_ERROR_READ_ONLY);
  g_clear_error (&error);
  baton_connection_rollback (connection);

  reader = baton_store_open_connection (store, BATON_CONNECTION_READER, &error);
  g_assert_no_error (error);
  g_assert_false (baton_connection_begin (reader, BATON_TRANSACTION_WRITE, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_READ_ONLY);
}

static void
test_reads_one_moment (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *reader = baton_store_get_connection (store);
  g_autoptr(BatonConnection) writer = open_another (store);

  probe_begin (reader, BATON_TRANSACTION_READ);
  g_assert_cmpint (probe_documents (reader), ==, 0);

  probe_begin (writer, BATON_TRANSACTION_WRITE);
  probe_add_document (writer, 1, "a");
  probe_commit (writer);

  g_assert_cmpint (probe_documents (reader), ==, 0);
  probe_commit (reader);
  g_assert_cmpint (probe_documents (reader), ==, 1);
}

static void
test_writers_exclude_each_other (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *first = baton_store_get_connection (store);
  g_autoptr(BatonConnection) second = open_another (store);
  g_autoptr(GError) error = NULL;

  baton_connection_set_busy_wait (second, 10 * 1000);
  probe_begin (first, BATON_TRANSACTION_WRITE);
  g_assert_false (baton_connection_begin (second, BATON_TRANSACTION_WRITE, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_BUSY);
  g_assert_false (baton_connection_in_transaction (second));

  probe_begin (second, BATON_TRANSACTION_READ);
  probe_commit (second);

  baton_connection_rollback (first);
  probe_begin (second, BATON_TRANSACTION_WRITE);
  probe_commit (second);
}

static gpointer
cancel_thread (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
test_waiting_is_cancelled (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *first = baton_store_get_connection (store);
  g_autoptr(BatonConnection) second = open_another (store);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *thread;

  baton_connection_set_busy_wait (second, G_USEC_PER_SEC * G_TIME_SPAN_HOUR);
  probe_begin (first, BATON_TRANSACTION_WRITE);
  thread = g_thread_new ("cancel", cancel_thread, cancellable);
  g_assert_false (baton_connection_begin (second, BATON_TRANSACTION_WRITE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  baton_connection_rollback (first);
}

static void
test_cancelled_between_statements (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  baton_connection_begin (connection, BATON_TRANSACTION_WRITE, cancellable, &error);
  g_assert_no_error (error);
  probe_add_document (connection, 1, "a");
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (baton_connection_next_number (connection, "lead", 1, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  baton_connection_rollback (connection);

  g_assert_cmpint (probe_documents (connection), ==, 0);
}

static void
test_bulk (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(BatonConnection) other = NULL;

  for (guint pass = 0; pass < 2; pass++)
    {
      g_autoptr(GError) error = NULL;

      baton_connection_begin_bulk (connection, NULL, &error);
      g_assert_no_error (error);
      probe_begin (connection, BATON_TRANSACTION_WRITE);
      for (guint i = 0; i < 1000; i++)
        probe_add_document (connection, pass * 1000 + i, "a body");
      probe_commit (connection);
      baton_connection_end_bulk (connection);
      g_assert_cmpint (probe_documents (connection), ==, (pass + 1) * 1000);

      /* The second time somebody else is looking on. */
      if (other == NULL)
        other = open_another (store);
      g_assert_cmpint (probe_documents (other), ==, (pass + 1) * 1000);
    }
}

/* A failure in bulk may be told as late as by the commit, but it is told. */
static void
test_failed_bulk (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  BatonStatement *statement;
  g_autoptr(GError) error = NULL;
  gboolean ok;

  baton_connection_begin_bulk (connection, NULL, &error);
  g_assert_no_error (error);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  for (guint i = 1; i <= 700; i++)
    probe_add_document (connection, i, "a body");
  statement = probe_prepare (connection, "INSERT INTO document (kind, version, at, author, body) "
                                         "VALUES ('rules', ?1, 0, 'Bob', 'b')");
  baton_statement_bind (statement, 1, 7);
  ok = baton_statement_run (statement, &error) && baton_connection_commit (connection, &error);
  g_assert_false (ok);
  g_assert_error (error, BATON_ERROR, BATON_ERROR_STORE);
  baton_connection_rollback (connection);
  baton_connection_end_bulk (connection);

  g_assert_cmpint (probe_documents (connection), ==, 0);
}

/* Statements that are waited for and others take turns. */
static void
test_mixed_bulk (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  BatonStatement *statement;
  g_autoptr(GError) error = NULL;

  baton_connection_begin_bulk (connection, NULL, &error);
  g_assert_no_error (error);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  for (guint i = 1; i <= 600; i++)
    {
      g_assert_cmpint (next_number (connection, "document", 1), ==, i);
      probe_add_document (connection, i, "a body");
      if (i % 100 == 0)
        g_assert_cmpint (probe_documents (connection), ==, i);
    }

  statement = probe_prepare (connection, "UPDATE document SET body = 'b' WHERE version <= ?1");
  baton_statement_bind (statement, 1, 123);
  probe_run (statement);
  g_assert_cmpint (baton_statement_get_changed (statement), ==, 123);
  probe_commit (connection);
  baton_connection_end_bulk (connection);

  g_assert_cmpint (probe_documents (connection), ==, 600);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/connection/values", test_values);
  store_fixture_add ("/connection/statement-is-kept", test_statement_is_kept);
  store_fixture_add ("/connection/numbers", test_numbers);
  store_fixture_add ("/connection/rollback", test_rollback);
  store_fixture_add ("/connection/failed-statement", test_failed_statement);
  store_fixture_add ("/connection/reading-transaction-cannot-write", test_reading_transaction_cannot_write);
  store_fixture_add ("/connection/reads-one-moment", test_reads_one_moment);
  store_fixture_add ("/connection/writers-exclude-each-other", test_writers_exclude_each_other);
  store_fixture_add ("/connection/waiting-is-cancelled", test_waiting_is_cancelled);
  store_fixture_add ("/connection/cancelled-between-statements", test_cancelled_between_statements);
  store_fixture_add ("/connection/bulk", test_bulk);
  store_fixture_add ("/connection/failed-bulk", test_failed_bulk);
  store_fixture_add ("/connection/mixed-bulk", test_mixed_bulk);

  return g_test_run ();
}
