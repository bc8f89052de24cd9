/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-index-private.h"

#include <string.h>

/* Leads that follow each other often have the same value: several counts of
 * each let the processor add without waiting for the last sum. Rows without a
 * lead have the value 0, and are taken off in the end. */
#define N_LANES 4

static void
count_all (BatonIndex      *self,
           BatonSmallColumn column,
           guint            counts[256])
{
  const guint8 *values = self->small[column];
  guint lanes[N_LANES][256] = { 0, };
  guint n = (self->n_rows + BATON_INDEX_BLOCK - 1) / BATON_INDEX_BLOCK * BATON_INDEX_BLOCK;

  for (guint i = 0; i < n; i += N_LANES)
    {
      lanes[0][values[i]]++;
      lanes[1][values[i + 1]]++;
      lanes[2][values[i + 2]]++;
      lanes[3][values[i + 3]]++;
    }
  for (guint value = 0; value < 256; value++)
    counts[value] = lanes[0][value] + lanes[1][value] + lanes[2][value] + lanes[3][value];

  if (column == BATON_SMALL_STAGE)
    counts[BATON_STAGE_GONE] = 0;
  else
    counts[0] -= n - self->n_leads;
}

static void
count_small (BatonIndex      *self,
             const GArray    *rows,
             BatonSmallColumn column,
             guint            counts[256])
{
  const guint8 *values = self->small[column];

  if (rows == NULL)
    {
      count_all (self, column, counts);
      return;
    }

  memset (counts, 0, 256 * sizeof *counts);
  for (guint i = 0; i < rows->len; i++)
    counts[values[g_array_index (rows, guint32, i)]]++;
}

/**
 * baton_index_count_stages:
 * @self: an index
 * @rows: (nullable) (element-type guint32): selected rows; `NULL` for all leads
 * @counts: (out caller-allocates) (array fixed-size=32): return location for the leads in each
 *   stage, by its number
 *
 * Counts leads by stage.
 */
void
baton_index_count_stages (BatonIndex   *self,
                          const GArray *rows,
                          guint         counts[BATON_MAX_STAGES])
{
  guint all[256];

  g_return_if_fail (self != NULL);

  count_small (self, rows, BATON_SMALL_STAGE, all);
  memcpy (counts, all, BATON_MAX_STAGES * sizeof *counts);
}

/**
 * baton_index_count_scores:
 * @self: an index
 * @rows: (nullable) (element-type guint32): selected rows; `NULL` for all leads
 * @counts: (out caller-allocates) (array fixed-size=201): return location for the leads with each score
 *
 * Counts leads by score.
 */
void
baton_index_count_scores (BatonIndex   *self,
                          const GArray *rows,
                          guint         counts[BATON_MAX_SCORE + 1])
{
  guint all[256];

  g_return_if_fail (self != NULL);

  count_small (self, rows, BATON_SMALL_SCORE, all);
  memcpy (counts, all, (BATON_MAX_SCORE + 1) * sizeof *counts);
}

static guint *
count_codes (BatonIndex             *self,
             const GArray           *rows,
             const BatonValueColumn *column)
{
  const guint8 *stages = self->small[BATON_SMALL_STAGE];
  guint *counts = g_new0 (guint, baton_dictionary_get_n (column->values));

  if (rows != NULL)
    {
      for (guint i = 0; i < rows->len; i++)
        counts[column->codes[g_array_index (rows, guint32, i)]]++;
      return counts;
    }

  for (guint row = 0; row < self->n_rows; row++)
    counts[column->codes[row]] += stages[row] != BATON_STAGE_GONE;
  return counts;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const BatonValueCount *first = a;
  const BatonValueCount *second = b;

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return g_strcmp0 (first->value, second->value);
}

/**
 * baton_index_count_values:
 * @self: an index
 * @rows: (nullable) (element-type guint32): selected rows; `NULL` for all leads
 * @column: the name of a column of values
 * @error: return location for an error
 *
 * Counts leads by a value. Values that differ in case only are one, called as the first was written.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when the index does not have the column.
 *
 * Returns: (transfer full) (element-type BatonValueCount): the values, the most frequent first
 */
GArray *
baton_index_count_values (BatonIndex    *self,
                          const GArray  *rows,
                          const char    *column,
                          GError       **error)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint *counts = NULL;
  const BatonValueColumn *found;
  GArray *values;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column != NULL, NULL);

  if (!baton_index_check_column (self, column, error))
    return NULL;

  found = baton_index_find_column (self, column);
  counts = count_codes (self, rows, found);
  values = g_array_new (FALSE, FALSE, sizeof (BatonValueCount));
  for (guint32 code = 0; code < baton_dictionary_get_n (found->values); code++)
    {
      const char *folded = baton_dictionary_get_folded (found->values, code);
      gpointer place;
      BatonValueCount value = { baton_dictionary_get_text (found->values, code), counts[code] };

      if (counts[code] == 0)
        continue;
      if (g_hash_table_lookup_extended (places, folded, NULL, &place))
        {
          g_array_index (values, BatonValueCount, GPOINTER_TO_UINT (place)).count += counts[code];
          continue;
        }
      if (code == 0)
        value.value = NULL;
      g_hash_table_insert (places, (gpointer) folded, GUINT_TO_POINTER (values->len));
      g_array_append_val (values, value);
    }

  g_array_sort (values, compare_counts);
  return values;
}
