/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What SQLite's files do: full disks, killed processes, the log, erasing. */

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "baton-store-private.h"
#include "store-fixture.h"
#include "store-probe.h"

#define MEBIBYTE (1024 * 1024)

/* The place in a file's head that tells whether it is in WAL mode. */
#define WRITE_VERSION 18
#define WRITE_VERSION_WAL 2

static void
write_documents (BatonConnection *connection,
                 gint64           first,
                 guint            n_documents,
                 gsize            length)
{
  g_autofree char *body = g_strnfill (length, 'x');

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  for (guint i = 0; i < n_documents; i++)
    probe_add_document (connection, first + i, body);
  probe_commit (connection);
}

static gsize
get_size (const StoreFixture *fixture,
          const char         *suffix)
{
  g_autofree char *path = g_strconcat (fixture->location, suffix, NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

static gboolean
is_in_wal (const StoreFixture *fixture)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (fixture->location, &contents, NULL, &error);
  g_assert_no_error (error);

  return contents[WRITE_VERSION] == WRITE_VERSION_WAL;
}

static void
begin_bulk (BatonConnection *connection)
{
  g_autoptr(GError) error = NULL;

  baton_connection_begin_bulk (connection, NULL, &error);
  g_assert_no_error (error);
}

/* Fails to write a mebibyte, and the transaction with it, but nothing else. */
static void
assert_full (BatonConnection *connection)
{
  g_autofree char *body = g_strnfill (MEBIBYTE, 'x');
  BatonStatement *statement;
  g_autoptr(GError) error = NULL;
  gboolean ok;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  statement = probe_prepare (connection, "INSERT INTO document (kind, version, at, author, body) "
                                         "VALUES ('rules', 100, 0, 'Ann', ?1)");
  baton_statement_bind_text (statement, 1, body);
  ok = baton_statement_run (statement, &error) && baton_connection_commit (connection, &error);
  g_assert_false (ok);
  g_assert_error (error, BATON_ERROR, BATON_ERROR_FULL);
  baton_connection_rollback (connection);

  g_assert_cmpint (probe_documents (connection), ==, 1);
}

static void
test_full_database (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autoptr(GError) error = NULL;

  write_documents (connection, 1, 1, 10);
  baton_connection_execute (connection, "PRAGMA max_page_count = 100", &error);
  g_assert_no_error (error);
  assert_full (connection);
  write_documents (connection, 2, 1, 10);
}

static void
test_full_disk (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  struct rlimit before;
  struct rlimit limit;

  write_documents (connection, 1, 1, 10);

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  limit = before;
  limit.rlim_cur = MEBIBYTE / 2;
  setrlimit (RLIMIT_FSIZE, &limit);
  assert_full (connection);
  setrlimit (RLIMIT_FSIZE, &before);
  signal (SIGXFSZ, SIG_DFL);

  write_documents (connection, 2, 1, 10);
}

static void
test_bulk_leaves_wal (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);

  g_assert_true (is_in_wal (fixture));
  begin_bulk (connection);
  g_assert_false (is_in_wal (fixture));
  write_documents (connection, 1, 10, 10000);
  baton_connection_end_bulk (connection);
  g_assert_true (is_in_wal (fixture));
}

static void
test_bulk_beside_others (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(BatonStore) other = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  BatonConnection *reader = baton_store_get_connection (other);

  probe_begin (reader, BATON_TRANSACTION_READ);
  g_assert_cmpint (probe_documents (reader), ==, 0);

  begin_bulk (connection);
  g_assert_true (is_in_wal (fixture));
  write_documents (connection, 1, 10, 10000);
  baton_connection_end_bulk (connection);

  g_assert_cmpint (probe_documents (reader), ==, 0);
  probe_commit (reader);
  g_assert_cmpint (probe_documents (reader), ==, 10);
}

/* Writes more than the cache holds into the database itself, and is killed. */
static void
die_in_bulk (StoreFixture *fixture)
{
  BatonStore *store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);
  g_autofree char *body = g_strnfill (1000, 'y');

  begin_bulk (connection);
  baton_connection_execute (connection, "PRAGMA cache_size = 10", NULL);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_run (probe_prepare (connection, "UPDATE document SET body = 'changed'"));
  for (guint i = 0; i < 1000; i++)
    probe_add_document (connection, 1000 + i, body);

  kill (getpid (), SIGKILL);
}

