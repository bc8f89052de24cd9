/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-duration.h"

G_BEGIN_DECLS

/**
 * BatonInterval:
 * @start: when it opens, in seconds after midnight local time, 0 to 86399
 * @end: when it closes, 1 to 86400 (24:00); not after @start for an interval
 *   that runs over midnight. The end is not part of the interval
 */
typedef struct
{
  int start;
  int end;
} BatonInterval;

/**
 * BatonCalendar:
 *
 * When a team works: weekly intervals in a time zone, holidays, single days
 * with their own hours, and pauses. It never changes once it is made, so it
 * may be shared between threads.
 *
 * An interval over midnight belongs to the day that it starts on: a holiday on
 * a Friday takes the whole night to Saturday away, a holiday on the Saturday
 * takes nothing from it. Intervals that overlap count once, and for the earlier
 * day.
 *
 * A working day is a date to which working time belongs, after holidays and
 * pauses.
 *
 * Intervals are what the clock on the wall shows, working time is what really
 * passes: a night over which the clock goes forward is an hour short. A time
 * that the clock leaves out is the moment of the jump. A time that the clock
 * shows twice opens at the first and closes at the second.
 */
typedef struct _BatonCalendar BatonCalendar;

BatonCalendar *baton_calendar_ref           (BatonCalendar        *self);
void           baton_calendar_unref         (BatonCalendar        *self);
const char    *baton_calendar_get_name      (BatonCalendar        *self);
const char    *baton_calendar_get_time_zone (BatonCalendar        *self);

gboolean       baton_calendar_is_open       (BatonCalendar        *self,
                                             gint64                at);
gboolean       baton_calendar_due           (BatonCalendar        *self,
                                             gint64                start,
                                             const BatonDuration  *target,
                                             gint64               *due,
                                             GError              **error);
gint64         baton_calendar_elapsed       (BatonCalendar        *self,
                                             gint64                from,
                                             gint64                to);
gint64         baton_calendar_working_days  (BatonCalendar        *self,
                                             gint64                from,
                                             gint64                to);
char          *baton_calendar_explain       (BatonCalendar        *self,
                                             gint64                start,
                                             const BatonDuration  *target,
                                             gint64                due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCalendar, baton_calendar_unref)

G_END_DECLS
