/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-index-private.h"

#include <string.h>

#include "lead/baton-fold.h"

/* After how many blocks to look whether the search was cancelled. */
#define BLOCKS_A_CHECK 64

/* A test of columns, prepared for the index: what holds is a matter of looking it up. */
typedef struct
{
  const BatonFilterTest *test;
  const guint32         *codes; /* Of a value or an owner: by row, a place in holds */
  guint8                *holds;
} Probe;

static void
probe_clear (Probe *probe)
{
  g_free (probe->holds);
}

static void
prepare_values (Probe                  *probe,
                const BatonValueColumn *column)
{
  guint n = baton_dictionary_get_n (column->values);

  probe->codes = column->codes;
  probe->holds = g_new0 (guint8, n);
  for (guint32 code = 0; code < n; code++)
    probe->holds[code] = baton_filter_test_holds (probe->test,
                                                  baton_dictionary_get_text (column->values, code),
                                                  baton_dictionary_get_folded (column->values, code));
}

/* Ana is Ana Ribeiro, too. */
static gboolean
is_called (const BatonIndexPerson *person,
           const char             *wanted)
{
  gsize length = strlen (wanted);

  if (person->email != NULL && strcmp (person->email, wanted) == 0)
    return TRUE;
  return length > 0 && strncmp (person->name, wanted, length) == 0 &&
         (person->name[length] == '\0' || person->name[length] == ' ');
}

static gboolean
owner_holds (BatonIndex *self,
             gint64      owner,
             const char *wanted)
{
  gint64 number;

  if (owner == 0)
    return strcmp (wanted, "none") == 0;
  if (strcmp (wanted, "me") == 0)
    return owner == self->me;
  if (g_ascii_string_to_signed (wanted, 10, 1, G_MAXINT64, &number, NULL))
    return owner == number;

  for (guint i = 0; i < self->people->len; i++)
    {
      const BatonIndexPerson *person = &g_array_index (self->people, BatonIndexPerson, i);

      if (person->id == owner)
        return is_called (person, wanted);
    }
  return FALSE;
}

static void
prepare_owners (Probe      *probe,
                BatonIndex *self)
{
  probe->codes = self->owners;
  probe->holds = g_new0 (guint8, self->owner_ids->len);
  for (guint code = 0; code < self->owner_ids->len; code++)
    {
      for (guint i = 0; probe->test->texts[i] != NULL; i++)
        probe->holds[code] |= owner_holds (self, g_array_index (self->owner_ids, gint64, code),
                                           probe->test->texts[i]);
    }
}

static gboolean
prepare (Probe                  *probe,
         BatonIndex             *self,
         const BatonFilterTest  *test,
         GError                **error)
{
  *probe = (Probe) { .test = test };

  switch (test->kind)
    {
    case BATON_TEST_VALUE:
      if (!baton_index_check_column (self, test->name, error))
        return FALSE;
      prepare_values (probe, baton_index_find_column (self, test->name));
      break;
    case BATON_TEST_OWNER:
      prepare_owners (probe, self);
      break;
    case BATON_TEST_TEXT:
    case BATON_TEST_SMALL:
    case BATON_TEST_MARK:
    case BATON_TEST_TIME:
    case BATON_TEST_ID:
    default:
      break;
    }
  return TRUE;
}

static void
apply_small (guint8       *mask,
             const guint8 *values,
             const guint8 *table,
             guint8        negated)
{
  for (guint i = 0; i < BATON_INDEX_BLOCK; i++)
    mask[i] &= table[values[i]] ^ negated;
}

static void
apply_codes (guint8        *mask,
             const guint32 *codes,
             const guint8  *holds,
             guint8         negated)
{
  for (guint i = 0; i < BATON_INDEX_BLOCK; i++)
    mask[i] &= holds[codes[i]] ^ negated;
}

static void
apply_holds (guint8       *mask,
             const guint8 *holds,
             guint8        negated)
{
  for (guint i = 0; i < BATON_INDEX_BLOCK; i++)
    mask[i] &= holds[i] ^ negated;
}

static void
apply_mark (guint8                *mask,
            const guint16         *marks,
            const BatonFilterTest *test,
            guint8                 negated)
{
  guint8 set = test->table[1] ^ negated;
  guint8 clear = test->table[0] ^ negated;
  guint16 mark = test->mark;

  for (guint i = 0; i < BATON_INDEX_BLOCK; i++)
    mask[i] &= (marks[i] & mark) != 0 ? set : clear;
}

static void
apply_times (guint8        *mask,
             const guint32 *times,
             const GArray  *spans,
             guint8         negated)
{
  guint8 holds[BATON_INDEX_BLOCK] = { 0, };

  for (guint i = 0; i < spans->len; i++)
    {
      const BatonSpan *span = &g_array_index (spans, BatonSpan, i);
      guint32 first = (guint32) CLAMP (span->from, 0, (gint64) G_MAXUINT32);
      guint32 last = (guint32) CLAMP (span->to - 1, 0, (gint64) G_MAXUINT32);

      if (span->from >= span->to || span->to <= 0 || span->from > G_MAXUINT32)
        continue;
      for (guint j = 0; j < BATON_INDEX_BLOCK; j++)
        holds[j] |= (guint8) ((times[j] >= first) & (times[j] <= last));
    }
  apply_holds (mask, holds, negated);
}

static void
apply_ids (guint8       *mask,
           const gint64 *ids,
           const GArray *spans,
           guint8        negated)
{
  guint8 holds[BATON_INDEX_BLOCK] = { 0, };

  for (guint i = 0; i < spans->len; i++)
    {
      const BatonSpan *span = &g_array_index (spans, BatonSpan, i);

      for (guint j = 0; j < BATON_INDEX_BLOCK; j++)
        holds[j] |= (guint8) ((ids[j] >= span->from) & (ids[j] < span->to));
    }
  apply_holds (mask, holds, negated);
}

