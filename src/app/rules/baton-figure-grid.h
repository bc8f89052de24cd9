/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small table of figures. */

void baton_figure_grid_begin      (GtkGrid             *grid,
                                   const char * const  *titles);
void baton_figure_grid_set_text   (GtkGrid             *grid,
                                   guint                column,
                                   guint                row,
                                   const char          *text);
void baton_figure_grid_set_number (GtkGrid             *grid,
                                   guint                column,
                                   guint                row,
                                   guint64              number);
void baton_figure_grid_set_share  (GtkGrid             *grid,
                                   guint                column,
                                   guint                row,
                                   double               share);

G_END_DECLS
