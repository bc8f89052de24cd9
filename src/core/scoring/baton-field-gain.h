/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-evaluator.h"

G_BEGIN_DECLS

/**
 * BatonFieldGain:
 * @field: the name of an empty field, such as `job_title` or `custom.city`
 * @value: what could stand in it, in the form that is stored
 * @is_any: whether anything would do that no rule names; @value is then but one
 *   such text
 * @score: the score of the lead with it
 *
 * The best that filling in one empty field could do for a lead. The texts are
 * lent by the evaluator.
 */
typedef struct
{
  const char *field;
  const char *value;
  gboolean    is_any;
  BatonScore  score;
} BatonFieldGain;

#define BATON_NO_FIT 101

int     baton_evaluator_get_least_fit (BatonEvaluator    *self,
                                       int                interest);
int     baton_evaluator_get_most_gain (BatonEvaluator    *self);
GArray *baton_evaluator_list_gains    (BatonEvaluator    *self,
                                       const BatonRecord *record,
                                       const BatonScore  *score,
                                       int                least_fit);

G_END_DECLS
