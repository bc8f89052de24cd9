/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-intake.h"
#include "baton-session.h"
#include "insight/baton-hindsight.h"
#include "insight/baton-rule-effect.h"

G_BEGIN_DECLS

/**
 * BatonRuleTrial:
 * @effect: what the rules would do to all leads, were they in force now
 * @hindsight: how the rules would have done in the past
 * @monthly_target: how many MQLs Marketing promises a month; 0 for no promise
 * @threshold_for_target: the highest threshold that would have kept the promise;
 *   %BATON_HINDSIGHT_NEVER for none
 * @cap: how many leads the people in Sales work on at once, at most, all together
 *
 * What a rule set would do, before it is put in force.
 */
typedef struct
{
  BatonRuleEffect *effect;
  BatonHindsight  *hindsight;
  double           monthly_target;
  int              threshold_for_target;
  int              cap;
} BatonRuleTrial;

BatonRuleTrial *baton_rule_trial_run  (BatonSession       *session,
                                       BatonRuleSet       *rules,
                                       BatonProgressFunc   progress,
                                       gpointer            progress_data,
                                       GCancellable       *cancellable,
                                       GError            **error);
void            baton_rule_trial_free (BatonRuleTrial     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonRuleTrial, baton_rule_trial_free)

G_END_DECLS
