/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-field-gain.h"

#include <string.h>

#include "scoring/baton-evaluator-private.h"
#include "scoring/baton-field-probes-private.h"

static gboolean
is_empty (const BatonRecord *record,
          const char        *name)
{
  BatonField field;

  if (baton_field_from_name (name, &field))
    return record->values[field] == NULL;
  return baton_record_get_custom (record, name + strlen ("custom.")) == NULL;
}

static BatonCustomValue *
add_custom (const BatonRecord *record,
            const char        *key,
            const char        *value)
{
  BatonCustomValue *custom = g_new (BatonCustomValue, record->n_custom + 1);
  guint n = 0;

  while (n < record->n_custom && strcmp (record->custom[n].key, key) < 0)
    {
      custom[n] = record->custom[n];
      n++;
    }
  custom[n] = (BatonCustomValue) { key, value };
  for (guint i = n; i < record->n_custom; i++)
    custom[i + 1] = record->custom[i];
  return custom;
}

static void
score_with (BatonEvaluator    *self,
            const BatonRecord *record,
            const BatonScore  *known,
            const char        *name,
            const char        *value,
            BatonScore        *score)
{
  BatonRecord changed = *record;
  g_autofree BatonCustomValue *custom = NULL;
  BatonField field;

  if (baton_field_from_name (name, &field))
    {
      changed.values[field] = value;
    }
  else
    {
      changed.custom = custom = add_custom (record, name + strlen ("custom."), value);
      changed.n_custom = record->n_custom + 1;
    }
  baton_evaluator_score_record (self, &changed, known, score);
}

/* The probes that can bring the most come first, so the search ends early. */
static gboolean
find_best (BatonEvaluator         *self,
           const BatonProbedField *probed,
           const BatonRecord      *record,
           const BatonScore       *known,
           int                     least_fit,
           BatonFieldGain         *best)
{
  best->value = NULL;
  for (guint i = 0; i < probed->probes->len; i++)
    {
      const BatonProbe *probe = &g_array_index (probed->probes, BatonProbe, i);
      BatonScore score;

      if (known->fit + probe->most < least_fit ||
          (best->value != NULL && known->fit + probe->most <= best->score.fit))
        break;
      score_with (self, record, known, probed->field, probe->value, &score);
      if (score.fit < least_fit || score.filter_outcome >= BATON_FILTER_HOLD ||
          (best->value != NULL && score.fit <= best->score.fit))
        continue;
      *best = (BatonFieldGain) { probed->field, probe->value, probe->is_any, score };
    }
  return best->value != NULL;
}

/**
 * baton_evaluator_get_least_fit:
 * @self: an evaluator
 * @interest: an interest, 0 to 100
 *
 * Tells the least fit with which a lead of that interest qualifies.
 *
 * Returns: the fit; %BATON_NO_FIT when none will do
 */
int
baton_evaluator_get_least_fit (BatonEvaluator *self,
                               int             interest)
{
  int fit = 0;

  g_return_val_if_fail (self != NULL, BATON_NO_FIT);

  while (fit < BATON_NO_FIT && !baton_rule_set_qualifies (baton_evaluator_get_rules (self), fit, interest))
    fit++;
  return fit;
}

/**
 * baton_evaluator_get_most_gain:
 * @self: an evaluator
 *
 * Tells by how much the fit of a lead can grow when one empty field is filled
 * in. It is a bound: there need be no lead for which it is as much.
 *
 * Returns: the points
 */
int
baton_evaluator_get_most_gain (BatonEvaluator *self)
{
  const GPtrArray *fields;
  int most = 0;

  g_return_val_if_fail (self != NULL, 0);

  fields = baton_evaluator_get_probes (self);
  for (guint i = 0; i < fields->len; i++)
    {
      const BatonProbedField *probed = g_ptr_array_index (fields, i);

      if (probed->probes->len > 0)
        most = MAX (most, g_array_index (probed->probes, BatonProbe, 0).most);
    }
  return most;
}

/**
 * baton_evaluator_list_gains:
 * @self: an evaluator
 * @record: who the lead is
 * @score: the score that it has
 * @least_fit: the fit that it takes
 *
 * Lists the empty fields of which a single one brings the fit to at least
 * @least_fit with a value that no filter holds back or puts out: each with the
 * value that brings it furthest of those that rules name, and of those that
 * none does.
 *
 * Returns: (transfer full) (element-type BatonFieldGain): them, in the order of
 *   the rules
 */
GArray *
baton_evaluator_list_gains (BatonEvaluator    *self,
                            const BatonRecord *record,
                            const BatonScore  *score,
                            int                least_fit)
{
  GArray *gains = g_array_new (FALSE, FALSE, sizeof (BatonFieldGain));
  const GPtrArray *fields;

  g_return_val_if_fail (self != NULL, gains);
  g_return_val_if_fail (record != NULL, gains);
  g_return_val_if_fail (score != NULL, gains);

  fields = baton_evaluator_get_probes (self);
  for (guint i = 0; i < fields->len; i++)
    {
      const BatonProbedField *probed = g_ptr_array_index (fields, i);
      BatonFieldGain gain;

      if (is_empty (record, probed->field) &&
          find_best (self, probed, record, score, least_fit, &gain))
        g_array_append_val (gains, gain);
    }
  return gains;
}
