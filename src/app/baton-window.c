/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-window.h"

#include <glib/gi18n.h>

#include "baton-command-row.h"
#include "baton-failure.h"
#include "baton-stage-row.h"

/**
 * BatonWindow:
 *
 * The window: how many leads wait, and where all of them are; how to begin
 * when there are none; what to do when the database cannot be read.
 */
struct _BatonWindow
{
  AdwApplicationWindow  parent_instance;
  BatonOverview        *overview;

  AdwActionRow         *events_row;
  GtkLabel             *failed_detail_label;
  AdwStatusPage        *failed_page;
  AdwActionRow         *import_row;
  GtkLabel             *leads_label;
  AdwActionRow         *sample_row;
  GtkStack             *stack;
  GtkListBox           *stage_list;
  AdwToastOverlay      *toast_overlay;
  GtkLabel             *waiting_count_label;
  GtkLabel             *waiting_label;
  AdwWindowTitle       *window_title;
};

enum { PROP_0, PROP_OVERVIEW, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonWindow, baton_window, ADW_TYPE_APPLICATION_WINDOW)

static GParamSpec *properties[N_PROPS];

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  baton_overview_refresh (BATON_WINDOW (widget)->overview);
}

static void
announce_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  adw_toast_overlay_add_toast (BATON_WINDOW (widget)->toast_overlay,
                               adw_toast_new (g_variant_get_string (parameter, NULL)));
}

static GtkWidget *
create_stage_row (gpointer item,
                  gpointer user_data)
{
  return GTK_WIDGET (baton_stage_row_new (item));
}

/* The commands work on the database that this window shows. */
static void
show_commands (BatonWindow *self)
{
  BatonDatabase *database = baton_overview_get_database (self->overview);
  g_autoptr(GString) program = g_string_new ("batonctl ");
  g_autofree char *title = baton_database_dup_title (database);
  g_autofree char *import = NULL;
  g_autofree char *events = NULL;

  if (!baton_database_is_own (database))
    {
      g_autofree char *quoted = g_shell_quote (title);

      g_string_append_printf (program, "--store %s ", quoted);
      adw_window_title_set_subtitle (self->window_title, title);
    }

  import = g_strdup_printf ("%simport leads leads.csv", program->str);
  events = g_strdup_printf ("%simport events events.jsonl", program->str);
  adw_action_row_set_subtitle (self->import_row, import);
  adw_action_row_set_subtitle (self->events_row, events);
  adw_action_row_set_subtitle (self->sample_row,
                               "batonctl --store sample.db demo && baton --store sample.db");
}

static void
show_counts (BatonWindow *self)
{
  guint64 n_waiting = baton_overview_get_n_waiting (self->overview);
  guint64 n_leads = baton_overview_get_n_leads (self->overview);
  g_autofree char *waiting = g_strdup_printf ("%'" G_GUINT64_FORMAT, n_waiting);
  g_autofree char *all = g_strdup_printf ("%'" G_GUINT64_FORMAT, n_leads);
  g_autofree char *leads = NULL;

  /* Translators: shown below the number in large type, so it does not repeat it */
  gtk_label_set_label (self->waiting_label,
                       ngettext ("lead waits for Sales to accept it",
                                 "leads wait for Sales to accept them", n_waiting));
  gtk_label_set_label (self->waiting_count_label, waiting);

  /* Translators: %s is a number */
  leads = g_strdup_printf (ngettext ("%s lead", "%s leads", n_leads), all);
  gtk_label_set_label (self->leads_label, leads);
}

static void
show_failure (BatonWindow *self)
{
  const GError *error = baton_overview_get_error (self->overview);
  g_autofree char *database = NULL;
  g_autofree char *advice = NULL;

  database = baton_database_dup_title (baton_overview_get_database (self->overview));
  advice = baton_failure_dup_advice (error, database);

  adw_status_page_set_title (self->failed_page, baton_failure_get_title (error));
  adw_status_page_set_description (self->failed_page, advice);
  gtk_label_set_label (self->failed_detail_label, error->message);
}

static void
state_changed_cb (BatonWindow *self)
{
  static const char * const pages[] =
  {
    [BATON_OVERVIEW_LOADING] = "loading",
    [BATON_OVERVIEW_EMPTY] = "empty",
    [BATON_OVERVIEW_READY] = "ready",
    [BATON_OVERVIEW_FAILED] = "failed",
  };
  BatonOverviewState state = baton_overview_get_state (self->overview);

  if (state == BATON_OVERVIEW_READY)
    show_counts (self);
  else if (state == BATON_OVERVIEW_FAILED)
    show_failure (self);

  gtk_stack_set_visible_child_name (self->stack, pages[state]);
}

/* Somebody who comes back may have imported leads meanwhile. */
static void
is_active_changed_cb (BatonWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    baton_overview_refresh (self->overview);
}

static void
restore_size (BatonWindow *self)
{
  g_autoptr(GSettings) settings = g_settings_new (BATON_APPLICATION_ID);

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
baton_window_constructed (GObject *object)
{
  BatonWindow *self = BATON_WINDOW (object);

  G_OBJECT_CLASS (baton_window_parent_class)->constructed (object);

  gtk_list_box_bind_model (self->stage_list, baton_overview_get_stages (self->overview),
                           create_stage_row, NULL, NULL);
  g_signal_connect_object (self->overview, "notify::state",
                           G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_changed_cb), NULL);

  show_commands (self);
  state_changed_cb (self);
}

static void
baton_window_dispose (GObject *object)
{
  BatonWindow *self = BATON_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_WINDOW);
  g_clear_object (&self->overview);

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
    case PROP_OVERVIEW:
      g_value_set_object (value, self->overview);
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
    case PROP_OVERVIEW:
      self->overview = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
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

  /**
   * BatonWindow:overview:
   *
   * What the window shows.
   */
  properties[PROP_OVERVIEW] =
    g_param_spec_object ("overview", NULL, NULL, BATON_TYPE_OVERVIEW,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_COMMAND_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, events_row);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, failed_detail_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, import_row);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, leads_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, sample_row);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, stage_list);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, waiting_count_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWindow, window_title);

  gtk_widget_class_install_action (widget_class, "win.announce", "s", announce_action);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "win.refresh", NULL);
}

static void
baton_window_init (BatonWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  restore_size (self);
}

/**
 * baton_window_new:
 * @application: the application
 * @overview: what to show
 *
 * Makes a window.
 *
 * Returns: (transfer none): the window, which GTK owns until it is closed
 */
BatonWindow *
baton_window_new (GtkApplication *application,
                  BatonOverview  *overview)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (BATON_IS_OVERVIEW (overview), NULL);

  return g_object_new (BATON_TYPE_WINDOW,
                       "application", application,
                       "overview", overview,
                       NULL);
}
