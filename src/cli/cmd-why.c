/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-cli-commands.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-time.h"
#include "baton-score-history.h"
#include "baton-score-service.h"

/* How far back the score is compared with. */
#define COMPARED_WITH ((gint64) 7 * G_TIME_SPAN_DAY)

/* What there is to tell. */
typedef struct
{
  gint64             lead;
  BatonExplanation  *explanation;
  BatonScoreHistory *history;
  BatonMatrix        matrix;
} Why;

static void
why_clear (Why *why)
{
  g_clear_pointer (&why->explanation, baton_explanation_free);
  g_clear_pointer (&why->history, baton_score_history_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Why, why_clear)

static const char *
part_name (BatonPart part)
{
  return part == BATON_PART_FIT ? "fit" : "interest";
}

static void
lines_to_json (const BatonExplanation *explanation,
               JsonBuilder            *builder)
{
  baton_cli_json_begin_array (builder, "lines");
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
  baton_cli_json_begin_array (builder, "missing");
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
unread_to_json (const BatonExplanation *explanation,
                JsonBuilder            *builder)
{
  baton_cli_json_begin_array (builder, "unread");
  for (guint i = 0; i < explanation->unread->len; i++)
    {
      const BatonUnread *unread = g_ptr_array_index (explanation->unread, i);

      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "field", unread->field);
      baton_cli_json_text (builder, "value", unread->value);
      baton_cli_json_text (builder, "text", unread->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static BatonMatrixAction
get_action (const Why *why)
{
  return baton_matrix_get_action (&why->matrix, why->explanation->score.fit, why->explanation->score.interest);
}

static void
history_to_json (const BatonScoreHistory *history,
                 JsonBuilder             *builder)
{
  baton_cli_json_begin_array (builder, "history");
  for (guint i = 0; i < history->changes->len; i++)
    {
      const BatonScoreChange *change = &g_array_index (history->changes, BatonScoreChange, i);

      json_builder_begin_object (builder);
      baton_cli_json_time (builder, "at", change->at);
      baton_cli_json_int (builder, "fit", change->fit);
      baton_cli_json_int (builder, "interest", change->interest);
      baton_cli_json_int (builder, "score", change->fit + change->interest);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
change_to_json (const BatonScoreHistory *history,
                JsonBuilder             *builder)
{
  json_builder_set_member_name (builder, "change");
  if (history->before == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  baton_cli_json_time (builder, "since", history->since);
  baton_cli_json_int (builder, "points", baton_score_history_get_change (history));
  baton_cli_json_begin_array (builder, "reasons");
  for (guint i = 0; i < history->shifts->len; i++)
    {
      const BatonScoreShift *shift = &g_array_index (history->shifts, BatonScoreShift, i);

      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "kind", baton_shift_kind_get_name (shift->kind));
      baton_cli_json_text (builder, "part", part_name (shift->part));
      baton_cli_json_text (builder, "rule", shift->rule);
      baton_cli_json_text (builder, "name", shift->name);
      baton_cli_json_int (builder, "points", shift->points);
      baton_cli_json_int (builder, "events", shift->n_events);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const Why *why)
{
  const BatonScore *score = &why->explanation->score;
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  baton_cli_json_int (builder, "id", why->lead);
  baton_cli_json_int (builder, "fit", score->fit);
  baton_cli_json_int (builder, "interest", score->interest);
  baton_cli_json_int (builder, "score", baton_score_get_total (score));
  baton_cli_json_bool (builder, "hot", score->hot);
  baton_cli_json_time (builder, "hand_raised", score->hand_raised_at);
  baton_cli_json_text (builder, "filter", score->filter);
  baton_cli_json_text (builder, "cell", why->explanation->cell);
  baton_cli_json_text (builder, "cell_action", baton_matrix_action_get_name (get_action (why)));
  lines_to_json (why->explanation, builder);
  missing_to_json (why->explanation, builder);
  unread_to_json (why->explanation, builder);
  change_to_json (why->history, builder);
  history_to_json (why->history, builder);
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
print_missing (const BatonExplanation *explanation)
{
  if (explanation->missing->len > 0)
    baton_cli_print ("\n%s\n", _("Missing to the threshold:"));
  for (guint i = 0; i < explanation->missing->len; i++)
    {
      const BatonMissing *missing = g_ptr_array_index (explanation->missing, i);

      baton_cli_print ("  %s\n", missing->text);
    }
}

static void
print_unread (const BatonExplanation *explanation)
{
  if (explanation->unread->len > 0)
    baton_cli_print ("\n%s\n", _("Not understood:"));
  for (guint i = 0; i < explanation->unread->len; i++)
    {
      const BatonUnread *unread = g_ptr_array_index (explanation->unread, i);

      baton_cli_print ("  %s\n", unread->text);
    }
}

static void
print_change (const BatonScoreHistory *history)
{
  g_autofree char *since = baton_cli_format_local (history->since);

  if (history->before == NULL)
    return;

  /* Translators: of a score; %1$s is a time, %2$+d by how much it changed since then */
  baton_cli_print (_("\nSince %1$s: %2$+d\n"), since, baton_score_history_get_change (history));
  for (guint i = 0; i < history->shifts->len; i++)
    {
      const BatonScoreShift *shift = &g_array_index (history->shifts, BatonScoreShift, i);
      g_autofree char *text = baton_score_shift_describe (shift);

      baton_cli_print ("  %+4d  %s\n", shift->points, text);
    }
}

static void
print_text (const Why *why)
{
  const BatonScore *score = &why->explanation->score;

  /* Translators: of a lead: fit + interest = score */
  baton_cli_print (_("Lead %" PRId64 ": %d + %d = %d\n"), why->lead,
                   score->fit, score->interest, baton_score_get_total (score));
  /* Translators: %1$s is a cell of the fit × interest matrix, such as B2, %2$s what it does */
  baton_cli_print (_("Cell %1$s of the matrix: %2$s\n"), why->explanation->cell,
                   baton_matrix_action_get_title (get_action (why)));
  if (why->explanation->lines->len > 0)
    {
      baton_cli_print ("\n");
      print_lines (why->explanation);
    }
  print_missing (why->explanation);
  print_unread (why->explanation);
  print_change (why->history);
}

static gboolean
load_why (Why         *why,
          BatonCli    *cli,
          const char  *name,
          GError     **error)
{
  const BatonPolicy *policy = baton_session_get_policy (cli->session, error);

  if (policy == NULL || !baton_cli_find_lead (cli, name, &why->lead, error))
    return FALSE;

  why->matrix = baton_rule_set_get_sheet (baton_evaluator_get_rules (policy->evaluator))->matrix;
  why->explanation = baton_explain_lead (cli->session, why->lead, error);
  if (why->explanation == NULL)
    return FALSE;
  why->history = baton_load_score_history (cli->session, why->lead, baton_cli_get_now (cli) - COMPARED_WITH, error);
  return why->history != NULL;
}

static gboolean
run_why (BatonCli  *cli,
         GStrv      operands,
         GError   **error)
{
  g_auto(Why) why = { 0, };
  gboolean loaded;

  if (!baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, cli->cancellable, error))
    return FALSE;
  loaded = load_why (&why, cli, operands[0], error);
  if (loaded && cli->json)
    print_json (&why);
  else if (loaded)
    print_text (&why);
  return baton_session_end (cli->session, loaded, error);
}

const BatonCliCommand baton_cli_why = {
  .name = "why",
  .operands = "LEAD",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Explains a lead’s score, point by point, what is missing, and what changed"),
  .details = N_("LEAD is a number, an external id as ext:660737, or an e-mail address. What changed in the\n"
                "last seven days is told with its reasons, which sum to the change."),
  .examples = "batonctl why 42\n"
              "batonctl why ext:660737 --json\n"
              "batonctl why ada@example.com --now 2026-06-01",
  .run = run_why,
};
