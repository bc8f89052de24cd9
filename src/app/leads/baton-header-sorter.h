/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_HEADER_SORTER (baton_header_sorter_get_type ())
G_DECLARE_FINAL_TYPE (BatonHeaderSorter, baton_header_sorter, BATON, HEADER_SORTER, GtkSorter)

GtkSorter  *baton_header_sorter_new  (const char     *key);
const char *baton_header_sorter_read (GtkColumnView  *view,
                                      gboolean       *descending);

G_END_DECLS
