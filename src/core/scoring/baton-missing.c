/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "scoring/baton-condition-words.h"
#include "scoring/baton-evaluator-private.h"
#include "scoring/baton-field-gain.h"

static void
missing_free (BatonMissing *missing)
{
  g_free (missing->what);
  g_free (missing->text);
  g_free (missing);
}

/* Takes `text`. */
static void
add_missing (GPtrArray  *list,
             const char *what,
             int         points,
             char       *text)
{
  BatonMissing *missing = g_new0 (BatonMissing, 1);

  missing->what = g_strdup (what);
  missing->points = points;
  missing->text = text;
  g_ptr_array_add (list, missing);
}

static void
add_points_missing (GPtrArray            *list,
                    const BatonThreshold *mql,
                    const BatonScore     *score)
{
  int total = mql->score - baton_score_get_total (score);
  int fit = mql->fit - score->fit;
  int interest = mql->interest - score->interest;

  if (total > 0)
    add_missing (list, "score", total,
                 g_strdup_printf (ngettext ("%d more point to a score of %d",
                                            "%d more points to a score of %d", (gulong) total),
                                  total, mql->score));
  if (fit > 0)
    add_missing (list, "fit", fit,
                 g_strdup_printf (ngettext ("%d more point to a fit of %d",
                                            "%d more points to a fit of %d", (gulong) fit),
                                  fit, mql->fit));
  if (interest > 0)
    add_missing (list, "interest", interest,
                 g_strdup_printf (ngettext ("%d more point to an interest of %d",
                                            "%d more points to an interest of %d", (gulong) interest),
                                  interest, mql->interest));
}

/* The points may be there, and the matrix keeps the lead all the same. */
static void
add_cell (GPtrArray         *list,
          const BatonMatrix *matrix,
          const BatonScore  *score)
{
  BatonMatrixAction action = baton_matrix_get_action (matrix, score->fit, score->interest);
  char cell[3];

  baton_matrix_name_cell (matrix, score->fit, score->interest, cell);
  if (action == BATON_MATRIX_REVIEW)
    add_missing (list, "matrix", 0,
                 /* Translators: %s is a cell of the fit × interest matrix, such as B2. */
                 g_strdup_printf (_("The matrix holds %s for review"), cell));
  else if (action == BATON_MATRIX_NURTURE)
    add_missing (list, "matrix", 0,
                 /* Translators: %s is a cell of the fit × interest matrix, such as D1. */
                 g_strdup_printf (_("The matrix keeps %s with Marketing"), cell));
}

static char *
describe_gain (const BatonFieldGain *gain)
{
  g_autofree char *title = baton_field_in_words (gain->field);
  int score = baton_score_get_total (&gain->score);

  if (gain->is_any)
    /* Translators: %s is a field, such as Phone; %d the score that the lead would have with it. */
    return g_strdup_printf (_("One field short: with “%s” filled in the score would be %d"), title, score);

  /* Translators: the first %s is a field, such as Job title, the second a value, such as director. */
  return g_strdup_printf (_("One field short: with “%s” such as “%s” the score would be %d"),
                          title, gain->value, score);
}

static void
add_fields (GPtrArray         *list,
            BatonEvaluator    *evaluator,
            const BatonRecord *record,
            const BatonScore  *score)
{
  BatonRuleSet *rules = baton_evaluator_get_rules (evaluator);
  int least_fit = baton_evaluator_get_least_fit (evaluator, score->interest);
  g_autoptr(GArray) gains = baton_evaluator_list_gains (evaluator, record, score, least_fit);

  for (guint i = 0; i < gains->len; i++)
    {
      const BatonFieldGain *gain = &g_array_index (gains, BatonFieldGain, i);

      if (baton_rule_set_qualifies (rules, gain->score.fit, gain->score.interest))
        add_missing (list, gain->field, gain->score.fit - score->fit, describe_gain (gain));
    }
}

/* Lists (element-type BatonMissing) what keeps a lead below the threshold:
 * points, and each empty field that would do alone, with the best value that
 * a rule names. */
GPtrArray *
baton_missing_list (BatonEvaluator    *self,
                    const BatonRecord *record,
                    const BatonScore  *score)
{
  BatonRuleSet *rules = baton_evaluator_get_rules (self);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) missing_free);

  if (baton_rule_set_qualifies (rules, score->fit, score->interest))
    return list;

  add_points_missing (list, baton_rule_set_get_mql (rules), score);
  add_cell (list, &baton_rule_set_get_sheet (rules)->matrix, score);
  add_fields (list, self, record, score);
  return list;
}
