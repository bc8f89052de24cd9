/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-card-private.h"

guint
baton_card_get_bin (const BatonCardField     *field,
                    const BatonLearningTable *table,
                    guint                     row)
{
  return field->binning->bin_of_value[baton_learning_table_get_cell (table, field->binning->column, row)];
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
      (pair->first_bins >> baton_card_get_bin (pair->first, table, row) & 1) != 0 &&
      (pair->second_bins >> baton_card_get_bin (pair->second, table, row) & 1) != 0;
}

/* The fields are the first factors, then come the pairs. */
BatonDesign *
baton_card_make_design (const BatonCard          *self,
                        const BatonLearningTable *table)
{
  guint n_cases = baton_learning_table_get_n_rows (table);
  guint n_fields = self->fields->len;
  BatonDesign *design = baton_design_new (n_cases, n_fields + self->pairs->len);

  for (guint i = 0; i < n_fields; i++)
    {
      const BatonCardField *field = g_ptr_array_index (self->fields, i);

      design->n_levels[i] = field->binning->bins->len;
      for (guint row = 0; row < n_cases; row++)
        design->levels[(gsize) row * design->n_factors + i] = (guint16) baton_card_get_bin (field, table, row);
    }
  for (guint i = 0; i < self->pairs->len; i++)
    fill_pair (design, n_fields + i, g_ptr_array_index (self->pairs, i), table);
  for (guint i = n_fields; i < design->n_factors; i++)
    design->stiffness[i] = BATON_CARD_PAIR_STIFFNESS;

  for (guint row = 0; row < n_cases; row++)
    design->won[row] = baton_learning_table_is_won (table, row);
  return design;
}
