/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-binning-private.h"

#include <math.h>
#include <stdlib.h>

/* Numbers are first cut into about this many bins of equal size. */
#define N_QUANTILES 40

/* A value or bin with fewer cases than both says nothing by itself. */
#define MIN_CASES 50
#define MIN_SHARE 0.005

/* Bins next to each other stay apart when chance would make them differ as
 * much once in ten times: chi-squared with one degree of freedom. What is kept
 * apart here in vain, the card merges once it knows the points. */
#define MIN_CHI_SQUARED 2.71

/* What is known of one value of the column. */
typedef struct
{
  guint32 value;
  double  number;
  guint   won;
  guint   lost;
} ValueCount;

static void
bin_free (BatonBin *self)
{
  g_array_unref (self->values);
  g_free (self);
}

static BatonBin *
bin_new (void)
{
  BatonBin *self = g_new0 (BatonBin, 1);

  self->values = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->low = INFINITY;
  self->high = -INFINITY;
  return self;
}

static void
bin_take_value (BatonBin         *self,
                const ValueCount *count)
{
  g_array_append_val (self->values, count->value);
  self->low = MIN (self->low, count->number);
  self->high = MAX (self->high, count->number);
  self->won += count->won;
  self->lost += count->lost;
}

static void
bin_take_bin (BatonBin       *self,
              const BatonBin *other)
{
  g_array_append_vals (self->values, other->values->data, other->values->len);
  self->has_empty |= other->has_empty;
  self->has_other |= other->has_other;
  self->low = MIN (self->low, other->low);
  self->high = MAX (self->high, other->high);
  self->won += other->won;
  self->lost += other->lost;
}

static guint
bin_size (const BatonBin *self)
{
  return self->won + self->lost;
}

static double
bin_rate (const BatonBin *self)
{
  return (self->won + 0.5) / (bin_size (self) + 1.0);
}

/* How much two bins differ in their outcomes, as chi-squared. */
static double
chi_squared (const BatonBin *a,
             const BatonBin *b)
{
  double n_a = bin_size (a);
  double n_b = bin_size (b);
  double won = a->won + b->won;
  double lost = a->lost + b->lost;
  double difference = (double) a->won * b->lost - (double) a->lost * b->won;

  if (won == 0.0 || lost == 0.0 || n_a == 0.0 || n_b == 0.0)
    return 0.0;
  return difference * difference * (n_a + n_b) / (won * lost * n_a * n_b);
}

/* Merges neighbours that differ least, until all differ enough, are large
 * enough and are few enough (R. Kerber, “ChiMerge: discretization of numeric
 * attributes”, AAAI 1992). */
static void
merge_neighbours (GPtrArray *bins,
                  guint      min_cases,
                  guint      max_bins)
{
  while (bins->len > 1)
    {
      double least = INFINITY;
      guint at = 0;

      for (guint i = 0; i + 1 < bins->len; i++)
        {
          const BatonBin *a = g_ptr_array_index (bins, i);
          const BatonBin *b = g_ptr_array_index (bins, i + 1);
          double difference = chi_squared (a, b);

          /* Those that are too small go first, to the neighbour they are most like. */
          if (MIN (bin_size (a), bin_size (b)) < min_cases)
            difference -= 1e9;
          if (difference < least)
            {
              least = difference;
              at = i;
            }
        }
      if (least >= MIN_CHI_SQUARED && bins->len <= max_bins)
        return;
      bin_take_bin (g_ptr_array_index (bins, at), g_ptr_array_index (bins, at + 1));
      g_ptr_array_remove_index (bins, at + 1);
    }
}

static GArray *
count_values (const BatonLearningTable *table,
              const BatonColumn        *column)
{
  GArray *counts = g_array_sized_new (FALSE, TRUE, sizeof (ValueCount), column->values->len + 1);

  g_array_set_size (counts, column->values->len + 1);
  for (guint i = 0; i < counts->len; i++)
    g_array_index (counts, ValueCount, i).value = i;
  for (guint row = 0; row < baton_learning_table_get_n_rows (table); row++)
    {
      ValueCount *count = &g_array_index (counts, ValueCount, baton_learning_table_get_cell (table, column, row));

      if (baton_learning_table_is_won (table, row))
        count->won++;
      else
        count->lost++;
    }
  return counts;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const ValueCount *first = a;
  const ValueCount *second = b;

  return (first->number > second->number) - (first->number < second->number);
}

