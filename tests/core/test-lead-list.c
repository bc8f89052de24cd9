/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-lead-list.h"

#include "index-fixture.h"

#define N_LEADS 1000

typedef struct
{
  GArray       *asked; /* gint64 */
  guint         n_calls;
  GCancellable *last;
} Fetches;

typedef struct
{
  guint n_calls;
  guint position;
  guint removed;
  guint added;
} Changes;

static void
fetch_cb (BatonLeadList *list,
          const gint64  *ids,
          guint          n_ids,
          GCancellable  *cancellable,
          gpointer       user_data)
{
  Fetches *fetches = user_data;

  fetches->n_calls++;
  g_array_append_vals (fetches->asked, ids, n_ids);
  g_set_object (&fetches->last, cancellable);
}

static void
fetches_free (gpointer user_data)
{
  Fetches *fetches = user_data;

  g_array_unref (fetches->asked);
  g_clear_object (&fetches->last);
  g_free (fetches);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Changes *changes = user_data;

  changes->n_calls++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  guint *count = user_data;

  (*count)++;
}

static BatonIndex *
make_index (void)
{
  BatonIndex *index = baton_index_new ();
  BatonRecord record = { 0, };

  for (gint64 id = 1; id <= N_LEADS; id++)
    {
      BatonLeadState state = { .fit = (int) (id % 100) };

      baton_index_put (index, id, &record, &state);
    }
  return index;
}

static BatonLeadList *
make_list (BatonIndex  *index,
           Fetches    **fetches)
{
  *fetches = g_new0 (Fetches, 1);
  (*fetches)->asked = g_array_new (FALSE, FALSE, sizeof (gint64));
  return baton_lead_list_new (index, fetch_cb, *fetches, fetches_free);
}

static void
show (BatonLeadList *list,
      BatonIndex    *index,
      const char    *sort,
      gboolean       descending)
{
  baton_lead_list_set_rows (list, baton_index_select (index, NULL, sort, descending, NULL, NULL));
}

static void
deliver (BatonLeadList *list,
         Fetches       *fetches)
{
  g_autoptr(GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < fetches->asked->len; i++)
    g_ptr_array_add (leads, baton_lead_new (g_array_index (fetches->asked, gint64, i)));
  g_array_set_size (fetches->asked, 0);
  baton_lead_list_deliver (list, leads);
}

static void
test_pages (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  Fetches *fetches;
  g_autoptr(BatonLeadList) list = make_list (index, &fetches);
  g_autoptr(BatonLeadItem) item = NULL;
  g_autoptr(BatonLeadItem) same = NULL;
  guint n_notified = 0;

  show (list, index, NULL, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_LEADS);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == BATON_TYPE_LEAD_ITEM);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), N_LEADS));
  g_assert_cmpuint (fetches->n_calls, ==, 0);

  item = g_list_model_get_item (G_LIST_MODEL (list), 7);
  g_assert_cmpint (baton_lead_item_get_id (item), ==, 8);
  g_assert_cmpint (baton_lead_item_get_row (item)->score, ==, 8);
  g_assert_null (baton_lead_item_get_lead (item));
  for (guint position = 0; position < 64; position++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), position));
  same = g_list_model_get_item (G_LIST_MODEL (list), 7);
  g_assert_true (same == item);
  g_assert_cmpuint (fetches->n_calls, ==, 1);
  g_assert_cmpuint (fetches->asked->len, ==, 64);

  g_signal_connect (item, "notify::lead", G_CALLBACK (notify_cb), &n_notified);
  deliver (list, fetches);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpint (baton_lead_get_id (baton_lead_item_get_lead (item)), ==, 8);

  g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), N_LEADS - 1));
  g_assert_cmpuint (fetches->n_calls, ==, 2);
  g_assert_cmpuint (fetches->asked->len, ==, N_LEADS % 64);
}

/* Sorting anew keeps the items that are shown; they show the leads that stand there now. */
static void
test_sort_again (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  Fetches *fetches;
  g_autoptr(BatonLeadList) list = make_list (index, &fetches);
  g_autoptr(BatonLeadItem) item = NULL;
  g_autoptr(GCancellable) first_fetch = NULL;
  Changes changes = { 0, };
  guint n_ids = 0, n_fits = 0, n_stages = 0;

  show (list, index, NULL, FALSE);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  deliver (list, fetches);
  first_fetch = g_object_ref (fetches->last);

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  g_signal_connect (item, "notify::id", G_CALLBACK (notify_cb), &n_ids);
  g_signal_connect (item, "notify::fit", G_CALLBACK (notify_cb), &n_fits);
  g_signal_connect (item, "notify::stage", G_CALLBACK (notify_cb), &n_stages);
  show (list, index, "fit", TRUE);

  g_assert_cmpuint (changes.n_calls, ==, 0);
  g_assert_true (g_cancellable_is_cancelled (first_fetch));
  g_assert_cmpint (baton_lead_item_get_id (item), ==, 99);
  g_assert_null (baton_lead_item_get_lead (item));
  g_assert_cmpuint (n_ids, ==, 1);
  g_assert_cmpuint (n_fits, ==, 1);
  g_assert_cmpuint (n_stages, ==, 0);
  g_assert_cmpuint (fetches->n_calls, ==, 2);
  deliver (list, fetches);
  g_assert_cmpint (baton_lead_get_id (baton_lead_item_get_lead (item)), ==, 99);

  show (list, index, "fit", TRUE);
  g_assert_nonnull (baton_lead_item_get_lead (item));
  g_assert_cmpuint (n_ids, ==, 1);
}

