/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "funnel/baton-funnel-page.h"

#include <glib/gi18n.h>

#include "charts/baton-funnel-chart.h"
#include "funnel/baton-funnel-export.h"
#include "funnel/baton-funnel-row.h"
#include "funnel/baton-funnel-words.h"
#include "funnel/baton-value-choice.h"
#include "widgets/baton-leak-list.h"
#include "widgets/baton-two-columns.h"
#include "widgets/baton-wrap-layout.h"

/* How long changes are gathered before the funnel is computed anew. */
#define GATHER_MS 300

/* An answer that takes longer dims the old one. */
#define PATIENCE_MS 200

/**
 * BatonFunnelPage:
 *
 * How many leads go on from stage to stage, beside the period before, and
 * where they get stuck.
 *
 * Invariants: at most one question is under way; what a person chooses
 * replaces it, while changes of leads wait until it is answered.
 */
struct _BatonFunnelPage
{
  AdwBin                parent_instance;
  BatonLiveIndex       *live;
  BatonFunnelReport    *report;        /* NULL until there is an answer. */
  GCancellable         *question;      /* NULL when nothing was asked. */
  gboolean              ask_again;     /* Leads changed while a question was under way. */
  guint                 gather_source;
  guint                 patience_source;
  GListStore           *rows;          /* BatonFunnelRow. */
  GtkFileChooserNative *chooser;       /* NULL unless it is open. */

  GtkWidget            *answer_box;
  BatonValueChoice     *campaign_choice;
  BatonFunnelChart     *chart;
  GtkLabel             *failure_label;
  BatonLeakList        *leak_list;
  GtkWidget            *news_box;
  GtkListBox           *news_list;
  GtkDropDown          *period_drop_down;
  GtkLabel             *period_label;
  BatonValueChoice     *source_choice;
  GtkStack             *stack;
  GtkColumnView        *table;
  GtkLabel             *title_label;
};

enum { PROP_0, PROP_LIVE_INDEX, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonFunnelPage, baton_funnel_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

/* What a funnel is asked for. */
typedef struct
{
  BatonFunnelPeriod period;
  GArray           *leads;    /* gint64; NULL for all */
} Question;

static void ask (BatonFunnelPage *self);

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->leads, g_array_unref);
  g_free (question);
}

static int
compare_leads (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* On a thread of the database. */
static gpointer
answer (BatonSession  *session,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Question *question = data;

  if (question->leads != NULL)
    g_array_sort (question->leads, compare_leads);
  return baton_funnel_report (session, question->period, question->leads, cancellable, error);
}

static void
stop_waiting (BatonFunnelPage *self)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  gtk_widget_remove_css_class (self->answer_box, "outdated");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->answer_box), GTK_ACCESSIBLE_STATE_BUSY, FALSE, -1);
}

static void
lose_patience (gpointer user_data)
{
  BatonFunnelPage *self = user_data;

  self->patience_source = 0;
  gtk_widget_add_css_class (self->answer_box, "outdated");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->answer_box), GTK_ACCESSIBLE_STATE_BUSY, TRUE, -1);
}

static GtkWidget *
create_news_row (const BatonFunnelNews *news)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name (news->has_risen ? "pan-up-symbolic" : "pan-down-symbolic");

  gtk_widget_set_valign (arrow, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), news->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), news->text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), arrow);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.list-leads");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", news->filter);
  /* Translators: tooltip of a row about a stage of the funnel */
  gtk_widget_set_tooltip_text (row, _("Show the leads in this stage"));
  return row;
}

static void
show_news (BatonFunnelPage *self)
{
  g_autoptr(GPtrArray) list = baton_funnel_words_list_news (self->report);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->news_list, 0)) != NULL)
    gtk_list_box_remove (self->news_list, GTK_WIDGET (row));
  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (self->news_list, create_news_row (g_ptr_array_index (list, i)));
  gtk_widget_set_visible (self->news_box, self->report->before != NULL);
}

static void
show_leaks (BatonFunnelPage *self)
{
  BatonIndex *index = baton_live_index_get_index (self->live);

  if (index != NULL)
    baton_leak_list_show (self->leak_list, index, self->report->process, self->report->fit, self->report->now);
}

static void
show_table (BatonFunnelPage         *self,
            const BatonFunnelFigure *figure)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < figure->marks->len; i++)
    g_ptr_array_add (rows, baton_funnel_row_new (baton_funnel_figure_get_mark (figure, i)));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
}

