/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-time.h"
#include "baton-insight-service.h"
#include "insight/baton-percent-text.h"

static char *from_text;
static char *to_text;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_text,
    N_("Count who entered a stage from this date on"), N_("DATE") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_text,
    N_("Count who entered a stage until this date; a day or a month is included"), N_("DATE") },
  { NULL },
};

static void
print_json (GArray              *stages,
            const BatonCliNames *names)
{
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  baton_cli_json_begin_array (builder, "stages");
  for (guint i = 0; i < stages->len; i++)
    {
      const BatonFunnelStage *stage = &g_array_index (stages, BatonFunnelStage, i);

      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "id", baton_cli_names_stage (names, stage->stage));
      baton_cli_json_int (builder, "count", stage->count);
      baton_cli_json_int (builder, "entered", stage->entered);
      baton_cli_json_int (builder, "went_on", stage->went_on);
      baton_cli_json_double (builder, "conversion", stage->conversion);
      json_builder_set_member_name (builder, "median_seconds");
      if (stage->median_seconds >= 0)
        json_builder_add_int_value (builder, stage->median_seconds);
      else
        json_builder_add_null_value (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  baton_cli_json_print (builder);
}

static void
print_table (GArray              *stages,
             const BatonCliNames *names)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Stage"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Now"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Entered"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Went on"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Conversion"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Median time"), BATON_CLI_COLUMN_NUMBER);
  for (guint i = 0; i < stages->len; i++)
    {
      const BatonFunnelStage *stage = &g_array_index (stages, BatonFunnelStage, i);
      const BatonStage *definition = baton_process_get_stage (names->process, stage->stage);
      g_autofree char *conversion = baton_percent_text (stage->conversion, 0);
      g_autofree char *median = NULL;

      if (stage->median_seconds >= 0)
        median = baton_cli_format_span (stage->median_seconds);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, definition != NULL ? definition->title : NULL);
      baton_cli_table_add_number (table, stage->count);
      baton_cli_table_add_number (table, stage->entered);
      baton_cli_table_add_number (table, stage->went_on);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, conversion);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, median);
    }
  baton_cli_table_print (table);
}

static gboolean
print_funnel (BatonCli  *cli,
              gint64     from,
              gint64     to,
              GError   **error)
{
  g_auto(BatonCliNames) names = { NULL };
  g_autoptr(GArray) stages = NULL;

  if (!baton_cli_names_load (&names, cli, error))
    return FALSE;
  stages = baton_funnel (cli->session, from, to, cli->cancellable, error);
  if (stages == NULL)
    return FALSE;
  if (cli->json)
    print_json (stages, &names);
  else
    print_table (stages, &names);
  return TRUE;
}

static gboolean
run_funnel (BatonCli  *cli,
            GStrv      operands,
            GError   **error)
{
  gint64 from = G_MININT64;
  gint64 to = G_MAXINT64;

  if ((from_text != NULL && !baton_cli_parse_time (cli, "--from", from_text, &from, error)) ||
      (to_text != NULL && !baton_cli_parse_end (cli, "--to", to_text, &to, error)) ||
      !baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, cli->cancellable, error))
    return FALSE;
  return baton_session_end (cli->session, print_funnel (cli, from, to, error), error);
}

const BatonCliCommand baton_cli_funnel = {
  .name = "funnel",
  .summary = N_("Shows how many leads are in each stage, entered it and went on"),
  .examples = "batonctl funnel\n"
              "batonctl funnel --from 2026-01 --to 2026-03 --json",
  .options = options,
  .run = run_funnel,
};
