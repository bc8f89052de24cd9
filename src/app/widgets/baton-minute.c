/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-minute.h"

/**
 * BatonMinute:
 *
 * The clock on the wall: what the widgets count from, so that all of them move
 * on at the same moment, when a minute begins.
 */
struct _BatonMinute
{
  GObject parent_instance;
  gint64  fixed;   /* 0 while it follows the real clock. */
  guint   timer;
};

enum { PROP_0, PROP_NOW, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonMinute, baton_minute, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void wait_for_next (BatonMinute *self);

static gboolean
minute_cb (gpointer user_data)
{
  BatonMinute *self = user_data;

  wait_for_next (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOW]);
  return G_SOURCE_REMOVE;
}

static void
wait_for_next (BatonMinute *self)
{
  gint64 passed = g_get_real_time () % G_TIME_SPAN_MINUTE;

  self->timer = g_timeout_add ((guint) ((G_TIME_SPAN_MINUTE - passed) / 1000) + 1, minute_cb, self);
}

static void
baton_minute_finalize (GObject *object)
{
  g_source_remove (BATON_MINUTE (object)->timer);

  G_OBJECT_CLASS (baton_minute_parent_class)->finalize (object);
}

static void
baton_minute_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NOW:
      g_value_set_int64 (value, baton_minute_get_now (BATON_MINUTE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_minute_class_init (BatonMinuteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = baton_minute_finalize;
  object_class->get_property = baton_minute_get_property;

  /**
   * BatonMinute:now:
   *
   * The time, in microseconds UTC. It is notified as each minute begins.
   */
  properties[PROP_NOW] =
    g_param_spec_int64 ("now", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_minute_init (BatonMinute *self)
{
  wait_for_next (self);
}

/**
 * baton_minute_get_default:
 *
 * Gets the clock that all widgets share. Main thread only.
 *
 * Returns: (transfer none): the clock
 */
BatonMinute *
baton_minute_get_default (void)
{
  static BatonMinute *minute = NULL;

  if (minute == NULL)
    minute = g_object_new (BATON_TYPE_MINUTE, NULL);
  return minute;
}

/**
 * baton_minute_get_now:
 * @self: a clock
 *
 * Returns: the time, in microseconds UTC
 */
gint64
baton_minute_get_now (BatonMinute *self)
{
  g_return_val_if_fail (BATON_IS_MINUTE (self), 0);

  return self->fixed != 0 ? self->fixed : g_get_real_time ();
}

/**
 * baton_minute_set_now:
 * @self: a clock
 * @now: the time to stand still at, in microseconds UTC; 0 for the real clock
 *
 * Sets the clock, so that a test or a picture always shows the same.
 */
void
baton_minute_set_now (BatonMinute *self,
                      gint64       now)
{
  g_return_if_fail (BATON_IS_MINUTE (self));

  self->fixed = now;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOW]);
}