static void
show_report (BatonFunnelPage   *self,
             BatonFunnelReport *report)
{
  g_autoptr(BatonFunnelFigure) figure = baton_funnel_words_make_figure (report);
  g_autofree char *title = baton_funnel_words_dup_title (report);
  g_autofree char *period = baton_funnel_words_dup_period (report);
  BatonIndex *index = baton_live_index_get_index (self->live);
  gboolean is_empty = index != NULL && baton_index_get_n_leads (index) == 0;

  g_clear_pointer (&self->report, baton_funnel_report_free);
  self->report = report;
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->period_label, period);
  baton_funnel_chart_set_figure (self->chart, figure);
  show_table (self, figure);
  show_news (self);
  show_leaks (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "funnel.export", TRUE);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "ready");
}

static void
show_failure (BatonFunnelPage *self,
              const GError    *error)
{
  gtk_label_set_label (self->failure_label, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(BatonFunnelPage) self = user_data;
  g_autoptr(GError) error = NULL;
  BatonFunnelReport *report = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->question);
  stop_waiting (self);
  if (report != NULL)
    show_report (self, report);
  else
    show_failure (self, error);
  if (self->ask_again)
    ask (self);
}

/* The leads of the source and the campaign that were chosen; NULL for all. */
static GArray *
select_leads (BatonFunnelPage *self,
              BatonIndex      *index)
{
  g_autofree char *source = baton_value_choice_dup_term (self->source_choice);
  g_autofree char *campaign = baton_value_choice_dup_term (self->campaign_choice);
  g_autofree char *text = NULL;
  g_autoptr(BatonFilter) filter = NULL;
  g_autoptr(GArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  GArray *leads;

  if (self->report == NULL || (source == NULL && campaign == NULL))
    return NULL;

  text = g_strjoin (" ", source != NULL ? source : "", campaign, NULL);
  filter = baton_filter_parse (text, self->report->process, self->report->now, &error);
  if (filter != NULL)
    rows = baton_index_select (index, filter, NULL, FALSE, NULL, &error);
  if (rows == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", error->message);
      return NULL;
    }

  leads = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = baton_index_get_id (index, g_array_index (rows, guint32, i));

      g_array_append_val (leads, id);
    }
  return leads;
}

/* Asks for the funnel as it was chosen; a question under way is dropped. */
static void
ask (BatonFunnelPage *self)
{
  BatonIndex *index = baton_live_index_get_index (self->live);
  Question *question;

  g_clear_handle_id (&self->gather_source, g_source_remove);
  self->ask_again = FALSE;
  if (index == NULL)
    return;

  g_cancellable_cancel (self->question);
  g_clear_object (&self->question);
  self->question = g_cancellable_new ();

  question = g_new0 (Question, 1);
  question->period = gtk_drop_down_get_selected (self->period_drop_down);
  question->leads = select_leads (self, index);
  if (self->patience_source == 0)
    self->patience_source = g_timeout_add_once (PATIENCE_MS, lose_patience, self);
  baton_database_read_async (baton_live_index_get_database (self->live), answer, question, question_free,
                             (GDestroyNotify) baton_funnel_report_free, self->question,
                             answered_cb, g_object_ref (self));
}

static void
offer_values (BatonFunnelPage *self)
{
  BatonIndex *index = baton_live_index_get_index (self->live);

  if (index == NULL)
    return;
  baton_value_choice_update (self->source_choice, index);
  baton_value_choice_update (self->campaign_choice, index);
}

static void
gathered (gpointer user_data)
{
  BatonFunnelPage *self = user_data;

  self->gather_source = 0;
  offer_values (self);
  if (self->question != NULL)
    self->ask_again = TRUE;
  else
    ask (self);
}

/* Nobody looks at a page that is not shown; when it is, it asks. */
static void
leads_changed_cb (BatonFunnelPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->report == NULL && self->question == NULL)
    {
      offer_values (self);
      ask (self);
    }
  else if (self->gather_source == 0)
    self->gather_source = g_timeout_add_once (GATHER_MS, gathered, self);
}

static void
live_failed_cb (BatonFunnelPage *self)
{
  const GError *error = baton_live_index_get_error (self->live);

  if (error != NULL && baton_live_index_get_index (self->live) == NULL)
    show_failure (self, error);
}

