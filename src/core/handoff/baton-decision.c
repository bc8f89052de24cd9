/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoff/baton-decision.h"

#include <glib/gi18n-lib.h>

#include "baton-names.h"
#include "process/baton-process.h"

static const char * const triggers[] = {
  "threshold",
  "hand-raised",
  "person",
  "automation",
  NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (triggers) == BATON_TRIGGER_AUTOMATION + 2);

static gboolean
hand_is_raised (const BatonLeadState *state,
                const BatonScore     *score)
{
  return score->hand_raised_at > 0 && score->hand_raised_at > state->returned_at;
}

/* A returned lead rests until its date, and must have done something since. */
static gboolean
has_rested (const BatonLeadState *state,
            gint64                now)
{
  return state->returned_at == 0 ||
         (now >= state->wake_at && state->last_event_at > state->returned_at);
}

static BatonMatrixAction
find_action (BatonRuleSet     *rules,
             const BatonScore *score)
{
  return baton_matrix_get_action (&baton_rule_set_get_sheet (rules)->matrix, score->fit, score->interest);
}

/* An automation counts for a returned lead when it did so after the return. */
static gboolean
is_automated (const BatonLeadState *state,
              const BatonScore     *score)
{
  return score->automation != NULL && score->automated_at > state->returned_at;
}

static BatonDecision
decide_new (BatonRuleSet         *rules,
            const BatonLeadState *state,
            const BatonScore     *score,
            gint64                now,
            BatonTrigger         *trigger)
{
  gboolean held = (state->flags & BATON_LEAD_HELD) != 0;

  if (score->filter_outcome == BATON_FILTER_DISQUALIFY)
    return BATON_DECISION_DISQUALIFY;
  if (score->filter_outcome == BATON_FILTER_HOLD)
    return held ? BATON_DECISION_STAY : BATON_DECISION_HOLD;

  if (hand_is_raised (state, score))
    {
      *trigger = BATON_TRIGGER_HAND_RAISED;
      return BATON_DECISION_QUALIFY;
    }
  if (baton_rule_set_qualifies (rules, score->fit, score->interest) && has_rested (state, now))
    {
      *trigger = BATON_TRIGGER_THRESHOLD;
      return BATON_DECISION_QUALIFY;
    }
  if (is_automated (state, score) && has_rested (state, now))
    {
      *trigger = BATON_TRIGGER_AUTOMATION;
      return BATON_DECISION_QUALIFY;
    }
  if (find_action (rules, score) == BATON_MATRIX_REVIEW && has_rested (state, now))
    return held ? BATON_DECISION_STAY : BATON_DECISION_HOLD;

  return held ? BATON_DECISION_UNHOLD : BATON_DECISION_STAY;
}

static BatonDecision
decide_qualified (BatonRuleSet         *rules,
                  const BatonLeadState *state,
                  const BatonScore     *score)
{
  if ((state->flags & BATON_LEAD_HAND_RAISER) != 0 ||
      hand_is_raised (state, score) || is_automated (state, score) ||
      find_action (rules, score) == BATON_MATRIX_HAND_OVER)
    return BATON_DECISION_STAY;

  return baton_score_get_total (score) < baton_rule_set_get_mql (rules)->release ? BATON_DECISION_RELEASE
                                                                                 : BATON_DECISION_STAY;
}

/**
 * baton_trigger_get_name:
 * @trigger: a trigger
 *
 * Names a trigger as files and the database do, such as `hand-raised`.
 *
 * Returns: the name
 */
const char *
baton_trigger_get_name (BatonTrigger trigger)
{
  g_return_val_if_fail (trigger <= BATON_TRIGGER_AUTOMATION, NULL);

  return triggers[trigger];
}

/**
 * baton_trigger_get_title:
 * @trigger: a trigger
 *
 * Returns: what people call it, such as `Asked to talk`
 */
