/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-leads-page.h"

#include <glib/gi18n.h>

#include "baton-failure-page.h"
#include "leads/baton-bulk-change.h"
#include "leads/baton-filter-bar.h"
#include "leads/baton-lead-export.h"
#include "leads/baton-lead-footer.h"
#include "leads/baton-lead-table.h"
#include "leads/baton-leads-model.h"
#include "widgets/baton-minute.h"

/* From so many leads on it is asked whether they are all meant. */
#define MANY 100

/**
 * BatonLeadsPage:
 *
 * All leads, filtered and sorted, and what can be done to those that are selected.
 */
struct _BatonLeadsPage
{
  AdwBin                parent_instance;
  BatonLiveIndex       *live;
  BatonLeadsModel      *model;
  GtkFileChooserNative *chooser;    /* while a file is chosen */

  BatonFailurePage     *failure_page;
  BatonFilterBar       *filter_bar;
  BatonLeadFooter      *footer;
  GtkStack             *stack;
  BatonLeadTable       *table;
};

enum { PROP_0, PROP_LIVE_INDEX, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonLeadsPage, baton_leads_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

/* What is asked while a change to many leads waits for the answer. */
typedef struct
{
  BatonLeadsPage  *page;
  BatonBulkChange  change;
  GArray          *leads;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->page);
  g_array_unref (order->leads);
  g_free (order);
}

static void
order_closure_free (gpointer  data,
                    GClosure *closure)
{
  order_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static guint
count_selected (BatonLeadsPage *self)
{
  BatonLeadSelection *selection = baton_lead_table_get_selection (self->table);

  return selection != NULL ? baton_lead_selection_get_n_selected (selection) : 0;
}

static void
announce (BatonLeadsPage *self,
          const char     *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", text);
}

static void
update_actions (BatonLeadsPage *self)
{
  static const char * const actions[] = {
    "leads.open", "leads.accept", "leads.hand-over", "leads.disqualify", "leads.export", "leads.copy",
    "leads.select-none",
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], count_selected (self) > 0);
}

static void
selected_cb (BatonLeadsPage *self)
{
  baton_lead_footer_show (self->footer, self->model, count_selected (self));
  update_actions (self);
}

static void
show_failure (BatonLeadsPage *self)
{
  g_autofree char *title = baton_database_dup_title (baton_live_index_get_database (self->live));

  baton_failure_page_show (self->failure_page, baton_leads_model_get_error (self->model), title);
}

/* The table had its turn: it was connected first. */
static void
shown_cb (BatonLeadsPage *self)
{
  static const char * const pages[] = {
    [BATON_LEADS_LOADING] = "loading",
    [BATON_LEADS_FAILED] = "failed",
    [BATON_LEADS_NONE] = "none",
    [BATON_LEADS_NO_MATCH] = "no-match",
    [BATON_LEADS_READY] = "ready",
  };
  BatonLeadSelection *selection = baton_lead_table_get_selection (self->table);
  BatonLeadsState state = baton_leads_model_get_state (self->model);

  if (state == BATON_LEADS_FAILED)
    show_failure (self);
  if (selection != NULL && !g_signal_handler_find (selection, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA,
                                                   0, 0, NULL, selected_cb, self))
    g_signal_connect_object (selection, "notify::n-selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, pages[state]);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), state != BATON_LEADS_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->footer),
                          state == BATON_LEADS_READY || state == BATON_LEADS_NO_MATCH);
  selected_cb (self);
}

static void
focus_rows_cb (BatonLeadsPage *self)
{
  baton_lead_table_focus_rows (self->table);
}

/* Works wherever the focus is, as long as the page is there to be seen. */
static gboolean
focus_filter_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  baton_filter_bar_focus (BATON_LEADS_PAGE (widget)->filter_bar);
  return TRUE;
}

static void
set_filter_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  baton_leads_page_set_filter (BATON_LEADS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
add_filter_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  baton_filter_bar_add_term (BATON_LEADS_PAGE (widget)->filter_bar, g_variant_get_string (parameter, NULL));
}

static void
clear_filter_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  BatonLeadsPage *self = BATON_LEADS_PAGE (widget);

  baton_leads_page_set_filter (self, "");
  baton_filter_bar_focus (self->filter_bar);
}

static void
update_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  baton_leads_model_update (BATON_LEADS_PAGE (widget)->model);
}

static void
select_none_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  BatonLeadSelection *selection = baton_lead_table_get_selection (BATON_LEADS_PAGE (widget)->table);

  if (selection != NULL)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
}

