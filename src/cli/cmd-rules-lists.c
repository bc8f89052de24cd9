/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-facts.h"
#include "baton-cli-json.h"
#include "baton-cli-progress.h"
#include "baton-cli-table.h"
#include "baton-list-import.h"
#include "baton-rule-versions.h"

static char *comment;
static gboolean confirm;
static gboolean replace;

static const GOptionEntry import_options[] = {
  { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("Take out of the list what the file does not have"), NULL },
  { "comment", 'm', 0, G_OPTION_ARG_FILENAME, &comment, N_("Why the rules change"), N_("TEXT") },
  { "confirm", 0, 0, G_OPTION_ARG_NONE, &confirm,
    N_("Let leads that qualify by it wait until “rules confirm”"), NULL },
  { NULL },
};

static gboolean
print_entries (BatonCli              *cli,
               const BatonRuleSheet  *sheet,
               const char            *name,
               GError               **error)
{
  const BatonRuleList *list = baton_list_find (sheet, name);
  g_autoptr(JsonBuilder) builder = NULL;

  if (list == NULL)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
                   _("There is no list “%s”; “rules lists” tells which there are"), name);
      return FALSE;
    }
  if (!cli->json)
    {
      for (guint i = 0; list->values[i] != NULL; i++)
        baton_cli_print ("%s\n", list->values[i]);
      return TRUE;
    }

  builder = baton_cli_json_begin ();
  baton_cli_json_text (builder, "name", list->name);
  baton_cli_json_int (builder, "used", baton_list_count_uses (sheet, list->name));
  baton_cli_json_begin_array (builder, "entries");
  for (guint i = 0; list->values[i] != NULL; i++)
    json_builder_add_string_value (builder, list->values[i]);
  json_builder_end_array (builder);
  baton_cli_json_print (builder);
  return TRUE;
}

static void
lists_to_json (const BatonRuleSheet *sheet)
{
  g_autoptr(BatonCliJsonList) all = baton_cli_json_list_new ();

  for (guint i = 0; i < sheet->lists->len; i++)
    {
      const BatonRuleList *list = g_ptr_array_index (sheet->lists, i);
      JsonBuilder *builder = baton_cli_json_list_next (all);

      baton_cli_json_text (builder, "name", list->name);
      baton_cli_json_int (builder, "entries", g_strv_length (list->values));
      baton_cli_json_int (builder, "used", baton_list_count_uses (sheet, list->name));
      baton_cli_json_list_add (all);
    }
  baton_cli_json_list_end (all);
}

static void
lists_to_table (const BatonRuleSheet *sheet)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("List"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Entries"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Conditions"), BATON_CLI_COLUMN_NUMBER);
  for (guint i = 0; i < sheet->lists->len; i++)
    {
      const BatonRuleList *list = g_ptr_array_index (sheet->lists, i);
      g_autofree char *entries = g_strdup_printf ("%u", g_strv_length (list->values));
      g_autofree char *used = g_strdup_printf ("%u", baton_list_count_uses (sheet, list->name));

      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, list->name);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, entries);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, used);
    }
  baton_cli_table_print (table);
}

static gboolean
run_lists (BatonCli  *cli,
           GStrv      operands,
           GError   **error)
{
  g_autoptr(BatonRuleSet) rules = NULL;
  const BatonRuleSheet *sheet;
  gint64 version = 0;

  if (!baton_cli_open (cli, BATON_CLI_READS, error))
    return FALSE;
  rules = baton_rules_load (cli->session, &version, error);
  if (rules == NULL)
    return FALSE;

  sheet = baton_rule_set_get_sheet (rules);
  if (operands[0] != NULL)
    return print_entries (cli, sheet, operands[0], error);
  if (cli->json)
    lists_to_json (sheet);
  else
    lists_to_table (sheet);
  return TRUE;
}

static void
print_imported (BatonCli              *cli,
                gint64                 version,
                const BatonListReport *report)
{
  const BatonCliFact facts[] = {
    { "version", _("Version"), (guint64) version },
    { "read", _("Entries in the file"), report->read },
    { "repeated", _("Repeated in it"), report->repeated },
    { "known", _("Known already"), report->known },
    { "added", _("Added"), report->added },
    { "removed", _("Removed"), report->removed },
  };

  baton_cli_facts_print (cli, facts, G_N_ELEMENTS (facts));
}

/* Saves the rules if the file changed anything. */
static gboolean
save_import (BatonCli        *cli,
             BatonRuleSheet  *sheet,
             gint64          *version,
             GError         **error)
{
  g_auto(BatonCliProgress) progress = { 0, };
  g_autoptr(BatonRuleSet) rules = baton_rule_set_new (sheet, error);
  const BatonRuleSave save = { .based_on = *version, .comment = comment, .confirm = confirm };
  BatonRescoreReport report = { 0, };

  if (rules == NULL)
    return FALSE;
  baton_cli_progress_begin (&progress, cli, FALSE);
  if (!baton_rules_save (cli->session, rules, &save, version, &report,
                         baton_cli_progress_tell, &progress, cli->cancellable, error))
    return FALSE;
  baton_cli_progress_end (&progress);
  return TRUE;
}

static gboolean
run_import (BatonCli  *cli,
            GStrv      operands,
            GError   **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(BatonRuleSheet) sheet = NULL;
  BatonListReport report;
  gint64 version = 0;
  gsize length;

  text = baton_cli_read_file (operands[1], &length, error);
  if (text == NULL || !baton_cli_open (cli, BATON_CLI_WRITES, error))
    return FALSE;
  rules = baton_rules_load (cli->session, &version, error);
  if (rules == NULL)
    return FALSE;

  stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (rules));
  if (!baton_list_import (sheet, operands[0], stream, replace, &report, error))
    {
      g_prefix_error (error, "%s: ", operands[1]);
      return FALSE;
    }
  if (report.added + report.removed > 0 && !save_import (cli, g_steal_pointer (&sheet), &version, error))
    return FALSE;
  print_imported (cli, version, &report);
  return TRUE;
}

const BatonCliCommand baton_cli_rules_lists = {
  .name = "rules lists",
  .operands = "[NAME]",
  .max_operands = 1,
  .summary = N_("Lists the lists that rules name, or the entries of one, a line each"),
  .examples = "batonctl rules lists\n"
              "batonctl rules lists competitors > competitors.txt",
  .run = run_lists,
};

const BatonCliCommand baton_cli_rules_import_list = {
  .name = "rules import-list",
  .operands = "NAME FILE",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_("Takes the entries of a file into a list, as a new version of the rule set"),
  .details = N_("FILE has one entry a line, or is a CSV file, whose first column is taken. Lines that begin with #\n"
                "are comments; an @ before a domain is left out. A list that does not exist is made. A file that\n"
                "changes nothing makes no version."),
  .examples = "batonctl rules import-list competitors rivals.txt --comment 'From the trade fair'\n"
              "batonctl rules import-list served countries.csv --replace",
  .options = import_options,
  .run = run_import,
};
