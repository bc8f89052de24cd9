/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoff/baton-decision.h"

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

static gboolean
reaches_threshold (const BatonThreshold *mql,
                   const BatonScore     *score)
{
  return baton_score_get_total (score) >= mql->score &&
         score->fit >= mql->fit && score->interest >= mql->interest;
}

/* An automation counts for a returned lead when it did so after the return. */
static gboolean
is_automated (const BatonLeadState *state,
              const BatonScore     *score)
{
  return score->automation != NULL && score->automated_at > state->returned_at;
}

static BatonDecision
decide_new (const BatonThreshold *mql,
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
  if (reaches_threshold (mql, score) && has_rested (state, now))
    {
      *trigger = BATON_TRIGGER_THRESHOLD;
      return BATON_DECISION_QUALIFY;
    }
  if (is_automated (state, score) && has_rested (state, now))
    {
      *trigger = BATON_TRIGGER_AUTOMATION;
      return BATON_DECISION_QUALIFY;
    }

  return held ? BATON_DECISION_UNHOLD : BATON_DECISION_STAY;
}

static BatonDecision
decide_qualified (const BatonThreshold *mql,
                  const BatonLeadState *state,
                  const BatonScore     *score)
{
  if ((state->flags & BATON_LEAD_HAND_RAISER) != 0 ||
      hand_is_raised (state, score) || is_automated (state, score))
    return BATON_DECISION_STAY;

  return baton_score_get_total (score) < mql->release ? BATON_DECISION_RELEASE : BATON_DECISION_STAY;
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
 * New. Then it qualifies when it asked for Sales, reaches the threshold, or did
 * what an automation hands over for. A lead that was returned qualifies again
 * when it asks anew, and else not before its date, and only if it did something
 * since. A lead that Sales has not accepted yet is released when its score falls
 * below the release level, unless more than the score speaks for it. In every
 * other stage nothing follows.
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
  const BatonThreshold *mql;
  BatonTrigger ignored;

  g_return_val_if_fail (rules != NULL, BATON_DECISION_STAY);
  g_return_val_if_fail (state != NULL, BATON_DECISION_STAY);
  g_return_val_if_fail (score != NULL, BATON_DECISION_STAY);

  mql = baton_rule_set_get_mql (rules);
  if (state->stage == BATON_STAGE_NEW && state->team == BATON_TEAM_MARKETING)
    return decide_new (mql, state, score, now, trigger != NULL ? trigger : &ignored);
  if (state->stage == BATON_STAGE_MARKETING_QUALIFIED)
    return decide_qualified (mql, state, score);

  return BATON_DECISION_STAY;
}
