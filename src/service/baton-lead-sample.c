/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-sample-private.h"

#include "baton-event-repository.h"
#include "baton-index-feed-private.h"
#include "baton-journal.h"
#include "baton-lead-scan.h"
#include "baton-sampled-lead-private.h"
#include "insight/baton-rule-tally.h"

/* When more leads than these changed since the last look, all are read anew. */
#define MAX_CHANGES 2000

/* Leads of a sample that stand together: a query each costs more than a lead. */
#define BLOCK 10

/* More events than these are not kept: of such leads a sample is. */
#define MAX_EVENTS 1000000

#define LEADS_BETWEEN_CHECKS 256

/* Invariants, guarded by the mutex: places has every lead once, by its number,
 * with its place in leads; position is 0 when nothing is there. */
struct _BatonLeadSample
{
  gatomicrefcount  ref_count;
  GMutex           mutex;
  guint            max_leads; /* so many are kept whole */
  guint            size;      /* of more, so many */
  GPtrArray       *leads;     /* BatonSampledLead */
  GHashTable      *places;    /* gint64 → place */
  GStringChunk    *strings;
  gint64           position;  /* the last journal entry that was seen */
  guint64          n_leads;   /* in the database */
  gboolean         is_whole;
};

/* What one thread tries the rules on. */
typedef struct
{
  const BatonLeadSample *sample;
  BatonRuleTally        *tally;
  guint                  first;
  guint                  end;
  GCancellable          *cancellable;
} Part;

/* Who changed since. */
typedef struct
{
  BatonLeadSample *sample;
  BatonConnection *connection;
  guint            n_changes;
  GError          *error;
} Follow;

/*
 * baton_lead_sample_new:
 * @max_leads: up to so many leads all are kept
 * @size: of more, so many
 */
BatonLeadSample *
baton_lead_sample_new (guint max_leads,
                       guint size)
{
  BatonLeadSample *self = g_new0 (BatonLeadSample, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->max_leads = max_leads;
  self->size = size;
  self->leads = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->strings = g_string_chunk_new (64 * 1024);
  return self;
}

BatonLeadSample *
baton_lead_sample_ref (BatonLeadSample *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
baton_lead_sample_unref (BatonLeadSample *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->leads);
  g_string_chunk_free (self->strings);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
clear (BatonLeadSample *self)
{
  g_hash_table_remove_all (self->places);
  g_ptr_array_set_size (self->leads, 0);
  g_string_chunk_clear (self->strings);
  self->position = 0;
}

static void
set_lead (BatonLeadSample  *self,
          guint             place,
          BatonSampledLead *lead)
{
  g_ptr_array_index (self->leads, place) = lead;
  g_hash_table_replace (self->places, (gpointer) baton_sampled_lead_get_id (lead), GUINT_TO_POINTER (place));
}

static void
put_lead (BatonLeadSample  *self,
          BatonSampledLead *lead)
{
  gpointer place;

  if (g_hash_table_lookup_extended (self->places, baton_sampled_lead_get_id (lead), NULL, &place))
    {
      BatonSampledLead *old = g_ptr_array_index (self->leads, GPOINTER_TO_UINT (place));

      set_lead (self, GPOINTER_TO_UINT (place), lead);
      g_free (old);
    }
  else
    {
      g_ptr_array_add (self->leads, NULL);
      set_lead (self, self->leads->len - 1, lead);
    }
}

static void
remove_lead (BatonLeadSample *self,
             gint64           id)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (self->places, &id, NULL, &place))
    return;

  g_hash_table_remove (self->places, &id);
  g_ptr_array_remove_index_fast (self->leads, GPOINTER_TO_UINT (place));
  if (GPOINTER_TO_UINT (place) < self->leads->len)
    set_lead (self, GPOINTER_TO_UINT (place), g_ptr_array_index (self->leads, GPOINTER_TO_UINT (place)));
}

static gboolean
load_lead (const BatonLeadRow  *row,
           const BatonEvent    *events,
           guint                n_events,
           gpointer             user_data,
           GError             **error)
{
  BatonLeadSample *self = user_data;

  put_lead (self, baton_sampled_lead_new (row->id, &row->record, &row->state, events, n_events, self->strings));
  return TRUE;
}

static gboolean
load_range (BatonLeadSample  *self,
            BatonConnection  *connection,
            gint64            first,
            gint64            last,
            GError          **error)
{
  return baton_lead_repository_scan (connection, first, last, BATON_ALL_FIELDS, TRUE, TRUE, load_lead, self,
                                     NULL, error);
}

/* A block from each of as many equal parts: leads that came one after the other
 * are alike, so the whole history has its say. The same ones each time, so that
 * an estimate changes because of the rules alone. */
