/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-calendar-private.h"

G_BEGIN_DECLS

/*
 * BatonWorkingDay:
 * @calendar: the calendar, lent
 * @date: the date, in days since 1970-01-01
 * @spans: (element-type BatonSpan): the working time that belongs to the date,
 *   in order and without overlap
 *
 * The hours of one date as they really pass: after daylight saving, pauses,
 * and what the night before has of it already.
 */
typedef struct
{
  BatonCalendar *calendar;
  gint64         date;
  GArray        *spans;
} BatonWorkingDay;

void             baton_working_day_init     (BatonWorkingDay       *self,
                                             BatonCalendar         *calendar);
void             baton_working_day_clear    (BatonWorkingDay       *self);
void             baton_working_day_load     (BatonWorkingDay       *self,
                                             gint64                 date);
gboolean         baton_working_day_next     (BatonWorkingDay       *self,
                                             int                    step);
const BatonSpan *baton_working_day_get_span (const BatonWorkingDay *self,
                                             guint                  position);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonWorkingDay, baton_working_day_clear)

G_END_DECLS
