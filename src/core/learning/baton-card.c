/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-card-private.h"

#include <math.h>

/* How many points lie between the worst and the best case. A few are left for
 * what rounding adds. */
#define FULL_POINTS 97

/* What moves a lead by fewer points is not worth a rule. */
#define MIN_POINTS 3

/* Bins of a field that differ by less are one; numbers that stand out from both
 * their neighbours by less are like the nearer one: in the logarithm of the odds. */
#define MIN_DIFFERENCE 0.15
#define MIN_BUMP       0.6

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
  BatonDesign         *design; /* What the card has, as it was last fitted. */
  BatonLogistic       *model;
} Fitting;

static void
fitting_clear (Fitting *fitting)
{
  g_clear_pointer (&fitting->design, baton_design_free);
  g_clear_pointer (&fitting->model, baton_logistic_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fitting, fitting_clear)

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
static gboolean
refit (Fitting       *fitting,
       GCancellable  *cancellable,
       GError       **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  fitting_clear (fitting);
  fitting->design = baton_card_make_design (fitting->card, fitting->table);
  fitting->model = baton_logistic_fit (fitting->design, fitting->ridge, NULL, 0);
  give_points (fitting->card, fitting->design, fitting->model);
  return TRUE;
}

/* Where the weights of a field's bins begin. */
static const double *
get_weights (const Fitting *fitting,
             guint          field)
{
  const double *weights = fitting->model->weights;

  for (guint i = 0; i < field; i++)
    weights += fitting->design->n_levels[i];
  return weights;
}

static gboolean
is_weak (const Fitting *fitting,
         guint          place)
{
  const BatonCardField *field = g_ptr_array_index (fitting->card->fields, place);
  const double *weights = get_weights (fitting, place);
  guint n_bins = field->binning->bins->len;
  double least = get_least (weights, n_bins);
  int most_points = 0;
  double most = least;

  for (guint i = 0; i < n_bins; i++)
    {
      most_points = MAX (most_points, field->points[i]);
      most = MAX (most, weights[i]);
    }
  return most_points < MIN_POINTS || most - least < MIN_DIFFERENCE;
}

/* Drops the less telling half of the weak fields: where several say the same,
 * each has a part of the points, and those that stay get them all. */
static gboolean
drop_weak_fields (const Fitting *fitting)
{
  GPtrArray *fields = fitting->card->fields;
  guint before = fields->len;
  guint n_weak = 0;
  guint n_left;

  for (guint i = 0; i < before; i++)
    n_weak += is_weak (fitting, i);

  n_left = n_weak / 2;
  for (guint i = before; i-- > 0 && n_weak > n_left;)
    {
      if (!is_weak (fitting, i))
        continue;
      g_ptr_array_remove_index (fields, i);
      n_weak--;
    }
  return fields->len < before;
}

/* Two bins that may become one. */
typedef struct
{
  guint  into;
  guint  bin;
  double difference;
} Merger;

/* Finds the two bins that are most alike. Numbers have to be neighbours, and an
 * empty field is not one of them. */
static void
find_alike (const BatonCardField *field,
            const double         *weights,
            Merger               *best)
{
  const BatonBinning *binning = field->binning;

  for (guint i = 0; i < binning->bins->len; i++)
    {
      for (guint j = i + 1; j < binning->bins->len; j++)
        {
          double difference = field->points[i] == field->points[j] ? 0.0 : fabs (weights[i] - weights[j]);

          if (binning->is_number && (j > i + 1 || j >= binning->n_ranges))
            continue;
          if (difference < MIN_DIFFERENCE && difference < best->difference)
            *best = (Merger) { i, j, difference };
        }
    }
}

/* Finds numbers that give a little more, or less, than both the next smaller and
 * the next larger ones, and the neighbour that they are most like. Hardly
 * anybody would believe that, and it seldom holds for other leads. */
static void
find_bump (const BatonCardField *field,
           const double         *weights,
           Merger               *best)
{
  for (guint i = 1; i + 1 < field->binning->n_ranges; i++)
    {
      double before = weights[i] - weights[i - 1];
      double after = weights[i] - weights[i + 1];
      guint into = fabs (before) <= fabs (after) ? i - 1 : i;
      double difference = MIN (fabs (before), fabs (after));

      if ((before > 0.0) == (after > 0.0) && difference < MIN_BUMP && difference < best->difference)
        *best = (Merger) { into, into + 1, difference };
    }
}

/* Merges bins that give nearly the same: fewer rules say as much. */
static gboolean
merge_alike (const Fitting *fitting)
{
  gboolean merged = FALSE;

  for (guint i = 0; i < fitting->card->fields->len; i++)
    {
      BatonCardField *field = g_ptr_array_index (fitting->card->fields, i);
      Merger best = { 0, 0, INFINITY };

      find_alike (field, get_weights (fitting, i), &best);
      find_bump (field, get_weights (fitting, i), &best);
      if (best.into == best.bin)
        continue;
      baton_binning_merge (field->binning, best.into, best.bin);
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

/* Adds the pairs that tell more than their fields, the best first. */
static gboolean
add_pairs (Fitting       *fitting,
           GCancellable  *cancellable,
           GError       **error)
{
  BatonCard *card = fitting->card;
  g_autoptr(GArray) crossings = baton_card_find_crossings (card, fitting->design, fitting->model);
  BatonCardPair pair;

  while (card->pairs->len < MAX_PAIRS &&
         baton_card_find_pair (card, crossings, fitting->design, fitting->model, fitting->ridge, &pair))
    {
      g_ptr_array_add (card->pairs, g_memdup2 (&pair, sizeof pair));
      if (!refit (fitting, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
choose_ridge (Fitting       *fitting,
              guint32        seed,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(BatonDesign) design = baton_card_make_design (fitting->card, fitting->table);
  g_autofree guint8 *folds = baton_learning_table_deal (fitting->table, N_FOLDS, seed);

  return baton_logistic_choose_ridge (design, folds, N_FOLDS, &fitting->ridge, cancellable, error);
}

/* Gives neighbouring numbers the same where they differ by a single point, which
 * is less than rounding does: they are one rule then. */
static void
level_points (const BatonCard *card)
{
  for (guint i = 0; i < card->fields->len; i++)
    {
      BatonCardField *field = g_ptr_array_index (card->fields, i);

      for (guint j = 1; j < field->binning->n_ranges; j++)
        {
          if (ABS (field->points[j] - field->points[j - 1]) == 1)
            field->points[j] = field->points[j - 1];
        }
    }
}

/* Fits until no field is weak and no bins are alike, then adds what fields give
 * together. */
static gboolean
fit (Fitting       *fitting,
     GCancellable  *cancellable,
     GError       **error)
{
  BatonCard *card = fitting->card;

  do
    {
      if (!refit (fitting, cancellable, error))
        return FALSE;
    }
  while (drop_weak_fields (fitting) || merge_alike (fitting));

  if (!add_pairs (fitting, cancellable, error))
    return FALSE;
  while (drop_weak_pairs (card))
    {
      if (!refit (fitting, cancellable, error))
        return FALSE;
    }
  level_points (card);
  return TRUE;
}

/* Learns points for the columns (element-type BatonColumn): a scorecard as in
 * N. Siddiqi, “Credit Risk Scorecards” (2006). Fields are binned, the bins
 * weighed by a logistic regression, and the weights scaled to whole points. A
 * few pairs of conditions are added where two fields together tell more. */
BatonCard *
baton_card_fit (BatonLearningTable  *table,
                GPtrArray           *columns,
                guint32              seed,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr(BatonCard) self = bin_columns (table, columns);
  g_auto(Fitting) fitting = { self, table, 1.0, NULL, NULL };

  if (!choose_ridge (&fitting, seed, cancellable, error) ||
      !fit (&fitting, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}
