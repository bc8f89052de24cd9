/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-leads-model.h"

#include "baton-error.h"
#include "leads/baton-column-load.h"
#include "leads/baton-lead-fetch.h"
#include "leads/baton-typed-filter.h"
#include "widgets/baton-minute.h"

/* The shortest time between two looks at a list that changes all the time. */
#define MILLISECONDS_A_LOOK 100

/**
 * BatonLeadsModel:
 *
 * Which leads the page shows, and in which order: a filter and an order over
 * the live index, kept up with what changes.
 *
 * A mistake in the filter leaves the leads of the last good one. Nothing here
 * goes through the leads one by one: the index selects them.
 *
 * Invariants: there is a list exactly when names and index were loaded; the list
 * shows what the filter means, unless it is stale or a column of values is on
 * its way.
 */
struct _BatonLeadsModel
{
  GObject           parent_instance;
  BatonLiveIndex   *live;
  BatonLeadNames   *names;        /* NULL until they were loaded */
  BatonLeadList    *list;         /* NULL until there is an index */
  GCancellable     *cancellable;  /* for as long as the model lives */
  GError           *error;

  BatonTypedFilter *filter;
  char             *sort;
  gboolean          descending;

  guint             n_late;
  guint             n_soon;
  gboolean          is_held;      /* the order is not to change */
  gboolean          is_stale;     /* and would */
  gboolean          is_loading_names;
  guint             count_source;
  guint             update_source;
};

enum { SHOWN, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonLeadsModel, baton_leads_model, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
tell (BatonLeadsModel *self)
{
  g_signal_emit (self, signals[SHOWN], 0);
}

/* Takes the error; what was cancelled is over, and nobody is told. */
static void
fail (BatonLeadsModel *self,
      GError          *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }
  g_clear_error (&self->error);
  self->error = error;
  tell (self);
}

static gint64
get_now (void)
{
  return baton_minute_get_now (baton_minute_get_default ());
}

static gboolean
count_cb (gpointer user_data)
{
  BatonLeadsModel *self = user_data;
  BatonIndex *index = baton_lead_list_get_index (self->list);

  self->count_source = 0;
  self->n_late = baton_typed_filter_count_with (self->filter, "due:late", index, get_now ());
  self->n_soon = baton_typed_filter_count_with (self->filter, "due>=now due<=1h", index, get_now ());
  tell (self);
  return G_SOURCE_REMOVE;
}

static void
show_rows (BatonLeadsModel *self,
           BatonIndex      *index,
           GArray          *rows)
{
  self->is_stale = FALSE;
  if (self->list == NULL)
    self->list = baton_lead_list_new (index, baton_lead_fetch, g_object_ref (self->live), g_object_unref);
  if (baton_lead_list_get_index (self->list) == index)
    baton_lead_list_set_rows (self->list, rows);
  else
    baton_lead_list_set_index (self->list, index, rows);

  /* The counts come when the rows stand there. */
  if (self->count_source == 0)
    self->count_source = g_idle_add (count_cb, self);
  tell (self);
}

static void
column_loaded_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(BatonLeadsModel) self = user_data;
  GError *error = NULL;

  if (baton_column_load_finish (result, &error))
    baton_leads_model_update (self);
  else
    fail (self, error);
}

/* Loads the first column that the filter asks for and the index lacks; there is a
 * look at the others when it is there. */
static void
load_column (BatonLeadsModel *self,
             BatonIndex      *index)
{
  const char * const *names = baton_filter_get_columns (baton_typed_filter_get_filter (self->filter));

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (baton_index_has_column (index, names[i]))
        continue;
      baton_column_load_async (baton_live_index_get_database (self->live), index, names[i],
                               self->cancellable, column_loaded_cb, g_object_ref (self));
      return;
    }
}

