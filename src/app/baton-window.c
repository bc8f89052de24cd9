/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-window-private.h"

#include <glib/gi18n.h>

#include "baton-failure.h"
#include "baton-first-run.h"
#include "rules/baton-rules-page.h"

/* From this width on the sidebar stands beside the page. */
#define WIDE 900

/* What a list and a profile need beside each other, and what the profile gets of it. */
#define WIDE_PAGE 780
#define PROFILE_SHARE .42
#define MAX_PROFILE_WIDTH 480

/* A spinner that is gone at once only flickers. */
#define PATIENCE_MS 200

enum { PROP_0, PROP_LIVE_INDEX, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonWindow, baton_window, ADW_TYPE_APPLICATION_WINDOW)

static GParamSpec *properties[N_PROPS];

BatonDatabase *
baton_window_get_database (BatonWindow *self)
{
  return baton_live_index_get_database (self->live);
}

gboolean
baton_window_has_leads (BatonWindow *self)
{
  BatonIndex *index = baton_live_index_get_index (self->live);

  return index != NULL && baton_index_get_n_leads (index) > 0;
}

/* Where there is room for one pane only. Beside the list, the focus stays in the list. */
static void
show_pane (BatonWindow *self)
{
  if (self->lead == 0 || adw_leaflet_get_folded (self->panes))
    adw_leaflet_set_visible_child (self->panes, self->lead != 0 ? self->profile_pane : self->page_pane);
}

/* Shows only what makes sense now: a way back where there is one, the window's
 * buttons on the outermost panes. */
void
baton_window_update_layout (BatonWindow *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);
  gboolean is_alone = is_folded && adw_leaflet_get_visible_child (self->leaflet) == self->sidebar_pane;
  gboolean has_sidebar = is_folded || self->has_sidebar;
  gboolean is_profile_alone = self->lead != 0 && adw_leaflet_get_folded (self->panes);
  gboolean is_page_last = self->lead == 0 || is_profile_alone;

  gtk_widget_set_visible (self->sidebar_pane, has_sidebar);
  gtk_widget_set_visible (self->sidebar_separator, has_sidebar && !is_folded);
  gtk_widget_set_visible (GTK_WIDGET (self->hide_sidebar_button), !is_folded);
  gtk_widget_set_visible (GTK_WIDGET (self->show_sidebar_button), !has_sidebar);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), is_folded || self->came_from != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !is_folded && baton_window_has_leads (self));
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), baton_window_has_leads (self));
  gtk_widget_set_visible (GTK_WIDGET (self->profile_back_button), is_profile_alone);
  gtk_widget_set_visible (GTK_WIDGET (self->profile_close_button), !is_profile_alone);

  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, is_folded);
  adw_header_bar_set_show_start_title_buttons (self->page_header, is_folded || !has_sidebar);
  adw_header_bar_set_show_end_title_buttons (self->page_header, is_page_last);
  adw_header_bar_set_show_start_title_buttons (self->profile_header,
                                               is_profile_alone && (is_folded || !has_sidebar));
  baton_sidebar_set_alone (self->sidebar, is_alone);
  show_pane (self);
}

/* Lets panes stand beside each other where there is room for them. */
void
baton_window_update_folding (BatonWindow *self,
                             int          width)
{
  gboolean is_wide = width >= WIDE;
  gboolean is_beside;
  int page_width = width;

  if (is_wide && self->has_sidebar)
    {
      int sidebar_width;

      gtk_widget_measure (self->sidebar_pane, GTK_ORIENTATION_HORIZONTAL, -1, &sidebar_width, NULL, NULL, NULL);
      page_width -= sidebar_width;
    }
  is_beside = g_str_equal (self->page->name, "leads") && page_width >= WIDE_PAGE;

  gtk_widget_set_size_request (self->profile_pane,
                               is_beside ? MIN (page_width * PROFILE_SHARE, MAX_PROFILE_WIDTH) : -1, -1);
  adw_leaflet_set_can_unfold (self->leaflet, is_wide);
  adw_leaflet_set_can_unfold (self->panes, is_beside);
}

void
baton_window_close_profile (BatonWindow *self)
{
  self->lead = 0;
  show_pane (self);
  gtk_widget_set_visible (self->profile_pane, FALSE);
  gtk_widget_set_visible (self->profile_separator, FALSE);
  baton_window_update_layout (self);
  if (self->focus_before != NULL && gtk_widget_get_mapped (self->focus_before))
    gtk_widget_grab_focus (self->focus_before);
}

/* A swipe or the mouse's back button may have closed the profile. */
static void
pane_changed_cb (BatonWindow *self)
{
  if (self->lead != 0 && adw_leaflet_get_folded (self->panes) &&
      adw_leaflet_get_visible_child (self->panes) == self->page_pane)
    baton_window_close_profile (self);
  else
    baton_window_update_layout (self);
}

