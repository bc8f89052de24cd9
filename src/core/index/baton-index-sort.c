/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-index-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"

/* Leads without a value come last, whichever way the others are sorted. */
#define LAST_KEY G_MAXUINT32

/* The radix sort goes by so many bits at a time, at most. */
#define MAX_DIGIT_BITS 11

typedef enum
{
  SORT_ID,
  SORT_SMALL,
  SORT_TIME,
  SORT_OWNER,
  SORT_TEXT,
} SortKind;

static const struct
{
  const char *name;
  SortKind    kind;
  guint       column;
} sorts[] = {
  { "active", SORT_TIME, BATON_TIME_ACTIVE },
  { "company", SORT_TEXT, BATON_TEXT_COMPANY },
  { "created", SORT_TIME, BATON_TIME_CREATED },
  { "due", SORT_TIME, BATON_TIME_DUE },
  { "email", SORT_TEXT, BATON_TEXT_EMAIL },
  { "fit", SORT_SMALL, BATON_SMALL_FIT },
  { "id", SORT_ID, 0 },
  { "interest", SORT_SMALL, BATON_SMALL_INTEREST },
  { "name", SORT_TEXT, BATON_TEXT_NAME },
  { "outcome", SORT_SMALL, BATON_SMALL_OUTCOME },
  { "owner", SORT_OWNER, 0 },
  { "returned", SORT_TIME, BATON_TIME_RETURNED },
  { "score", SORT_SMALL, BATON_SMALL_SCORE },
  { "since", SORT_TIME, BATON_TIME_SINCE },
  { "stage", SORT_SMALL, BATON_SMALL_STAGE },
  { "team", SORT_SMALL, BATON_SMALL_TEAM },
  { "wake", SORT_TIME, BATON_TIME_WAKE },
};

/* What rows are sorted by: a column, whose values may be codes that have a rank. */
typedef struct
{
  const guint32 *column;
  const guint32 *ranks;
  gboolean       zero_is_none;
} Keys;

typedef struct
{
  guint32 key;
  guint32 row;
} Pair;

static void
reverse (GArray *rows)
{
  guint32 *data = (guint32 *) (gpointer) rows->data;

  for (guint low = 0, high = rows->len; low + 1 < high; low++)
    {
      guint32 row = data[low];

      data[low] = data[--high];
      data[high] = row;
    }
}

static void
reverse_bytes (guint8 *bytes,
               guint   n)
{
  for (guint low = 0, high = n; low + 1 < high; low++)
    {
      guint8 byte = bytes[low];

      bytes[low] = bytes[--high];
      bytes[high] = byte;
    }
}

/* Puts the values of a small column in order. */
static void
order_small (BatonIndex *self,
             guint       column,
             gboolean    descending,
             guint8      values[256])
{
  guint n_first = 0;
  guint n = 0;

  if (column == BATON_SMALL_STAGE && self->process != NULL)
    {
      n_first = baton_process_get_n_stages (self->process);
      for (; n < n_first; n++)
        values[n] = (guint8) baton_process_get_nth (self->process, n)->number;
    }
  for (guint value = 0; value < 256; value++)
    {
      if (memchr (values, (int) value, n_first) == NULL)
        values[n++] = (guint8) value;
    }

  if (descending)
    reverse_bytes (values, 256);
  if (column == BATON_SMALL_OUTCOME)
    {
      guint8 *none = memchr (values, BATON_OUTCOME_NONE, 256);

      memmove (none, none + 1, (gsize) (values + 255 - none));
      values[255] = BATON_OUTCOME_NONE;
    }
}

