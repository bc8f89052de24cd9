/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-index.h"
#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

/**
 * BatonScoreGrid:
 *
 * How many leads have which fit and interest, of those that their score
 * decides about: whatever threshold somebody thinks of, its effect is a sum.
 */
typedef struct _BatonScoreGrid BatonScoreGrid;

/**
 * BatonThresholdEffect:
 * @qualified: how many leads would be in the stage MQL
 * @qualified_now: how many are
 * @handed_over: how many would be handed over
 * @released: how many would fall back
 * @hot: how many have the score to be hot
 *
 * What other thresholds would do.
 */
typedef struct
{
  guint qualified;
  guint qualified_now;
  guint handed_over;
  guint released;
  guint hot;
} BatonThresholdEffect;

BatonScoreGrid *baton_score_grid_new        (const BatonMatrix     *matrix);
void            baton_score_grid_free       (BatonScoreGrid        *self);
void            baton_score_grid_add        (BatonScoreGrid        *self,
                                             const BatonIndexRow   *row,
                                             gint64                 now);
void            baton_score_grid_weigh      (const BatonScoreGrid  *self,
                                             const BatonThreshold  *in_force,
                                             const BatonThreshold  *wanted,
                                             int                    hot,
                                             BatonThresholdEffect  *effect);
void            baton_score_grid_get_scores (const BatonScoreGrid  *self,
                                             guint64                counts[BATON_MAX_SCORE + 1]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonScoreGrid, baton_score_grid_free)

G_END_DECLS
