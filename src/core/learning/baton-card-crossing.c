/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-card-private.h"

#include <math.h>

/* Fields that are crossed, and how surprising they have to be together: in
 * standard deviations. */
#define MAX_CROSSINGS 20
#define MIN_SURPRISE 0.0

/* What is left to explain in the cases of a pair of bins: how many more were
 * won than foretold, and the variance of that. */
typedef struct
{
  double surplus;
  double variance;
  guint  n_cases;
} Remainder;

guint
baton_card_get_bin (const BatonCardField     *field,
                    const BatonLearningTable *table,
                    guint                     row)
{
  return field->binning->bin_of_value[baton_learning_table_get_cell (table, field->binning->column, row)];
}

/* How much the chances miss in the pairs of bins of two fields, as a
 * chi-squared brought to mean 0 and deviation 1. */
static double
get_surprise (const BatonCardField     *first,
              const BatonCardField     *second,
              const BatonLearningTable *table,
              const double             *chances)
{
  guint n_second = second->binning->bins->len;
  guint n_cells = first->binning->bins->len * n_second;
  g_autofree Remainder *cells = g_new0 (Remainder, n_cells);
  double chi_squared = 0.0;
  guint n_used = 0;

  for (guint row = 0; row < baton_learning_table_get_n_rows (table); row++)
    {
      Remainder *cell = &cells[baton_card_get_bin (first, table, row) * n_second +
                               baton_card_get_bin (second, table, row)];

      cell->surplus += baton_learning_table_is_won (table, row) - chances[row];
      cell->variance += chances[row] * (1.0 - chances[row]);
      cell->n_cases++;
    }
  for (guint i = 0; i < n_cells; i++)
    {
      if (cells[i].n_cases < BATON_CARD_MIN_CASES || cells[i].variance <= 0.0)
        continue;
      chi_squared += cells[i].surplus * cells[i].surplus / cells[i].variance;
      n_used++;
    }
  return n_used > 1 ? (chi_squared - n_used) / sqrt (2.0 * n_used) : 0.0;
}

static int
compare_surprise (gconstpointer a,
                  gconstpointer b)
{
  const BatonCardCrossing *first = a;
  const BatonCardCrossing *second = b;

  return (first->surprise < second->surprise) - (first->surprise > second->surprise);
}

/* Finds the fields (element-type BatonCardCrossing) that together tell more
 * than `chances`, which the card gives to the rows: by the score test, for what
 * they would add to the regression. */
GArray *
baton_card_find_crossings (const BatonCard          *self,
                           const BatonLearningTable *table,
                           const double             *chances)
{
  GArray *crossings = g_array_new (FALSE, FALSE, sizeof (BatonCardCrossing));

  for (guint i = 0; i < self->fields->len; i++)
    {
      for (guint j = i + 1; j < self->fields->len; j++)
        {
          BatonCardField *first = g_ptr_array_index (self->fields, i);
          BatonCardField *second = g_ptr_array_index (self->fields, j);
          BatonCardCrossing crossing = { first, second, get_surprise (first, second, table, chances) };

          if (crossing.surprise >= MIN_SURPRISE)
            g_array_append_val (crossings, crossing);
        }
    }
  g_array_sort (crossings, compare_surprise);
  if (crossings->len > MAX_CROSSINGS)
    g_array_set_size (crossings, MAX_CROSSINGS);
  return crossings;
}
