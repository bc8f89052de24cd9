/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-menu-show.h"

static void
empty (GMenuModel *menu)
{
  static const char * const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr(GMenuModel) part = g_menu_model_get_item_link (menu, i, links[j]);

          if (part != NULL)
            empty (part);
        }
    }
  if (G_IS_MENU (menu))
    g_menu_remove_all (G_MENU (menu));
}

/**
 * baton_menu_show:
 * @button: the button of a menu
 * @menu: what the menu is now
 *
 * Gives a button another menu, and empties the one that it had, which is used
 * nowhere else: GTK 4.8 keeps the sections of a menu for good, and with them all
 * that is in them.
 */
void
baton_menu_show (GtkMenuButton *button,
                 GMenuModel    *menu)
{
  g_autoptr(GMenuModel) old = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  g_set_object (&old, gtk_menu_button_get_menu_model (button));
  gtk_menu_button_set_menu_model (button, menu);
  if (old != NULL && old != menu)
    empty (old);
}

/* Each time just before it opens. */
static void
ensure_menu_cb (GtkMenuButton *button,
                gpointer       menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * baton_menu_show_late:
 * @button: the button of a menu
 * @menu: what the menu is now
 *
 * Gives a button a menu whose widgets are made when somebody opens it first.
 * Where each row has a menu, or each lead another one, most are never opened.
 */
void
baton_menu_show_late (GtkMenuButton *button,
                      GMenuModel    *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  if (gtk_menu_button_get_menu_model (button) != NULL)
    baton_menu_show (button, menu);
  gtk_menu_button_set_create_popup_func (button, ensure_menu_cb, g_object_ref (menu), g_object_unref);
}
