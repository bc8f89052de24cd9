/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BATON_TYPE_NOTIFICATIONS_PAGE (baton_notifications_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonNotificationsPage, baton_notifications_page, BATON, NOTIFICATIONS_PAGE, AdwPreferencesPage)

GtkWidget *baton_notifications_page_new (void);

G_END_DECLS
