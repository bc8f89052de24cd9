/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-facts.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-newcomers.h"

static gboolean all;

static const GOptionEntry options[] = {
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Confirm all leads that wait"), NULL },
  { NULL },
};

static gboolean
load_waiting (BatonCli   *cli,
              GPtrArray  *rows,
              GError    **error)
{
  g_autoptr(GArray) leads = baton_newcomers_list (cli->session, error);

  for (guint i = 0; leads != NULL && i < leads->len; i++)
    {
      BatonLeadRow *row = g_new0 (BatonLeadRow, 1);

      g_ptr_array_add (rows, row);
      if (!baton_lead_repository_load (baton_session_get_connection (cli->session),
                                       g_array_index (leads, gint64, i), row, error))
        return FALSE;
    }
  return leads != NULL;
}

static void
print_json (GPtrArray *rows)
{
  g_autoptr(BatonCliJsonList) list = baton_cli_json_list_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const BatonLeadRow *row = g_ptr_array_index (rows, i);
      JsonBuilder *builder = baton_cli_json_list_next (list);

      baton_cli_json_int (builder, "id", row->id);
      baton_cli_json_text (builder, "external_id", row->record.values[BATON_FIELD_EXTERNAL_ID]);
      baton_cli_json_text (builder, "email", row->record.values[BATON_FIELD_EMAIL]);
      baton_cli_json_int (builder, "fit", row->state.fit);
      baton_cli_json_int (builder, "interest", row->state.interest);
      baton_cli_json_int (builder, "score", row->state.fit + row->state.interest);
      baton_cli_json_list_add (list);
    }
  baton_cli_json_list_end (list);
}

static void
print_table (GPtrArray *rows)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Lead"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Score"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Name"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("E-mail"), BATON_CLI_COLUMN_TEXT);
  for (guint i = 0; i < rows->len; i++)
    {
      const BatonLeadRow *row = g_ptr_array_index (rows, i);
      g_autofree char *name = baton_record_dup_name (&row->record);

      baton_cli_table_add_id (table, row->id);
      baton_cli_table_add_id (table, row->state.fit + row->state.interest);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, name);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, row->record.values[BATON_FIELD_EMAIL]);
    }
  baton_cli_table_print (table);
}

static void
free_row (gpointer data)
{
  baton_lead_row_clear (data);
  g_free (data);
}

static gboolean
list_waiting (BatonCli  *cli,
              GError   **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  gboolean done;

  if (!baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, cli->cancellable, error))
    return FALSE;
  done = load_waiting (cli, rows, error);
  if (!baton_session_end (cli->session, done, error))
    return FALSE;
  if (cli->json)
    print_json (rows);
  else
    print_table (rows);
  return TRUE;
}

static gboolean
confirm (BatonCli  *cli,
         GStrv      operands,
         GError   **error)
{
  g_autoptr(GArray) leads = g_array_new (FALSE, FALSE, sizeof (gint64));
  BatonNewcomersReport report;

  if (!baton_cli_open (cli, BATON_CLI_WRITES, error))
    return FALSE;
  for (guint i = 0; operands[i] != NULL; i++)
    {
      gint64 lead;

      if (!baton_cli_find_lead (cli, operands[i], &lead, error))
        return FALSE;
      g_array_append_val (leads, lead);
    }
  if (!baton_newcomers_confirm (cli->session, all ? NULL : (const gint64 *) (gpointer) leads->data, leads->len,
                                &report, cli->cancellable, error))
    return FALSE;

  baton_cli_facts_print (cli, (const BatonCliFact[]) {
    { "handed_over", _("Handed over"), report.handed_over },
    { "left", _("Do not qualify any more"), report.left },
  }, 2);
  return TRUE;
}

static gboolean
run (BatonCli  *cli,
     GStrv      operands,
     GError   **error)
{
  if (all && operands[0] != NULL)
    return baton_cli_fail_usage (error, _("%s and a lead cannot be used together"), "--all");
  return all || operands[0] != NULL ? confirm (cli, operands, error) : list_waiting (cli, error);
}

const BatonCliCommand baton_cli_rules_confirm = {
  .name = "rules confirm",
  .operands = "[LEAD…]",
  .max_operands = BATON_CLI_ANY_NUMBER,
  .summary = N_("Hands over leads that qualify since the rules changed, or lists those that wait for it"),
  .details = N_("They wait when the rules were saved in the window, or by “rules apply --confirm”."),
  .examples = "batonctl rules confirm\n"
              "batonctl rules confirm ada@example.com ext:4711\n"
              "batonctl rules confirm --all",
  .options = options,
  .run = run,
};
