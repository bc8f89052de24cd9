/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-preferences-groups.h"

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      g_ptr_array_add (found, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static void
empty_group (AdwPreferencesGroup *group)
{
  g_autoptr(GPtrArray) lists = g_ptr_array_new ();

  collect (GTK_WIDGET (group), GTK_TYPE_LIST_BOX, lists);
  for (guint i = 0; i < lists->len; i++)
    {
      GtkWidget *row;

      while ((row = gtk_widget_get_first_child (g_ptr_array_index (lists, i))) != NULL)
        gtk_list_box_remove (g_ptr_array_index (lists, i), row);
    }
}

/**
 * baton_preferences_groups_remove:
 * @widget: a widget with pages of preferences in it, which is being disposed of
 *
 * Empties the pages: the search of libadwaita 1.2's preferences takes references
 * to the groups that it never drops, and with them all that is in them.
 */
void
baton_preferences_groups_remove (GtkWidget *widget)
{
  g_autoptr(GPtrArray) pages = g_ptr_array_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  collect (widget, ADW_TYPE_PREFERENCES_PAGE, pages);
  for (guint i = 0; i < pages->len; i++)
    {
      AdwPreferencesPage *page = g_ptr_array_index (pages, i);
      g_autoptr(GPtrArray) groups = g_ptr_array_new ();

      collect (GTK_WIDGET (page), ADW_TYPE_PREFERENCES_GROUP, groups);
      for (guint j = 0; j < groups->len; j++)
        {
          empty_group (g_ptr_array_index (groups, j));
          adw_preferences_page_remove (page, g_ptr_array_index (groups, j));
        }
    }
}
