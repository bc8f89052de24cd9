/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-sqlite-connection.h"

#include <glib/gi18n-lib.h>
#include <poll.h>

#include "baton-migration-private.h"
#include "baton-sqlite-backup.h"
#include "baton-sqlite-error.h"
#include "baton-sqlite-file.h"

/* Marks the file as Baton's: "Batn". */
#define APPLICATION_ID 0x4261746e

/* How long to wait for another writer, unless told otherwise. */
#define BUSY_WAIT (5 * G_USEC_PER_SEC)

/* How often, in milliseconds, to look whether another process has committed. */
#define POLL_INTERVAL 250

/* How often, in steps of SQLite's machine, to look whether it is cancelled. */
#define STEPS_BETWEEN_CHECKS 10000

/* Pages in the write-ahead log from which on it is copied into the database: by
 * a writer that has nothing to do, and by one that never pauses. A durable
 * commit writes about 10 pages, so that far fewer than one commit in a hundred
 * has to wait for the copying. */
#define IDLE_CHECKPOINT_PAGES 1000
#define CHECKPOINT_PAGES 4000

/**
 * BatonSqliteConnection:
 *
 * A connection to a SQLite file.
 *
 * A writer keeps the file in write-ahead logging (WAL) mode, but for bulk work.
 */
struct _BatonSqliteConnection
{
  BatonConnection  parent_instance;
  sqlite3         *db;
  char            *path;
  gint64           busy_wait;       /* Microseconds. */
  gint64           waiting_since;   /* Microseconds, monotonic. */
  gint64           data_version;
  gboolean         in_wal;          /* Only known of a writer. */
  int              wal_pages;
  int              checkpoint_at;   /* Pages. */
};

G_DEFINE_FINAL_TYPE (BatonSqliteConnection, baton_sqlite_connection, BATON_TYPE_CONNECTION)

void
baton_sqlite_connection_set_error (BatonSqliteConnection  *self,
                                   int                     code,
                                   GError                **error)
{
  baton_sqlite_set_error (error, code, self->db, self->path,
                          baton_connection_get_cancellable (BATON_CONNECTION (self)));
}

/* Waits a little longer each time, from 0.2 to 25 ms. */
static int
busy_cb (void *user_data,
         int   n_before)
{
  BatonSqliteConnection *self = user_data;
  gint64 now = g_get_monotonic_time ();

  if (n_before == 0)
    self->waiting_since = now;

  if (now - self->waiting_since >= self->busy_wait ||
      g_cancellable_is_cancelled (baton_connection_get_cancellable (BATON_CONNECTION (self))))
    return 0;

  g_usleep (200u << MIN (n_before, 7));
  return 1;
}

