/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-matches.h"

G_BEGIN_DECLS

#define BATON_N_SCORES 201

/**
 * BatonRuleFigures:
 * @scores: how many leads have each score, 0 to 200
 * @matrix: how many leads have each fit (A to D) and interest (1 to 4), best first
 * @mql: how many leads are in the stage Marketing qualified
 * @hot: how many leads are hot
 *
 * How all leads stand by one rule set.
 */
typedef struct
{
  guint64 scores[BATON_N_SCORES];
  guint64 matrix[BATON_MATRIX_SIZE][BATON_MATRIX_SIZE];
  guint64 mql;
  guint64 hot;
} BatonRuleFigures;

/**
 * BatonRuleMover:
 * @lead: the number of the lead
 * @before: its score now
 * @after: its score by the edited rules
 *
 * A lead that would become an MQL, or would be one no longer.
 */
typedef struct
{
  gint64 lead;
  int    before;
  int    after;
} BatonRuleMover;

/**
 * BatonRuleEffect:
 * @n_leads: how many leads there are
 * @n_scored: how many of them were scored to tell
 * @is_estimate: whether the numbers are scaled up from a sample; the lists then
 *   hold leads of the sample alone
 * @matches: how many leads match each rule
 * @before: how the leads stand now, by the matrix in force
 * @after: how they would stand by the edited rules
 * @n_entering: how many would become MQLs
 * @n_leaving: how many would be MQLs no longer
 * @n_held: how many filters or the matrix would begin to hold for review
 * @n_disqualified: how many filters would put out
 * @entering: (element-type BatonRuleMover): who would become MQLs, highest score first;
 *   no more than 10,000
 * @leaving: (element-type BatonRuleMover): who would not be any longer, the same
 *
 * What an edited rule set would do to all leads, were it in force now.
 */
typedef struct
{
  guint64           n_leads;
  guint64           n_scored;
  gboolean          is_estimate;
  BatonRuleMatches  matches;
  BatonRuleFigures  before;
  BatonRuleFigures  after;
  guint64           n_entering;
  guint64           n_leaving;
  guint64           n_held;
  guint64           n_disqualified;
  GArray           *entering;
  GArray           *leaving;
} BatonRuleEffect;

#define BATON_TYPE_RULE_EFFECT (baton_rule_effect_get_type ())
GType            baton_rule_effect_get_type    (void);

BatonRuleEffect *baton_rule_effect_new         (const BatonRuleSheet  *edited);
BatonRuleEffect *baton_rule_effect_copy        (const BatonRuleEffect *self);
void             baton_rule_effect_free        (BatonRuleEffect       *self);
guint64          baton_rule_effect_get_matches (const BatonRuleEffect *self,
                                                BatonRuleKind          kind,
                                                guint                  position);
void             baton_rule_effect_add         (BatonRuleEffect       *self,
                                                const BatonRuleEffect *other);
void             baton_rule_effect_scale       (BatonRuleEffect       *self,
                                                guint64                n_leads);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonRuleEffect, baton_rule_effect_free)

G_END_DECLS