static int
compare_rates (gconstpointer a,
               gconstpointer b)
{
  double first = bin_rate (*(BatonBin * const *) a);
  double second = bin_rate (*(BatonBin * const *) b);

  return (first > second) - (first < second);
}

/* Takes the numbers out of `counts` and cuts them into bins. */
static void
bin_numbers (BatonBinning *self,
             GArray       *counts,
             guint         min_cases,
             guint         max_bins)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (ValueCount));
  guint n_cases = 0;
  BatonBin *bin = NULL;

  for (guint i = 1; i < counts->len; i++)
    {
      ValueCount *count = &g_array_index (counts, ValueCount, i);

      if (count->won + count->lost > 0 && baton_column_get_number (self->column, count->value, &count->number))
        {
          g_array_append_val (numbers, *count);
          n_cases += count->won + count->lost;
        }
    }
  g_array_sort (numbers, compare_numbers);

  for (guint i = 0; i < numbers->len; i++)
    {
      if (bin == NULL || bin_size (bin) >= MAX (n_cases / N_QUANTILES, 1))
        {
          bin = bin_new ();
          g_ptr_array_add (self->bins, bin);
        }
      bin_take_value (bin, &g_array_index (numbers, ValueCount, i));
    }
  merge_neighbours (self->bins, min_cases, max_bins);
}

/* Adds a bin, and takes it. One that is too small to say anything goes into the
 * one that is nearest to the average. */
static void
add_bin (BatonBinning *self,
         BatonBin     *bin,
         double        average,
         guint         min_cases)
{
  BatonBin *nearest = NULL;

  if (bin_size (bin) == 0)
    {
      bin_free (bin);
      return;
    }
  if (bin_size (bin) >= min_cases || self->bins->len == 0)
    {
      g_ptr_array_add (self->bins, bin);
      return;
    }

  for (guint i = 0; i < self->bins->len; i++)
    {
      BatonBin *other = g_ptr_array_index (self->bins, i);

      if (nearest == NULL || fabs (bin_rate (other) - average) < fabs (bin_rate (nearest) - average))
        nearest = other;
    }
  bin_take_bin (nearest, bin);
  bin_free (bin);
}

/* Gives each frequent value a bin, the rare ones one together, and merges what
 * is alike. */
static void
bin_texts (BatonBinning *self,
           GArray       *counts,
           double        average,
           guint         min_cases,
           guint         max_bins)
{
  BatonBin *rare = bin_new ();

  rare->has_other = TRUE;
  for (guint i = 1; i < counts->len; i++)
    {
      const ValueCount *count = &g_array_index (counts, ValueCount, i);
      BatonBin *bin;

      if (!self->has_values || count->won + count->lost < min_cases)
        {
          rare->won += count->won;
          rare->lost += count->lost;
          continue;
        }
      bin = bin_new ();
      bin_take_value (bin, count);
      g_ptr_array_add (self->bins, bin);
    }
  add_bin (self, rare, average, min_cases);
  g_ptr_array_sort (self->bins, compare_rates);
  merge_neighbours (self->bins, min_cases, max_bins);
}

static void
add_empty (BatonBinning     *self,
           const ValueCount *empty,
           double            average,
           guint             min_cases)
{
  BatonBin *bin = bin_new ();

  bin->has_empty = TRUE;
  bin->won = empty->won;
  bin->lost = empty->lost;
  add_bin (self, bin, average, min_cases);
}

static guint8
find_bin (const BatonBinning *self,
          gboolean            empty)
{
  for (guint i = 0; i < self->bins->len; i++)
    {
      const BatonBin *bin = g_ptr_array_index (self->bins, i);

      if (empty ? bin->has_empty : bin->has_other)
        return (guint8) i;
    }
  return 0;
}

/* A bin of numbers goes from its least one up to the next bin's; what is less
 * than all belongs to the first. */
static guint8
find_number (const BatonBinning *self,
             double              number)
{
  guint8 found = 0;

  for (guint i = 1; i < self->n_ranges; i++)
    {
      const BatonBin *bin = g_ptr_array_index (self->bins, i);

      if (number >= bin->low)
        found = (guint8) i;
    }
  return found;
}

