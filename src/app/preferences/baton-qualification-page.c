/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-qualification-page.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "charts/baton-score-histogram.h"
#include "index/baton-score-grid.h"
#include "preferences/baton-agreement-job.h"
#include "preferences/baton-job-row.h"
#include "preferences/baton-preferences-toast.h"
#include "preferences/baton-problem-row.h"
#include "rules/baton-rule-leads-window.h"

/* How many leads are counted at a time, so that the window goes on drawing. */
#define LEADS_A_STEP 20000

/**
 * BatonQualificationPage:
 *
 * From which score a lead is qualified. While somebody edits, the page tells
 * what the numbers would do: the leads are counted once, by fit and interest,
 * and each edit is a sum over that.
 */
struct _BatonQualificationPage
{
  AdwPreferencesPage   parent_instance;
  BatonLiveIndex      *live;
  BatonThreshold       in_force;
  BatonThreshold       earlier;       /* What undo brings back. */
  int                  hot_in_force;
  int                  earlier_hot;
  BatonMatrix          matrix;
  gint64               version;       /* 0 until it is known what is in force. */
  BatonScoreGrid      *grid;          /* NULL until the leads were counted. */
  BatonScoreGrid      *counting;      /* The grid that is being filled. */
  guint                next_row;
  guint                count;         /* The source that counts. */
  gboolean             is_undoing;

  GtkWidget           *effect_group;
  AdwActionRow        *effect_row;
  GtkSpinButton       *fit_spin;
  BatonScoreHistogram *histogram;
  GtkSpinButton       *hot_spin;
  GtkSpinButton       *interest_spin;
  BatonJobRow         *job_row;
  BatonProblemRow     *problem_row;
  GtkSpinButton       *release_spin;
  GtkWidget           *save_button;
  GtkSpinButton       *score_spin;
};

G_DEFINE_FINAL_TYPE (BatonQualificationPage, baton_qualification_page, ADW_TYPE_PREFERENCES_PAGE)

/* What stands there now, even before the entry is left. */
static int
get_number (GtkSpinButton *spin)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  double least, most;
  gint64 number;

  gtk_spin_button_get_range (spin, &least, &most);
  if (g_ascii_string_to_signed (text, 10, (gint64) least, (gint64) most, &number, NULL))
    return (int) number;
  return gtk_spin_button_get_value_as_int (spin);
}

static BatonThreshold
get_wanted (BatonQualificationPage *self)
{
  return (BatonThreshold) {
    .score = get_number (self->score_spin),
    .release = get_number (self->release_spin),
    .fit = get_number (self->fit_spin),
    .interest = get_number (self->interest_spin),
  };
}

static gboolean
is_changed (BatonQualificationPage *self,
            const BatonThreshold   *wanted)
{
  return self->version != 0 &&
         (wanted->score != self->in_force.score || wanted->release != self->in_force.release ||
          wanted->fit != self->in_force.fit || wanted->interest != self->in_force.interest ||
          get_number (self->hot_spin) != self->hot_in_force);
}

static char *
find_problem (const BatonThreshold *wanted)
{
  if (wanted->release > wanted->score)
    return g_strdup_printf (_("Leads would be released as soon as they qualify. Release them below %d or less."),
                            wanted->score);
  return NULL;
}

static char *
format_difference (const BatonThresholdEffect *effect)
{
  gint64 more = (gint64) effect->qualified - effect->qualified_now;

  if (more == 0)
    return g_strdup (_("As many as now"));
  if (more > 0)
    return g_strdup_printf (ngettext ("%" PRId64 " more than now", "%" PRId64 " more than now", (gulong) more), more);
  return g_strdup_printf (ngettext ("%" PRId64 " fewer than now", "%" PRId64 " fewer than now", (gulong) -more), -more);
}