static gboolean
load_blocks (BatonLeadSample  *self,
             BatonConnection  *connection,
             gint64            first,
             gint64            last,
             GError          **error)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  guint n_blocks = MAX (self->size / BLOCK, 1);
  gint64 part = MAX ((last - first + 1) / n_blocks, BLOCK);

  for (guint i = 0; i < n_blocks && first + part * i <= last; i++)
    {
      gint64 start = first + part * i + (gint64) (g_rand_double (random) * (double) (part - BLOCK + 1));

      if (!load_range (self, connection, start, MIN (start + BLOCK - 1, last), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load (BatonLeadSample  *self,
      BatonConnection  *connection,
      GError          **error)
{
  gint64 first, last, count, position;
  gint64 n_events = 0;

  clear (self);
  if (!baton_journal_get_last (connection, &position, error) ||
      !baton_lead_repository_get_range (connection, &first, &last, &count, error))
    return FALSE;

  /* Counting events means going through them all, so only where they decide. */
  self->n_leads = (guint64) count;
  self->is_whole = count <= (gint64) self->max_leads;
  if (self->is_whole && !baton_event_repository_count (connection, &n_events, error))
    return FALSE;
  self->is_whole = self->is_whole && n_events <= MAX_EVENTS;
  if (count > 0 &&
      !(self->is_whole ? load_range (self, connection, first, last, error)
                       : load_blocks (self, connection, first, last, error)))
    {
      clear (self);
      return FALSE;
    }
  self->position = position;
  return TRUE;
}

/* Of a sample, only its own leads matter. */
static gboolean
follow_put (gint64                 lead,
            const BatonRecord     *record,
            const BatonLeadState  *state,
            gpointer               user_data)
{
  Follow *follow = user_data;
  BatonLeadSample *self = follow->sample;
  g_auto(BatonEvents) events = { 0, };

  if (++follow->n_changes > MAX_CHANGES)
    return FALSE;
  if (!self->is_whole && !g_hash_table_contains (self->places, &lead))
    return TRUE;
  if (!baton_event_repository_load (follow->connection, lead, &events, &follow->error))
    return FALSE;

  put_lead (self, baton_sampled_lead_new (lead, record, state, events.array, events.len, self->strings));
  return TRUE;
}

static gboolean
follow_remove (gint64   lead,
               gpointer user_data)
{
  Follow *follow = user_data;

  remove_lead (follow->sample, lead);
  return ++follow->n_changes <= MAX_CHANGES;
}

static gboolean
follow_changes (BatonLeadSample  *self,
                BatonSession     *session,
                GError          **error)
{
  Follow follow = { .sample = self, .connection = baton_session_get_connection (session) };
  const BatonIndexFeed feed = { follow_put, follow_remove, &follow };
  gint64 position = self->position;
  gint64 first, last, count;

  if (!baton_index_feed_walk (session, &feed, &position, NULL, error))
    return FALSE;
  if (follow.error != NULL)
    {
      g_propagate_error (error, follow.error);
      return FALSE;
    }
  if (follow.n_changes == 0)
    {
      self->position = position;
      return TRUE;
    }

  if (!baton_lead_repository_get_range (follow.connection, &first, &last, &count, error))
    return FALSE;
  self->n_leads = (guint64) count;
  if (follow.n_changes > MAX_CHANGES || (self->is_whole && count > (gint64) self->max_leads))
    return load (self, follow.connection, error);
  self->position = position;
  return TRUE;
}

/* Tries the rules on a part of the leads; until the end, or until it is cancelled. */
static gpointer
try_part (gpointer data)
{
  const Part *part = data;
  g_autoptr(GArray) events = g_array_new (FALSE, FALSE, sizeof (BatonEvent));

  for (guint i = part->first; i < part->end; i++)
    {
      const BatonSampledLead *lead = g_ptr_array_index (part->sample->leads, i);
      BatonRecord record;

      if (i % LEADS_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (part->cancellable))
        break;
      baton_sampled_lead_get_record (lead, &record);
      baton_sampled_lead_get_events (lead, events);
      baton_rule_tally_add (part->tally, *baton_sampled_lead_get_id (lead), &record, baton_sampled_lead_get_state (lead),
                            (const BatonEvent *) (gpointer) events->data, events->len);
    }
  return NULL;
}

/* One half on another thread, since somebody waits for the answer. */
static BatonRuleEffect *
try_all (BatonLeadSample  *self,
         BatonRuleTally   *tally,
         BatonRuleTally   *second,
         GCancellable     *cancellable,
         GError          **error)
{
  guint middle = self->leads->len / 2;
  Part parts[] = {
    { self, tally, 0, middle, cancellable },
    { self, second, middle, self->leads->len, cancellable },
  };
  GThread *thread = g_thread_new ("baton-rule-preview", try_part, &parts[1]);
  BatonRuleEffect *effect;

  try_part (&parts[0]);
  g_thread_join (thread);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  baton_rule_tally_merge (tally, second);
  effect = baton_rule_tally_end (tally);
  if (!self->is_whole)
    baton_rule_effect_scale (effect, self->n_leads);
  return effect;
}

/* Brings the leads up to date, and begins to count. Reading goes on when the
 * try is cancelled: the one after it needs the leads as well. */
static gboolean
prepare (BatonLeadSample  *self,
         BatonSession     *session,
         BatonEvaluator   *edited,
         BatonRuleTally   *tallies[2],
         GError          **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);

  if (policy == NULL ||
      !(self->position == 0 ? load (self, baton_session_get_connection (session), error)
                            : follow_changes (self, session, error)))
    return FALSE;

  for (guint i = 0; i < 2; i++)
    tallies[i] = baton_rule_tally_new (edited, baton_evaluator_get_rules (policy->evaluator),
                                       baton_session_get_now (session));
  return TRUE;
}

/*
 * baton_lead_sample_try:
 * @session: a session
 * @edited: an edited rule set
 *
 * Tells what the rules would do to the leads as they now are.
 */
BatonRuleEffect *
baton_lead_sample_try (BatonLeadSample  *self,
                       BatonSession     *session,
                       BatonRuleSet     *edited,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr(BatonEvaluator) evaluator = baton_evaluator_new (edited, error);
  g_autoptr(GMutexLocker) locker = NULL;
  BatonRuleTally *tallies[2] = { NULL, NULL };
  BatonRuleEffect *effect = NULL;
  gboolean prepared;

  if (evaluator == NULL)
    return NULL;

  locker = g_mutex_locker_new (&self->mutex);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  prepared = prepare (self, session, evaluator, tallies, error);
  if (baton_session_end (session, prepared, error))
    effect = try_all (self, tallies[0], tallies[1], cancellable, error);
  baton_rule_tally_free (tallies[0]);
  baton_rule_tally_free (tallies[1]);
  return effect;
}
