/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rules-suggest-window.h"

#include <glib/gi18n.h>

#include "baton-learning.h"
#include "baton-progress.h"
#include "learning/baton-late-fields.h"
#include "rules/baton-figure-grid.h"
#include "scoring/baton-condition-words.h"
#include "scoring/baton-rule-words.h"
#include "widgets/baton-weak.h"

/**
 * BatonRulesSuggestWindow:
 *
 * Learns rules from the leads whose outcome is known, says how good they are and
 * what was left out, and puts them into the editor for whoever wants them.
 */
struct _BatonRulesSuggestWindow
{
  AdwWindow            parent_instance;
  BatonDatabase       *database;
  BatonRuleDraft      *draft;
  BatonLesson         *lesson;         /* NULL until something is learned. */
  BatonProgress       *progress;       /* Of the lesson that is under way, or was last. */
  GCancellable        *cancellable;    /* Of the lesson that is under way, or NULL. */
  GPtrArray           *late_rows;      /* Owned by the group. */

  GtkLabel            *auc_label;
  GtkGrid             *bands;
  GtkLabel            *basis_label;
  AdwStatusPage       *failed_page;
  AdwActionRow        *keep_row;
  GtkSwitch           *keep_switch;
  AdwPreferencesGroup *late_group;
  GtkProgressBar      *progress_bar;
  GtkListBox          *rules_list;
  GtkStack            *stack;
  GtkWidget           *use_button;
};

enum { SUGGESTED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonRulesSuggestWindow, baton_rules_suggest_window, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* What to learn. */
typedef struct
{
  BatonLearningOptions  options;
  BatonProgress        *progress;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->progress);
  g_free (request);
}

/* On a thread of the database. */
static gpointer
learn_rules (BatonSession  *session,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Request *request = data;

  return baton_rules_learn (session, &request->options, baton_progress_tell, request->progress, cancellable, error);
}

static void
show_quality (BatonRulesSuggestWindow *self,
              const BatonScorecard    *card)
{
  g_autofree char *auc =
    /* Translators: how well the score tells customers from lost leads (AUC), and how much that varies */
    g_strdup_printf (_("Of two leads, the customer has the higher score in %.0f%% of cases (± %.0f)"),
                     100 * card->auc, 100 * card->auc_spread);
  g_autofree char *won = g_strdup_printf (ngettext ("%'u lead that became a customer",
                                                    "%'u leads that became customers", card->n_won), card->n_won);
  /* Translators: of leads */
  g_autofree char *lost = g_strdup_printf (ngettext ("%'u that was lost", "%'u that were lost", card->n_lost),
                                           card->n_lost);
  /* Translators: %1$.2f is a measure of quality, as statisticians call it; then “80 leads that became customers”,
   * and “90 that were lost” */
  g_autofree char *basis = g_strdup_printf (_("AUC %1$.2f, learned from %2$s and %3$s"), card->auc, won, lost);

  gtk_label_set_label (self->auc_label, auc);
  gtk_label_set_label (self->basis_label, basis);
}

static GtkWidget *
create_mark (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "outcome");
  return label;
}

static void
show_late (BatonRulesSuggestWindow *self,
           const BatonScorecard    *card)
{
  for (guint i = 0; i < self->late_rows->len; i++)
    adw_preferences_group_remove (self->late_group, g_ptr_array_index (self->late_rows, i));
  g_ptr_array_set_size (self->late_rows, 0);

  for (guint i = 0; i < card->late->len; i++)
    {
      const BatonLateField *late = g_ptr_array_index (card->late, i);
      g_autofree char *title = baton_field_in_words (late->field);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), late->reason);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 create_mark (late->certain && !card->kept_late
                                              /* Translators: of a field of leads */
                                              ? C_("learning", "Left out")
                                              /* Translators: of a field of leads */
                                              : C_("learning", "Learned from")));
      adw_preferences_group_add (self->late_group, row);
      g_ptr_array_add (self->late_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->late_group), card->late->len > 0);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->keep_row), ADW_TYPE_PREFERENCES_GROUP),
                          card->late->len > 0);
}

static void
show_rules (BatonRulesSuggestWindow *self,
            const BatonScorecard    *card)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rules_list, 0)) != NULL)
    gtk_list_box_remove (self->rules_list, GTK_WIDGET (row));
  for (guint i = 0; i < card->rules->len; i++)
    {
      g_autofree char *words = baton_rule_words_fit (g_ptr_array_index (card->rules, i));
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "rule-change");
      gtk_list_box_append (self->rules_list, label);
    }
}

