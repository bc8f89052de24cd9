/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-near-rows.h"

/* Rows that are as good as seen: as many above and below, and the first ones of a list
 * that was never drawn. */
#define ROWS_AROUND 12
#define FIRST_ROWS 30

/* Rows that are far away are emptied when the list rests, a few at a time. */
#define MILLISECONDS_TO_REST 400
#define ITEMS_A_STEP 60

/**
 * BatonNearRows:
 *
 * Fills the rows of a list that are seen or nearly so.
 *
 * A view of GTK's keeps some two hundred rows whatever its height, and whenever
 * it is shown, hidden, sorted or made wider, each of their widgets takes its time.
 * Those that are far from what is seen stay empty here. So the style has to give all
 * rows the same height.
 */
struct _BatonNearRows
{
  GObject        parent_instance;
  GtkScrollable *view;            /* weak */
  GtkAdjustment *adjustment;
  GHashTable    *rows;            /* of each list item that has an item: its Row */
  double         row_height;      /* 0 until the list was drawn */
  guint          fill_source;
  guint          rest_source;
  guint          empty_source;
};

typedef struct
{
  const BatonRowFiller *filler;
  gpointer              user_data;
} Maker;

typedef struct
{
  GtkListItem *list_item;
  const Maker *maker;
  gboolean     is_bound;     /* the child shows the item */
} Row;

G_DEFINE_FINAL_TYPE (BatonNearRows, baton_near_rows, G_TYPE_OBJECT)

/* The places from @first to @last are near. */
static void
find_near (BatonNearRows *self,
           guint         *first,
           guint         *last)
{
  double value = gtk_adjustment_get_value (self->adjustment);
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double around = ROWS_AROUND * self->row_height;

  *first = 0;
  *last = FIRST_ROWS - 1;
  if (self->row_height <= 0)
    return;
  *first = (guint) (MAX (value - around, 0) / self->row_height);
  *last = (guint) ((value + page + around) / self->row_height);
}

static gboolean
is_near (BatonNearRows *self,
         guint          position)
{
  guint first, last;

  find_near (self, &first, &last);
  return position >= first && position <= last;
}

static void
bind (Row *row)
{
  if (row->is_bound)
    return;
  if (gtk_list_item_get_child (row->list_item) == NULL)
    row->maker->filler->fill (row->list_item, row->maker->user_data);
  row->maker->filler->bind (row->list_item);
  row->is_bound = TRUE;
}

static void
unbind (Row *row)
{
  if (row->is_bound && row->maker->filler->unbind != NULL)
    row->maker->filler->unbind (row->list_item);
  row->is_bound = FALSE;
}

static gboolean
fill_near (gpointer user_data)
{
  BatonNearRows *self = user_data;
  guint first, last;
  GHashTableIter iter;
  Row *row;

  self->fill_source = 0;
  find_near (self, &first, &last);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &row))
    {
      guint position;

      if (row->is_bound)
        continue;
      position = gtk_list_item_get_position (row->list_item);
      if (position >= first && position <= last)
        bind (row);
    }
  return G_SOURCE_REMOVE;
}

static gboolean
empty_some (gpointer user_data)
{
  BatonNearRows *self = user_data;
  guint n_emptied = 0;
  GHashTableIter iter;
  Row *row;

  g_hash_table_iter_init (&iter, self->rows);
  while (n_emptied < ITEMS_A_STEP && g_hash_table_iter_next (&iter, NULL, (gpointer *) &row))
    {
      if (gtk_list_item_get_child (row->list_item) == NULL ||
          is_near (self, gtk_list_item_get_position (row->list_item)))
        continue;
      unbind (row);
      gtk_list_item_set_child (row->list_item, NULL);
      n_emptied++;
    }
  if (n_emptied > 0)
    return G_SOURCE_CONTINUE;
  self->empty_source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
begin_to_empty (gpointer user_data)
{
  BatonNearRows *self = user_data;

  self->rest_source = 0;
  if (self->empty_source == 0)
    self->empty_source = g_idle_add (empty_some, self);
  return G_SOURCE_REMOVE;
}

/* What is near may be so no longer. GTK does not like its rows to change while it
 * places them, but before it draws them there is time. */
static void
moved_cb (BatonNearRows *self)
{
  if (self->fill_source == 0)
    self->fill_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_near, self, NULL);
  g_clear_handle_id (&self->empty_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (MILLISECONDS_TO_REST, begin_to_empty, self);
}

static void
measured_cb (BatonNearRows *self)
{
  g_autoptr(GListModel) model = NULL;
  guint n_items;

  if (self->view == NULL)
    return;
  g_object_get (self->view, "model", &model, NULL);
  n_items = model != NULL ? g_list_model_get_n_items (model) : 0;
  if (n_items > 0)
    self->row_height = gtk_adjustment_get_upper (self->adjustment) / n_items;
  moved_cb (self);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         BatonNearRows            *self)
{
  Row *row = g_new0 (Row, 1);

  row->list_item = list_item;
  row->maker = g_object_get_data (G_OBJECT (factory), "maker");
  g_hash_table_insert (self->rows, list_item, row);
  if (is_near (self, gtk_list_item_get_position (list_item)))
    bind (row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           BatonNearRows            *self)
{
  Row *row = g_hash_table_lookup (self->rows, list_item);

  if (row == NULL)
    return;
  unbind (row);
  g_hash_table_remove (self->rows, list_item);
}

static void
baton_near_rows_finalize (GObject *object)
{
  BatonNearRows *self = BATON_NEAR_ROWS (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->empty_source, g_source_remove);
  g_clear_weak_pointer (&self->view);
  g_object_unref (self->adjustment);
  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (baton_near_rows_parent_class)->finalize (object);
}

static void
baton_near_rows_class_init (BatonNearRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_near_rows_finalize;
}

static void
baton_near_rows_init (BatonNearRows *self)
{
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * baton_near_rows_new:
 * @view: a list view or column view that scrolls
 *
 * Follows what is seen of a list.
 *
 * Returns: (transfer full): the rows near that
 */
BatonNearRows *
baton_near_rows_new (GtkScrollable *view)
{
  BatonNearRows *self;

  g_return_val_if_fail (GTK_IS_SCROLLABLE (view), NULL);

  self = g_object_new (BATON_TYPE_NEAR_ROWS, NULL);
  g_set_weak_pointer (&self->view, view);
  self->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (view));
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (measured_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * baton_near_rows_new_factory:
 * @self: the rows of a view
 * @filler: how a row of the view gets what it shows, or a cell of one of its columns
 * @user_data: data for it
 *
 * Makes a factory for the view, or for a column.
 *
 * Returns: (transfer full): the factory, whose rows are filled while @self is there
 */
GtkListItemFactory *
baton_near_rows_new_factory (BatonNearRows        *self,
                             const BatonRowFiller *filler,
                             gpointer              user_data)
{
  GtkListItemFactory *factory;
  Maker *maker;

  g_return_val_if_fail (BATON_IS_NEAR_ROWS (self), NULL);
  g_return_val_if_fail (filler != NULL, NULL);

  maker = g_new (Maker, 1);
  *maker = (Maker) { filler, user_data };
  factory = gtk_signal_list_item_factory_new ();
  g_object_set_data_full (G_OBJECT (factory), "maker", maker, g_free);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_DEFAULT);
  return factory;
}
