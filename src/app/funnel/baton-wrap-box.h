/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_WRAP_BOX (baton_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (BatonWrapBox, baton_wrap_box, BATON, WRAP_BOX, GtkWidget)

G_END_DECLS