/* Few values: the leads of each are counted, and then put where its leads begin. */
static GArray *
sort_by_small (BatonIndex   *self,
               const GArray *rows,
               guint         column,
               gboolean      descending)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint32), rows->len);
  const guint8 *values = self->small[column];
  const guint32 *from = (const guint32 *) (gpointer) rows->data;
  guint32 *to = (guint32 *) (gpointer) sorted->data;
  const guint n = rows->len;
  guint counts[256] = { 0, };
  guint starts[256];
  guint8 by_rank[256];
  guint start = 0;

  order_small (self, column, descending, by_rank);
  for (guint i = 0; i < n; i++)
    counts[values[from[i]]]++;
  for (guint rank = 0; rank < 256; rank++)
    {
      starts[by_rank[rank]] = start;
      start += counts[by_rank[rank]];
    }
  for (guint i = 0; i < n; i++)
    to[starts[values[from[i]]]++] = from[i];

  g_array_set_size (sorted, n);
  return sorted;
}

static guint32
get_key (const Keys *keys,
         guint32     row)
{
  guint32 key = keys->column[row];

  if (keys->ranks != NULL)
    return keys->ranks[key];
  return keys->zero_is_none && key == 0 ? LAST_KEY : key;
}

/* One pass of the radix sort: by one digit, leaving in order what has the same. */
static void
sort_by_digit (const Pair *from,
               Pair       *to,
               guint       n,
               guint       shift,
               guint       bits)
{
  guint starts[(1 << MAX_DIGIT_BITS) + 1] = { 0, };
  guint32 mask = (1u << bits) - 1;

  for (guint i = 0; i < n; i++)
    starts[(from[i].key >> shift & mask) + 1]++;
  for (guint digit = 1; digit <= mask; digit++)
    starts[digit] += starts[digit - 1];
  for (guint i = 0; i < n; i++)
    to[starts[from[i].key >> shift & mask]++] = from[i];
}

/* Sorts pairs whose keys are at most `max`. */
static void
sort_pairs (Pair    **pairs,
            Pair    **other,
            guint     n,
            guint32   max)
{
  guint n_bits = g_bit_storage (max);
  guint n_passes = (n_bits + MAX_DIGIT_BITS - 1) / MAX_DIGIT_BITS;
  guint bits = (n_bits + n_passes - 1) / n_passes;

  for (guint pass = 0; pass < n_passes; pass++)
    {
      Pair *sorted = *other;

      sort_by_digit (*pairs, sorted, n, pass * bits, bits);
      *other = *pairs;
      *pairs = sorted;
    }
}

/* Takes the rows that have a key, each with it, counted from 0 in the wanted direction. */
static guint
take_pairs (const GArray *rows,
            const Keys   *keys,
            gboolean      descending,
            Pair         *pairs,
            guint32      *max)
{
  guint32 first = LAST_KEY;
  guint32 last = 0;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      guint32 key = get_key (keys, row);

      if (key == LAST_KEY)
        continue;
      pairs[n++] = (Pair) { key, row };
      first = MIN (first, key);
      last = MAX (last, key);
    }

  for (guint i = 0; i < n; i++)
    pairs[i].key = descending ? last - pairs[i].key : pairs[i].key - first;
  *max = last - first;
  return n;
}

static GArray *
sort_by_keys (const GArray *rows,
              const Keys   *keys,
              gboolean      descending)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint32), rows->len);
  guint32 *to = (guint32 *) (gpointer) sorted->data;
  g_autofree Pair *pairs = g_new (Pair, rows->len);
  g_autofree Pair *other = NULL;
  guint32 max;
  guint n = take_pairs (rows, keys, descending, pairs, &max);

  if (n > 1)
    {
      other = g_new (Pair, n);
      sort_pairs (&pairs, &other, n, max);
    }

  for (guint i = 0; i < n; i++)
    to[i] = pairs[i].row;
  for (guint i = 0; n < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      if (get_key (keys, row) == LAST_KEY)
        to[n++] = row;
    }
  g_array_set_size (sorted, n);
  return sorted;
}

static const char *
find_owner_name (BatonIndex *self,
                 gint64      id)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const BatonIndexPerson *person = &g_array_index (self->people, BatonIndexPerson, i);

      if (person->id == id)
        return person->name;
    }
  return NULL;
}

