/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-live-index.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "baton-index-feed-private.h"
#include "baton-index-service.h"
#include "baton-journal-feed.h"
#include "lead/baton-lead.h"

/* When more leads than these changed at once, all of them are loaded anew in
 * the background, so that the main thread is not held up. */
#define MAX_CHANGES 2000

/**
 * BatonLiveIndex:
 *
 * The index that a window looks at: loaded in the background, and kept up with
 * whatever any process writes. It is used from the main thread alone; what is
 * read from the database is read on the threads of the database, and only put
 * into the index here.
 */
struct _BatonLiveIndex
{
  GObject           parent_instance;
  BatonDatabase    *database;
  BatonIndex       *index;       /* NULL until it was loaded once. */
  BatonJournalFeed *feed;
  GCancellable     *cancellable;
  GError           *error;       /* why the last look failed, or NULL */
  gboolean          is_looking;  /* a look is under way */
  gboolean          look_again;  /* and another is wanted after it */
  gboolean          is_stale;    /* the index is of a database that was replaced */
};

enum { PROP_0, PROP_INDEX, PROP_ERROR, N_PROPS };

enum { CHANGED, MOVED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonLiveIndex, baton_live_index, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What changed since a journal entry, or all of it. */
typedef struct
{
  gint64      position;
  GPtrArray  *leads;      /* BatonLead */
  GArray     *removed;    /* gint64 */
  BatonIndex *whole;      /* instead, when too much changed or nothing was loaded yet */
} Look;

static void look_async (BatonLiveIndex *self,
                        gboolean        at_all);

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->leads, g_ptr_array_unref);
  g_clear_pointer (&look->removed, g_array_unref);
  g_clear_pointer (&look->whole, baton_index_unref);
  g_free (look);
}

static gboolean
note_lead (gint64                 lead,
           const BatonRecord     *record,
           const BatonLeadState  *state,
           gpointer               user_data)
{
  Look *look = user_data;

  g_ptr_array_add (look->leads, baton_lead_new_from_record (lead, record, state));
  return look->leads->len <= MAX_CHANGES;
}

static gboolean
note_removed (gint64   lead,
              gpointer user_data)
{
  Look *look = user_data;

  g_array_append_val (look->removed, lead);
  return look->removed->len <= MAX_CHANGES;
}

static gboolean
look_at_changes (BatonSession  *session,
                 Look          *look,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const BatonIndexFeed feed = { note_lead, note_removed, look };
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  done = baton_index_feed_walk (session, &feed, &look->position, cancellable, error);
  return baton_session_end (session, done, error);
}

/* The index grew while it was loaded, on a thread that will not soon need as much
 * again; the C library would keep what is free there. */
static void
give_memory_back (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/* On a thread of the database. @data is the journal entry seen last, 0 for none. */
static gpointer
look (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  static const char * const slow_orders[] = { "name", "company", "email" };
  const gint64 *position = data;
  Look *found = g_new0 (Look, 1);

  found->position = *position;
  found->leads = g_ptr_array_new_with_free_func (g_object_unref);
  found->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (*position != 0 && !look_at_changes (session, found, cancellable, error))
    {
      look_free (found);
      return NULL;
    }

  if (*position == 0 || found->leads->len > MAX_CHANGES || found->removed->len > MAX_CHANGES)
    {
      found->whole = baton_load_index (session, NULL, cancellable, error);
      if (found->whole == NULL)
        {
          look_free (found);
          return NULL;
        }
      for (guint i = 0; i < G_N_ELEMENTS (slow_orders); i++)
        baton_index_prepare_order (found->whole, slow_orders[i]);
      give_memory_back ();
    }
  return found;
}

static GArray *
put_changes (BatonLiveIndex *self,
             Look           *found)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < found->leads->len; i++)
    {
      BatonLead *lead = g_ptr_array_index (found->leads, i);
      gint64 id = baton_lead_get_id (lead);

      baton_index_put (self->index, id, baton_lead_get_record (lead), baton_lead_get_state (lead));
      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < found->removed->len; i++)
    {
      gint64 id = g_array_index (found->removed, gint64, i);

      baton_index_remove (self->index, id);
      g_array_append_val (ids, id);
    }
  baton_index_set_position (self->index, found->position);
  return ids;
}

static void
feed_changed_cb (BatonLiveIndex *self)
{
  look_async (self, FALSE);
}

static void
take (BatonLiveIndex *self,
      Look           *found)
{
  g_autoptr(GArray) ids = NULL;

  if (found->whole != NULL)
    {
      self->is_stale = FALSE;
      g_clear_pointer (&self->index, baton_index_unref);
      self->index = g_steal_pointer (&found->whole);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INDEX]);
    }
  else
    ids = put_changes (self, found);

  if (self->feed == NULL && baton_database_get_store (self->database) != NULL)
    {
      self->feed = baton_journal_feed_new (baton_database_get_store (self->database),
                                           baton_index_get_position (self->index));
      g_signal_connect_object (self->feed, "changed", G_CALLBACK (feed_changed_cb), self, G_CONNECT_SWAPPED);
    }
  if (ids == NULL || ids->len > 0)
    g_signal_emit (self, signals[CHANGED], 0, ids);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonLiveIndex) self = user_data;
  g_autoptr(GError) error = NULL;
  Look *found = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_looking = FALSE;
  if (found != NULL)
    {
      take (self, found);
      look_free (found);
    }
  if (error != NULL || self->error != NULL)
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  if (self->look_again)
    look_async (self, FALSE);
}

