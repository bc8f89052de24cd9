/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of a SQLite database: whether it is one, whole, and still in its place. */

#include "baton-sqlite-file.h"

#include <glib/gstdio.h>
#include <sys/statvfs.h>

#include "baton-sqlite-error.h"

/* A page of SQLite has at least so many bytes. */
#define SMALLEST_PAGE 512

static gboolean
is_beyond (const char *path,
           goffset     size)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > size;
}

/* SQLite takes the first bytes of a database that was cut off for an empty one. */
static gboolean
is_cut_off (const char *path)
{
  return is_beyond (path, 0) && !is_beyond (path, SMALLEST_PAGE - 1);
}

static gboolean
is_on_read_only_disk (const char *path)
{
  struct statvfs disk;

  return statvfs (path, &disk) == 0 && (disk.f_flag & ST_RDONLY) != 0;
}

/*
 * baton_sqlite_file_open:
 *
 * Opens a file that exists. SQLite opens one that it may not write for reading.
 * One that it may write it opens for writing even when it is only read: the log
 * that a connection makes beside it can then be deleted by the same connection.
 * On a disk where it can make none, nobody else changes the file either.
 *
 * Returns: a result code of SQLite; @db is set in any case
 */
int
baton_sqlite_file_open (const char  *path,
                        gboolean     is_only_read,
                        sqlite3    **db)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *uri = NULL;
  int code;

  if (is_only_read && !baton_sqlite_file_has_log (path) && is_on_read_only_disk (path))
    {
      g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);

      uri = g_strdup_printf ("file:%s?immutable=1", escaped);
      flags |= SQLITE_OPEN_URI;
    }

  code = sqlite3_open_v2 (uri != NULL ? uri : path, db, flags, NULL);
  if (code == SQLITE_OK && !is_only_read && sqlite3_db_readonly (*db, "main"))
    return SQLITE_READONLY;
  if (code == SQLITE_OK && is_cut_off (path))
    return SQLITE_NOTADB;
  return code;
}

/* Whether something was written that is not in the file itself yet. */
gboolean
baton_sqlite_file_has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return is_beyond (log, 0);
}

/* Another file may have the name by now, or none: what was written here would
 * be gone with the last connection. */
gboolean
baton_sqlite_file_check_place (sqlite3     *db,
                               const char  *path,
                               GError     **error)
{
  int has_moved = 0;

  if (sqlite3_file_control (db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) != SQLITE_OK || !has_moved)
    return TRUE;

  baton_sqlite_set_moved_error (error, path);
  return FALSE;
}
