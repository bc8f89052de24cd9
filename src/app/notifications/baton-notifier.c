/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "notifications/baton-notifier.h"


#include "baton-notices.h"
#include "notifications/baton-notice-text.h"
#include "notifications/baton-notification-server.h"

/* More than these at once are told of in one notification. */
#define MAX_SHOWN 5

/* How long back to look, at the start, for what an earlier process left on the screen. */
#define MEMORY (7 * G_TIME_SPAN_DAY)

/* How long to wait, in seconds, before trying again what failed. */
#define RETRY_INTERVAL 60

#define SUMMARY_ID "more"

/**
 * BatonNotifier:
 *
 * Shows what waits in the outbox for who sits here, and takes it off the screen
 * when it was done, wherever that was.
 *
 * It follows the journal. What it is about to show it claims first, so that
 * each notification is shown once, on one device.
 */
struct _BatonNotifier
{
  GObject                  parent_instance;
  GApplication            *application;    /* NULL when it is gone. */
  BatonDatabase           *database;
  BatonNotificationServer *server;
  GSettings               *settings;
  BatonJournalFeed        *feed;           /* NULL until the database was opened. */
  GHashTable              *shown;          /* id to the BatonNotice shown by it last */
  GCancellable            *cancellable;
  guint                    retry;
  gboolean                 knows_earlier;  /* Whether @shown has what was shown before the start. */
  gboolean                 is_looking;
  gboolean                 look_again;
  gboolean                 is_held;        /* Whether the application is kept running. */
};

G_DEFINE_FINAL_TYPE (BatonNotifier, baton_notifier, G_TYPE_OBJECT)

static const struct
{
  const char *key;
  guint       kinds;
} switches[] = {
  { "notify-handoffs", BATON_NOTICE_BIT (BATON_NOTICE_HANDOFF) | BATON_NOTICE_BIT (BATON_NOTICE_UNASSIGNED) },
  { "notify-due-soon", BATON_NOTICE_BIT (BATON_NOTICE_WARNING) },
  { "notify-late", BATON_NOTICE_BIT (BATON_NOTICE_BREACH) },
  { "notify-returns", BATON_NOTICE_BIT (BATON_NOTICE_RETURN) | BATON_NOTICE_BIT (BATON_NOTICE_WAKE_UP) },
};

/* What is asked on a thread of the database. */
typedef struct
{
  guint     kinds;
  GArray   *shown;          /* BatonNotice */
  gboolean  wants_earlier;
} Question;

/* What it answers. */
typedef struct
{
  GPtrArray *news;
  GArray    *earlier;       /* BatonNotice; NULL when not asked for */
  GArray    *over;          /* BatonNotice */
} Answer;

static void look (BatonNotifier *self);

static void
question_free (gpointer data)
{
  Question *question = data;

  g_array_unref (question->shown);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->news, g_ptr_array_unref);
  g_clear_pointer (&answer->earlier, g_array_unref);
  g_clear_pointer (&answer->over, g_array_unref);
  g_free (answer);
}

static gpointer
answer (BatonSession  *session,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const Question *question = data;
  Answer *found = g_new0 (Answer, 1);
  gboolean done = TRUE;

  if (question->wants_earlier)
    {
      found->earlier = baton_notices_list_shown (session, baton_session_get_now (session) - MEMORY, error);
      done = found->earlier != NULL;
      if (done && found->earlier->len > 0)
        g_array_append_vals (question->shown, found->earlier->data, found->earlier->len);
    }
  done = done &&
         (found->over = baton_notices_list_over (session, question->shown, error)) != NULL &&
         (found->news = baton_notices_list (session, question->kinds, cancellable, error)) != NULL;
  if (done)
    return found;
  answer_free (found);
  return NULL;
}

static gpointer
claim (BatonSession  *session,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  return baton_notices_mark_shown (session, data, cancellable, error) ? g_ptr_array_ref (data) : NULL;
}

/* The newest notice by each id is the one that stands on the screen. */
static void
remember (BatonNotifier     *self,
          const BatonNotice *notice)
{
  g_autofree char *id = baton_notice_dup_id (notice->kind, notice->lead);
  const BatonNotice *other = g_hash_table_lookup (self->shown, id);

  if (other == NULL || other->id < notice->id)
    g_hash_table_insert (self->shown, g_steal_pointer (&id), g_memdup2 (notice, sizeof *notice));
}

static void
take_off (BatonNotifier     *self,
          const BatonNotice *notice)
{
  g_autofree char *id = baton_notice_dup_id (notice->kind, notice->lead);
  const BatonNotice *newest = g_hash_table_lookup (self->shown, id);

  if (newest == NULL || newest->id != notice->id)
    return;
  g_application_withdraw_notification (self->application, id);
  g_hash_table_remove (self->shown, id);
}

static void
show (BatonNotifier   *self,
      const BatonNews *news)
{
  g_autofree char *id = baton_notice_dup_id (news->notice.kind, news->notice.lead);
  g_autoptr(GNotification) notification = baton_notice_to_notification (news, g_get_real_time ());

  g_application_send_notification (self->application, id, notification);
}

static void
show_all (BatonNotifier *self,
          GPtrArray     *claimed)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_more = 0;

  /* The newest first: what it replaces is not shown at all. */
  for (guint i = claimed->len; i > 0; i--)
    {
      const BatonNews *news = g_ptr_array_index (claimed, i - 1);

      if (news->is_over ||
          !g_hash_table_add (ids, baton_notice_dup_id (news->notice.kind, news->notice.lead)))
        continue;
      if (g_hash_table_size (ids) > MAX_SHOWN)
        {
          n_more++;
          continue;
        }
      remember (self, &news->notice);
      show (self, news);
    }

  if (n_more > 0)
    {
      g_autoptr(GNotification) summary = baton_notice_summarise (n_more);

      g_application_send_notification (self->application, SUMMARY_ID, summary);
    }
}

