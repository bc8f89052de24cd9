/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     baton_contact_call   (GtkWidget            *widget,
                               const char           *number,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
void     baton_contact_email  (GtkWidget            *widget,
                               const char           *address,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
gboolean baton_contact_finish (GAsyncResult         *result,
                               GError              **error);

G_END_DECLS