static void
look_async (BatonLiveIndex *self,
            gboolean        at_all)
{
  gboolean goes_on = self->index != NULL && !self->is_stale && !at_all;
  gint64 position = goes_on ? baton_index_get_position (self->index) : 0;

  self->look_again = self->is_looking;
  if (self->is_looking)
    return;

  self->is_looking = TRUE;
  baton_database_read_async (self->database, look, g_memdup2 (&position, sizeof position), g_free, look_free,
                             self->cancellable, looked_cb, g_object_ref (self));
}

static void
closing_cb (BatonLiveIndex *self)
{
  g_clear_object (&self->feed);
}

static void
reopened_cb (BatonLiveIndex *self)
{
  self->is_stale = TRUE;
  look_async (self, TRUE);
}

static void
baton_live_index_dispose (GObject *object)
{
  BatonLiveIndex *self = BATON_LIVE_INDEX (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->feed);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_live_index_parent_class)->dispose (object);
}

static void
baton_live_index_finalize (GObject *object)
{
  BatonLiveIndex *self = BATON_LIVE_INDEX (object);

  g_clear_pointer (&self->index, baton_index_unref);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (baton_live_index_parent_class)->finalize (object);
}

static void
baton_live_index_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BatonLiveIndex *self = BATON_LIVE_INDEX (object);

  switch (property_id)
    {
    case PROP_INDEX:
      g_value_set_boxed (value, self->index);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_live_index_class_init (BatonLiveIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_live_index_dispose;
  object_class->finalize = baton_live_index_finalize;
  object_class->get_property = baton_live_index_get_property;

  /**
   * BatonLiveIndex:index:
   *
   * The index; `NULL` until it was loaded. Another one takes its place when
   * too much changed at once.
   */
  properties[PROP_INDEX] =
    g_param_spec_boxed ("index", NULL, NULL, BATON_TYPE_INDEX, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonLiveIndex:error:
   *
   * Why the database could not be read the last time; `NULL` when it could.
   */
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BatonLiveIndex::moved:
   * @self: a live index
   *
   * Something happened, by whatever process, to leads or to anything else.
   */
  signals[MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BatonLiveIndex::changed:
   * @self: a live index
   * @ids: (nullable) (element-type gint64): the leads that changed, came or
   *   went; `NULL` when all may have
   *
   * Leads changed, by whatever process.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ARRAY);
}

static void
baton_live_index_init (BatonLiveIndex *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * baton_live_index_new:
 * @database: a database
 *
 * Makes an index and begins to load it.
 *
 * Returns: (transfer full): the index
 */
BatonLiveIndex *
baton_live_index_new (BatonDatabase *database)
{
  BatonLiveIndex *self = g_object_new (BATON_TYPE_LIVE_INDEX, NULL);

  self->database = g_object_ref (database);
  g_signal_connect_object (database, "closing", G_CALLBACK (closing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (database, "reopened", G_CALLBACK (reopened_cb), self, G_CONNECT_SWAPPED);
  look_async (self, TRUE);
  return self;
}

/**
 * baton_live_index_get_database:
 * @self: a live index
 *
 * Gets the database that it follows.
 *
 * Returns: (transfer none): the database
 */
BatonDatabase *
baton_live_index_get_database (BatonLiveIndex *self)
{
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (self), NULL);

  return self->database;
}

/**
 * baton_live_index_get_index:
 * @self: a live index
 *
 * Gets the index as it is now.
 *
 * Returns: (transfer none) (nullable): the index; `NULL` until it was loaded
 */
BatonIndex *
baton_live_index_get_index (BatonLiveIndex *self)
{
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (self), NULL);

  return self->index;
}

/**
 * baton_live_index_get_error:
 * @self: a live index
 *
 * Tells why the database could not be read the last time.
 *
 * Returns: (transfer none) (nullable): the error
 */
const GError *
baton_live_index_get_error (BatonLiveIndex *self)
{
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (self), NULL);

  return self->error;
}

/**
 * baton_live_index_reload:
 * @self: a live index
 *
 * Looks at the database again, as after an error.
 */
void
baton_live_index_reload (BatonLiveIndex *self)
{
  g_return_if_fail (BATON_IS_LIVE_INDEX (self));

  look_async (self, TRUE);
}

/**
 * baton_live_index_fail:
 * @self: a live index
 * @error: why
 *
 * Says that something beside the index could not be read, which is to be told
 * until the database is looked at again. What was cancelled is not told.
 */
void
baton_live_index_fail (BatonLiveIndex *self,
                       const GError   *error)
{
  g_return_if_fail (BATON_IS_LIVE_INDEX (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}