static void
show_bands (BatonRulesSuggestWindow *self,
            const BatonScorecard    *card)
{
  const char * const titles[] = {
    C_("column", "Score"), C_("column", "Leads"),
    /* Translators: heads of columns: the share that was expected to become customers, and that did */
    C_("column", "Expected"), C_("column", "Happened"), NULL,
  };
  guint row = 1;

  baton_figure_grid_begin (self->bands, titles);
  for (guint i = BATON_SCORECARD_BANDS; i > 0; i--)
    {
      const BatonScoreBand *band = &card->bands[i - 1];
      g_autofree char *score = g_strdup_printf (_("%d to %d"), band->from, band->to);

      if (band->n_cases == 0)
        continue;
      baton_figure_grid_set_text (self->bands, 0, row, score);
      baton_figure_grid_set_number (self->bands, 1, row, band->n_cases);
      baton_figure_grid_set_share (self->bands, 2, row, band->predicted);
      baton_figure_grid_set_share (self->bands, 3, row, (double) band->n_won / band->n_cases);
      row++;
    }
}

static void
show_lesson (BatonRulesSuggestWindow *self,
             BatonLesson             *lesson)
{
  g_clear_pointer (&self->lesson, baton_lesson_free);
  self->lesson = lesson;
  show_quality (self, lesson->scorecard);
  show_late (self, lesson->scorecard);
  show_rules (self, lesson->scorecard);
  show_bands (self, lesson->scorecard);
  gtk_widget_set_sensitive (self->use_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "lesson");
}

static void
show_failure (BatonRulesSuggestWindow *self,
              const GError            *error)
{
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
learned_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(BatonRulesSuggestWindow) self = baton_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonLesson) lesson = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (lesson != NULL)
    show_lesson (self, g_steal_pointer (&lesson));
  else
    show_failure (self, error);
}

static void
progressed_cb (BatonRulesSuggestWindow *self,
               GParamSpec              *pspec,
               BatonProgress           *progress)
{
  if (progress == self->progress)
    gtk_progress_bar_set_fraction (self->progress_bar, baton_progress_get_fraction (progress));
}

static void
watch_progress (BatonRulesSuggestWindow *self)
{
  g_clear_object (&self->progress);
  self->progress = baton_progress_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  g_signal_connect_object (self->progress, "notify::fraction", G_CALLBACK (progressed_cb), self, G_CONNECT_SWAPPED);
}

static void
learn (BatonRulesSuggestWindow *self)
{
  Request *request;

  if (self->database == NULL)
    return;
  watch_progress (self);
  request = g_new0 (Request, 1);
  request->options.keep_late = gtk_switch_get_active (self->keep_switch);
  request->progress = g_object_ref (self->progress);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->use_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  baton_database_read_async (self->database, learn_rules, request, (GDestroyNotify) request_free,
                             (GDestroyNotify) baton_lesson_free, self->cancellable, learned_cb, baton_weak_new (self));
}

static void
use_cb (BatonRulesSuggestWindow *self)
{
  g_autoptr(GError) error = NULL;
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (self->lesson->rules));

  if (!baton_rule_draft_change (self->draft, sheet, NULL, &error))
    {
      show_failure (self, error);
      return;
    }
  g_signal_emit (self, signals[SUGGESTED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
baton_rules_suggest_window_dispose (GObject *object)
{
  BatonRulesSuggestWindow *self = BATON_RULES_SUGGEST_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  g_clear_object (&self->progress);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RULES_SUGGEST_WINDOW);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->lesson, baton_lesson_free);

  G_OBJECT_CLASS (baton_rules_suggest_window_parent_class)->dispose (object);
}

static void
baton_rules_suggest_window_finalize (GObject *object)
{
  g_ptr_array_unref (BATON_RULES_SUGGEST_WINDOW (object)->late_rows);

  G_OBJECT_CLASS (baton_rules_suggest_window_parent_class)->finalize (object);
}

static void
baton_rules_suggest_window_class_init (BatonRulesSuggestWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_rules_suggest_window_dispose;
  object_class->finalize = baton_rules_suggest_window_finalize;

  /**
   * BatonRulesSuggestWindow::suggested:
   *
   * The learned rules are in the editor.
   */
  signals[SUGGESTED] =
    g_signal_new ("suggested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/batonleads/Baton/baton-rules-suggest-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, auc_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, bands);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, basis_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, keep_row);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, keep_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, late_group);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, rules_list);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSuggestWindow, use_button);
  gtk_widget_class_bind_template_callback (widget_class, learn);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
baton_rules_suggest_window_init (BatonRulesSuggestWindow *self)
{
  self->late_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_rules_suggest_window_new:
 * @parent: (nullable): the window that it belongs to
 * @database: the database
 * @draft: the rules as they are edited
 *
 * Makes a window, which begins to learn.
 *
 * Returns: (transfer none): the window, not yet shown; GTK owns it
 */
GtkWidget *
baton_rules_suggest_window_new (GtkWindow      *parent,
                                BatonDatabase  *database,
                                BatonRuleDraft *draft)
{
  BatonRulesSuggestWindow *self = g_object_new (BATON_TYPE_RULES_SUGGEST_WINDOW, "transient-for", parent, NULL);

  self->database = g_object_ref (database);
  self->draft = g_object_ref (draft);
  learn (self);
  return GTK_WIDGET (self);
}
