/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-lead-list.h"

#define PAGE_SIZE 64

/* How many pages are kept; more than a view shows at once, and where it was just before. */
#define MAX_PAGES 32

/* Leads that were asked for together, and are kept together. */
typedef struct
{
  guint      number;
  GPtrArray *items;
} Page;

/**
 * BatonLeadList:
 *
 * A list of leads: an array of rows of the index, in an order. What a row shows
 * beyond the index is fetched, a page at a time, when somebody looks at it.
 *
 * The item at a place lives as long as somebody uses it, and for a while after it was
 * looked at. New rows are shown by the items that are there: `items-changed` tells only of
 * places that are added or taken away at the end, so that a view of a million
 * leads need not ask for each of them again.
 */
struct _BatonLeadList
{
  GObject             parent_instance;
  BatonIndex         *index;
  GArray             *rows;        /* guint32 */
  GHashTable         *items;       /* Place to BatonLeadItem, not owned */
  GQueue              pages;       /* Page, the oldest first */
  GHashTable         *asked;       /* Numbers of the pages */
  GCancellable       *cancellable;
  BatonLeadFetchFunc  fetch;
  gpointer            user_data;
  GDestroyNotify      destroy;
};

static void baton_lead_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BatonLeadList, baton_lead_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, baton_lead_list_model_init))

static void
page_free (Page *page)
{
  g_ptr_array_unref (page->items);
  g_free (page);
}

static void
item_gone_cb (gpointer  user_data,
              GObject  *item)
{
  BatonLeadList *self = user_data;
  guint position = baton_lead_item_get_position (BATON_LEAD_ITEM (item));

  g_hash_table_remove (self->items, GUINT_TO_POINTER (position));
}

/* What stands at the place; the row of a lead that is gone shows nothing but its number. */
static void
show_row (BatonLeadList *self,
          BatonLeadItem *item)
{
  guint32 row = g_array_index (self->rows, guint32, baton_lead_item_get_position (item));
  BatonIndexRow values;

  if (!baton_index_get_row (self->index, row, &values))
    values = (BatonIndexRow) { .id = baton_index_get_id (self->index, row) };
  baton_lead_item_set_row (item, &values);
}

static BatonLeadItem *
ref_item (BatonLeadList *self,
          guint          position)
{
  BatonLeadItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));

  if (item != NULL)
    return g_object_ref (item);

  item = baton_lead_item_new (position);
  show_row (self, item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position), item);
  return item;
}

static void
ask_for_page (BatonLeadList *self,
              guint          number)
{
  guint start = number * PAGE_SIZE;
  guint end = MIN (start + PAGE_SIZE, self->rows->len);
  gint64 ids[PAGE_SIZE];
  Page *page;

  if (!g_hash_table_add (self->asked, GUINT_TO_POINTER (number)))
    return;

  page = g_new0 (Page, 1);
  page->number = number;
  page->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint position = start; position < end; position++)
    {
      g_ptr_array_add (page->items, ref_item (self, position));
      ids[position - start] = baton_lead_list_get_id (self, position);
    }
  g_queue_push_tail (&self->pages, page);

  if (self->pages.length > MAX_PAGES)
    {
      Page *oldest = g_queue_pop_head (&self->pages);

      g_hash_table_remove (self->asked, GUINT_TO_POINTER (oldest->number));
      page_free (oldest);
    }

  self->fetch (self, ids, end - start, self->cancellable, self->user_data);
}

static GType
baton_lead_list_get_item_type (GListModel *model)
{
  return BATON_TYPE_LEAD_ITEM;
}

static guint
baton_lead_list_get_n_items (GListModel *model)
{
  return BATON_LEAD_LIST (model)->rows->len;
}

static gpointer
baton_lead_list_get_item (GListModel *model,
                          guint       position)
{
  BatonLeadList *self = BATON_LEAD_LIST (model);
  BatonLeadItem *item;

  if (position >= self->rows->len)
    return NULL;

  item = ref_item (self, position);
  ask_for_page (self, position / PAGE_SIZE);
  return item;
}