static void
show_content (BatonWindow *self,
              const char  *name)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_stack_set_visible_child_name (self->content_stack, name);
}

static void
lose_patience (gpointer user_data)
{
  BatonWindow *self = user_data;

  self->patience = 0;
  gtk_stack_set_visible_child_name (self->content_stack, "loading");
}

void
baton_window_show_loading (BatonWindow *self)
{
  show_content (self, "blank");
  self->patience = g_timeout_add_once (PATIENCE_MS, lose_patience, self);
}

static void
show_first_run (BatonWindow *self)
{
  if (gtk_stack_get_child_by_name (self->content_stack, "first-run") == NULL)
    gtk_stack_add_named (self->content_stack, baton_first_run_new (), "first-run");
  show_content (self, "first-run");
}

static void
show_trouble (BatonWindow  *self,
              const GError *error)
{
  gboolean is_read_only = baton_database_is_read_only (baton_window_get_database (self));

  gtk_revealer_set_reveal_child (self->trouble_revealer, error != NULL || is_read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_button), error != NULL);
  if (error != NULL)
    gtk_label_set_label (self->trouble_label, baton_failure_get_title (error));
  else if (is_read_only)
    gtk_label_set_label (self->trouble_label,
                         _("You may look at this database, but not change it. "
                           "Ask whoever manages it for permission, then open it again."));
}

/* Whoever has seen leads keeps seeing them, also when the database goes away. */
void
baton_window_update_content (BatonWindow *self)
{
  const GError *error = baton_live_index_get_error (self->live);
  gboolean is_loaded = baton_live_index_get_index (self->live) != NULL;

  show_trouble (self, is_loaded ? error : NULL);
  if (baton_window_has_leads (self) || (is_loaded && self->page->needs_no_lead))
    {
      gtk_stack_set_visible_child (self->page_stack, baton_window_ensure_page (self, self->page));
      show_content (self, "pages");
    }
  else if (is_loaded)
    show_first_run (self);
  else if (error != NULL)
    {
      g_autofree char *title = baton_database_dup_title (baton_window_get_database (self));

      baton_failure_page_show (self->failure_page, error, title);
      show_content (self, "failed");
    }
  baton_window_update_layout (self);
}

void
baton_window_open_lead (BatonWindow *self,
                        gint64       lead)
{
  if (self->profile == NULL)
    {
      self->profile = BATON_PROFILE_VIEW (baton_profile_view_new (self->live));
      g_object_bind_property (self->profile, "title", self->profile_title, "title", G_BINDING_SYNC_CREATE);
      adw_bin_set_child (self->profile_bin, GTK_WIDGET (self->profile));
    }

  if (self->lead == 0)
    g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  self->lead = lead;
  baton_profile_view_show_lead (self->profile, self->lead);
  gtk_widget_set_visible (self->profile_separator, TRUE);
  gtk_widget_set_visible (self->profile_pane, TRUE);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  baton_window_update_layout (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->profile_back_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->profile_back_button));
}

/* The last window to be closed is the one that is remembered; one window does
 * not follow another's size. */
static void
restore_state (BatonWindow *self)
{
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES;
  g_autofree char *page = NULL;

  self->settings = g_settings_new (BATON_APPLICATION_ID);
  g_settings_bind (self->settings, "window-width", self, "default-width", flags);
  g_settings_bind (self->settings, "window-height", self, "default-height", flags);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", flags);

  page = g_settings_get_string (self->settings, "page");
  self->page = baton_window_find_page (page);
  self->has_sidebar = g_settings_get_boolean (self->settings, "sidebar-visible");
}

static void
name_database (BatonWindow *self)
{
  BatonDatabase *database = baton_window_get_database (self);
  g_autofree char *title = baton_database_dup_title (database);
  g_autofree char *name = g_path_get_basename (title);

  if (baton_database_is_own (database))
    return;
  adw_window_title_set_subtitle (self->page_title, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->page_title), title);
}

static void
baton_window_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  baton_window_update_folding (BATON_WINDOW (widget), width);

  GTK_WIDGET_CLASS (baton_window_parent_class)->size_allocate (widget, width, height, baseline);
}

/* Whatever stands over a window may refuse. */
static gboolean
close_dialogs (GtkWindow *window)
{
  g_autoptr(GList) others = gtk_window_list_toplevels ();
  gboolean are_closed = TRUE;

  g_list_foreach (others, (GFunc) (void *) g_object_ref, NULL);
  for (GList *l = others; l != NULL; l = l->next)
    {
      if (are_closed && gtk_window_get_transient_for (l->data) == window && gtk_widget_get_visible (l->data))
        {
          are_closed = close_dialogs (l->data);
          if (are_closed)
            gtk_window_close (l->data);
          are_closed = are_closed && !gtk_widget_get_visible (l->data);
        }
      g_object_unref (l->data);
    }
  return are_closed;
}

