/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-lead-state.h"
#include "scoring/baton-rule-set.h"
#include "scoring/baton-score.h"

G_BEGIN_DECLS

/**
 * BatonDecision:
 * @BATON_DECISION_STAY: nothing follows
 * @BATON_DECISION_QUALIFY: becomes an MQL and is handed over
 * @BATON_DECISION_RELEASE: an MQL that Sales has not accepted fell below the
 *   release level: the handoff is withdrawn
 * @BATON_DECISION_HOLD: a filter or a cell of the matrix holds it for review
 * @BATON_DECISION_UNHOLD: nothing holds it any longer, and nothing else follows
 * @BATON_DECISION_DISQUALIFY: a filter puts it out
 *
 * What follows from a score for a lead in a given state.
 */
typedef enum
{
  BATON_DECISION_STAY,
  BATON_DECISION_QUALIFY,
  BATON_DECISION_RELEASE,
  BATON_DECISION_HOLD,
  BATON_DECISION_UNHOLD,
  BATON_DECISION_DISQUALIFY,
} BatonDecision;

/**
 * BatonTrigger:
 * @BATON_TRIGGER_THRESHOLD: its score reached the threshold, or a cell of the
 *   matrix that hands over
 * @BATON_TRIGGER_HAND_RAISED: it asked for a sales conversation
 * @BATON_TRIGGER_PERSON: a person handed it over
 * @BATON_TRIGGER_AUTOMATION: it did what an automation hands over for
 *
 * Why a lead is handed over.
 */
typedef enum
{
  BATON_TRIGGER_THRESHOLD,
  BATON_TRIGGER_HAND_RAISED,
  BATON_TRIGGER_PERSON,
  BATON_TRIGGER_AUTOMATION,
} BatonTrigger;

/**
 * BatonOccasion:
 * @BATON_OCCASION_LEAD: the lead did something, or somebody changed it
 * @BATON_OCCASION_TIME: nothing but time has passed
 * @BATON_OCCASION_RULES: the rules changed, and who qualifies by that is to wait
 * @BATON_OCCASION_CONFIRMATION: a person confirmed that it is handed over
 *
 * Why a lead is scored anew.
 */
typedef enum
{
  BATON_OCCASION_LEAD,
  BATON_OCCASION_TIME,
  BATON_OCCASION_RULES,
  BATON_OCCASION_CONFIRMATION,
} BatonOccasion;

const char   *baton_trigger_get_name (BatonTrigger           trigger);
const char   *baton_trigger_get_title (BatonTrigger          trigger);
BatonTrigger  baton_trigger_from_name (const char            *name);

BatonDecision baton_decide           (BatonRuleSet          *rules,
                                      const BatonLeadState  *state,
                                      const BatonScore      *score,
                                      gint64                 now,
                                      BatonTrigger          *trigger);
gboolean      baton_decision_waits   (BatonOccasion          occasion,
                                      const BatonLeadState  *before,
                                      const BatonScore      *score,
                                      BatonTrigger           trigger);

G_END_DECLS
