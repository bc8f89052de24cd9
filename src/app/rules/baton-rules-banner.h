/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "rules/baton-rule-draft.h"
#include "rules/baton-their-rules.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULES_BANNER (baton_rules_banner_get_type ())
G_DECLARE_FINAL_TYPE (BatonRulesBanner, baton_rules_banner, BATON, RULES_BANNER, AdwBin)

void             baton_rules_banner_show       (BatonRulesBanner *self,
                                                BatonTheirRules  *theirs);
void             baton_rules_banner_update     (BatonRulesBanner *self,
                                                BatonRuleDraft   *draft);
BatonTheirRules *baton_rules_banner_get_theirs (BatonRulesBanner *self);

G_END_DECLS
