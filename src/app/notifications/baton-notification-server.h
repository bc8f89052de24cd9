/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BATON_TYPE_NOTIFICATION_SERVER (baton_notification_server_get_type ())
G_DECLARE_FINAL_TYPE (BatonNotificationServer, baton_notification_server, BATON, NOTIFICATION_SERVER, GObject)

BatonNotificationServer *baton_notification_server_new          (gboolean                 is_unique);
gboolean                 baton_notification_server_is_available (BatonNotificationServer *self);

G_END_DECLS
