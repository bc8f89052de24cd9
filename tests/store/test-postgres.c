/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What only a server does: connections that are lost, settings of others. */

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

static void
add_document (BatonConnection *connection,
              gint64           version)
{
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, version, "a");
  probe_commit (connection);
}

static void
test_lost_while_idle (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(BatonConnection) other = open_another (store);

  add_document (connection, 1);
  probe_end_others (other);
  add_document (connection, 2);
  g_assert_cmpint (probe_documents (connection), ==, 2);
}

static void
test_lost_in_transaction (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(BatonConnection) other = open_another (store);
  g_autoptr(GError) error = NULL;

  add_document (connection, 1);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 2, "b");
  probe_end_others (other);
  g_assert_false (baton_connection_commit (connection, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE);

  add_document (connection, 3);
  g_assert_cmpint (probe_documents (other), ==, 2);
}

static void
test_lost_in_bulk (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(BatonConnection) other = open_another (store);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  baton_connection_begin_bulk (connection, NULL, &error);
  g_assert_no_error (error);
  baton_connection_begin (connection, BATON_TRANSACTION_WRITE, cancellable, &error);
  g_assert_no_error (error);
  for (guint i = 1; i <= 100; i++)
    probe_add_document (connection, i, "a");
  probe_end_others (other);
  g_assert_false (baton_connection_commit (connection, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE);
  baton_connection_end_bulk (connection);

  add_document (connection, 1);
  g_assert_cmpint (probe_documents (connection), ==, 1);
}

static void
test_failed_part_fails_commit (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  BatonStatement *statement;
  g_autoptr(GError) error = NULL;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 1, "a");
  statement = probe_prepare (connection, "SELECT nothing FROM nowhere");
  g_assert_false (baton_statement_run (statement, NULL));
  g_assert_false (baton_connection_commit (connection, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_STORE);

  g_assert_false (baton_connection_in_transaction (connection));
  g_assert_cmpint (probe_documents (connection), ==, 0);
}

/* A value is prepared as what it is bound as, and anew when that changes. */
static void
test_types (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  BatonStatement *statement;

  statement = probe_prepare (connection, "SELECT pg_typeof (?1), ?1");
  baton_statement_bind (statement, 1, -7);
  g_assert_true (probe_step (statement));
  g_assert_cmpstr (baton_statement_get_text (statement, 0), ==, "bigint");
  g_assert_cmpint (baton_statement_get (statement, 1), ==, -7);
  baton_statement_reset (statement);

  baton_statement_bind_text (statement, 1, "seven");
  g_assert_true (probe_step (statement));
  g_assert_cmpstr (baton_statement_get_text (statement, 0), ==, "text");
  g_assert_cmpstr (baton_statement_get_text (statement, 1), ==, "seven");
}

static void
test_commits_are_durable (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  BatonStatement *statement = probe_prepare (connection, "SHOW synchronous_commit");

  g_assert_true (probe_step (statement));
  g_assert_cmpstr (baton_statement_get_text (statement, 0), ==, "on");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add_postgres ("/server/lost-while-idle", test_lost_while_idle);
  store_fixture_add_postgres ("/server/lost-in-transaction", test_lost_in_transaction);
  store_fixture_add_postgres ("/server/lost-in-bulk", test_lost_in_bulk);
  store_fixture_add_postgres ("/server/failed-part-fails-commit", test_failed_part_fails_commit);
  store_fixture_add_postgres ("/server/types", test_types);
  store_fixture_add_postgres ("/server/commits-are-durable", test_commits_are_durable);

  return g_test_run ();
}
