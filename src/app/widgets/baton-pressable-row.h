/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_PRESSABLE_ROW (baton_pressable_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonPressableRow, baton_pressable_row, BATON, PRESSABLE_ROW, GtkListBoxRow)

GtkWidget *baton_pressable_row_new (GtkWidget  *child,
                                    const char *label);

G_END_DECLS
