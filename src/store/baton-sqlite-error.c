/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-sqlite-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "baton-error.h"

/* SQLite keeps the reason of the operating system aside: with the connection,
 * or with the file that could not be written, be it the database or its log. */
static int
get_system_error (sqlite3 *db)
{
  sqlite3_file *log = NULL;
  int number;

  if (db == NULL)
    return 0;

  number = sqlite3_system_errno (db);
  if (number == 0)
    sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &number);
  if (number == 0)
    sqlite3_file_control (db, "main", SQLITE_FCNTL_LAST_ERRNO, &number);

  return number;
}

/* Some full disks and forbidden files are reported as a failed write or open. */
static BatonError
classify_system_error (sqlite3    *db,
                       BatonError  otherwise)
{
  switch (get_system_error (db))
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return BATON_ERROR_FULL;

    case EACCES:
    case EPERM:
    case EROFS:
      return BATON_ERROR_READ_ONLY;

    default:
      return otherwise;
    }
}

static BatonError
classify (int      code,
          sqlite3 *db)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return BATON_ERROR_BUSY;

    case SQLITE_READONLY:
    case SQLITE_PERM:
      return BATON_ERROR_READ_ONLY;

    case SQLITE_FULL:
      return BATON_ERROR_FULL;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return BATON_ERROR_DAMAGED;

    case SQLITE_CANTOPEN:
      return classify_system_error (db, BATON_ERROR_UNAVAILABLE);

    case SQLITE_IOERR:
      return classify_system_error (db, BATON_ERROR_STORE);

    default:
      return BATON_ERROR_STORE;
    }
}

static const char *
get_format (BatonError kind)
{
  switch (kind)
    {
    case BATON_ERROR_BUSY:
      /* Translators: first the database's path, then what SQLite says. */
      return _("Another process holds the database “%s” (%s). Try again in a moment.");

    case BATON_ERROR_READ_ONLY:
      /* Translators: first the database's path, then what SQLite says. */
      return _("The database “%s” cannot be written (%s). Check the permissions of the file and of its folder.");

    case BATON_ERROR_FULL:
      /* Translators: first the database's path, then what SQLite says. */
      return _("There is no space left for the database “%s” (%s). Make room; the change was not made.");

    case BATON_ERROR_DAMAGED:
      /* Translators: first the database's path, then what SQLite says. */
      return _("“%s” is damaged or is not a database (%s). Restore a backup of it, or name another file.");

    case BATON_ERROR_UNAVAILABLE:
      /* Translators: first the database's path, then what SQLite says. */
      return _("The database “%s” cannot be opened (%s)");

    default:
      /* Translators: first the database's path, then what SQLite says. */
      return _("The database “%s” failed: %s");
    }
}

/* Turns a result code of SQLite into an error. */
void
baton_sqlite_set_error (GError       **error,
                        int            code,
                        sqlite3       *db,
                        const char    *path,
                        GCancellable  *cancellable)
{
  const char *reason = db != NULL && sqlite3_errcode (db) != SQLITE_OK ? sqlite3_errmsg (db) : sqlite3_errstr (code);
  BatonError kind = classify (code, db);

  /* A wait for a lock that was cancelled ends as busy. */
  if ((code & 0xff) == SQLITE_INTERRUPT || kind == BATON_ERROR_BUSY)
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, BATON_ERROR, (int) kind, get_format (kind), path, reason);
#pragma GCC diagnostic pop
}

/* The file that was opened does not have the name any more. */
void
baton_sqlite_set_moved_error (GError     **error,
                              const char  *path)
{
  g_set_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE,
               _("The database “%s” was moved, removed or replaced while it was open. Close it and open it again."),
               path);
}