/* What somebody edited is not lost without a word. */
static gboolean
baton_window_close_request (GtkWindow *window)
{
  GtkWidget *rules = gtk_stack_get_child_by_name (BATON_WINDOW (window)->page_stack, "rules");

  if (!close_dialogs (window))
    return TRUE;
  if (rules != NULL && !baton_rules_page_may_close (BATON_RULES_PAGE (rules)))
    return TRUE;
  return GTK_WINDOW_CLASS (baton_window_parent_class)->close_request (window);
}

static void
baton_window_constructed (GObject *object)
{
  BatonWindow *self = BATON_WINDOW (object);

  G_OBJECT_CLASS (baton_window_parent_class)->constructed (object);

  self->announcer = baton_announcer_new (self->toast_overlay, baton_window_get_database (self));
  baton_sidebar_set_live_index (self->sidebar, self->live);
  baton_lead_search_set_live_index (self->search, self->live);
  g_signal_connect_object (self->live, "notify::error", G_CALLBACK (baton_window_update_content), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->live, "notify::index", G_CALLBACK (baton_window_update_content), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->live, "changed", G_CALLBACK (baton_window_update_content), self,
                           G_CONNECT_SWAPPED);

  name_database (self);
  baton_window_show_loading (self);
  baton_window_show_page (self, self->page);
}

static void
baton_window_dispose (GObject *object)
{
  BatonWindow *self = BATON_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_weak_pointer (&self->focus_before);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_WINDOW);
  g_clear_object (&self->announcer);
  g_clear_object (&self->live);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (baton_window_parent_class)->dispose (object);
}

static void
baton_window_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  BatonWindow *self = BATON_WINDOW (object);

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
baton_window_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  BatonWindow *self = BATON_WINDOW (object);

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
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, failure_page);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, hide_sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, page_header);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, page_pane);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, profile_back_button);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, profile_bin);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, profile_close_button);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, profile_header);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, profile_pane);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, profile_separator);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, profile_title);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, search);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, show_sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, sidebar_pane);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, sidebar_separator);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, trouble_button);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, trouble_revealer);
}

static void
baton_window_class_init (BatonWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = baton_window_constructed;
  object_class->dispose = baton_window_dispose;
  object_class->get_property = baton_window_get_property;
  object_class->set_property = baton_window_set_property;

  widget_class->size_allocate = baton_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = baton_window_close_request;

  /**
   * BatonWindow:live-index:
   *
   * The leads that the window shows.
   */
  properties[PROP_LIVE_INDEX] =
    g_param_spec_object ("live-index", NULL, NULL, BATON_TYPE_LIVE_INDEX,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_FAILURE_PAGE);
  g_type_ensure (BATON_TYPE_LEAD_SEARCH);
  g_type_ensure (BATON_TYPE_SIDEBAR);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, pane_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, baton_window_update_layout);
  baton_window_install_actions (widget_class);
}

static void
baton_window_init (BatonWindow *self)
{
  self->page = baton_window_find_page ("today");
  gtk_widget_init_template (GTK_WIDGET (self));
  restore_state (self);
  baton_window_accept_files (self);
}

/**
 * baton_window_new:
 * @application: the application
 * @live: the leads to show
 *
 * Makes a window.
 *
 * Returns: (transfer none): the window, which GTK owns until it is closed
 */
BatonWindow *
baton_window_new (GtkApplication *application,
                  BatonLiveIndex *live)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  return g_object_new (BATON_TYPE_WINDOW,
                       "application", application,
                       "live-index", live,
                       NULL);
}

/**
 * baton_window_get_live_index:
 * @self: a window
 *
 * Gets the leads that it shows.
 *
 * Returns: (transfer none): the live index
 */
BatonLiveIndex *
baton_window_get_live_index (BatonWindow *self)
{
  g_return_val_if_fail (BATON_IS_WINDOW (self), NULL);

  return self->live;
}

/**
 * baton_window_get_page:
 * @self: a window
 *
 * Gets the page that it shows.
 *
 * Returns: (transfer none): the name of the page
 */
const char *
baton_window_get_page (BatonWindow *self)
{
  g_return_val_if_fail (BATON_IS_WINDOW (self), NULL);

  return self->page->name;
}

/**
 * baton_window_get_lead:
 * @self: a window
 *
 * Gets the lead whose profile it shows.
 *
 * Returns: the number of the lead; 0 for none
 */
gint64
baton_window_get_lead (BatonWindow *self)
{
  g_return_val_if_fail (BATON_IS_WINDOW (self), 0);

  return self->lead;
}
