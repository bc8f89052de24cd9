/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-facts.h"
#include "baton-cli-json.h"
#include "baton-cli-progress.h"
#include "baton-cli-rules.h"
#include "baton-cli-table.h"
#include "baton-cli-time.h"
#include "baton-json-line.h"
#include "baton-rule-versions.h"

static char *comment;
static gboolean confirm;

static const GOptionEntry save_options[] = {
  { "comment", 'm', 0, G_OPTION_ARG_FILENAME, &comment, N_("Why the rules change"), N_("TEXT") },
  { "confirm", 0, 0, G_OPTION_ARG_NONE, &confirm,
    N_("Let leads that qualify by it wait until “rules confirm”"), NULL },
  { NULL },
};

static gboolean
run_show (BatonCli  *cli,
          GStrv      operands,
          GError   **error)
{
  g_autofree char *text = NULL;
  gint64 version = 0;

  if ((operands[0] != NULL && !baton_cli_rules_parse_version (operands[0], &version, error)) ||
      !baton_cli_open (cli, BATON_CLI_READS, error))
    return FALSE;
  text = baton_rules_show (cli->session, version, error);
  if (text == NULL)
    return FALSE;
  baton_cli_print ("%s\n", g_strchomp (text));
  return TRUE;
}

static void
check_to_json (GPtrArray  *doubts,
               const char *text)
{
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  baton_cli_json_bool (builder, "ok", doubts->len == 0);
  baton_cli_json_begin_array (builder, "doubts");
  for (guint i = 0; i < doubts->len; i++)
    {
      const BatonRouteDoubt *doubt = g_ptr_array_index (doubts, i);

      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "place", doubt->place);
      baton_cli_json_int (builder, "line", baton_json_find_line (text, -1, doubt->place));
      baton_cli_json_text (builder, "text", doubt->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  baton_cli_json_print (builder);
}

static gboolean
run_check (BatonCli  *cli,
           GStrv      operands,
           GError   **error)
{
  g_autofree char *text = NULL;
  g_autoptr(BatonRuleSet) rules = baton_cli_rules_read (operands[0], &text, error);
  g_autoptr(GPtrArray) doubts = rules != NULL ? baton_cli_rules_list_doubts (cli, rules, error) : NULL;

  if (doubts == NULL)
    return FALSE;
  cli->failed = doubts->len > 0;
  if (cli->json)
    {
      check_to_json (doubts, text);
      return TRUE;
    }
  baton_cli_rules_print_doubts (doubts, operands[0], text);
  if (doubts->len == 0)
    baton_cli_print (_("The rules in %s can be applied\n"), operands[0]);
  return TRUE;
}

/* Somebody who left the team keeps no rules from being applied; but it is told. */
static gboolean
tell_doubts (BatonCli      *cli,
             BatonRuleSet  *rules,
             const char    *name,
             const char    *text,
             GError       **error)
{
  g_autoptr(GPtrArray) doubts = baton_cli_rules_list_doubts (cli, rules, error);

  if (doubts != NULL)
    baton_cli_rules_print_doubts (doubts, name, text);
  return doubts != NULL;
}

static void
print_applied (BatonCli                 *cli,
               gint64                    number,
               const BatonRescoreReport *report)
{
  const BatonCliFact facts[] = {
    { "version", _("Version"), (guint64) number },
    { "scored", _("Scored"), report->scored },
    { "changed", _("Changed"), report->changed },
    { "handed_over", _("Handed over"), report->handed_over },
    { "released", _("Fell back"), report->released },
    { "unconfirmed", _("Wait to be confirmed"), report->unconfirmed },
  };

  baton_cli_facts_print (cli, facts, G_N_ELEMENTS (facts));
}

static gboolean
run_apply (BatonCli  *cli,
           GStrv      operands,
           GError   **error)
{
  g_autofree char *text = NULL;
  g_autoptr(BatonRuleSet) rules = baton_cli_rules_read (operands[0], &text, error);
  g_auto(BatonCliProgress) progress = { 0, };
  const BatonRuleSave save = { .comment = comment, .confirm = confirm };
  BatonRescoreReport report = { 0, };
  gint64 number;

  if (rules == NULL || !baton_cli_open (cli, BATON_CLI_CREATES, error))
    return FALSE;
  baton_cli_progress_begin (&progress, cli, FALSE);
  if (!baton_rules_save (cli->session, rules, &save, &number, &report,
                         baton_cli_progress_tell, &progress, cli->cancellable, error))
    return FALSE;
  baton_cli_progress_end (&progress);
  print_applied (cli, number, &report);
  return tell_doubts (cli, rules, operands[0], text, error);
}

static gboolean
run_rollback (BatonCli  *cli,
              GStrv      operands,
              GError   **error)
{
  g_auto(BatonCliProgress) progress = { 0, };
  const BatonRuleSave save = { .comment = comment, .confirm = confirm };
  BatonRescoreReport report = { 0, };
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autofree char *name = NULL;
  gint64 to, number;

  if (!baton_cli_rules_parse_version (operands[0], &to, error) || !baton_cli_open (cli, BATON_CLI_WRITES, error))
    return FALSE;
  baton_cli_progress_begin (&progress, cli, FALSE);
  if (!baton_rules_roll_back (cli->session, to, &save, &number, &report,
                              baton_cli_progress_tell, &progress, cli->cancellable, error))
    return FALSE;
  baton_cli_progress_end (&progress);
  print_applied (cli, number, &report);

  rules = baton_rules_load (cli->session, &number, error);
  /* Translators: which version of the rules something was found in. */
  name = g_strdup_printf (_("Version %" PRId64), number);
  return rules != NULL && tell_doubts (cli, rules, name, NULL, error);
}

static void
history_to_json (GPtrArray *history)
{
  g_autoptr(BatonCliJsonList) list = baton_cli_json_list_new ();

  for (guint i = 0; i < history->len; i++)
    {
      const BatonDocument *document = g_ptr_array_index (history, i);
      JsonBuilder *builder = baton_cli_json_list_next (list);

      baton_cli_json_int (builder, "version", document->version);
      baton_cli_json_time (builder, "at", document->at);
      baton_cli_json_text (builder, "author", document->author);
      baton_cli_json_text (builder, "comment", document->comment);
      baton_cli_json_list_add (list);
    }
  baton_cli_json_list_end (list);
}

static void
history_to_table (GPtrArray *history)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Version"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("When"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Who"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Why"), BATON_CLI_COLUMN_TEXT);
  for (guint i = 0; i < history->len; i++)
    {
      const BatonDocument *document = g_ptr_array_index (history, i);
      g_autofree char *when = baton_cli_format_local (document->at);

      baton_cli_table_add_id (table, document->version);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, when);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, document->author);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, document->comment);
    }
  baton_cli_table_print (table);
}

