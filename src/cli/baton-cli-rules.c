/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-rules.h"

#include <glib/gi18n.h>

#include "baton-cli-error.h"
#include "baton-cli.h"
#include "baton-documents.h"

/**
 * baton_cli_rules_read:
 * @path: a file
 * @error: return location for an error
 *
 * Reads a rule set that can be applied.
 *
 * Returns: (transfer full) (nullable): the rule set
 */
BatonRuleSet *
baton_cli_rules_read (const char  *path,
                      GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(BatonEvaluator) evaluator = NULL;
  gsize length;

  text = baton_cli_read_file (path, &length, error);
  if (text == NULL)
    return NULL;

  rules = baton_rule_set_from_json (text, (gssize) length, error);
  if (rules != NULL)
    evaluator = baton_evaluator_new (rules, error);
  if (evaluator == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  return g_steal_pointer (&rules);
}

/**
 * baton_cli_rules_parse_version:
 * @text: what was typed
 * @version: (out): the number of a version
 * @error: return location for an error
 *
 * Reads the number of a version of the rules.
 *
 * Returns: whether it is one
 */
gboolean
baton_cli_rules_parse_version (const char  *text,
                               gint64      *version,
                               GError     **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, version, NULL))
    return TRUE;
  return baton_cli_fail_usage (error, _("“%s” is not the number of a version"), text);
}
