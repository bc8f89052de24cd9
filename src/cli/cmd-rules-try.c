/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

#include "baton-cli-commands.h"
#include "baton-cli-facts.h"
#include "baton-cli-json.h"
#include "baton-cli-progress.h"
#include "baton-cli-rules.h"
#include "baton-cli-table.h"
#include "baton-rule-trial.h"
#include "insight/baton-percent-text.h"

#define CURVE_STEP 10 /* Of the table; JSON has every threshold. */

static gboolean show_progress;

static const GOptionEntry options[] = {
  { "progress", 0, 0, G_OPTION_ARG_NONE, &show_progress,
    N_("Tell on standard error how far it is"), NULL },
  { NULL },
};

static char *
format_week (const BatonHindsight *hindsight,
             guint                 week)
{
  g_autoptr(GDateTime) monday =
    g_date_time_new_from_unix_utc (baton_hindsight_get_week (hindsight, week) / G_USEC_PER_SEC);

  return g_date_time_format (monday, "%Y-%m-%d");
}

static void
leads_to_json (JsonBuilder  *builder,
               const char   *name,
               const GArray *movers)
{
  baton_cli_json_begin_array (builder, name);
  for (guint i = 0; i < movers->len; i++)
    json_builder_add_int_value (builder, g_array_index (movers, BatonRuleMover, i).lead);
  json_builder_end_array (builder);
}

