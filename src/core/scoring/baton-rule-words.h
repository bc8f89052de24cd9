/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-condition-words.h"
#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

/* Rules in the words of the user's language, such as
 * “Job title contains “head” → +15 fit”. */

char *baton_rule_words_kind        (const char              *kind);
char *baton_rule_words_pattern     (const BatonEventPattern *pattern);
char *baton_rule_words_persona     (const BatonPersona      *persona);
char *baton_rule_words_filter      (const BatonFilterRule   *rule);
char *baton_rule_words_fit         (const BatonFitRule      *rule);
char *baton_rule_words_interest    (const BatonInterestRule *rule);
char *baton_rule_words_group       (const BatonRuleGroup    *group);
char *baton_rule_words_hand_raiser (const BatonHandRaiser   *raiser);
char *baton_rule_words_automation  (const BatonAutomation   *automation);
char *baton_rule_words_routing     (const BatonRoutingRule  *rule);
char *baton_rule_words_list        (const BatonRuleList     *list);
char *baton_rule_words_field       (const BatonRuleField    *field);
char *baton_rule_words_mql         (const BatonThreshold    *mql);
char *baton_rule_words_hot         (const BatonHotRule      *hot);

G_END_DECLS