static void
apply (BatonIndex  *self,
       const Probe *probe,
       guint        first,
       guint8      *mask)
{
  const BatonFilterTest *test = probe->test;
  guint8 negated = test->negated ? 1 : 0;

  switch (test->kind)
    {
    case BATON_TEST_SMALL:
      apply_small (mask, self->small[test->column] + first, test->table, negated);
      break;
    case BATON_TEST_MARK:
      apply_mark (mask, self->marks + first, test, negated);
      break;
    case BATON_TEST_TIME:
      apply_times (mask, self->times[test->column] + first, test->spans, negated);
      break;
    case BATON_TEST_ID:
      apply_ids (mask, self->ids + first, test->spans, negated);
      break;
    case BATON_TEST_OWNER:
    case BATON_TEST_VALUE:
      apply_codes (mask, probe->codes + first, probe->holds, negated);
      break;
    case BATON_TEST_TEXT:
    default:
      break;
    }
}

/* Writes the rows of a block that hold; there is room for all of it. */
static guint
collect (const guint8 *mask,
         guint32       first,
         guint32      *rows)
{
  guint n = 0;

  for (guint32 i = 0; i < BATON_INDEX_BLOCK; i++)
    {
      rows[n] = first + i;
      n += mask[i];
    }
  return n;
}

/* The rows that hold, in their order; NULL when cancelled. */
static GArray *
select_rows (BatonIndex   *self,
             const GArray *probes,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr(GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32),
                                              self->n_rows + BATON_INDEX_BLOCK);
  guint8 mask[BATON_INDEX_BLOCK];
  guint n = 0;

  for (guint first = 0; first < self->n_rows; first += BATON_INDEX_BLOCK)
    {
      const guint8 *stages = self->small[BATON_SMALL_STAGE] + first;

      if (first / BATON_INDEX_BLOCK % BLOCKS_A_CHECK == 0 &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      for (guint i = 0; i < BATON_INDEX_BLOCK; i++)
        mask[i] = stages[i] != BATON_STAGE_GONE;
      for (guint i = 0; i < probes->len; i++)
        apply (self, &g_array_index (probes, Probe, i), first, mask);
      n += collect (mask, first, (guint32 *) (gpointer) rows->data + n);
    }

  g_array_set_size (rows, n);
  return g_steal_pointer (&rows);
}

/* Keeps the rows whose text holds. */
static void
select_by_text (BatonIndex            *self,
                const BatonFilterTest *test,
                GArray                *rows)
{
  g_autofree guint8 *found = g_new0 (guint8, self->n_rows);
  guint32 *data = (guint32 *) (gpointer) rows->data;
  guint n = 0;

  for (guint i = 0; test->texts[i] != NULL; i++)
    baton_search_text_find (self->text, rows, test->column, test->texts[i],
                            test->op == BATON_TERM_EQUALS, found);
  for (guint i = 0; i < rows->len; i++)
    {
      data[n] = data[i];
      n += found[data[i]] != test->negated;
    }
  g_array_set_size (rows, n);
}

/* Puts selected rows into the order of their ids. */
static void
order_by_id (BatonIndex *self,
             GArray     *rows)
{
  g_autofree guint8 *selected = NULL;
  guint n = 0;

  if (self->by_id == NULL)
    return;

  selected = g_new0 (guint8, self->n_rows);
  for (guint i = 0; i < rows->len; i++)
    selected[g_array_index (rows, guint32, i)] = 1;
  for (guint i = 0; i < self->by_id->len; i++)
    {
      guint32 row = g_array_index (self->by_id, guint32, i);

      if (selected[row])
        g_array_index (rows, guint32, n++) = row;
    }
}

/**
 * baton_index_select:
 * @self: an index
 * @filter: (nullable): which leads; `NULL` for all
 * @sort: (nullable): what to sort by: `id`, `name`, `email`, `company`, `stage`, `team`, `owner`,
 *   `score`, `fit`, `interest`, `outcome`, a time of the filter, or a column of values; `NULL` for the id
 * @descending: whether the greatest comes first
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Selects and sorts leads. Those without a value to sort by come last, whichever way;
 * leads that are equal are in the order of their ids.
 *
 * Fails with `BATON_ERROR_INVALID` when there is nothing called @sort, with `BATON_ERROR_NOT_FOUND` when
 * a column is needed that the index does not have, or with `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (element-type guint32): the rows
 */
GArray *
baton_index_select (BatonIndex    *self,
                    BatonFilter   *filter,
                    const char    *sort,
                    gboolean       descending,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(GArray) probes = g_array_new (FALSE, FALSE, sizeof (Probe));
  g_autoptr(GArray) rows = NULL;
  guint n_terms = filter != NULL ? baton_filter_get_n_terms (filter) : 0;

  g_return_val_if_fail (self != NULL, NULL);

  g_array_set_clear_func (probes, (GDestroyNotify) probe_clear);
  for (guint i = 0; i < n_terms; i++)
    {
      Probe probe;

      if (!prepare (&probe, self, baton_filter_get_test (filter, i), error))
        return NULL;
      g_array_append_val (probes, probe);
    }

  rows = select_rows (self, probes, cancellable, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < n_terms; i++)
    {
      const BatonFilterTest *test = baton_filter_get_test (filter, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (test->kind == BATON_TEST_TEXT)
        select_by_text (self, test, rows);
    }

  order_by_id (self, rows);
  return baton_index_sort_rows (self, rows, sort != NULL ? sort : "id", descending, error);
}
