/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-application.h"

#include <glib/gi18n.h>

#include "baton-database.h"
#include "baton-overview.h"
#include "baton-window.h"

#define RESOURCE_PATH "/io/github/batonleads/Baton"

/**
 * BatonApplication:
 *
 * Baton on the desktop: one window on one database.
 */
struct _BatonApplication
{
  AdwApplication  parent_instance;
  char           *location;   /* NULL for the person's own database. */
  BatonOverview  *overview;   /* NULL until there is a window. */
};

G_DEFINE_FINAL_TYPE (BatonApplication, baton_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] =
{
  { "store", 's', 0, G_OPTION_ARG_STRING, NULL,
    N_("Open this database, in a window of its own"), N_("FILE|URI") },
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL,
    N_("Print the version and exit"), NULL },
  { NULL }
};

static BatonOverview *
ensure_overview (BatonApplication *self)
{
  if (self->overview == NULL)
    {
      g_autoptr(BatonDatabase) database = baton_database_new (self->location);

      self->overview = baton_overview_new (database);
    }

  return self->overview;
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (user_data);

  /* Each window is asked, so that it can keep its size. */
  while (windows != NULL)
    {
      GtkWindow *window = windows->data;

      windows = windows->next;
      gtk_window_close (window);
    }
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  static const char * const developers[] = { "The Baton developers", NULL };
  GtkWindow *window = gtk_application_get_active_window (user_data);

  adw_show_about_window (window,
                         "application-name", "Baton",
                         "application-icon", BATON_APPLICATION_ID,
                         "version", BATON_VERSION,
                         "developer-name", _("The Baton developers"),
                         "developers", developers,
                         "comments", _("Hand leads from Marketing to Sales, and back"),
                         "copyright", "© 2026 The Baton developers",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static const GActionEntry actions[] =
{
  { "about", about_action },
  { "quit", quit_action },
};

static void
baton_application_activate (GApplication *application)
{
  BatonApplication *self = BATON_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (baton_window_new (GTK_APPLICATION (self), ensure_overview (self)));
      baton_overview_refresh (self->overview);
    }

  gtk_window_present (window);
}

static void
baton_application_startup (GApplication *application)
{
  static const char * const quit_keys[] = { "<Primary>q", NULL };
  static const char * const close_keys[] = { "<Primary>w", NULL };

  G_APPLICATION_CLASS (baton_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (BATON_APPLICATION_ID);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "window.close", close_keys);
}

static int
baton_application_handle_local_options (GApplication *application,
                                        GVariantDict *given)
{
  BatonApplication *self = BATON_APPLICATION (application);
  const char *from_environment = g_getenv ("BATON_STORE");
  g_autofree char *location = NULL;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("Baton %s\n", BATON_VERSION);
      return 0;
    }

  if (!g_variant_dict_lookup (given, "store", "s", &location))
    location = g_strdup (from_environment);

  /* Another database than the one that may be open already is another process. */
  if (location != NULL && *location != '\0')
    {
      baton_application_set_location (self, location);
      g_application_set_flags (application,
                               g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }

  return -1;
}

static void
baton_application_dispose (GObject *object)
{
  BatonApplication *self = BATON_APPLICATION (object);

  g_clear_object (&self->overview);

  G_OBJECT_CLASS (baton_application_parent_class)->dispose (object);
}

static void
baton_application_finalize (GObject *object)
{
  BatonApplication *self = BATON_APPLICATION (object);

  g_free (self->location);

  G_OBJECT_CLASS (baton_application_parent_class)->finalize (object);
}

static void
baton_application_class_init (BatonApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = baton_application_dispose;
  object_class->finalize = baton_application_finalize;

  application_class->activate = baton_application_activate;
  application_class->startup = baton_application_startup;
  application_class->handle_local_options = baton_application_handle_local_options;
}

static void
baton_application_init (BatonApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * baton_application_new:
 * @application_id: the name on the session bus
 * @flags: flags
 *
 * Makes the application.
 *
 * Returns: (transfer full): the application
 */
BatonApplication *
baton_application_new (const char        *application_id,
                       GApplicationFlags  flags)
{
  g_return_val_if_fail (g_application_id_is_valid (application_id), NULL);

  return g_object_new (BATON_TYPE_APPLICATION,
                       "application-id", application_id,
                       "flags", flags,
                       "resource-base-path", RESOURCE_PATH,
                       NULL);
}

/**
 * baton_application_set_location:
 * @self: an application without a window
 * @location: (nullable): a path or a URI, `NULL` for the person's own database
 *
 * Chooses the database that the window will show.
 */
void
baton_application_set_location (BatonApplication *self,
                                const char       *location)
{
  char *copy;

  g_return_if_fail (BATON_IS_APPLICATION (self));
  g_return_if_fail (self->overview == NULL);

  copy = g_strdup (location);
  g_free (self->location);
  self->location = copy;
}
