/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-json.h"
#include "baton-cli-progress.h"
#include "baton-cli-table.h"
#include "baton-documents.h"
#include "baton-learning.h"
#include "baton-rule-trial.h"
#include "insight/baton-percent-text.h"
#include "learning/baton-late-fields.h"

/* What part of the work learning is. */
#define LEARNED 0.7

static char *fields;
static char *exclude;
static gboolean keep_late;
static gboolean show_progress;
static gint64 seed = 1;

static const GOptionEntry options[] = {
  { "fields", 'f', 0, G_OPTION_ARG_FILENAME, &fields,
    N_("Learn only from these fields, separated by commas"), N_("FIELDS") },
  { "exclude", 'x', 0, G_OPTION_ARG_FILENAME, &exclude,
    N_("Leave these fields out"), N_("FIELDS") },
  { "keep-late", 0, 0, G_OPTION_ARG_NONE, &keep_late,
    N_("Learn also from fields that look filled in after the outcome"), NULL },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed,
    N_("Try it on other leads; the same number gives the same rules"), N_("N") },
  { "progress", 0, 0, G_OPTION_ARG_NONE, &show_progress,
    N_("Tell on standard error how far it is"), NULL },
  { NULL },
};

static char **
split_names (const char *text)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;

  if (text == NULL)
    return NULL;

  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) != '\0')
        g_strv_builder_add (names, parts[i]);
    }
  return g_strv_builder_end (names);
}

static void
bands_to_json (JsonBuilder          *builder,
               const BatonScorecard *scorecard)
{
  baton_cli_json_begin_array (builder, "bands");
  for (guint i = 0; i < BATON_SCORECARD_BANDS; i++)
    {
      const BatonScoreBand *band = &scorecard->bands[i];

      json_builder_begin_object (builder);
      baton_cli_json_int (builder, "from", band->from);
      baton_cli_json_int (builder, "to", band->to);
      baton_cli_json_int (builder, "count", band->n_cases);
      baton_cli_json_int (builder, "won", band->n_won);
      baton_cli_json_double (builder, "predicted", band->n_cases > 0 ? band->predicted : NAN);
      baton_cli_json_double (builder, "observed", band->n_cases > 0 ? (double) band->n_won / band->n_cases : NAN);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
fields_to_json (JsonBuilder          *builder,
                const BatonScorecard *scorecard)
{
  baton_cli_json_begin_array (builder, "fields");
  for (guint i = 0; i < scorecard->fields->len; i++)
    {
      const BatonFieldWorth *worth = g_ptr_array_index (scorecard->fields, i);

      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "field", worth->field);
      baton_cli_json_double (builder, "information_value", worth->information);
      baton_cli_json_double (builder, "auc", worth->auc);
      baton_cli_json_bool (builder, "used", worth->used);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
late_to_json (JsonBuilder          *builder,
              const char           *name,
              const BatonScorecard *scorecard,
              gboolean              certain)
{
  baton_cli_json_begin_array (builder, name);
  for (guint i = 0; i < scorecard->late->len; i++)
    {
      const BatonLateField *late = g_ptr_array_index (scorecard->late, i);

      if (late->certain != certain)
        continue;
      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "field", late->field);
      baton_cli_json_text (builder, "reason", late->reason);
      baton_cli_json_bool (builder, "left_out", certain && !scorecard->kept_late);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const BatonLesson    *lesson,
            const BatonRuleTrial *trial)
{
  const BatonScorecard *scorecard = lesson->scorecard;
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();
  g_autofree char *rules = baton_rule_set_to_json (lesson->rules);

  baton_cli_json_double (builder, "auc", scorecard->auc);
  baton_cli_json_double (builder, "auc_spread", scorecard->auc_spread);
  baton_cli_json_int (builder, "won", scorecard->n_won);
  baton_cli_json_int (builder, "lost", scorecard->n_lost);
  bands_to_json (builder, scorecard);
  fields_to_json (builder, scorecard);
  late_to_json (builder, "late", scorecard, TRUE);
  late_to_json (builder, "doubtful", scorecard, FALSE);
  baton_cli_json_int (builder, "threshold", scorecard->threshold);
  baton_cli_json_int (builder, "would_enter", (gint64) trial->effect->n_entering);
  baton_cli_json_int (builder, "would_leave", (gint64) trial->effect->n_leaving);
  baton_cli_json_parsed (builder, "rules", rules);
  baton_cli_json_print (builder);
}

static void
add_plain (BatonCliTable *table,
           const char    *text)
{
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, text);
}

static void
add_percent (BatonCliTable *table,
             double         share)
{
  g_autofree char *text = baton_percent_text (share, 0);

  add_plain (table, text);
}

static void
print_rules (const BatonScorecard *scorecard)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Points"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Rule"), BATON_CLI_COLUMN_TEXT);
  for (guint i = 0; i < scorecard->rules->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (scorecard->rules, i);
      g_autofree char *points = g_strdup_printf ("%+d", rule->points);

      add_plain (table, points);
      add_plain (table, rule->name);
    }
  baton_cli_table_print (table);
}