static void
show_moves (BatonQualificationPage     *self,
            const BatonThresholdEffect *effect)
{
  g_autofree char *over = NULL;
  g_autofree char *back = NULL;
  g_autofree char *hot = NULL;

  over = g_strdup_printf (ngettext ("%u lead would be handed over to Sales", "%u leads would be handed over to Sales",
                                    effect->handed_over), effect->handed_over);
  back = g_strdup_printf (ngettext ("%u lead would go back to Marketing", "%u leads would go back to Marketing",
                                    effect->released), effect->released);
  hot = g_strdup_printf (ngettext ("%u has the score to be hot", "%u have the score to be hot", effect->hot),
                         effect->hot);

  if (effect->handed_over == 0 && effect->released == 0)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->effect_row), _("No lead would move"));
  else
    {
      /* Translators: two sentences about what would happen to leads */
      g_autofree char *both = g_strdup_printf (_("%s\n%s"), over, back);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->effect_row),
                                     effect->released == 0 ? over : effect->handed_over == 0 ? back : both);
    }
  adw_action_row_set_subtitle (self->effect_row, hot);
}

static void
show_effect (BatonQualificationPage *self,
             const BatonThreshold   *wanted)
{
  BatonThresholdEffect effect;
  guint64 scores[BATON_MAX_SCORE + 1];
  g_autofree char *title = NULL;
  g_autofree char *difference = NULL;

  if (self->grid == NULL)
    return;

  baton_score_grid_weigh (self->grid, &self->in_force, wanted, get_number (self->hot_spin), &effect);
  baton_score_grid_get_scores (self->grid, scores);
  /* Translators: marketing-qualified leads, which Sales has not accepted yet */
  title = g_strdup_printf (ngettext ("%'u lead would be an MQL", "%'u leads would be MQLs", effect.qualified),
                           effect.qualified);
  difference = format_difference (&effect);
  baton_score_histogram_show (self->histogram, scores, scores, wanted->score, title, difference);
  baton_score_histogram_set_release (self->histogram, wanted->release);
  show_moves (self, &effect);
  gtk_widget_set_visible (self->effect_group, TRUE);
}

static void
changed_cb (BatonQualificationPage *self)
{
  BatonThreshold wanted = get_wanted (self);
  g_autofree char *problem = find_problem (&wanted);

  if (self->version == 0)
    return;
  baton_problem_row_say (self->problem_row, problem);
  gtk_widget_set_sensitive (self->save_button,
                            problem == NULL && is_changed (self, &wanted) &&
                            !baton_job_row_is_busy (self->job_row));
  show_effect (self, &wanted);
}

static gboolean
count_some (gpointer user_data)
{
  BatonQualificationPage *self = user_data;
  BatonIndex *index = baton_live_index_get_index (self->live);
  guint n_rows = index != NULL ? baton_index_get_n_rows (index) : 0;
  guint end = MIN (self->next_row + LEADS_A_STEP, n_rows);
  gint64 now = g_get_real_time ();
  BatonIndexRow row;

  for (; self->next_row < end; self->next_row++)
    {
      if (baton_index_get_row (index, self->next_row, &row))
        baton_score_grid_add (self->counting, &row, now);
    }
  if (self->next_row < n_rows)
    return G_SOURCE_CONTINUE;

  self->count = 0;
  g_clear_pointer (&self->grid, baton_score_grid_free);
  self->grid = g_steal_pointer (&self->counting);
  changed_cb (self);
  return G_SOURCE_REMOVE;
}

/* Whatever was counted so far is shown until the new count is complete. */
static void
count_leads (BatonQualificationPage *self)
{
  g_clear_handle_id (&self->count, g_source_remove);
  g_clear_pointer (&self->counting, baton_score_grid_free);
  if (self->version == 0 || self->live == NULL)
    return;

  self->counting = baton_score_grid_new (&self->matrix);
  self->next_row = 0;
  self->count = g_idle_add (count_some, self);
}

