/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rules/baton-rule-block.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULE_BLOCKS (baton_rule_blocks_get_type ())
G_DECLARE_FINAL_TYPE (BatonRuleBlocks, baton_rule_blocks, BATON, RULE_BLOCKS, AdwBin)

void     baton_rule_blocks_set_draft   (BatonRuleBlocks       *self,
                                        BatonRuleDraft        *draft,
                                        BatonRuleSection       first,
                                        BatonRuleSection       last);
gboolean baton_rule_blocks_has         (BatonRuleBlocks       *self,
                                        BatonRuleSection       section);
void     baton_rule_blocks_update      (BatonRuleBlocks       *self);
gboolean baton_rule_blocks_focus       (BatonRuleBlocks       *self,
                                        const char            *id);
void     baton_rule_blocks_show_effect (BatonRuleBlocks       *self,
                                        const BatonRuleEffect *effect,
                                        BatonRuleSet          *rules);

G_END_DECLS
