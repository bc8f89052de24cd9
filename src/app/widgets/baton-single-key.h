/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void baton_single_key_add (GtkWidgetClass *widget_class,
                           guint           keyval,
                           const char     *action,
                           const char     *target);

G_END_DECLS