/* Where no lead matches, and the text is likely to go on, what it meant before stays. */
static void
select_rows (BatonLeadsModel *self,
             BatonFilter     *before)
{
  BatonIndex *index = baton_live_index_get_index (self->live);
  BatonFilter *filter = baton_typed_filter_get_filter (self->filter);
  g_autoptr(GArray) rows = NULL;
  g_autoptr(GError) error = NULL;

  if (index == NULL || filter == NULL)
    return;

  rows = baton_index_select (index, filter, self->sort, self->descending, NULL, &error);
  if (rows != NULL && rows->len == 0 && before != NULL && baton_typed_filter_is_begun (self->filter))
    {
      baton_typed_filter_keep_filter (self->filter, before);
      tell (self);
    }
  else if (rows != NULL)
    show_rows (self, index, g_steal_pointer (&rows));
  else if (g_error_matches (error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
    load_column (self, index);
  else
    fail (self, g_steal_pointer (&error));
}

static void
names_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(BatonLeadsModel) self = user_data;
  GError *error = NULL;
  BatonLeadNames *names = baton_lead_names_load_finish (BATON_DATABASE (object), result, &error);

  self->is_loading_names = FALSE;
  if (names == NULL)
    {
      fail (self, error);
      return;
    }

  g_clear_error (&self->error);
  g_clear_pointer (&self->names, baton_lead_names_unref);
  self->names = names;
  baton_typed_filter_set_process (self->filter, baton_lead_names_get_process (names), get_now ());
  select_rows (self, NULL);
}

static void
load_names (BatonLeadsModel *self)
{
  if (self->is_loading_names)
    return;

  self->is_loading_names = TRUE;
  baton_lead_names_load_async (baton_live_index_get_database (self->live), self->cancellable,
                               names_loaded_cb, g_object_ref (self));
}

static gboolean
update_cb (gpointer user_data)
{
  BatonLeadsModel *self = user_data;

  self->update_source = 0;
  if (!self->is_held)
    {
      baton_leads_model_update (self);
    }
  else if (!self->is_stale)
    {
      self->is_stale = TRUE;
      tell (self);
    }
  return G_SOURCE_REMOVE;
}

static void
changed_cb (BatonLeadsModel *self,
            GArray          *ids)
{
  if (ids == NULL || self->list == NULL ||
      !baton_lead_names_know_owners (self->names, baton_lead_list_get_index (self->list), ids))
    {
      load_names (self);
      return;
    }

  baton_lead_list_refresh (self->list, (const gint64 *) (gpointer) ids->data, ids->len);
  if (self->update_source == 0)
    self->update_source = g_timeout_add (MILLISECONDS_A_LOOK, update_cb, self);
}

/* What a filter such as due:late means changes with the time. */
static void
minute_cb (BatonLeadsModel *self)
{
  if (self->list == NULL)
    return;
  if (baton_filter_is_relative (baton_typed_filter_get_filter (self->filter)) && !self->is_held)
    baton_leads_model_update (self);
  else if (self->count_source == 0)
    self->count_source = g_idle_add (count_cb, self);
}

static void
baton_leads_model_dispose (GObject *object)
{
  BatonLeadsModel *self = BATON_LEADS_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->count_source, g_source_remove);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->list);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_leads_model_parent_class)->dispose (object);
}

static void
baton_leads_model_finalize (GObject *object)
{
  BatonLeadsModel *self = BATON_LEADS_MODEL (object);

  g_clear_pointer (&self->names, baton_lead_names_unref);
  baton_typed_filter_free (self->filter);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  g_free (self->sort);

  G_OBJECT_CLASS (baton_leads_model_parent_class)->finalize (object);
}

static void
baton_leads_model_class_init (BatonLeadsModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_leads_model_dispose;
  object_class->finalize = baton_leads_model_finalize;

  /**
   * BatonLeadsModel::shown:
   * @self: a model
   *
   * Other leads are shown, or something else that the model tells is different.
   */
  signals[SHOWN] =
    g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
baton_leads_model_init (BatonLeadsModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->filter = baton_typed_filter_new ();
}

/**
 * baton_leads_model_new:
 * @live: the live index
 *
 * Makes a model of all leads, and begins to load what it needs.
 *
 * Returns: (transfer full): the model
 */
BatonLeadsModel *
baton_leads_model_new (BatonLiveIndex *live)
{
  BatonLeadsModel *self;

  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  self = g_object_new (BATON_TYPE_LEADS_MODEL, NULL);
  self->live = g_object_ref (live);
  g_signal_connect_object (live, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (live, "notify::error", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (baton_minute_get_default (), "notify::now",
                           G_CALLBACK (minute_cb), self, G_CONNECT_SWAPPED);
  load_names (self);
  return self;
}

/**
 * baton_leads_model_get_live:
 * @self: a model
 *
 * Returns: (transfer none): the live index
 */
BatonLiveIndex *
baton_leads_model_get_live (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), NULL);

  return self->live;
}

/**
 * baton_leads_model_get_list:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the leads; `NULL` until they are known
 */
BatonLeadList *
baton_leads_model_get_list (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), NULL);

  return self->list;
}

/**
 * baton_leads_model_get_names:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what stages and people are called; `NULL`
 *   until it is known
 */
BatonLeadNames *
baton_leads_model_get_names (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), NULL);

  return self->names;
}

/**
 * baton_leads_model_get_state:
 * @self: a model
 *
 * Returns: whether there are leads to show, or why not
 */
