/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-score-history.h"

#include "baton-event-repository.h"
#include "baton-lead-repository.h"
#include "baton-past-record-private.h"

static gboolean
compare (BatonScoreHistory   *self,
         BatonSession        *session,
         const BatonLeadRow  *row,
         const BatonEvents   *events,
         gint64               since,
         GError             **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_auto(BatonPastRecord) past = { .details = NULL };

  if (policy == NULL)
    return FALSE;

  self->now = baton_evaluator_explain (policy->evaluator, &row->record, events->array, events->len,
                                       baton_session_get_now (session));
  if (row->record.created_at > since)
    return TRUE;

  if (!baton_past_record_load (&past, baton_session_get_connection (session), row, since, error))
    return FALSE;
  self->since = since;
  self->before = baton_evaluator_explain (policy->evaluator, &past.record, events->array, events->len, since);
  self->shifts = baton_score_compare (self->before, self->now);
  return TRUE;
}

static BatonScoreHistory *
load (BatonSession  *session,
      gint64         lead,
      gint64         since,
      GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(BatonScoreHistory) self = g_new0 (BatonScoreHistory, 1);
  g_auto(BatonLeadRow) row = { 0, };
  g_auto(BatonEvents) events = { 0, };

  if (!baton_lead_repository_load (connection, lead, &row, error) ||
      !baton_event_repository_load (connection, lead, &events, error))
    return NULL;

  self->changes = baton_score_change_list (connection, lead, error);
  if (self->changes == NULL || !compare (self, session, &row, &events, since, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * baton_score_history_free:
 * @self: (transfer full): a history
 */
void
baton_score_history_free (BatonScoreHistory *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->shifts, g_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->before, baton_explanation_free);
  g_clear_pointer (&self->now, baton_explanation_free);
  g_free (self);
}

/**
 * baton_score_history_get_change:
 * @self: a history
 *
 * Tells how much the score changed.
 *
 * Returns: by how much the score changed since then; 0 when the lead was not there yet
 */
int
baton_score_history_get_change (const BatonScoreHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->before != NULL ? baton_score_get_total (&self->now->score) -
                                baton_score_get_total (&self->before->score)
                              : 0;
}

/**
 * baton_load_score_history:
 * @session: a session
 * @lead: the number of a lead
 * @since: a time to compare with, in microseconds UTC
 * @error: return location for an error
 *
 * Loads how a score came to be what it is: what it was when, and what changed
 * since a time. Who the lead was then is taken from the journal; what it scored
 * is worked out by the rules of now, so that a change of the rules is no change
 * of the lead.
 *
 * Returns: (transfer full) (nullable): the history
 */
BatonScoreHistory *
baton_load_score_history (BatonSession  *session,
                          gint64         lead,
                          gint64         since,
                          GError       **error)
{
  g_autoptr(BatonScoreHistory) self = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  self = load (session, lead, since, error);
  if (!baton_session_end (session, self != NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}
