/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-card-private.h"

#include <math.h>

/* How many points lie between the worst and the best case. A few are left for
 * what rounding adds. */
#define FULL_POINTS 97

/* What moves a lead by fewer points is not worth a rule. */
#define MIN_POINTS 3

/* Bins of a field that differ by no more points are one. */
#define MAX_ALIKE 2

/* Fields that tell less are left out (Siddiqi: “unpredictive”). */
#define MIN_INFORMATION 0.02

#define MAX_BINS   8
#define MAX_FIELDS 40 /* The work grows with the square. */
#define MAX_PAIRS  5
#define N_FOLDS    5

/* Rarer outcomes that it takes for each bin (P. Peduzzi et al., “A simulation
 * study of the number of events per variable in logistic regression analysis”,
 * Journal of Clinical Epidemiology 49, 1996). */
#define EVENTS_PER_BIN 10

/* A card that is being fitted. */
typedef struct
{
  BatonCard           *card;
  BatonLearningTable  *table;
  double               ridge;
  double              *chances; /* Of the rows, as the last fit sees them. */
} Fitting;

static void
card_field_free (BatonCardField *self)
{
  baton_binning_free (self->binning);
  g_free (self->points);
  g_free (self);
}

void
baton_card_free (BatonCard *self)
{
  g_ptr_array_unref (self->pairs);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

static int
compare_information (gconstpointer a,
                     gconstpointer b)
{
  double first = baton_binning_get_information ((*(BatonCardField * const *) a)->binning);
  double second = baton_binning_get_information ((*(BatonCardField * const *) b)->binning);

  return (first < second) - (first > second);
}

/* Keeps the most telling fields, as many as there are cases and time for. */
static void
keep_affordable (BatonCard *self,
                 guint      room)
{
  guint kept = 0;

  g_ptr_array_sort (self->fields, compare_information);
  for (; kept < MIN (self->fields->len, MAX_FIELDS); kept++)
    {
      const BatonCardField *field = g_ptr_array_index (self->fields, kept);

      if (field->binning->bins->len - 1 > room)
        break;
      room -= field->binning->bins->len - 1;
    }
  g_ptr_array_set_size (self->fields, (gint) kept);
}

/* Bins the columns that tell something. */
static BatonCard *
bin_columns (BatonLearningTable *table,
             GPtrArray          *columns)
{
  BatonCard *self = g_new0 (BatonCard, 1);

  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) card_field_free);
  self->pairs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr(BatonBinning) binning = baton_binning_new (table, g_ptr_array_index (columns, i), MAX_BINS, FALSE);
      BatonCardField *field;

      if (binning->bins->len < 2 || baton_binning_get_information (binning) < MIN_INFORMATION)
        continue;
      field = g_new0 (BatonCardField, 1);
      field->points = g_new0 (int, binning->bins->len);
      field->binning = g_steal_pointer (&binning);
      g_ptr_array_add (self->fields, field);
    }
  keep_affordable (self, MIN (baton_learning_table_get_n_won (table),
                              baton_learning_table_get_n_lost (table)) / EVENTS_PER_BIN);
  return self;
}

static double
get_least (const double *weights,
           guint         n_weights)
{
  double least = weights[0];

  for (guint i = 1; i < n_weights; i++)
    least = MIN (least, weights[i]);
  return least;
}

/* The logarithm of the odds of a lead that gets no points at all. */
static double
get_ground (const BatonCard     *self,
            const BatonDesign   *design,
            const BatonLogistic *model)
{
  const double *weights = model->weights;
  double ground = model->intercept;

  for (guint i = 0; i < design->n_factors; i++)
    {
      ground += i < self->fields->len ? get_least (weights, design->n_levels[i]) : weights[0];
      weights += design->n_levels[i];
    }
  return ground;
}

/* Finds the logarithm of the odds that a point stands for, such that the best
 * case has all of them, and what it takes for the worst to have none. */
static double
get_unit (BatonCard           *self,
          const BatonDesign   *design,
          const BatonLogistic *model)
{
  double ground = get_ground (self, design, model);
  double low = 0.0;
  double high = 0.0;
  double unit;

  for (guint row = 0; row < design->n_cases; row++)
    {
      double odds = baton_logistic_get_log_odds (model, design, row) - ground;

      low = MIN (low, odds);
      high = MAX (high, odds);
    }
  unit = high > low ? (high - low) / FULL_POINTS : 1.0;
  self->base = (int) lround (-low / unit);
  return unit;
}

/* Turns weights into whole points, those of each field from 0 up. A single
 * point is not worth a rule. */
static void
give_points (BatonCard           *self,
             const BatonDesign   *design,
             const BatonLogistic *model)
{
  const double *weights = model->weights;
  double unit = get_unit (self, design, model);

  for (guint i = 0; i < self->fields->len; i++)
    {
      BatonCardField *field = g_ptr_array_index (self->fields, i);
      double least = get_least (weights, design->n_levels[i]);

      for (guint j = 0; j < design->n_levels[i]; j++)
        {
          field->points[j] = (int) lround ((weights[j] - least) / unit);
          if (field->points[j] == 1)
            field->points[j] = 0;
        }
      weights += design->n_levels[i];
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      BatonCardPair *pair = g_ptr_array_index (self->pairs, i);

      pair->points = (int) lround ((weights[1] - weights[0]) / unit);
      weights += 2;
    }
}

/* Fits what the card has, and gives the points. */
static void
refit (Fitting *fitting)
{
  g_autoptr(BatonDesign) design = baton_card_make_design (fitting->card, NULL, fitting->table);
  g_autoptr(BatonLogistic) model = baton_logistic_fit (design, fitting->ridge, NULL, 0);

  give_points (fitting->card, design, model);
  for (guint row = 0; row < design->n_cases; row++)
    fitting->chances[row] = 1.0 / (1.0 + exp (-baton_logistic_get_log_odds (model, design, row)));
}

