/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-sqlite-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "baton-sqlite-connection.h"
#include "baton-sqlite-error.h"

/* How much is copied between two looks at the cancellable, 16 MiB. */
#define PAGES_A_STEP 4096

/* Who looks on while pages are copied, and may stop it. */
typedef struct
{
  BatonStoreProgressFunc  progress;        /* NULL when nobody looks on. */
  gpointer                progress_data;
  GCancellable           *cancellable;
} Watch;

typedef sqlite3 Database;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Database, sqlite3_close)

static void
set_system_error (GError     **error,
                  const char  *path,
                  int          number)
{
  BatonError kind = BATON_ERROR_STORE;

  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    kind = BATON_ERROR_FULL;
  else if (number == EACCES || number == EPERM || number == EROFS)
    kind = BATON_ERROR_READ_ONLY;
  else if (number == ENOENT || number == ENOTDIR || number == EISDIR)
    kind = BATON_ERROR_UNAVAILABLE;

  /* Translators: first a path, then what the system says. */
  g_set_error (error, BATON_ERROR, (int) kind, _("“%s” cannot be written: %s"),
               path, g_strerror (number));
}

/* Makes the names in the folder of @path durable. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static char *
make_temporary (const char  *path,
                GError     **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_system_error (error, path, errno);
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&temporary);
}

/* For reading alone where the file may not be written. */
static Database *
open_database (const char  *path,
               GError     **error)
{
  g_autoptr(Database) db = NULL;
  int code = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    {
      baton_sqlite_set_error (error, code, db, path, NULL);
      return NULL;
    }

  return g_steal_pointer (&db);
}

static void
tell (const Watch    *watch,
      sqlite3_backup *backup)
{
  int n_pages = sqlite3_backup_pagecount (backup);
  int n_copied = n_pages - sqlite3_backup_remaining (backup);

  if (watch->progress != NULL && n_pages > 0)
    watch->progress ((double) n_copied / n_pages, (guint64) n_copied, watch->progress_data);
}

/* @target_name is what the copy will be called once it is complete. */
static gboolean
copy_pages (Database     *source,
            const char   *source_path,
            Database     *target,
            const char   *target_name,
            const Watch  *watch,
            GError      **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", source, "main");
  int code = SQLITE_OK;

  while (code == SQLITE_OK && !g_cancellable_is_cancelled (watch->cancellable))
    {
      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      tell (watch, backup);
    }
  sqlite3_backup_finish (backup);

  if (code == SQLITE_DONE)
    return TRUE;

  if (g_cancellable_set_error_if_cancelled (watch->cancellable, error))
    return FALSE;
  if (sqlite3_errcode (source) != SQLITE_OK)
    baton_sqlite_set_error (error, code, source, source_path, NULL);
  else if ((code & 0xff) == SQLITE_FULL)
    set_system_error (error, target_name, ENOSPC);
  else
    baton_sqlite_set_error (error, code, target, target_name, NULL);
  return FALSE;
}

/* The open transaction keeps the source at one moment, so that writers need not
 * stop and the copy need not begin again. */
static gboolean
copy_database (const char   *source_path,
               const char   *target_path,
               const char   *target_name,
               const Watch  *watch,
               GError      **error)
{
  g_autoptr(Database) source = NULL;
  g_autoptr(Database) target = NULL;
  int code;

  source = open_database (source_path, error);
  if (source == NULL)
    return FALSE;
  sqlite3_busy_timeout (source, 5000);
  code = sqlite3_exec (source, "BEGIN; SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    {
      baton_sqlite_set_error (error, code, source, source_path, NULL);
      return FALSE;
    }

  target = open_database (target_path, error);
  if (target == NULL)
    return FALSE;
  sqlite3_exec (target, "PRAGMA journal_mode = OFF", NULL, NULL, NULL);

  return copy_pages (source, source_path, target, target_name, watch, error);
}

static gboolean
replace_file (const char  *temporary,
              const char  *path,
              GError     **error)
{
  if (g_rename (temporary, path) != 0)
    {
      set_system_error (error, path, errno);
      return FALSE;
    }
  sync_folder (path);

  return TRUE;
}

static gboolean
is_same_file (const char *path,
              const char *other_path)
{
  GStatBuf info;
  GStatBuf other_info;

  return g_stat (path, &info) == 0 && g_stat (other_path, &other_info) == 0 &&
         info.st_dev == other_info.st_dev && info.st_ino == other_info.st_ino;
}

/**
 * baton_sqlite_back_up:
 * @database: the path of a database, which may be in use
 * @path: where the copy goes; a file of that name is replaced
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data of @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Copies what is committed at this moment into a file of its own.
 *
 * The file appears when it is complete, and only its owner may read it.
 *
 * Returns: whether it was copied
 */
gboolean
baton_sqlite_back_up (const char              *database,
                      const char              *path,
                      BatonStoreProgressFunc   progress,
                      gpointer                 progress_data,
                      GCancellable            *cancellable,
                      GError                 **error)
{
  const Watch watch = { progress, progress_data, cancellable };
  g_autofree char *temporary = NULL;

  if (is_same_file (database, path))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("“%s” is the database itself. Name another file for the backup."), path);
      return FALSE;
    }

  temporary = make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;

  if (copy_database (database, temporary, path, &watch, error) &&
      replace_file (temporary, path, error))
    return TRUE;

  g_unlink (temporary);
  return FALSE;
}

static int
progress_cb (void *user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

static void
interrupt_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  sqlite3_interrupt (user_data);
}

