/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scores many leads at once: the scores of a range are written when it is
 * through, in the order of the leads. A lead from whose score something follows
 * takes the way that every single lead takes. */

#include "baton-rescore-private.h"

#include "baton-consequence-private.h"
#include "baton-score-scan-private.h"

static gboolean
write_range (BatonConnection        *connection,
             const BatonScoreRange  *range,
             GError                **error)
{
  return baton_lead_repository_update_scores (connection, (const BatonLeadScore *) (gpointer) range->scores->data,
                                              range->scores->len, error) &&
         baton_score_change_insert_all (connection, (const BatonScoreChange *) (gpointer) range->changes->data,
                                        range->changes->len, error);
}

static void
add_consequence (BatonRescoreReport     *report,
                 const BatonConsequence *consequence)
{
  report->changed += consequence->changed;
  report->handed_over += consequence->handoff != 0;
  report->released += consequence->released;
  report->unconfirmed += consequence->unconfirmed;
}

static gboolean
follow (BatonSession        *session,
        GArray              *leads,
        BatonOccasion        occasion,
        BatonRescoreReport  *report,
        GCancellable        *cancellable,
        GError             **error)
{
  for (guint i = 0; i < leads->len; i++)
    {
      BatonConsequence consequence;

      if (!baton_consequence_rescore (session, g_array_index (leads, gint64, i), occasion, &consequence, error) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_consequence (report, &consequence);
    }
  return TRUE;
}

static gboolean
score_all (BatonSession        *session,
           gint64               first,
           gint64               last,
           BatonOccasion        occasion,
           BatonRescoreReport  *report,
           BatonProgressFunc    progress,
           gpointer             progress_data,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autoptr(BatonScoreScan) scan = baton_score_scan_new (session, first, last, cancellable, error);

  if (scan == NULL)
    return FALSE;

  while (TRUE)
    {
      g_autoptr(BatonScoreRange) range = NULL;

      if (!baton_score_scan_next (scan, &range, error))
        return FALSE;
      if (range == NULL)
        return TRUE;
      if (!write_range (baton_session_get_connection (session), range, error) ||
          !follow (session, range->to_follow, occasion, report, cancellable, error))
        return FALSE;

      report->scored += range->n_scored;
      report->changed += range->changes->len;
      if (progress != NULL)
        progress (baton_score_scan_get_progress (scan), report->scored, progress_data);
    }
}

/*
 * baton_rescore_everybody:
 * @occasion: whether the rules changed, or nothing but time has passed
 *
 * Scores all leads, within the transaction that runs; unless that is of a
 * group, it has changed no lead yet.
 */
gboolean
baton_rescore_everybody (BatonSession        *session,
                         BatonOccasion        occasion,
                         BatonRescoreReport  *report,
                         BatonProgressFunc    progress,
                         gpointer             progress_data,
                         GCancellable        *cancellable,
                         GError             **error)
{
  gint64 first, last;

  if (!baton_lead_repository_get_range (baton_session_get_connection (session), &first, &last, NULL, error))
    return FALSE;
  if (last == 0)
    return TRUE;

  return baton_session_log_range (session, "scores-changed", first, last, NULL, error) &&
         score_all (session, first, last, occasion, report, progress, progress_data, cancellable, error);
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
  return follow (session, leads, BATON_OCCASION_TIME, report, cancellable, error) &&
         (leads->len == 0 ||
          baton_session_log_range (session, "scores-changed", g_array_index (leads, gint64, 0),
                                   g_array_index (leads, gint64, leads->len - 1), NULL, error));
}
