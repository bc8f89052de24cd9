/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-matcher-private.h"
#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

/* A rule that counts; inactive ones are left out. */
typedef struct
{
  const BatonFitRule *rule;
  BatonMatcher       *matcher;
  int                 group; /* Its place among the groups, or -1. */
  guint               position; /* Its place among the fit rules. */
} BatonReadyFitRule;

GHashTable              *baton_rule_set_index_lists        (const BatonRuleSheet *sheet);
const BatonFieldTable   *baton_rule_set_get_fields         (const BatonRuleSet *self);
const BatonReadyFitRule *baton_rule_set_get_fit_rules      (const BatonRuleSet *self,
                                                            guint              *n_rules);
const BatonMatcher      *baton_rule_set_get_filter_matcher (const BatonRuleSet *self,
                                                            guint               position);
const BatonMatcher      *baton_rule_set_get_routing_matcher (const BatonRuleSet *self,
                                                            guint               position);
const BatonMatcher      *baton_rule_set_get_persona_matcher (const BatonRuleSet *self,
                                                            guint               position);
int                      baton_rule_set_find_group         (const BatonRuleSet *self,
                                                            const char         *id);

G_END_DECLS
