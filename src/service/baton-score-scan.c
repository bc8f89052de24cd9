/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-score-scan-private.h"

#include "baton-consequence-private.h"
#include "baton-lead-scan.h"
#include "handoff/baton-decision.h"
#include "scoring/baton-needed-fields.h"

/* Leads of a range: enough that beginning one costs nothing, and few enough
 * that writing begins soon and what waits for it is small. */
#define RANGE 5000

#define N_READERS 2

/* How many ranges may be scored before the first of them is taken. */
#define MAX_AHEAD 16

/* Invariants, guarded by the mutex while there are readers: n_taken <= n_begun;
 * ranges[i] is there while range i is scored but not taken; once error or
 * stopped is set, no range is begun. */
struct _BatonScoreScan
{
  BatonConnection   *connection;
  BatonEvaluator    *evaluator;
  GCancellable      *cancellable;
  gint64             now;
  gint64             rules_version;
  gint64             first;
  gint64             last;
  guint32            fields;
  gboolean           with_custom;

  GThread           *readers[N_READERS];  /* NULL where the session's own thread reads */
  GMutex             mutex;
  GCond              changed;
  BatonScoreRange  **ranges;
  guint              n_ranges;
  guint              n_begun;
  guint              n_taken;
  GError            *error;
  gboolean           stopped;
};

/* A range that is being scored. */
typedef struct
{
  const BatonScoreScan *scan;
  BatonScoreRange      *range;
} Scoring;

static BatonScoreRange *
score_range_new (void)
{
  BatonScoreRange *self = g_new0 (BatonScoreRange, 1);

  self->scores = g_array_sized_new (FALSE, FALSE, sizeof (BatonLeadScore), RANGE);
  self->changes = g_array_new (FALSE, FALSE, sizeof (BatonScoreChange));
  self->to_follow = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
baton_score_range_free (BatonScoreRange *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->scores);
  g_array_unref (self->changes);
  g_array_unref (self->to_follow);
  g_free (self);
}

static gboolean
score_lead (const BatonLeadRow  *row,
            const BatonEvent    *events,
            guint                n_events,
            gpointer             user_data,
            GError             **error)
{
  const Scoring *scoring = user_data;
  const BatonScoreScan *scan = scoring->scan;
  const BatonLeadState *state = &row->state;
  BatonTrigger trigger;
  BatonScore score;
  BatonLeadScore new_score;

  baton_evaluator_score (scan->evaluator, &row->record, events, n_events, scan->now, &score);
  scoring->range->n_scored++;

  if (score.hot != ((state->flags & BATON_LEAD_HOT) != 0) ||
      state->last_event_at != baton_consequence_last_event (events, n_events, scan->now) ||
      baton_decide (baton_evaluator_get_rules (scan->evaluator), state, &score, scan->now, &trigger) !=
      BATON_DECISION_STAY)
    {
      g_array_append_val (scoring->range->to_follow, row->id);
      return TRUE;
    }

  new_score = (BatonLeadScore) { row->id, score.fit, score.interest, scan->now, score.next_change_at };
  g_array_append_val (scoring->range->scores, new_score);
  if (score.fit != state->fit || score.interest != state->interest)
    {
      BatonScoreChange change = { row->id, scan->now, score.fit, score.interest, scan->rules_version };

      g_array_append_val (scoring->range->changes, change);
    }
  return TRUE;
}

static BatonScoreRange *
score_range (const BatonScoreScan  *self,
             BatonConnection       *connection,
             guint                  number,
             GError               **error)
{
  g_autoptr(BatonScoreRange) range = score_range_new ();
  gint64 start = self->first + (gint64) number * RANGE;
  Scoring scoring = { self, range };

  if (!baton_lead_repository_scan (connection, start, MIN (start + RANGE - 1, self->last), self->fields,
                                   self->with_custom, TRUE, score_lead, &scoring, self->cancellable, error))
    return NULL;
  return g_steal_pointer (&range);
}

/* Waits until another range may be begun; FALSE when none will be. */
static gboolean
begin_range (BatonScoreScan *self,
             guint          *number)
{
  gboolean begun;

  g_mutex_lock (&self->mutex);
  while (self->error == NULL && !self->stopped && self->n_begun - self->n_taken >= MAX_AHEAD)
    g_cond_wait (&self->changed, &self->mutex);
  begun = self->error == NULL && !self->stopped && self->n_begun < self->n_ranges;
  if (begun)
    *number = self->n_begun++;
  g_mutex_unlock (&self->mutex);
  return begun;
}

