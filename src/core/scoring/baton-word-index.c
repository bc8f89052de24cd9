/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-word-index-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "scoring/baton-text-set-private.h"

/* The phrases are sorted by their first word; `starts[n]` is where those with
 * the word of number n begin, and one more entry where the last end. */
struct _BatonWordIndex
{
  char         **phrases;
  BatonTextSet  *first_words;
  guint         *starts;
};

static inline gboolean
is_word_byte (guchar c)
{
  return c >= 0x80 || g_ascii_isalnum (c);
}

static inline gsize
word_length (const char *text)
{
  gsize n = 0;

  while (is_word_byte ((guchar) text[n]))
    n++;
  return n;
}

static int
compare_first_words (gconstpointer a,
                     gconstpointer b)
{
  const char *first = *(char * const *) a;
  const char *second = *(char * const *) b;
  gsize n_first = word_length (first);
  gsize n_second = word_length (second);
  int order = memcmp (first, second, MIN (n_first, n_second));

  return order != 0 ? order : (n_first > n_second) - (n_first < n_second);
}

/* Makes an index of folded phrases, each of which starts with a letter or digit. */
BatonWordIndex *
baton_word_index_new (char   **phrases,
                      GError **error)
{
  guint n = g_strv_length (phrases);
  BatonWordIndex *self;
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      if (word_length (phrases[i]) == 0)
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("“%s” does not start with a letter or digit, so it is no word"), phrases[i]);
          return NULL;
        }
    }

  self = g_new0 (BatonWordIndex, 1);
  self->phrases = g_strdupv (phrases);
  qsort (self->phrases, n, sizeof (char *), compare_first_words);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && compare_first_words (&self->phrases[i - 1], &self->phrases[i]) == 0)
        continue;
      g_array_append_val (starts, i);
      g_ptr_array_add (words, g_strndup (self->phrases[i], word_length (self->phrases[i])));
    }
  g_array_append_val (starts, n);
  g_ptr_array_add (words, NULL);

  self->first_words = baton_text_set_new ((const char * const *) words->pdata);
  self->starts = (guint *) (gpointer) g_array_free (g_steal_pointer (&starts), FALSE);
  return self;
}

void
baton_word_index_free (BatonWordIndex *self)
{
  g_strfreev (self->phrases);
  baton_text_set_unref (self->first_words);
  g_free (self->starts);
  g_free (self);
}

static gboolean
stands_at (const char *phrase,
           const char *text)
{
  gsize n = strlen (phrase);

  return strncmp (text, phrase, n) == 0 &&
         !(is_word_byte ((guchar) phrase[n - 1]) && is_word_byte ((guchar) text[n]));
}

/* Tells whether one of the phrases stands in a folded text as whole words. */
gboolean
baton_word_index_occurs (const BatonWordIndex *self,
                         const char           *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      gsize n = word_length (p);
      int word = n > 0 ? baton_text_set_find (self->first_words, p, n) : -1;

      if (word >= 0)
        {
          for (guint i = self->starts[word]; i < self->starts[word + 1]; i++)
            {
              if (stands_at (self->phrases[i], p))
                return TRUE;
            }
        }
      p += MAX (n, 1);
    }

  return FALSE;
}
