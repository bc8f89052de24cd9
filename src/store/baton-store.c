/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "baton-migration-private.h"
#include "baton-postgres-connection.h"
#include "baton-sqlite-backup.h"
#include "baton-sqlite-connection.h"
#include "baton-sqlite-error.h"
#include "baton-store-location-private.h"
#include "baton-store-private.h"
#include "baton-workers-private.h"

#define N_READERS 2

/**
 * BatonStore:
 *
 * A database of Baton, and the threads that work on it: one that writes, and
 * two that read beside it.
 *
 * Blocking callers, such as `batonctl`, use [method@Store.get_connection]
 * instead of the threads.
 */
struct _BatonStore
{
  GObject          parent_instance;
  char            *location;      /* An absolute path or a URI. */
  BatonStoreFlags  flags;
  GStatBuf         file;          /* What was opened; nothing known of a server. */
  BatonWorkers    *writer;        /* NULL once closed. */
  BatonWorkers    *readers;
  BatonConnection *connection;    /* For blocking callers. */
  GMutex           mutex;         /* Guards the next. */
  BatonConnection *spare;         /* The one that opened the store, for whoever needs one first. */
};

enum
{
  COMMITTED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (BatonStore, baton_store, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static BatonConnection *
open_connection (const char           *location,
                 BatonConnectionMode   mode,
                 GError              **error)
{
  if (baton_store_location_is_server (location))
    return baton_postgres_connection_new (location, mode, error);

  return baton_sqlite_connection_new (location, mode, error);
}

/* A writing connection, the spare one if nobody has taken it. */
static BatonConnection *
take_writing_connection (BatonStore  *self,
                         GError     **error)
{
  BatonConnection *spare;

  g_mutex_lock (&self->mutex);
  spare = g_steal_pointer (&self->spare);
  g_mutex_unlock (&self->mutex);

  return spare != NULL ? spare : baton_store_open_connection (self, BATON_CONNECTION_WRITER, error);
}

static BatonConnection *
open_writer (gpointer   user_data,
             GError   **error)
{
  return take_writing_connection (user_data, error);
}

static BatonConnection *
open_reader (gpointer   user_data,
             GError   **error)
{
  return baton_store_open_connection (user_data, BATON_CONNECTION_READER, error);
}

static void
write_finished (gpointer connection,
                gpointer user_data)
{
  g_signal_emit (user_data, signals[COMMITTED], 0);
}

static void
read_finished (gpointer connection,
               gpointer user_data)
{
}

static void
baton_store_dispose (GObject *object)
{
  baton_store_close (BATON_STORE (object));

  G_OBJECT_CLASS (baton_store_parent_class)->dispose (object);
}

static void
baton_store_finalize (GObject *object)
{
  BatonStore *self = BATON_STORE (object);

  g_free (self->location);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (baton_store_parent_class)->finalize (object);
}

static void
baton_store_class_init (BatonStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_store_dispose;
  object_class->finalize = baton_store_finalize;

  /**
   * BatonStore::committed:
   *
   * Work that may have written has ended. Emitted on the writing thread.
   */
  signals[COMMITTED] =
    g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
baton_store_init (BatonStore *self)
{
  g_mutex_init (&self->mutex);
}

static gboolean
prepare_schema (BatonStore    *self,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr(GPtrArray) migrations = baton_migration_list ();
  gint64 version;

  if (!baton_connection_get_version (self->spare, &version, error))
    return FALSE;

  if (version == 0 && !(self->flags & BATON_STORE_CREATE))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
                   _("“%s” is empty. Make it a Baton database with “batonctl init”, or name another."),
                   baton_connection_get_name (self->spare));
      return FALSE;
    }
  if (version < baton_migration_get_newest () && (self->flags & BATON_STORE_READ_ONLY))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_READ_ONLY,
                   _("The database “%s” was made by an older Baton and has to be brought up to date first. "
                     "Open it once for writing."),
                   baton_connection_get_name (self->spare));
      return FALSE;
    }

  return baton_migration_run_all (self->spare, migrations, cancellable, error);
}

/**
 * baton_store_open:
 * @location: the path of a SQLite file, or a `postgresql://` URI
 * @flags: flags
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Opens a database, brings its schema up to date, and blocks while it does.
 *
 * Fails with `BATON_ERROR_NOT_FOUND`, `BATON_ERROR_NEWER`,
 * `BATON_ERROR_DAMAGED`, `BATON_ERROR_READ_ONLY`, `BATON_ERROR_UNAVAILABLE`
 * or `BATON_ERROR_BUSY`.
 *
 * Returns: (transfer full): the store
 */
