/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-score-service.h"

#include "baton-consequence-private.h"
#include "baton-event-repository.h"
#include "baton-rescore-private.h"

/**
 * baton_rescore_all:
 * @session: a session
 * @report: (out caller-allocates): what became of it
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Scores every lead anew and does what follows, in one transaction.
 *
 * Returns: whether it was done; when not, nothing changed
 */
gboolean
baton_rescore_all (BatonSession        *session,
                   BatonRescoreReport  *report,
                   BatonProgressFunc    progress,
                   gpointer             progress_data,
                   GCancellable        *cancellable,
                   GError             **error)
{
  gboolean done;

  memset (report, 0, sizeof *report);
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = baton_rescore_everybody (session, BATON_OCCASION_TIME, report, progress, progress_data, cancellable, error);
  return baton_session_end (session, done, error);
}

/**
 * baton_rescore_lead:
 * @session: a session
 * @lead: the number of a lead
 * @report: (out caller-allocates): what became of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Scores one lead anew and does what follows.
 *
 * Returns: whether it was done
 */
gboolean
baton_rescore_lead (BatonSession        *session,
                    gint64               lead,
                    BatonRescoreReport  *report,
                    GCancellable        *cancellable,
                    GError             **error)
{
  BatonConsequence consequence = { 0, };
  gboolean done;

  memset (report, 0, sizeof *report);
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = baton_consequence_rescore (session, lead, BATON_OCCASION_TIME, &consequence, error) &&
         baton_session_log_range (session, "scores-changed", lead, lead, NULL, error);
  report->scored = done;
  report->changed = consequence.changed;
  report->handed_over = consequence.handoff != 0;
  report->released = consequence.released;
  return baton_session_end (session, done, error);
}

static BatonExplanation *
explain (BatonSession  *session,
         gint64         lead,
         GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_auto(BatonLeadRow) row = { 0, };
  g_auto(BatonEvents) events = { 0, };

  if (policy == NULL ||
      !baton_lead_repository_load (connection, lead, &row, error) ||
      !baton_event_repository_load (connection, lead, &events, error))
    return NULL;

  return baton_evaluator_explain (policy->evaluator, &row.record, events.array, events.len,
                                  baton_session_get_now (session));
}

/**
 * baton_explain_lead:
 * @session: a session
 * @lead: the number of a lead
 * @error: return location for an error
 *
 * Explains the score that a lead has now, point by point.
 *
 * Returns: (transfer full) (nullable): the explanation
 */
BatonExplanation *
baton_explain_lead (BatonSession  *session,
                    gint64         lead,
                    GError       **error)
{
  g_autoptr(BatonExplanation) explanation = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  explanation = explain (session, lead, error);
  if (!baton_session_end (session, explanation != NULL, error))
    return NULL;
  return g_steal_pointer (&explanation);
}