const char *
baton_trigger_get_title (BatonTrigger trigger)
{
  switch (trigger)
    {
    case BATON_TRIGGER_THRESHOLD:
      /* Translators: here and below, why a lead was handed over to Sales */
      return C_("handoff", "Reached the score");
    case BATON_TRIGGER_HAND_RAISED:
      return C_("handoff", "Asked to talk");
    case BATON_TRIGGER_AUTOMATION:
      return C_("handoff", "By a rule");
    case BATON_TRIGGER_PERSON:
    default:
      return C_("handoff", "By hand");
    }
}

/**
 * baton_trigger_from_name:
 * @name: (nullable): a name, such as `hand-raised`
 *
 * Finds a trigger by its name.
 *
 * Returns: the trigger; a person's for a name that is not known
 */
BatonTrigger
baton_trigger_from_name (const char *name)
{
  int trigger = baton_names_find (triggers, name);

  return trigger >= 0 ? (BatonTrigger) trigger : BATON_TRIGGER_PERSON;
}

/**
 * baton_decide:
 * @rules: a rule set
 * @state: where the lead stands; of its flags, %BATON_LEAD_HAND_RAISER says
 *   that it was qualified by a raised hand or by a person
 * @score: what the rule set says about it
 * @now: the time, in microseconds UTC
 * @trigger: (out) (optional): why it is handed over; set only with
 *   %BATON_DECISION_QUALIFY
 *
 * Decides what follows from a score.
 *
 * Filters come first, and only while Marketing has the lead in the stage
 * New. Then it qualifies when it asked for Sales, by its score (see
 * [method@RuleSet.qualifies]), or when it did what an automation hands over for.
 * Else a cell of the matrix may hold it for review. A lead that was returned
 * qualifies again when it asks anew, and else not before its date, and only if
 * it did something since. A lead that Sales has not accepted yet is released
 * when its score falls below the release level, unless more than the score
 * speaks for it. In every other stage nothing follows.
 *
 * Returns: the decision
 */
BatonDecision
baton_decide (BatonRuleSet         *rules,
              const BatonLeadState *state,
              const BatonScore     *score,
              gint64                now,
              BatonTrigger         *trigger)
{
  BatonTrigger ignored;

  g_return_val_if_fail (rules != NULL, BATON_DECISION_STAY);
  g_return_val_if_fail (state != NULL, BATON_DECISION_STAY);
  g_return_val_if_fail (score != NULL, BATON_DECISION_STAY);

  if (state->stage == BATON_STAGE_NEW && state->team == BATON_TEAM_MARKETING)
    return decide_new (rules, state, score, now, trigger != NULL ? trigger : &ignored);
  if (state->stage == BATON_STAGE_MARKETING_QUALIFIED)
    return decide_qualified (rules, state, score);

  return BATON_DECISION_STAY;
}

/**
 * baton_decision_waits:
 * @occasion: why the lead was scored
 * @before: where it stands, with the score that it had
 * @score: the score that it has now
 * @trigger: why it qualifies
 *
 * Decides whether a lead that qualifies waits until a person confirms it, so
 * that a change of the rules does not flood Sales. One that waits goes its
 * ordinary way when it did something that raises its score, or after which it
 * qualifies by more than the score.
 *
 * Returns: whether it waits, instead of being handed over
 */
gboolean
baton_decision_waits (BatonOccasion         occasion,
                      const BatonLeadState *before,
                      const BatonScore     *score,
                      BatonTrigger          trigger)
{
  g_return_val_if_fail (before != NULL, FALSE);
  g_return_val_if_fail (score != NULL, FALSE);

  switch (occasion)
    {
    case BATON_OCCASION_RULES:
      return TRUE;
    case BATON_OCCASION_TIME:
      return (before->flags & BATON_LEAD_UNCONFIRMED) != 0;
    case BATON_OCCASION_LEAD:
      return (before->flags & BATON_LEAD_UNCONFIRMED) != 0 && trigger == BATON_TRIGGER_THRESHOLD &&
             baton_score_get_total (score) <= before->fit + before->interest;
    default:
      return FALSE;
    }
}