BatonStore *
baton_store_open (const char       *location,
                  BatonStoreFlags   flags,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr(BatonStore) self = NULL;

  g_return_val_if_fail (location != NULL, NULL);

  self = g_object_new (BATON_TYPE_STORE, NULL);
  self->location = baton_store_location_make_absolute (location);
  self->flags = flags & BATON_STORE_READ_ONLY ? BATON_STORE_READ_ONLY : flags;

  if (!baton_store_location_is_server (location) && !baton_store_location_check_file (self->location, self->flags, error))
    return NULL;

  self->spare = baton_store_open_connection (self, BATON_CONNECTION_WRITER, error);
  if (self->spare == NULL || !prepare_schema (self, cancellable, error))
    return NULL;
  if (!baton_store_location_is_server (location))
    g_stat (self->location, &self->file);

  self->writer = baton_workers_new ("baton-writer", 1, open_writer, write_finished, self);
  self->readers = baton_workers_new ("baton-reader", N_READERS, open_reader, read_finished, self);

  return g_steal_pointer (&self);
}

typedef struct
{
  char            *location;
  BatonStoreFlags  flags;
} OpenRequest;

static void
free_open_request (gpointer data)
{
  OpenRequest *request = data;

  g_free (request->location);
  g_free (request);
}

static void
open_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const OpenRequest *request = task_data;
  GError *error = NULL;
  BatonStore *store;

  store = baton_store_open (request->location, request->flags, cancellable, &error);
  if (store == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, store, g_object_unref);
}

/**
 * baton_store_open_async:
 * @location: the path of a SQLite file, or a `postgresql://` URI
 * @flags: flags
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open
 * @user_data: data for @callback
 *
 * Opens a database as [func@Store.open] does, without blocking.
 */
void
baton_store_open_async (const char          *location,
                        BatonStoreFlags      flags,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenRequest *request = g_new (OpenRequest, 1);

  *request = (OpenRequest) { g_strdup (location), flags };
  g_task_set_source_tag (task, baton_store_open_async);
  g_task_set_task_data (task, request, free_open_request);
  g_task_run_in_thread (task, open_worker);
}

/**
 * baton_store_open_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes [func@Store.open_async].
 *
 * Returns: (transfer full): the store
 */
BatonStore *
baton_store_open_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * baton_store_close:
 * @self: a store
 *
 * Waits until all work is done, and closes the database.
 *
 * Results of work are still delivered afterwards; new work fails with
 * `BATON_ERROR_UNAVAILABLE`.
 */
void
baton_store_close (BatonStore *self)
{
  g_return_if_fail (BATON_IS_STORE (self));

  g_clear_pointer (&self->readers, baton_workers_close);
  g_clear_pointer (&self->writer, baton_workers_close);
  g_clear_object (&self->connection);
  g_clear_object (&self->spare);
}

/**
 * baton_store_get_location:
 * @self: a store
 *
 * Gets where the database is.
 *
 * Returns: an absolute path, or a URI
 */
const char *
baton_store_get_location (BatonStore *self)
{
  g_return_val_if_fail (BATON_IS_STORE (self), NULL);

  return self->location;
}

/**
 * baton_store_is_read_only:
 * @self: a store
 *
 * Tells whether it was opened to be read only.
 *
 * Returns: whether it was
 */
gboolean
baton_store_is_read_only (BatonStore *self)
{
  g_return_val_if_fail (BATON_IS_STORE (self), FALSE);

  return (self->flags & BATON_STORE_READ_ONLY) != 0;
}

/**
 * baton_store_get_connection:
 * @self: a store that is open
 *
 * Gets a connection for blocking use by one thread, always the same.
 *
 * Asked for before any asynchronous work it cannot be missing; later, opening
 * another one can fail, which is logged.
 *
 * Returns: (transfer none) (nullable): the connection
 */
BatonConnection *
baton_store_get_connection (BatonStore *self)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (BATON_IS_STORE (self), NULL);

  if (self->connection == NULL)
    self->connection = take_writing_connection (self, &error);
  if (self->connection == NULL)
    g_warning ("Opening another connection: %s", error->message);

  return self->connection;
}

/* Connections to different files of one name would show one and change the other. */
static gboolean
check_place (BatonStore  *self,
             GError     **error)
{
  GStatBuf now;

  if (self->file.st_ino == 0 ||
      (g_stat (self->location, &now) == 0 && now.st_dev == self->file.st_dev && now.st_ino == self->file.st_ino))
    return TRUE;

  baton_sqlite_set_moved_error (error, self->location);
  return FALSE;
}

