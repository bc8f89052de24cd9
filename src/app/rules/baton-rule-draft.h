/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULE_DRAFT (baton_rule_draft_get_type ())
G_DECLARE_FINAL_TYPE (BatonRuleDraft, baton_rule_draft, BATON, RULE_DRAFT, GObject)

BatonRuleDraft       *baton_rule_draft_new         (void);
void                  baton_rule_draft_open        (BatonRuleDraft  *self,
                                                    BatonRuleSet    *base,
                                                    gint64           version);
void                  baton_rule_draft_rebase      (BatonRuleDraft  *self,
                                                    BatonRuleSet    *base,
                                                    gint64           version,
                                                    BatonRuleSet    *rules);
gboolean              baton_rule_draft_take_over   (BatonRuleDraft  *self,
                                                    BatonRuleSet    *base,
                                                    gint64           version,
                                                    GError         **error);
BatonRuleSet         *baton_rule_draft_get_base    (BatonRuleDraft  *self);
gint64                baton_rule_draft_get_version (BatonRuleDraft  *self);
BatonRuleSet         *baton_rule_draft_get_rules   (BatonRuleDraft  *self);
const BatonRuleSheet *baton_rule_draft_get_sheet   (BatonRuleDraft  *self);
gboolean              baton_rule_draft_change      (BatonRuleDraft  *self,
                                                    BatonRuleSheet  *sheet,
                                                    const char      *stroke,
                                                    GError         **error);
gboolean              baton_rule_draft_is_changed  (BatonRuleDraft  *self);
gboolean              baton_rule_draft_can_undo    (BatonRuleDraft  *self);
gboolean              baton_rule_draft_can_redo    (BatonRuleDraft  *self);
void                  baton_rule_draft_undo        (BatonRuleDraft  *self);
void                  baton_rule_draft_redo        (BatonRuleDraft  *self);
void                  baton_rule_draft_discard     (BatonRuleDraft  *self);

G_END_DECLS
