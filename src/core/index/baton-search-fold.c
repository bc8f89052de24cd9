/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-search-fold.h"

#include "lead/baton-fold.h"

#define ON_STACK 256

/* Letters that Unicode does not take apart into a base and a mark. */
static const struct
{
  gunichar    letter;
  const char *base;
} strokes[] = {
  { 0x00e6, "ae" }, { 0x00f8, "o" }, { 0x0111, "d" }, { 0x0127, "h" },
  { 0x0131, "i" },  { 0x0142, "l" }, { 0x0153, "oe" }, { 0x0167, "t" },
};

static gboolean
is_accent (gunichar c)
{
  return c >= 0x0300 && c <= 0x036f;
}

static const char *
find_base (gunichar letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++)
    {
      if (strokes[i].letter == letter)
        return strokes[i].base;
    }
  return NULL;
}

static void
append_without_accents (GString    *string,
                        const char *folded)
{
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *base = find_base (c);

      if (base != NULL)
        g_string_append (string, base);
      else if (!is_accent (c))
        g_string_append_unichar (string, c);
    }
}

/**
 * baton_search_fold_append:
 * @string: a string
 * @text: a text
 *
 * Appends a text in the form in which it is searched for: folded as [func@fold] does, and
 * without accents, so that who types `zielinska` finds Zielińska.
 */
void
baton_search_fold_append (GString    *string,
                          const char *text)
{
  char buffer[ON_STACK];
  g_autofree char *long_folded = NULL;
  const char *folded = buffer;

  g_return_if_fail (string != NULL);
  g_return_if_fail (text != NULL);

  if (baton_fold_into (text, buffer, sizeof buffer) >= sizeof buffer)
    folded = long_folded = baton_fold (text);

  if (g_str_is_ascii (folded))
    g_string_append (string, folded);
  else
    append_without_accents (string, folded);
}

/**
 * baton_search_fold:
 * @text: a text
 *
 * Brings a text into the form in which it is searched for, see [func@search_fold_append].
 *
 * Returns: (transfer full): the text
 */
char *
baton_search_fold (const char *text)
{
  GString *string = g_string_new (NULL);

  baton_search_fold_append (string, text);
  return g_string_free (string, FALSE);
}