static void
test_length (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  g_autoptr(BatonProcess) process = make_process ();
  g_autoptr(BatonFilter) filter = make_filter (process, "id<=10");
  Fetches *fetches;
  g_autoptr(BatonLeadList) list = make_list (index, &fetches);
  g_autoptr(BatonLeadItem) last = NULL;
  Changes changes = { 0, };
  guint position;

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  show (list, index, NULL, FALSE);
  g_assert_cmpuint (changes.position, ==, 0);
  g_assert_cmpuint (changes.added, ==, N_LEADS);
  last = g_list_model_get_item (G_LIST_MODEL (list), N_LEADS - 1);
  g_assert_true (baton_lead_list_find (list, 500, &position));
  g_assert_cmpuint (position, ==, 499);

  baton_lead_list_set_rows (list, baton_index_select (index, filter, "id", TRUE, NULL, NULL));
  g_assert_cmpuint (changes.n_calls, ==, 2);
  g_assert_cmpuint (changes.position, ==, 10);
  g_assert_cmpuint (changes.removed, ==, N_LEADS - 10);
  g_assert_cmpuint (changes.added, ==, 0);
  g_assert_cmpint (baton_lead_list_get_id (list, 0), ==, 10);
  g_assert_false (baton_lead_list_find (list, 500, &position));
  g_assert_true (baton_lead_list_find (list, 10, &position));
  g_assert_cmpuint (position, ==, 0);
}

static void
test_refresh (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  Fetches *fetches;
  g_autoptr(BatonLeadList) list = make_list (index, &fetches);
  g_autoptr(BatonLeadItem) item = NULL;
  BatonLeadState state = { .fit = 100, .interest = 50, .flags = BATON_LEAD_HOT };
  static const gint64 changed[] = { 3, 900 };
  BatonLead *before;
  gboolean hot;

  show (list, index, NULL, FALSE);
  item = g_list_model_get_item (G_LIST_MODEL (list), 2);
  deliver (list, fetches);
  before = baton_lead_item_get_lead (item);

  baton_index_put_state (index, 3, &state);
  baton_lead_list_refresh (list, changed, G_N_ELEMENTS (changed));
  g_object_get (item, "hot", &hot, NULL);
  g_assert_true (hot);
  g_assert_cmpint (baton_lead_item_get_row (item)->score, ==, 150);
  g_assert_true (baton_lead_item_get_lead (item) == before);
  g_assert_cmpuint (fetches->asked->len, ==, 1);
  g_assert_cmpint (g_array_index (fetches->asked, gint64, 0), ==, 3);
  deliver (list, fetches);
  g_assert_true (baton_lead_item_get_lead (item) != before);
}

/* However far somebody scrolls, only so many leads are kept. */
static void
test_scroll (void)
{
  g_autoptr(BatonIndex) index = baton_index_new ();
  Fetches *fetches;
  g_autoptr(BatonLeadList) list = make_list (index, &fetches);
  BatonRecord record = { 0, };
  BatonLeadState state = { 0, };
  BatonLeadItem *first;
  BatonLeadItem *second;
  gpointer weak;

  for (gint64 id = 1; id <= 5000; id++)
    baton_index_put (index, id, &record, &state);
  show (list, index, NULL, FALSE);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  weak = second;
  g_object_add_weak_pointer (G_OBJECT (second), &weak);
  g_object_unref (second);

  for (guint position = 0; position < 5000; position++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), position));
  g_assert_null (weak);
  g_assert_cmpuint (fetches->n_calls, ==, (5000 + 63) / 64);

  second = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (second == first);
  g_assert_cmpuint (fetches->n_calls, ==, (5000 + 63) / 64 + 1);
  g_object_unref (second);
  g_object_unref (first);
}

static void
test_removed_lead (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  Fetches *fetches;
  g_autoptr(BatonLeadList) list = make_list (index, &fetches);
  g_autoptr(BatonLeadItem) item = NULL;

  show (list, index, NULL, FALSE);
  baton_index_remove (index, 5);
  item = g_list_model_get_item (G_LIST_MODEL (list), 4);
  g_assert_cmpint (baton_lead_item_get_id (item), ==, 5);
  g_assert_cmpint (baton_lead_item_get_row (item)->score, ==, 0);

  g_clear_object (&list);
  g_assert_cmpint (baton_lead_item_get_id (item), ==, 5);
}

/* After it was loaded anew, the same leads stand in other rows. */
static void
test_other_index (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  g_autoptr(BatonIndex) other = baton_index_new ();
  BatonRecord record = { 0, };
  BatonLeadState state = { .fit = 7 };
  Fetches *fetches;
  g_autoptr(BatonLeadList) list = make_list (index, &fetches);
  g_autoptr(BatonLeadItem) item = NULL;

  show (list, index, NULL, FALSE);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  baton_index_put (other, N_LEADS + 5, &record, &state);
  baton_lead_list_set_index (list, other, baton_index_select (other, NULL, NULL, FALSE, NULL, NULL));
  g_assert_true (baton_lead_list_get_index (list) == other);
  g_assert_cmpuint (baton_lead_list_get_rows (list)->len, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpint (baton_lead_item_get_id (item), ==, N_LEADS + 5);
  g_assert_cmpint (baton_lead_item_get_row (item)->fit, ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-list/pages", test_pages);
  g_test_add_func ("/lead-list/sort-again", test_sort_again);
  g_test_add_func ("/lead-list/length", test_length);
  g_test_add_func ("/lead-list/refresh", test_refresh);
  g_test_add_func ("/lead-list/scroll", test_scroll);
  g_test_add_func ("/lead-list/removed-lead", test_removed_lead);
  g_test_add_func ("/lead-list/other-index", test_other_index);

  return g_test_run ();
}