static void
matrix_to_json (JsonBuilder          *builder,
                const BatonRuleTrial *trial)
{
  json_builder_set_member_name (builder, "matrix");
  json_builder_begin_object (builder);
  for (guint i = 0; i < BATON_MATRIX_SIZE; i++)
    {
      const char row[] = { (char) ('A' + i), '\0' };

      baton_cli_json_begin_array (builder, row);
      for (guint j = 0; j < BATON_MATRIX_SIZE; j++)
        json_builder_add_int_value (builder, (gint64) trial->effect->after.matrix[i][j]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/* How many leads match each rule, by kind, in the order of the rules. */
static void
matches_to_json (JsonBuilder           *builder,
                 const BatonRuleEffect *effect)
{
  json_builder_set_member_name (builder, "matches");
  json_builder_begin_object (builder);
  for (BatonRuleKind kind = 0; kind < BATON_N_MATCHED_KINDS; kind++)
    {
      const GArray *counts = effect->matches.counts[kind];

      baton_cli_json_begin_array (builder, baton_rule_kind_get_name (kind));
      for (guint i = 0; i < counts->len; i++)
        json_builder_add_int_value (builder, (gint64) g_array_index (counts, guint64, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
scores_to_json (JsonBuilder            *builder,
                const char             *name,
                const BatonRuleFigures *figures)
{
  baton_cli_json_begin_array (builder, name);
  for (guint i = 0; i < BATON_N_SCORES; i++)
    json_builder_add_int_value (builder, (gint64) figures->scores[i]);
  json_builder_end_array (builder);
}

static void
bands_to_json (JsonBuilder          *builder,
               const BatonHindsight *hindsight)
{
  baton_cli_json_begin_array (builder, "bands");
  for (guint i = 0; i < BATON_HINDSIGHT_BANDS; i++)
    {
      const BatonHindsightBand *band = &hindsight->bands[i];

      json_builder_begin_object (builder);
      baton_cli_json_int (builder, "from", band->from);
      baton_cli_json_int (builder, "to", band->to);
      baton_cli_json_int (builder, "count", (gint64) band->count);
      baton_cli_json_int (builder, "won", (gint64) band->won);
      baton_cli_json_double (builder, "precision", band->precision);
      baton_cli_json_double (builder, "recall", band->recall);
      baton_cli_json_double (builder, "lift", band->lift);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
curve_to_json (JsonBuilder          *builder,
               const BatonHindsight *hindsight)
{
  baton_cli_json_begin_array (builder, "curve");
  for (int threshold = 0; threshold < BATON_HINDSIGHT_SCORES; threshold++)
    {
      const BatonHindsightPoint *point = &hindsight->curve[threshold];

      json_builder_begin_object (builder);
      baton_cli_json_int (builder, "threshold", threshold);
      baton_cli_json_int (builder, "passed", (gint64) point->passed);
      baton_cli_json_int (builder, "won", (gint64) point->won);
      baton_cli_json_double (builder, "precision", point->precision);
      baton_cli_json_double (builder, "recall", point->recall);
      baton_cli_json_double (builder, "lift", point->lift);
      baton_cli_json_double (builder, "per_week", point->per_week);
      baton_cli_json_double (builder, "per_month", point->per_month);
      baton_cli_json_int (builder, "busiest_week", (gint64) point->busiest_week);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
work_to_json (JsonBuilder          *builder,
              const BatonRuleTrial *trial,
              int                   threshold)
{
  baton_cli_json_begin_array (builder, "workload");
  for (guint i = 0; i < trial->hindsight->n_weeks; i++)
    {
      g_autofree char *week = format_week (trial->hindsight, i);
      guint32 leads = trial->hindsight->weeks[i][threshold];

      json_builder_begin_object (builder);
      baton_cli_json_text (builder, "week", week);
      baton_cli_json_int (builder, "leads", leads);
      baton_cli_json_int (builder, "cap", trial->cap);
      baton_cli_json_bool (builder, "over_cap", (gint64) leads > trial->cap);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const BatonRuleTrial *trial,
            int                   threshold)
{
  const BatonHindsight *hindsight = trial->hindsight;
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  baton_cli_json_double (builder, "auc", hindsight->auc);
  bands_to_json (builder, hindsight);
  baton_cli_json_int (builder, "leads", (gint64) trial->effect->n_leads);
  baton_cli_json_int (builder, "would_enter", (gint64) trial->effect->n_entering);
  baton_cli_json_int (builder, "would_leave", (gint64) trial->effect->n_leaving);
  leads_to_json (builder, "entering", trial->effect->entering);
  leads_to_json (builder, "leaving", trial->effect->leaving);
  matches_to_json (builder, trial->effect);
  matrix_to_json (builder, trial);
  scores_to_json (builder, "scores_before", &trial->effect->before);
  scores_to_json (builder, "scores_after", &trial->effect->after);
  baton_cli_json_int (builder, "won", (gint64) hindsight->n_cases[BATON_HINDSIGHT_WON]);
  baton_cli_json_int (builder, "lost", (gint64) hindsight->n_cases[BATON_HINDSIGHT_LOST]);
  baton_cli_json_int (builder, "returned", (gint64) hindsight->n_cases[BATON_HINDSIGHT_RETURNED]);
  baton_cli_json_int (builder, "threshold", threshold);
  baton_cli_json_double (builder, "monthly_target", trial->monthly_target);
  json_builder_set_member_name (builder, "threshold_for_target");
  if (trial->threshold_for_target != BATON_HINDSIGHT_NEVER)
    json_builder_add_int_value (builder, trial->threshold_for_target);
  else
    json_builder_add_null_value (builder);
  work_to_json (builder, trial, threshold);
  curve_to_json (builder, hindsight);
  baton_cli_json_print (builder);
}

static void
add_share (BatonCliTable *table,
           double         share)
{
  g_autofree char *text = baton_percent_text (share, 0);

  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, text);
}

static void
add_decimal (BatonCliTable *table,
             double         number)
{
  g_autofree char *text = isfinite (number) ? g_strdup_printf ("%.1f", number) : NULL;

  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, text);
}

/* The columns that a band and a threshold have in common. */
static void
add_quality_columns (BatonCliTable *table)
{
  baton_cli_table_add_column (table, _("Won"), BATON_CLI_COLUMN_NUMBER);
  /* Translators: the share of leads that were won. */
  baton_cli_table_add_column (table, _("Precision"), BATON_CLI_COLUMN_NUMBER);
  /* Translators: the share of all that were won that is among these. */
  baton_cli_table_add_column (table, _("Recall"), BATON_CLI_COLUMN_NUMBER);
  /* Translators: how many times better than a blind choice. */
  baton_cli_table_add_column (table, _("Lift"), BATON_CLI_COLUMN_NUMBER);
}

static void
add_quality (BatonCliTable *table,
             guint64        won,
             double         precision,
             double         recall,
             double         lift)
{
  baton_cli_table_add_number (table, (gint64) won);
  add_share (table, precision);
  add_share (table, recall);
  add_decimal (table, lift);
}

static void
print_bands (const BatonHindsight *hindsight)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Score"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Leads"), BATON_CLI_COLUMN_NUMBER);
  add_quality_columns (table);
  for (guint i = BATON_HINDSIGHT_BANDS; i-- > 0;)
    {
      const BatonHindsightBand *band = &hindsight->bands[i];
      g_autofree char *range = g_strdup_printf ("%d–%d", band->from, band->to);

      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, range);
      baton_cli_table_add_number (table, (gint64) band->count);
      add_quality (table, band->won, band->precision, band->recall, band->lift);
    }
  baton_cli_table_print (table);
}

static void
print_curve (const BatonRuleTrial *trial,
             int                   threshold)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Threshold"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Leads"), BATON_CLI_COLUMN_NUMBER);
  add_quality_columns (table);
  baton_cli_table_add_column (table, _("A week"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Busiest week"), BATON_CLI_COLUMN_NUMBER);
  for (int i = 0; i < BATON_HINDSIGHT_SCORES; i++)
    {
      const BatonHindsightPoint *point = &trial->hindsight->curve[i];
      gboolean stands_out = i == threshold || i == trial->threshold_for_target;
      g_autofree char *number = g_strdup_printf ("%d", i);

      if (i % CURVE_STEP != 0 && !stands_out)
        continue;
      baton_cli_table_add (table, stands_out ? BATON_CLI_STYLE_STRONG : BATON_CLI_STYLE_PLAIN, number);
      baton_cli_table_add_number (table, (gint64) point->passed);
      add_quality (table, point->won, point->precision, point->recall, point->lift);
      add_decimal (table, point->per_week);
      baton_cli_table_add_number (table, (gint64) point->busiest_week);
    }
  baton_cli_table_print (table);
}

static void
print_matrix (const BatonRuleTrial *trial)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  /* Translators: the heading of the rows A to D of the fit × interest matrix. */
  baton_cli_table_add_column (table, _("Fit"), BATON_CLI_COLUMN_WHOLE);
  for (guint j = 0; j < BATON_MATRIX_SIZE; j++)
    {
      /* Translators: a grade of interest, 1 to 4. */
      g_autofree char *title = g_strdup_printf (_("Interest %u"), j + 1);

      baton_cli_table_add_column (table, title, BATON_CLI_COLUMN_NUMBER);
    }
  for (guint i = 0; i < BATON_MATRIX_SIZE; i++)
    {
      const char row[] = { (char) ('A' + i), '\0' };

      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, row);
      for (guint j = 0; j < BATON_MATRIX_SIZE; j++)
        baton_cli_table_add_number (table, (gint64) trial->effect->after.matrix[i][j]);
    }
  baton_cli_table_print (table);
}

static void
add_matches (BatonCliTable         *table,
             const BatonRuleEffect *effect,
             BatonRuleKind          kind,
             guint                  position,
             const char            *name)
{
  baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, name);
  baton_cli_table_add_number (table, (gint64) baton_rule_effect_get_matches (effect, kind, position));
}

static void
print_matches (const BatonRuleEffect *effect,
               const BatonRuleSheet  *sheet)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Rule"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Leads"), BATON_CLI_COLUMN_NUMBER);
  for (guint i = 0; i < sheet->filters->len; i++)
    add_matches (table, effect, BATON_RULE_KIND_FILTER, i,
                 ((const BatonFilterRule *) g_ptr_array_index (sheet->filters, i))->name);
  for (guint i = 0; i < sheet->fit->len; i++)
    add_matches (table, effect, BATON_RULE_KIND_FIT, i,
                 ((const BatonFitRule *) g_ptr_array_index (sheet->fit, i))->name);
  for (guint i = 0; i < sheet->interest->len; i++)
    add_matches (table, effect, BATON_RULE_KIND_INTEREST, i,
                 ((const BatonInterestRule *) g_ptr_array_index (sheet->interest, i))->name);
  baton_cli_table_print (table);
}

