/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a location can be, and which of it is refused and left as it is. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "baton-migration-private.h"
#include "baton-store-private.h"
#include "store-fixture.h"
#include "store-probe.h"

#define NOBODY 65534

static void
assert_refused (const char      *location,
                BatonStoreFlags  flags,
                BatonError       code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonStore) store = baton_store_open (location, flags, NULL, &error);

  g_assert_null (store);
  g_assert_error (error, BATON_ERROR, (int) code);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

static void
write_file (const char *path,
            const char *contents,
            gssize      length)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/* Refused whatever the flags, no byte changed, and nothing left beside it. */
static void
assert_refused_untouched (const StoreFixture *fixture,
                          BatonError          code)
{
  g_autoptr(GBytes) before = read_file (fixture->location);
  g_autoptr(GBytes) after = NULL;
  guint n_files = count_files (fixture->folder);

  assert_refused (fixture->location, BATON_STORE_FLAGS_NONE, code);
  assert_refused (fixture->location, BATON_STORE_CREATE, code);
  assert_refused (fixture->location, BATON_STORE_READ_ONLY, code);

  after = read_file (fixture->location);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

static void
run_query (const char *path,
           const char *query)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, query, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static guint
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return info.st_mode & 0777;
}

static void
test_missing (StoreFixture *fixture)
{
  assert_refused (fixture->location, BATON_STORE_FLAGS_NONE, BATON_ERROR_NOT_FOUND);
  assert_refused (fixture->location, BATON_STORE_READ_ONLY, BATON_ERROR_NOT_FOUND);
  assert_refused (fixture->location, BATON_STORE_READ_ONLY | BATON_STORE_CREATE, BATON_ERROR_NOT_FOUND);
  if (!fixture->is_postgres)
    g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_opened_again (StoreFixture *fixture)
{
  const BatonStoreFlags flags[] = { BATON_STORE_FLAGS_NONE, BATON_STORE_CREATE, BATON_STORE_READ_ONLY };
  BatonStore *first = store_fixture_open (fixture);

  probe_begin (baton_store_get_connection (first), BATON_TRANSACTION_WRITE);
  probe_add_document (baton_store_get_connection (first), 1, "a");
  probe_commit (baton_store_get_connection (first));
  g_object_unref (first);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonStore) store = baton_store_open (fixture->location, flags[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (probe_documents (baton_store_get_connection (store)), ==, 1);
    }
}

static void
test_read_only_store (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(GError) error = NULL;

  g_object_unref (store_fixture_open (fixture));
  store = baton_store_open (fixture->location, BATON_STORE_READ_ONLY, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (baton_connection_begin (baton_store_get_connection (store), BATON_TRANSACTION_WRITE, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_READ_ONLY);
}

static void
test_newer (StoreFixture *fixture)
{
  BatonStore *store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(GError) error = NULL;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  baton_connection_set_version (connection, baton_migration_get_newest () + 1, &error);
  g_assert_no_error (error);
  probe_commit (connection);
  g_object_unref (store);

  if (fixture->is_postgres)
    assert_refused (fixture->location, BATON_STORE_CREATE, BATON_ERROR_NEWER);
  else
    assert_refused_untouched (fixture, BATON_ERROR_NEWER);
}

/* A newer Baton was killed: what it committed is still in the log. */
static void
test_newer_with_log (StoreFixture *fixture)
{
  const char *suffixes[] = { "", "-wal" };
  g_autofree char *copy = store_fixture_get_path (fixture, "copy.db");
  BatonStore *store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  baton_connection_set_version (connection, baton_migration_get_newest () + 1, &error);
  g_assert_no_error (error);
  probe_commit (connection);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (fixture->location, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (copy, suffixes[i], NULL);
      g_autoptr(GBytes) contents = read_file (from);

      write_file (to, g_bytes_get_data (contents, NULL), g_bytes_get_size (contents));
    }
  g_object_unref (store);

  before = read_file (copy);
  assert_refused (copy, BATON_STORE_CREATE, BATON_ERROR_NEWER);
  after = read_file (copy);
  g_assert_true (g_bytes_equal (before, after));
  assert_refused (copy, BATON_STORE_CREATE, BATON_ERROR_NEWER);
}

static void
test_other_database (StoreFixture *fixture)
{
  run_query (fixture->location, "CREATE TABLE lead (id, name); INSERT INTO lead VALUES (1, 'Ann')");
  assert_refused_untouched (fixture, BATON_ERROR_DAMAGED);
}

static void
test_other_database_with_log (StoreFixture *fixture)
{
  run_query (fixture->location, "PRAGMA journal_mode = WAL; PRAGMA user_version = 1; CREATE TABLE lead (id, name)");
  assert_refused_untouched (fixture, BATON_ERROR_DAMAGED);
}

static void
test_text_file (StoreFixture *fixture)
{
  g_autofree char *text = g_strnfill (10000, 'x');

  write_file (fixture->location, text, -1);
  assert_refused_untouched (fixture, BATON_ERROR_DAMAGED);
  write_file (fixture->location, "Dear Ann,\n", -1);
  assert_refused_untouched (fixture, BATON_ERROR_DAMAGED);
}

static void
test_empty_file (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;

  write_file (fixture->location, "", 0);
  assert_refused (fixture->location, BATON_STORE_FLAGS_NONE, BATON_ERROR_NOT_FOUND);
  store = store_fixture_open (fixture);
  g_assert_cmpint (probe_documents (baton_store_get_connection (store)), ==, 0);
}

static void
test_folder (StoreFixture *fixture)
{
  assert_refused (fixture->folder, BATON_STORE_CREATE, BATON_ERROR_UNAVAILABLE);
}

static void
test_truncated (StoreFixture *fixture)
{
  g_autoptr(GBytes) whole = NULL;

  g_object_unref (store_fixture_open (fixture));
  whole = read_file (fixture->location);
  for (gsize length = g_bytes_get_size (whole) - 4096; length > 0; length /= 2)
    {
      write_file (fixture->location, g_bytes_get_data (whole, NULL), length);
      assert_refused_untouched (fixture, BATON_ERROR_DAMAGED);
    }
}

static void
test_private (StoreFixture *fixture)
{
  g_autofree char *folder = store_fixture_get_path (fixture, "made/by/us");
  g_autofree char *path = g_build_filename (folder, "baton.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(GError) error = NULL;
  mode_t mask = umask (0);

  store = baton_store_open (path, BATON_STORE_CREATE, NULL, &error);
  umask (mask);
  g_assert_no_error (error);

  g_assert_cmphex (get_mode (folder), ==, 0700);
  g_assert_cmphex (get_mode (path), ==, 0600);
  g_assert_cmphex (get_mode (log), ==, 0600);
}

static void
test_forbidden (StoreFixture *fixture)
{
  g_autofree char *missing = store_fixture_get_path (fixture, "missing.db");

  g_object_unref (store_fixture_open (fixture));
  g_chmod (fixture->location, 0444);
  g_chmod (fixture->folder, 0555);

  /* Nothing is forbidden to root. */
  if (getuid () == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  assert_refused (fixture->location, BATON_STORE_FLAGS_NONE, BATON_ERROR_READ_ONLY);
  assert_refused (missing, BATON_STORE_CREATE, BATON_ERROR_READ_ONLY);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);

  g_chmod (fixture->folder, 0755);
}

/* Nor does the message tell the password. */
static void
test_server_not_reached (void)
{
  const char *uri = "postgresql://ann:secret@/baton?host=/nowhere";
  g_autoptr(GError) error = NULL;

  g_assert_null (baton_store_open (uri, BATON_STORE_CREATE, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE);
  g_assert_null (strstr (error->message, "secret"));

  assert_refused ("postgres://?nonsense=1", BATON_STORE_CREATE, BATON_ERROR_UNAVAILABLE);
}

static void
test_other_tables (StoreFixture *fixture)
{
  BatonStore *store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(GError) error = NULL;

  baton_connection_execute (connection, "DROP TABLE baton_schema", &error);
  g_assert_no_error (error);
  g_object_unref (store);

  assert_refused (fixture->location, BATON_STORE_CREATE, BATON_ERROR_DAMAGED);
}

/* A file that is put in the place of an open database is neither written nor
 * taken for it, and what is written into a file without a name would be lost. */
static void
test_moved (StoreFixture *fixture)
{
  BatonStore *store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autofree char *elsewhere = g_strconcat (fixture->location, ".moved", NULL);
  g_autoptr(GError) error = NULL;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_commit (connection);
  g_assert_cmpint (g_rename (fixture->location, elsewhere), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (baton_connection_begin (connection, BATON_TRANSACTION_WRITE, NULL, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE);
      g_clear_error (&error);
      g_assert_false (baton_connection_begin (connection, BATON_TRANSACTION_READ, NULL, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE);
      g_clear_error (&error);
      g_assert_null (baton_store_open_connection (store, BATON_CONNECTION_WRITER, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE);
      g_clear_error (&error);
      write_file (fixture->location, "another", -1);
    }

  g_assert_cmpint (g_rename (elsewhere, fixture->location), ==, 0);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_commit (connection);
  g_object_unref (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/opening/missing", test_missing);
  store_fixture_add ("/opening/opened-again", test_opened_again);
  store_fixture_add ("/opening/read-only-store", test_read_only_store);
  store_fixture_add ("/opening/newer", test_newer);
  store_fixture_add_sqlite ("/opening/newer-with-log", test_newer_with_log);
  store_fixture_add_sqlite ("/opening/other-database", test_other_database);
  store_fixture_add_sqlite ("/opening/other-database-with-log", test_other_database_with_log);
  store_fixture_add_sqlite ("/opening/text-file", test_text_file);
  store_fixture_add_sqlite ("/opening/empty-file", test_empty_file);
  store_fixture_add_sqlite ("/opening/folder", test_folder);
  store_fixture_add_sqlite ("/opening/truncated", test_truncated);
  store_fixture_add_sqlite ("/opening/private", test_private);
  store_fixture_add_sqlite ("/opening/forbidden", test_forbidden);
  store_fixture_add_sqlite ("/opening/moved", test_moved);
  store_fixture_add_postgres ("/opening/other-tables", test_other_tables);
  g_test_add_func ("/postgresql/opening/server-not-reached", test_server_not_reached);

  return g_test_run ();
}
