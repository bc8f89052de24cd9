/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-application.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "baton-clock-timer.h"
#include "baton-live-index.h"
#include "baton-window.h"
#include "notifications/baton-lead-actions.h"
#include "notifications/baton-notifier.h"
#include "widgets/baton-mnemonic-names.h"

#define RESOURCE_PATH "/io/github/batonleads/Baton"

/* How long to stay, in milliseconds, after the last thing that was asked for;
 * somebody who answers a notification may answer another. */
#define INACTIVITY_TIMEOUT 10000

/* From this size on, in bytes, memory is of the index, or it is needed for a moment. */
#define LARGE_BLOCK (1 << 20)

/* How long after the start, in milliseconds, to look at what waits: the window comes first. */
#define START_DELAY 1000

/**
 * BatonApplication:
 *
 * Baton on the desktop: windows on one database, which share what they know of
 * it, and windows on others that were opened from them.
 */
struct _BatonApplication
{
  AdwApplication    parent_instance;
  char             *location;       /* NULL for the person's own database. */
  BatonDatabase    *database;       /* NULL before the start. */
  BatonLiveIndex   *live;           /* NULL until there is a window. */
  BatonLeadActions *lead_actions;
  BatonClockTimer  *timer;          /* NULL until a while after the start, as is the notifier. */
  BatonNotifier    *notifier;
  guint             start;
  gboolean          is_quitting;    /* It ends with its last window, whatever it could go on telling. */
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

static BatonLiveIndex *
ensure_live_index (BatonApplication *self)
{
  if (self->live == NULL)
    self->live = baton_live_index_new (self->database);

  return self->live;
}

/* The window on a database that was used last. */
static GtkWindow *
find_window (BatonApplication *self,
             const char       *title)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      g_autofree char *other = NULL;

      if (!BATON_IS_WINDOW (l->data))
        continue;
      other = baton_database_dup_title (
        baton_live_index_get_database (baton_window_get_live_index (l->data)));
      if (g_str_equal (other, title))
        return l->data;
    }
  return NULL;
}

static void
present_window (BatonApplication *self,
                BatonLiveIndex   *live)
{
  self->is_quitting = FALSE;
  gtk_window_present (GTK_WINDOW (baton_window_new (GTK_APPLICATION (self), live)));
}

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  BatonApplication *self = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  present_window (self, BATON_IS_WINDOW (active) ? baton_window_get_live_index (BATON_WINDOW (active))
                                                 : ensure_live_index (self));
}

static void
open_store_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  BatonApplication *self = user_data;
  g_autoptr(BatonDatabase) database = baton_database_new (g_variant_get_string (parameter, NULL));
  g_autofree char *title = baton_database_dup_title (database);
  GtkWindow *window = find_window (self, title);
  g_autoptr(BatonLiveIndex) live = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }

  live = baton_live_index_new (database);
  present_window (self, live);
}

/* What is being written comes to its end first: that holds the application. */
static void
end_if_quitting (BatonApplication *self)
{
  if (!self->is_quitting || gtk_application_get_windows (GTK_APPLICATION (self)) != NULL)
    return;

  g_application_set_inactivity_timeout (G_APPLICATION (self), 0);
  g_clear_handle_id (&self->start, g_source_remove);
  g_clear_object (&self->notifier);
  g_clear_object (&self->timer);
}

/* Each window is asked: it may keep its size, or not want to be closed. */
static gboolean
close_windows (gpointer user_data)
{
  BatonApplication *self = user_data;
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (g_list_find (gtk_application_get_windows (user_data), l->data) != NULL && BATON_IS_WINDOW (l->data))
        gtk_window_close (l->data);
    }
  end_if_quitting (self);
  return G_SOURCE_REMOVE;
}

/* GTK may still deal with the key that asks for it, in a dialog that goes with
 * its window: it would outlive the one that it belongs to. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BatonApplication *self = user_data;

  self->is_quitting = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, close_windows, g_object_ref (self), g_object_unref);
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
  { "new-window", new_window_action },
  { "open-store", open_store_action, "s" },
  { "quit", quit_action },
};

static void
baton_application_activate (GApplication *application)
{
  BatonApplication *self = BATON_APPLICATION (application);
  BatonLiveIndex *live = ensure_live_index (self);
  g_autofree char *title = baton_database_dup_title (baton_live_index_get_database (live));
  GtkWindow *window = find_window (self, title);

  if (window != NULL)
    gtk_window_present (window);
  else
    present_window (self, live);
}

/* A dialog answers the keys of the application too, and keeps it no longer than
 * the window that it belongs to. GTK's choosers of files have a life of their own. */
static void
adopt_cb (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent == NULL || gtk_window_get_application (window) != NULL || GTK_IS_FILE_CHOOSER (window))
    return;
  gtk_window_set_application (window, gtk_window_get_application (parent));
  gtk_window_set_destroy_with_parent (window, TRUE);
}

static void
windows_changed_cb (BatonApplication *self,
                    guint             position,
                    guint             n_removed,
                    guint             n_added,
                    GListModel       *windows)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      g_signal_connect (window, "notify::transient-for", G_CALLBACK (adopt_cb), NULL);
    }
}

static void
baton_application_window_removed (GtkApplication *application,
                                  GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (baton_application_parent_class)->window_removed (application, window);

  end_if_quitting (BATON_APPLICATION (application));
}

static void
start_telling (gpointer user_data)
{
  BatonApplication *self = user_data;

  self->start = 0;
  self->timer = baton_clock_timer_new (self->database);
  self->notifier = baton_notifier_new (G_APPLICATION (self), self->database);
}

/* Large blocks go back to the system at once when they are freed. Left to itself, the C
 * library raises the limit with each of them, and keeps tens of megabytes. */
static void
keep_no_large_blocks (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
}

static void
baton_application_startup (GApplication *application)
{
  BatonApplication *self = BATON_APPLICATION (application);
  static const struct { const char *action; const char *keys[2]; } shortcuts[] = {
    { "app.new-window", { "<Primary><Shift>n" } },
    { "app.quit", { "<Primary>q" } },
    { "win.show-help-overlay", { "<Primary>question" } },
    { "window.close", { "<Primary>w" } },
  };

  keep_no_large_blocks ();
  G_APPLICATION_CLASS (baton_application_parent_class)->startup (application);

  baton_mnemonic_names_mend ();
  gtk_window_set_default_icon_name (BATON_APPLICATION_ID);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                           shortcuts[i].action, shortcuts[i].keys);

  /* Started to answer a button, it may be asked for more; closed by somebody, it ends. */
  if ((g_application_get_flags (application) & G_APPLICATION_IS_SERVICE) != 0)
    g_application_set_inactivity_timeout (application, INACTIVITY_TIMEOUT);
  self->database = baton_database_new (self->location);
  self->lead_actions = baton_lead_actions_new (GTK_APPLICATION (self), self->database);
  self->start = g_timeout_add_once (START_DELAY, start_telling, self);
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

  /* The notifier lets go of it, and nothing is to come after that. */
  g_application_set_inactivity_timeout (G_APPLICATION (self), 0);
  g_clear_handle_id (&self->start, g_source_remove);
  g_clear_object (&self->notifier);
  g_clear_object (&self->timer);
  g_clear_object (&self->lead_actions);
  g_clear_object (&self->live);
  g_clear_object (&self->database);

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

  GTK_APPLICATION_CLASS (klass)->window_removed = baton_application_window_removed;
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
  g_return_if_fail (self->live == NULL);

  copy = g_strdup (location);
  g_free (self->location);
  self->location = copy;
}
