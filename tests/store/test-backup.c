/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "baton-migration-private.h"
#include "store-fixture.h"
#include "store-probe.h"

static void
add_documents (BatonStore *store,
               gint64      first,
               guint       n_documents)
{
  BatonConnection *connection = baton_store_get_connection (store);

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  for (guint i = 0; i < n_documents; i++)
    probe_add_document (connection, first + i, "a body");
  probe_commit (connection);
}

static void
back_up (BatonStore *store,
         const char *path)
{
  g_autoptr(GError) error = NULL;

  baton_store_backup (store, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
count_documents (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonStore) store = baton_store_open (path, BATON_STORE_READ_ONLY, NULL, &error);

  g_assert_no_error (error);

  return probe_documents (baton_store_get_connection (store));
}

static void
assert_not_restored (const StoreFixture *fixture,
                     const char         *path,
                     GCancellable       *cancellable,
                     GQuark              domain,
                     int                 code)
{
  g_autofree char *kept = g_strconcat (fixture->location, ".replaced-1", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (baton_store_restore (fixture->location, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, domain, code);
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
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

static void
test_back_up_and_restore (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  g_autofree char *kept = g_strconcat (fixture->location, ".replaced-1", NULL);
  g_autofree char *kept_again = g_strconcat (fixture->location, ".replaced-2", NULL);
  BatonStore *store = store_fixture_open (fixture);
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  add_documents (store, 1, 10);
  back_up (store, backup);
  g_assert_cmpint (g_stat (backup, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  add_documents (store, 11, 5);
  g_object_unref (store);
  g_assert_cmpint (count_documents (backup), ==, 10);

  baton_store_restore (fixture->location, backup, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_documents (fixture->location), ==, 10);
  g_assert_cmpint (count_documents (kept), ==, 15);

  baton_store_restore (fixture->location, kept, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_documents (fixture->location), ==, 15);
  g_assert_cmpint (count_documents (kept_again), ==, 10);
  g_assert_cmpint (count_documents (backup), ==, 10);
}

static void
test_replaces_older_backup (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  g_autoptr(BatonStore) store = store_fixture_open (fixture);

  for (guint i = 1; i <= 2; i++)
    {
      add_documents (store, i, 1);
      back_up (store, backup);
      g_assert_cmpint (count_documents (backup), ==, i);
    }
}

static void
note_fraction (double   fraction,
               guint64  done,
               gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpuint (done, >, 0);
  *last = fraction;
}

static void
test_tells_how_far (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  BatonStore *store = store_fixture_open (fixture);
  g_autoptr(GError) error = NULL;
  double last = 0;

  add_documents (store, 1, 1);
  baton_store_backup (store, backup, note_fraction, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  g_object_unref (store);

  last = 0;
  baton_store_restore (fixture->location, backup, note_fraction, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
}

/* The backup is of what was committed, whatever is under way. */
static void
test_while_writing (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = baton_store_get_connection (store);

  add_documents (store, 1, 1000);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  probe_add_document (connection, -1, "not yet");
  back_up (store, backup);
  probe_commit (connection);
  g_assert_cmpint (count_documents (backup), ==, 1000);
}

static void
test_cancelled (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  guint n_files;

  add_documents (store, 1, 1);
  n_files = count_files (fixture->folder);
  g_cancellable_cancel (cancellable);
  g_assert_false (baton_store_backup (store, backup, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

static void
test_impossible_places (StoreFixture *fixture)
{
  g_autofree char *missing = store_fixture_get_path (fixture, "missing/backup.db");
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(GError) error = NULL;

  g_assert_false (baton_store_backup (store, missing, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_false (baton_store_backup (store, fixture->location, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (baton_store_backup (store, fixture->folder, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE);
}

static void
test_refused_while_open (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  g_autoptr(BatonStore) store = store_fixture_open (fixture);

  back_up (store, backup);
  add_documents (store, 1, 1);
  assert_not_restored (fixture, backup, NULL, BATON_ERROR, BATON_ERROR_BUSY);
  g_assert_cmpint (count_documents (fixture->location), ==, 1);
  add_documents (store, 2, 1);
}

static void
test_bad_backups (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  g_autofree char *missing = store_fixture_get_path (fixture, "missing.db");
  BatonStore *store = store_fixture_open (fixture);
  BatonConnection *connection;
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  guint n_files;

  add_documents (store, 1, 1000);
  back_up (store, backup);
  g_object_unref (store);
  n_files = count_files (fixture->folder);

  assert_not_restored (fixture, missing, NULL, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  assert_not_restored (fixture, fixture->folder, NULL, BATON_ERROR, BATON_ERROR_NOT_FOUND);

  /* A page in the middle is overwritten. */
  g_file_get_contents (backup, &contents, &length, &error);
  g_assert_no_error (error);
  memset (contents + length / 2 / 4096 * 4096, 'x', 4096);
  g_file_set_contents (backup, contents, length, NULL);
  assert_not_restored (fixture, backup, NULL, BATON_ERROR, BATON_ERROR_DAMAGED);

  g_file_set_contents (backup, contents, length / 2, NULL);
  assert_not_restored (fixture, backup, NULL, BATON_ERROR, BATON_ERROR_DAMAGED);
  g_file_set_contents (backup, "Dear Ann,\n", -1, NULL);
  assert_not_restored (fixture, backup, NULL, BATON_ERROR, BATON_ERROR_DAMAGED);
  g_file_set_contents (backup, "", 0, NULL);
  assert_not_restored (fixture, backup, NULL, BATON_ERROR, BATON_ERROR_DAMAGED);

  store = store_fixture_open (fixture);
  connection = baton_store_get_connection (store);
  probe_begin (connection, BATON_TRANSACTION_WRITE);
  baton_connection_set_version (connection, baton_migration_get_newest () + 1, &error);
  g_assert_no_error (error);
  probe_commit (connection);
  back_up (store, backup);
  g_object_unref (store);
  assert_not_restored (fixture, backup, NULL, BATON_ERROR, BATON_ERROR_NEWER);

  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

static void
test_cancelled_restoring (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  BatonStore *store = store_fixture_open (fixture);

  back_up (store, backup);
  add_documents (store, 1, 1);
  g_object_unref (store);
  g_cancellable_cancel (cancellable);
  assert_not_restored (fixture, backup, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_documents (fixture->location), ==, 1);
}

/* Neither it nor the log that it left behind may harm what replaces it. */
static void
test_restored_over_damage (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  g_autofree char *log = g_strconcat (fixture->location, "-wal", NULL);
  g_autofree char *kept_log = g_strconcat (fixture->location, ".replaced-1-wal", NULL);
  BatonStore *store = store_fixture_open (fixture);
  g_autofree char *log_contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  add_documents (store, 1, 10);
  back_up (store, backup);
  g_object_unref (store);
  store = store_fixture_open (fixture);
  add_documents (store, 11, 10);
  g_file_get_contents (log, &log_contents, &length, &error);
  g_assert_no_error (error);
  g_object_unref (store);

  g_file_set_contents (fixture->location, "Dear Ann, this is no database any more.", -1, NULL);
  g_file_set_contents (log, log_contents, length, NULL);
  baton_store_restore (fixture->location, backup, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_documents (fixture->location), ==, 10);
  g_assert_true (g_file_test (kept_log, G_FILE_TEST_EXISTS));
}

static void
test_restored_to_new_place (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  g_autofree char *place = store_fixture_get_path (fixture, "new.db");
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(GError) error = NULL;

  add_documents (store, 1, 3);
  back_up (store, backup);
  baton_store_restore (place, backup, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_documents (place), ==, 3);
}

static void
test_server_has_its_own_tools (StoreFixture *fixture)
{
  g_autofree char *backup = store_fixture_get_path (fixture, "backup.db");
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  g_autoptr(GError) error = NULL;

  g_assert_false (baton_store_backup (store, backup, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "pg_dump"));
  g_clear_error (&error);
  g_assert_false (baton_store_restore (fixture->location, backup, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add_sqlite ("/backup/back-up-and-restore", test_back_up_and_restore);
  store_fixture_add_sqlite ("/backup/replaces-older-backup", test_replaces_older_backup);
  store_fixture_add_sqlite ("/backup/tells-how-far", test_tells_how_far);
  store_fixture_add_sqlite ("/backup/while-writing", test_while_writing);
  store_fixture_add_sqlite ("/backup/cancelled", test_cancelled);
  store_fixture_add_sqlite ("/backup/impossible-places", test_impossible_places);
  store_fixture_add_sqlite ("/backup/refused-while-open", test_refused_while_open);
  store_fixture_add_sqlite ("/backup/bad-backups", test_bad_backups);
  store_fixture_add_sqlite ("/backup/cancelled-restoring", test_cancelled_restoring);
  store_fixture_add_sqlite ("/backup/restored-over-damage", test_restored_over_damage);
  store_fixture_add_sqlite ("/backup/restored-to-new-place", test_restored_to_new_place);
  store_fixture_add_postgres ("/backup/server-has-its-own-tools", test_server_has_its_own_tools);

  return g_test_run ();
}
