/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rule-effect-view.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "charts/baton-score-histogram.h"
#include "rules/baton-matrix-grid.h"

/* An answer that takes longer dims the old one. */
#define PATIENCE_MS 200

/**
 * BatonRuleEffectView:
 *
 * What the edited rules would do to all leads: how the scores move, who would
 * enter and who would leave, and how fit and interest lie.
 */
struct _BatonRuleEffectView
{
  AdwBin               parent_instance;
  guint                patience_source;

  GtkLabel            *basis_label;
  GtkBox              *box;
  GtkButton           *count_button;
  GtkButton           *entering_button;
  AdwButtonContent    *entering_content;
  GtkLabel            *error_label;
  GtkWidget           *figures_box;
  BatonScoreHistogram *histogram;
  GtkButton           *leaving_button;
  AdwButtonContent    *leaving_content;
  BatonMatrixGrid     *matrix;
};

G_DEFINE_FINAL_TYPE (BatonRuleEffectView, baton_rule_effect_view, ADW_TYPE_BIN)

static void
stop_waiting (BatonRuleEffectView *self)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  gtk_widget_remove_css_class (self->figures_box, "outdated");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->figures_box), GTK_ACCESSIBLE_STATE_BUSY, FALSE, -1);
}

static void
lose_patience (gpointer user_data)
{
  BatonRuleEffectView *self = user_data;

  self->patience_source = 0;
  gtk_widget_add_css_class (self->figures_box, "outdated");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->figures_box), GTK_ACCESSIBLE_STATE_BUSY, TRUE, -1);
}

static void
baton_rule_effect_view_dispose (GObject *object)
{
  BatonRuleEffectView *self = BATON_RULE_EFFECT_VIEW (object);

  g_clear_handle_id (&self->patience_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RULE_EFFECT_VIEW);

  G_OBJECT_CLASS (baton_rule_effect_view_parent_class)->dispose (object);
}

static void
baton_rule_effect_view_class_init (BatonRuleEffectViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_rule_effect_view_dispose;

  g_type_ensure (BATON_TYPE_MATRIX_GRID);
  g_type_ensure (BATON_TYPE_SCORE_HISTOGRAM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-rule-effect-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, basis_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, box);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, count_button);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, entering_button);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, entering_content);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, figures_box);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, histogram);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, leaving_button);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, leaving_content);
  gtk_widget_class_bind_template_child (widget_class, BatonRuleEffectView, matrix);
}

static void
baton_rule_effect_view_init (BatonRuleEffectView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint64
count_from (const guint64 *scores,
            int            threshold)
{
  guint64 n = 0;

  for (int score = threshold; score < BATON_N_SCORES; score++)
    n += scores[score];
  return n;
}

static void
show_scores (BatonRuleEffectView   *self,
             const BatonRuleEffect *effect,
             BatonRuleSet          *base,
             BatonRuleSet          *rules)
{
  int threshold = baton_rule_set_get_mql (rules)->score;
  guint64 after = count_from (effect->after.scores, threshold);
  guint64 before = count_from (effect->before.scores, baton_rule_set_get_mql (base)->score);
  /* Translators: all leads, in whatever stage; %d is the score from which leads are qualified */
  g_autofree char *title = g_strdup_printf (ngettext ("%'" PRIu64 " lead scores %d or more",
                                                      "%'" PRIu64 " leads score %d or more", after), after, threshold);
  /* Translators: the number of leads */
  g_autofree char *subtitle = g_strdup_printf (_("All stages; %'" PRIu64 " before"), before);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->histogram),
                               _("All leads by score, whatever their stage: those that Sales works on, "
                                 "customers and disqualified leads too."));
  baton_score_histogram_show (self->histogram, effect->before.scores, effect->after.scores, threshold, title, subtitle);
}