static void
set_numbers (BatonQualificationPage *self,
             const BatonThreshold   *mql,
             int                     hot)
{
  gtk_spin_button_set_value (self->score_spin, mql->score);
  gtk_spin_button_set_value (self->release_spin, mql->release);
  gtk_spin_button_set_value (self->fit_spin, mql->fit);
  gtk_spin_button_set_value (self->interest_spin, mql->interest);
  gtk_spin_button_set_value (self->hot_spin, hot);
}

static void save (BatonQualificationPage *self,
                  gboolean                confirm);

static void
undo_cb (BatonQualificationPage *self)
{
  if (baton_job_row_is_busy (self->job_row))
    return;
  set_numbers (self, &self->earlier, self->earlier_hot);
  self->is_undoing = TRUE;
  save (self, FALSE);
}

static void
tell_saved (BatonQualificationPage   *self,
            const BatonRescoreReport *report)
{
  g_autofree char *text = NULL;

  if (self->is_undoing)
    {
      baton_preferences_say (GTK_WIDGET (self), _("The earlier numbers are in force again"));
      return;
    }
  text = g_strdup_printf (ngettext ("Saved, and %" PRIu64 " lead handed over", "Saved, and %" PRIu64 " leads handed over",
                                    (gulong) report->handed_over), report->handed_over);
  baton_preferences_say_undo (GTK_WIDGET (self), report->handed_over > 0 ? text : _("Saved"), G_CALLBACK (undo_cb));
}

static void
handed_over_cb (BatonQualificationPage *self,
                guint                   n_leads)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%'u lead handed over", "%'u leads handed over", n_leads),
                                           n_leads);

  baton_preferences_say (GTK_WIDGET (self), text);
}

static void
show_newcomers (BatonQualificationPage *self,
                const GArray           *leads)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window;

  if (root == NULL || leads == NULL || leads->len == 0)
    return;
  window = baton_rule_leads_window_new (GTK_WINDOW (root), self->live, _("Newly Qualified"), leads);
  baton_rule_leads_window_ask (BATON_RULE_LEADS_WINDOW (window));
  g_signal_connect_object (window, "confirmed", G_CALLBACK (handed_over_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BatonQualificationPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonThresholdOutcome) outcome = NULL;

  outcome = baton_agreement_job_thresholds_finish (BATON_DATABASE (object), result, &error);
  if (self->live == NULL)
    return;

  baton_job_row_end (self->job_row, error);
  changed_cb (self);
  if (outcome != NULL)
    {
      self->version = outcome->version;
      tell_saved (self, &outcome->report);
      show_newcomers (self, outcome->newcomers);
    }
  else if (g_error_matches (error, BATON_ERROR, BATON_ERROR_CONFLICT))
    baton_preferences_say (GTK_WIDGET (self), error->message);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    baton_problem_row_say (self->problem_row, error->message);
  self->is_undoing = FALSE;

  /* Where nothing is known to be different, what was typed and what is wrong stay. */
  if (outcome != NULL || g_error_matches (error, BATON_ERROR, BATON_ERROR_CONFLICT))
    gtk_widget_activate_action (GTK_WIDGET (self), "preferences.reload", NULL);
}

static void
save (BatonQualificationPage *self,
      gboolean                confirm)
{
  g_autoptr(BatonProgress) progress = baton_progress_new ();
  GCancellable *cancellable = baton_job_row_begin (self->job_row, _("Scoring all leads"), progress);
  const BatonThresholdRequest request = {
    .mql = get_wanted (self),
    .hot = get_number (self->hot_spin),
    .based_on = self->version,
    .confirm = confirm,
  };

  self->earlier = self->in_force;
  self->earlier_hot = self->hot_in_force;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  baton_agreement_job_thresholds_async (baton_live_index_get_database (self->live), &request, progress,
                                        cancellable, saved_cb, g_object_ref (self));
}

static void
confirmed_cb (BatonQualificationPage *self,
              const char             *response)
{
  if (!g_str_equal (response, "cancel") && !baton_job_row_is_busy (self->job_row))
    save (self, g_str_equal (response, "look"));
}

