/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-header-sorter.h"

/**
 * BatonHeaderSorter:
 *
 * Makes the header of a column one to sort by, and says which of them a person
 * clicked. It sorts nothing itself: that is done by the index.
 *
 * A column view does not tell by which of its columns it is sorted. It does ask
 * the sorter of that column first when two items are compared, and turns
 * the answer round when the order is descending.
 */
struct _BatonHeaderSorter
{
  GtkSorter  parent_instance;
  char      *key;
};

G_DEFINE_FINAL_TYPE (BatonHeaderSorter, baton_header_sorter, GTK_TYPE_SORTER)

/* The sorter that was asked last. */
static const BatonHeaderSorter *asked;

static GtkOrdering
baton_header_sorter_compare (GtkSorter *sorter,
                             gpointer   item1,
                             gpointer   item2)
{
  asked = BATON_HEADER_SORTER (sorter);
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
baton_header_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
baton_header_sorter_finalize (GObject *object)
{
  g_free (BATON_HEADER_SORTER (object)->key);

  G_OBJECT_CLASS (baton_header_sorter_parent_class)->finalize (object);
}

static void
baton_header_sorter_class_init (BatonHeaderSorterClass *klass)
{
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = baton_header_sorter_finalize;
  sorter_class->compare = baton_header_sorter_compare;
  sorter_class->get_order = baton_header_sorter_get_order;
}

static void
baton_header_sorter_init (BatonHeaderSorter *self)
{
}

/**
 * baton_header_sorter_new:
 * @key: what the index sorts by
 *
 * Returns: (transfer full): the sorter of a column
 */
GtkSorter *
baton_header_sorter_new (const char *key)
{
  BatonHeaderSorter *self = g_object_new (BATON_TYPE_HEADER_SORTER, NULL);

  self->key = g_strdup (key);
  return GTK_SORTER (self);
}

/**
 * baton_header_sorter_read:
 * @view: a column view whose columns have header sorters
 * @descending: (out): return location for whether the largest come first
 *
 * Finds out by which column the view is to be sorted.
 *
 * Returns: (transfer none) (nullable): the key of the column's sorter; `NULL`
 *   when there is none
 */
const char *
baton_header_sorter_read (GtkColumnView *view,
                          gboolean      *descending)
{
  g_autoptr(GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GObject) second = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (descending != NULL, NULL);

  asked = NULL;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), first, second);
  *descending = order == GTK_ORDERING_LARGER;
  return asked != NULL ? asked->key : NULL;
}
