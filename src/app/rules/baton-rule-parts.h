/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rules/baton-rule-section.h"

G_BEGIN_DECLS

/**
 * BatonRulePart:
 * @section: the rules that have it
 * @offset: where it stands in the rule
 * @title: what it is called
 * @hint: (nullable): what more there is to say
 * @lower: for a number: the least
 * @upper: for a number: the most
 * @known: (nullable): for a text: what to offer, see [method@KnownValues.get]
 * @action: the action that it belongs to, in an automation; 0 for any, else the
 *   [enum@AutomationAction] and 1
 *
 * A number or a text of a rule that is edited in a row of its own.
 */
typedef struct
{
  BatonRuleSection  section;
  gsize             offset;
  const char       *title;
  const char       *hint;
  int               lower;
  int               upper;
  const char       *known;
  guint             action;
} BatonRulePart;

const BatonRulePart *baton_rule_parts_get_texts   (guint               *n_parts);
const BatonRulePart *baton_rule_parts_get_numbers (guint               *n_parts);
int                  baton_rule_part_get_number   (const BatonRulePart *self,
                                                   gconstpointer        rule);
void                 baton_rule_part_set_number   (const BatonRulePart *self,
                                                   gpointer             rule,
                                                   int                  number);
const char          *baton_rule_part_get_text     (const BatonRulePart *self,
                                                   gconstpointer        rule);
void                 baton_rule_part_set_text     (const BatonRulePart *self,
                                                   gpointer             rule,
                                                   const char          *text);
gboolean             baton_rule_part_fits         (const BatonRulePart *self,
                                                   BatonRuleSection     section,
                                                   gconstpointer        rule);

G_END_DECLS