/* The check of a tree, the most of it, asks no progress handler; it can be
 * interrupted from outside once it runs. */
static int
step_cancellably (sqlite3      *db,
                  sqlite3_stmt *statement,
                  GCancellable *cancellable)
{
  gulong handler;
  int code;

  if (cancellable == NULL)
    return sqlite3_step (statement);

  sqlite3_progress_handler (db, 10000, progress_cb, cancellable);
  handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), db, NULL);
  code = sqlite3_step (statement);
  g_cancellable_disconnect (cancellable, handler);
  return code;
}

/* Opening it as Baton does checks whose it is and its version. */
static gboolean
check_health (const char    *path,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(BatonConnection) connection = NULL;
  g_autofree char *verdict = NULL;
  sqlite3_stmt *statement = NULL;
  sqlite3 *db;
  gint64 version;
  int code;

  connection = baton_sqlite_connection_new (path, BATON_CONNECTION_READ_ONLY, error);
  if (connection == NULL || !baton_connection_get_version (connection, &version, error))
    return FALSE;

  db = baton_sqlite_connection_get_db (BATON_SQLITE_CONNECTION (connection));
  code = sqlite3_prepare_v2 (db, "PRAGMA quick_check(1)", -1, &statement, NULL);
  if (code == SQLITE_OK)
    code = step_cancellably (db, statement, cancellable);
  if (code == SQLITE_ROW)
    verdict = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  else
    baton_sqlite_set_error (error, code, db, path, cancellable);
  sqlite3_finalize (statement);

  if (code != SQLITE_ROW)
    return FALSE;
  if (version > 0 && g_str_equal (verdict, "ok"))
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_DAMAGED,
               _("“%s” is not a healthy Baton database (%s). Name another backup; nothing was changed."),
               path, verdict);
  return FALSE;
}

/* Checks the backup, and copies it next to the database. */
static char *
prepare_replacement (const char   *database,
                     const char   *path,
                     const Watch  *watch,
                     GError      **error)
{
  g_autofree char *temporary = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
                   _("There is no backup “%s”"), path);
      return NULL;
    }

  if (!check_health (path, watch->cancellable, error))
    return NULL;

  temporary = make_temporary (database, error);
  if (temporary == NULL)
    return NULL;

  if (copy_database (path, temporary, database, watch, error))
    return g_steal_pointer (&temporary);

  g_unlink (temporary);
  return NULL;
}

/* Leaving WAL mode needs to be the only connection and empties the log;
 * the exclusive mode then keeps others out. A database that cannot be read is
 * replaced all the same: it may be the reason for restoring. */
static gboolean
lock_database (const char  *database,
               Database   **lock,
               GError     **error)
{
  g_autoptr(Database) db = NULL;
  int code;

  db = open_database (database, error);
  if (db == NULL)
    return FALSE;

  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  code = sqlite3_exec (db,
                       "PRAGMA journal_mode = DELETE;"
                       "PRAGMA locking_mode = EXCLUSIVE;"
                       "BEGIN EXCLUSIVE;"
                       "COMMIT", NULL, NULL, NULL);
  if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_READONLY)
    {
      baton_sqlite_set_error (error, code, db, database, NULL);
      return FALSE;
    }
  if (code == SQLITE_OK)
    *lock = g_steal_pointer (&db);

  return TRUE;
}

static char *
choose_kept_name (const char *database)
{
  for (guint i = 1; ; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.replaced-%u", database, i);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/* Moves a log or journal aside that a damaged database left behind: beside
 * another database it would be taken for that one's. */
static void
move_companion (const char *database,
                const char *kept,
                const char *suffix)
{
  g_autofree char *from = g_strconcat (database, suffix, NULL);
  g_autofree char *to = g_strconcat (kept, suffix, NULL);

  g_rename (from, to);
}

static gboolean
keep_old (const char  *database,
          GError     **error)
{
  g_autofree char *kept = choose_kept_name (database);

  move_companion (database, kept, "-wal");
  move_companion (database, kept, "-shm");
  move_companion (database, kept, "-journal");

  /* A second name, where the file system has them, never leaves the first without a file. */
  if (link (database, kept) == 0 || g_rename (database, kept) == 0)
    return TRUE;

  set_system_error (error, kept, errno);
  return FALSE;
}

/**
 * baton_sqlite_restore:
 * @database: the path of the database, which nobody may have open
 * @path: the path of a backup
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data of @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Puts a copy of a backup in the place of the database.
 *
 * The backup is checked first. The database that was there is kept,
 * as `.replaced-N`.
 *
 * Fails with `BATON_ERROR_BUSY` while another process has the database open.
 *
 * Returns: whether it was restored
 */
gboolean
baton_sqlite_restore (const char              *database,
                      const char              *path,
                      BatonStoreProgressFunc   progress,
                      gpointer                 progress_data,
                      GCancellable            *cancellable,
                      GError                 **error)
{
  const Watch watch = { progress, progress_data, cancellable };
  g_autofree char *temporary = NULL;
  g_autoptr(Database) lock = NULL;
  gboolean exists = g_file_test (database, G_FILE_TEST_EXISTS);

  temporary = prepare_replacement (database, path, &watch, error);
  if (temporary == NULL)
    return FALSE;

  if ((!exists || (lock_database (database, &lock, error) && keep_old (database, error))) &&
      replace_file (temporary, database, error))
    return TRUE;

  g_unlink (temporary);
  return FALSE;
}
