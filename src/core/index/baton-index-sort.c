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

/* The least and the greatest key of some rows, and how many have one. */
typedef struct
{
  guint32 first;
  guint32 last;
  guint   n;
} KeyRange;

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

static void
find_range (const GArray *rows,
            const Keys   *keys,
            KeyRange     *range)
{
  *range = (KeyRange) { .first = LAST_KEY, };

  for (guint i = 0; i < rows->len; i++)
    {
      guint32 key = get_key (keys, g_array_index (rows, guint32, i));

      if (key == LAST_KEY)
        continue;
      range->n++;
      range->first = MIN (range->first, key);
      range->last = MAX (range->last, key);
    }
}

/* From the numbers of what has each digit to the places where it begins. */
static void
sum_up (guint   *counts,
        guint32  n_digits)
{
  guint start = 0;

  for (guint32 digit = 0; digit < n_digits; digit++)
    {
      guint count = counts[digit];

      counts[digit] = start;
      start += count;
    }
}

/* The first pass of the radix sort: it takes the rows that have a key, each with it,
 * counted from 0 in the wanted direction, in the order of its lowest digit. */
static void
take_pairs (const GArray   *rows,
            const Keys     *keys,
            const KeyRange *range,
            gboolean        descending,
            guint           bits,
            Pair           *to)
{
  guint starts[1 << MAX_DIGIT_BITS] = { 0, };
  guint32 mask = (1u << bits) - 1;
  guint32 base = descending ? range->last : range->first;

  for (guint i = 0; i < rows->len; i++)
    {
      guint32 key = get_key (keys, g_array_index (rows, guint32, i));

      if (key != LAST_KEY)
        starts[(descending ? base - key : key - base) & mask]++;
    }
  sum_up (starts, mask + 1);

  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      guint32 key = get_key (keys, row);
      Pair pair = { descending ? base - key : key - base, row };

      if (key != LAST_KEY)
        to[starts[pair.key & mask]++] = pair;
    }
}

/* The places where the rows of each digit begin. */
static void
find_starts (const Pair *pairs,
             guint       n,
             guint       shift,
             guint32     mask,
             guint      *starts)
{
  memset (starts, 0, (mask + 1) * sizeof *starts);
  for (guint i = 0; i < n; i++)
    starts[pairs[i].key >> shift & mask]++;
  sum_up (starts, mask + 1);
}

/* Another pass: by one digit, leaving in order what has the same. */
static void
sort_pairs (const Pair *from,
            Pair       *to,
            guint       n,
            guint       shift,
            guint       bits)
{
  guint starts[1 << MAX_DIGIT_BITS];
  guint32 mask = (1u << bits) - 1;

  find_starts (from, n, shift, mask, starts);
  for (guint i = 0; i < n; i++)
    to[starts[from[i].key >> shift & mask]++] = from[i];
}

/* The last pass, from which only the rows are wanted. */
static void
put_rows (const Pair *from,
          guint32    *to,
          guint       n,
          guint       shift,
          guint       bits)
{
  guint starts[1 << MAX_DIGIT_BITS];
  guint32 mask = (1u << bits) - 1;

  find_starts (from, n, shift, mask, starts);
  for (guint i = 0; i < n; i++)
    to[starts[from[i].key >> shift & mask]++] = from[i].row;
}

static void
put_sorted (const GArray   *rows,
            const Keys     *keys,
            const KeyRange *range,
            gboolean        descending,
            guint32        *to)
{
  guint n_bits = MAX (g_bit_storage (range->last - range->first), 2);
  guint n_passes = MAX ((n_bits + MAX_DIGIT_BITS - 1) / MAX_DIGIT_BITS, 2);
  guint bits = (n_bits + n_passes - 1) / n_passes;
  g_autofree Pair *pairs = g_new (Pair, range->n);
  g_autofree Pair *other = n_passes > 2 ? g_new (Pair, range->n) : NULL;

  take_pairs (rows, keys, range, descending, bits, pairs);
  for (guint pass = 1; pass < n_passes - 1; pass++)
    {
      Pair *sorted = other;

      sort_pairs (pairs, sorted, range->n, pass * bits, bits);
      other = pairs;
      pairs = sorted;
    }
  put_rows (pairs, to, range->n, (n_passes - 1) * bits, bits);
}

static GArray *
sort_by_keys (const GArray *rows,
              const Keys   *keys,
              gboolean      descending)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint32), rows->len);
  guint32 *to = (guint32 *) (gpointer) sorted->data;
  KeyRange range;
  guint n;

  find_range (rows, keys, &range);
  n = range.n;
  if (n > 0)
    put_sorted (rows, keys, &range, descending, to);

  for (guint i = 0; n < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      if (get_key (keys, row) == LAST_KEY)
        to[n++] = row;
    }
  g_array_set_size (sorted, rows->len);
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

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: the second text is a list of names such as “score, name”. */
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
