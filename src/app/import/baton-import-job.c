/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the import window asks of the database, on the database's threads. */

#include "import/baton-import-job.h"

typedef struct
{
  char          *path;
  guint          n_rows;
  gboolean       dry_run;
  BatonProgress *progress;
  gint64         import;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->progress);
  g_free (job->path);
  g_free (job);
}

static gpointer
preview (BatonSession  *session,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Job *job = data;

  return baton_import_preview_new (job->path, NULL, job->n_rows, error);
}

static gpointer
run (BatonSession  *session,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  const Job *job = data;

  return baton_import_leads (session, job->path, NULL, job->dry_run,
                             baton_progress_tell, job->progress, cancellable, error);
}

static gpointer
undo (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Job *job = data;
  g_autofree BatonUndoReport *report = g_new0 (BatonUndoReport, 1);

  if (!baton_import_undo (session, job->import, report, cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}

/**
 * baton_import_job_preview_async:
 * @database: a database
 * @path: a file of leads
 * @n_rows: how many rows are wanted
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Looks at the beginning of a file.
 */
void
baton_import_job_preview_async (BatonDatabase       *database,
                                const char          *path,
                                guint                n_rows,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->n_rows = n_rows;
  baton_database_read_async (database, preview, job, job_free, (GDestroyNotify) baton_import_preview_free,
                             cancellable, callback, user_data);
}

/**
 * baton_import_job_preview_finish:
 * @database: the database
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Ends what [func@import_job_preview_async] began.
 *
 * Returns: (transfer full) (nullable): how the file is understood
 */
BatonImportPreview *
baton_import_job_preview_finish (BatonDatabase  *database,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  return baton_database_finish (database, result, error);
}

/**
 * baton_import_job_run_async:
 * @database: a database
 * @path: a file of leads
 * @dry_run: whether only to tell what would happen
 * @progress: told how far it is
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Takes a file of leads in; a cancelled import leaves nothing behind.
 */
void
baton_import_job_run_async (BatonDatabase       *database,
                            const char          *path,
                            gboolean             dry_run,
                            BatonProgress       *progress,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->dry_run = dry_run;
  job->progress = g_object_ref (progress);
  baton_database_write_async (database, run, job, job_free, (GDestroyNotify) baton_import_report_free,
                              cancellable, callback, user_data);
}

/**
 * baton_import_job_run_finish:
 * @database: the database
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Ends what [func@import_job_run_async] began.
 *
 * Returns: (transfer full) (nullable): what became of the file
 */
BatonImportReport *
baton_import_job_run_finish (BatonDatabase  *database,
                             GAsyncResult   *result,
                             GError        **error)
{
  return baton_database_finish (database, result, error);
}

/**
 * baton_import_job_undo_async:
 * @database: a database
 * @import: the number of an import
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Takes an import back.
 */
void
baton_import_job_undo_async (BatonDatabase       *database,
                             gint64               import,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Job *job = g_new0 (Job, 1);

  job->import = import;
  baton_database_write_async (database, undo, job, job_free, g_free, cancellable, callback, user_data);
}

/**
 * baton_import_job_undo_finish:
 * @database: the database
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Ends what [func@import_job_undo_async] began.
 *
 * Returns: (transfer full) (nullable): what was taken back
 */
BatonUndoReport *
baton_import_job_undo_finish (BatonDatabase  *database,
                              GAsyncResult   *result,
                              GError        **error)
{
  return baton_database_finish (database, result, error);
}
