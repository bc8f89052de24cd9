/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-card-private.h"

/* What two things give together is held back more than what each gives. */
#define PAIR_STIFFNESS 3.0

/* The levels of the cases in two fields: one for each pair of bins with enough
 * cases, and 0 for all others. */
static void
fill_crossing (BatonDesign              *design,
               guint                     factor,
               const BatonCardCrossing  *crossing,
               const BatonLearningTable *table)
{
  guint n_second = crossing->second->binning->bins->len;
  guint n_cells = crossing->first->binning->bins->len * n_second;
  g_autofree guint *counts = g_new0 (guint, n_cells);

  design->n_levels[factor] = n_cells + 1;
  for (guint row = 0; row < design->n_cases; row++)
    {
      guint cell = baton_card_get_bin (crossing->first, table, row) * n_second +
                   baton_card_get_bin (crossing->second, table, row);

      counts[cell]++;
      design->levels[(gsize) row * design->n_factors + factor] = (guint16) (cell + 1);
    }
  for (guint row = 0; row < design->n_cases; row++)
    {
      guint16 *level = &design->levels[(gsize) row * design->n_factors + factor];

      if (counts[*level - 1] < BATON_CARD_MIN_CASES)
        *level = 0;
    }
}

static void
fill_pair (BatonDesign              *design,
           guint                     factor,
           const BatonCardPair      *pair,
           const BatonLearningTable *table)
{
  design->n_levels[factor] = 2;
  for (guint row = 0; row < design->n_cases; row++)
    design->levels[(gsize) row * design->n_factors + factor] =
      baton_card_get_bin (pair->first, table, row) == pair->first_bin &&
      baton_card_get_bin (pair->second, table, row) == pair->second_bin;
}

/* The fields are the first factors, then come the pairs and the crossings
 * (element-type BatonCardCrossing; may be NULL). */
BatonDesign *
baton_card_make_design (const BatonCard          *self,
                        const GArray             *crossings,
                        const BatonLearningTable *table)
{
  guint n_cases = baton_learning_table_get_n_rows (table);
  guint n_fields = self->fields->len;
  guint n_crossings = crossings != NULL ? crossings->len : 0;
  BatonDesign *design = baton_design_new (n_cases, n_fields + self->pairs->len + n_crossings);

  for (guint i = 0; i < n_fields; i++)
    {
      const BatonCardField *field = g_ptr_array_index (self->fields, i);

      design->n_levels[i] = field->binning->bins->len;
      for (guint row = 0; row < n_cases; row++)
        design->levels[(gsize) row * design->n_factors + i] = (guint16) baton_card_get_bin (field, table, row);
    }
  for (guint i = 0; i < self->pairs->len; i++)
    fill_pair (design, n_fields + i, g_ptr_array_index (self->pairs, i), table);
  for (guint i = 0; i < n_crossings; i++)
    fill_crossing (design, n_fields + self->pairs->len + i, &g_array_index (crossings, BatonCardCrossing, i), table);
  for (guint i = n_fields; i < design->n_factors; i++)
    design->stiffness[i] = PAIR_STIFFNESS;

  for (guint row = 0; row < n_cases; row++)
    design->won[row] = baton_learning_table_is_won (table, row);
  return design;
}
