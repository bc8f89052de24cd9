/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-migration-private.h"
#include "store-fixture.h"
#include "store-probe.h"

#define N_ROUNDS 20

static BatonMigration *
make_migration (gint64      version,
                const char *script)
{
  BatonMigration *migration = g_new0 (BatonMigration, 1);

  migration->version = version;
  migration->name = g_strdup_printf ("%03d-test.sql", (int) version);
  migration->script = g_strdup (script);

  return migration;
}

/* Baton's own migrations and one more. */
static GPtrArray *
make_list (const char *script)
{
  GPtrArray *migrations = baton_migration_list ();

  g_ptr_array_add (migrations, make_migration (baton_migration_get_newest () + 1, script));

  return migrations;
}

static gint64
get_version (BatonConnection *connection)
{
  g_autoptr(GError) error = NULL;
  gint64 version = -1;

  baton_connection_get_version (connection, &version, &error);
  g_assert_no_error (error);

  return version;
}

static char *
get_copy_path (const StoreFixture *fixture,
               gint64              version)
{
  return g_strdup_printf ("%s.before-%03d.bak", fixture->location, (int) version);
}

static void
add_document (BatonConnection *connection)
{
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, 1, "kept");
  probe_commit (connection);
}

static void
test_list (void)
{
  g_autoptr(GPtrArray) migrations = baton_migration_list ();

  g_assert_cmpint (migrations->len, ==, baton_migration_get_newest ());
  for (guint i = 0; i < migrations->len; i++)
    {
      const BatonMigration *migration = g_ptr_array_index (migrations, i);

      g_assert_cmpint (migration->version, ==, i + 1);
      g_assert_nonnull (strstr (migration->script, " TABLE "));
    }
}

static void
test_new_database (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);

  g_assert_cmpint (get_version (connection), ==, baton_migration_get_newest ());
  g_assert_cmpint (probe_number (connection, "SELECT count(*) FROM lead"), ==, 0);
  for (gint64 version = 1; version <= baton_migration_get_newest (); version++)
    {
      g_autofree char *copy = get_copy_path (fixture, version);

      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
}

static void
test_applied_once (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(GPtrArray) migrations = make_list ("CREATE TABLE extra (id BIGINT PRIMARY KEY); "
                                               "INSERT INTO extra VALUES (7);");

  add_document (connection);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      baton_migration_run_all (connection, migrations, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (get_version (connection), ==, baton_migration_get_newest () + 1);
      g_assert_cmpint (probe_number (connection, "SELECT count(*) FROM extra"), ==, 1);
      g_assert_cmpint (probe_documents (connection), ==, 1);
    }
}

static void
test_failure_changes_nothing (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(GPtrArray) migrations = make_list ("CREATE TABLE extra (id BIGINT PRIMARY KEY); "
                                               "DELETE FROM document; "
                                               "INSERT INTO missing VALUES (7);");
  g_autoptr(GError) error = NULL;
  BatonStatement *statement;

  add_document (connection);
  g_assert_false (baton_migration_run_all (connection, migrations, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "-test.sql"));
  g_clear_error (&error);

  g_assert_false (baton_connection_in_transaction (connection));
  g_assert_cmpint (get_version (connection), ==, baton_migration_get_newest ());
  g_assert_cmpint (probe_documents (connection), ==, 1);

  statement = baton_connection_prepare (connection, "SELECT id FROM extra", &error);
  if (statement != NULL)
    baton_statement_run (statement, &error);
  g_assert_error (error, BATON_ERROR, BATON_ERROR_STORE);
}

static void
test_copy_is_made_first (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(GPtrArray) migrations = make_list ("DELETE FROM document;");
  g_autoptr(BatonStore) copy_store = NULL;
  g_autofree char *copy = get_copy_path (fixture, baton_migration_get_newest () + 1);
  g_autoptr(GError) error = NULL;

  add_document (connection);
  baton_migration_run_all (connection, migrations, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (probe_documents (connection), ==, 0);

  copy_store = baton_store_open (copy, BATON_STORE_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (probe_documents (baton_store_get_connection (copy_store)), ==, 1);
}

static gpointer
open_thread (gpointer fixture)
{
  return store_fixture_open (fixture);
}

static void
test_opened_twice_at_once (StoreFixture *fixture)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("open", open_thread, fixture);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr(BatonStore) store = g_thread_join (threads[i]);

      g_assert_cmpint (get_version (baton_store_get_connection (store)), ==, baton_migration_get_newest ());
    }
}

/* Opens what another one makes until it is there. */
static gpointer
look_thread (gpointer location)
{
  while (TRUE)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonStore) store = baton_store_open (location, BATON_STORE_READ_ONLY, NULL, &error);

      if (store != NULL)
        return NULL;
      if (!g_error_matches (error, BATON_ERROR, BATON_ERROR_NOT_FOUND) &&
          !g_error_matches (error, BATON_ERROR, BATON_ERROR_READ_ONLY))
        return g_steal_pointer (&error);
    }
}

/* What is half made is nobody else's: the mark, the version and the tables come in one moment. */
static void
test_opened_while_made (StoreFixture *fixture)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *name = g_strdup_printf ("%u.db", round);
      g_autofree char *path = store_fixture_get_path (fixture, name);
      GThread *onlookers[3];
      g_autoptr(BatonStore) store = NULL;
      g_autoptr(GError) error = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (onlookers); i++)
        onlookers[i] = g_thread_new ("look", look_thread, path);
      store = baton_store_open (path, BATON_STORE_CREATE, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (onlookers); i++)
        {
          g_autoptr(GError) seen = g_thread_join (onlookers[i]);

          g_assert_no_error (seen);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/migration/list", test_list);
  store_fixture_add ("/migration/new-database", test_new_database);
  store_fixture_add ("/migration/applied-once", test_applied_once);
  store_fixture_add ("/migration/failure-changes-nothing", test_failure_changes_nothing);
  store_fixture_add_sqlite ("/migration/copy-is-made-first", test_copy_is_made_first);
  store_fixture_add ("/migration/opened-twice-at-once", test_opened_twice_at_once);
  store_fixture_add_sqlite ("/migration/opened-while-made", test_opened_while_made);

  return g_test_run ();
}