static void
claimed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(BatonNotifier) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) claimed = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self->application == NULL)
    return;
  if (claimed != NULL)
    show_all (self, claimed);
  else
    g_debug ("Claiming notifications: %s", error->message);

  self->is_looking = FALSE;
  if (self->look_again)
    look (self);
}

static void
feed_changed_cb (BatonNotifier *self)
{
  look (self);
}

static gboolean
retry_cb (gpointer user_data)
{
  BatonNotifier *self = user_data;

  self->retry = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
take (BatonNotifier *self,
      Answer        *found)
{
  if (self->feed == NULL && baton_database_get_store (self->database) != NULL)
    {
      self->feed = baton_journal_feed_new (baton_database_get_store (self->database), 0);
      g_signal_connect_object (self->feed, "changed", G_CALLBACK (feed_changed_cb), self, G_CONNECT_SWAPPED);
    }

  for (guint i = 0; found->earlier != NULL && i < found->earlier->len; i++)
    remember (self, &g_array_index (found->earlier, BatonNotice, i));
  self->knows_earlier |= found->earlier != NULL;
  for (guint i = 0; i < found->over->len; i++)
    take_off (self, &g_array_index (found->over, BatonNotice, i));

  if (found->news->len == 0)
    {
      self->is_looking = FALSE;
      return;
    }
  baton_database_write_async (self->database, claim, g_ptr_array_ref (found->news),
                              (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) g_ptr_array_unref,
                              NULL, claimed_cb, g_object_ref (self));
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonNotifier) self = user_data;
  g_autoptr(GError) error = NULL;
  Answer *found = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self->application == NULL)
    {
      g_clear_pointer (&found, answer_free);
      return;
    }

  if (found != NULL)
    {
      take (self, found);
      answer_free (found);
    }
  else
    {
      g_debug ("Looking for notifications: %s", error->message);
      self->is_looking = FALSE;
      if (self->retry == 0)
        self->retry = g_timeout_add_seconds (RETRY_INTERVAL, retry_cb, self);
    }
  if (self->look_again && !self->is_looking)
    look (self);
}

static void
closing_cb (BatonNotifier *self)
{
  g_clear_object (&self->feed);
}

static guint
get_kinds (BatonNotifier *self)
{
  guint kinds = 0;

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      if (g_settings_get_boolean (self->settings, switches[i].key))
        kinds |= switches[i].kinds;
    }
  return kinds;
}

static void
look (BatonNotifier *self)
{
  Question *question;
  GHashTableIter iter;
  gpointer notice;

  self->look_again = self->is_looking;
  if (self->is_looking || !baton_notification_server_is_available (self->server))
    return;

  self->is_looking = TRUE;
  question = g_new0 (Question, 1);
  question->kinds = get_kinds (self);
  question->wants_earlier = !self->knows_earlier;
  question->shown = g_array_new (FALSE, FALSE, sizeof (BatonNotice));
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &notice))
    g_array_append_vals (question->shown, notice, 1);

  baton_database_read_async (self->database, answer, question, question_free, answer_free,
                             self->cancellable, looked_cb, g_object_ref (self));
}

/* Without a window the application ends, unless it is to go on telling. */
static void
update_hold (BatonNotifier *self)
{
  gboolean holds = baton_notification_server_is_available (self->server) &&
                   g_settings_get_boolean (self->settings, "run-in-background");

  /* An application that is gone needs no release. */
  if (self->application == NULL || self->is_held == holds)
    return;
  self->is_held = holds;
  if (holds)
    g_application_hold (self->application);
  else
    g_application_release (self->application);
}

static void
server_changed_cb (BatonNotifier *self)
{
  update_hold (self);
  look (self);
}

static void
settings_changed_cb (BatonNotifier *self)
{
  update_hold (self);
  look (self);
}

static void
baton_notifier_dispose (GObject *object)
{
  BatonNotifier *self = BATON_NOTIFIER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->retry, g_source_remove);
  if (self->is_held && self->application != NULL)
    g_application_release (self->application);
  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->feed);
  g_clear_object (&self->server);
  g_clear_object (&self->settings);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_notifier_parent_class)->dispose (object);
}

static void
baton_notifier_finalize (GObject *object)
{
  BatonNotifier *self = BATON_NOTIFIER (object);

  g_hash_table_unref (self->shown);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (baton_notifier_parent_class)->finalize (object);
}

static void
baton_notifier_class_init (BatonNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_notifier_dispose;
  object_class->finalize = baton_notifier_finalize;
}

static void
baton_notifier_init (BatonNotifier *self)
{
  self->cancellable = g_cancellable_new ();
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * baton_notifier_new:
 * @application: the application, registered
 * @database: the database
 *
 * Begins to tell, as soon as there is somebody on the bus who shows it.
 *
 * Returns: (transfer full): a notifier
 */
BatonNotifier *
baton_notifier_new (GApplication  *application,
                    BatonDatabase *database)
{
  BatonNotifier *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (BATON_IS_DATABASE (database), NULL);

  self = g_object_new (BATON_TYPE_NOTIFIER, NULL);
  g_set_weak_pointer (&self->application, application);
  self->database = g_object_ref (database);
  g_signal_connect_object (database, "closing", G_CALLBACK (closing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (database, "reopened", G_CALLBACK (feed_changed_cb), self, G_CONNECT_SWAPPED);
  self->settings = g_settings_new (BATON_APPLICATION_ID);
  self->server = baton_notification_server_new ((g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE) == 0);
  g_signal_connect_object (self->server, "notify::available", G_CALLBACK (server_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
