/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-journal-feed.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "baton-journal.h"
#include "baton-store-private.h"

/* How long to wait, in milliseconds, before trying again what failed. */
#define RETRY_INTERVAL 1000

/**
 * BatonJournalFeed:
 *
 * Tells when the journal has grown, by whatever process.
 *
 * It watches from a thread of its own, and tells in the main context that was
 * the thread's default when it was made. That entry N is told means that all
 * up to N can be read: numbers are given in commit order.
 */
struct _BatonJournalFeed
{
  GObject       parent_instance;
  BatonStore   *store;
  GMainContext *context;
  gint64        last;       /* The last entry told. */
  GThread      *thread;
  int          *wake;       /* An event counter that ends a wait; reference counted. */
  gboolean      stopping;   /* Atomic. */
  gint64        seen;       /* The last entry that the thread saw. */
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (BatonJournalFeed, baton_journal_feed, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

typedef struct
{
  GWeakRef feed;
  gint64   last;
} Update;

static void
close_wake (gpointer wake)
{
  close (*(int *) wake);
}

static void
release_wake (gpointer  wake,
              GClosure *closure)
{
  g_atomic_rc_box_release_full (wake, close_wake);
}

static void
wake_up (int *wake)
{
  eventfd_write (*wake, 1);
}

static void
committed_cb (BatonStore *store,
              gpointer    wake)
{
  wake_up (wake);
}

static gboolean
tell_cb (gpointer user_data)
{
  Update *update = user_data;
  g_autoptr(BatonJournalFeed) feed = g_weak_ref_get (&update->feed);

  if (feed == NULL || update->last <= feed->last)
    return G_SOURCE_REMOVE;

  feed->last = update->last;
  g_signal_emit (feed, signals[CHANGED], 0, update->last);

  return G_SOURCE_REMOVE;
}

static void
free_update (gpointer data)
{
  Update *update = data;

  g_weak_ref_clear (&update->feed);
  g_free (update);
}

static void
tell (BatonJournalFeed *self)
{
  Update *update = g_new (Update, 1);
  g_autoptr(GSource) source = g_idle_source_new ();

  g_weak_ref_init (&update->feed, self);
  update->last = self->seen;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "Journal feed");
  g_source_set_callback (source, tell_cb, update, free_update);
  g_source_attach (source, self->context);
}

static gboolean
look (BatonJournalFeed  *self,
      BatonConnection   *connection,
      GError           **error)
{
  gint64 last = 0;

  if (!baton_journal_get_last (connection, &last, error))
    return FALSE;

  if (last > self->seen)
    {
      self->seen = last;
      tell (self);
    }

  return TRUE;
}

/* Listening begins before the first look, so that nothing falls between. */
static gboolean
follow (BatonJournalFeed  *self,
        GError           **error)
{
  g_autoptr(BatonConnection) connection = NULL;
  gboolean committed = TRUE;

  connection = baton_store_open_connection (self->store, BATON_CONNECTION_READER, error);
  if (connection == NULL || !baton_connection_listen (connection, error))
    return FALSE;

  while (!g_atomic_int_get (&self->stopping))
    {
      eventfd_t n_wakes;

      if (committed && !look (self, connection, error))
        return FALSE;
      if (!baton_connection_wait (connection, *self->wake, &committed, error))
        return FALSE;
      eventfd_read (*self->wake, &n_wakes);
    }

  return TRUE;
}

/* A database that cannot be reached is tried again until it can. */
static gpointer
run_thread (gpointer user_data)
{
  BatonJournalFeed *self = user_data;

  while (!g_atomic_int_get (&self->stopping))
    {
      struct pollfd wake = { *self->wake, POLLIN, 0 };
      g_autoptr(GError) error = NULL;

      if (follow (self, &error))
        return NULL;

      g_debug ("Following the journal: %s", error->message);
      poll (&wake, 1, RETRY_INTERVAL);
    }

  return NULL;
}

static void
baton_journal_feed_dispose (GObject *object)
{
  BatonJournalFeed *self = BATON_JOURNAL_FEED (object);

  if (self->thread != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->store, committed_cb, self->wake);
      g_atomic_int_set (&self->stopping, TRUE);
      wake_up (self->wake);
      g_thread_join (g_steal_pointer (&self->thread));
    }
  g_clear_object (&self->store);

  G_OBJECT_CLASS (baton_journal_feed_parent_class)->dispose (object);
}

static void
baton_journal_feed_finalize (GObject *object)
{
  BatonJournalFeed *self = BATON_JOURNAL_FEED (object);

  g_atomic_rc_box_release_full (self->wake, close_wake);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (baton_journal_feed_parent_class)->finalize (object);
}

static void
baton_journal_feed_class_init (BatonJournalFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_journal_feed_dispose;
  object_class->finalize = baton_journal_feed_finalize;

  /**
   * BatonJournalFeed::changed:
   * @self: the feed
   * @last: the number of the journal's last entry
   *
   * The journal has grown.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
baton_journal_feed_init (BatonJournalFeed *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->wake = g_atomic_rc_box_new (int);
  *self->wake = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
}

/**
 * baton_journal_feed_new:
 * @store: a store
 * @after: the last entry that is known already; 0 for none
 *
 * Follows a journal. Entries after @after that are there already are told too.
 *
 * What this process writes through the store's writing thread is told at once,
 * what others write within a quarter of a second. To be released before
 * the store is closed.
 *
 * Returns: (transfer full): a feed
 */
BatonJournalFeed *
baton_journal_feed_new (BatonStore *store,
                        gint64      after)
{
  BatonJournalFeed *self;

  g_return_val_if_fail (BATON_IS_STORE (store), NULL);

  self = g_object_new (BATON_TYPE_JOURNAL_FEED, NULL);
  self->store = g_object_ref (store);
  self->last = after;
  self->seen = after;
  g_signal_connect_data (store, "committed", G_CALLBACK (committed_cb),
                         g_atomic_rc_box_acquire (self->wake), release_wake, 0);
  self->thread = g_thread_new ("baton-journal", run_thread, self);

  return self;
}

/**
 * baton_journal_feed_get_last:
 * @self: a feed
 *
 * Gets the number of the last entry told.
 *
 * Returns: the number
 */
gint64
baton_journal_feed_get_last (BatonJournalFeed *self)
{
  g_return_val_if_fail (BATON_IS_JOURNAL_FEED (self), 0);

  return self->last;
}
