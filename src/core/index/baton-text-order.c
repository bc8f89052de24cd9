/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-text-order.h"

#include <string.h>

/* No more of a text counts for its place; texts that begin alike share one. */
#define MAX_LENGTH 256

/* When more rows than one in so many have changed, all are put in order anew. */
#define MEND_SHARE 8

/* The rank of a row without a text, which is last, and of one whose text has changed. */
#define RANK_NONE  G_MAXUINT32
#define RANK_FRESH (G_MAXUINT32 - 1)

/* A row that is to be put in order. The key is eight bytes of its text, which
 * are compared as one number, and in the end the run of equal texts that it is in. */
typedef struct
{
  guint64     key;
  const char *text;
  guint32     row;
} Entry;

struct _BatonTextOrder
{
  BatonTextPart  part;
  GArray        *ranks; /* guint32: by row; empty until the order is made */
  GArray        *dirty; /* guint32: rows whose text has changed, some twice */
};

/* The ranks while they are written: what was written last, and as what. */
typedef struct
{
  BatonTextOrder  *self;
  BatonSearchText *text;
  guint32         *ranks;
  gboolean         is_begun;
  guint32          row;
  guint32          rank;
  gboolean         is_fresh;
  guint64          key;
} Merger;

static guint32
get_rank (BatonTextOrder *self,
          guint32         row)
{
  return g_array_index (self->ranks, guint32, row);
}

/**
 * baton_text_order_new:
 * @part: the part of the text to go by
 *
 * Returns: (transfer full): an order that is not made yet
 */
BatonTextOrder *
baton_text_order_new (BatonTextPart part)
{
  BatonTextOrder *self = g_new0 (BatonTextOrder, 1);

  self->part = part;
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->dirty = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/**
 * baton_text_order_free:
 * @self: (transfer full): an order
 */
void
baton_text_order_free (BatonTextOrder *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->dirty);
  g_array_unref (self->ranks);
  g_free (self);
}

/**
 * baton_text_order_touch:
 * @self: an order
 * @row: a row, or the one after the last
 *
 * Notes that the text of a row has changed.
 */
void
baton_text_order_touch (BatonTextOrder *self,
                        guint32         row)
{
  g_return_if_fail (self != NULL);

  if (self->ranks->len == 0)
    return;

  g_array_append_val (self->dirty, row);
  if (self->dirty->len > 1024 + self->ranks->len / MEND_SHARE)
    {
      g_array_set_size (self->dirty, 0);
      g_array_set_size (self->ranks, 0);
    }
}

/* Reads the next bytes of the text; after its end they are 0. */
static void
read_key (Entry *entry)
{
  guint64 key = 0;

  for (guint i = 0; i < sizeof key; i++)
    key = key << 8 | (*entry->text != '\n' ? (guchar) *entry->text++ : 0);
  entry->key = key;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Entry *first = a;
  const Entry *second = b;

  return (first->key > second->key) - (first->key < second->key);
}

/* `offset` is how much of the texts is known to be the same. */
static void
sort_entries (Entry   *entries,
              guint    n,
              gsize    offset,
              guint64 *n_runs)
{
  guint end;

  for (guint i = 0; i < n; i++)
    read_key (&entries[i]);
  g_qsort_with_data (entries, (gint) n, sizeof *entries, compare_entries, NULL);

  for (guint start = 0; start < n; start = end)
    {
      guint64 key = entries[start].key;
      gboolean goes_on = (key & 0xff) != 0 && offset + sizeof key < MAX_LENGTH;

      end = start + 1;
      while (end < n && entries[end].key == key)
        end++;

      if (goes_on && end - start > 1)
        {
          sort_entries (entries + start, end - start, offset + sizeof key, n_runs);
          continue;
        }
      for (guint i = start; i < end; i++)
        entries[i].key = *n_runs;
      *n_runs += 1;
    }
}

static int
compare_rows (BatonTextOrder  *self,
              BatonSearchText *text,
              guint32          a,
              guint32          b)
{
  gsize length_a, length_b;
  const char *text_a = baton_search_text_get (text, a, self->part, &length_a);
  const char *text_b = baton_search_text_get (text, b, self->part, &length_b);
  int order;

  length_a = MIN (length_a, MAX_LENGTH);
  length_b = MIN (length_b, MAX_LENGTH);
  order = memcmp (text_a, text_b, MIN (length_a, length_b));
  return order != 0 ? order : (length_a > length_b) - (length_a < length_b);
}

