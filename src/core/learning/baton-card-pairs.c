/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-card-private.h"

#include <math.h>
#include <string.h>

/* How likely it may be that the best of all pairs tried is chance. */
#define MAX_RISK 0.05

/* What the cases that are in some bins of two fields add up to. */
typedef struct
{
  double  surplus;    /* How many more were won than foretold. */
  double  variance;   /* Of that. */
  guint   n_cases;
  double *covariance; /* With each weight of the regression and the intercept. */
} Cell;

/* The cells of two fields, one for each bin of the first and each of the second. */
typedef struct
{
  const BatonCardField *first;
  const BatonCardField *second;
  guint                 n_second;
  guint                 n_cells;
  guint                 n_weights; /* With the intercept. */
  Cell                 *cells;
  double               *covariances;
} Cells;

static void
cells_clear (Cells *self)
{
  g_free (self->cells);
  g_free (self->covariances);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cells, cells_clear)

static void
add_case (Cell                *cell,
          const BatonDesign   *design,
          const BatonLogistic *model,
          guint                row)
{
  const guint16 *levels = design->levels + (gsize) row * design->n_factors;
  double chance = baton_logistic_get_chance (model, design, row);
  double variance = chance * (1.0 - chance);
  guint first = 0;

  cell->surplus += design->won[row] - chance;
  cell->variance += variance;
  cell->n_cases++;
  for (guint i = 0; i < design->n_factors; i++)
    {
      cell->covariance[first + levels[i]] += variance;
      first += design->n_levels[i];
    }
  cell->covariance[first] += variance;
}

static void
cells_init (Cells                   *self,
            const BatonCard         *card,
            const BatonCardCrossing *crossing,
            const BatonDesign       *design,
            const BatonLogistic     *model)
{
  self->first = g_ptr_array_index (card->fields, crossing->first);
  self->second = g_ptr_array_index (card->fields, crossing->second);
  self->n_second = design->n_levels[crossing->second];
  self->n_cells = design->n_levels[crossing->first] * self->n_second;
  self->n_weights = model->n_weights + 1;
  self->cells = g_new0 (Cell, self->n_cells);
  self->covariances = g_new0 (double, (gsize) self->n_cells * self->n_weights);
  for (guint i = 0; i < self->n_cells; i++)
    self->cells[i].covariance = self->covariances + (gsize) i * self->n_weights;

  for (guint row = 0; row < design->n_cases; row++)
    {
      const guint16 *levels = design->levels + (gsize) row * design->n_factors;
      guint cell = levels[crossing->first] * self->n_second + levels[crossing->second];

      add_case (&self->cells[cell], design, model, row);
    }
}

static void
sum_cells (const Cells *self,
           guint64      first_bins,
           guint64      second_bins,
           Cell        *sum)
{
  sum->surplus = sum->variance = 0.0;
  sum->n_cases = 0;
  memset (sum->covariance, 0, self->n_weights * sizeof (double));
  for (guint i = 0; i < self->n_cells; i++)
    {
      const Cell *cell = &self->cells[i];

      if ((first_bins >> i / self->n_second & 1) == 0 || (second_bins >> i % self->n_second & 1) == 0)
        continue;
      sum->surplus += cell->surplus;
      sum->variance += cell->variance;
      sum->n_cases += cell->n_cases;
      for (guint j = 0; j < self->n_weights; j++)
        sum->covariance[j] += cell->covariance[j];
    }
}

/* The sets of bins that can be asked for: each by itself, and the numbers up to
 * or from one on. */
static GArray *
list_sets (const BatonCardField *field)
{
  GArray *sets = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint n_ranges = field->binning->n_ranges;

  for (guint i = 0; i < field->binning->bins->len; i++)
    {
      guint64 set = G_GUINT64_CONSTANT (1) << i;

      g_array_append_val (sets, set);
    }
  for (guint i = 1; i + 1 < n_ranges; i++)
    {
      guint64 up_to = (G_GUINT64_CONSTANT (2) << i) - 1;
      guint64 from = ((G_GUINT64_CONSTANT (1) << n_ranges) - 1) & ~(up_to >> 1);

      g_array_append_val (sets, up_to);
      g_array_append_val (sets, from);
    }
  return sets;
}

/* What is best among what was tried. */
typedef struct
{
  const BatonLogistic *model;
  double               ridge;      /* For what is to be added. */
  Cell                 sum;
  guint                n_tried;
  double               chi_squared;
  BatonCardPair       *pair;
} Search;

/* Tries a weight of its own for some cells, by Rao's score test: what is left
 * over in them, against the variance that the regression leaves unexplained. */
static void
try_pair (Search      *search,
          const Cells *cells,
          guint64      first_bins,
          guint64      second_bins)
{
  double unexplained;
  double chi_squared;

  sum_cells (cells, first_bins, second_bins, &search->sum);
  if (search->sum.n_cases < BATON_CARD_MIN_CASES)
    return;

  search->n_tried++;
  unexplained = search->sum.variance - baton_logistic_explain (search->model, search->sum.covariance);
  chi_squared = search->sum.surplus * search->sum.surplus / (MAX (unexplained, 0.0) + search->ridge);
  if (chi_squared <= search->chi_squared)
    return;
  search->chi_squared = chi_squared;
  *search->pair = (BatonCardPair) {
    (BatonCardField *) cells->first, (BatonCardField *) cells->second, first_bins, second_bins, 0
  };
}

static void
try_cells (Search      *search,
           const Cells *cells)
{
  g_autoptr(GArray) first_sets = list_sets (cells->first);
  g_autoptr(GArray) second_sets = list_sets (cells->second);

  for (guint i = 0; i < first_sets->len; i++)
    {
      for (guint j = 0; j < second_sets->len; j++)
        try_pair (search, cells, g_array_index (first_sets, guint64, i), g_array_index (second_sets, guint64, j));
    }
}

/* Finds the pair that would tell most besides what the regression knows (C. R.
 * Rao's score test, Proceedings of the Cambridge Philosophical Society 44,
 * 1948). Because the best of many is always good, it has to be better than
 * chance by as much more as there were others (Bonferroni's bound, as G. V. Kass
 * uses it in “An exploratory technique for investigating large quantities of
 * categorical data”, Applied Statistics 29, 1980). FALSE: none is. */
gboolean
baton_card_find_pair (const BatonCard     *self,
                      const GArray        *crossings,
                      const BatonDesign   *design,
                      const BatonLogistic *model,
                      double               ridge,
                      BatonCardPair       *pair)
{
  g_autofree double *covariance = g_new (double, model->n_weights + 1);
  Search search = { model, ridge * BATON_CARD_PAIR_STIFFNESS, { .covariance = covariance }, 0, 0.0, pair };

  for (guint i = 0; i < crossings->len; i++)
    {
      g_auto(Cells) cells = { NULL };

      cells_init (&cells, self, &g_array_index (crossings, BatonCardCrossing, i), design, model);
      try_cells (&search, &cells);
    }
  return search.n_tried > 0 && erfc (sqrt (search.chi_squared / 2.0)) * search.n_tried < MAX_RISK;
}
