/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-suggest.h"

#include <glib/gi18n.h>
#include <string.h>

#include "baton-cli-error.h"

#define LONGEST_WORD 63

/* How many letters have to be added, taken away or replaced to make @b of @a. */
static guint
edit_distance (const char *a,
               const char *b)
{
  guint8 row[LONGEST_WORD + 1];
  gsize length = strlen (b);

  if (strlen (a) > LONGEST_WORD || length > LONGEST_WORD)
    return G_MAXUINT;

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint8) j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint8 diagonal = row[0];

      row[0] = (guint8) (i + 1);
      for (gsize j = 0; j < length; j++)
        {
          guint8 replaced = (guint8) (diagonal + (a[i] != b[j]));

          diagonal = row[j + 1];
          row[j + 1] = MIN (replaced, (guint8) (MIN (row[j], diagonal) + 1));
        }
    }
  return row[length];
}

/**
 * baton_cli_suggest:
 * @typed: what was typed
 * @words: (element-type utf8): what could have been meant
 *
 * Guesses what somebody meant who mistyped a word.
 *
 * Returns: (nullable): the likeliest of the words, when it is near enough
 */
const char *
baton_cli_suggest (const char *typed,
                   GPtrArray  *words)
{
  const char *best = NULL;
  guint best_distance = MAX (2, (guint) strlen (typed) / 3) + 1;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      guint distance = edit_distance (typed, word);

      if (distance < best_distance && distance < strlen (word))
        {
          best = word;
          best_distance = distance;
        }
    }
  return best;
}

/**
 * baton_cli_fail_choice:
 * @cli: the run
 * @what: what was asked for, such as `--reason`
 * @typed: (nullable): what was typed; `NULL` for nothing
 * @words: (element-type utf8): what there is to choose from
 * @error: return location for the usage error
 *
 * Fails because a value is left out or is not one of those that there are, and
 * says which those are.
 *
 * Returns: always %FALSE, to be returned on
 */
gboolean
baton_cli_fail_choice (BatonCli    *cli,
                       const char  *what,
                       const char  *typed,
                       GPtrArray   *words,
                       GError     **error)
{
  g_autoptr(GString) list = g_string_new (NULL);
  const char *suggestion = typed != NULL ? baton_cli_suggest (typed, words) : NULL;

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (words, i));

  if (suggestion != NULL)
    baton_cli_set_hint (cli, _("Did you mean “%s”? Possible are: %s"), suggestion, list->str);
  else
    baton_cli_set_hint (cli, _("Possible are: %s"), list->str);

  if (typed == NULL)
    return baton_cli_fail_usage (error, _("%s is needed"), what);
  return baton_cli_fail_usage (error, _("%s cannot be “%s”"), what, typed);
}
