/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "insight/baton-rule-effect.h"
#include "rules/baton-rule-draft.h"
#include "rules/baton-rule-section.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULE_BLOCK (baton_rule_block_get_type ())
G_DECLARE_FINAL_TYPE (BatonRuleBlock, baton_rule_block, BATON, RULE_BLOCK, AdwBin)

GtkWidget *baton_rule_block_new         (BatonRuleDraft        *draft,
                                         BatonRuleSection       section,
                                         const char            *group);
gboolean   baton_rule_block_is_for      (BatonRuleBlock        *self,
                                         BatonRuleSection       section,
                                         const char            *group);
void       baton_rule_block_update      (BatonRuleBlock        *self);
gboolean   baton_rule_block_focus       (BatonRuleBlock        *self,
                                         const char            *id);
void       baton_rule_block_show_effect (BatonRuleBlock        *self,
                                         const BatonRuleEffect *effect,
                                         BatonRuleSet          *rules);

G_END_DECLS
