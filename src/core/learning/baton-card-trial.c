/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-card-trial-private.h"

#include <math.h>

#include "insight/baton-hindsight.h"
#include "learning/baton-card-private.h"
#include "learning/baton-row-record-private.h"
#include "scoring/baton-evaluator.h"

#define MAX_STEPS 50
#define PRECISION 1e-9

/* Keeps the line finite where the score tells the won from the lost perfectly. */
#define RIDGE 1e-3

static BatonEvaluator *
make_evaluator (GPtrArray *rules)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonRuleSet) set = NULL;

  baton_card_copy_rules (rules, sheet->fit);
  set = baton_rule_set_new (sheet, NULL);
  return set != NULL ? baton_evaluator_new (set, NULL) : NULL;
}

/* Scores the rows by the evaluator that scores leads. */
BatonCardTrial *
baton_card_trial_new (GPtrArray                *rules,
                      const BatonLearningTable *table)
{
  g_autoptr(BatonEvaluator) evaluator = make_evaluator (rules);
  g_auto(BatonRowRecord) row_record;
  BatonCardTrial *self = g_new0 (BatonCardTrial, 1);

  self->n_cases = baton_learning_table_get_n_rows (table);
  self->scores = g_new0 (int, MAX (self->n_cases, 1));
  self->won = g_new0 (guint8, MAX (self->n_cases, 1));
  baton_row_record_init (&row_record, table);
  for (guint row = 0; row < self->n_cases; row++)
    {
      BatonScore score = { 0, };

      baton_row_record_load (&row_record, row);
      if (evaluator != NULL)
        baton_evaluator_score (evaluator, &row_record.record, NULL, 0, 0, &score);
      self->scores[row] = baton_score_get_total (&score);
      self->won[row] = baton_learning_table_is_won (table, row);
    }
  return self;
}

void
baton_card_trial_free (BatonCardTrial *self)
{
  g_free (self->scores);
  g_free (self->won);
  g_free (self);
}

/* Finds the score from which on the share of the won that reach it exceeds the
 * share of the lost that do by most (W. J. Youden, “Index for rating diagnostic
 * tests”, Cancer 3, 1950). */
static int
find_cut (const BatonHindsight *hindsight)
{
  double n_won = hindsight->n_cases[BATON_HINDSIGHT_WON];
  double n_lost = hindsight->n_cases[BATON_HINDSIGHT_LOST];
  double best = -1.0;
  int cut = 1;

  for (int score = 1; score < BATON_HINDSIGHT_SCORES; score++)
    {
      const BatonHindsightPoint *point = &hindsight->curve[score];
      double gain = point->won / MAX (n_won, 1.0) - (point->passed - point->won) / MAX (n_lost, 1.0);

      if (gain > best)
        {
          best = gain;
          cut = score;
        }
    }
  return cut;
}

/* Computes the area under the ROC curve, a tie counting half (Mann and Whitney;
 * see T. Fawcett, “An introduction to ROC analysis”, Pattern Recognition
 * Letters 27, 2006), and the best threshold. */
double
baton_card_trial_get_auc (const BatonCardTrial *self,
                          int                  *cut)
{
  g_autofree BatonHindsightCase *cases = g_new0 (BatonHindsightCase, MAX (self->n_cases, 1));
  g_autoptr(BatonHindsight) hindsight = NULL;

  for (guint i = 0; i < self->n_cases; i++)
    {
      cases[i].score = self->scores[i];
      cases[i].outcome = self->won[i] ? BATON_HINDSIGHT_WON : BATON_HINDSIGHT_LOST;
    }
  hindsight = baton_hindsight_compute (cases, self->n_cases);
  if (cut != NULL)
    *cut = find_cut (hindsight);
  return isnan (hindsight->auc) ? 0.5 : hindsight->auc;
}

/* Fits a logistic regression of the outcome on the score, by Newton's method
 * (J. Platt, “Probabilistic outputs for support vector machines”, 1999). */
BatonChanceLine
baton_card_trial_fit_line (const BatonCardTrial *self)
{
  BatonChanceLine line = { 0.0, 0.0 };

  for (guint step = 0; step < MAX_STEPS; step++)
    {
      double g0 = 0.0, g1 = -RIDGE * line.slope;
      double h00 = RIDGE, h01 = 0.0, h11 = RIDGE;
      double determinant, d0, d1;

      for (guint i = 0; i < self->n_cases; i++)
        {
          double score = self->scores[i];
          double chance = baton_chance_line_get (&line, self->scores[i]);
          double weight = chance * (1.0 - chance);

          g0 += self->won[i] - chance;
          g1 += (self->won[i] - chance) * score;
          h00 += weight;
          h01 += weight * score;
          h11 += weight * score * score;
        }
      determinant = h00 * h11 - h01 * h01;
      if (determinant <= 0.0)
        break;
      d0 = (h11 * g0 - h01 * g1) / determinant;
      d1 = (h00 * g1 - h01 * g0) / determinant;
      line.base += d0;
      line.slope += d1;
      if (fabs (d0) < PRECISION && fabs (d1) < PRECISION)
        break;
    }
  return line;
}

/* The chance that a lead with the score is won. */
double
baton_chance_line_get (const BatonChanceLine *self,
                       int                    score)
{
  double odds = self->base + self->slope * score;

  return 1.0 / (1.0 + exp (-CLAMP (odds, -30.0, 30.0)));
}
