/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void baton_drop_down_help       (GtkDropDown     *drop_down,
                                 const char      *title);
void baton_drop_down_set_titles (GtkDropDown     *drop_down,
                                 const GPtrArray *titles);

G_END_DECLS