static GArray *
list_selected (BatonLeadsPage *self)
{
  return baton_lead_selection_list_ids (baton_lead_table_get_selection (self->table));
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autoptr(GArray) leads = list_selected (BATON_LEADS_PAGE (widget));

  gtk_widget_activate_action (widget, "win.open-lead", "x", g_array_index (leads, gint64, 0));
}

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Order) order = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  BatonBulkResult done;

  if (!baton_bulk_change_finish (BATON_DATABASE (object), result, &done, &error))
    {
      announce (order->page, error->message);
      return;
    }

  text = baton_bulk_change_dup_text (order->change, &done);
  if (done.undo != 0)
    gtk_widget_activate_action (GTK_WIDGET (order->page), "win.announce-undo", "(sx)", text, done.undo);
  else
    announce (order->page, text);
}

static void
run_order (Order *order)
{
  baton_bulk_change_async (baton_live_index_get_database (order->page->live), order->change, order->leads,
                           NULL, changed_cb, order);
}

static Order *
order_new (BatonLeadsPage  *self,
           BatonBulkChange  change,
           GArray          *leads)
{
  Order *order = g_new0 (Order, 1);

  order->page = g_object_ref (self);
  order->change = change;
  order->leads = g_array_ref (leads);
  return order;
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Order            *order)
{
  if (g_str_equal (response, "change"))
    run_order (order_new (order->page, order->change, order->leads));
}

static void
ask (BatonLeadsPage  *self,
     BatonBulkChange  change,
     GArray          *leads)
{
  g_autofree char *question = baton_bulk_change_dup_question (change, leads->len);
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), question,
                                   _("All of them are changed together."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "change", baton_bulk_change_get_verb (change),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "change",
                                              change == BATON_BULK_DISQUALIFY ? ADW_RESPONSE_DESTRUCTIVE
                                                                              : ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), order_new (self, change, leads),
                         order_closure_free, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
change_selected (BatonLeadsPage  *self,
                 BatonBulkChange  change)
{
  g_autoptr(GArray) leads = list_selected (self);

  if (leads->len >= MANY)
    ask (self, change, leads);
  else
    run_order (order_new (self, change, leads));
}

static void
accept_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  change_selected (BATON_LEADS_PAGE (widget), BATON_BULK_ACCEPT);
}

static void
hand_over_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  change_selected (BATON_LEADS_PAGE (widget), BATON_BULK_HAND_OVER);
}

static void
disqualify_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  change_selected (BATON_LEADS_PAGE (widget), BATON_BULK_DISQUALIFY);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(BatonLeadsPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (baton_lead_export_finish (BATON_DATABASE (object), result, &error))
    announce (self, _("Leads exported"));
  else
    announce (self, error->message);
}

