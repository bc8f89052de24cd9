/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-calendar.h"

G_BEGIN_DECLS

/**
 * BatonSpecialDay:
 * @day: the date, in days since 1970-01-01
 * @hours: (element-type BatonInterval): what replaces the week's hours; empty
 *   for a holiday
 */
typedef struct
{
  gint64  day;
  GArray *hours;
} BatonSpecialDay;

/**
 * BatonSpan:
 * @start: when it begins, in microseconds UTC
 * @end: when it ends; not part of it
 *
 * A stretch of real time.
 */
typedef struct
{
  gint64 start;
  gint64 end;
} BatonSpan;

/**
 * BatonCalendarSheet:
 * @name: what people call the calendar
 * @time_zone: the name of an IANA time zone
 * @week: (element-type BatonInterval): the hours of each weekday, from Monday on
 * @special_days: (element-type BatonSpecialDay): holidays, and dates with hours
 *   of their own, sorted, each date once
 * @pauses: (element-type BatonSpan): when nobody works
 *
 * The working time as it is written down: plain data that may be edited freely
 * and is checked when a [struct@Calendar] is made of it.
 */
typedef struct
{
  char   *name;
  char   *time_zone;
  GArray *week[7];
  GArray *special_days;
  GArray *pauses;
} BatonCalendarSheet;

BatonCalendarSheet *baton_calendar_sheet_new            (BatonCalendar             *calendar);
void                baton_calendar_sheet_free           (BatonCalendarSheet        *self);
gboolean            baton_calendar_sheet_add_holiday    (BatonCalendarSheet        *self,
                                                         gint64                     day);
gboolean            baton_calendar_sheet_remove_holiday (BatonCalendarSheet        *self,
                                                         gint64                     day);
BatonCalendar      *baton_calendar_sheet_end            (const BatonCalendarSheet  *self,
                                                         GError                   **error);

gint64              baton_day_of_date                   (const GDate               *date);
void                baton_day_to_date                   (gint64                     day,
                                                         GDate                     *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCalendarSheet, baton_calendar_sheet_free)

G_END_DECLS
