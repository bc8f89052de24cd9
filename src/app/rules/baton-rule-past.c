/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rule-past.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

#include "baton-rule-trial.h"
#include "charts/baton-hindsight-chart.h"
#include "rules/baton-figure-grid.h"

/**
 * BatonRulePast:
 *
 * How rules would have done on leads whose outcome is known. Going through the
 * past takes a while, so that it is only done while somebody looks.
 */
struct _BatonRulePast
{
  AdwBin               parent_instance;
  BatonDatabase       *database;
  BatonRuleSet        *rules;          /* NULL until there are any. */
  GCancellable        *cancellable;    /* Of the trial that is under way, or NULL. */
  gboolean             is_answered;    /* What is shown is about these rules. */

  GtkListBoxRow       *answer_row;
  GtkGrid             *bands;
  GtkListBoxRow       *busy_row;
  BatonHindsightChart *chart;
  GtkLabel            *error_label;
  GtkListBoxRow       *error_row;
  GtkLabel            *facts_label;
  AdwExpanderRow      *row;
};

G_DEFINE_FINAL_TYPE (BatonRulePast, baton_rule_past, ADW_TYPE_BIN)

/* On a thread of the database. */
static gpointer
try_rules (BatonSession  *session,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return baton_rule_trial_run (session, data, NULL, NULL, cancellable, error);
}

static void
show_row (BatonRulePast *self,
          GtkListBoxRow *row)
{
  GtkListBoxRow *rows[] = { self->answer_row, self->busy_row, self->error_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (GTK_WIDGET (rows[i]), rows[i] == row);
}

static void
show_error (BatonRulePast *self,
            const char    *message)
{
  gtk_label_set_label (self->error_label, message);
  show_row (self, self->error_row);
}

static char *
dup_summary (const BatonHindsight      *hindsight,
             const BatonHindsightPoint *point)
{
  guint64 n_won = hindsight->n_cases[BATON_HINDSIGHT_WON];
  /* Translators: how many customers the rules would have found, of how many */
  g_autofree char *found = g_strdup_printf (ngettext ("Found %'" PRIu64 " of %'" PRIu64 " customer",
                                                      "Found %'" PRIu64 " of %'" PRIu64 " customers", n_won),
                                            point->won, n_won);
  /* Translators: how many leads the rules would have handed over to Sales to find the customers */
  g_autofree char *passed = g_strdup_printf (ngettext ("with %'" PRIu64 " lead handed over",
                                                       "with %'" PRIu64 " leads handed over", point->passed),
                                             point->passed);

  /* Translators: “Found 8 of 9 customers”, and then “with 30 leads handed over” */
  return g_strdup_printf (_("%1$s, %2$s"), found, passed);
}

static char *
dup_facts (const BatonRuleTrial      *trial,
           const BatonHindsightPoint *point)
{
  g_autoptr(GString) facts = g_string_new (NULL);

  /* Translators: the work for Sales */
  g_string_append_printf (facts, _("%.1f leads a week, %'" PRIu64 " in the busiest."),
                          point->per_week, point->busiest_week);
  if (isfinite (trial->hindsight->auc))
    {
      g_string_append_c (facts, '\n');
      g_string_append_printf (facts,
                              /* Translators: how well the score tells those who became customers from those who did not */
                              _("Of two leads, the one that became a customer had the higher score in %.0f%% of cases."),
                              100 * trial->hindsight->auc);
    }
  if (trial->monthly_target > 0)
    {
      g_string_append_c (facts, '\n');
      if (trial->threshold_for_target == BATON_HINDSIGHT_NEVER)
        g_string_append_printf (facts, ngettext ("No threshold would have given %.0f MQL a month.",
                                                 "No threshold would have given %.0f MQLs a month.",
                                                 lround (trial->monthly_target)),
                                trial->monthly_target);
      else
        /* Translators: the promised number of marketing qualified leads a month, and a score */
        g_string_append_printf (facts, ngettext ("%.0f MQL a month: a threshold of %d would have given it.",
                                                 "%.0f MQLs a month: a threshold of %d would have given them.",
                                                 lround (trial->monthly_target)),
                                trial->monthly_target, trial->threshold_for_target);
    }
  return g_string_free (g_steal_pointer (&facts), FALSE);
}

static void
show_bands (BatonRulePast        *self,
            const BatonHindsight *hindsight)
{
  const char * const titles[] = {
    /* Translators: heads of columns of a table */
    C_("column", "Score"), C_("column", "Leads"), C_("column", "Customers"), C_("column", "Precision"),
    C_("column", "Recall"), C_("column", "Lift"), NULL,
  };
  guint row = 1;

  baton_figure_grid_begin (self->bands, titles);
  for (guint i = BATON_HINDSIGHT_BANDS; i > 0; i--)
    {
      const BatonHindsightBand *band = &hindsight->bands[i - 1];
      g_autofree char *score = g_strdup_printf (_("%d to %d"), band->from, band->to);
      g_autofree char *lift = isfinite (band->lift) ? g_strdup_printf (_("%.1f×"), band->lift) : NULL;

      if (band->count == 0)
        continue;
      baton_figure_grid_set_text (self->bands, 0, row, score);
      baton_figure_grid_set_number (self->bands, 1, row, band->count);
      baton_figure_grid_set_number (self->bands, 2, row, band->won);
      baton_figure_grid_set_share (self->bands, 3, row, band->precision);
      baton_figure_grid_set_share (self->bands, 4, row, band->recall);
      baton_figure_grid_set_text (self->bands, 5, row, lift != NULL ? lift : "");
      row++;
    }
}

static void
show_trial (BatonRulePast        *self,
            const BatonRuleTrial *trial)
{
  const BatonHindsight *hindsight = trial->hindsight;
  int threshold = baton_rule_set_get_mql (self->rules)->score;
  const BatonHindsightPoint *point = &hindsight->curve[threshold];
  g_autofree char *summary = NULL;
  g_autofree char *facts = NULL;

  if (hindsight->n_cases[BATON_HINDSIGHT_WON] + hindsight->n_cases[BATON_HINDSIGHT_LOST] +
      hindsight->n_cases[BATON_HINDSIGHT_RETURNED] == 0)
    {
      show_error (self, _("No lead has been won, lost or returned yet, so there is no past to try the rules on."));
      return;
    }

  summary = dup_summary (hindsight, point);
  facts = dup_facts (trial, point);
  adw_expander_row_set_subtitle (self->row, summary);
  gtk_label_set_label (self->facts_label, facts);
  baton_hindsight_chart_show (self->chart, hindsight, threshold, summary);
  show_bands (self, hindsight);
  show_row (self, self->answer_row);
}

static void
tried_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BatonRulePast) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonRuleTrial) trial = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->rules == NULL)
    return;
  g_clear_object (&self->cancellable);
  self->is_answered = TRUE;
  if (trial != NULL)
    show_trial (self, trial);
  else
    show_error (self, error->message);
}