static void
test_killed_in_bulk (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  BatonConnection *connection;
  gsize size;
  pid_t child;
  int status;

  store = store_fixture_open (fixture);
  write_documents (baton_store_get_connection (store), 1, 200, 1000);
  g_clear_object (&store);
  size = get_size (fixture, "");

  child = fork ();
  if (child == 0)
    die_in_bulk (fixture);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (get_size (fixture, ""), >, size);
  g_assert_cmpint (get_size (fixture, "-journal"), >, 0);
  g_assert_false (is_in_wal (fixture));

  store = store_fixture_open (fixture);
  connection = baton_store_get_connection (store);
  g_assert_true (is_in_wal (fixture));
  g_assert_cmpint (probe_documents (connection), ==, 200);
  g_assert_cmpint (probe_number (connection, "SELECT count(*) FROM document WHERE body = 'changed'"), ==, 0);
  g_assert_cmpint (probe_number (connection, "SELECT quick_check = 'ok' FROM pragma_quick_check"), ==, 1);
}

static void
test_log_stays_small (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);

  for (guint i = 0; i < 60; i++)
    write_documents (connection, i, 1, MEBIBYTE);
  g_assert_cmpint (get_size (fixture, ""), >, 40 * MEBIBYTE);
  g_assert_cmpint (get_size (fixture, "-wal"), <, 20 * MEBIBYTE);
}

/* The log cannot be emptied while somebody reads an old state, but is afterwards. */
static void
test_log_shrinks_after_reading (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *writer = baton_store_get_connection (store);
  g_autoptr(BatonConnection) reader = NULL;
  gsize size;

  reader = baton_store_open_connection (store, BATON_CONNECTION_READER, NULL);
  probe_begin (reader, BATON_TRANSACTION_READ);
  g_assert_cmpint (probe_documents (reader), ==, 0);
  for (guint i = 0; i < 30; i++)
    write_documents (writer, i, 1, MEBIBYTE);
  g_assert_cmpint (probe_documents (reader), ==, 0);
  probe_commit (reader);

  size = get_size (fixture, "-wal");
  g_assert_cmpint (size, >, 30 * MEBIBYTE);
  for (guint i = 30; i < 90; i++)
    write_documents (writer, i, 1, MEBIBYTE);
  g_assert_cmpint (get_size (fixture, "-wal"), <, size + 20 * MEBIBYTE);
}

static void
test_log_is_gone_after_closing (StoreFixture *fixture)
{
  BatonStore *store = store_fixture_open (fixture);

  write_documents (baton_store_get_connection (store), 1, 1, MEBIBYTE);
  g_object_unref (store);
  g_assert_cmpint (get_size (fixture, "-wal"), ==, 0);
}

static gboolean
file_contains (const char *path,
               const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return memmem (contents, length, text, strlen (text)) != NULL;
}

static void
test_erased_is_gone_from_file (StoreFixture *fixture)
{
  const char *name = "Anastasia Example";
  BatonStore *store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  for (guint i = 0; i < 100; i++)
    probe_add_document (connection, i, name);
  probe_commit (connection);
  baton_store_close (store);
  g_object_unref (store);
  g_assert_true (file_contains (fixture->location, name));

  store = store_fixture_open (fixture);
  connection = baton_store_get_connection (store);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_run (probe_prepare (connection, "DELETE FROM document"));
  probe_commit (connection);
  g_object_unref (store);
  g_assert_false (file_contains (fixture->location, name));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add_sqlite ("/files/full-database", test_full_database);
  store_fixture_add_sqlite ("/files/full-disk", test_full_disk);
  store_fixture_add_sqlite ("/files/bulk-leaves-wal", test_bulk_leaves_wal);
  store_fixture_add_sqlite ("/files/bulk-beside-others", test_bulk_beside_others);
  store_fixture_add_sqlite ("/files/killed-in-bulk", test_killed_in_bulk);
  store_fixture_add_sqlite ("/files/log-stays-small", test_log_stays_small);
  store_fixture_add_sqlite ("/files/log-shrinks-after-reading", test_log_shrinks_after_reading);
  store_fixture_add_sqlite ("/files/log-is-gone-after-closing", test_log_is_gone_after_closing);
  store_fixture_add_sqlite ("/files/erased-is-gone-from-file", test_erased_is_gone_from_file);

  return g_test_run ();
}