static void
print_bands (const BatonScorecard *scorecard)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Score"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Leads"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Expected to be won"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Were won"), BATON_CLI_COLUMN_NUMBER);
  for (guint i = BATON_SCORECARD_BANDS; i-- > 0;)
    {
      const BatonScoreBand *band = &scorecard->bands[i];
      g_autofree char *range = g_strdup_printf ("%d–%d", band->from, band->to);

      if (band->n_cases == 0)
        continue;
      add_plain (table, range);
      baton_cli_table_add_number (table, band->n_cases);
      add_percent (table, band->predicted);
      add_percent (table, (double) band->n_won / band->n_cases);
    }
  baton_cli_table_print (table);
}

static void
print_fields (const BatonScorecard *scorecard)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Field"), BATON_CLI_COLUMN_TEXT);
  /* Translators: how much a field tells, a number from 0 up; a term of scorecards. */
  baton_cli_table_add_column (table, _("Information value"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("AUC alone"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Used"), BATON_CLI_COLUMN_WHOLE);
  for (guint i = 0; i < scorecard->fields->len; i++)
    {
      const BatonFieldWorth *worth = g_ptr_array_index (scorecard->fields, i);
      g_autofree char *information = g_strdup_printf ("%.3f", worth->information);
      g_autofree char *auc = g_strdup_printf ("%.3f", worth->auc);

      add_plain (table, worth->field);
      add_plain (table, information);
      add_plain (table, auc);
      add_plain (table, worth->used ? _("yes") : _("no"));
    }
  baton_cli_table_print (table);
}

static gboolean
has_late (const BatonScorecard *scorecard,
          gboolean              certain)
{
  for (guint i = 0; i < scorecard->late->len; i++)
    {
      if (((const BatonLateField *) g_ptr_array_index (scorecard->late, i))->certain == certain)
        return TRUE;
    }
  return FALSE;
}

static void
print_late (const BatonScorecard *scorecard,
            const char           *heading,
            gboolean              certain)
{
  if (!has_late (scorecard, certain))
    return;

  baton_cli_print ("\n%s\n", heading);
  for (guint i = 0; i < scorecard->late->len; i++)
    {
      const BatonLateField *late = g_ptr_array_index (scorecard->late, i);

      if (late->certain == certain)
        /* Translators: a field, and why it looks filled in later. */
        baton_cli_print (_("  %s: %s\n"), late->field, late->reason);
    }
}

static void
print_effect (const BatonScorecard  *scorecard,
              const BatonRuleEffect *effect)
{
  g_autofree char *entering = g_strdup_printf (ngettext ("%" PRIu64 " lead would enter",
                                                         "%" PRIu64 " leads would enter", effect->n_entering),
                                               effect->n_entering);
  /* Translators: of leads. */
  g_autofree char *leaving = g_strdup_printf (ngettext ("%" PRIu64 " would leave",
                                                        "%" PRIu64 " would leave", effect->n_leaving),
                                              effect->n_leaving);

  /* Translators: the score that qualifies; then “5 leads would enter”, and “2 would leave”. */
  baton_cli_print (_("\nQualified from a score of %1$d: %2$s, %3$s.\n"), scorecard->threshold, entering, leaving);
}

static void
print_tables (const BatonLesson    *lesson,
              const BatonRuleTrial *trial)
{
  const BatonScorecard *scorecard = lesson->scorecard;

  /* Translators: two numbers of leads. */
  baton_cli_print (_("Learned from leads: %u won, %u lost.\n"), scorecard->n_won, scorecard->n_lost);
  /* Translators: AUC is the area under the ROC curve, a number from 0.5 to 1; first the mean, then its spread. */
  baton_cli_print (_("AUC on leads not learned from: %.3f ± %.3f\n\n"), scorecard->auc, scorecard->auc_spread);
  print_rules (scorecard);
  baton_cli_print ("\n");
  print_bands (scorecard);
  baton_cli_print ("\n");
  print_fields (scorecard);
  print_late (scorecard, scorecard->kept_late ? _("These fields look filled in after the outcome, and were kept:")
                                              : _("These fields look filled in after the outcome, and were left out:"),
              TRUE);
  print_late (scorecard, _("These fields were not left out, but look at them twice:"), FALSE);
  print_effect (scorecard, trial->effect);
  baton_cli_print (_("The rules over events would be kept, but switched off.\n"));
}

/* Learning is the first part of the work, trying what was learned the second. */
typedef struct
{
  BatonCliProgress progress;
  double           from;
  double           to;
} Part;

static void
part_clear (Part *part)
{
  baton_cli_progress_end (&part->progress);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

static void
tell_part (double   fraction,
           guint64  done,
           gpointer user_data)
{
  Part *part = user_data;

  baton_cli_progress_tell (part->from + (part->to - part->from) * fraction, done, &part->progress);
}

static gboolean
run_learn (BatonCli  *cli,
           GStrv      operands,
           GError   **error)
{
  g_auto(GStrv) only = split_names (fields);
  g_auto(GStrv) without = split_names (exclude);
  g_auto(Part) part = { .from = 0.0, .to = LEARNED };
  BatonLearningOptions how = { (const char * const *) only, (const char * const *) without, keep_late, 0 };
  g_autoptr(BatonLesson) lesson = NULL;
  g_autoptr(BatonRuleTrial) trial = NULL;

  if (only != NULL && only[0] == NULL)
    return baton_cli_fail_usage (error, _("%s names no field"), "--fields");
  if (seed < 0 || seed > G_MAXUINT32)
    return baton_cli_fail_usage (error, _("%s must be a number from %d up"), "--seed", 0);
  how.seed = (guint32) seed;

  if (!baton_cli_open (cli, BATON_CLI_READS, error))
    return FALSE;
  baton_cli_progress_begin (&part.progress, cli, show_progress);
  lesson = baton_rules_learn (cli->session, &how, tell_part, &part, cli->cancellable, error);
  if (lesson == NULL)
    return FALSE;
  part.from = LEARNED;
  part.to = 1.0;
  trial = baton_rule_trial_run (cli->session, lesson->rules, tell_part, &part, cli->cancellable, error);
  if (trial == NULL)
    return FALSE;

  baton_cli_progress_end (&part.progress);
  if (cli->json)
    print_json (lesson, trial);
  else
    print_tables (lesson, trial);
  return TRUE;
}

const BatonCliCommand baton_cli_rules_learn = {
  .name = "rules learn",
  .summary = N_("Proposes rules learned from the leads that were won and lost"),
  .details = N_("Nothing changes: the rules are printed with how good they are on leads that were not\n"
                "learned from. Fields that look filled in after the outcome are named and left out."),
  .examples = "batonctl rules learn\n"
              "batonctl rules learn --exclude city,custom.campaign_code\n"
              "batonctl rules learn --json | jq .rules > rules.json && batonctl rules apply rules.json",
  .options = options,
  .run = run_learn,
};
