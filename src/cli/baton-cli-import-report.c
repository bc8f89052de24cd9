/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-import-report.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-cli-facts.h"
#include "baton-cli-json.h"
#include "baton-cli-table.h"

/* How many rows that could not be taken in are shown to people; programs get all. */
#define REJECTS_SHOWN 20

static void
rejects_to_json (JsonBuilder *builder,
                 GPtrArray   *rejects)
{
  baton_cli_json_begin_array (builder, "rejects");
  for (guint i = 0; i < rejects->len; i++)
    {
      const BatonReject *reject = g_ptr_array_index (rejects, i);

      json_builder_begin_object (builder);
      baton_cli_json_int (builder, "line", reject->line);
      baton_cli_json_text (builder, "column", reject->column);
      baton_cli_json_text (builder, "value", reject->value);
      baton_cli_json_text (builder, "reason", reject->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
columns_to_json (JsonBuilder *builder,
                 GPtrArray   *columns)
{
  baton_cli_json_begin_array (builder, "columns");
  for (guint i = 0; i < columns->len; i++)
    {
      const BatonColumn *column = g_ptr_array_index (columns, i);

      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "heading", column->heading);
      baton_cli_json_text (builder, "field", column->field);
      baton_cli_json_text (builder, "note", column->note);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
report_to_json (const BatonImportReport *report)
{
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  baton_cli_json_int (builder, "import", report->import);
  baton_cli_json_int (builder, "read", (gint64) report->read);
  baton_cli_json_int (builder, "created", (gint64) report->created);
  baton_cli_json_int (builder, "updated", (gint64) report->updated);
  baton_cli_json_int (builder, "unchanged", (gint64) report->unchanged);
  baton_cli_json_int (builder, "rejected", (gint64) report->rejected);
  baton_cli_json_int (builder, "handed_over", (gint64) report->handed_over);
  rejects_to_json (builder, report->rejects);
  if (report->columns != NULL)
    columns_to_json (builder, report->columns);
  baton_cli_json_print (builder);
}

static void
print_columns (GPtrArray *columns)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_print ("\n");
  baton_cli_table_add_column (table, _("Column"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Field"), BATON_CLI_COLUMN_TEXT);
  for (guint i = 0; i < columns->len; i++)
    {
      const BatonColumn *column = g_ptr_array_index (columns, i);

      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, column->heading);
      if (column->field != NULL)
        baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, column->field);
      else
        baton_cli_table_add (table, BATON_CLI_STYLE_DIM, _("left out"));
    }
  baton_cli_table_print (table);
}

static void
print_notes (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const BatonColumn *column = g_ptr_array_index (columns, i);

      if (column->note != NULL)
        /* Translators: the heading of a column, and how something in it is read. */
        baton_cli_print (_("Column “%s”: %s\n"), column->heading, column->note);
    }
}

static void
print_rejects (GPtrArray *rejects)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_print ("\n");
  baton_cli_table_add_column (table, _("Line"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Column"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Value"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("What is wrong"), BATON_CLI_COLUMN_TEXT);
  for (guint i = 0; i < MIN (rejects->len, REJECTS_SHOWN); i++)
    {
      const BatonReject *reject = g_ptr_array_index (rejects, i);

      baton_cli_table_add_id (table, reject->line);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, reject->column);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, reject->value);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, reject->reason);
    }
  baton_cli_table_print (table);
  if (rejects->len > REJECTS_SHOWN)
    baton_cli_print (ngettext ("… and %u more; --json lists them all\n", "… and %u more; --json lists them all\n",
                               rejects->len - REJECTS_SHOWN),
                     rejects->len - REJECTS_SHOWN);
}

/**
 * baton_cli_import_report_print:
 * @cli: the run
 * @report: what became of a file
 * @dry_run: whether nothing was changed
 *
 * Prints the report on an import.
 */
void
baton_cli_import_report_print (BatonCli                *cli,
                               const BatonImportReport *report,
                               gboolean                 dry_run)
{
  const BatonCliFact facts[] = {
    { "read", _("Rows read"), report->read },
    { "created", _("New"), report->created },
    { "updated", _("Changed"), report->updated },
    { "unchanged", _("Unchanged"), report->unchanged },
    { "rejected", _("Not taken in"), report->rejected },
    { "handed_over", _("Handed over"), report->handed_over },
  };

  if (cli->json)
    {
      report_to_json (report);
      return;
    }

  baton_cli_facts_print (cli, facts, G_N_ELEMENTS (facts));
  if (dry_run && report->columns != NULL)
    print_columns (report->columns);
  if (report->columns != NULL)
    print_notes (report->columns);
  if (report->rejects->len > 0)
    print_rejects (report->rejects);
  if (dry_run)
    baton_cli_print ("\n%s\n", _("This was a dry run: nothing was changed."));
  else if (report->import != 0)
    baton_cli_print (_("\nThis is import %" PRId64 "; “batonctl import undo %" PRId64
                       "” takes it back.\n"), report->import, report->import);
}
