/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-clock-timer.h"

#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "baton-tick.h"

/* How often to look, in seconds. */
#define INTERVAL 60

/**
 * BatonClockTimer:
 *
 * Sees to it that what time alone causes happens while somebody is at work: at
 * once, every minute, and right after the computer slept.
 *
 * Several may do so on one database: looking only reads, and what one of them
 * did the others find done.
 */
struct _BatonClockTimer
{
  GObject        parent_instance;
  BatonDatabase *database;
  GCancellable  *cancellable;
  int            fd;           /* A clock that goes on while the computer sleeps. */
  guint          source;
  gboolean       is_looking;
};

G_DEFINE_FINAL_TYPE (BatonClockTimer, baton_clock_timer, G_TYPE_OBJECT)

/* On a reading thread of the database. */
static gpointer
look (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree gboolean *is_due = g_new (gboolean, 1);

  return baton_tick_is_due (session, is_due, cancellable, error) ? g_steal_pointer (&is_due) : NULL;
}

/* On the writing thread of the database. */
static gpointer
tick (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree BatonTickReport *report = g_new (BatonTickReport, 1);

  return baton_tick (session, report, cancellable, error) ? g_steal_pointer (&report) : NULL;
}

/* What cannot be done now is tried again a minute later; a window tells of a
 * database that cannot be reached. */
static void
settle (BatonClockTimer *self,
        const GError    *error)
{
  self->is_looking = FALSE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("What time causes: %s", error->message);
}

static void
ticked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonClockTimer) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree BatonTickReport *report = baton_database_finish (BATON_DATABASE (object), result, &error);

  settle (self, error);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonClockTimer) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree gboolean *is_due = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (is_due != NULL && *is_due)
    baton_database_write_async (BATON_DATABASE (object), tick, NULL, NULL, g_free, self->cancellable,
                                ticked_cb, g_object_ref (self));
  else
    settle (self, error);
}

static gboolean
minute_cb (int          fd,
           GIOCondition condition,
           gpointer     user_data)
{
  guint64 n_minutes;

  if (read (fd, &n_minutes, sizeof n_minutes) == sizeof n_minutes)
    baton_clock_timer_look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
baton_clock_timer_dispose (GObject *object)
{
  BatonClockTimer *self = BATON_CLOCK_TIMER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_clock_timer_parent_class)->dispose (object);
}

static void
baton_clock_timer_finalize (GObject *object)
{
  BatonClockTimer *self = BATON_CLOCK_TIMER (object);

  if (self->fd >= 0)
    close (self->fd);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (baton_clock_timer_parent_class)->finalize (object);
}

static void
baton_clock_timer_class_init (BatonClockTimerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_clock_timer_dispose;
  object_class->finalize = baton_clock_timer_finalize;
}

/* A timeout of GLib's stands still while the computer sleeps, and would be up
 * to a minute late afterwards. */
static void
baton_clock_timer_init (BatonClockTimer *self)
{
  const struct itimerspec minute = { { INTERVAL, 0 }, { INTERVAL, 0 } };

  self->cancellable = g_cancellable_new ();
  self->fd = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->fd >= 0 && timerfd_settime (self->fd, 0, &minute, NULL) == 0)
    self->source = g_unix_fd_add (self->fd, G_IO_IN, minute_cb, self);
}

/**
 * baton_clock_timer_new:
 * @database: a database
 *
 * Begins to look at the time, in the main context.
 *
 * Returns: (transfer full): a timer
 */
BatonClockTimer *
baton_clock_timer_new (BatonDatabase *database)
{
  BatonClockTimer *self;

  g_return_val_if_fail (BATON_IS_DATABASE (database), NULL);

  self = g_object_new (BATON_TYPE_CLOCK_TIMER, NULL);
  self->database = g_object_ref (database);
  baton_clock_timer_look (self);
  return self;
}

/**
 * baton_clock_timer_look:
 * @self: a timer
 *
 * Looks at the time now, unless it does so already.
 */
void
baton_clock_timer_look (BatonClockTimer *self)
{
  g_return_if_fail (BATON_IS_CLOCK_TIMER (self));

  if (self->is_looking)
    return;
  self->is_looking = TRUE;
  baton_database_read_async (self->database, look, NULL, NULL, g_free, self->cancellable,
                             looked_cb, g_object_ref (self));
}
