/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_FIRST_LAYOUT (baton_first_layout_get_type ())
G_DECLARE_FINAL_TYPE (BatonFirstLayout, baton_first_layout, BATON, FIRST_LAYOUT, GtkLayoutManager)

GtkLayoutManager *baton_first_layout_new (void);

G_END_DECLS
