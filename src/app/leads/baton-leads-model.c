/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-leads-model.h"

#include "baton-error.h"
#include "leads/baton-column-load.h"
#include "leads/baton-filter-words.h"
#include "leads/baton-lead-fetch.h"
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
  GObject          parent_instance;
  BatonLiveIndex  *live;
  BatonLeadNames  *names;       /* NULL until they were loaded */
  BatonLeadList   *list;        /* NULL until there is an index */
  GCancellable    *cancellable; /* for as long as the model lives */
  GError          *error;

  char            *text;
  BatonFilter     *filter;      /* the last good one; NULL until there are names */
  char            *mistake;     /* what is wrong with the text, or NULL */
  char            *sort;
  gboolean         descending;

  guint            n_late;
  guint            n_soon;
  gboolean         is_held;     /* the order is not to change */
  gboolean         is_stale;    /* and would */
  gboolean         is_loading_names;
  guint            count_source;
  guint            update_source;
};

enum { SHOWN, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonLeadsModel, baton_leads_model, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
tell (BatonLeadsModel *self)
{
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
fail (BatonLeadsModel *self,
      GError          *error)
{
  g_clear_error (&self->error);
  self->error = error;
  tell (self);
}

static gint64
get_now (void)
{
  return baton_minute_get_now (baton_minute_get_default ());
}

/* How many of the leads that are shown a further term holds for. */
static guint
count_with (BatonLeadsModel *self,
            const char      *term)
{
  g_autofree char *text = baton_filter_to_text (self->filter);
  g_autofree char *narrower = g_strjoin (" ", text, term, NULL);
  g_autoptr(BatonFilter) filter = NULL;
  g_autoptr(GArray) rows = NULL;

  filter = baton_filter_parse (narrower, baton_lead_names_get_process (self->names), get_now (), NULL);
  if (filter != NULL)
    rows = baton_index_select (baton_lead_list_get_index (self->list), filter, NULL, FALSE, NULL, NULL);
  return rows != NULL ? rows->len : 0;
}

static gboolean
count_cb (gpointer user_data)
{
  BatonLeadsModel *self = user_data;

  self->count_source = 0;
  self->n_late = count_with (self, "due:late");
  self->n_soon = count_with (self, "due>=now due<=1h");
  tell (self);
  return G_SOURCE_REMOVE;
}

static BatonLeadList *
make_list (BatonLeadsModel *self,
           BatonIndex      *index)
{
  return baton_lead_list_new (index, baton_lead_fetch,
                              g_object_ref (baton_live_index_get_database (self->live)), g_object_unref);
}

static void
show_rows (BatonLeadsModel *self,
           BatonIndex      *index,
           GArray          *rows)
{
  self->is_stale = FALSE;
  if (self->list == NULL)
    self->list = make_list (self, index);
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
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error_free (error);
  else
    fail (self, error);
}

/* Loads the first column that the filter asks for and the index lacks; there is a
 * look at the others when it is there. */
static void
load_column (BatonLeadsModel *self,
             BatonIndex      *index)
{
  const char * const *names = baton_filter_get_columns (self->filter);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (baton_index_has_column (index, names[i]))
        continue;
      baton_column_load_async (baton_live_index_get_database (self->live), index, names[i],
                               self->cancellable, column_loaded_cb, g_object_ref (self));
      return;
    }
}

/* Whether the last word may be the beginning of a key: stage, on the way to stage:mql. */
static gboolean
is_unfinished (BatonLeadsModel *self)
{
  guint n_terms = baton_filter_get_n_terms (self->filter);
  const BatonFilterTerm *last = n_terms > 0 ? baton_filter_get_term (self->filter, n_terms - 1) : NULL;

  return last != NULL && last->key == NULL && g_str_has_suffix (self->text, last->values[0]) &&
         baton_filter_words_begin_key (last->values[0]);
}

static void
select_rows (BatonLeadsModel *self)
{
  BatonIndex *index = baton_live_index_get_index (self->live);
  g_autoptr(GError) error = NULL;
  GArray *rows;

  if (index == NULL || self->filter == NULL)
    return;

  rows = baton_index_select (index, self->filter, self->sort, self->descending, NULL, &error);
  if (rows != NULL)
    show_rows (self, index, rows);
  else if (g_error_matches (error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
    load_column (self, index);
  else
    fail (self, g_steal_pointer (&error));
}

/* Whether nothing matches, and the text is likely to go on. */
static gboolean
is_to_wait (BatonLeadsModel *self)
{
  BatonIndex *index = baton_live_index_get_index (self->live);
  g_autoptr(GArray) rows = NULL;

  if (index == NULL || self->filter == NULL || !is_unfinished (self))
    return FALSE;
  rows = baton_index_select (index, self->filter, NULL, FALSE, NULL, NULL);
  return rows != NULL && rows->len == 0;
}

static void
read_filter (BatonLeadsModel *self)
{
  g_autoptr(GError) error = NULL;
  BatonFilter *filter;

  if (self->names == NULL)
    return;

  g_clear_pointer (&self->mistake, g_free);
  filter = baton_filter_parse (self->text, baton_lead_names_get_process (self->names), get_now (), &error);
  if (filter == NULL)
    {
      self->mistake = g_strdup (error->message);
      if (self->filter != NULL)
        return;
      filter = baton_filter_parse ("", baton_lead_names_get_process (self->names), get_now (), NULL);
    }
  g_clear_pointer (&self->filter, baton_filter_unref);
  self->filter = filter;
}

static gpointer
load_names (BatonSession  *session,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return baton_lead_names_load (session, error);
}

static void
names_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(BatonLeadsModel) self = user_data;
  GError *error = NULL;
  BatonLeadNames *names = baton_database_finish (BATON_DATABASE (object), result, &error);

  self->is_loading_names = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }
  if (names == NULL)
    {
      fail (self, error);
      return;
    }

  g_clear_error (&self->error);
  g_clear_pointer (&self->names, baton_lead_names_unref);
  self->names = names;
  read_filter (self);
  select_rows (self);
}

static void
load_names_async (BatonLeadsModel *self)
{
  if (self->is_loading_names)
    return;

  self->is_loading_names = TRUE;
  baton_database_read_async (baton_live_index_get_database (self->live), load_names, NULL, NULL,
                             (GDestroyNotify) baton_lead_names_unref,
                             self->cancellable, names_loaded_cb, g_object_ref (self));
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

/* Somebody who was added owns a lead now. */
static gboolean
has_strange_owner (BatonLeadsModel *self,
                   const GArray    *ids)
{
  BatonIndex *index = baton_lead_list_get_index (self->list);

  for (guint i = 0; i < ids->len; i++)
    {
      BatonIndexRow values;
      guint row;

      if (baton_index_find (index, g_array_index (ids, gint64, i), &row) &&
          baton_index_get_row (index, row, &values) && values.owner != 0 &&
          baton_lead_names_get_person (self->names, values.owner) == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
changed_cb (BatonLeadsModel *self,
            GArray          *ids)
{
  if (ids == NULL || self->list == NULL || has_strange_owner (self, ids))
    {
      load_names_async (self);
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
  if (baton_filter_is_relative (self->filter) && !self->is_held)
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
  g_clear_pointer (&self->filter, baton_filter_unref);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  g_free (self->mistake);
  g_free (self->sort);
  g_free (self->text);

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
  self->text = g_strdup ("");
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
  load_names_async (self);
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

  return self->filter;
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

  return self->mistake;
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

  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);

  before = self->filter != NULL ? baton_filter_ref (self->filter) : NULL;
  read_filter (self);
  if (before != NULL && self->mistake == NULL && is_to_wait (self))
    {
      baton_filter_unref (self->filter);
      self->filter = g_steal_pointer (&before);
      tell (self);
    }
  else if (self->mistake == NULL)
    {
      select_rows (self);
    }
  else
    {
      tell (self);
    }
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
  select_rows (self);
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

  read_filter (self);
  select_rows (self);
}
