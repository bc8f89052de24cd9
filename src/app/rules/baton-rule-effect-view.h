/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "insight/baton-rule-effect.h"
#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULE_EFFECT_VIEW (baton_rule_effect_view_get_type ())
G_DECLARE_FINAL_TYPE (BatonRuleEffectView, baton_rule_effect_view, BATON, RULE_EFFECT_VIEW, AdwBin)

void baton_rule_effect_view_show       (BatonRuleEffectView   *self,
                                        const BatonRuleEffect *effect,
                                        BatonRuleSet          *base,
                                        BatonRuleSet          *rules);
void baton_rule_effect_view_show_rules (BatonRuleEffectView   *self,
                                        BatonRuleSet          *rules);
void baton_rule_effect_view_set_busy   (BatonRuleEffectView   *self,
                                        gboolean               is_busy);
void baton_rule_effect_view_show_error (BatonRuleEffectView   *self,
                                        const char            *message);
void baton_rule_effect_view_add        (BatonRuleEffectView   *self,
                                        GtkWidget             *widget);

G_END_DECLS
