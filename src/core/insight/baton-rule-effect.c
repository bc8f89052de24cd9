/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-rule-effect.h"

G_DEFINE_BOXED_TYPE (BatonRuleEffect, baton_rule_effect, baton_rule_effect_copy, baton_rule_effect_free)

/**
 * baton_rule_effect_new:
 * @edited: the edited rules
 *
 * Makes the effect that the rules have on no leads.
 *
 * Returns: (transfer full): the effect
 */
BatonRuleEffect *
baton_rule_effect_new (const BatonRuleSheet *edited)
{
  BatonRuleEffect *self = g_new0 (BatonRuleEffect, 1);

  baton_rule_matches_init (&self->matches, edited);
  self->entering = g_array_new (FALSE, FALSE, sizeof (BatonRuleMover));
  self->leaving = g_array_new (FALSE, FALSE, sizeof (BatonRuleMover));
  return self;
}

/**
 * baton_rule_effect_copy:
 * @self: an effect
 *
 * Copies an effect.
 *
 * Returns: (transfer full): the copy
 */
BatonRuleEffect *
baton_rule_effect_copy (const BatonRuleEffect *self)
{
  BatonRuleEffect *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  baton_rule_matches_copy (&copy->matches, &self->matches);
  copy->entering = g_array_copy (self->entering);
  copy->leaving = g_array_copy (self->leaving);
  return copy;
}

/**
 * baton_rule_effect_free:
 * @self: (nullable): an effect
 *
 * Frees an effect.
 */
void
baton_rule_effect_free (BatonRuleEffect *self)
{
  if (self == NULL)
    return;

  baton_rule_matches_clear (&self->matches);
  g_array_unref (self->entering);
  g_array_unref (self->leaving);
  g_free (self);
}

/**
 * baton_rule_effect_get_matches:
 * @self: an effect
 * @kind: a kind of rule that leads match
 * @position: the place of a rule among those of its kind
 *
 * Tells how many leads match a rule of the edited rules.
 *
 * Returns: how many; 0 where there is no such rule
 */
guint64
baton_rule_effect_get_matches (const BatonRuleEffect *self,
                               BatonRuleKind          kind,
                               guint                  position)
{
  g_return_val_if_fail (self != NULL, 0);

  return baton_rule_matches_get (&self->matches, kind, position);
}

static void
add_figures (BatonRuleFigures       *self,
             const BatonRuleFigures *other)
{
  for (guint i = 0; i < BATON_N_SCORES; i++)
    self->scores[i] += other->scores[i];
  for (guint row = 0; row < BATON_MATRIX_SIZE; row++)
    {
      for (guint column = 0; column < BATON_MATRIX_SIZE; column++)
        self->matrix[row][column] += other->matrix[row][column];
    }
  self->mql += other->mql;
  self->hot += other->hot;
}

/**
 * baton_rule_effect_add:
 * @self: an effect
 * @other: the effect that the same rules have on other leads
 *
 * Adds the figures; the lists are left alone.
 */
void
baton_rule_effect_add (BatonRuleEffect       *self,
                       const BatonRuleEffect *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  self->n_leads += other->n_leads;
  self->n_scored += other->n_scored;
  baton_rule_matches_add (&self->matches, &other->matches);
  add_figures (&self->before, &other->before);
  add_figures (&self->after, &other->after);
  self->n_entering += other->n_entering;
  self->n_leaving += other->n_leaving;
  self->n_held += other->n_held;
  self->n_disqualified += other->n_disqualified;
}

static void
scale (guint64 *number,
       double   factor)
{
  *number = (guint64) ((double) *number * factor + 0.5);
}

/* A sample does not know more than three digits, and nobody should read more. */
static void
estimate (guint64 *number,
          double   factor)
{
  guint64 step = 1;

  scale (number, factor);
  while (*number / step >= 1000)
    step *= 10;
  *number = (*number + step / 2) / step * step;
}

static void
scale_figures (BatonRuleFigures *self,
               double            factor)
{
  for (guint i = 0; i < BATON_N_SCORES; i++)
    scale (&self->scores[i], factor);
  for (guint row = 0; row < BATON_MATRIX_SIZE; row++)
    {
      for (guint column = 0; column < BATON_MATRIX_SIZE; column++)
        estimate (&self->matrix[row][column], factor);
    }
  estimate (&self->mql, factor);
  estimate (&self->hot, factor);
}

/**
 * baton_rule_effect_scale:
 * @self: the effect on a sample of the leads
 * @n_leads: how many leads there are
 *
 * Estimates from a sample what the rules do to all leads: counts with three
 * digits, what each score has as it comes, for a chart.
 */
void
baton_rule_effect_scale (BatonRuleEffect *self,
                         guint64          n_leads)
{
  double factor;

  g_return_if_fail (self != NULL);

  factor = self->n_scored > 0 ? (double) n_leads / (double) self->n_scored : 0;
  self->n_leads = n_leads;
  self->is_estimate = TRUE;
  for (guint kind = 0; kind < BATON_N_MATCHED_KINDS; kind++)
    {
      for (guint i = 0; i < self->matches.counts[kind]->len; i++)
        estimate (&g_array_index (self->matches.counts[kind], guint64, i), factor);
    }
  scale_figures (&self->before, factor);
  scale_figures (&self->after, factor);
  estimate (&self->n_entering, factor);
  estimate (&self->n_leaving, factor);
  estimate (&self->n_held, factor);
  estimate (&self->n_disqualified, factor);
}
