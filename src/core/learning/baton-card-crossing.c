/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-card-private.h"

#include <math.h>

/* More pairs of fields are not looked at closely. */
#define MAX_CROSSINGS 20

/* What is left to explain in the cases of a pair of bins: how many more were
 * won than foretold, and the variance of that. */
typedef struct
{
  double surplus;
  double variance;
  guint  n_cases;
} Remainder;

/* How much the chances miss in the pairs of bins of two fields, as a
 * chi-squared brought to mean 0 and deviation 1. */
static double
get_surprise (const BatonDesign *design,
              const double      *chances,
              guint              first,
              guint              second)
{
  guint n_second = design->n_levels[second];
  guint n_cells = design->n_levels[first] * n_second;
  g_autofree Remainder *cells = g_new0 (Remainder, n_cells);
  double chi_squared = 0.0;
  guint n_used = 0;

  for (guint row = 0; row < design->n_cases; row++)
    {
      const guint16 *levels = design->levels + (gsize) row * design->n_factors;
      Remainder *cell = &cells[levels[first] * n_second + levels[second]];

      cell->surplus += design->won[row] - chances[row];
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
  return n_used > 1 ? (chi_squared - n_used) / sqrt (2.0 * n_used) : -INFINITY;
}

static int
compare_surprise (gconstpointer a,
                  gconstpointer b)
{
  const BatonCardCrossing *first = a;
  const BatonCardCrossing *second = b;

  return (first->surprise < second->surprise) - (first->surprise > second->surprise);
}

/* Finds the fields (element-type BatonCardCrossing) that together tell most
 * beyond what the regression knows of each, the most telling first. */
GArray *
baton_card_find_crossings (const BatonCard     *self,
                           const BatonDesign   *design,
                           const BatonLogistic *model)
{
  GArray *crossings = g_array_new (FALSE, FALSE, sizeof (BatonCardCrossing));
  g_autofree double *chances = g_new (double, MAX (design->n_cases, 1));

  for (guint row = 0; row < design->n_cases; row++)
    chances[row] = baton_logistic_get_chance (model, design, row);
  for (guint i = 0; i < self->fields->len; i++)
    {
      for (guint j = i + 1; j < self->fields->len; j++)
        {
          BatonCardCrossing crossing = { i, j, get_surprise (design, chances, i, j) };

          g_array_append_val (crossings, crossing);
        }
    }
  g_array_sort (crossings, compare_surprise);
  g_array_set_size (crossings, MIN (crossings->len, MAX_CROSSINGS));
  return crossings;
}
