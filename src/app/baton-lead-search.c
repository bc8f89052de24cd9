/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-search.h"

#include <glib/gi18n.h>

#include "baton-lead-search-row.h"
#include "baton-lead-service.h"
#include "widgets/baton-minute.h"

/* More than these nobody reads in a popover; the page has the rest. */
#define MAX_RESULTS 7

/**
 * BatonLeadSearch:
 *
 * Finds leads as you type, in the grammar of the filter. What matches is found
 * in the index; names are fetched for the few that are shown.
 *
 * A lead is opened with `win.open-lead`, all that match are listed with
 * `win.list-leads`.
 */
struct _BatonLeadSearch
{
  GtkPopover      parent_instance;
  BatonLiveIndex *live;
  GCancellable   *cancellable;   /* Of the names that are on their way; NULL when they are shown. */
  gint64          best;          /* The lead that matches best. */

  GtkButton      *all_button;
  GtkSearchEntry *entry;
  GtkLabel       *hint_label;
  GtkListBox     *list;
};

/* The leads that are shown. */
typedef struct
{
  guint  n_ids;
  gint64 ids[MAX_RESULTS];
} Results;

G_DEFINE_FINAL_TYPE (BatonLeadSearch, baton_lead_search, GTK_TYPE_POPOVER)

/* On a thread of the database. A lead that is gone meanwhile is left out. */
static gpointer
load_leads (BatonSession  *session,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Results *results = data;
  g_autoptr(GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < results->n_ids; i++)
    {
      g_auto(BatonLeadRow) row = { 0, };
      g_autoptr(GError) local_error = NULL;

      if (baton_load_lead (session, results->ids[i], &row, &local_error))
        g_ptr_array_add (leads, baton_lead_new_from_record (row.id, &row.record, &row.state));
      else if (!g_error_matches (local_error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }

  return g_steal_pointer (&leads);
}

static void
clear_results (BatonLeadSearch *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

static void
show_hint (BatonLeadSearch *self,
           const char      *text)
{
  gtk_label_set_label (self->hint_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), text != NULL);
}

static void
show_leads (BatonLeadSearch *self,
            GPtrArray       *leads)
{
  BatonIndex *index = baton_live_index_get_index (self->live);
  BatonProcess *process = baton_index_get_process (index);

  clear_results (self);
  for (guint i = 0; i < leads->len; i++)
    {
      BatonLead *lead = g_ptr_array_index (leads, i);
      const BatonLeadState *state = baton_lead_get_state (lead);
      const BatonStage *stage = baton_process_get_stage (process, state->stage);

      gtk_list_box_append (self->list,
                           baton_lead_search_row_new (lead, stage != NULL ? stage->title : NULL));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), leads->len > 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonLeadSearch) self = user_data;
  g_autoptr(GPtrArray) leads = NULL;
  g_autoptr(GError) error = NULL;

  leads = baton_database_finish (BATON_DATABASE (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (leads != NULL)
    show_leads (self, leads);
  else
    show_hint (self, error->message);
}

static void
forget_request (BatonLeadSearch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static GArray *
select_leads (BatonLeadSearch  *self,
              const char       *text,
              GError          **error)
{
  BatonIndex *index = baton_live_index_get_index (self->live);
  g_autoptr(BatonFilter) filter = NULL;

  filter = baton_filter_parse (text, baton_index_get_process (index),
                               baton_minute_get_now (baton_minute_get_default ()), error);
  if (filter == NULL)
    return NULL;
  return baton_index_select (index, filter, "score", TRUE, NULL, error);
}

static void
request_leads (BatonLeadSearch *self,
               GArray          *rows)
{
  BatonIndex *index = baton_live_index_get_index (self->live);
  Results *results = g_new0 (Results, 1);

  results->n_ids = MIN (rows->len, MAX_RESULTS);
  for (guint i = 0; i < results->n_ids; i++)
    results->ids[i] = baton_index_get_id (index, g_array_index (rows, guint32, i));

  self->best = results->ids[0];
  self->cancellable = g_cancellable_new ();
  baton_database_read_async (baton_live_index_get_database (self->live), load_leads, results, g_free,
                             (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                             loaded_cb, g_object_ref (self));
}

static void
show_number (BatonLeadSearch *self,
             guint            n_leads)
{
  /* Translators: the number is that of all leads that match, many of which are not shown */
  g_autofree char *label = g_strdup_printf (ngettext ("Show %'u Lead", "Show All %'u Leads", n_leads), n_leads);

  gtk_button_set_label (self->all_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button), n_leads > 0);
}

static void
search_changed_cb (BatonLeadSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr(GArray) rows = NULL;
  g_autoptr(GError) error = NULL;

  forget_request (self);
  show_number (self, 0);
  if (*stripped == '\0' || baton_live_index_get_index (self->live) == NULL)
    {
      clear_results (self);
      show_hint (self, _("Search by name, e-mail or company, or as in stage:mql score>=100"));
      return;
    }

  rows = select_leads (self, stripped, &error);
  if (rows == NULL || rows->len == 0)
    {
      clear_results (self);
      show_hint (self, rows == NULL ? error->message : _("Nobody matches. Try fewer letters."));
      return;
    }

  show_hint (self, NULL);
  show_number (self, rows->len);
  request_leads (self, rows);
}

/* The focus moves to the profile first: a popover that closes with the focus in
 * it takes the focus along. */
static void
open_lead (BatonLeadSearch *self,
           gint64           lead)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-lead", "x", lead);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (BatonLeadSearch *self,
                  GtkListBoxRow   *row)
{
  open_lead (self, baton_lead_search_row_get_lead (BATON_LEAD_SEARCH_ROW (row)));
}

/* Who types fast need not wait for the names. */
static void
activate_cb (BatonLeadSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->cancellable != NULL)
    open_lead (self, self->best);
  else if (row != NULL)
    row_activated_cb (self, row);
}

/* The arrows walk along the results while one goes on typing. */
static gboolean
key_pressed_cb (BatonLeadSearch *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int place;

  if (row == NULL || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;

  place = gtk_list_box_row_get_index (row) + (keyval == GDK_KEY_Down ? 1 : -1);
  row = gtk_list_box_get_row_at_index (self->list, place);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static void
show_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  BatonLeadSearch *self = BATON_LEAD_SEARCH (widget);

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (widget, "win.list-leads", "s",
                              gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
shown_cb (BatonLeadSearch *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  search_changed_cb (self);
}

static void
baton_lead_search_dispose (GObject *object)
{
  BatonLeadSearch *self = BATON_LEAD_SEARCH (object);

  forget_request (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_LEAD_SEARCH);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_lead_search_parent_class)->dispose (object);
}

static void
baton_lead_search_class_init (BatonLeadSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_lead_search_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-lead-search.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonLeadSearch, all_button);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadSearch, hint_label);
  gtk_widget_class_bind_template_child (widget_class, BatonLeadSearch, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);

  gtk_widget_class_install_action (widget_class, "search.show-all", NULL, show_all_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "search.show-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "search.show-all", NULL);
}

static void
baton_lead_search_init (BatonLeadSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_lead_search_set_live_index:
 * @self: a search that has none yet
 * @live: the leads
 *
 * Sets the leads that are searched.
 */
void
baton_lead_search_set_live_index (BatonLeadSearch *self,
                                  BatonLiveIndex  *live)
{
  g_return_if_fail (BATON_IS_LEAD_SEARCH (self));
  g_return_if_fail (BATON_IS_LIVE_INDEX (live));
  g_return_if_fail (self->live == NULL);

  self->live = g_object_ref (live);
}
