/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done on the page of the leads, and to those that are selected. */

#include "leads/baton-leads-page-private.h"

#include <glib/gi18n.h>

#include "leads/baton-bulk-change.h"
#include "leads/baton-lead-export.h"
#include "widgets/baton-minute.h"

/* From so many leads on it is asked whether they are all meant. */
#define MANY 100

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

static void
announce (BatonLeadsPage *self,
          const char     *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", text);
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

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autoptr(GArray) leads = baton_leads_page_list_selected (BATON_LEADS_PAGE (widget));

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
  g_autoptr(GArray) leads = baton_leads_page_list_selected (self);

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
  g_autoptr(GArray) leads = baton_leads_page_list_selected (self);
  g_autoptr(GArray) columns = baton_lead_columns_list_shown (baton_lead_table_get_columns (self->table));

  baton_lead_export_text_async (baton_live_index_get_database (self->live), leads, columns,
                                baton_leads_model_get_names (self->model),
                                baton_minute_get_now (baton_minute_get_default ()),
                                NULL, text_there_cb, g_object_ref (self));
}

/* Nothing is selected: nothing can be done to it. */
void
baton_leads_page_update_actions (BatonLeadsPage *self)
{
  static const char * const actions[] = {
    "leads.open", "leads.accept", "leads.hand-over", "leads.disqualify", "leads.export", "leads.copy",
    "leads.select-none",
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], baton_leads_page_count_selected (self) > 0);
}

void
baton_leads_page_install_actions (GtkWidgetClass *widget_class)
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

  if (baton_leads_page_count_selected (self) == 0)
    return;
  leads = baton_leads_page_list_selected (self);
  baton_lead_export_async (baton_live_index_get_database (self->live), leads,
                           baton_leads_model_get_names (self->model), file, NULL,
                           exported_cb, g_object_ref (self));
}
