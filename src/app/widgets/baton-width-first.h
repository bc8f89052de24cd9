/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_WIDTH_FIRST (baton_width_first_get_type ())
G_DECLARE_FINAL_TYPE (BatonWidthFirst, baton_width_first, BATON, WIDTH_FIRST, GtkLayoutManager)

GtkWidget *baton_width_first_bin_new (GtkWidget *child);
void       baton_width_first_hold    (GtkWidget *widget);

G_END_DECLS
