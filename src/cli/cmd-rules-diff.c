/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-rules.h"
#include "baton-rule-versions.h"

static void
print_json (GPtrArray *changes)
{
  g_autoptr(BatonCliJsonList) list = baton_cli_json_list_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const BatonRuleChange *change = g_ptr_array_index (changes, i);
      JsonBuilder *builder = baton_cli_json_list_next (list);

      baton_cli_json_text (builder, "change", baton_rule_change_kind_get_name (change->change));
      baton_cli_json_text (builder, "part", baton_rule_kind_get_name (change->kind));
      baton_cli_json_text (builder, "id", change->id);
      baton_cli_json_text (builder, "text", change->text);
      baton_cli_json_list_add (list);
    }
  baton_cli_json_list_end (list);
}

static void
print_text (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    baton_cli_print ("%s\n", ((const BatonRuleChange *) g_ptr_array_index (changes, i))->text);
  if (changes->len == 0)
    baton_cli_print ("%s\n", _("The two versions do not differ"));
}

static gboolean
run (BatonCli  *cli,
     GStrv      operands,
     GError   **error)
{
  g_autoptr(GPtrArray) changes = NULL;
  gint64 before, after = 0;

  if (!baton_cli_rules_parse_version (operands[0], &before, error) ||
      (operands[1] != NULL && !baton_cli_rules_parse_version (operands[1], &after, error)) ||
      !baton_cli_open (cli, BATON_CLI_READS, error))
    return FALSE;
  changes = baton_rules_compare (cli->session, before, after, error);
  if (changes == NULL)
    return FALSE;
  if (cli->json)
    print_json (changes);
  else
    print_text (changes);
  return TRUE;
}

const BatonCliCommand baton_cli_rules_diff = {
  .name = "rules diff",
  .operands = "VERSION [VERSION]",
  .min_operands = 1,
  .max_operands = 2,
  .summary = N_("Says in words what changed from one version of the rule set to another, or to the one in force"),
  .examples = "batonctl rules diff 3\n"
              "batonctl rules diff 3 4 --json",
  .run = run,
};
