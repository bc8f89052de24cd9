/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-suggest.h"

#include <glib/gi18n.h>

#include "baton-cli-error.h"
#include "baton-names.h"

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
  return baton_names_suggest ((const char * const *) words->pdata, words->len, typed);
}

/**
 * baton_cli_hint_choice:
 * @cli: the run
 * @typed: (nullable): what was typed; `NULL` for nothing
 * @words: (element-type utf8): what there is to choose from
 *
 * Says what there is to choose from, for when the run fails.
 */
void
baton_cli_hint_choice (BatonCli    *cli,
                       const char  *typed,
                       GPtrArray   *words)
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
}

/**
 * baton_cli_fail_choice:
 * @cli: the run
 * @what: the option that was asked for, such as `--reason`
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
  baton_cli_hint_choice (cli, typed, words);
  if (typed == NULL)
    /* Translators: %s is an option, such as --reason */
    return baton_cli_fail_usage (error, _("%s is needed"), what);
  /* Translators: the first %s is an option, such as --reason */
  return baton_cli_fail_usage (error, _("%s cannot be “%s”"), what, typed);
}
