/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-time.h"
#include "baton-score-service.h"

static const char *
part_name (BatonPart part)
{
  return part == BATON_PART_FIT ? "fit" : "interest";
}

static void
lines_to_json (const BatonExplanation *explanation,
               JsonBuilder            *builder)
{
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const BatonScoreLine *line = g_ptr_array_index (explanation->lines, i);

      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "rule", line->rule);
      baton_cli_json_text (builder, "name", line->name);
      baton_cli_json_text (builder, "part", part_name (line->part));
      baton_cli_json_int (builder, "points", line->points);
      baton_cli_json_number (builder, "event", line->event);
      baton_cli_json_time (builder, "at", line->at);
      baton_cli_json_text (builder, "note", line->note);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
missing_to_json (const BatonExplanation *explanation,
                 JsonBuilder            *builder)
{
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < explanation->missing->len; i++)
    {
      const BatonMissing *missing = g_ptr_array_index (explanation->missing, i);

      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "what", missing->what);
      baton_cli_json_int (builder, "points", missing->points);
      baton_cli_json_text (builder, "text", missing->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (gint64                  lead,
            const BatonExplanation *explanation)
{
  const BatonScore *score = &explanation->score;
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  baton_cli_json_int (builder, "id", lead);
  baton_cli_json_int (builder, "fit", score->fit);
  baton_cli_json_int (builder, "interest", score->interest);
  baton_cli_json_int (builder, "score", baton_score_get_total (score));
  baton_cli_json_bool (builder, "hot", score->hot);
  baton_cli_json_time (builder, "hand_raised", score->hand_raised_at);
  baton_cli_json_text (builder, "filter", score->filter);
  lines_to_json (explanation, builder);
  missing_to_json (explanation, builder);
  baton_cli_json_print (builder);
}

static void
print_lines (const BatonExplanation *explanation)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Points"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("For"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Rule"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Event"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("When"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Note"), BATON_CLI_COLUMN_TEXT);
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const BatonScoreLine *line = g_ptr_array_index (explanation->lines, i);
      g_autofree char *points = g_strdup_printf ("%+d", line->points);
      g_autofree char *when = baton_cli_format_local (line->at);

      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, points);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN,
                           line->part == BATON_PART_FIT ? _("fit") : _("interest"));
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, line->name != NULL ? line->name : line->rule);
      baton_cli_table_add_id (table, line->event);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, when);
      baton_cli_table_add (table, BATON_CLI_STYLE_DIM, line->note);
    }
  baton_cli_table_print (table);
}

static void
print_text (gint64                  lead,
            const BatonExplanation *explanation)
{
  const BatonScore *score = &explanation->score;

  /* Translators: of a lead: fit + interest = score */
  baton_cli_print (_("Lead %" PRId64 ": %d + %d = %d\n"), lead,
                   score->fit, score->interest, baton_score_get_total (score));
  if (explanation->lines->len > 0)
    {
      baton_cli_print ("\n");
      print_lines (explanation);
    }
  if (explanation->missing->len > 0)
    baton_cli_print ("\n%s\n", _("Missing to the threshold:"));
  for (guint i = 0; i < explanation->missing->len; i++)
    {
      const BatonMissing *missing = g_ptr_array_index (explanation->missing, i);

      baton_cli_print ("  %s\n", missing->text);
    }
}

static gboolean
run_why (BatonCli  *cli,
         GStrv      operands,
         GError   **error)
{
  g_autoptr(BatonExplanation) explanation = NULL;
  gboolean success;
  gint64 lead;

  if (!baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, cli->cancellable, error))
    return FALSE;
  success = baton_cli_find_lead (cli, operands[0], &lead, error);
  if (success)
    explanation = baton_explain_lead (cli->session, lead, error);
  success = explanation != NULL;
  if (success && cli->json)
    print_json (lead, explanation);
  else if (success)
    print_text (lead, explanation);
  return baton_session_end (cli->session, success, error);
}

const BatonCliCommand baton_cli_why = {
  .name = "why",
  .operands = "LEAD",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Explains a lead's score, point by point, and what is missing to the threshold"),
  .details = N_("LEAD is a number, an external id as ext:660737, or an e-mail address."),
  .examples = "batonctl why 42\n"
              "batonctl why ext:660737 --json\n"
              "batonctl why ada@example.com --now 2026-06-01",
  .run = run_why,
};
