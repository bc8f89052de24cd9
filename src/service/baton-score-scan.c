/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-score-scan-private.h"

#include "baton-lead-scan.h"
#include "baton-range-scan-private.h"
#include "handoff/baton-decision.h"

struct _BatonScoreScan
{
  BatonRangeScan    *ranges;
  BatonEvaluator    *evaluator;
  BatonScoringNeeds *needs;
  GCancellable      *cancellable;
  gint64             now;
  gint64             rules_version;
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

  self->scores = g_array_new (FALSE, FALSE, sizeof (BatonLeadScore));
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
      (state->flags & BATON_LEAD_UNCONFIRMED) != 0 ||
      state->last_event_at != baton_event_find_last (events, n_events, scan->now) ||
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

static gpointer
score_range (BatonConnection  *connection,
             gint64            first,
             gint64            last,
             gpointer          user_data,
             GError          **error)
{
  const BatonScoreScan *self = user_data;
  g_autoptr(BatonScoreRange) range = score_range_new ();
  Scoring scoring = { self, range };

  if (!baton_lead_repository_scan_needed (connection, first, last, self->needs,
                                          score_lead, &scoring, self->cancellable, error))
    return NULL;
  return g_steal_pointer (&range);
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
 * Many of them are read beside the session, as they are committed. The session's
 * transaction keeps all others from writing and has changed no lead itself, so
 * that is what the session would read. A use case of a group cannot know what
 * those before it have changed, and reads through the session's connection.
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
  self->evaluator = baton_evaluator_ref (policy->evaluator);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->now = baton_session_get_now (session);
  self->rules_version = policy->rules_version;
  self->needs = baton_scoring_needs_new (self->evaluator, self->now, FALSE);
  self->ranges = baton_range_scan_new (baton_session_get_connection (session), !baton_session_is_grouped (session), -1,
                                       first, last, score_range, (GDestroyNotify) baton_score_range_free, self,
                                       cancellable);
  return self;
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
  return baton_range_scan_next (self->ranges, (gpointer *) range, error);
}

/* How much has been taken, from 0 to 1. */
double
baton_score_scan_get_progress (BatonScoreScan *self)
{
  return baton_range_scan_get_progress (self->ranges);
}

/* Stops what still runs. */
void
baton_score_scan_free (BatonScoreScan *self)
{
  if (self == NULL)
    return;

  baton_range_scan_free (self->ranges);
  g_clear_object (&self->cancellable);
  baton_scoring_needs_free (self->needs);
  baton_evaluator_unref (self->evaluator);
  g_free (self);
}
