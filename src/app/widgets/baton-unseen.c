/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-unseen.h"

static void
set_visible (GtkWidget *page,
             gboolean   is_visible)
{
  GtkWidget *child = gtk_widget_get_first_child (page);

  if (child != NULL)
    gtk_widget_set_visible (child, is_visible);
}

static void
map_cb (GtkWidget *page)
{
  set_visible (page, TRUE);
}

static void
unmap_cb (GtkWidget *page)
{
  set_visible (page, FALSE);
}

/**
 * baton_unseen_hide:
 * @page: a page of a stack, with one child
 *
 * Hides what is in a page as long as nobody sees the page.
 *
 * When a class or a state changes above a page, such as when panes fold, GTK looks
 * for the style of each widget in it again. It leaves out what is invisible, but not
 * the pages that a stack does not show.
 */
void
baton_unseen_hide (GtkWidget *page)
{
  g_return_if_fail (GTK_IS_WIDGET (page));

  set_visible (page, gtk_widget_get_mapped (page));
  g_signal_connect (page, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (page, "unmap", G_CALLBACK (unmap_cb), NULL);
}
