/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-selection.h"
#include "baton-cli-time.h"
#include "baton-csv-writer.h"
#include "baton-lead-writer.h"

typedef struct
{
  BatonCli            *cli;
  const BatonCliNames *names;
  BatonLeadWriter     *leads;
  BatonCsvWriter      *writer;
  BatonCliJsonList    *list;
} Output;

static GOutputStream *
open_output (void)
{
  return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
}

static gboolean
learn_lead (const BatonLeadRow *row,
            gpointer            user_data,
            GError            **error)
{
  const Output *output = user_data;

  baton_lead_writer_learn (output->leads, &row->record);
  return TRUE;
}

static gboolean
write_lead (const BatonLeadRow *row,
            gpointer            user_data,
            GError            **error)
{
  const Output *output = user_data;
  const BatonWrittenLead lead = {
    .id = row->id,
    .record = &row->record,
    .state = &row->state,
    .stage = baton_cli_names_stage (output->names, row->state.stage),
    .owner = baton_cli_names_person (output->names, row->state.owner),
  };

  return baton_lead_writer_add (output->leads, &lead, output->cli->cancellable, error);
}

static gboolean
lead_to_json (const BatonLeadRow *row,
              gpointer            user_data,
              GError            **error)
{
  Output *output = user_data;
  JsonBuilder *builder = baton_cli_json_list_next (output->list);

  baton_cli_lead_to_json (row, output->names, builder);
  baton_cli_lead_add_details (row, builder);
  baton_cli_json_list_add (output->list);
  return TRUE;
}

static gboolean
export_json (const BatonCliSelection  *selection,
             Output                   *output,
             BatonCliLeadFunc          func,
             GError                  **error)
{
  g_autoptr(BatonCliJsonList) list = baton_cli_json_list_new ();

  output->list = list;
  if (!baton_cli_selection_each (selection, output->cli, func, output, error))
    return FALSE;
  baton_cli_json_list_end (list);
  return TRUE;
}

static gboolean
export_leads (const BatonCliSelection  *selection,
              BatonCli                 *cli,
              GError                  **error)
{
  g_autoptr(GOutputStream) stream = open_output ();
  g_autoptr(BatonLeadWriter) writer = baton_lead_writer_new ();
  Output output = { .cli = cli, .names = &selection->names, .leads = writer };

  if (cli->json)
    return export_json (selection, &output, lead_to_json, error);

  return baton_cli_selection_each (selection, cli, learn_lead, &output, error) &&
         baton_lead_writer_begin (writer, stream, cli->cancellable, error) &&
         baton_cli_selection_each (selection, cli, write_lead, &output, error) &&
         baton_lead_writer_finish (writer, cli->cancellable, error);
}

static gboolean
write_suppressed (const BatonLeadRow *row,
                  gpointer            user_data,
                  GError            **error)
{
  const Output *output = user_data;
  const BatonRecord *record = &row->record;
  g_autofree char *name = baton_record_dup_name (record);
  g_autofree char *since = baton_cli_format_utc (row->state.suppressed_since);

  baton_csv_writer_add_text (output->writer, record->values[BATON_FIELD_EMAIL]);
  baton_csv_writer_add_text (output->writer, record->values[BATON_FIELD_EXTERNAL_ID]);
  baton_csv_writer_add_text (output->writer, name);
  baton_csv_writer_add_text (output->writer, record->values[BATON_FIELD_COMPANY]);
  baton_csv_writer_add_text (output->writer, since);
  return baton_csv_writer_end_row (output->writer, output->cli->cancellable, error);
}

static gboolean
suppressed_to_json (const BatonLeadRow *row,
                    gpointer            user_data,
                    GError            **error)
{
  Output *output = user_data;
  JsonBuilder *builder = baton_cli_json_list_next (output->list);
  const BatonRecord *record = &row->record;
  g_autofree char *name = baton_record_dup_name (record);

  baton_cli_json_int (builder, "id", row->id);
  baton_cli_json_text (builder, "email", record->values[BATON_FIELD_EMAIL]);
  baton_cli_json_text (builder, "external_id", record->values[BATON_FIELD_EXTERNAL_ID]);
  baton_cli_json_text (builder, "name", name);
  baton_cli_json_text (builder, "company", record->values[BATON_FIELD_COMPANY]);
  baton_cli_json_time (builder, "since", row->state.suppressed_since);
  baton_cli_json_list_add (output->list);
  return TRUE;
}

static gboolean
export_suppression (const BatonCliSelection  *selection,
                    BatonCli                 *cli,
                    GError                  **error)
{
  static const char * const headings[] = { "email", "external_id", "name", "company", "since" };
  g_autoptr(GOutputStream) stream = open_output ();
  g_autoptr(BatonCsvWriter) writer = NULL;
  Output output = { .cli = cli, .names = &selection->names };

  if (cli->json)
    return export_json (selection, &output, suppressed_to_json, error);

  output.writer = writer = baton_csv_writer_new (stream, ',');
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    baton_csv_writer_add_text (writer, headings[i]);
  return baton_csv_writer_end_row (writer, cli->cancellable, error) &&
         baton_cli_selection_each (selection, cli, write_suppressed, &output, error) &&
         baton_csv_writer_finish (writer, cli->cancellable, error);
}

static gboolean
export_selection (BatonCli    *cli,
                  const char  *filter,
                  gboolean   (*export) (const BatonCliSelection  *selection,
                                        BatonCli                 *cli,
                                        GError                  **error),
                  GError     **error)
{
  g_auto(BatonCliSelection) selection = { { NULL, }, };
  gboolean success;

  if (!baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, cli->cancellable, error))
    return FALSE;
  success = baton_cli_selection_make (&selection, cli, filter, NULL, 0, error) &&
            export (&selection, cli, error);
  return baton_session_end (cli->session, success, error);
}

static gboolean
run_leads (BatonCli  *cli,
           GStrv      operands,
           GError   **error)
{
  g_autofree char *filter = g_strjoinv (" ", operands);

  return export_selection (cli, filter, export_leads, error);
}

static gboolean
run_suppression (BatonCli  *cli,
                 GStrv      operands,
                 GError   **error)
{
  return export_selection (cli, "suppressed:yes", export_suppression, error);
}

const BatonCliCommand baton_cli_export_leads = {
  .name = "export leads",
  .operands = "[FILTER]",
  .max_operands = BATON_CLI_ANY_NUMBER,
  .summary = N_("Prints leads with all their fields, as CSV or JSON"),
  .details = N_("Baton can take the CSV in again."),
  .examples = "batonctl export leads > leads.csv\n"
              "batonctl export leads 'stage:mql country:DE' > german.csv\n"
              "batonctl export leads --json > leads.json",
  .run = run_leads,
};

const BatonCliCommand baton_cli_export_suppression = {
  .name = "export suppression",
  .summary = N_("Prints the suppression list: leads that only Sales may contact, as CSV or JSON"),
  .examples = "batonctl export suppression > suppression.csv",
  .run = run_suppression,
};
