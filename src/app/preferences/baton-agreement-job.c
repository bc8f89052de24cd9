/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the preferences ask of the database about the teams' agreements, on the
 * database's threads. */

#include "preferences/baton-agreement-job.h"

typedef struct
{
  BatonThresholdRequest  thresholds;
  BatonProgress         *progress;
  GPtrArray             *slas;
  BatonCalendar         *calendar;
  gint64                 based_on;
} Job;

void
baton_threshold_outcome_free (BatonThresholdOutcome *self)
{
  g_clear_pointer (&self->newcomers, g_array_unref);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->progress);
  g_clear_pointer (&job->slas, g_ptr_array_unref);
  g_clear_pointer (&job->calendar, baton_calendar_unref);
  g_free (job);
}

static gpointer
load (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return baton_agreement_load (session, cancellable, error);
}

static gpointer
save_thresholds (BatonSession  *session,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Job *job = data;
  const BatonThresholdRequest *wanted = &job->thresholds;
  g_autoptr(BatonThresholdOutcome) outcome = g_new0 (BatonThresholdOutcome, 1);

  outcome->version = wanted->based_on;
  if (!baton_agreement_save_thresholds (session, &wanted->mql, wanted->hot, &outcome->version, wanted->confirm,
                                        &outcome->report, baton_progress_tell, job->progress,
                                        cancellable, error))
    return NULL;
  if (wanted->confirm)
    {
      outcome->newcomers = baton_newcomers_list (session, error);
      if (outcome->newcomers == NULL)
        return NULL;
    }
  return g_steal_pointer (&outcome);
}

static gpointer
save_slas (BatonSession  *session,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Job *job = data;

  return GINT_TO_POINTER (baton_agreement_save_slas (session, job->slas, job->based_on, cancellable, error));
}

static gpointer
save_calendar (BatonSession  *session,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Job *job = data;

  return GINT_TO_POINTER (baton_agreement_save_calendar (session, job->calendar, job->based_on, cancellable, error));
}

/**
 * baton_agreement_job_load_async:
 * @database: a database
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Gets what is in force.
 */
void
baton_agreement_job_load_async (BatonDatabase       *database,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  baton_database_read_async (database, load, NULL, NULL, (GDestroyNotify) baton_agreement_free,
                             cancellable, callback, user_data);
}

/**
 * baton_agreement_job_load_finish:
 * @database: the database
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Ends what [func@agreement_job_load_async] began.
 *
 * Returns: (transfer full) (nullable): what is in force
 */
BatonAgreement *
baton_agreement_job_load_finish (BatonDatabase  *database,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  return baton_database_finish (database, result, error);
}

/**
 * baton_agreement_job_thresholds_async:
 * @database: a database
 * @request: what to save
 * @progress: told how far it is
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Saves thresholds, and scores all leads by them. Cancelled, it changes nothing.
 */
void
baton_agreement_job_thresholds_async (BatonDatabase               *database,
                                      const BatonThresholdRequest *request,
                                      BatonProgress               *progress,
                                      GCancellable                *cancellable,
                                      GAsyncReadyCallback          callback,
                                      gpointer                     user_data)
{
  Job *job = g_new0 (Job, 1);

  job->thresholds = *request;
  job->progress = g_object_ref (progress);
  baton_database_write_async (database, save_thresholds, job, job_free,
                              (GDestroyNotify) baton_threshold_outcome_free, cancellable, callback, user_data);
}

/**
 * baton_agreement_job_thresholds_finish:
 * @database: the database
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Ends what [func@agreement_job_thresholds_async] began.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
BatonThresholdOutcome *
baton_agreement_job_thresholds_finish (BatonDatabase  *database,
                                       GAsyncResult   *result,
                                       GError        **error)
{
  return baton_database_finish (database, result, error);
}

/**
 * baton_agreement_job_slas_async:
 * @database: a database
 * @slas: (element-type BatonSla): promises, which nobody changes any more
 * @based_on: the version that they were made from
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Saves promises.
 */
void
baton_agreement_job_slas_async (BatonDatabase       *database,
                                GPtrArray           *slas,
                                gint64               based_on,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Job *job = g_new0 (Job, 1);

  job->slas = g_ptr_array_ref (slas);
  job->based_on = based_on;
  baton_database_write_async (database, save_slas, job, job_free, NULL, NULL, callback, user_data);
}

/**
 * baton_agreement_job_calendar_async:
 * @database: a database
 * @calendar: the working time
 * @based_on: the version that it was made from
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Saves the working time.
 */
void
baton_agreement_job_calendar_async (BatonDatabase       *database,
                                    BatonCalendar       *calendar,
                                    gint64               based_on,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Job *job = g_new0 (Job, 1);

  job->calendar = baton_calendar_ref (calendar);
  job->based_on = based_on;
  baton_database_write_async (database, save_calendar, job, job_free, NULL, NULL, callback, user_data);
}

/**
 * baton_agreement_job_save_finish:
 * @database: the database
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Ends what [func@agreement_job_slas_async] or
 * [func@agreement_job_calendar_async] began.
 *
 * Returns: whether it is in force
 */
gboolean
baton_agreement_job_save_finish (BatonDatabase  *database,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  return baton_database_finish (database, result, error) != NULL;
}