static void
print_target (const BatonRuleTrial *trial,
              int                   threshold)
{
  const BatonHindsightPoint *point = &trial->hindsight->curve[threshold];

  /* Translators: how many leads a threshold would have brought Sales. */
  baton_cli_print (_("The threshold %d would have brought %.1f leads a week, %" PRIu64 " in the busiest; "
                     "Sales works on %d at once.\n"),
                   threshold, point->per_week, point->busiest_week, trial->cap);
  if (trial->monthly_target <= 0)
    return;
  if (trial->threshold_for_target != BATON_HINDSIGHT_NEVER)
    baton_cli_print (ngettext ("The %.0f lead a month that is promised takes a threshold of %d.\n",
                               "The %.0f leads a month that are promised take a threshold of %d.\n",
                               lround (trial->monthly_target)),
                     trial->monthly_target, trial->threshold_for_target);
  else
    baton_cli_print (ngettext ("No threshold would have brought the %.0f lead a month that is promised.\n",
                               "No threshold would have brought the %.0f leads a month that are promised.\n",
                               lround (trial->monthly_target)),
                     trial->monthly_target);
}

static void
print_past (const BatonRuleTrial *trial,
            int                   threshold)
{
  const BatonHindsight *hindsight = trial->hindsight;
  const guint64 *n = hindsight->n_cases;

  if (n[BATON_HINDSIGHT_WON] == 0 || n[BATON_HINDSIGHT_LOST] + n[BATON_HINDSIGHT_RETURNED] == 0)
    {
      baton_cli_print (_("The past cannot judge the rules: it takes leads that were won, "
                         "and others that were lost or returned.\n"));
      print_target (trial, threshold);
      return;
    }

  /* Translators: numbers of leads; the AUC tells how well a score tells them apart, 0.5 for not at
   * all, 1 for always. */
  baton_cli_print (_("Leads of the past: %" PRIu64 " won, %" PRIu64 " lost, %" PRIu64 " returned. AUC %.3f\n\n"),
                   n[BATON_HINDSIGHT_WON], n[BATON_HINDSIGHT_LOST], n[BATON_HINDSIGHT_RETURNED], hindsight->auc);
  print_bands (hindsight);
  baton_cli_print ("\n");
  print_curve (trial, threshold);
  baton_cli_print ("\n");
  print_target (trial, threshold);
}

