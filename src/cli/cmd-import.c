/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-facts.h"
#include "baton-cli-import-report.h"
#include "baton-cli-json.h"
#include "baton-cli-progress.h"
#include "baton-cli-table.h"
#include "baton-intake.h"

static char *map_file;
static char *preset;
static gboolean dry_run;
static gint64 preview_rows = -1;
static gboolean show_progress;

static const GOptionEntry leads_options[] = {
  { "map", 0, 0, G_OPTION_ARG_FILENAME, &map_file,
    N_("A JSON file that says what the columns mean"), N_("FILE") },
  { "preset", 0, 0, G_OPTION_ARG_FILENAME, &preset,
    N_("The program that wrote the file, such as hubspot"), N_("NAME") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run,
    N_("Say what would happen, and change nothing"), NULL },
  { "preview", 0, 0, G_OPTION_ARG_INT64, &preview_rows,
    N_("Show the first N rows as they stand in the file"), N_("N") },
  { "progress", 0, 0, G_OPTION_ARG_NONE, &show_progress,
    N_("Tell on standard error how far it is"), NULL },
  { NULL },
};

static const GOptionEntry events_options[] = {
  { "progress", 0, 0, G_OPTION_ARG_NONE, &show_progress,
    N_("Tell on standard error how far it is"), NULL },
  { NULL },
};

static gboolean
load_mapping (BatonMapping **mapping,
              GError       **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (map_file != NULL && preset != NULL)
    return baton_cli_fail_usage (error, _("%s and %s cannot be used together"), "--map", "--preset");

  if (preset != NULL)
    {
      *mapping = baton_mapping_new_preset (preset, error);
      baton_cli_blame_usage (error);
      return *mapping != NULL;
    }
  if (map_file == NULL)
    return TRUE;

  text = baton_cli_read_file (map_file, &length, error);
  if (text == NULL)
    return FALSE;
  *mapping = baton_mapping_new_from_json (text, (gssize) length, error);
  g_prefix_error (error, "%s: ", map_file);
  return *mapping != NULL;
}

static void
strings_to_json (JsonBuilder        *builder,
                 const char * const *strings)
{
  json_builder_begin_array (builder);
  for (guint i = 0; strings[i] != NULL; i++)
    json_builder_add_string_value (builder, strings[i]);
  json_builder_end_array (builder);
}

static void
preview_to_json (BatonLeadReader *reader,
                 GPtrArray       *headings,
                 GPtrArray       *rows)
{
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();
  const char separator[] = { baton_lead_reader_get_separator (reader), '\0' };

  baton_cli_json_text (builder, "encoding", baton_lead_reader_get_encoding (reader));
  baton_cli_json_text (builder, "separator", separator);
  json_builder_set_member_name (builder, "columns");
  strings_to_json (builder, (const char * const *) headings->pdata);
  baton_cli_json_begin_array (builder, "rows");
  for (guint i = 0; i < rows->len; i++)
    strings_to_json (builder, g_ptr_array_index (rows, i));
  json_builder_end_array (builder);
  baton_cli_json_print (builder);
}

static void
preview_to_table (GPtrArray *headings,
                  GPtrArray *rows)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();
  guint n_columns = headings->len - 1;

  if (n_columns == 0)
    return;
  for (guint i = 0; i < n_columns; i++)
    baton_cli_table_add_column (table, g_ptr_array_index (headings, i), BATON_CLI_COLUMN_TEXT);

  for (guint i = 0; i < rows->len; i++)
    {
      const char * const *cells = g_ptr_array_index (rows, i);
      guint n_cells = g_strv_length ((GStrv) cells);

      for (guint column = 0; column < n_columns; column++)
        baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, column < n_cells ? cells[column] : NULL);
    }
  baton_cli_table_print (table);
}

