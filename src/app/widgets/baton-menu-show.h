/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void baton_menu_show      (GtkMenuButton *button,
                           GMenuModel    *menu);
void baton_menu_show_late (GtkMenuButton *button,
                           GMenuModel    *menu);

G_END_DECLS