BatonLeadsState
baton_leads_model_get_state (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), BATON_LEADS_LOADING);

  if (self->list == NULL)
    return baton_leads_model_get_error (self) != NULL ? BATON_LEADS_FAILED : BATON_LEADS_LOADING;
  if (baton_leads_model_count_shown (self) > 0)
    return BATON_LEADS_READY;
  return baton_leads_model_count_all (self) > 0 ? BATON_LEADS_NO_MATCH : BATON_LEADS_NONE;
}

/**
 * baton_leads_model_get_error:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): why leads could not be read
 */
const GError *
baton_leads_model_get_error (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), NULL);

  return self->error != NULL ? self->error : baton_live_index_get_error (self->live);
}

/**
 * baton_leads_model_get_filter:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the filter that the leads are shown by
 */
BatonFilter *
baton_leads_model_get_filter (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), NULL);

  return baton_typed_filter_get_filter (self->filter);
}

/**
 * baton_leads_model_get_mistake:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what is wrong with the text that was typed,
 *   in words
 */
const char *
baton_leads_model_get_mistake (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), NULL);

  return baton_typed_filter_get_mistake (self->filter);
}

/**
 * baton_leads_model_count_all:
 * @self: a model
 *
 * Returns: how many leads there are
 */
guint
baton_leads_model_count_all (BatonLeadsModel *self)
{
  BatonIndex *index;

  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), 0);

  index = baton_live_index_get_index (self->live);
  return index != NULL ? baton_index_get_n_leads (index) : 0;
}

/**
 * baton_leads_model_count_shown:
 * @self: a model
 *
 * Returns: how many leads the filter means
 */
guint
baton_leads_model_count_shown (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), 0);

  return self->list != NULL ? baton_lead_list_get_rows (self->list)->len : 0;
}

/**
 * baton_leads_model_count_late:
 * @self: a model
 *
 * Returns: on how many of them a clock is past due
 */
guint
baton_leads_model_count_late (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), 0);

  return self->n_late;
}

/**
 * baton_leads_model_count_soon:
 * @self: a model
 *
 * Returns: on how many of them a clock is due within the hour
 */
guint
baton_leads_model_count_soon (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), 0);

  return self->n_soon;
}

/**
 * baton_leads_model_is_stale:
 * @self: a model
 *
 * Returns: whether other leads would be shown, or in another order, were it not held
 */
gboolean
baton_leads_model_is_stale (BatonLeadsModel *self)
{
  g_return_val_if_fail (BATON_IS_LEADS_MODEL (self), FALSE);

  return self->is_stale;
}

/**
 * baton_leads_model_set_text:
 * @self: a model
 * @text: a filter, as it was typed
 *
 * Shows the leads that the filter means. What was shown stays while the text has a
 * mistake, or ends as if more of it were to come.
 */
void
baton_leads_model_set_text (BatonLeadsModel *self,
                            const char      *text)
{
  g_autoptr(BatonFilter) before = NULL;

  g_return_if_fail (BATON_IS_LEADS_MODEL (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (baton_typed_filter_get_text (self->filter), text))
    return;

  before = baton_typed_filter_get_filter (self->filter);
  if (before != NULL)
    baton_filter_ref (before);
  baton_typed_filter_set_text (self->filter, text, get_now ());
  if (baton_typed_filter_get_mistake (self->filter) != NULL)
    tell (self);
  else
    select_rows (self, before);
}

/**
 * baton_leads_model_set_sort:
 * @self: a model
 * @key: (nullable): what the index is to sort by; `NULL` for the order of the numbers
 * @descending: whether the largest come first
 *
 * Shows the leads in another order.
 */
void
baton_leads_model_set_sort (BatonLeadsModel *self,
                            const char      *key,
                            gboolean         descending)
{
  g_return_if_fail (BATON_IS_LEADS_MODEL (self));

  if (g_strcmp0 (self->sort, key) == 0 && self->descending == descending)
    return;
  g_free (self->sort);
  self->sort = g_strdup (key);
  self->descending = descending;
  select_rows (self, NULL);
}

/**
 * baton_leads_model_set_held:
 * @self: a model
 * @held: whether somebody is busy with the rows
 *
 * While it is held, what changes elsewhere is shown in the rows that are there,
 * and no row moves.
 */
void
baton_leads_model_set_held (BatonLeadsModel *self,
                            gboolean         held)
{
  g_return_if_fail (BATON_IS_LEADS_MODEL (self));

  self->is_held = held;
  if (!held && self->is_stale)
    baton_leads_model_update (self);
}

/**
 * baton_leads_model_update:
 * @self: a model
 *
 * Shows the leads that the filter means now, in their order.
 */
void
baton_leads_model_update (BatonLeadsModel *self)
{
  g_return_if_fail (BATON_IS_LEADS_MODEL (self));

  baton_typed_filter_read (self->filter, get_now ());
  select_rows (self, NULL);
}