static gboolean
run_history (BatonCli  *cli,
             GStrv      operands,
             GError   **error)
{
  g_autoptr(GPtrArray) history = NULL;

  if (!baton_cli_open (cli, BATON_CLI_READS, error))
    return FALSE;
  history = baton_rules_history (cli->session, error);
  if (history == NULL)
    return FALSE;
  if (cli->json)
    history_to_json (history);
  else
    history_to_table (history);
  return TRUE;
}

const BatonCliCommand baton_cli_rules_show = {
  .name = "rules show",
  .operands = "[VERSION]",
  .max_operands = 1,
  .summary = N_("Prints the rule set that is in force, or an earlier one, as JSON"),
  .examples = "batonctl rules show > rules.json\n"
              "batonctl rules show 3",
  .run = run_show,
};

const BatonCliCommand baton_cli_rules_check = {
  .name = "rules check",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Says whether a rule set can be applied, and what is wrong with it"),
  .details = N_("Where there is a database, it also names people and queues that Sales does not have.\n"
                "Ends with 1 where something is wrong."),
  .examples = "batonctl rules check rules.json",
  .run = run_check,
};

const BatonCliCommand baton_cli_rules_apply = {
  .name = "rules apply",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Puts a rule set in force as a new version, and scores all leads by it"),
  .examples = "batonctl rules apply rules.json --comment 'Threshold to 90'\n"
              "batonctl rules apply rules.json --confirm",
  .options = save_options,
  .run = run_apply,
};

const BatonCliCommand baton_cli_rules_history = {
  .name = "rules history",
  .summary = N_("Lists the versions of the rule set"),
  .examples = "batonctl rules history\n"
              "batonctl rules history --json",
  .run = run_history,
};

const BatonCliCommand baton_cli_rules_rollback = {
  .name = "rules rollback",
  .operands = "VERSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Puts an earlier version of the rule set in force again, as a new version"),
  .examples = "batonctl rules rollback 3\n"
              "batonctl rules rollback 3 --comment 'The threshold was too low'",
  .options = save_options,
  .run = run_rollback,
};