/* Many leads at once are work for many people; that is asked for first. */
static void
confirm (BatonQualificationPage *self,
         guint                   n_leads)
{
  GtkWidget *dialog;
  g_autofree char *heading = NULL;

  heading = g_strdup_printf (ngettext ("Hand Over %u Lead?", "Hand Over %u Leads?", n_leads), n_leads);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
                                   ngettext ("Sales gets it at once, and the time for the first contact begins.",
                                             "Sales gets them at once, and the time for the first contact begins.",
                                             n_leads));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "look", _("Save and _Look First"),
                                    "save", _("_Save and Hand Over"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_cb (BatonQualificationPage *self)
{
  BatonThreshold wanted = get_wanted (self);
  BatonThresholdEffect effect = { 0, };

  /* A key that was pressed before is answered a moment later. */
  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  if (self->grid != NULL)
    baton_score_grid_weigh (self->grid, &self->in_force, &wanted, 0, &effect);
  if (effect.handed_over > 0)
    confirm (self, effect.handed_over);
  else
    save (self, FALSE);
}

static void
baton_qualification_page_dispose (GObject *object)
{
  BatonQualificationPage *self = BATON_QUALIFICATION_PAGE (object);

  g_clear_handle_id (&self->count, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_QUALIFICATION_PAGE);
  g_clear_pointer (&self->counting, baton_score_grid_free);
  g_clear_pointer (&self->grid, baton_score_grid_free);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_qualification_page_parent_class)->dispose (object);
}

static void
baton_qualification_page_class_init (BatonQualificationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_qualification_page_dispose;

  g_type_ensure (BATON_TYPE_JOB_ROW);
  g_type_ensure (BATON_TYPE_PROBLEM_ROW);
  g_type_ensure (BATON_TYPE_SCORE_HISTOGRAM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/batonleads/Baton/baton-qualification-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, effect_group);
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, effect_row);
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, fit_spin);
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, histogram);
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, hot_spin);
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, interest_spin);
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, job_row);
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, problem_row);
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, release_spin);
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, BatonQualificationPage, score_spin);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
baton_qualification_page_init (BatonQualificationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->effect_group, FALSE);
}

/**
 * baton_qualification_page_set_live_index:
 * @self: a page without leads
 * @live: the leads
 *
 * Sets the leads that are counted.
 */
void
baton_qualification_page_set_live_index (BatonQualificationPage *self,
                                         BatonLiveIndex         *live)
{
  g_return_if_fail (BATON_IS_QUALIFICATION_PAGE (self));
  g_return_if_fail (BATON_IS_LIVE_INDEX (live) && self->live == NULL);

  self->live = g_object_ref (live);
  g_signal_connect_object (live, "changed", G_CALLBACK (count_leads), self, G_CONNECT_SWAPPED);
  count_leads (self);
}

/**
 * baton_qualification_page_show:
 * @self: a page
 * @agreement: what is in force
 *
 * Shows what is in force. What somebody is editing stays.
 */
void
baton_qualification_page_show (BatonQualificationPage *self,
                               const BatonAgreement   *agreement)
{
  gboolean is_edited;

  g_return_if_fail (BATON_IS_QUALIFICATION_PAGE (self));

  is_edited = baton_qualification_page_is_changed (self);
  self->in_force = agreement->mql;
  self->hot_in_force = agreement->hot;
  self->matrix = agreement->matrix;
  self->version = agreement->rules_version;
  if (!is_edited)
    set_numbers (self, &agreement->mql, agreement->hot);
  count_leads (self);
  changed_cb (self);
}

/**
 * baton_qualification_page_is_changed:
 * @self: a page
 *
 * Tells whether something was edited that is not saved.
 *
 * Returns: whether it is
 */
gboolean
baton_qualification_page_is_changed (BatonQualificationPage *self)
{
  BatonThreshold wanted;

  g_return_val_if_fail (BATON_IS_QUALIFICATION_PAGE (self), FALSE);

  wanted = get_wanted (self);
  return is_changed (self, &wanted);
}
