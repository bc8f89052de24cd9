/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-pressable-row.h"

/**
 * BatonPressableRow:
 *
 * A row of a list that assistive technology can activate, with `row.press`: GTK
 * offers it nothing to do with rows.
 */
struct _BatonPressableRow
{
  GtkListBoxRow parent_instance;
};

G_DEFINE_FINAL_TYPE (BatonPressableRow, baton_pressable_row, GTK_TYPE_LIST_BOX_ROW)

static void
press_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "activate");
}

static void
baton_pressable_row_class_init (BatonPressableRowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.press", NULL, press_action);
}

static void
baton_pressable_row_init (BatonPressableRow *self)
{
}

/**
 * baton_pressable_row_new:
 * @child: what is in the row
 * @label: what it says to those who do not see it
 *
 * Makes a row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
baton_pressable_row_new (GtkWidget  *child,
                         const char *label)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  row = g_object_new (BATON_TYPE_PRESSABLE_ROW, "child", child, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}