static void
choice_changed_cb (BatonFunnelPage *self)
{
  if (self->live != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

static void
row_activated_cb (BatonFunnelPage *self,
                  guint            position)
{
  g_autoptr(BatonFunnelRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.list-leads", "s", baton_funnel_row_get_filter (row));
}

static void
retry_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BatonFunnelPage *self = BATON_FUNNEL_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, self->report != NULL ? "ready" : "loading");
  if (baton_live_index_get_index (self->live) == NULL)
    baton_live_index_reload (self->live);
  else
    ask (self);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(BatonFunnelPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (baton_funnel_export_finish (result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", _("Funnel saved"));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", error->message);
}

static BatonFunnelExport
get_format (const char *suffix)
{
  for (int format = BATON_FUNNEL_EXPORT_SVG; format < BATON_FUNNEL_EXPORT_CSV; format++)
    {
      if (g_str_equal (suffix, baton_funnel_export_get_suffix (format)))
        return format;
    }
  return BATON_FUNNEL_EXPORT_CSV;
}

static void
file_chosen_cb (BatonFunnelPage *self,
                int              response)
{
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT && (file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))) != NULL)
    baton_funnel_export_async (baton_funnel_chart_get_figure (self->chart),
                               get_format (g_object_get_data (G_OBJECT (self->chooser), "suffix")),
                               file, NULL, exported_cb, g_object_ref (self));
  g_clear_object (&self->chooser);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonFunnelPage *self = BATON_FUNNEL_PAGE (widget);
  const char *suffix = g_variant_get_string (parameter, NULL);
  /* Translators: the name of a file, without its suffix */
  g_autofree char *name = g_strdup_printf ("%s.%s", _("funnel"), suffix);

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Save the Funnel"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_object_set_data_full (G_OBJECT (self->chooser), "suffix", g_strdup (suffix), g_free);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (file_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
baton_funnel_page_map (GtkWidget *widget)
{
  BatonFunnelPage *self = BATON_FUNNEL_PAGE (widget);

  GTK_WIDGET_CLASS (baton_funnel_page_parent_class)->map (widget);

  offer_values (self);
  ask (self);
}

static void
baton_funnel_page_constructed (GObject *object)
{
  BatonFunnelPage *self = BATON_FUNNEL_PAGE (object);

  G_OBJECT_CLASS (baton_funnel_page_parent_class)->constructed (object);

  g_signal_connect_object (self->live, "changed", G_CALLBACK (leads_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->live, "notify::error", G_CALLBACK (live_failed_cb), self, G_CONNECT_SWAPPED);
}

static void
baton_funnel_page_dispose (GObject *object)
{
  BatonFunnelPage *self = BATON_FUNNEL_PAGE (object);

  g_clear_handle_id (&self->gather_source, g_source_remove);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_cancellable_cancel (self->question);
  g_clear_object (&self->question);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_FUNNEL_PAGE);
  g_clear_object (&self->chooser);
  g_clear_object (&self->rows);
  g_clear_object (&self->live);
  g_clear_pointer (&self->report, baton_funnel_report_free);

  G_OBJECT_CLASS (baton_funnel_page_parent_class)->dispose (object);
}

static void
baton_funnel_page_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  BatonFunnelPage *self = BATON_FUNNEL_PAGE (object);

  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      g_value_set_object (value, self->live);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_funnel_page_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  BatonFunnelPage *self = BATON_FUNNEL_PAGE (object);

  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      self->live = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_funnel_page_class_init (BatonFunnelPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = baton_funnel_page_constructed;
  object_class->dispose = baton_funnel_page_dispose;
  object_class->get_property = baton_funnel_page_get_property;
  object_class->set_property = baton_funnel_page_set_property;
  widget_class->map = baton_funnel_page_map;

  /**
   * BatonFunnelPage:live-index:
   *
   * The leads.
   */
  properties[PROP_LIVE_INDEX] =
    g_param_spec_object ("live-index", NULL, NULL, BATON_TYPE_LIVE_INDEX,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_FUNNEL_CHART);
  g_type_ensure (BATON_TYPE_FUNNEL_ROW);
  g_type_ensure (BATON_TYPE_LEAK_LIST);
  g_type_ensure (BATON_TYPE_TWO_COLUMNS);
  g_type_ensure (BATON_TYPE_VALUE_CHOICE);
  g_type_ensure (BATON_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-funnel-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, answer_box);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, campaign_choice);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, chart);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, failure_label);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, leak_list);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, news_box);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, news_list);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, period_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, period_label);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, source_choice);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, table);
  gtk_widget_class_bind_template_child (widget_class, BatonFunnelPage, title_label);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "funnel.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "funnel.retry", NULL, retry_action);
}

static void
baton_funnel_page_init (BatonFunnelPage *self)
{
  g_autoptr(GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "funnel.export", FALSE);
  self->rows = g_list_store_new (BATON_TYPE_FUNNEL_ROW);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_column_view_set_model (self->table, selection);
}

/**
 * baton_funnel_page_new:
 * @live: the leads
 *
 * Makes the page; it asks for the funnel when it is shown.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
baton_funnel_page_new (BatonLiveIndex *live)
{
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  return g_object_new (BATON_TYPE_FUNNEL_PAGE, "live-index", live, NULL);
}
