/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_SIDEBAR_ROW (baton_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonSidebarRow, baton_sidebar_row, BATON, SIDEBAR_ROW, GtkListBoxRow)

const char *baton_sidebar_row_get_page  (BatonSidebarRow *self);
void        baton_sidebar_row_set_badge (BatonSidebarRow *self,
                                         const char      *text,
                                         const char      *number,
                                         const char      *description);

G_END_DECLS
