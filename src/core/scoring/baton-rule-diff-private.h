/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-set-diff.h"

G_BEGIN_DECLS

/* What differs, as far as it was found. */
typedef struct
{
  GPtrArray     *changes; /* BatonRuleChange */
  BatonRuleKind  kind;    /* of what is being compared */
} BatonRuleDiff;

void baton_rule_diff_add              (BatonRuleDiff        *self,
                                       BatonRuleChangeKind   change,
                                       const char           *id,
                                       char                 *text);
void baton_rule_diff_settings         (BatonRuleDiff        *self,
                                       const BatonRuleSheet *before,
                                       const BatonRuleSheet *after);

/* Each compares what has the same id, or says the same, in both. */
void baton_rule_diff_filter           (BatonRuleDiff        *self,
                                       gconstpointer         before,
                                       gconstpointer         after);
void baton_rule_diff_fit              (BatonRuleDiff        *self,
                                       gconstpointer         before,
                                       gconstpointer         after);
void baton_rule_diff_interest         (BatonRuleDiff        *self,
                                       gconstpointer         before,
                                       gconstpointer         after);
void baton_rule_diff_hand_raiser      (BatonRuleDiff        *self,
                                       gconstpointer         before,
                                       gconstpointer         after);
void baton_rule_diff_automation       (BatonRuleDiff        *self,
                                       gconstpointer         before,
                                       gconstpointer         after);
void baton_rule_diff_routing          (BatonRuleDiff        *self,
                                       gconstpointer         before,
                                       gconstpointer         after);
void baton_rule_diff_persona          (BatonRuleDiff        *self,
                                       gconstpointer         before,
                                       gconstpointer         after);
void baton_rule_diff_group            (BatonRuleDiff        *self,
                                       gconstpointer         before,
                                       gconstpointer         after);
void baton_rule_diff_list             (BatonRuleDiff        *self,
                                       gconstpointer         before,
                                       gconstpointer         after);
void baton_rule_diff_field            (BatonRuleDiff        *self,
                                       gconstpointer         before,
                                       gconstpointer         after);

G_END_DECLS
