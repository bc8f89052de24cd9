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
free_weak (gpointer weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

/* Whoever had a right to a group has let go of it by now. */
static void
dispose_of_rest (gpointer user_data)
{
  g_autoptr(GPtrArray) groups = user_data;

  for (guint i = 0; i < groups->len; i++)
    {
      g_autoptr(GObject) group = g_weak_ref_get (g_ptr_array_index (groups, i));

      if (group != NULL)
        g_object_run_dispose (group);
    }
}

static void
remove_groups (AdwPreferencesPage *page)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new ();
  GPtrArray *rest = g_ptr_array_new_with_free_func (free_weak);

  collect (GTK_WIDGET (page), ADW_TYPE_PREFERENCES_GROUP, groups);
  for (guint i = 0; i < groups->len; i++)
    {
      AdwPreferencesGroup *group = g_ptr_array_index (groups, i);
      GWeakRef *weak = g_new0 (GWeakRef, 1);

      g_weak_ref_init (weak, group);
      g_ptr_array_add (rest, weak);
      adw_preferences_page_remove (page, group);
    }
  g_object_set_data_full (G_OBJECT (page), "groups", rest, dispose_of_rest);
}

/**
 * baton_preferences_groups_remove:
 * @widget: a widget with pages of preferences in it, which is being disposed of
 *
 * Takes the groups from the pages: the search of libadwaita 1.2's preferences takes
 * references to them that it never drops. What is in them goes with their page.
 */
void
baton_preferences_groups_remove (GtkWidget *widget)
{
  g_autoptr(GPtrArray) pages = g_ptr_array_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  collect (widget, ADW_TYPE_PREFERENCES_PAGE, pages);
  for (guint i = 0; i < pages->len; i++)
    remove_groups (g_ptr_array_index (pages, i));
}
