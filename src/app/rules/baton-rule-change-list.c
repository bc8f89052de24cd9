/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The difference of two rule sets as a list to read. */

#include "rules/baton-rule-change-list.h"

#include <glib/gi18n.h>

#include "scoring/baton-rule-set-diff.h"
#include "widgets/baton-brief.h"

static const char *
get_icon (BatonRuleChangeKind change)
{
  switch (change)
    {
    case BATON_RULE_ADDED:
      return "list-add-symbolic";
    case BATON_RULE_REMOVED:
      return "list-remove-symbolic";
    case BATON_RULE_MOVED:
      return "object-flip-vertical-symbolic";
    case BATON_RULE_CHANGED:
    default:
      return "document-edit-symbolic";
    }
}

static GtkWidget *
create_row (const BatonRuleChange *change)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", get_icon (change->change),
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *text = baton_brief (change->text);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "rule-change");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, change->text, -1);
  return row;
}

/**
 * baton_rule_change_list_fill:
 * @list: a list
 * @changes: (element-type BatonRuleChange): changes
 *
 * Shows changes in a list, and nothing else.
 */
void
baton_rule_change_list_fill (GtkListBox      *list,
                             const GPtrArray *changes)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < changes->len; i++)
    gtk_list_box_append (list, create_row (g_ptr_array_index (changes, i)));
}
