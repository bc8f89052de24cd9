/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-preferences-window.h"

#include <glib/gi18n.h>

#include "preferences/baton-agreement-job.h"
#include "preferences/baton-database-page.h"
#include "preferences/baton-notifications-page.h"
#include "preferences/baton-people-page.h"
#include "preferences/baton-preferences-toast.h"
#include "preferences/baton-promises-page.h"
#include "preferences/baton-qualification-page.h"
#include "widgets/baton-preferences-groups.h"
#include "widgets/baton-width-first.h"

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
  BatonAgreement         *agreement;        /* What is in force; NULL until loaded. */
  GCancellable           *cancellable;      /* Of what is loaded for the window, which nobody keeps for that. */
  guint                   n_steps;          /* How much of it is filled. */
  gboolean                may_close;

  BatonPromisesPage      *promises_page;        /* Both NULL until they are added. */
  BatonQualificationPage *qualification_page;
};

G_DEFINE_FINAL_TYPE (BatonPreferencesWindow, baton_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
show_qualification (BatonPreferencesWindow *self)
{
  if (self->agreement != NULL && self->qualification_page != NULL)
    baton_qualification_page_show (self->qualification_page, self->agreement);
}

static void
show_promises (BatonPreferencesWindow *self)
{
  if (self->agreement != NULL && self->promises_page != NULL)
    baton_promises_page_show (self->promises_page, self->agreement);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  BatonPreferencesWindow *self = user_data;
  g_autoptr(GError) error = NULL;
  BatonAgreement *agreement = baton_agreement_job_load_finish (BATON_DATABASE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (agreement == NULL)
    {
      baton_preferences_say (GTK_WIDGET (self), error->message);
      return;
    }
  g_clear_pointer (&self->agreement, baton_agreement_free);
  self->agreement = agreement;
  show_qualification (self);
  show_promises (self);
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
is_changed (BatonPreferencesWindow *self)
{
  return (self->qualification_page != NULL && baton_qualification_page_is_changed (self->qualification_page)) ||
         (self->promises_page != NULL && baton_promises_page_is_changed (self->promises_page));
}

static gboolean
close_request_cb (BatonPreferencesWindow *self)
{
  GtkWidget *dialog;

  if (self->may_close || !is_changed (self))
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
add_page (BatonPreferencesWindow *self,
          GtkWidget              *page)
{
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
}

static void
add_qualification (BatonPreferencesWindow *self)
{
  self->qualification_page = g_object_new (BATON_TYPE_QUALIFICATION_PAGE, NULL);
  add_page (self, GTK_WIDGET (self->qualification_page));
}

static void
fill_qualification (BatonPreferencesWindow *self)
{
  baton_qualification_page_set_live_index (self->qualification_page, self->live);
  show_qualification (self);
}

static void
add_promises (BatonPreferencesWindow *self)
{
  self->promises_page = g_object_new (BATON_TYPE_PROMISES_PAGE, NULL);
  baton_promises_page_set_database (self->promises_page, baton_live_index_get_database (self->live));
  add_page (self, GTK_WIDGET (self->promises_page));
}

static void
add_people (BatonPreferencesWindow *self)
{
  GtkWidget *page = g_object_new (BATON_TYPE_PEOPLE_PAGE, NULL);

  baton_people_page_set_database (BATON_PEOPLE_PAGE (page), baton_live_index_get_database (self->live));
  add_page (self, page);
}

static void
add_notifications (BatonPreferencesWindow *self)
{
  add_page (self, baton_notifications_page_new ());
}

static void
add_database (BatonPreferencesWindow *self)
{
  GtkWidget *page = g_object_new (BATON_TYPE_DATABASE_PAGE, NULL);

  baton_database_page_set_database (BATON_DATABASE_PAGE (page), baton_live_index_get_database (self->live));
  add_page (self, page);
}

/* One step a frame: all at once take longer than anybody should wait for a key to be answered. */
static gboolean
fill_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  static void (* const steps[]) (BatonPreferencesWindow *self) = {
    add_qualification, fill_qualification, add_promises, show_promises, add_people, add_notifications, add_database,
  };
  BatonPreferencesWindow *self = BATON_PREFERENCES_WINDOW (widget);

  steps[self->n_steps] (self);
  baton_width_first_hold (widget);
  self->n_steps++;
  return self->n_steps < G_N_ELEMENTS (steps) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
baton_preferences_window_dispose (GObject *object)
{
  BatonPreferencesWindow *self = BATON_PREFERENCES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  baton_preferences_groups_remove (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PREFERENCES_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->agreement, baton_agreement_free);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_preferences_window_parent_class)->dispose (object);
}

static void
baton_preferences_window_class_init (BatonPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/batonleads/Baton/baton-preferences-window.ui");
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_install_action (widget_class, "preferences.reload", NULL, reload_action);
}

static void
baton_preferences_window_init (BatonPreferencesWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_preferences_window_new:
 * @parent: (nullable): the window that it belongs to
 * @live: the leads
 *
 * Makes the window. Its pages come one by one as soon as it is seen.
 *
 * Returns: (transfer none): the window, which GTK owns until it is closed
 */
GtkWidget *
baton_preferences_window_new (GtkWindow      *parent,
                              BatonLiveIndex *live)
{
  BatonPreferencesWindow *self;

  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  self = g_object_new (BATON_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  self->live = g_object_ref (live);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
  reload (self);
  return GTK_WIDGET (self);
}
