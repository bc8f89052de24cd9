/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-facts.h"

#include "baton-cli-json.h"
#include "baton-cli-table.h"

static void
print_json (const BatonCliFact *facts,
            guint               n_facts)
{
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  for (guint i = 0; i < n_facts; i++)
    baton_cli_json_int (builder, facts[i].name, (gint64) facts[i].value);
  baton_cli_json_print (builder);
}

/**
 * baton_cli_facts_print:
 * @cli: the run
 * @facts: (array length=n_facts): the numbers
 * @n_facts: how many there are
 *
 * Prints a report that is only numbers.
 */
void
baton_cli_facts_print (BatonCli           *cli,
                       const BatonCliFact *facts,
                       guint               n_facts)
{
  g_autoptr(BatonCliTable) table = NULL;

  if (cli->json)
    {
      print_json (facts, n_facts);
      return;
    }

  table = baton_cli_table_new ();
  baton_cli_table_add_column (table, NULL, BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, NULL, BATON_CLI_COLUMN_NUMBER);
  for (guint i = 0; i < n_facts; i++)
    {
      if (facts[i].label == NULL)
        continue;
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, facts[i].label);
      baton_cli_table_add_number (table, (gint64) facts[i].value);
    }
  baton_cli_table_print (table);
}