/* Opens one more connection; on a read-only store, one that only reads. */
BatonConnection *
baton_store_open_connection (BatonStore           *self,
                             BatonConnectionMode   mode,
                             GError              **error)
{
  if (self->flags & BATON_STORE_READ_ONLY)
    mode = BATON_CONNECTION_READ_ONLY;

  if (!check_place (self, error))
    return NULL;
  return open_connection (self->location, mode, error);
}

static void
push (BatonWorkers   *workers,
      GTask          *task,
      BatonStoreFunc  func,
      gpointer        data,
      GDestroyNotify  free_data,
      GDestroyNotify  free_result)
{
  if (workers != NULL)
    {
      baton_workers_push (workers, task, func, data, free_data, free_result);
      return;
    }

  if (free_data != NULL)
    free_data (data);
  g_task_return_new_error (task, BATON_ERROR, BATON_ERROR_UNAVAILABLE,
                           _("The database has been closed"));
  g_object_unref (task);
}

/**
 * baton_store_read_async:
 * @self: a store
 * @func: the work
 * @data: what @func is given
 * @free_data: (nullable): frees @data, on the thread that worked
 * @free_result: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): a cancellable, which @func is given too
 * @callback: called when the work is done
 * @user_data: data for @callback
 *
 * Has work done that only reads, on a reading thread.
 *
 * The work begins and ends its own transaction.
 */
void
baton_store_read_async (BatonStore          *self,
                        BatonStoreFunc       func,
                        gpointer             data,
                        GDestroyNotify       free_data,
                        GDestroyNotify       free_result,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BATON_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, baton_store_read_async);
  push (self->readers, task, func, data, free_data, free_result);
}

/**
 * baton_store_write_async:
 * @self: a store
 * @func: the work
 * @data: what @func is given
 * @free_data: (nullable): frees @data, on the thread that worked
 * @free_result: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): a cancellable, which @func is given too
 * @callback: called when the work is done
 * @user_data: data for @callback
 *
 * Has work done that writes, on the writing thread, in the order asked for.
 *
 * The work begins and ends its own transaction. Once committed it is not
 * reported as cancelled.
 */
void
baton_store_write_async (BatonStore          *self,
                         BatonStoreFunc       func,
                         gpointer             data,
                         GDestroyNotify       free_data,
                         GDestroyNotify       free_result,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BATON_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, baton_store_write_async);
  g_task_set_check_cancellable (task, FALSE);
  push (self->writer, task, func, data, free_data, free_result);
}

/**
 * baton_store_finish:
 * @self: a store
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes [method@Store.read_async] or [method@Store.write_async].
 *
 * Returns: (transfer full) (nullable): what the work returned
 */
gpointer
baton_store_finish (BatonStore    *self,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
check_is_file (const char  *location,
               GError     **error)
{
  if (!baton_store_location_is_server (location))
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("A PostgreSQL database is backed up with pg_dump and restored with pg_restore"));
  return FALSE;
}

/**
 * baton_store_backup:
 * @self: a store
 * @path: where the copy goes; a file of that name is replaced
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data of @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Copies the database as it is at this moment, and blocks while it does.
 * Others may go on working with it, on any thread.
 *
 * Returns: whether it was copied
 */
gboolean
baton_store_backup (BatonStore              *self,
                    const char              *path,
                    BatonStoreProgressFunc   progress,
                    gpointer                 progress_data,
                    GCancellable            *cancellable,
                    GError                 **error)
{
  g_return_val_if_fail (BATON_IS_STORE (self), FALSE);

  return check_is_file (self->location, error) &&
         baton_sqlite_back_up (self->location, path, progress, progress_data, cancellable, error);
}

/**
 * baton_store_restore:
 * @location: where the database is, which nobody may have open
 * @path: the path of a backup
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data of @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Puts a copy of a backup in the place of a database, which is kept beside it
 * with `.replaced-N` added to its name.
 *
 * Fails with `BATON_ERROR_DAMAGED` or `BATON_ERROR_NEWER` when the backup
 * cannot be used, and with `BATON_ERROR_BUSY` while the database is in use.
 *
 * Returns: whether it was restored
 */
gboolean
baton_store_restore (const char              *location,
                     const char              *path,
                     BatonStoreProgressFunc   progress,
                     gpointer                 progress_data,
                     GCancellable            *cancellable,
                     GError                 **error)
{
  g_autofree char *database = baton_store_location_make_absolute (location);

  return check_is_file (location, error) &&
         baton_sqlite_restore (database, path, progress, progress_data, cancellable, error);
}
