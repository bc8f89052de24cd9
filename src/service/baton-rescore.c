/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scores many leads at once. The scan computes; the scores of a range are
 * written when it is through, in the order of the leads. A lead from whose
 * score something follows takes the way that every single lead takes. */

#include "baton-rescore-private.h"

#include "baton-consequence-private.h"
#include "baton-event-repository.h"
#include "baton-lead-scan.h"
#include "baton-score-change-repository.h"
#include "handoff/baton-decision.h"
#include "scoring/baton-needed-fields.h"

#define RANGE 20000

typedef struct
{
  gint64   lead;
  int      fit;
  int      interest;
  gint64   rescore_at;
  gboolean changed;
} NewScore;

typedef struct
{
  BatonSession       *session;
  const BatonPolicy  *policy;
  gint64              now;
  BatonRescoreReport *report;
  GArray             *scores;      /* NewScore, of the range */
  GArray             *to_follow;   /* gint64 */
} Rescore;

static gboolean
score_lead (const BatonLeadRow  *row,
            const BatonEvent    *events,
            guint                n_events,
            gpointer             user_data,
            GError             **error)
{
  Rescore *rescore = user_data;
  const BatonLeadState *state = &row->state;
  BatonTrigger trigger;
  BatonScore score;
  NewScore new_score;

  baton_evaluator_score (rescore->policy->evaluator, &row->record, events, n_events, rescore->now, &score);
  rescore->report->scored++;

  if (score.hot != ((state->flags & BATON_LEAD_HOT) != 0) ||
      state->last_event_at != baton_consequence_last_event (events, n_events, rescore->now) ||
      baton_decide (baton_evaluator_get_rules (rescore->policy->evaluator), state, &score,
                    rescore->now, &trigger) != BATON_DECISION_STAY)
    {
      g_array_append_val (rescore->to_follow, row->id);
      return TRUE;
    }

  new_score = (NewScore) {
    .lead = row->id,
    .fit = score.fit,
    .interest = score.interest,
    .rescore_at = score.next_change_at,
    .changed = score.fit != state->fit || score.interest != state->interest,
  };
  g_array_append_val (rescore->scores, new_score);
  return TRUE;
}

static gboolean
write_scores (Rescore  *rescore,
              GError  **error)
{
  BatonConnection *connection = baton_session_get_connection (rescore->session);

  for (guint i = 0; i < rescore->scores->len; i++)
    {
      const NewScore *score = &g_array_index (rescore->scores, NewScore, i);
      BatonScoreChange change = {
        .lead = score->lead,
        .at = rescore->now,
        .fit = score->fit,
        .interest = score->interest,
        .rules = rescore->policy->rules_version,
      };

      if (!baton_lead_repository_update_score (connection, score->lead, score->fit, score->interest,
                                               rescore->now, score->rescore_at, error))
        return FALSE;
      if (!score->changed)
        continue;
      rescore->report->changed++;
      if (!baton_score_change_insert (connection, &change, error))
        return FALSE;
    }
  g_array_set_size (rescore->scores, 0);
  return TRUE;
}

static gboolean
scan_all (Rescore            *rescore,
          gint64              first,
          gint64              last,
          BatonProgressFunc   progress,
          gpointer            progress_data,
          GCancellable       *cancellable,
          GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (rescore->session);
  gboolean with_custom;
  guint32 fields = baton_rule_set_get_needed_fields (baton_evaluator_get_rules (rescore->policy->evaluator),
                                                     &with_custom);

  for (gint64 start = first; start <= last; start += RANGE)
    {
      if (!baton_lead_repository_scan (connection, start, MIN (start + RANGE - 1, last), fields, with_custom,
                                       TRUE, score_lead, rescore, cancellable, error) ||
          !write_scores (rescore, error))
        return FALSE;
      if (progress != NULL)
        progress ((double) (start - first) / (double) (last - first + 1), rescore->report->scored, progress_data);
    }
  return TRUE;
}

static void
add_consequence (BatonRescoreReport     *report,
                 const BatonConsequence *consequence)
{
  report->changed += consequence->changed;
  report->handed_over += consequence->handoff != 0;
  report->released += consequence->released;
}

static gboolean
follow (BatonSession        *session,
        GArray              *leads,
        BatonRescoreReport  *report,
        GCancellable        *cancellable,
        GError             **error)
{
  for (guint i = 0; i < leads->len; i++)
    {
      BatonConsequence consequence;

      if (!baton_consequence_rescore (session, g_array_index (leads, gint64, i), &consequence, error) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_consequence (report, &consequence);
    }
  return TRUE;
}

/*
 * baton_rescore_everybody:
 *
 * Scores all leads, within the transaction that runs.
 */
gboolean
baton_rescore_everybody (BatonSession        *session,
                         BatonRescoreReport  *report,
                         BatonProgressFunc    progress,
                         gpointer             progress_data,
                         GCancellable        *cancellable,
                         GError             **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(GArray) scores = g_array_new (FALSE, FALSE, sizeof (NewScore));
  g_autoptr(GArray) to_follow = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first, last, count;
  Rescore rescore = {
    .session = session,
    .policy = policy,
    .now = baton_session_get_now (session),
    .report = report,
    .scores = scores,
    .to_follow = to_follow,
  };

  if (policy == NULL ||
      !baton_lead_repository_get_range (baton_session_get_connection (session), &first, &last, &count, error))
    return FALSE;
  if (count == 0)
    return TRUE;

  return scan_all (&rescore, first, last, progress, progress_data, cancellable, error) &&
         baton_session_log_range (session, "scores-changed", first, last, NULL, error) &&
         follow (session, to_follow, report, cancellable, error);
}

/*
 * baton_rescore_some:
 * @leads: (element-type gint64): their numbers
 *
 * Scores some leads, one by one, within the transaction that runs.
 */
gboolean
baton_rescore_some (BatonSession        *session,
                    GArray              *leads,
                    BatonRescoreReport  *report,
                    GCancellable        *cancellable,
                    GError             **error)
{
  report->scored += leads->len;
  return follow (session, leads, report, cancellable, error) &&
         (leads->len == 0 ||
          baton_session_log_range (session, "scores-changed", g_array_index (leads, gint64, 0),
                                   g_array_index (leads, gint64, leads->len - 1), NULL, error));
}
