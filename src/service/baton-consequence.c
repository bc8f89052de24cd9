/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place where a score becomes deeds: whatever touches a lead ends
 * here, in its own transaction. */

#include "baton-consequence-private.h"

#include "baton-clockwork-private.h"
#include "baton-event-repository.h"
#include "baton-score-change-repository.h"
#include "baton-passing-private.h"

#define HELD "held"

static gboolean
write_score (BatonSession      *session,
             BatonLeadRow      *row,
             const BatonScore  *score,
             gboolean          *changed,
             GError           **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  BatonLeadState *state = &row->state;
  BatonScoreChange change;

  if (policy == NULL)
    return FALSE;

  *changed = state->fit != score->fit || state->interest != score->interest;
  state->fit = score->fit;
  state->interest = score->interest;
  state->scored_at = baton_session_get_now (session);
  state->rescore_at = score->next_change_at;
  if (score->hot)
    state->flags |= BATON_LEAD_HOT;
  else
    state->flags &= ~BATON_LEAD_HOT;

  change = (BatonScoreChange) {
    .lead = row->id,
    .at = state->scored_at,
    .fit = state->fit,
    .interest = state->interest,
    .rules = policy->rules_version,
  };
  return !*changed || baton_score_change_insert (baton_session_get_connection (session), &change, error);
}

static GVariant *
describe_filter (const char *filter)
{
  GVariantDict detail;

  g_variant_dict_init (&detail, NULL);
  if (filter != NULL)
    g_variant_dict_insert (&detail, "filter", "s", filter);
  return g_variant_dict_end (&detail);
}

static gboolean
log_filter (BatonSession      *session,
            BatonLeadRow      *row,
            const char        *action,
            const BatonScore  *score,
            GError           **error)
{
  return baton_session_log (session, BATON_ACTOR_RULES, action, row->id, describe_filter (score->filter), error);
}

/*
 * baton_consequence_log_held:
 * @leads: (array length=n_leads): leads that the running transaction has made, and
 *   marked as held
 * @filter: (nullable): the id of the filter that holds them back
 *
 * Writes down that new leads are held back.
 */
gboolean
baton_consequence_log_held (BatonSession  *session,
                            const gint64  *leads,
                            guint          n_leads,
                            const char    *filter,
                            GError       **error)
{
  return baton_session_log_each (session, BATON_ACTOR_RULES, HELD, leads, n_leads,
                                 describe_filter (filter), error);
}

/* A lead that qualifies waits until a person confirms it. */
static gboolean
ask_confirmation (BatonSession      *session,
                  BatonLeadRow      *row,
                  BatonConsequence  *consequence,
                  GError           **error)
{
  row->state.flags &= ~BATON_LEAD_HELD;
  if ((row->state.flags & BATON_LEAD_UNCONFIRMED) != 0)
    return TRUE;

  row->state.flags |= BATON_LEAD_UNCONFIRMED;
  consequence->unconfirmed = TRUE;
  return baton_session_log (session, BATON_ACTOR_RULES, "confirmation-asked", row->id, NULL, error);
}

/* One that does not qualify any more has nothing to be confirmed. */
static gboolean
drop_confirmation (BatonSession  *session,
                   BatonLeadRow  *row,
                   GError       **error)
{
  if ((row->state.flags & BATON_LEAD_UNCONFIRMED) == 0)
    return TRUE;

  row->state.flags &= ~BATON_LEAD_UNCONFIRMED;
  return baton_session_log (session, BATON_ACTOR_RULES, "confirmation-dropped", row->id, NULL, error);
}

static gboolean
act (BatonSession      *session,
     BatonLeadRow      *row,
     BatonDecision      decision,
     BatonTrigger       trigger,
     const BatonScore  *score,
     BatonConsequence  *consequence,
     GError           **error)
{
  gint64 handoff;

  switch (decision)
    {
    case BATON_DECISION_QUALIFY:
      return baton_passing_hand_over (session, row, trigger, 0, &consequence->handoff, error);

    case BATON_DECISION_RELEASE:
      consequence->released = TRUE;
      return baton_passing_take_back (session, row, BATON_STAGE_NEW, BATON_HANDOFF_WITHDRAWN,
                                      BATON_ACTOR_RULES, &handoff, error);

    case BATON_DECISION_HOLD:
      row->state.flags |= BATON_LEAD_HELD;
      return log_filter (session, row, HELD, score, error);

    case BATON_DECISION_UNHOLD:
      row->state.flags &= ~BATON_LEAD_HELD;
      return log_filter (session, row, "let-go", score, error);

    case BATON_DECISION_DISQUALIFY:
      row->state.flags &= ~BATON_LEAD_HELD;
      return log_filter (session, row, "disqualified", score, error) &&
             baton_clockwork_cancel (session, row, error) &&
             baton_passing_move (session, row, BATON_STAGE_DISQUALIFIED, BATON_ACTOR_RULES, error);

    default:
      return TRUE;
    }
}

/*
 * baton_consequence_apply:
 * @row: the lead as it now is; its state is changed, and written
 * @events: (array length=n_events): all its events, oldest first
 * @occasion: why it is scored
 *
 * Scores a lead and does what follows from it.
 */
gboolean
baton_consequence_apply (BatonSession      *session,
                         BatonLeadRow      *row,
                         const BatonEvent  *events,
                         guint              n_events,
                         BatonOccasion      occasion,
                         BatonConsequence  *consequence,
                         GError           **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  gint64 now = baton_session_get_now (session);
  BatonTrigger trigger = BATON_TRIGGER_THRESHOLD;
  BatonDecision decision;
  BatonScore score;
  gboolean waits, done;

  memset (consequence, 0, sizeof *consequence);
  if (policy == NULL)
    return FALSE;

  baton_evaluator_score (policy->evaluator, &row->record, events, n_events, now, &score);
  row->state.last_event_at = baton_event_find_last (events, n_events, now);
  decision = baton_decide (baton_evaluator_get_rules (policy->evaluator), &row->state, &score, now, &trigger);
  waits = decision == BATON_DECISION_QUALIFY && baton_decision_waits (occasion, &row->state, &score, trigger);
  if (!write_score (session, row, &score, &consequence->changed, error))
    return FALSE;

  if (waits)
    done = ask_confirmation (session, row, consequence, error);
  else
    done = (decision == BATON_DECISION_QUALIFY || drop_confirmation (session, row, error)) &&
           act (session, row, decision, trigger, &score, consequence, error);
  return done &&
         baton_lead_repository_update_state (baton_session_get_connection (session), row->id, &row->state, error);
}

/*
 * baton_consequence_rescore:
 *
 * The same for a lead by its number, with what is stored about it.
 */
gboolean
baton_consequence_rescore (BatonSession      *session,
                           gint64             lead,
                           BatonOccasion      occasion,
                           BatonConsequence  *consequence,
                           GError           **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_auto(BatonLeadRow) row = { 0, };
  g_auto(BatonEvents) events = { 0, };

  return baton_lead_repository_load (connection, lead, &row, error) &&
         baton_event_repository_load (connection, lead, &events, error) &&
         baton_consequence_apply (session, &row, events.array, events.len, occasion, consequence, error);
}