static gboolean
is_weak (const BatonCardField *field)
{
  for (guint i = 0; i < field->binning->bins->len; i++)
    {
      if (field->points[i] >= MIN_POINTS)
        return FALSE;
    }
  return TRUE;
}

/* Drops the less telling half of the weak fields: where several say the same,
 * each has a part of the points, and those that stay get them all. */
static gboolean
drop_weak_fields (BatonCard *self)
{
  guint before = self->fields->len;
  guint n_weak = 0;
  guint n_left;

  for (guint i = 0; i < before; i++)
    n_weak += is_weak (g_ptr_array_index (self->fields, i));

  n_left = n_weak / 2;
  for (guint i = before; i-- > 0 && n_weak > n_left;)
    {
      if (!is_weak (g_ptr_array_index (self->fields, i)))
        continue;
      g_ptr_array_remove_index (self->fields, i);
      n_weak--;
    }
  return self->fields->len < before;
}

/* Finds two bins that may become one, and give most nearly the same. Numbers
 * have to be neighbours, and an empty field is not one of them. */
static gboolean
find_alike (const BatonCardField *field,
            guint                *into,
            guint                *bin)
{
  int least = MAX_ALIKE + 1;

  for (guint i = 0; i < field->binning->bins->len; i++)
    {
      for (guint j = i + 1; j < field->binning->bins->len; j++)
        {
          int difference = ABS (field->points[i] - field->points[j]);

          if (difference >= least || (field->binning->is_number && (j > i + 1 || j >= field->binning->n_ranges)))
            continue;
          least = difference;
          *into = i;
          *bin = j;
        }
    }
  return least <= MAX_ALIKE;
}

/* Merges bins that give nearly the same: fewer rules say as much. */
static gboolean
merge_alike (BatonCard *self)
{
  gboolean merged = FALSE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      BatonCardField *field = g_ptr_array_index (self->fields, i);
      guint into, bin;

      if (!find_alike (field, &into, &bin))
        continue;
      baton_binning_merge (field->binning, into, bin);
      merged = TRUE;
    }
  return merged;
}

static gboolean
drop_weak_pairs (BatonCard *self)
{
  guint before = self->pairs->len;

  for (guint i = before; i-- > 0;)
    {
      const BatonCardPair *pair = g_ptr_array_index (self->pairs, i);

      if (ABS (pair->points) < MIN_POINTS)
        g_ptr_array_remove_index (self->pairs, i);
    }
  return self->pairs->len < before;
}

/* A pair of bins, and what it weighs where all of them are in the regression. */
typedef struct
{
  BatonCardPair pair;
  double        weight;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  return (first->weight < second->weight) - (first->weight > second->weight);
}

static GArray *
weigh_pairs (const Fitting *fitting,
             const GArray  *crossings)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr(BatonDesign) design = baton_card_make_design (fitting->card, crossings, fitting->table);
  g_autoptr(BatonLogistic) model = baton_logistic_fit (design, fitting->ridge, NULL, 0);
  guint n_fields = fitting->card->fields->len;
  const double *weights = model->weights;

  for (guint i = 0; i < n_fields; i++)
    weights += design->n_levels[i];
  for (guint i = 0; i < crossings->len; i++)
    {
      const BatonCardCrossing *crossing = &g_array_index (crossings, BatonCardCrossing, i);
      guint n_second = crossing->second->binning->bins->len;

      for (guint j = 1; j < design->n_levels[n_fields + i]; j++)
        {
          BatonCardPair pair = { crossing->first, crossing->second, (j - 1) / n_second, (j - 1) % n_second, 0 };
          Candidate candidate = { pair, fabs (weights[j]) };

          g_array_append_val (candidates, candidate);
        }
      weights += design->n_levels[n_fields + i];
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* Adds the pairs that weigh most. */
static void
add_pairs (Fitting *fitting)
{
  g_autoptr(GArray) crossings = baton_card_find_crossings (fitting->card, fitting->table, fitting->chances);
  g_autoptr(GArray) candidates = weigh_pairs (fitting, crossings);

  for (guint i = 0; i < MIN (candidates->len, MAX_PAIRS); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      g_ptr_array_add (fitting->card->pairs, g_memdup2 (&candidate->pair, sizeof candidate->pair));
    }
}

static gboolean
choose_ridge (Fitting       *fitting,
              guint32        seed,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(BatonDesign) design = baton_card_make_design (fitting->card, NULL, fitting->table);
  g_autofree guint8 *folds = baton_learning_table_deal (fitting->table, N_FOLDS, seed);

  return baton_logistic_choose_ridge (design, folds, N_FOLDS, &fitting->ridge, cancellable, error);
}

/* Learns points for the columns (element-type BatonColumn): a scorecard as in
 * N. Siddiqi, “Credit Risk Scorecards” (2006). Fields are binned, the bins
 * weighed by a logistic regression, and the weights scaled to whole points. A
 * few pairs of bins are added where two fields together tell more. */
BatonCard *
baton_card_fit (BatonLearningTable  *table,
                GPtrArray           *columns,
                guint32              seed,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr(BatonCard) self = bin_columns (table, columns);
  g_autofree double *chances = g_new0 (double, MAX (baton_learning_table_get_n_rows (table), 1));
  Fitting fitting = { self, table, 1.0, chances };

  if (!choose_ridge (&fitting, seed, cancellable, error))
    return NULL;

  do
    refit (&fitting);
  while (drop_weak_fields (self) || merge_alike (self));

  add_pairs (&fitting);
  do
    refit (&fitting);
  while (drop_weak_pairs (self));
  return g_steal_pointer (&self);
}
