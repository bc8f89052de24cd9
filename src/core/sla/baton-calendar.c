/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sla/baton-calendar-private.h"

/**
 * baton_calendar_ref:
 * @self: a calendar
 *
 * Returns: (transfer full): @self, held once more
 */
BatonCalendar *
baton_calendar_ref (BatonCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * baton_calendar_unref:
 * @self: a calendar
 *
 * Lets go of a calendar, and frees it when nobody holds it any longer.
 */
void
baton_calendar_unref (BatonCalendar *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    g_array_unref (self->week[i]);
  g_array_unref (self->special_days);
  g_array_unref (self->pauses);
  baton_zone_free (self->zone);
  g_free (self->time_zone);
  g_free (self->name);
  g_free (self);
}

/**
 * baton_calendar_get_name:
 * @self: a calendar
 *
 * Returns: what people call it; the time zone when it has no name
 */
const char *
baton_calendar_get_name (BatonCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * baton_calendar_get_time_zone:
 * @self: a calendar
 *
 * Returns: the name of its IANA time zone
 */
const char *
baton_calendar_get_time_zone (BatonCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->time_zone;
}

/*
 * baton_calendar_date_at:
 * @at: an instant, in microseconds UTC
 *
 * The date on the wall, in days since 1970-01-01.
 */
gint64
baton_calendar_date_at (BatonCalendar *self,
                        gint64         at)
{
  gint64 wall = baton_zone_wall_at (self->zone, baton_floor_divide (at, G_USEC_PER_SEC));

  return baton_floor_divide (wall, BATON_SECONDS_A_DAY);
}
