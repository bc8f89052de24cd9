/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-matches.h"
#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

/**
 * BatonRuleChangeKind:
 * @BATON_RULE_ADDED: was not there before
 * @BATON_RULE_REMOVED: is not there any more
 * @BATON_RULE_CHANGED: says something else
 * @BATON_RULE_MOVED: stands in another place, and says the same
 */
typedef enum
{
  BATON_RULE_ADDED,
  BATON_RULE_REMOVED,
  BATON_RULE_CHANGED,
  BATON_RULE_MOVED,
} BatonRuleChangeKind;

/**
 * BatonRuleChange:
 * @change: what became of it
 * @kind: what it is
 * @id: (nullable): its id; `NULL` for what has none
 * @text: the same in words, in the user's language, such as
 *   “Job title contains “head”: 15 → 20 points”
 *
 * One difference between two rule sets.
 */
typedef struct
{
  BatonRuleChangeKind  change;
  BatonRuleKind        kind;
  char                *id;
  char                *text;
} BatonRuleChange;

const char *baton_rule_change_kind_get_name (BatonRuleChangeKind change);

void       baton_rule_change_free (BatonRuleChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonRuleChange, baton_rule_change_free)

GPtrArray *baton_rule_set_diff    (BatonRuleSet    *before,
                                   BatonRuleSet    *after);

G_END_DECLS