/* Who has no name comes last, and so does nobody. */
static guint32 *
rank_owners (BatonIndex *self)
{
  g_autoptr(BatonDictionary) names = baton_dictionary_new ();
  g_autofree guint32 *codes = g_new (guint32, self->owner_ids->len);
  g_autofree guint32 *name_ranks = NULL;
  guint32 *ranks = g_new (guint32, self->owner_ids->len);

  for (guint i = 0; i < self->owner_ids->len; i++)
    codes[i] = baton_dictionary_intern (names, find_owner_name (self, g_array_index (self->owner_ids, gint64, i)));
  name_ranks = baton_dictionary_rank (names);
  for (guint i = 0; i < self->owner_ids->len; i++)
    ranks[i] = name_ranks[codes[i]];
  return ranks;
}

static void
fail_sort (GError     **error,
           const char  *sort)
{
  g_autoptr(GString) possible = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    g_string_append_printf (possible, "%s%s", i > 0 ? ", " : "", sorts[i].name);

  /* Translators: the second text is a list of names such as “score, name”. */
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("There is no “%s” to sort by; possible: %s, or a field"), sort, possible->str);
}

static GArray *
sort_by_values (BatonIndex    *self,
                const GArray  *rows,
                const char    *name,
                gboolean       descending,
                GError       **error)
{
  const BatonValueColumn *column = baton_index_find_column (self, name);
  g_autofree guint32 *ranks = NULL;
  BatonField field;
  Keys keys;

  if (!baton_field_from_name (name, &field) && !g_str_has_prefix (name, "custom."))
    {
      fail_sort (error, name);
      return NULL;
    }
  if (!baton_index_check_column (self, name, error))
    return NULL;

  ranks = baton_dictionary_rank (column->values);
  keys = (Keys) { column->codes, ranks, FALSE };
  return sort_by_keys (rows, &keys, descending);
}

static GArray *
sort_by_owner (BatonIndex   *self,
               const GArray *rows,
               gboolean      descending)
{
  g_autofree guint32 *ranks = rank_owners (self);
  Keys keys = { self->owners, ranks, FALSE };

  return sort_by_keys (rows, &keys, descending);
}

static GArray *
sort_by_time (BatonIndex   *self,
              const GArray *rows,
              guint         column,
              gboolean      descending)
{
  Keys keys = { self->times[column], NULL, TRUE };

  return sort_by_keys (rows, &keys, descending);
}

static GArray *
sort_by_text (BatonIndex   *self,
              const GArray *rows,
              guint         part,
              gboolean      descending)
{
  Keys keys = { baton_text_order_get_ranks (self->orders[part], self->text, self->n_rows), };

  return sort_by_keys (rows, &keys, descending);
}

/* Sorts rows that are in the order of their ids; leads that are equal stay in it. */
GArray *
baton_index_sort_rows (BatonIndex  *self,
                       GArray      *rows,
                       const char  *sort,
                       gboolean     descending,
                       GError     **error)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (sorts) && strcmp (sorts[i].name, sort) != 0)
    i++;
  if (i == G_N_ELEMENTS (sorts))
    return sort_by_values (self, rows, sort, descending, error);

  switch (sorts[i].kind)
    {
    case SORT_SMALL:
      return sort_by_small (self, rows, sorts[i].column, descending);
    case SORT_OWNER:
      return sort_by_owner (self, rows, descending);
    case SORT_TIME:
      return sort_by_time (self, rows, sorts[i].column, descending);
    case SORT_TEXT:
      return sort_by_text (self, rows, sorts[i].column, descending);
    case SORT_ID:
    default:
      if (descending)
        reverse (rows);
      return g_array_ref (rows);
    }
}

/**
 * baton_index_prepare_order:
 * @self: an index
 * @sort: what leads are to be sorted by
 *
 * Does ahead what takes long the first time that leads are sorted by a text, such as
 * the name. It may be done on the thread that fills the index.
 */
void
baton_index_prepare_order (BatonIndex *self,
                           const char *sort)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (sort != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      if (sorts[i].kind == SORT_TEXT && strcmp (sorts[i].name, sort) == 0)
        baton_text_order_get_ranks (self->orders[sorts[i].column], self->text, self->n_rows);
    }
}
