/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-workers-private.h"

#include "baton-connection-private.h"

/* A thread without work for so long, in microseconds, lets its connection tidy up. */
#define IDLE_TIME (200 * 1000)

/**
 * BatonWorkers:
 *
 * Threads that share one queue of work, each with a connection of its own,
 * opened when its first work comes.
 */
struct _BatonWorkers
{
  GAsyncQueue          *jobs;
  GPtrArray            *threads;
  BatonConnectionFunc   open;
  GFunc                 finished;
  gpointer              user_data;
};

typedef struct
{
  GTask          *task;   /* NULL tells the thread to end. */
  BatonStoreFunc  func;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
  gpointer        result;
  GError         *error;
} Job;

static gboolean
deliver_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, job->result, job->free_result);

  g_object_unref (job->task);
  g_free (job);

  return G_SOURCE_REMOVE;
}

static gpointer
do_work (BatonWorkers     *self,
         Job              *job,
         BatonConnection **connection,
         GError          **error)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  gpointer result;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (*connection == NULL)
    *connection = self->open (self->user_data, error);
  if (*connection == NULL)
    return NULL;

  result = job->func (*connection, job->data, cancellable, error);
  baton_connection_rollback (*connection);
  baton_connection_end_bulk (*connection);

  return result;
}

/* The caller's thread returns the task and lets go of it: the last reference to
 * the store, dropped on one of its own threads, would make it wait for itself. */
static void
run_job (BatonWorkers     *self,
         Job              *job,
         BatonConnection **connection)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  job->result = do_work (self, job, connection, &job->error);
  self->finished (*connection, self->user_data);
  if (job->free_data != NULL)
    job->free_data (job->data);

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_static_name (source, "Result of the store");
  g_source_set_callback (source, deliver_cb, job, NULL);
  g_source_attach (source, g_task_get_context (job->task));
}

static Job *
wait_for_job (BatonWorkers    *self,
              BatonConnection *connection)
{
  Job *job = g_async_queue_timeout_pop (self->jobs, IDLE_TIME);

  if (job != NULL)
    return job;

  if (connection != NULL)
    baton_connection_tidy (connection);
  return g_async_queue_pop (self->jobs);
}

static gpointer
run_thread (gpointer user_data)
{
  BatonWorkers *self = user_data;
  g_autoptr(BatonConnection) connection = NULL;

  for (;;)
    {
      Job *job = wait_for_job (self, connection);

      if (job->task == NULL)
        {
          g_free (job);
          return NULL;
        }
      run_job (self, job, &connection);
    }
}

/*< private >
 * baton_workers_new:
 * @name: the threads' name
 * @n_threads: how many
 * @open: opens a thread's connection
 * @finished: called with the connection, or `NULL`, when work has ended and
 *   before its result is delivered
 * @user_data: what @open and @finished are given
 *
 * Starts the threads.
 *
 * Returns: (transfer full): the workers, for [func@baton_workers_close]
 */
BatonWorkers *
baton_workers_new (const char          *name,
                   guint                n_threads,
                   BatonConnectionFunc  open,
                   GFunc                finished,
                   gpointer             user_data)
{
  BatonWorkers *self = g_new0 (BatonWorkers, 1);

  self->jobs = g_async_queue_new ();
  self->threads = g_ptr_array_new ();
  self->open = open;
  self->finished = finished;
  self->user_data = user_data;

  for (guint i = 0; i < n_threads; i++)
    g_ptr_array_add (self->threads, g_thread_new (name, run_thread, self));

  return self;
}

/* Takes over @task and @data. */
void
baton_workers_push (BatonWorkers   *self,
                    GTask          *task,
                    BatonStoreFunc  func,
                    gpointer        data,
                    GDestroyNotify  free_data,
                    GDestroyNotify  free_result)
{
  Job *job = g_new (Job, 1);

  *job = (Job) { task, func, data, free_data, free_result, NULL, NULL };
  g_async_queue_push (self->jobs, job);
}

/* Waits until all that was pushed is done, and frees the workers. */
void
baton_workers_close (BatonWorkers *self)
{
  for (guint i = 0; i < self->threads->len; i++)
    g_async_queue_push (self->jobs, g_new0 (Job, 1));
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));

  g_ptr_array_unref (self->threads);
  g_async_queue_unref (self->jobs);
  g_free (self);
}
