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
                               const char           *draft,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
char    *baton_contact_dup_answer (const char       *first_name);
char    *baton_contact_dup_mailto (const char       *address,
                                   const char       *draft);
gboolean baton_contact_finish (GAsyncResult         *result,
                               GError              **error);

G_END_DECLS
