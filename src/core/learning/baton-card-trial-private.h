/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "learning/baton-learning-table-private.h"

G_BEGIN_DECLS

/* The scores that rules give to the rows of a table. */
typedef struct
{
  guint    n_cases;
  int     *scores;
  guint8  *won;
} BatonCardTrial;

/* How a score becomes a chance: its logarithm of the odds is a straight line. */
typedef struct
{
  double base;
  double slope;
} BatonChanceLine;

BatonCardTrial  *baton_card_trial_new      (GPtrArray                *rules,
                                            const BatonLearningTable *table);
void             baton_card_trial_free     (BatonCardTrial           *self);
double           baton_card_trial_get_auc  (const BatonCardTrial     *self,
                                            int                      *cut);
BatonChanceLine  baton_card_trial_fit_line (const BatonCardTrial     *self);
double           baton_chance_line_get     (const BatonChanceLine    *self,
                                            int                       score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCardTrial, baton_card_trial_free)

G_END_DECLS