static void
end_range (BatonScoreScan  *self,
           guint            number,
           BatonScoreRange *range)
{
  g_mutex_lock (&self->mutex);
  self->ranges[number] = range;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/* Only the first error matters: the others follow from it. */
static void
fail (BatonScoreScan *self,
      GError         *error)
{
  g_mutex_lock (&self->mutex);
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static gboolean
score_ranges (BatonScoreScan   *self,
              BatonConnection  *connection,
              GError          **error)
{
  guint number;

  while (begin_range (self, &number))
    {
      BatonScoreRange *range = score_range (self, connection, number, error);

      if (range == NULL)
        return FALSE;
      end_range (self, number, range);
    }
  return TRUE;
}

static gpointer
read_thread (gpointer data)
{
  BatonScoreScan *self = data;
  g_autoptr(BatonConnection) connection = NULL;
  GError *error = NULL;

  connection = baton_connection_open_reader (self->connection, &error);
  if (connection == NULL ||
      !baton_connection_begin (connection, BATON_TRANSACTION_READ, self->cancellable, &error) ||
      !score_ranges (self, connection, &error))
    fail (self, error);
  return NULL;
}

/*
 * baton_score_scan_new:
 * @session: a session in a write transaction that has changed no lead, or is
 *   part of a group
 * @first: the number of the first lead
 * @last: that of the last one
 *
 * Begins to score the leads.
 *
 * Many of them are read on two threads with connections of their own. These
 * see what is committed. The session's transaction keeps all others from
 * writing and has changed no lead itself, so that is what the session would
 * read. A use case of a group cannot know what those before it have changed,
 * and reads through the session's connection.
 */
BatonScoreScan *
baton_score_scan_new (BatonSession  *session,
                      gint64         first,
                      gint64         last,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  BatonScoreScan *self;

  if (policy == NULL)
    return NULL;

  self = g_new0 (BatonScoreScan, 1);
  self->connection = g_object_ref (baton_session_get_connection (session));
  self->evaluator = baton_evaluator_ref (policy->evaluator);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->now = baton_session_get_now (session);
  self->rules_version = policy->rules_version;
  self->first = first;
  self->last = last;
  self->fields = baton_rule_set_get_needed_fields (baton_evaluator_get_rules (self->evaluator), &self->with_custom);
  self->n_ranges = (guint) ((last - first) / RANGE + 1);
  self->ranges = g_new0 (BatonScoreRange *, self->n_ranges);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);

  if (self->n_ranges > 1 && !baton_session_is_grouped (session) &&
      baton_connection_can_be_read_beside (self->connection))
    {
      for (guint i = 0; i < N_READERS; i++)
        self->readers[i] = g_thread_new ("baton-score-reader", read_thread, self);
    }
  return self;
}

/* NULL when the readers failed. */
static BatonScoreRange *
take_range (BatonScoreScan  *self,
            GError         **error)
{
  BatonScoreRange *range;

  g_mutex_lock (&self->mutex);
  while (self->ranges[self->n_taken] == NULL && self->error == NULL)
    g_cond_wait (&self->changed, &self->mutex);
  range = g_steal_pointer (&self->ranges[self->n_taken]);
  if (range != NULL)
    self->n_taken++;
  else
    g_propagate_error (error, g_error_copy (self->error));
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  return range;
}

/*
 * baton_score_scan_next:
 * @range: (out) (nullable) (transfer full): the next range; NULL at the end
 *
 * Waits for the scores of the next range.
 */
gboolean
baton_score_scan_next (BatonScoreScan   *self,
                       BatonScoreRange **range,
                       GError          **error)
{
  *range = NULL;
  if (self->n_taken == self->n_ranges)
    return TRUE;

  *range = self->readers[0] != NULL ? take_range (self, error)
                                    : score_range (self, self->connection, self->n_taken++, error);
  return *range != NULL;
}

/* How much has been taken, from 0 to 1. */
double
baton_score_scan_get_progress (BatonScoreScan *self)
{
  return (double) self->n_taken / self->n_ranges;
}

/* Stops what still runs. */
void
baton_score_scan_free (BatonScoreScan *self)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->mutex);
  self->stopped = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < N_READERS; i++)
    g_clear_pointer (&self->readers[i], g_thread_join);

  for (guint i = 0; i < self->n_ranges; i++)
    baton_score_range_free (self->ranges[i]);
  g_free (self->ranges);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_clear_object (&self->cancellable);
  baton_evaluator_unref (self->evaluator);
  g_object_unref (self->connection);
  g_free (self);
}
