/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-drop-down.h"

#include <glib/gi18n.h>

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The button in a drop-down has the focus, and no name of its own. */
static void
show_name (GtkDropDown *drop_down)
{
  const char *title = g_object_get_data (G_OBJECT (drop_down), "title");
  GtkWidget *button = find (GTK_WIDGET (drop_down), GTK_TYPE_TOGGLE_BUTTON);
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  /* Translators: what is to be chosen, and what is chosen: “Field: Country” */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), title,
                                           chosen != NULL ? gtk_string_object_get_string (chosen) : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Takes what is first among those that were found. Who types fast does not wait
 * until GTK has searched. */
static void
take_first_cb (GtkWidget *list,
               GtkWidget *search)
{
  g_signal_emit_by_name (search, "search-changed");
  if (gtk_widget_activate_action (list, "list.select-item", "(ubb)", 0, FALSE, FALSE))
    gtk_widget_activate_action (list, "list.activate-item", "u", 0);
}

static void
let_type (GtkWidget *drop_down)
{
  GtkWidget *popover = find (drop_down, GTK_TYPE_POPOVER);
  GtkWidget *search = find (popover, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *list = find (popover, GTK_TYPE_LIST_VIEW);

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), popover);
  g_signal_connect (search, "search-started", G_CALLBACK (gtk_widget_grab_focus), NULL);
  g_signal_connect_object (search, "activate", G_CALLBACK (take_first_cb), list, G_CONNECT_SWAPPED);
}

/**
 * baton_drop_down_help:
 * @drop_down: a drop-down of strings
 * @title: what is to be chosen, such as “Field”
 *
 * Makes a drop-down say what it is for and what is chosen, for those who do not
 * see it. In one with a search, whoever types begins to search, and Enter takes
 * the first that was found.
 */
void
baton_drop_down_help (GtkDropDown *drop_down,
                      const char  *title)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (title != NULL);

  g_object_set_data_full (G_OBJECT (drop_down), "title", g_strdup (title), g_free);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (show_name), NULL);
  show_name (drop_down);
  if (gtk_drop_down_get_enable_search (drop_down))
    let_type (GTK_WIDGET (drop_down));
}

/**
 * baton_drop_down_set_titles:
 * @drop_down: a drop-down
 * @titles: (element-type utf8): what is to be chosen from
 *
 * Sets what a drop-down offers.
 */
void
baton_drop_down_set_titles (GtkDropDown     *drop_down,
                            const GPtrArray *titles)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  for (guint i = 0; i < titles->len; i++)
    gtk_string_list_append (model, g_ptr_array_index (titles, i));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
}
