/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_WRAP_LAYOUT (baton_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (BatonWrapLayout, baton_wrap_layout, BATON, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
