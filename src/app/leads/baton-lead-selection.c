/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-lead-selection.h"

/* A view makes widgets for some two hundred rows, seen or not, which takes it several
 * frames. So it is told of a list that grows from few rows in steps: first of as many
 * as are seen. Rows beyond those that have widgets cost nothing. */
#define ROWS_A_STEP 30
#define ROWS_WITH_WIDGETS 250

/**
 * BatonLeadSelection:
 *
 * Which leads of a list are selected. It is the leads that are, not the places:
 * they stay selected when the list is sorted, and as long as they are in it.
 *
 * As a list model it begins short, and grows to the length of the list when it is told to.
 *
 * Invariants: a marked row is in the list, as it was when the list was last
 * followed; n_selected is how many are marked; n_told is at most the length of the list.
 */
struct _BatonLeadSelection
{
  GObject        parent_instance;
  BatonLeadList *list;
  guint          n_told;      /* how many items views know of */
  guint          n_seen;      /* how many there is room for in a view */
  BatonIndex    *index;       /* whose rows are marked */
  GByteArray    *marks;       /* by row of the index; rows beyond its end are not marked */
  guint          n_selected;
};

enum { PROP_0, PROP_N_SELECTED, N_PROPS };

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BatonLeadSelection, baton_lead_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static GParamSpec *properties[N_PROPS];

static guint
get_length (BatonLeadSelection *self)
{
  return baton_lead_list_get_rows (self->list)->len;
}

static guint32
get_row (BatonLeadSelection *self,
         guint               position)
{
  return g_array_index (baton_lead_list_get_rows (self->list), guint32, position);
}

static gboolean
is_marked (BatonLeadSelection *self,
           guint32             row)
{
  return row < self->marks->len && self->marks->data[row] != 0;
}

static void
mark (BatonLeadSelection *self,
      guint32             row,
      gboolean            selected)
{
  guint length = self->marks->len;

  if (is_marked (self, row) == selected)
    return;

  if (row >= length)
    {
      g_byte_array_set_size (self->marks, MAX (row + 1, 2 * length));
      memset (self->marks->data + length, 0, self->marks->len - length);
    }
  self->marks->data[row] = selected;
  self->n_selected += selected ? 1 : -1;
}

static void
unmark_all (BatonLeadSelection *self)
{
  g_byte_array_set_size (self->marks, 0);
  self->n_selected = 0;
}

static void
mark_range (BatonLeadSelection *self,
            guint               position,
            guint               n_items,
            gboolean            selected)
{
  const GArray *rows = baton_lead_list_get_rows (self->list);
  guint end = position + MIN (n_items, rows->len - MIN (position, rows->len));

  for (guint i = position; i < end; i++)
    mark (self, g_array_index (rows, guint32, i), selected);
}

