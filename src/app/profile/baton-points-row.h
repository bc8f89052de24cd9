/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *baton_points_row_new (const char *text,
                                 int         points);

G_END_DECLS