static void
print_text (BatonCli             *cli,
            const BatonRuleTrial *trial,
            BatonRuleSet         *rules)
{
  const BatonRuleSheet *sheet = baton_rule_set_get_sheet (rules);
  const BatonCliFact facts[] = {
    { "leads", _("Leads"), trial->effect->n_leads },
    { "would_enter", _("Would become MQLs"), trial->effect->n_entering },
    { "would_leave", _("Would fall back"), trial->effect->n_leaving },
  };

  baton_cli_facts_print (cli, facts, G_N_ELEMENTS (facts));
  baton_cli_print ("\n");
  print_matches (trial->effect, sheet);
  baton_cli_print ("\n");
  print_matrix (trial);
  baton_cli_print ("\n");
  print_past (trial, sheet->mql.score);
}

static gboolean
run_try (BatonCli  *cli,
         GStrv      operands,
         GError   **error)
{
  g_autoptr(BatonRuleSet) rules = baton_cli_rules_read (operands[0], NULL, error);
  g_autoptr(BatonRuleTrial) trial = NULL;
  g_auto(BatonCliProgress) progress = { 0, };

  if (rules == NULL || !baton_cli_open (cli, BATON_CLI_READS, error))
    return FALSE;

  baton_cli_progress_begin (&progress, cli, show_progress);
  trial = baton_rule_trial_run (cli->session, rules, baton_cli_progress_tell, &progress, cli->cancellable, error);
  if (trial == NULL)
    return FALSE;
  baton_cli_progress_end (&progress);

  if (cli->json)
    print_json (trial, baton_rule_set_get_mql (rules)->score);
  else
    print_text (cli, trial, rules);
  return TRUE;
}

const BatonCliCommand baton_cli_rules_try = {
  .name = "rules try",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Tells what a rule set would do, and how it would have done in the past; changes nothing"),
  .details = N_("Handoffs of the past are scored as of their moment: what a lead did later does not count.\n"
                "Leads with an outcome that never were handed over are scored as of their coming."),
  .examples = "batonctl rules try rules.json\n"
              "batonctl rules try rules.json --json --progress",
  .options = options,
  .run = run_try,
};
