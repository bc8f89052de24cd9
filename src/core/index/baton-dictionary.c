/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-dictionary.h"

#include <string.h>

#include "lead/baton-fold.h"

typedef struct
{
  const char *text;
  const char *folded; /* The same pointer where the text folds to itself. */
} Entry;

struct _BatonDictionary
{
  GStringChunk *strings;
  GArray       *entries; /* Entry, by code */
  GHashTable   *codes;   /* Text to code */
};

static void
add (BatonDictionary *self,
     const char      *text)
{
  g_autofree char *folded = baton_fold (text);
  Entry entry;

  entry.text = g_string_chunk_insert (self->strings, text);
  entry.folded = strcmp (folded, text) == 0
                   ? entry.text
                   : g_string_chunk_insert (self->strings, folded);
  g_hash_table_insert (self->codes, (gpointer) entry.text, GUINT_TO_POINTER (self->entries->len));
  g_array_append_val (self->entries, entry);
}

/**
 * baton_dictionary_new:
 *
 * Returns: (transfer full): a dictionary of the empty text
 */
BatonDictionary *
baton_dictionary_new (void)
{
  BatonDictionary *self = g_new0 (BatonDictionary, 1);

  self->strings = g_string_chunk_new (1024);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  add (self, "");
  return self;
}

/**
 * baton_dictionary_free:
 * @self: (transfer full): a dictionary
 */
void
baton_dictionary_free (BatonDictionary *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->codes);
  g_array_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * baton_dictionary_intern:
 * @self: a dictionary
 * @text: (nullable): a text; `NULL` is the empty one
 *
 * Gets the number of a text, and gives it one when it is new.
 *
 * Returns: the number
 */
guint32
baton_dictionary_intern (BatonDictionary *self,
                         const char      *text)
{
  gpointer code;

  g_return_val_if_fail (self != NULL, 0);

  if (text == NULL || *text == '\0')
    return 0;
  if (!g_hash_table_lookup_extended (self->codes, text, NULL, &code))
    {
      code = GUINT_TO_POINTER (self->entries->len);
      add (self, text);
    }
  return GPOINTER_TO_UINT (code);
}

/**
 * baton_dictionary_get_n:
 * @self: a dictionary
 *
 * Returns: how many texts it has, the empty one among them
 */
guint
baton_dictionary_get_n (BatonDictionary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * baton_dictionary_get_text:
 * @self: a dictionary
 * @code: the number of a text
 *
 * Returns: the text
 */
const char *
baton_dictionary_get_text (BatonDictionary *self,
                           guint32          code)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (code < self->entries->len, NULL);

  return g_array_index (self->entries, Entry, code).text;
}

/**
 * baton_dictionary_get_folded:
 * @self: a dictionary
 * @code: the number of a text
 *
 * Returns: the text as texts are compared, see [func@fold]
 */
const char *
baton_dictionary_get_folded (BatonDictionary *self,
                             guint32          code)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (code < self->entries->len, NULL);

  return g_array_index (self->entries, Entry, code).folded;
}

static int
compare_codes (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  BatonDictionary *self = user_data;

  return strcmp (baton_dictionary_get_folded (self, *(const guint32 *) a),
                 baton_dictionary_get_folded (self, *(const guint32 *) b));
}

/**
 * baton_dictionary_rank:
 * @self: a dictionary
 *
 * Puts the texts in order by what they fold to. Texts that fold to the same have the
 * same rank; the empty text has the last, `G_MAXUINT32`.
 *
 * Returns: (transfer full): the rank of each text, by its number; free it with g_free()
 */
guint32 *
baton_dictionary_rank (BatonDictionary *self)
{
  g_autofree guint32 *codes = NULL;
  guint32 *ranks;
  guint32 rank = 0;
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  n = self->entries->len;
  codes = g_new (guint32, n);
  ranks = g_new (guint32, n);
  for (guint32 code = 0; code < n; code++)
    codes[code] = code;
  g_qsort_with_data (codes, (gint) n, sizeof *codes, compare_codes, self);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && compare_codes (&codes[i - 1], &codes[i], self) != 0)
        rank++;
      ranks[codes[i]] = rank;
    }
  ranks[0] = G_MAXUINT32;
  return ranks;
}