static void
file_chosen_cb (BatonLeadsPage *self,
                int             response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  baton_leads_page_export (self, file);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonLeadsPage *self = BATON_LEADS_PAGE (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Export Leads"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  /* Translators: the name of a file that leads are written to. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("leads.csv"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
text_there_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(BatonLeadsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = baton_lead_export_text_finish (BATON_DATABASE (object), result, &error);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  announce (self, text != NULL ? _("Leads copied") : error->message);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BatonLeadsPage *self = BATON_LEADS_PAGE (widget);
  g_autoptr(GArray) leads = list_selected (self);
  g_autoptr(GArray) columns = baton_lead_columns_list_shown (baton_lead_table_get_columns (self->table));

  baton_lead_export_text_async (baton_live_index_get_database (self->live), leads, columns,
                                baton_leads_model_get_names (self->model),
                                baton_minute_get_now (baton_minute_get_default ()),
                                NULL, text_there_cb, g_object_ref (self));
}

static void
baton_leads_page_constructed (GObject *object)
{
  BatonLeadsPage *self = BATON_LEADS_PAGE (object);
  BatonLeadColumns *columns;

  G_OBJECT_CLASS (baton_leads_page_parent_class)->constructed (object);

  self->model = baton_leads_model_new (self->live);
  baton_lead_table_set_model (self->table, self->model);
  columns = baton_lead_table_get_columns (self->table);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", baton_lead_columns_get_actions (columns));
  baton_filter_bar_set_columns_menu (self->filter_bar, baton_lead_columns_get_menu (columns));
  baton_filter_bar_set_model (self->filter_bar, self->model);
  g_signal_connect_object (self->model, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  shown_cb (self);
}

static void
baton_leads_page_dispose (GObject *object)
{
  BatonLeadsPage *self = BATON_LEADS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_LEADS_PAGE);
  g_clear_object (&self->chooser);
  g_clear_object (&self->model);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_leads_page_parent_class)->dispose (object);
}

static void
baton_leads_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      g_value_set_object (value, BATON_LEADS_PAGE (object)->live);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_leads_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      BATON_LEADS_PAGE (object)->live = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "leads.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "leads.add-filter", "s", add_filter_action);
  gtk_widget_class_install_action (widget_class, "leads.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_install_action (widget_class, "leads.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "leads.disqualify", NULL, disqualify_action);
  gtk_widget_class_install_action (widget_class, "leads.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "leads.hand-over", NULL, hand_over_action);
  gtk_widget_class_install_action (widget_class, "leads.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "leads.select-none", NULL, select_none_action);
  gtk_widget_class_install_action (widget_class, "leads.set-filter", "s", set_filter_action);
  gtk_widget_class_install_action (widget_class, "leads.update", NULL, update_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "leads.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "leads.select-none", NULL);
}

static void
baton_leads_page_class_init (BatonLeadsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = baton_leads_page_constructed;
  object_class->dispose = baton_leads_page_dispose;
  object_class->get_property = baton_leads_page_get_property;
  object_class->set_property = baton_leads_page_set_property;

  /**
   * BatonLeadsPage:live-index:
   *
   * The leads.
   */
  properties[PROP_LIVE_INDEX] =
    g_param_spec_object ("live-index", NULL, NULL, BATON_TYPE_LIVE_INDEX,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_FAILURE_PAGE);
  g_type_ensure (BATON_TYPE_FILTER_BAR);
  g_type_ensure (BATON_TYPE_LEAD_FOOTER);
  g_type_ensure (BATON_TYPE_LEAD_TABLE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-leads-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonLeadsPage, failure_page);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadsPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadsPage, footer);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, focus_rows_cb);
  install_actions (widget_class);
}

static void
baton_leads_page_init (BatonLeadsPage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (focus_filter_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/**
 * baton_leads_page_new:
 * @live: the live index
 *
 * Returns: (transfer full): a page with all leads
 */
GtkWidget *
baton_leads_page_new (BatonLiveIndex *live)
{
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  return g_object_new (BATON_TYPE_LEADS_PAGE, "live-index", live, NULL);
}

/**
 * baton_leads_page_get_filter:
 * @self: a page
 *
 * Returns: the filter, as it stands in the search field
 */
const char *
baton_leads_page_get_filter (BatonLeadsPage *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_PAGE (self), NULL);

  return baton_filter_bar_get_text (self->filter_bar);
}

/**
 * baton_leads_page_set_filter:
 * @self: a page
 * @text: a filter, such as `stage:mql score>=100`; empty for all leads
 *
 * Shows the leads that a filter means.
 */
void
baton_leads_page_set_filter (BatonLeadsPage *self,
                             const char     *text)
{
  g_return_if_fail (BATON_IS_LEADS_PAGE (self));
  g_return_if_fail (text != NULL);

  baton_filter_bar_set_text (self->filter_bar, text);
}

/**
 * baton_leads_page_find_neighbour:
 * @self: a page
 * @lead: the number of a lead
 * @step: how many rows further down, or up when negative
 *
 * Finds the lead that stands next to another.
 *
 * Returns: its number; 0 when there is none
 */
gint64
baton_leads_page_find_neighbour (BatonLeadsPage *self,
                                 gint64          lead,
                                 int             step)
{
  BatonLeadList *list;
  guint position;
  gint64 wanted;

  g_return_val_if_fail (BATON_IS_LEADS_PAGE (self), 0);

  list = baton_leads_model_get_list (self->model);
  if (list == NULL || !baton_lead_list_find (list, lead, &position))
    return 0;
  wanted = (gint64) position + step;
  if (wanted < 0 || wanted >= baton_leads_model_count_shown (self->model))
    return 0;
  return baton_lead_list_get_id (list, (guint) wanted);
}

/**
 * baton_leads_page_export:
 * @self: a page
 * @file: where to write
 *
 * Writes the leads that are selected to a file, and announces it.
 */
void
baton_leads_page_export (BatonLeadsPage *self,
                         GFile          *file)
{
  g_autoptr(GArray) leads = NULL;

  g_return_if_fail (BATON_IS_LEADS_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  if (count_selected (self) == 0)
    return;
  leads = list_selected (self);
  baton_lead_export_async (baton_live_index_get_database (self->live), leads,
                           baton_leads_model_get_names (self->model), file, NULL,
                           exported_cb, g_object_ref (self));
}