static void
show_movers (BatonRuleEffectView   *self,
             const BatonRuleEffect *effect)
{
  /* Translators: leads that would become marketing qualified */
  g_autofree char *entering = g_strdup_printf (ngettext ("%'" PRIu64 " would enter", "%'" PRIu64 " would enter",
                                                         effect->n_entering), effect->n_entering);
  /* Translators: leads that would not be marketing qualified any longer */
  g_autofree char *leaving = g_strdup_printf (ngettext ("%'" PRIu64 " would leave", "%'" PRIu64 " would leave",
                                                        effect->n_leaving), effect->n_leaving);

  adw_button_content_set_label (self->entering_content, entering);
  adw_button_content_set_label (self->leaving_content, leaving);
  gtk_widget_set_visible (GTK_WIDGET (self->entering_button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->leaving_button), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entering_button), effect->entering->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->leaving_button), effect->leaving->len > 0);
}

/**
 * baton_rule_effect_view_show:
 * @self: a view
 * @effect: what the rules would do
 * @base: the rules in force
 * @rules: the rules that it is about
 *
 * Shows what rules would do.
 */
void
baton_rule_effect_view_show (BatonRuleEffectView   *self,
                             const BatonRuleEffect *effect,
                             BatonRuleSet          *base,
                             BatonRuleSet          *rules)
{
  g_autofree char *basis = NULL;

  g_return_if_fail (BATON_IS_RULE_EFFECT_VIEW (self));

  stop_waiting (self);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  if (effect->is_estimate)
    /* Translators: the numbers are estimated; both are numbers of leads */
    basis = g_strdup_printf (ngettext ("from %'" PRIu64 " of %'" PRIu64 " lead",
                                       "from %'" PRIu64 " of %'" PRIu64 " leads", effect->n_leads),
                             effect->n_scored, effect->n_leads);
  else
    basis = g_strdup_printf (ngettext ("%'" PRIu64 " lead in all", "all %'" PRIu64 " leads", effect->n_leads),
                             effect->n_leads);
  gtk_label_set_label (self->basis_label, basis);
  gtk_widget_set_visible (GTK_WIDGET (self->count_button), effect->is_estimate);
  show_scores (self, effect, base, rules);
  show_movers (self, effect);
  baton_matrix_grid_show_counts (self->matrix, effect->after.matrix);
}

/**
 * baton_rule_effect_view_show_rules:
 * @self: a view
 * @rules: rules, whose effect is not known yet
 *
 * Shows at once what needs no counting.
 */
void
baton_rule_effect_view_show_rules (BatonRuleEffectView *self,
                                   BatonRuleSet        *rules)
{
  g_return_if_fail (BATON_IS_RULE_EFFECT_VIEW (self));

  baton_matrix_grid_show_actions (self->matrix, &baton_rule_set_get_sheet (rules)->matrix);
}

/**
 * baton_rule_effect_view_set_busy:
 * @self: a view
 * @is_busy: whether another answer is under way
 *
 * Dims what is shown when the next answer lets wait for it.
 */
void
baton_rule_effect_view_set_busy (BatonRuleEffectView *self,
                                 gboolean             is_busy)
{
  g_return_if_fail (BATON_IS_RULE_EFFECT_VIEW (self));

  if (!is_busy)
    stop_waiting (self);
  else if (self->patience_source == 0)
    self->patience_source = g_timeout_add_once (PATIENCE_MS, lose_patience, self);
}

/**
 * baton_rule_effect_view_show_error:
 * @self: a view
 * @message: what went wrong
 *
 * Says why there is no answer.
 */
void
baton_rule_effect_view_show_error (BatonRuleEffectView *self,
                                   const char          *message)
{
  g_return_if_fail (BATON_IS_RULE_EFFECT_VIEW (self));

  stop_waiting (self);
  gtk_label_set_label (self->error_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

/**
 * baton_rule_effect_view_add:
 * @self: a view
 * @widget: what else there is to see
 *
 * Adds something below.
 */
void
baton_rule_effect_view_add (BatonRuleEffectView *self,
                            GtkWidget           *widget)
{
  g_return_if_fail (BATON_IS_RULE_EFFECT_VIEW (self));

  gtk_box_append (self->box, widget);
}
