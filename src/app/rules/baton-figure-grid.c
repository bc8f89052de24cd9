/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-figure-grid.h"

#include <inttypes.h>

#include "insight/baton-percent-text.h"

static GtkWidget *
attach (GtkGrid    *grid,
        guint       column,
        guint       row,
        const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, row == 0 ? "caption-heading" : "caption");
  gtk_grid_attach (grid, label, (int) column, (int) row, 1, 1);
  return label;
}

/**
 * baton_figure_grid_begin:
 * @grid: a grid, which is emptied
 * @titles: (array zero-terminated=1): the heads of the columns
 *
 * Begins a table; its rows are numbered from 1.
 */
void
baton_figure_grid_begin (GtkGrid            *grid,
                         const char * const *titles)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
  for (guint i = 0; titles[i] != NULL; i++)
    gtk_label_set_ellipsize (GTK_LABEL (attach (grid, i, 0, titles[i])), PANGO_ELLIPSIZE_END);
}

void
baton_figure_grid_set_text (GtkGrid    *grid,
                            guint       column,
                            guint       row,
                            const char *text)
{
  attach (grid, column, row, text);
}

void
baton_figure_grid_set_number (GtkGrid *grid,
                              guint    column,
                              guint    row,
                              guint64  number)
{
  g_autofree char *text = g_strdup_printf ("%'" PRIu64, number);

  attach (grid, column, row, text);
}

/* Nothing where there is no share, such as that of no leads. */
void
baton_figure_grid_set_share (GtkGrid *grid,
                             guint    column,
                             guint    row,
                             double   share)
{
  g_autofree char *text = baton_percent_text (share, 0);

  attach (grid, column, row, text != NULL ? text : "");
}
