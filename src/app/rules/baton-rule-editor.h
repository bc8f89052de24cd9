/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-known-values.h"
#include "rules/baton-rule-draft.h"
#include "rules/baton-rule-section.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULE_EDITOR (baton_rule_editor_get_type ())
G_DECLARE_FINAL_TYPE (BatonRuleEditor, baton_rule_editor, BATON, RULE_EDITOR, AdwBin)

void        baton_rule_editor_set_known   (BatonRuleEditor        *self,
                                           const BatonKnownValues *known);
void        baton_rule_editor_edit        (BatonRuleEditor        *self,
                                           BatonRuleDraft         *draft,
                                           BatonRuleSection        section,
                                           const char             *id);
void        baton_rule_editor_update      (BatonRuleEditor        *self);
const char *baton_rule_editor_get_id      (BatonRuleEditor        *self);
void        baton_rule_editor_show_effect (BatonRuleEditor        *self,
                                           const BatonRuleEffect  *effect,
                                           BatonRuleSet           *rules);

G_END_DECLS
