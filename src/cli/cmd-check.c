/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-check.h"
#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-progress.h"
#include "baton-cli-table.h"

static gboolean show_progress;

static const GOptionEntry options[] = {
  { "progress", 0, 0, G_OPTION_ARG_NONE, &show_progress,
    N_("Tell on standard error how far it is"), NULL },
  { NULL },
};

static void
print_json (const BatonCheckReport *report)
{
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  baton_cli_json_bool (builder, "ok", report->violations->len == 0);
  json_builder_set_member_name (builder, "checked");
  json_builder_begin_object (builder);
  baton_cli_json_int (builder, "leads", (gint64) report->leads);
  baton_cli_json_int (builder, "events", (gint64) report->events);
  baton_cli_json_int (builder, "scores", (gint64) report->scores);
  json_builder_end_object (builder);

  baton_cli_json_begin_array (builder, "violations");
  for (guint i = 0; i < report->violations->len; i++)
    {
      const BatonViolation *violation = g_ptr_array_index (report->violations, i);

      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "invariant", violation->invariant);
      baton_cli_json_number (builder, "lead", violation->lead);
      baton_cli_json_text (builder, "text", violation->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  baton_cli_json_print (builder);
}

static void
print_violations (GPtrArray *violations)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_print ("\n");
  baton_cli_table_add_column (table, _("Lead"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("What does not hold"), BATON_CLI_COLUMN_TEXT);
  for (guint i = 0; i < violations->len; i++)
    {
      const BatonViolation *violation = g_ptr_array_index (violations, i);

      baton_cli_table_add_id (table, violation->lead);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, violation->text);
    }
  baton_cli_table_print (table);
}

static void
print_text (const BatonCheckReport *report)
{
  baton_cli_print (_("Checked: leads %'" PRIu64 ", events %'" PRIu64
                     ", scores %'" PRIu64 "\n"),
                   report->leads, report->events, report->scores);
  if (report->violations->len == 0)
    baton_cli_print ("%s\n", _("Everything holds."));
  else
    print_violations (report->violations);
}

static gboolean
run_check (BatonCli  *cli,
           GStrv      operands,
           GError   **error)
{
  g_auto(BatonCliProgress) progress = { 0, };
  g_autoptr(BatonCheckReport) report = NULL;

  if (!baton_cli_open (cli, BATON_CLI_READS, error))
    return FALSE;
  baton_cli_progress_begin (&progress, cli, show_progress);
  report = baton_check (cli->session, baton_cli_progress_tell, &progress, cli->cancellable, error);
  baton_cli_progress_end (&progress);
  if (report == NULL)
    return FALSE;

  if (cli->json)
    print_json (report);
  else
    print_text (report);
  cli->failed = report->violations->len > 0;
  return TRUE;
}

const BatonCliCommand baton_cli_check = {
  .name = "check",
  .summary = N_("Checks that everything in the database agrees with everything else"),
  .details = N_("Ends with 1 where something does not."),
  .examples = "batonctl check\n"
              "batonctl check --json",
  .options = options,
  .run = run_check,
};