static void
tell (BatonLeadSelection *self,
      guint               position,
      guint               n_items,
      guint               n_before)
{
  guint n_told = MIN (n_items, self->n_told - MIN (position, self->n_told));

  if (n_told > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n_told);
  if (self->n_selected != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static GType
get_item_type_cb (GListModel *model)
{
  return BATON_TYPE_LEAD_ITEM;
}

static guint
get_n_items_cb (GListModel *model)
{
  return BATON_LEAD_SELECTION (model)->n_told;
}

static gpointer
get_item_cb (GListModel *model,
             guint       position)
{
  BatonLeadSelection *self = BATON_LEAD_SELECTION (model);

  return position < self->n_told ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type_cb;
  iface->get_n_items = get_n_items_cb;
  iface->get_item = get_item_cb;
}

static gboolean
is_selected_cb (GtkSelectionModel *model,
                guint              position)
{
  BatonLeadSelection *self = BATON_LEAD_SELECTION (model);

  return position < get_length (self) && is_marked (self, get_row (self, position));
}

static GtkBitset *
get_selection_in_range_cb (GtkSelectionModel *model,
                           guint              position,
                           guint              n_items)
{
  BatonLeadSelection *self = BATON_LEAD_SELECTION (model);
  GtkBitset *selected = gtk_bitset_new_empty ();
  const GArray *rows = baton_lead_list_get_rows (self->list);

  for (guint i = position; self->n_selected > 0 && i < rows->len && i - position < n_items; i++)
    {
      if (is_marked (self, g_array_index (rows, guint32, i)))
        gtk_bitset_add (selected, i);
    }
  return selected;
}

static gboolean
select_range_cb (GtkSelectionModel *model,
                 guint              position,
                 guint              n_items,
                 gboolean           unselect_rest)
{
  BatonLeadSelection *self = BATON_LEAD_SELECTION (model);
  guint n_before = self->n_selected;
  gboolean all_may_change = unselect_rest && n_before > 0;

  if (unselect_rest)
    unmark_all (self);
  mark_range (self, position, n_items, TRUE);

  if (all_may_change)
    tell (self, 0, get_length (self), n_before);
  else
    tell (self, position, n_items, n_before);
  return TRUE;
}

static gboolean
unselect_range_cb (GtkSelectionModel *model,
                   guint              position,
                   guint              n_items)
{
  BatonLeadSelection *self = BATON_LEAD_SELECTION (model);
  guint n_before = self->n_selected;

  mark_range (self, position, n_items, FALSE);
  tell (self, position, n_items, n_before);
  return TRUE;
}

static gboolean
select_item_cb (GtkSelectionModel *model,
                guint              position,
                gboolean           unselect_rest)
{
  return select_range_cb (model, position, 1, unselect_rest);
}

static gboolean
unselect_item_cb (GtkSelectionModel *model,
                  guint              position)
{
  return unselect_range_cb (model, position, 1);
}

static gboolean
select_all_cb (GtkSelectionModel *model)
{
  return select_range_cb (model, 0, get_length (BATON_LEAD_SELECTION (model)), FALSE);
}

static gboolean
unselect_all_cb (GtkSelectionModel *model)
{
  return select_range_cb (model, 0, 0, TRUE);
}

static gboolean
set_selection_cb (GtkSelectionModel *model,
                  GtkBitset         *selected,
                  GtkBitset         *mask)
{
  BatonLeadSelection *self = BATON_LEAD_SELECTION (model);
  guint n_before = self->n_selected;
  GtkBitsetIter iter;
  guint position;

  if (!gtk_bitset_iter_init_first (&iter, mask, &position))
    return TRUE;
  do
    {
      if (position < get_length (self))
        mark (self, get_row (self, position), gtk_bitset_contains (selected, position));
    }
  while (gtk_bitset_iter_next (&iter, &position));

  tell (self, gtk_bitset_get_minimum (mask),
        gtk_bitset_get_maximum (mask) - gtk_bitset_get_minimum (mask) + 1, n_before);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected_cb;
  iface->get_selection_in_range = get_selection_in_range_cb;
  iface->select_item = select_item_cb;
  iface->unselect_item = unselect_item_cb;
  iface->select_range = select_range_cb;
  iface->unselect_range = unselect_range_cb;
  iface->select_all = select_all_cb;
  iface->unselect_all = unselect_all_cb;
  iface->set_selection = set_selection_cb;
}

static void
tell_of (BatonLeadSelection *self,
         guint               n_items)
{
  guint before = self->n_told;
  guint same = MIN (before, n_items);

  self->n_told = n_items;
  if (n_items != before)
    g_list_model_items_changed (G_LIST_MODEL (self), same, before - same, n_items - same);
}

static void
grow (BatonLeadSelection *self)
{
  guint length = get_length (self);

  if (self->n_told < self->n_seen)
    length = MIN (length, self->n_seen);
  else if (self->n_told < ROWS_WITH_WIDGETS)
    length = MIN (length, self->n_told + ROWS_A_STEP);
  tell_of (self, length);
}

/* Nothing moves within the list: it only gets longer or shorter. */
static void
items_changed_cb (BatonLeadSelection *self)
{
  if (get_length (self) > self->n_told)
    grow (self);
  else
    tell_of (self, get_length (self));
}

static void
baton_lead_selection_finalize (GObject *object)
{
  BatonLeadSelection *self = BATON_LEAD_SELECTION (object);

  g_byte_array_unref (self->marks);
  baton_index_unref (self->index);
  g_object_unref (self->list);

  G_OBJECT_CLASS (baton_lead_selection_parent_class)->finalize (object);
}

static void
baton_lead_selection_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_N_SELECTED:
      g_value_set_uint (value, BATON_LEAD_SELECTION (object)->n_selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_lead_selection_class_init (BatonLeadSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = baton_lead_selection_finalize;
  object_class->get_property = baton_lead_selection_get_property;

  /**
   * BatonLeadSelection:n-selected:
   *
   * How many leads are selected.
   */
  properties[PROP_N_SELECTED] =
    g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_lead_selection_init (BatonLeadSelection *self)
{
  self->marks = g_byte_array_new ();
  self->n_seen = ROWS_A_STEP;
}

/**
 * baton_lead_selection_new:
 * @list: a list of leads
 *
 * Returns: (transfer full): a selection of none of them
 */
BatonLeadSelection *
baton_lead_selection_new (BatonLeadList *list)
{
  BatonLeadSelection *self;

  g_return_val_if_fail (BATON_IS_LEAD_LIST (list), NULL);

  self = g_object_new (BATON_TYPE_LEAD_SELECTION, NULL);
  self->list = g_object_ref (list);
  self->index = baton_index_ref (baton_lead_list_get_index (list));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  grow (self);
  return self;
}

/**
 * baton_lead_selection_get_list:
 * @self: a selection
 *
 * Returns: (transfer none): the list
 */
BatonLeadList *
baton_lead_selection_get_list (BatonLeadSelection *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_SELECTION (self), NULL);

  return self->list;
}

/**
 * baton_lead_selection_get_n_selected:
 * @self: a selection
 *
 * Returns: how many leads are selected
 */
guint
baton_lead_selection_get_n_selected (BatonLeadSelection *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_SELECTION (self), 0);

  return self->n_selected;
}

/**
 * baton_lead_selection_list_ids:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type gint64): the numbers of the leads that
 *   are selected, in the order of the list
 */
GArray *
baton_lead_selection_list_ids (BatonLeadSelection *self)
{
  const GArray *rows;
  GArray *ids;

  g_return_val_if_fail (BATON_IS_LEAD_SELECTION (self), NULL);

  rows = baton_lead_list_get_rows (self->list);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->n_selected);
  for (guint i = 0; i < rows->len && ids->len < self->n_selected; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      gint64 id;

      if (!is_marked (self, row))
        continue;
      id = baton_index_get_id (self->index, row);
      g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * baton_lead_selection_set_seen:
 * @self: a selection
 * @n_rows: how many rows there is room for in the view
 *
 * Sets of how many rows the model tells first, whenever it grows from fewer.
 */
void
baton_lead_selection_set_seen (BatonLeadSelection *self,
                               guint               n_rows)
{
  g_return_if_fail (BATON_IS_LEAD_SELECTION (self));
  g_return_if_fail (n_rows > 0);

  self->n_seen = MIN (n_rows, ROWS_WITH_WIDGETS);
}

/**
 * baton_lead_selection_grow:
 * @self: a selection
 *
 * Lets the model grow by a step, to be called once a frame until it is as long as the list.
 *
 * Returns: whether it is as long as the list now
 */
gboolean
baton_lead_selection_grow (BatonLeadSelection *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_SELECTION (self), TRUE);

  grow (self);
  return self->n_told == get_length (self);
}

/**
 * baton_lead_selection_grow_at_once:
 * @self: a selection
 *
 * Has the whole list in the model now, as whoever goes to one of its rows needs it.
 */
void
baton_lead_selection_grow_at_once (BatonLeadSelection *self)
{
  g_return_if_fail (BATON_IS_LEAD_SELECTION (self));

  tell_of (self, get_length (self));
}

/* The marks on the rows of another index, where the leads stand elsewhere. */
static GByteArray *
find_marked (BatonLeadSelection *self,
             BatonIndex         *index)
{
  GByteArray *marks = g_byte_array_new ();

  for (guint32 old = 0; self->n_selected > 0 && old < self->marks->len; old++)
    {
      guint length = marks->len;
      guint row;

      if (self->marks->data[old] == 0 ||
          !baton_index_find (index, baton_index_get_id (self->index, old), &row))
        continue;
      if (row >= length)
        {
          g_byte_array_set_size (marks, row + 1);
          memset (marks->data + length, 0, marks->len - length);
        }
      marks->data[row] = 1;
    }
  return marks;
}

/**
 * baton_lead_selection_follow:
 * @self: a selection
 *
 * To be called when the list shows other rows, or the same in another order:
 * what is in it stays selected, the rest does not.
 */
void
baton_lead_selection_follow (BatonLeadSelection *self)
{
  BatonIndex *index;
  const GArray *rows;
  g_autoptr(GByteArray) before = NULL;
  guint n_before;

  g_return_if_fail (BATON_IS_LEAD_SELECTION (self));

  index = baton_lead_list_get_index (self->list);
  n_before = self->n_selected;
  before = index == self->index ? g_byte_array_ref (self->marks) : find_marked (self, index);
  g_byte_array_unref (self->marks);
  self->marks = g_byte_array_new ();
  self->n_selected = 0;
  baton_index_ref (index);
  baton_index_unref (self->index);
  self->index = index;

  rows = baton_lead_list_get_rows (self->list);
  for (guint i = 0; n_before > 0 && i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      if (row < before->len && before->data[row] != 0)
        mark (self, row, TRUE);
    }
  tell (self, 0, n_before > 0 ? rows->len : 0, n_before);
}