/* The old answer stays until there is a new one. */
static void
ask (BatonRulePast *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->rules == NULL || self->is_answered || !adw_expander_row_get_expanded (self->row))
    return;
  self->cancellable = g_cancellable_new ();
  baton_database_read_async (self->database, try_rules, baton_rule_set_ref (self->rules),
                             (GDestroyNotify) baton_rule_set_unref, (GDestroyNotify) baton_rule_trial_free,
                             self->cancellable, tried_cb, g_object_ref (self));
}

static void
expanded_cb (BatonRulePast *self)
{
  ask (self);
}

static void
baton_rule_past_dispose (GObject *object)
{
  BatonRulePast *self = BATON_RULE_PAST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rules, baton_rule_set_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RULE_PAST);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_rule_past_parent_class)->dispose (object);
}

static void
baton_rule_past_class_init (BatonRulePastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_rule_past_dispose;

  g_type_ensure (BATON_TYPE_HINDSIGHT_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-rule-past.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonRulePast, answer_row);
  gtk_widget_class_bind_template_child (widget_class, BatonRulePast, bands);
  gtk_widget_class_bind_template_child (widget_class, BatonRulePast, busy_row);
  gtk_widget_class_bind_template_child (widget_class, BatonRulePast, chart);
  gtk_widget_class_bind_template_child (widget_class, BatonRulePast, error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRulePast, error_row);
  gtk_widget_class_bind_template_child (widget_class, BatonRulePast, facts_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRulePast, row);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
baton_rule_past_init (BatonRulePast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_rule_past_new:
 * @database: the database
 *
 * Returns: (transfer floating): a view without rules yet
 */
GtkWidget *
baton_rule_past_new (BatonDatabase *database)
{
  BatonRulePast *self = g_object_new (BATON_TYPE_RULE_PAST, NULL);

  self->database = g_object_ref (database);
  return GTK_WIDGET (self);
}

/**
 * baton_rule_past_set_rules:
 * @self: a view
 * @rules: rules
 *
 * Sets the rules that it is about.
 */
void
baton_rule_past_set_rules (BatonRulePast *self,
                           BatonRuleSet  *rules)
{
  g_return_if_fail (BATON_IS_RULE_PAST (self));

  if (self->rules == rules)
    return;
  g_clear_pointer (&self->rules, baton_rule_set_unref);
  self->rules = baton_rule_set_ref (rules);
  self->is_answered = FALSE;
  ask (self);
}