/* The place in the order, from `low` on, before which the row belongs. */
static guint
find_place (BatonTextOrder  *self,
            BatonSearchText *text,
            const GArray    *order,
            guint32          row,
            guint            low)
{
  guint high = order->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_rows (self, text, g_array_index (order, guint32, middle), row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The key is the old rank of a row that has one, and the run of a fresh one:
 * of two of a kind it says whether their texts are the same. */
static void
write_row (Merger   *merger,
           guint32   row,
           gboolean  is_fresh,
           guint64   key)
{
  if (merger->is_begun)
    {
      gboolean same = is_fresh == merger->is_fresh
                        ? key == merger->key
                        : compare_rows (merger->self, merger->text, merger->row, row) == 0;

      merger->rank += same ? 0 : 1;
    }

  merger->is_begun = TRUE;
  merger->is_fresh = is_fresh;
  merger->key = key;
  merger->row = row;
  merger->ranks[row] = merger->rank;
}

/* The rows that have kept their text, in order: those of each rank are counted, and
 * then put where its rows begin. */
static GArray *
list_unchanged (BatonTextOrder *self)
{
  const guint n_rows = self->ranks->len;
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_rows);
  g_autofree guint *starts = g_new0 (guint, n_rows + 1);

  for (guint32 row = 0; row < n_rows; row++)
    {
      if (get_rank (self, row) < RANK_FRESH)
        starts[get_rank (self, row) + 1]++;
    }
  for (guint rank = 0; rank < n_rows; rank++)
    starts[rank + 1] += starts[rank];

  g_array_set_size (rows, starts[n_rows]);
  for (guint32 row = 0; row < n_rows; row++)
    {
      if (get_rank (self, row) < RANK_FRESH)
        g_array_index (rows, guint32, starts[get_rank (self, row)]++) = row;
    }
  return rows;
}

/* Puts the fresh rows, in their order, between those that have kept their text. */
static void
merge (BatonTextOrder  *self,
       BatonSearchText *text,
       const GArray    *fresh)
{
  g_autoptr(GArray) before = list_unchanged (self);
  const guint32 *old = (const guint32 *) (gpointer) before->data;
  Merger merger = { .self = self, .text = text };
  guint next = 0;

  merger.ranks = (guint32 *) (gpointer) self->ranks->data;
  for (guint i = 0; i <= fresh->len; i++)
    {
      const Entry *entry = i < fresh->len ? &g_array_index (fresh, Entry, i) : NULL;
      guint place = entry != NULL ? find_place (self, text, before, entry->row, next) : before->len;

      for (; next < place; next++)
        write_row (&merger, old[next], FALSE, merger.ranks[old[next]]);
      if (entry != NULL)
        write_row (&merger, entry->row, TRUE, entry->key);
    }
}

/* Takes a changed row out of the order, and, unless it has no text, adds it to the fresh. */
static void
take_fresh (BatonTextOrder  *self,
            BatonSearchText *text,
            guint32          row,
            GArray          *fresh)
{
  Entry entry = { .row = row };
  gsize length;

  if (get_rank (self, row) == RANK_FRESH)
    return;
  g_array_index (self->ranks, guint32, row) = RANK_FRESH;

  entry.text = baton_search_text_get (text, row, self->part, &length);
  if (length > 0)
    g_array_append_val (fresh, entry);
}

static void
mend (BatonTextOrder  *self,
      BatonSearchText *text,
      guint            n_rows)
{
  gboolean all = self->ranks->len == 0;
  guint n = all ? n_rows : self->dirty->len;
  g_autoptr(GArray) fresh = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n);
  guint first_new = self->ranks->len;
  guint64 n_runs = 0;

  g_array_set_size (self->ranks, n_rows);
  for (guint32 row = first_new; row < n_rows; row++)
    g_array_index (self->ranks, guint32, row) = RANK_NONE;
  for (guint i = 0; i < n; i++)
    take_fresh (self, text, all ? i : g_array_index (self->dirty, guint32, i), fresh);

  if (fresh->len > 0)
    sort_entries (&g_array_index (fresh, Entry, 0), fresh->len, 0, &n_runs);
  merge (self, text, fresh);

  for (guint i = 0; i < n; i++)
    {
      guint32 *rank = &g_array_index (self->ranks, guint32,
                                      all ? i : g_array_index (self->dirty, guint32, i));

      if (*rank == RANK_FRESH)
        *rank = RANK_NONE;
    }
  g_array_set_size (self->dirty, 0);
}

/**
 * baton_text_order_get_ranks:
 * @self: an order
 * @text: the text of the rows
 * @n_rows: how many rows there are
 *
 * Gets the place of each row. Equal texts have the same; a row without a text
 * has the last, `G_MAXUINT32`.
 *
 * Returns: (transfer none): the places, by row, lent until the text changes
 */
const guint32 *
baton_text_order_get_ranks (BatonTextOrder  *self,
                            BatonSearchText *text,
                            guint            n_rows)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (n_rows > 0 && (self->ranks->len == 0 || self->dirty->len > 0))
    mend (self, text, n_rows);
  return (const guint32 *) (gpointer) self->ranks->data;
}
