/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

/**
 * BatonRuleKind:
 * @BATON_RULE_KIND_FILTER: a [struct@FilterRule]
 * @BATON_RULE_KIND_FIT: a [struct@FitRule]
 * @BATON_RULE_KIND_INTEREST: an [struct@InterestRule]
 * @BATON_RULE_KIND_HAND_RAISER: a [struct@HandRaiser]
 * @BATON_RULE_KIND_AUTOMATION: a [struct@Automation]
 * @BATON_RULE_KIND_ROUTING: a [struct@RoutingRule]
 * @BATON_RULE_KIND_PERSONA: a [struct@Persona]
 * @BATON_RULE_KIND_GROUP: a [struct@RuleGroup]
 * @BATON_RULE_KIND_LIST: a [struct@RuleList]
 * @BATON_RULE_KIND_FIELD: a [struct@RuleField]
 * @BATON_RULE_KIND_SETTING: what stands alone: the name, the thresholds, the
 *   hot rule, the matrix, the last queue
 *
 * The parts of a rule set. A lead matches those before %BATON_RULE_KIND_GROUP,
 * or does not.
 */
typedef enum
{
  BATON_RULE_KIND_FILTER,
  BATON_RULE_KIND_FIT,
  BATON_RULE_KIND_INTEREST,
  BATON_RULE_KIND_HAND_RAISER,
  BATON_RULE_KIND_AUTOMATION,
  BATON_RULE_KIND_ROUTING,
  BATON_RULE_KIND_PERSONA,
  BATON_RULE_KIND_GROUP,
  BATON_RULE_KIND_LIST,
  BATON_RULE_KIND_FIELD,
  BATON_RULE_KIND_SETTING,
} BatonRuleKind;

#define BATON_N_MATCHED_KINDS BATON_RULE_KIND_GROUP

/**
 * BatonRuleMatches:
 * @counts: (array fixed-size=7) (element-type GArray): for each kind that leads
 *   match, a #guint64 for each rule in the order of the sheet: how many leads do
 *
 * How many leads match each rule. A fit rule, a filter or a persona is matched
 * when its conditions hold, an interest rule when it gives or takes points, a
 * hand-raiser or an automation when the lead did what it asks for, a routing rule when it
 * is the first that fits. Nobody matches a rule that is switched off.
 */
typedef struct
{
  GArray *counts[BATON_N_MATCHED_KINDS];
} BatonRuleMatches;

const char *baton_rule_kind_get_name (BatonRuleKind       kind);

void    baton_rule_matches_init  (BatonRuleMatches       *self,
                                  const BatonRuleSheet   *sheet);
void    baton_rule_matches_copy  (BatonRuleMatches       *self,
                                  const BatonRuleMatches *other);
void    baton_rule_matches_add   (BatonRuleMatches       *self,
                                  const BatonRuleMatches *other);
void    baton_rule_matches_clear (BatonRuleMatches       *self);
guint64 baton_rule_matches_get   (const BatonRuleMatches *self,
                                  BatonRuleKind           kind,
                                  guint                   position);

static inline void
baton_rule_matches_count (BatonRuleMatches *self,
                          BatonRuleKind     kind,
                          guint             position)
{
  g_array_index (self->counts[kind], guint64, position)++;
}

G_END_DECLS
