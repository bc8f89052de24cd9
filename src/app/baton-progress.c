/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-progress.h"

/**
 * BatonProgress:
 *
 * How far a long job is: told on the thread that does the job, notified on the
 * main one.
 */
struct _BatonProgress
{
  GObject  parent_instance;
  double   fraction;      /* Main thread only. */

  GMutex   mutex;
  double   told;          /* guarded by mutex */
  gboolean is_on_its_way; /* guarded by mutex */
};

enum { PROP_0, PROP_FRACTION, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonProgress, baton_progress, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static gboolean
arrive (gpointer user_data)
{
  BatonProgress *self = user_data;

  g_mutex_lock (&self->mutex);
  self->fraction = self->told;
  self->is_on_its_way = FALSE;
  g_mutex_unlock (&self->mutex);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  return G_SOURCE_REMOVE;
}

static void
baton_progress_finalize (GObject *object)
{
  g_mutex_clear (&BATON_PROGRESS (object)->mutex);

  G_OBJECT_CLASS (baton_progress_parent_class)->finalize (object);
}

static void
baton_progress_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BatonProgress *self = BATON_PROGRESS (object);

  switch (property_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_progress_class_init (BatonProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = baton_progress_finalize;
  object_class->get_property = baton_progress_get_property;

  /**
   * BatonProgress:fraction:
   *
   * How much is done, 0 to 1.
   */
  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_progress_init (BatonProgress *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * baton_progress_new:
 *
 * Makes the progress of a job that has not begun.
 *
 * Returns: (transfer full): the progress
 */
BatonProgress *
baton_progress_new (void)
{
  return g_object_new (BATON_TYPE_PROGRESS, NULL);
}

/**
 * baton_progress_get_fraction:
 * @self: a progress
 *
 * Gets how far the job is.
 *
 * Returns: the part that is done, 0 to 1
 */
double
baton_progress_get_fraction (BatonProgress *self)
{
  g_return_val_if_fail (BATON_IS_PROGRESS (self), 0);

  return self->fraction;
}

/**
 * baton_progress_tell:
 * @fraction: the part that is done, 0 to 1
 * @done: how many rows, leads or events are done
 * @user_data: a [class@Progress]
 *
 * Tells how far the job is, from any thread.
 */
void
baton_progress_tell (double   fraction,
                     guint64  done,
                     gpointer user_data)
{
  BatonProgress *self = user_data;
  gboolean is_on_its_way;

  g_return_if_fail (BATON_IS_PROGRESS (self));

  g_mutex_lock (&self->mutex);
  self->told = CLAMP (fraction, 0, 1);
  is_on_its_way = self->is_on_its_way;
  self->is_on_its_way = TRUE;
  g_mutex_unlock (&self->mutex);

  if (!is_on_its_way)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, arrive, g_object_ref (self), g_object_unref);
}
