/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/baton-rule-effect.h"
#include "lead/baton-lead-state.h"
#include "scoring/baton-evaluator.h"

G_BEGIN_DECLS

/**
 * BatonRuleTally:
 *
 * Tries an edited rule set on one lead after the other. One thread uses it at
 * a time; what several found on a part of the leads each can be put together.
 */
typedef struct _BatonRuleTally BatonRuleTally;

BatonRuleTally  *baton_rule_tally_new         (BatonEvaluator        *edited,
                                               BatonRuleSet          *in_force,
                                               gint64                 now);
void             baton_rule_tally_free        (BatonRuleTally        *self);
void             baton_rule_tally_add         (BatonRuleTally        *self,
                                               gint64                 lead,
                                               const BatonRecord     *record,
                                               const BatonLeadState  *state,
                                               const BatonEvent      *events,
                                               guint                  n_events);
void             baton_rule_tally_merge       (BatonRuleTally        *self,
                                               const BatonRuleTally  *other);
guint64          baton_rule_tally_get_n_leads (const BatonRuleTally  *self);
BatonRuleEffect *baton_rule_tally_end         (BatonRuleTally        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonRuleTally, baton_rule_tally_free)

G_END_DECLS
