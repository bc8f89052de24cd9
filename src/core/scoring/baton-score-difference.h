/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-score.h"

G_BEGIN_DECLS

/**
 * BatonShiftKind:
 * @BATON_SHIFT_RULE: a rule gives points now that it did not give, or the
 *   other way round
 * @BATON_SHIFT_TIME: points for events became fewer, or more, as time went by
 * @BATON_SHIFT_LIMIT: what a group or the bounds of a part take away changed
 *
 * Why a score changed.
 */
typedef enum
{
  BATON_SHIFT_RULE,
  BATON_SHIFT_TIME,
  BATON_SHIFT_LIMIT,
} BatonShiftKind;

/**
 * BatonScoreShift:
 * @kind: why it changed
 * @part: the part of the score
 * @rule: the id of the rule, or of the group or the clamp that takes points
 *   away; lent by the explanations
 * @name: (nullable): its name in words; lent by the explanations
 * @points: by how much, never 0
 * @n_events: how many events gave points that had given none before
 *
 * One reason for which a score changed.
 */
typedef struct
{
  BatonShiftKind  kind;
  BatonPart       part;
  const char     *rule;
  const char     *name;
  int             points;
  guint           n_events;
} BatonScoreShift;

const char *baton_shift_kind_get_name  (BatonShiftKind          kind);
char       *baton_score_shift_describe (const BatonScoreShift  *shift);
GArray     *baton_score_compare        (const BatonExplanation *before,
                                        const BatonExplanation *after);

G_END_DECLS
