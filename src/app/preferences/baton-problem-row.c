/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-problem-row.h"

/**
 * BatonProblemRow:
 *
 * What is wrong with the rows above it, and what to do. It is seen only when
 * something is.
 */
struct _BatonProblemRow
{
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (BatonProblemRow, baton_problem_row, ADW_TYPE_ACTION_ROW)

static void
baton_problem_row_class_init (BatonProblemRowClass *klass)
{
}

static void
baton_problem_row_init (BatonProblemRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * baton_problem_row_say:
 * @self: a row
 * @text: (nullable): what is wrong, as a sentence; `NULL` when nothing is
 *
 * Says what is wrong.
 */
void
baton_problem_row_say (BatonProblemRow *self,
                       const char      *text)
{
  g_return_if_fail (BATON_IS_PROBLEM_ROW (self));

  if (text != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}
