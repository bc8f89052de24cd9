/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-feed-private.h"

#include "lead/baton-identity.h"

#define BATCH_ROWS 4096
#define MAX_WAITING_PORTIONS 4

/* Invariant: the thread pushes portions until it sets has_ended; error is set
 * only together with that. Those three are guarded by the mutex. */
struct _BatonLeadFeed
{
  BatonLeadReader *reader;
  BatonEvaluator  *evaluator;
  gint64           now;
  GThread         *thread;
  GCancellable    *reading;   /* cancelled when nobody wants the rest */
  GMutex           mutex;
  GCond            changed;
  GQueue           portions;
  GError          *error;
  gboolean         has_ended;
};

void
baton_lead_portion_free (BatonLeadPortion *self)
{
  if (self == NULL)
    return;

  baton_lead_batch_free (self->batch);
  g_free (self->leads);
  g_free (self);
}

static void
work_out (BatonLeadFeed     *self,
          BatonIncomingLead *incoming,
          BatonScoredLead   *lead)
{
  BatonRecord *record = &incoming->record;

  if (record->created_at == 0 || record->created_at > self->now)
    record->created_at = self->now;

  lead->incoming = incoming;
  lead->fields = 0;
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      if (record->values[i] != NULL)
        lead->fields |= 1u << i;
    }
  if (record->values[BATON_FIELD_EXTERNAL_ID] != NULL)
    lead->hashes[BATON_KEY_EXTERNAL_ID] =
      baton_identity_hash (BATON_IDENTITY_EXTERNAL_ID, record->values[BATON_FIELD_EXTERNAL_ID], NULL);
  if (record->values[BATON_FIELD_EMAIL] != NULL)
    lead->hashes[BATON_KEY_EMAIL] =
      baton_identity_hash (BATON_IDENTITY_EMAIL, record->values[BATON_FIELD_EMAIL], NULL);
  baton_evaluator_score (self->evaluator, record, NULL, 0, self->now, &lead->score);
}

/* NULL at the end of the file, and on failure. */
static BatonLeadPortion *
read_portion (BatonLeadFeed  *self,
              GError        **error)
{
  BatonLeadBatch *batch = baton_lead_reader_read (self->reader, BATCH_ROWS, self->reading, error);
  BatonLeadPortion *portion;

  if (batch == NULL)
    return NULL;

  portion = g_new0 (BatonLeadPortion, 1);
  portion->batch = batch;
  portion->position = baton_lead_reader_get_position (self->reader);
  portion->n_leads = batch->leads->len;
  portion->leads = g_new (BatonScoredLead, portion->n_leads);
  for (guint i = 0; i < portion->n_leads; i++)
    work_out (self, &g_array_index (batch->leads, BatonIncomingLead, i), &portion->leads[i]);
  return portion;
}

/* Waits until there is room; FALSE when nobody wants the rest. */
static gboolean
hand_over (BatonLeadFeed    *self,
           BatonLeadPortion *portion)
{
  gboolean stopped;

  g_mutex_lock (&self->mutex);
  while (self->portions.length >= MAX_WAITING_PORTIONS && !g_cancellable_is_cancelled (self->reading))
    g_cond_wait (&self->changed, &self->mutex);
  stopped = g_cancellable_is_cancelled (self->reading);
  g_queue_push_tail (&self->portions, portion);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  return !stopped;
}

static gpointer
read_thread (gpointer data)
{
  BatonLeadFeed *self = data;
  BatonLeadPortion *portion;
  GError *error = NULL;

  do
    portion = read_portion (self, &error);
  while (portion != NULL && hand_over (self, portion));

  g_mutex_lock (&self->mutex);
  self->error = error;
  self->has_ended = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/*
 * baton_lead_feed_new:
 * @reader: the file, used by nobody else until the feed is freed
 * @now: the time to score for; no lead came later
 *
 * Begins to read.
 */
BatonLeadFeed *
baton_lead_feed_new (BatonLeadReader *reader,
                     BatonEvaluator  *evaluator,
                     gint64           now)
{
  BatonLeadFeed *self = g_new0 (BatonLeadFeed, 1);

  self->reader = reader;
  self->evaluator = baton_evaluator_ref (evaluator);
  self->now = now;
  self->reading = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_queue_init (&self->portions);
  self->thread = g_thread_new ("baton-lead-feed", read_thread, self);
  return self;
}

/* Leaves the rest of the file unread. */
void
baton_lead_feed_free (BatonLeadFeed *self)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->mutex);
  g_cancellable_cancel (self->reading);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  g_queue_clear_full (&self->portions, (GDestroyNotify) baton_lead_portion_free);
  g_clear_error (&self->error);
  g_object_unref (self->reading);
  baton_evaluator_unref (self->evaluator);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

/*
 * baton_lead_feed_next:
 * @portion: (out) (nullable) (transfer full): the next leads; NULL at the end
 *
 * Waits for the next leads. Fails where the file cannot be read further.
 */
gboolean
baton_lead_feed_next (BatonLeadFeed     *self,
                      BatonLeadPortion **portion,
                      GError           **error)
{
  gboolean failed;

  g_mutex_lock (&self->mutex);
  while (self->portions.length == 0 && !self->has_ended)
    g_cond_wait (&self->changed, &self->mutex);
  *portion = g_queue_pop_head (&self->portions);
  failed = *portion == NULL && self->error != NULL;
  if (failed)
    g_propagate_error (error, g_steal_pointer (&self->error));
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  return !failed;
}
