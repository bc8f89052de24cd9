/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_COLUMNS (baton_columns_get_type ())
G_DECLARE_FINAL_TYPE (BatonColumns, baton_columns, BATON, COLUMNS, GtkWidget)

gboolean baton_columns_is_narrow (BatonColumns *self);

G_END_DECLS
