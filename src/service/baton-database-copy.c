/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-database-copy.h"

#include "baton-database-private.h"

/* A copy to be made, in either direction. */
typedef struct
{
  BatonStore        *store;
  char              *location;
  char              *path;
  BatonProgressFunc  progress;        /* NULL when nobody looks on. */
  gpointer           progress_data;
  GDestroyNotify     free_progress;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  if (copy->free_progress != NULL)
    copy->free_progress (copy->progress_data);
  g_clear_object (&copy->store);
  g_free (copy->location);
  g_free (copy->path);
  g_free (copy);
}

static Copy *
copy_new (const char        *path,
          BatonProgressFunc  progress,
          gpointer           progress_data,
          GDestroyNotify     free_progress)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->path = g_strdup (path);
  copy->progress = progress;
  copy->progress_data = progress_data;
  copy->free_progress = free_progress;
  return copy;
}

static void
return_done (GTask    *task,
             gboolean  done,
             GError   *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
back_up_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Copy *copy = task_data;
  GError *error = NULL;
  gboolean done = baton_store_backup (copy->store, copy->path, copy->progress, copy->progress_data,
                                      cancellable, &error);

  return_done (task, done, error);
}

/**
 * baton_database_back_up_async:
 * @self: a database that could be opened
 * @path: where the copy goes; a file of that name is replaced
 * @progress: (nullable): told how far it is, on another thread
 * @progress_data: (nullable): data of @progress
 * @free_progress: (nullable): frees @progress_data
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Copies the database into a file, while everybody goes on working.
 */
void
baton_database_back_up_async (BatonDatabase       *self,
                              const char          *path,
                              BatonProgressFunc    progress,
                              gpointer             progress_data,
                              GDestroyNotify       free_progress,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  BatonStore *store = baton_database_get_store (self);
  g_autoptr(GTask) task = NULL;
  Copy *copy;

  g_return_if_fail (BATON_IS_STORE (store));

  copy = copy_new (path, progress, progress_data, free_progress);
  copy->store = g_object_ref (store);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, baton_database_back_up_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, back_up_worker);
}

static void
restore_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Copy *copy = task_data;
  GError *error = NULL;
  gboolean done;

  if (copy->store != NULL)
    baton_store_close (copy->store);
  done = baton_store_restore (copy->location, copy->path, copy->progress, copy->progress_data, cancellable, &error);
  return_done (task, done, error);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  baton_database_reopen (BATON_DATABASE (object));
  return_done (task, done, error);
}

/**
 * baton_database_restore_async:
 * @self: a database in a file
 * @path: a backup
 * @progress: (nullable): told how far it is, on another thread
 * @progress_data: (nullable): data of @progress
 * @free_progress: (nullable): frees @progress_data
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Closes the database, puts a copy of a backup in its place and opens it again.
 * What was there is kept beside it. Questions asked meanwhile wait.
 */
void
baton_database_restore_async (BatonDatabase       *self,
                              const char          *path,
                              BatonProgressFunc    progress,
                              gpointer             progress_data,
                              GDestroyNotify       free_progress,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autofree char *location = baton_database_dup_path (self);
  g_autoptr(GTask) task = NULL;
  Copy *copy;

  g_return_if_fail (location != NULL);

  copy = copy_new (path, progress, progress_data, free_progress);
  copy->store = baton_database_close (self);
  copy->location = g_steal_pointer (&location);
  task = g_task_new (self, cancellable, restored_cb, g_task_new (self, NULL, callback, user_data));
  g_task_set_source_tag (task, baton_database_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, copy, copy_free);
  g_task_run_in_thread (task, restore_worker);
}

/**
 * baton_database_copy_finish:
 * @self: the database
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Ends what [method@Database.back_up_async] or [method@Database.restore_async] began.
 *
 * Returns: whether the copy was made; when not, nothing was replaced
 */
gboolean
baton_database_copy_finish (BatonDatabase  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
