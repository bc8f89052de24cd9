/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-database.h"
#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULE_PAST (baton_rule_past_get_type ())
G_DECLARE_FINAL_TYPE (BatonRulePast, baton_rule_past, BATON, RULE_PAST, AdwBin)

GtkWidget *baton_rule_past_new       (BatonDatabase *database);
void       baton_rule_past_set_rules (BatonRulePast *self,
                                      BatonRuleSet  *rules);

G_END_DECLS
