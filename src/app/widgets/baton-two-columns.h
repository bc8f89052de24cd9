/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_TWO_COLUMNS (baton_two_columns_get_type ())
G_DECLARE_FINAL_TYPE (BatonTwoColumns, baton_two_columns, BATON, TWO_COLUMNS, GtkWidget)

gboolean baton_two_columns_is_narrow (BatonTwoColumns *self);

G_END_DECLS
