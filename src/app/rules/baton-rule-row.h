/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rules/baton-rule-draft.h"
#include "rules/baton-rule-section.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULE_ROW (baton_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonRuleRow, baton_rule_row, BATON, RULE_ROW, GtkListBoxRow)

GtkWidget        *baton_rule_row_new         (BatonRuleDraft   *draft,
                                              BatonRuleSection  section,
                                              const char       *id);
BatonRuleSection  baton_rule_row_get_section (BatonRuleRow     *self);
const char       *baton_rule_row_get_id      (BatonRuleRow     *self);
void              baton_rule_row_update      (BatonRuleRow     *self);
void              baton_rule_row_set_matches (BatonRuleRow     *self,
                                              const char       *text);

G_END_DECLS
