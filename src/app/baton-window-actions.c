/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done in the window: each is an action, so that a menu, a key and a
 * page do the same. */

#include "baton-window-private.h"

#include "baton-add-lead-window.h"
#include "import/baton-import-window.h"
#include "leads/baton-leads-page.h"
#include "preferences/baton-preferences-window.h"
#include "widgets/baton-single-key.h"

static void
announce_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  baton_announcer_say (BATON_WINDOW (widget)->announcer, g_variant_get_string (parameter, NULL));
}

static void
announce_undo_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  const char *text;
  gint64 token;

  g_variant_get (parameter, "(&sx)", &text, &token);
  baton_announcer_say_undo (BATON_WINDOW (widget)->announcer, text, token);
}

static void
undo_token_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  baton_announcer_undo (BATON_WINDOW (widget)->announcer, g_variant_get_int64 (parameter));
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  baton_announcer_undo_last (BATON_WINDOW (widget)->announcer);
}

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);

  if (baton_live_index_get_index (self->live) == NULL)
    baton_window_show_loading (self);
  baton_live_index_reload (self->live);
}

static void
show_page_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);
  const BatonWindowPage *page = baton_window_find_page (g_variant_get_string (parameter, NULL));

  if (page != NULL)
    baton_window_show_page (self, page);
}

static void
list_leads_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);
  const BatonWindowPage *leads = baton_window_find_page ("leads");
  const BatonWindowPage *came_from = self->page != leads ? self->page : self->came_from;

  if (!baton_window_has_leads (self))
    return;
  baton_window_show_page (self, leads);
  self->came_from = came_from;
  baton_leads_page_set_filter (BATON_LEADS_PAGE (baton_window_ensure_page (self, leads)),
                               g_variant_get_string (parameter, NULL));
  baton_window_update_layout (self);
}

static void
open_lead_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  baton_window_open_lead (BATON_WINDOW (widget), g_variant_get_int64 (parameter));
}

static BatonLeadsPage *
get_leads_page (BatonWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->page_stack);

  return BATON_IS_LEADS_PAGE (page) ? BATON_LEADS_PAGE (page) : NULL;
}

/* With the lead that is selected, or the one that is shown. */
static void
act_on_lead_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);
  BatonLeadsPage *page = get_leads_page (self);
  gint64 selected = page != NULL ? baton_leads_page_get_selected (page) : 0;

  if (selected != 0 && selected != self->lead)
    baton_window_open_lead (self, selected);
  if (self->lead != 0)
    baton_profile_view_act (self->profile, g_variant_get_string (parameter, NULL));
}

static void
step_lead_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);
  BatonLeadsPage *page = get_leads_page (self);
  gint64 neighbour = 0;

  if (page != NULL && self->lead != 0)
    neighbour = baton_leads_page_step (page, self->lead, g_variant_get_int32 (parameter));
  if (neighbour != 0)
    baton_window_open_lead (self, neighbour);
  else
    gtk_widget_error_bell (widget);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);

  if (self->lead != 0)
    baton_window_close_profile (self);
  else if (self->came_from != NULL)
    baton_window_show_page (self, self->came_from);
  else if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->sidebar_pane);
}

static void
toggle_sidebar_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);
  gboolean is_shown = adw_leaflet_get_visible_child (self->leaflet) == self->sidebar_pane;

  if (adw_leaflet_get_folded (self->leaflet))
    {
      adw_leaflet_set_visible_child_name (self->leaflet, is_shown ? "content" : "sidebar");
      return;
    }

  self->has_sidebar = !self->has_sidebar;
  g_settings_set_boolean (self->settings, "sidebar-visible", self->has_sidebar);
  baton_window_update_folding (self, gtk_widget_get_width (widget));
  baton_window_update_layout (self);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);

  if (!baton_window_has_leads (self))
    return;
  if (adw_leaflet_get_folded (self->panes) && self->lead != 0)
    baton_window_close_profile (self);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  gtk_menu_button_popup (self->search_button);
}

static void
add_lead_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);

  gtk_window_present (baton_add_lead_window_new (GTK_WINDOW (self), baton_window_get_database (self)));
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);
  BatonImportWindow *window = baton_import_window_new (GTK_WINDOW (self), baton_window_get_database (self));

  gtk_window_present (GTK_WINDOW (window));
  baton_import_window_choose (window);
}

static void
preferences_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  BatonWindow *self = BATON_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (baton_preferences_window_new (GTK_WINDOW (self), self->live)));
}

/* Where GTK looks for it by itself it would be made before the first frame. */
static void
show_help_overlay_action (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr(GtkBuilder) builder =
        gtk_builder_new_from_resource ("/io/github/batonleads/Baton/help-overlay.ui");

      gtk_application_window_set_help_overlay (window,
                                               GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

/* Wherever the focus is, as long as nothing is typed there. */
static void
bind_lead_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint keyval; const char *action; } keys[] = {
    { GDK_KEY_a, "lead.accept" },
    { GDK_KEY_c, "lead.call" },
    { GDK_KEY_e, "lead.email" },
    { GDK_KEY_l, "lead.begin-attempt" },
    { GDK_KEY_r, "lead.return" },
    { GDK_KEY_s, "lead.next-step" },
    { GDK_KEY_w, "lead.why" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    baton_single_key_add (widget_class, keys[i].keyval, "win.act-on-lead", keys[i].action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "win.step-lead", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "win.step-lead", "i", 1);
}

void
baton_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.act-on-lead", "s", act_on_lead_action);
  gtk_widget_class_install_action (widget_class, "win.add-lead", NULL, add_lead_action);
  gtk_widget_class_install_action (widget_class, "win.announce", "s", announce_action);
  gtk_widget_class_install_action (widget_class, "win.announce-undo", "(sx)", announce_undo_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.list-leads", "s", list_leads_action);
  gtk_widget_class_install_action (widget_class, "win.open-lead", "x", open_lead_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_help_overlay_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.step-lead", "i", step_lead_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.undo-token", "x", undo_token_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "win.refresh", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "win.toggle-sidebar", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.add-lead", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "win.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, GDK_CONTROL_MASK, "win.preferences", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  baton_window_bind_page_keys (widget_class);
  bind_lead_keys (widget_class);
}

static gboolean
drop_cb (BatonWindow  *self,
         const GValue *value)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  BatonImportWindow *window;

  if (files == NULL || baton_live_index_get_index (self->live) == NULL)
    return FALSE;

  window = baton_import_window_new (GTK_WINDOW (self), baton_window_get_database (self));
  gtk_window_present (GTK_WINDOW (window));
  baton_import_window_open (window, files->data);
  return TRUE;
}

void
baton_window_accept_files (BatonWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
