/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BatonRowFiller:
 * @fill: gives a list item its child
 * @bind: shows the item of a list item that has its child
 * @unbind: (nullable): the child is to follow the item no longer
 *
 * How the rows of a list, or the cells of a column, get what they show.
 */
typedef struct
{
  void (*fill)   (GtkListItem *list_item,
                  gpointer     user_data);
  void (*bind)   (GtkListItem *list_item);
  void (*unbind) (GtkListItem *list_item);
} BatonRowFiller;

#define BATON_TYPE_NEAR_ROWS (baton_near_rows_get_type ())
G_DECLARE_FINAL_TYPE (BatonNearRows, baton_near_rows, BATON, NEAR_ROWS, GObject)

BatonNearRows      *baton_near_rows_new         (GtkScrollable        *view);

GtkListItemFactory *baton_near_rows_new_factory (BatonNearRows        *self,
                                                 const BatonRowFiller *filler,
                                                 gpointer              user_data);

G_END_DECLS
