/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-rules.h"

#include <glib/gi18n.h>

#include "baton-cli-error.h"
#include "baton-documents.h"
#include "baton-error.h"
#include "baton-json-line.h"
#include "baton-rule-versions.h"

/**
 * baton_cli_rules_read:
 * @path: a file
 * @text: (out) (optional) (transfer full): what stands in it
 * @error: return location for an error
 *
 * Reads a rule set that can be applied.
 *
 * Returns: (transfer full) (nullable): the rule set
 */
BatonRuleSet *
baton_cli_rules_read (const char  *path,
                      char       **text,
                      GError     **error)
{
  g_autofree char *content = NULL;
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(BatonEvaluator) evaluator = NULL;
  gsize length;

  content = baton_cli_read_file (path, &length, error);
  if (content == NULL)
    return NULL;

  rules = baton_rule_set_from_json (content, (gssize) length, error);
  if (rules != NULL)
    evaluator = baton_evaluator_new (rules, error);
  if (evaluator == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (text != NULL)
    *text = g_steal_pointer (&content);
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

/**
 * baton_cli_rules_list_doubts:
 * @cli: a run, whose database is open or can be opened
 * @rules: a rule set
 * @error: return location for an error
 *
 * Finds what a rule set names that the team does not know. Where there is no
 * database yet, there is no team to compare with; where it cannot be read, that
 * is told, and the rules are no worse for it.
 *
 * Returns: (transfer full) (element-type BatonRouteDoubt) (nullable): the doubts
 */
GPtrArray *
baton_cli_rules_list_doubts (BatonCli      *cli,
                             BatonRuleSet  *rules,
                             GError       **error)
{
  g_autoptr(GError) local_error = NULL;

  if (cli->session == NULL && !baton_cli_open (cli, BATON_CLI_READS, &local_error))
    {
      if (!g_error_matches (local_error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
        /* Translators: %s is why the database with the people cannot be read. */
        g_printerr (_("People and queues are not looked at: %s\n"), local_error->message);
      return g_ptr_array_new ();
    }
  return baton_rules_check_routing (cli->session, rules, cli->cancellable, error);
}

/**
 * baton_cli_rules_print_doubts:
 * @doubts: (element-type BatonRouteDoubt): what rules name in vain
 * @name: what the rules are called
 * @text: (nullable): the rules' own text, to tell the lines
 *
 * Tells on standard error what is to be doubted, each on a line and as errors
 * are told.
 */
void
baton_cli_rules_print_doubts (GPtrArray  *doubts,
                              const char *name,
                              const char *text)
{
  for (guint i = 0; i < doubts->len; i++)
    {
      const BatonRouteDoubt *doubt = g_ptr_array_index (doubts, i);
      g_autoptr(GError) told = g_error_new (BATON_ERROR, BATON_ERROR_INVALID, "%s: %s", doubt->place, doubt->text);

      if (text != NULL)
        baton_json_add_line (told, text, -1);
      g_printerr ("%s: %s\n", name, told->message);
    }
}
