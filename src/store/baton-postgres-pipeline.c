/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-postgres-pipeline.h"

#include "baton-postgres-error.h"
#include "baton-postgres-result.h"

/* How many statements may be under way. */
#define MAX_PENDING 256

/**
 * BatonPostgresPipeline:
 *
 * Statements of bulk work that were sent without waiting for their results, so
 * that a row does not cost a round trip.
 *
 * The first failure is kept: the server skips what follows it, and everything
 * that is asked of the pipeline from then on fails with it.
 */
struct _BatonPostgresPipeline
{
  PGconn       *handle;
  GCancellable *cancellable;   /* (nullable): borrowed from the transaction. */
  guint         n_pending;
  gint64       *changed[MAX_PENDING];
  GError       *error;
};

BatonPostgresPipeline *
baton_postgres_pipeline_new (PGconn       *handle,
                             GCancellable *cancellable)
{
  BatonPostgresPipeline *self = g_new0 (BatonPostgresPipeline, 1);

  self->handle = handle;
  self->cancellable = cancellable;
  PQenterPipelineMode (handle);

  return self;
}

void
baton_postgres_pipeline_free (BatonPostgresPipeline *self)
{
  baton_postgres_pipeline_drain (self, NULL);
  PQexitPipelineMode (self->handle);

  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
fail (BatonPostgresPipeline  *self,
      GError                **error)
{
  if (error != NULL)
    *error = g_error_copy (self->error);

  return FALSE;
}

static void
take_failure (BatonPostgresPipeline *self,
              const PGresult        *result)
{
  if (self->error == NULL)
    baton_postgres_set_error (&self->error, self->handle, result, self->cancellable);
}

/* Takes the result of the oldest statement, and the end of its results. */
static PGresult *
take_oldest (BatonPostgresPipeline *self,
             gint64                *changed)
{
  PGresult *result = baton_postgres_next_result (self->handle, self->cancellable);

  if (!baton_postgres_result_is_success (result))
    take_failure (self, result);
  else if (changed != NULL)
    *changed = g_ascii_strtoll (PQcmdTuples (result), NULL, 10);

  if (result != NULL)
    PQclear (PQgetResult (self->handle));

  return result;
}

/* Waits for all results, and returns the last. */
static PGresult *
drain (BatonPostgresPipeline *self)
{
  PGresult *last = NULL;

  if (self->n_pending > 0 && !PQpipelineSync (self->handle))
    take_failure (self, NULL);

  for (guint i = 0; i < self->n_pending; i++)
    {
      PQclear (last);
      last = take_oldest (self, self->changed[i]);
    }

  /* What was asked to be in step answers too. */
  if (self->n_pending > 0)
    PQclear (baton_postgres_next_result (self->handle, NULL));
  self->n_pending = 0;

  return last;
}

static gboolean
add (BatonPostgresPipeline  *self,
     gboolean                sent,
     gint64                 *changed)
{
  if (!sent)
    take_failure (self, NULL);
  else
    self->changed[self->n_pending++] = changed;

  return sent;
}

/* Notes that a statement was sent (whether it was, tells @sent) whose rows do
 * not matter; how many it changed goes to @changed, which may be NULL. */
gboolean
baton_postgres_pipeline_push (BatonPostgresPipeline  *self,
                              gboolean                sent,
                              gint64                 *changed,
                              GError                **error)
{
  if (add (self, sent, changed) && self->n_pending == MAX_PENDING)
    PQclear (drain (self));

  return self->error == NULL || fail (self, error);
}

/* Waits for the result of the statement that was just sent. */
PGresult *
baton_postgres_pipeline_take (BatonPostgresPipeline  *self,
                              gboolean                sent,
                              GError                **error)
{
  PGresult *result = NULL;

  if (add (self, sent, NULL))
    result = drain (self);
  if (self->error == NULL)
    return result;

  PQclear (result);
  fail (self, error);
  return NULL;
}

/* Waits for the results of all that was sent. */
gboolean
baton_postgres_pipeline_drain (BatonPostgresPipeline  *self,
                               GError                **error)
{
  PQclear (drain (self));

  return self->error == NULL || fail (self, error);
}
