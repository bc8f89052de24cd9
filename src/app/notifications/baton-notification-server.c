/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "notifications/baton-notification-server.h"

/**
 * BatonNotificationServer:
 *
 * Knows whether there is somebody on the session bus who shows notifications,
 * and through whom this process can be answered.
 *
 * GNOME's shell calls the application by its name, so a process that does not
 * own the name, since it has a database of its own, would have its buttons
 * pressed in another one. Other servers answer whoever asked. What cannot be
 * shown stays in the outbox.
 */
struct _BatonNotificationServer
{
  GObject  parent_instance;
  gboolean is_unique;      /* Whether the process owns the application's name. */
  gboolean has_shell;      /* org.gtk.Notifications */
  gboolean has_server;     /* org.freedesktop.Notifications */
  gboolean has_portal;
  gboolean is_available;
  guint    watches[3];
};

enum { PROP_0, PROP_AVAILABLE, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonNotificationServer, baton_notification_server, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static gboolean
is_in_sandbox (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static void
update (BatonNotificationServer *self)
{
  gboolean is_available = self->has_portal ||
                          (self->is_unique ? self->has_shell || self->has_server
                                           : self->has_server && !self->has_shell);

  if (self->is_available == is_available)
    return;
  self->is_available = is_available;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AVAILABLE]);
}

static gboolean *
find_flag (BatonNotificationServer *self,
           const char              *name)
{
  if (g_str_equal (name, "org.gtk.Notifications"))
    return &self->has_shell;
  if (g_str_equal (name, "org.freedesktop.Notifications"))
    return &self->has_server;
  return &self->has_portal;
}

static void
appeared_cb (GDBusConnection *connection,
             const char      *name,
             const char      *owner,
             gpointer         user_data)
{
  *find_flag (user_data, name) = TRUE;
  update (user_data);
}

static void
vanished_cb (GDBusConnection *connection,
             const char      *name,
             gpointer         user_data)
{
  *find_flag (user_data, name) = FALSE;
  update (user_data);
}

static guint
watch (BatonNotificationServer  *self,
       const char               *name,
       GBusNameWatcherFlags      flags)
{
  return g_bus_watch_name (G_BUS_TYPE_SESSION, name, flags, appeared_cb, vanished_cb, self, NULL);
}

static void
baton_notification_server_dispose (GObject *object)
{
  BatonNotificationServer *self = BATON_NOTIFICATION_SERVER (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->watches); i++)
    g_clear_handle_id (&self->watches[i], g_bus_unwatch_name);

  G_OBJECT_CLASS (baton_notification_server_parent_class)->dispose (object);
}

static void
baton_notification_server_get_property (GObject    *object,
                                        guint       property_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  BatonNotificationServer *self = BATON_NOTIFICATION_SERVER (object);

  switch (property_id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, self->is_available);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_notification_server_class_init (BatonNotificationServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_notification_server_dispose;
  object_class->get_property = baton_notification_server_get_property;

  /**
   * BatonNotificationServer:available:
   *
   * Whether notifications can be shown and answered.
   */
  properties[PROP_AVAILABLE] =
    g_param_spec_boolean ("available", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_notification_server_init (BatonNotificationServer *self)
{
}

/**
 * baton_notification_server_new:
 * @is_unique: whether this process owns the application's name on the bus
 *
 * Begins to look for somebody who shows notifications.
 *
 * Returns: (transfer full): a server, not available yet
 */
BatonNotificationServer *
baton_notification_server_new (gboolean is_unique)
{
  BatonNotificationServer *self = g_object_new (BATON_TYPE_NOTIFICATION_SERVER, NULL);

  self->is_unique = is_unique;
  if (is_in_sandbox ())
    {
      self->watches[0] = watch (self, "org.freedesktop.portal.Desktop", G_BUS_NAME_WATCHER_FLAGS_AUTO_START);
      return self;
    }
  self->watches[0] = watch (self, "org.gtk.Notifications", G_BUS_NAME_WATCHER_FLAGS_NONE);
  self->watches[1] = watch (self, "org.freedesktop.Notifications", G_BUS_NAME_WATCHER_FLAGS_AUTO_START);
  return self;
}

/**
 * baton_notification_server_is_available:
 * @self: a server
 *
 * Tells whether notifications can be shown and answered.
 *
 * Returns: whether they can
 */
gboolean
baton_notification_server_is_available (BatonNotificationServer *self)
{
  g_return_val_if_fail (BATON_IS_NOTIFICATION_SERVER (self), FALSE);

  return self->is_available;
}
