/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "notifications/baton-lead-actions.h"

#include <glib/gi18n.h>

#include "baton-handoff-service.h"
#include "baton-notices.h"
#include "baton-undo.h"
#include "baton-window.h"
#include "notifications/baton-notice-text.h"

/**
 * BatonLeadActions:
 *
 * What the buttons of notifications do, as actions of the application:
 * `app.accept-lead` (x), `app.open-lead` (x) and `app.show-page` (s). The first
 * one needs no window.
 */
struct _BatonLeadActions
{
  GObject         parent_instance;
  GtkApplication *application;   /* NULL when it is gone. */
  BatonDatabase  *database;
};

G_DEFINE_FINAL_TYPE (BatonLeadActions, baton_lead_actions, G_TYPE_OBJECT)

typedef struct
{
  BatonLeadActions *actions;
  gint64            lead;
} Acceptance;

static void
acceptance_free (Acceptance *self)
{
  g_object_unref (self->actions);
  g_free (self);
}

/* On the writing thread of the database; what it tells is how to undo it. */
static gpointer
accept_lead (BatonSession  *session,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const gint64 *lead = data;
  gint64 token;

  if (!baton_accept (session, *lead, 0, cancellable, error))
    return NULL;
  token = baton_undo_token (session);
  return g_memdup2 (&token, sizeof token);
}

static GtkWidget *
find_window (BatonLeadActions *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    {
      if (BATON_IS_WINDOW (l->data) &&
          baton_live_index_get_database (baton_window_get_live_index (l->data)) == self->database)
        return l->data;
    }
  return NULL;
}

static void
tell_failure (BatonLeadActions *self,
              gint64            lead,
              const GError     *error)
{
  g_autofree char *id = baton_notice_dup_id (BATON_NOTICE_HANDOFF, lead);
  g_autoptr(GNotification) notification = g_notification_new (_("The lead was not accepted"));

  g_notification_set_body (notification, error->message);
  g_notification_set_default_action_and_target (notification, "app.open-lead", "x", lead);
  g_notification_add_button_with_target (notification, _("Open"), "app.open-lead", "x", lead);
  g_application_send_notification (G_APPLICATION (self->application), id, notification);
}

static void
accepted_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Acceptance *acceptance = user_data;
  BatonLeadActions *self = acceptance->actions;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *token = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self->application != NULL)
    {
      GtkWidget *window = find_window (self);

      if (token == NULL)
        tell_failure (self, acceptance->lead, error);
      else if (window != NULL)
        gtk_widget_activate_action (window, "win.announce-undo", "(sx)", _("Lead accepted"), *token);
      g_application_release (G_APPLICATION (self->application));
    }
  acceptance_free (acceptance);
}

static void
accept_lead_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  BatonLeadActions *self = user_data;
  Acceptance *acceptance = g_new0 (Acceptance, 1);
  g_autofree char *id = NULL;

  acceptance->actions = g_object_ref (self);
  acceptance->lead = g_variant_get_int64 (parameter);

  /* Some servers leave it on the screen when a button was pressed. */
  id = baton_notice_dup_id (BATON_NOTICE_HANDOFF, acceptance->lead);
  g_application_withdraw_notification (G_APPLICATION (self->application), id);

  g_application_hold (G_APPLICATION (self->application));
  baton_database_write_async (self->database, accept_lead,
                              g_memdup2 (&acceptance->lead, sizeof acceptance->lead), g_free, g_free,
                              NULL, accepted_cb, acceptance);
}

static void
act_in_window (BatonLeadActions *self,
               const char       *action,
               GVariant         *parameter)
{
  GtkWidget *window;

  g_application_activate (G_APPLICATION (self->application));
  window = find_window (self);
  if (window != NULL)
    gtk_widget_activate_action_variant (window, action, parameter);
}

static void
open_lead_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  act_in_window (user_data, "win.open-lead", parameter);
}

static void
show_page_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  act_in_window (user_data, "win.show-page", parameter);
}

static const GActionEntry actions[] =
{
  { "accept-lead", accept_lead_action, "x" },
  { "open-lead", open_lead_action, "x" },
  { "show-page", show_page_action, "s" },
};

static void
baton_lead_actions_dispose (GObject *object)
{
  BatonLeadActions *self = BATON_LEAD_ACTIONS (object);

  for (guint i = 0; self->application != NULL && i < G_N_ELEMENTS (actions); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->application), actions[i].name);
  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_lead_actions_parent_class)->dispose (object);
}

static void
baton_lead_actions_class_init (BatonLeadActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = baton_lead_actions_dispose;
}

static void
baton_lead_actions_init (BatonLeadActions *self)
{
}

/**
 * baton_lead_actions_new:
 * @application: the application
 * @database: the database of its own windows
 *
 * Adds the actions to the application.
 *
 * Returns: (transfer full): the actions
 */
BatonLeadActions *
baton_lead_actions_new (GtkApplication *application,
                        BatonDatabase  *database)
{
  BatonLeadActions *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (BATON_IS_DATABASE (database), NULL);

  self = g_object_new (BATON_TYPE_LEAD_ACTIONS, NULL);
  g_set_weak_pointer (&self->application, application);
  self->database = g_object_ref (database);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), self);
  return self;
}