static int
progress_cb (void *user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

static int
wal_cb (void       *user_data,
        sqlite3    *db,
        const char *name,
        int         n_pages)
{
  BatonSqliteConnection *self = user_data;

  self->wal_pages = n_pages;

  return SQLITE_OK;
}

static gboolean
execute (BatonSqliteConnection  *self,
         const char             *text,
         GError                **error)
{
  int code = sqlite3_exec (self->db, text, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;

  baton_sqlite_connection_set_error (self, code, error);
  return FALSE;
}

/* Runs a query of one row and column. */
static gboolean
query_number (BatonSqliteConnection  *self,
              const char             *text,
              gint64                 *value,
              GError                **error)
{
  sqlite3_stmt *statement = NULL;
  int code;

  code = sqlite3_prepare_v2 (self->db, text, -1, &statement, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  else
    baton_sqlite_connection_set_error (self, code, error);
  sqlite3_finalize (statement);

  return code == SQLITE_ROW;
}

/* An open statement would keep the transaction's locks. */
static void
reset_statements (BatonSqliteConnection *self)
{
  sqlite3_stmt *statement = NULL;

  while ((statement = sqlite3_next_stmt (self->db, statement)) != NULL)
    if (sqlite3_stmt_busy (statement))
      sqlite3_reset (statement);
}

/* Copies the log into the database without waiting for anybody. Where a reader
 * still needs the log it goes on growing, and is looked at again when it has
 * grown by as much. Once all is copied, the next commit starts the log anew. */
static void
checkpoint (BatonSqliteConnection *self)
{
  int n_pages = 0;
  int n_copied = 0;

  sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_PASSIVE, &n_pages, &n_copied);

  self->wal_pages = n_pages == n_copied ? 0 : n_pages;
  self->checkpoint_at = self->wal_pages + CHECKPOINT_PAGES;
}

/* What a long transaction has written stays in the log until the next commit,
 * or until there is nothing to do: whoever waits for it need not wait for the
 * copying too, and pages that are soon written again are copied once. */
static void
checkpoint_large_log (BatonSqliteConnection *self,
                      int                    n_pages_before)
{
  if (self->wal_pages < self->checkpoint_at - CHECKPOINT_PAGES)
    self->checkpoint_at = CHECKPOINT_PAGES;
  if (n_pages_before >= self->checkpoint_at)
    checkpoint (self);
}

/* Writers keep the file in WAL mode; it can be in another after bulk work that
 * was killed, or that other connections kept from ending properly. */
static gboolean
enter_wal (BatonSqliteConnection  *self,
           GError                **error)
{
  if (self->in_wal)
    return TRUE;

  self->in_wal = execute (self, "PRAGMA journal_mode = WAL", error);

  return self->in_wal;
}

static gboolean
baton_sqlite_connection_begin (BatonConnection   *connection,
                               BatonTransaction   kind,
                               GError           **error)
{
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (connection);
  GCancellable *cancellable = baton_connection_get_cancellable (connection);

  if (!baton_sqlite_file_check_place (self->db, self->path, error))
    return FALSE;
  if (cancellable != NULL)
    sqlite3_progress_handler (self->db, STEPS_BETWEEN_CHECKS, progress_cb, cancellable);

  if (execute (self, kind == BATON_TRANSACTION_WRITE ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return TRUE;

  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  return FALSE;
}

static void
baton_sqlite_connection_rollback (BatonConnection *connection)
{
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (connection);

  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  reset_statements (self);

  /* After some errors SQLite has rolled back by itself. */
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

static gboolean
baton_sqlite_connection_commit (BatonConnection  *connection,
                                GError          **error)
{
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (connection);
  int n_pages_before = self->wal_pages;

  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  reset_statements (self);

  if (!execute (self, "COMMIT", error))
    {
      baton_sqlite_connection_rollback (connection);
      return FALSE;
    }

  if (self->in_wal)
    checkpoint_large_log (self, n_pages_before);

  return TRUE;
}

/* Pages written once, into the database itself, cost less than pages written to
 * the log and then copied, but only the sole connection may leave WAL mode.
 * Whatever happens meanwhile, the rollback journal undoes it at the next
 * opening. Nothing is deleted in bulk, so nothing needs to be overwritten. */
static gboolean
baton_sqlite_connection_begin_bulk (BatonConnection  *connection,
                                    GError          **error)
{
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (connection);

  if (sqlite3_exec (self->db, "PRAGMA journal_mode = TRUNCATE", NULL, NULL, NULL) == SQLITE_OK)
    self->in_wal = FALSE;

  return execute (self, "PRAGMA secure_delete = OFF; PRAGMA cache_size = -65536", error);
}

static void
baton_sqlite_connection_end_bulk (BatonConnection *connection)
{
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (connection);
  g_autoptr(GError) error = NULL;

  if (!execute (self, "PRAGMA secure_delete = ON; PRAGMA cache_size = -8192; PRAGMA shrink_memory", &error) ||
      !enter_wal (self, &error))
    g_debug ("Ending bulk work: %s", error->message);
  checkpoint (self);
}

static BatonStatement *
baton_sqlite_connection_prepare (BatonConnection  *connection,
                                 const char       *query,
                                 GError          **error)
{
  return baton_sqlite_statement_new (BATON_SQLITE_CONNECTION (connection), query, error);
}

static BatonStatement *
baton_sqlite_connection_prepare_each (BatonConnection  *connection,
                                      const char       *query,
                                      GError          **error)
{
  return baton_sqlite_statement_new_each (BATON_SQLITE_CONNECTION (connection), query, error);
}

static BatonConnection *
baton_sqlite_connection_open_reader (BatonConnection  *connection,
                                     GError          **error)
{
  return baton_sqlite_connection_new (BATON_SQLITE_CONNECTION (connection)->path, BATON_CONNECTION_READER, error);
}

/* Without the log a writer whose memory is full waits until nobody reads. */
static gboolean
baton_sqlite_connection_can_be_read_beside (BatonConnection *connection)
{
  return BATON_SQLITE_CONNECTION (connection)->in_wal;
}

static const char *
baton_sqlite_connection_get_name (BatonConnection *connection)
{
  return BATON_SQLITE_CONNECTION (connection)->path;
}

static gboolean
baton_sqlite_connection_execute (BatonConnection  *connection,
                                 const char       *script,
                                 GError          **error)
{
  g_autoptr(GString) text = g_string_new (script);

  g_string_replace (text, "BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY", 0);

  return execute (BATON_SQLITE_CONNECTION (connection), text->str, error);
}

/* One statement, as another process may make the database meanwhile: between two
 * it would look like one with tables and without Baton's mark. */
static gboolean
baton_sqlite_connection_get_version (BatonConnection  *connection,
                                     gint64           *version,
                                     GError          **error)
{
  static const char query[] =
    "SELECT CASE WHEN application_id = " G_STRINGIFY (APPLICATION_ID) " THEN user_version"
    " WHEN application_id = 0 AND user_version = 0 AND NOT EXISTS (SELECT * FROM sqlite_schema) THEN 0"
    " ELSE -1 END FROM pragma_application_id, pragma_user_version";
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (connection);

  if (!query_number (self, query, version, error))
    return FALSE;
  if (*version >= 0)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_DAMAGED,
               _("“%s” is a database of another program, not of Baton. "
                 "Name another file; this one was left as it is."),
               self->path);
  return FALSE;
}

static gboolean
baton_sqlite_connection_set_version (BatonConnection  *connection,
                                     gint64            version,
                                     GError          **error)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %" G_GINT64_FORMAT,
                          APPLICATION_ID, version);

  return execute (BATON_SQLITE_CONNECTION (connection), text, error);
}

static gboolean
baton_sqlite_connection_back_up (BatonConnection  *connection,
                                 const char       *suffix,
                                 GCancellable     *cancellable,
                                 GError          **error)
{
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (connection);
  g_autofree char *path = g_strconcat (self->path, suffix, NULL);

  return baton_sqlite_back_up (self->path, path, NULL, NULL, cancellable, error);
}

static void
baton_sqlite_connection_set_busy_wait (BatonConnection *connection,
                                       gint64           microseconds)
{
  BATON_SQLITE_CONNECTION (connection)->busy_wait = microseconds;
}

static gboolean
baton_sqlite_connection_listen (BatonConnection  *connection,
                                GError          **error)
{
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (connection);

  return query_number (self, "PRAGMA data_version", &self->data_version, error);
}

static gboolean
baton_sqlite_connection_wait (BatonConnection  *connection,
                              int               wake,
                              gboolean         *committed,
                              GError          **error)
{
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (connection);
  struct pollfd poll_fd = { wake, POLLIN, 0 };
  gint64 before = self->data_version;

  poll (&poll_fd, 1, POLL_INTERVAL);
  if (!query_number (self, "PRAGMA data_version", &self->data_version, error))
    return FALSE;
  *committed = self->data_version != before;

  return TRUE;
}

static void
baton_sqlite_connection_tidy (BatonConnection *connection)
{
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (connection);

  if (baton_connection_get_mode (connection) != BATON_CONNECTION_WRITER || !enter_wal (self, NULL))
    return;
  if (self->wal_pages >= IDLE_CHECKPOINT_PAGES)
    checkpoint (self);
}

/* A large log would cost the next opening seconds. The last connection of all
 * deletes it by closing; any other empties it where nobody needs it. */
static void
baton_sqlite_connection_finalize (GObject *object)
{
  BatonSqliteConnection *self = BATON_SQLITE_CONNECTION (object);

  baton_connection_rollback (BATON_CONNECTION (self));
  baton_connection_drop_statements (BATON_CONNECTION (self));
  if (self->in_wal)
    {
      self->busy_wait = 0;
      sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    }
  sqlite3_close (self->db);
  g_free (self->path);

  G_OBJECT_CLASS (baton_sqlite_connection_parent_class)->finalize (object);
}

static void
baton_sqlite_connection_class_init (BatonSqliteConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BatonConnectionClass *connection_class = BATON_CONNECTION_CLASS (klass);

  object_class->finalize = baton_sqlite_connection_finalize;

  connection_class->begin = baton_sqlite_connection_begin;
  connection_class->commit = baton_sqlite_connection_commit;
  connection_class->rollback = baton_sqlite_connection_rollback;
  connection_class->begin_bulk = baton_sqlite_connection_begin_bulk;
  connection_class->end_bulk = baton_sqlite_connection_end_bulk;
  connection_class->prepare = baton_sqlite_connection_prepare;
  connection_class->prepare_each = baton_sqlite_connection_prepare_each;
  connection_class->open_reader = baton_sqlite_connection_open_reader;
  connection_class->can_be_read_beside = baton_sqlite_connection_can_be_read_beside;
  connection_class->get_name = baton_sqlite_connection_get_name;
  connection_class->execute = baton_sqlite_connection_execute;
  connection_class->get_version = baton_sqlite_connection_get_version;
  connection_class->set_version = baton_sqlite_connection_set_version;
  connection_class->back_up = baton_sqlite_connection_back_up;
  connection_class->set_busy_wait = baton_sqlite_connection_set_busy_wait;
  connection_class->listen = baton_sqlite_connection_listen;
  connection_class->wait = baton_sqlite_connection_wait;
  connection_class->tidy = baton_sqlite_connection_tidy;
}

static void
baton_sqlite_connection_init (BatonSqliteConnection *self)
{
  self->busy_wait = BUSY_WAIT;
  self->checkpoint_at = CHECKPOINT_PAGES;
}

static gboolean
open_file (BatonSqliteConnection  *self,
           GError                **error)
{
  BatonConnectionMode mode = baton_connection_get_mode (BATON_CONNECTION (self));
  int code = baton_sqlite_file_open (self->path, mode == BATON_CONNECTION_READ_ONLY, &self->db);

  if (code != SQLITE_OK)
    {
      baton_sqlite_connection_set_error (self, code, error);
      return FALSE;
    }

  baton_sqlite_statement_add_function (self->db);
  sqlite3_busy_handler (self->db, busy_cb, self);

  /* In the place of the hook that checkpoints every 1000 pages. */
  sqlite3_wal_hook (self->db, wal_cb, self);

  return TRUE;
}

/* Closing copies what a killed process left in the log into the database; not
 * so when it may only be read, or is not known to be ours. */
static gboolean
check_version (BatonSqliteConnection  *self,
               GError                **error)
{
  gint64 version;

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, baton_sqlite_file_has_log (self->path), NULL);
  if (!baton_connection_get_version (BATON_CONNECTION (self), &version, error) ||
      !baton_migration_check (version, self->path, error))
    return FALSE;

  if (baton_connection_get_mode (BATON_CONNECTION (self)) != BATON_CONNECTION_READ_ONLY)
    sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  return TRUE;
}

/* What is deleted is overwritten with zeros (secure_delete), so that a person
 * whose data were erased is gone from the file too. */
static gboolean
configure (BatonSqliteConnection  *self,
           GError                **error)
{
  if (baton_connection_get_mode (BATON_CONNECTION (self)) != BATON_CONNECTION_WRITER)
    return execute (self, "PRAGMA query_only = ON", error);

  return enter_wal (self, error) &&
         execute (self,
                  "PRAGMA synchronous = FULL;"
                  "PRAGMA secure_delete = ON;"
                  "PRAGMA journal_size_limit = 67108864;"
                  "PRAGMA cache_size = -8192", error);
}

/**
 * baton_sqlite_connection_new:
 * @path: the path of a file that exists; an empty file is an empty database
 * @mode: what the connection is for
 * @error: return location for an error
 *
 * Opens a database. One that is not Baton's, or a newer Baton's, is refused
 * and left as it is.
 *
 * Returns: (transfer full): the connection
 */
BatonConnection *
baton_sqlite_connection_new (const char           *path,
                             BatonConnectionMode   mode,
                             GError              **error)
{
  g_autoptr(BatonSqliteConnection) self = g_object_new (BATON_TYPE_SQLITE_CONNECTION, NULL);

  self->path = g_strdup (path);
  baton_connection_set_mode (BATON_CONNECTION (self), mode);

  if (!open_file (self, error) ||
      !check_version (self, error) ||
      !configure (self, error))
    return NULL;

  return BATON_CONNECTION (g_steal_pointer (&self));
}

sqlite3 *
baton_sqlite_connection_get_db (BatonSqliteConnection *self)
{
  return self->db;
}
