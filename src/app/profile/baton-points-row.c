/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line that says what gave points, and how many. */

#include "profile/baton-points-row.h"

#include "scoring/baton-points-text.h"
#include "widgets/baton-brief.h"
#include "widgets/baton-width-first.h"

/**
 * baton_points_row_new:
 * @text: what gave them
 * @points: how many
 *
 * Returns: (transfer floating): a box with two labels
 */
GtkWidget *
baton_points_row_new (const char *text,
                      int         points)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *brief = baton_brief (text);
  GtkWidget *label = gtk_label_new (brief);
  g_autofree char *number = baton_points_text_signed (points);
  GtkWidget *value = gtk_label_new (number);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_widget_set_direction (value, GTK_TEXT_DIR_LTR);   /* The sign goes before the number everywhere. */
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "points");
  gtk_box_append (GTK_BOX (row), baton_width_first_bin_new (label));
  gtk_box_append (GTK_BOX (row), value);
  return row;
}