static void
baton_lead_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = baton_lead_list_get_item_type;
  iface->get_n_items = baton_lead_list_get_n_items;
  iface->get_item = baton_lead_list_get_item;
}

static void
drop_pages (BatonLeadList *self)
{
  g_hash_table_remove_all (self->asked);
  g_queue_clear_full (&self->pages, (GDestroyNotify) page_free);
}

static void
baton_lead_list_dispose (GObject *object)
{
  BatonLeadList *self = BATON_LEAD_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_cancellable_cancel (self->cancellable);
  drop_pages (self);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      g_object_weak_unref (item, item_gone_cb, self);
      g_hash_table_iter_remove (&iter);
    }

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  self->destroy = NULL;

  G_OBJECT_CLASS (baton_lead_list_parent_class)->dispose (object);
}

static void
baton_lead_list_finalize (GObject *object)
{
  BatonLeadList *self = BATON_LEAD_LIST (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->items);
  g_array_unref (self->rows);
  baton_index_unref (self->index);

  G_OBJECT_CLASS (baton_lead_list_parent_class)->finalize (object);
}

static void
baton_lead_list_class_init (BatonLeadListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_lead_list_dispose;
  object_class->finalize = baton_lead_list_finalize;
}

static void
baton_lead_list_init (BatonLeadList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->items = g_hash_table_new (NULL, NULL);
  self->asked = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * baton_lead_list_new:
 * @index: the index whose rows it shows
 * @fetch: (scope notified) (closure user_data) (destroy destroy): has leads fetched
 * @user_data: data for @fetch
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer full): an empty list
 */
BatonLeadList *
baton_lead_list_new (BatonIndex         *index,
                     BatonLeadFetchFunc  fetch,
                     gpointer            user_data,
                     GDestroyNotify      destroy)
{
  BatonLeadList *self;

  g_return_val_if_fail (index != NULL, NULL);
  g_return_val_if_fail (fetch != NULL, NULL);

  self = g_object_new (BATON_TYPE_LEAD_LIST, NULL);
  self->index = baton_index_ref (index);
  self->fetch = fetch;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

/* Shows the new rows in the items that somebody holds, and has their leads fetched. */
static void
show_again (BatonLeadList *self)
{
  g_autofree gpointer *positions = NULL;
  guint n;

  positions = g_hash_table_get_keys_as_array (self->items, &n);
  for (guint i = 0; i < n; i++)
    {
      guint position = GPOINTER_TO_UINT (positions[i]);

      if (position < self->rows->len)
        show_row (self, g_hash_table_lookup (self->items, positions[i]));
    }
  for (guint i = 0; i < n; i++)
    {
      guint position = GPOINTER_TO_UINT (positions[i]);

      if (position < self->rows->len)
        ask_for_page (self, position / PAGE_SIZE);
    }
}

/**
 * baton_lead_list_get_index:
 * @self: a list
 *
 * Returns: (transfer none): the index whose rows it shows
 */
BatonIndex *
baton_lead_list_get_index (BatonLeadList *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_LIST (self), NULL);

  return self->index;
}

/**
 * baton_lead_list_set_index:
 * @self: a list
 * @index: the index that takes the place of the one so far
 * @rows: (transfer full) (element-type guint32): rows of @index
 *
 * Shows rows of another index, as after it was loaded anew.
 */
void
baton_lead_list_set_index (BatonLeadList *self,
                           BatonIndex    *index,
                           GArray        *rows)
{
  g_return_if_fail (BATON_IS_LEAD_LIST (self));
  g_return_if_fail (index != NULL);
  g_return_if_fail (rows != NULL);

  baton_index_ref (index);
  baton_index_unref (self->index);
  self->index = index;
  baton_lead_list_set_rows (self, rows);
}

/**
 * baton_lead_list_get_rows:
 * @self: a list
 *
 * Returns: (transfer none) (element-type guint32): the rows of the index that it
 *   shows, in their order, until it shows others
 */
const GArray *
baton_lead_list_get_rows (BatonLeadList *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_LIST (self), NULL);

  return self->rows;
}

