/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-json.h"
#include "baton-cli-table.h"
#include "baton-one-field-short.h"

#define DEFAULT_LIMIT 50

static gint64 limit = DEFAULT_LIMIT;

static const GOptionEntry options[] = {
  { "limit", 'n', 0, G_OPTION_ARG_INT64, &limit, N_("At most N leads, 0 for all"), N_("N") },
  { NULL },
};

static void
print_json (const BatonShortList *list)
{
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  baton_cli_json_int (builder, "total", list->total);
  baton_cli_json_int (builder, "threshold", list->threshold);
  baton_cli_json_begin_array (builder, "leads");
  for (guint i = 0; i < list->leads->len; i++)
    {
      const BatonShortLead *lead = g_ptr_array_index (list->leads, i);

      json_builder_begin_object (builder);
      baton_cli_json_int (builder, "id", lead->lead);
      baton_cli_json_text (builder, "name", lead->name);
      baton_cli_json_text (builder, "company", lead->company);
      baton_cli_json_int (builder, "score", lead->score);
      baton_cli_json_int (builder, "possible", lead->possible);
      baton_cli_json_text (builder, "field", lead->field);
      baton_cli_json_text (builder, "value", lead->is_any ? NULL : lead->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  baton_cli_json_print (builder);
}

static void
print_table (const BatonShortList *list)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Number"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Name"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Company"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Score"), BATON_CLI_COLUMN_NUMBER);
  /* Translators: the score that a lead would have with one more field filled in */
  baton_cli_table_add_column (table, _("Possible"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Field"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Such as"), BATON_CLI_COLUMN_TEXT);
  for (guint i = 0; i < list->leads->len; i++)
    {
      const BatonShortLead *lead = g_ptr_array_index (list->leads, i);

      baton_cli_table_add_id (table, lead->lead);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, lead->name);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, lead->company);
      baton_cli_table_add_number (table, lead->score);
      baton_cli_table_add_number (table, lead->possible);
      baton_cli_table_add (table, BATON_CLI_STYLE_STRONG, lead->field);
      baton_cli_table_add (table, BATON_CLI_STYLE_DIM, lead->is_any ? _("anything") : lead->value);
    }
  baton_cli_table_print (table);
}

static void
print_text (const BatonShortList *list)
{
  baton_cli_print (ngettext ("%u lead is one field short of qualifying\n",
                             "%u leads are one field short of qualifying\n", list->total),
                   list->total);
  if (list->leads->len == 0)
    return;
  baton_cli_print ("\n");
  print_table (list);
}

static gboolean
run_short (BatonCli  *cli,
           GStrv      operands,
           GError   **error)
{
  g_autoptr(BatonShortList) list = NULL;

  if (limit < 0 || limit > G_MAXINT)
    return baton_cli_fail_usage (error, _("%s must be a number from %d up"), "--limit", 0);
  if (!baton_cli_open (cli, BATON_CLI_READS, error))
    return FALSE;

  list = baton_find_short (cli->session, limit > 0 ? (guint) limit : G_MAXUINT, cli->cancellable, error);
  if (list == NULL)
    return FALSE;
  if (cli->json)
    print_json (list);
  else
    print_text (list);
  return TRUE;
}

const BatonCliCommand baton_cli_short = {
  .name = "short",
  .summary = N_("Lists the leads that one empty field keeps from qualifying"),
  .details = N_("Each with the field, a value that the rules reward most, and the score that it would\n"
                "lead to; the highest score first. Fill the field in with “lead set”."),
  .examples = "batonctl short\n"
              "batonctl short --limit 200 --json\n"
              "batonctl lead set 42 job_title='Head of Purchasing'",
  .options = options,
  .run = run_short,
};