static gboolean
preview (BatonCli      *cli,
         const char    *path,
         BatonMapping  *mapping,
         GError       **error)
{
  g_autoptr(BatonLeadReader) reader = baton_lead_reader_new (path, mapping, error);
  g_autoptr(GPtrArray) headings = g_ptr_array_new ();
  g_autoptr(GPtrArray) rows = NULL;
  const BatonColumn *columns;
  guint n_columns;

  if (reader == NULL)
    return FALSE;
  rows = baton_lead_reader_preview (reader, (guint) preview_rows, error);
  if (rows == NULL)
    return FALSE;

  columns = baton_lead_reader_get_columns (reader, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (headings, columns[i].heading);
  g_ptr_array_add (headings, NULL);

  if (cli->json)
    preview_to_json (reader, headings, rows);
  else
    preview_to_table (headings, rows);
  return TRUE;
}

static gboolean
run_leads (BatonCli  *cli,
           GStrv      operands,
           GError   **error)
{
  g_autoptr(BatonMapping) mapping = NULL;
  g_autoptr(BatonImportReport) report = NULL;
  g_auto(BatonCliProgress) progress = { 0, };

  if (preview_rows < -1 || preview_rows > G_MAXINT)
    return baton_cli_fail_usage (error, _("%s must be a number from %d up"), "--preview", 0);
  if (!load_mapping (&mapping, error))
    return FALSE;
  if (preview_rows >= 0)
    return preview (cli, operands[0], mapping, error);

  if (!baton_cli_open (cli, BATON_CLI_CREATES, error))
    return FALSE;
  baton_cli_progress_begin (&progress, cli, show_progress);
  report = baton_import_leads (cli->session, operands[0], mapping, dry_run,
                               baton_cli_progress_tell, &progress, cli->cancellable, error);
  baton_cli_progress_end (&progress);
  if (report == NULL)
    return FALSE;
  baton_cli_import_report_print (cli, report, dry_run);
  return TRUE;
}

static gboolean
run_events (BatonCli  *cli,
            GStrv      operands,
            GError   **error)
{
  g_autoptr(BatonImportReport) report = NULL;
  g_auto(BatonCliProgress) progress = { 0, };

  if (!baton_cli_open (cli, BATON_CLI_CREATES, error))
    return FALSE;
  baton_cli_progress_begin (&progress, cli, show_progress);
  report = baton_import_events (cli->session, operands[0],
                                baton_cli_progress_tell, &progress, cli->cancellable, error);
  baton_cli_progress_end (&progress);
  if (report == NULL)
    return FALSE;
  baton_cli_import_report_print (cli, report, FALSE);
  return TRUE;
}

static void
print_undo (BatonCli              *cli,
            gint64                 import,
            const BatonUndoReport *report)
{
  const BatonCliFact facts[] = {
    { "import", NULL, (guint64) import },
    { "removed", _("Leads removed"), report->removed },
    { "restored", _("Leads as they were before"), report->restored },
    { "kept", _("Left, because somebody changed them since"), report->kept },
  };

  baton_cli_facts_print (cli, facts, G_N_ELEMENTS (facts));
}

static gboolean
run_undo (BatonCli  *cli,
          GStrv      operands,
          GError   **error)
{
  BatonUndoReport report = { 0, };
  gint64 import;

  if (!g_ascii_string_to_signed (operands[0], 10, 1, G_MAXINT64, &import, NULL))
    return baton_cli_fail_usage (error, _("“%s” is not the number of an import"), operands[0]);
  if (!baton_cli_open (cli, BATON_CLI_WRITES, error) ||
      !baton_import_undo (cli->session, import, &report, cli->cancellable, error))
    return FALSE;
  print_undo (cli, import, &report);
  return TRUE;
}

const BatonCliCommand baton_cli_import_leads = {
  .name = "import leads",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Takes in a CSV file of leads, of any separator and encoding"),
  .details = N_("Leads that are there already, by external id or e-mail address, are changed, not\n"
                "made twice. What the columns mean is told by their headings, a preset or a map file."),
  .examples = "batonctl import leads fair.csv --dry-run\n"
              "batonctl import leads contacts.csv --preset hubspot\n"
              "batonctl import leads course.csv --map course.json --json\n"
              "batonctl import leads unknown.csv --preview 5",
  .options = leads_options,
  .run = run_leads,
};

const BatonCliCommand baton_cli_import_events = {
  .name = "import events",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Takes in a file of events: JSON lines"),
  .details = N_("An event counts once: taking in the same file again changes nothing."),
  .examples = "batonctl import events events.jsonl\n"
              "batonctl import events events.jsonl --json --progress",
  .options = events_options,
  .run = run_events,
};

const BatonCliCommand baton_cli_import_undo = {
  .name = "import undo",
  .operands = "NUMBER",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Takes an import back"),
  .details = N_("Leads that it made go, leads that it changed get their values back; what somebody\n"
                "has changed since stays."),
  .examples = "batonctl import undo 3",
  .run = run_undo,
};
