/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-selection.h"
#include "baton-cli-time.h"

static char *sort;
static gint64 limit;

static const GOptionEntry options[] = {
  { "sort", 's', 0, G_OPTION_ARG_FILENAME, &sort,
    N_("Order by a field; with a minus before it, the largest first"), N_("FIELD") },
  { "limit", 'n', 0, G_OPTION_ARG_INT64, &limit, N_("At most N leads"), N_("N") },
  { NULL },
};

typedef struct
{
  BatonCli            *cli;
  const BatonCliNames *names;
  BatonCliJsonList    *list;
  BatonCliTable       *table;
} Output;

static gboolean
add_to_list (const BatonLeadRow *row,
             gpointer            user_data,
             GError            **error)
{
  Output *output = user_data;

  baton_cli_lead_to_json (row, output->names, baton_cli_json_list_next (output->list));
  baton_cli_json_list_add (output->list);
  return TRUE;
}

static void
add_columns (BatonCliTable *table)
{
  baton_cli_table_add_column (table, _("Number"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Name"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Company"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Country"), BATON_CLI_COLUMN_MINOR);
  baton_cli_table_add_column (table, _("Stage"), BATON_CLI_COLUMN_TEXT);
  /* Translators: of a lead: what it is worth by who it is, and by what it did. */
  baton_cli_table_add_column (table, _("Fit + interest"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Owner"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Due"), BATON_CLI_COLUMN_WHOLE);
}

static gboolean
add_to_table (const BatonLeadRow *row,
              gpointer            user_data,
              GError            **error)
{
  Output *output = user_data;
  BatonCliTable *table = output->table;
  const BatonRecord *record = &row->record;
  const BatonLeadState *state = &row->state;
  const BatonStage *stage = baton_process_get_stage (output->names->process, state->stage);
  const char *owner = baton_cli_names_person (output->names, state->owner);
  g_autofree char *name = baton_record_dup_name (record);
  g_autofree char *due = baton_cli_format_local (state->due_at);
  g_autofree char *score = g_strdup_printf ("%d + %d = %d", state->fit, state->interest,
                                            state->fit + state->interest);
  gint64 now = baton_cli_get_now (output->cli);

  baton_cli_table_add_id (table, row->id);
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, name);
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, record->values[BATON_FIELD_COMPANY]);
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, record->values[BATON_FIELD_COUNTRY]);
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, stage != NULL ? stage->title : NULL);
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, score);
  baton_cli_table_add (table, baton_cli_team_style (state->team),
                       owner != NULL ? owner : baton_team_get_title (state->team));
  baton_cli_table_add (table, baton_cli_due_style (state->due_at, now), due);
  return TRUE;
}

static gboolean
print_leads (BatonCli                *cli,
             const BatonCliSelection *selection,
             GError                 **error)
{
  g_autoptr(BatonCliJsonList) list = cli->json ? baton_cli_json_list_new () : NULL;
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();
  Output output = { cli, &selection->names, list, table };

  add_columns (table);
  if (!baton_cli_selection_each (selection, cli, cli->json ? add_to_list : add_to_table, &output, error))
    return FALSE;

  if (cli->json)
    baton_cli_json_list_end (list);
  else
    baton_cli_table_print (table);
  return TRUE;
}

static gboolean
run_leads (BatonCli  *cli,
           GStrv      operands,
           GError   **error)
{
  g_auto(BatonCliSelection) selection = { { 0, }, };
  g_autofree char *filter = g_strjoinv (" ", operands);
  gboolean success;

  if (limit < 0)
    return baton_cli_fail_usage (error, _("%s must be a number from %d up"), "--limit", 0);

  if (!baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, cli->cancellable, error))
    return FALSE;
  success = baton_cli_selection_make (&selection, cli, filter, sort, (guint64) limit, error) &&
            print_leads (cli, &selection, error);
  return baton_session_end (cli->session, success, error);
}

const BatonCliCommand baton_cli_leads = {
  .name = "leads",
  .operands = "[FILTER]",
  .max_operands = BATON_CLI_ANY_NUMBER,
  .summary = N_("Lists leads"),
  .details = N_("FILTER is what can be typed into the search field too: terms such as stage:mql,\n"
                "country:DE, score>=60, returned:yes or custom.city:Mumbai, and words to search for."),
  .examples = "batonctl leads\n"
              "batonctl leads 'stage:mql country:DE score>=100' --sort=-score --limit 20\n"
              "batonctl leads acme --json\n"
              "batonctl leads 'source:\"Web form\" returned:yes'",
  .options = options,
  .run = run_leads,
};