static void
index_values (BatonBinning *self)
{
  guint n_values = self->column->values->len;
  guint8 other = find_bin (self, FALSE);
  double number;

  g_free (self->bin_of_value);
  self->bin_of_value = g_new (guint8, n_values + 1);
  self->bin_of_value[0] = find_bin (self, TRUE);
  for (guint i = 1; i <= n_values; i++)
    {
      gboolean is_number = self->is_number && baton_column_get_number (self->column, i, &number);

      self->bin_of_value[i] = is_number ? find_number (self, number) : other;
    }
  if (self->is_number)
    return;

  for (guint i = 0; i < self->bins->len; i++)
    {
      const BatonBin *bin = g_ptr_array_index (self->bins, i);

      for (guint j = 0; j < bin->values->len; j++)
        self->bin_of_value[g_array_index (bin->values, guint32, j)] = (guint8) i;
    }
}

/* Cuts a field into at most `max_bins` bins and one for the empty field. Fewer
 * than two come out of a field that tells nothing. Lists are taken as they stand
 * only `with_lists`: no condition asks for one as a whole. */
BatonBinning *
baton_binning_new (const BatonLearningTable *table,
                   const BatonColumn        *column,
                   guint                     max_bins,
                   gboolean                  with_lists)
{
  BatonBinning *self = g_new0 (BatonBinning, 1);
  g_autoptr(GArray) counts = count_values (table, column);
  guint n_rows = baton_learning_table_get_n_rows (table);
  double average = n_rows > 0 ? (double) baton_learning_table_get_n_won (table) / n_rows : 0.5;
  guint min_cases = MAX (MIN_CASES, (guint) (MIN_SHARE * n_rows));

  self->column = column;
  self->has_values = column->kind == BATON_COLUMN_VALUES || (column->kind == BATON_COLUMN_LIST && with_lists);
  self->is_number = baton_column_is_number (column);
  self->bins = g_ptr_array_new_with_free_func ((GDestroyNotify) bin_free);
  if (self->is_number)
    bin_numbers (self, counts, min_cases, max_bins);
  else
    bin_texts (self, counts, average, min_cases, max_bins);
  self->n_ranges = self->is_number ? self->bins->len : 0;
  add_empty (self, &g_array_index (counts, ValueCount, 0), average, min_cases);
  index_values (self);
  return self;
}

void
baton_binning_free (BatonBinning *self)
{
  g_ptr_array_unref (self->bins);
  g_free (self->bin_of_value);
  g_free (self);
}

/* Puts a bin into one before it; of numbers, the one right before it. */
void
baton_binning_merge (BatonBinning *self,
                     guint         into,
                     guint         bin)
{
  bin_take_bin (g_ptr_array_index (self->bins, into), g_ptr_array_index (self->bins, bin));
  g_ptr_array_remove_index (self->bins, bin);
  if (bin < self->n_ranges)
    self->n_ranges--;
  index_values (self);
}

static void
count_all (const BatonBinning *self,
           double             *won,
           double             *lost)
{
  *won = *lost = 0.0;
  for (guint i = 0; i < self->bins->len; i++)
    {
      const BatonBin *bin = g_ptr_array_index (self->bins, i);

      *won += bin->won;
      *lost += bin->lost;
    }
}

/* The information value: the sum over the bins of (share of the won - share of
 * the lost) x weight of evidence (N. Siddiqi, “Credit Risk Scorecards”, 2006).
 * Half a case is added to each side, so that an empty one has a logarithm. */
double
baton_binning_get_information (const BatonBinning *self)
{
  double all_won, all_lost;
  double information = 0.0;

  count_all (self, &all_won, &all_lost);
  for (guint i = 0; i < self->bins->len; i++)
    {
      const BatonBin *bin = g_ptr_array_index (self->bins, i);
      double won = (bin->won + 0.5) / (all_won + 0.5);
      double lost = (bin->lost + 0.5) / (all_lost + 0.5);

      information += (won - lost) * log (won / lost);
    }
  return information;
}

/* The AUC of the field by itself, each bin scored by its rate. */
double
baton_binning_get_auc (const BatonBinning *self)
{
  g_autofree BatonBin **order = g_memdup2 (self->bins->pdata, self->bins->len * sizeof (BatonBin *));
  double all_won, all_lost;
  double lost_before = 0.0;
  double area = 0.0;

  count_all (self, &all_won, &all_lost);
  if (all_won == 0.0 || all_lost == 0.0)
    return 0.5;

  qsort (order, self->bins->len, sizeof *order, compare_rates);
  for (guint i = 0; i < self->bins->len; i++)
    {
      area += order[i]->won * (lost_before + 0.5 * order[i]->lost);
      lost_before += order[i]->lost;
    }
  return area / (all_won * all_lost);
}
