/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-preferences-window.h"

#include <glib/gi18n.h>

#include "preferences/baton-agreement-job.h"
#include "preferences/baton-database-page.h"
#include "preferences/baton-people-page.h"
#include "preferences/baton-preferences-toast.h"
#include "preferences/baton-promises-page.h"
#include "preferences/baton-qualification-page.h"
#include "widgets/baton-preferences-groups.h"

/**
 * BatonPreferencesWindow:
 *
 * What the teams agreed on, who they are, what this person is told of, and the
 * database. Whatever a person decides alone is in force at once; what all work
 * by is saved.
 */
struct _BatonPreferencesWindow
{
  AdwPreferencesWindow    parent_instance;
  BatonLiveIndex         *live;
  GCancellable           *cancellable;      /* Of what is loaded for the window, which nobody keeps for that. */
  GSettings              *settings;
  gboolean                may_close;

  GtkSwitch              *background_switch;
  BatonDatabasePage      *database_page;
  GtkSwitch              *due_soon_switch;
  GtkSwitch              *handoffs_switch;
  GtkSwitch              *keys_switch;
  GtkSwitch              *late_switch;
  BatonPeoplePage        *people_page;
  BatonPromisesPage      *promises_page;
  BatonQualificationPage *qualification_page;
  GtkSwitch              *returns_switch;
};

G_DEFINE_FINAL_TYPE (BatonPreferencesWindow, baton_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  BatonPreferencesWindow *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonAgreement) agreement = baton_agreement_job_load_finish (BATON_DATABASE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (agreement == NULL)
    {
      baton_preferences_say (GTK_WIDGET (self->qualification_page), error->message);
      return;
    }
  baton_qualification_page_show (self->qualification_page, agreement);
  baton_promises_page_show (self->promises_page, agreement);
}

static void
reload (BatonPreferencesWindow *self)
{
  baton_agreement_job_load_async (baton_live_index_get_database (self->live), self->cancellable, loaded_cb, self);
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  reload (BATON_PREFERENCES_WINDOW (widget));
}

/* The dialog goes after the window that it stands over, and must not look for it then. */
static void
discard_cb (BatonPreferencesWindow *self,
            const char             *response,
            GtkWindow              *dialog)
{
  if (!g_str_equal (response, "discard"))
    return;
  gtk_window_set_transient_for (dialog, NULL);
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_request_cb (BatonPreferencesWindow *self)
{
  GtkWidget *dialog;

  if (self->may_close || (!baton_qualification_page_is_changed (self->qualification_page) &&
                          !baton_promises_page_is_changed (self->promises_page)))
    return GDK_EVENT_PROPAGATE;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Discard Changes?"),
                                   _("What you edited is not saved, and nobody works by it yet."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "keep", _("_Keep Editing"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

static void
bind_switches (BatonPreferencesWindow *self)
{
  const struct { const char *key; GtkSwitch *widget; } switches[] = {
    { "notify-handoffs", self->handoffs_switch },
    { "notify-due-soon", self->due_soon_switch },
    { "notify-late", self->late_switch },
    { "notify-returns", self->returns_switch },
    { "run-in-background", self->background_switch },
    { "single-key-shortcuts", self->keys_switch },
  };

  self->settings = g_settings_new (BATON_APPLICATION_ID);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_settings_bind (self->settings, switches[i].key, switches[i].widget, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
baton_preferences_window_dispose (GObject *object)
{
  BatonPreferencesWindow *self = BATON_PREFERENCES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  baton_preferences_groups_remove (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PREFERENCES_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_preferences_window_parent_class)->dispose (object);
}

static void
baton_preferences_window_class_init (BatonPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_preferences_window_dispose;

  g_type_ensure (BATON_TYPE_DATABASE_PAGE);
  g_type_ensure (BATON_TYPE_PEOPLE_PAGE);
  g_type_ensure (BATON_TYPE_PROMISES_PAGE);
  g_type_ensure (BATON_TYPE_QUALIFICATION_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/batonleads/Baton/baton-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonPreferencesWindow, background_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonPreferencesWindow, database_page);
  gtk_widget_class_bind_template_child (widget_class, BatonPreferencesWindow, due_soon_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonPreferencesWindow, handoffs_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonPreferencesWindow, keys_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonPreferencesWindow, late_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonPreferencesWindow, people_page);
  gtk_widget_class_bind_template_child (widget_class, BatonPreferencesWindow, promises_page);
  gtk_widget_class_bind_template_child (widget_class, BatonPreferencesWindow, qualification_page);
  gtk_widget_class_bind_template_child (widget_class, BatonPreferencesWindow, returns_switch);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_install_action (widget_class, "preferences.reload", NULL, reload_action);
}

static void
baton_preferences_window_init (BatonPreferencesWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_switches (self);
}

/**
 * baton_preferences_window_new:
 * @parent: (nullable): the window that it belongs to
 * @live: the leads
 *
 * Makes the window.
 *
 * Returns: (transfer none): the window, which GTK owns until it is closed
 */
GtkWidget *
baton_preferences_window_new (GtkWindow      *parent,
                              BatonLiveIndex *live)
{
  BatonPreferencesWindow *self;
  BatonDatabase *database;

  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  self = g_object_new (BATON_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  self->live = g_object_ref (live);
  database = baton_live_index_get_database (live);
  baton_qualification_page_set_live_index (self->qualification_page, live);
  baton_promises_page_set_database (self->promises_page, database);
  baton_people_page_set_database (self->people_page, database);
  baton_database_page_set_database (self->database_page, database);
  reload (self);
  return GTK_WIDGET (self);
}