/**
 * baton_lead_list_set_rows:
 * @self: a list
 * @rows: (transfer full) (element-type guint32): rows of the index, as [method@Index.select] gives them
 *
 * Shows other rows, or the same in another order, or with what has changed in the index.
 * What was being fetched is cancelled.
 */
void
baton_lead_list_set_rows (BatonLeadList *self,
                          GArray        *rows)
{
  guint before;
  guint after;

  g_return_if_fail (BATON_IS_LEAD_LIST (self));
  g_return_if_fail (rows != NULL);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  drop_pages (self);

  before = self->rows->len;
  after = rows->len;
  g_array_unref (self->rows);
  self->rows = rows;
  show_again (self);

  if (after > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, after - before);
  else if (after < before)
    g_list_model_items_changed (G_LIST_MODEL (self), after, before - after, 0);
}

/**
 * baton_lead_list_get_id:
 * @self: a list
 * @position: a place in it
 *
 * Returns: the number of the lead that stands there
 */
gint64
baton_lead_list_get_id (BatonLeadList *self,
                        guint          position)
{
  g_return_val_if_fail (BATON_IS_LEAD_LIST (self), 0);
  g_return_val_if_fail (position < self->rows->len, 0);

  return baton_index_get_id (self->index, g_array_index (self->rows, guint32, position));
}

/**
 * baton_lead_list_find:
 * @self: a list
 * @id: the number of a lead
 * @position: (out): return location for its place
 *
 * Finds the place of a lead.
 *
 * Returns: whether it is in the list
 */
gboolean
baton_lead_list_find (BatonLeadList *self,
                      gint64         id,
                      guint         *position)
{
  guint row;

  g_return_val_if_fail (BATON_IS_LEAD_LIST (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  if (!baton_index_find (self->index, id, &row))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_array_index (self->rows, guint32, i) == row)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * baton_lead_list_deliver:
 * @self: a list
 * @leads: (element-type BatonLead): leads that were fetched
 *
 * Hands over leads that the list asked for. Those that it no longer shows are passed over.
 */
void
baton_lead_list_deliver (BatonLeadList *self,
                         GPtrArray     *leads)
{
  g_autoptr(GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GList) items = NULL;

  g_return_if_fail (BATON_IS_LEAD_LIST (self));
  g_return_if_fail (leads != NULL);

  for (guint i = 0; i < leads->len; i++)
    {
      BatonLead *lead = g_ptr_array_index (leads, i);
      gint64 id = baton_lead_get_id (lead);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), lead);
    }

  items = g_hash_table_get_values (self->items);
  for (GList *l = items; l != NULL; l = l->next)
    {
      gint64 id = baton_lead_item_get_id (l->data);
      BatonLead *lead = g_hash_table_lookup (by_id, &id);

      if (lead != NULL)
        baton_lead_item_set_lead (l->data, lead);
    }
}

/**
 * baton_lead_list_refresh:
 * @self: a list
 * @ids: (array length=n_ids): the numbers of leads that have changed
 * @n_ids: how many
 *
 * Shows what has changed in the index, and has those of the leads fetched again that
 * are looked at. They show what they did until then.
 */
void
baton_lead_list_refresh (BatonLeadList *self,
                         const gint64  *ids,
                         guint          n_ids)
{
  g_autoptr(GHashTable) changed = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GList) items = NULL;

  g_return_if_fail (BATON_IS_LEAD_LIST (self));

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (changed, (gpointer) &ids[i]);

  items = g_hash_table_get_values (self->items);
  for (GList *l = items; l != NULL; l = l->next)
    {
      gint64 id = baton_lead_item_get_id (l->data);

      if (baton_lead_item_get_position (l->data) >= self->rows->len ||
          !g_hash_table_contains (changed, &id))
        continue;
      show_row (self, l->data);
      g_array_append_val (wanted, id);
    }

  if (wanted->len > 0)
    self->fetch (self, (const gint64 *) (gpointer) wanted->data, wanted->len,
                 self->cancellable, self->user_data);
}
