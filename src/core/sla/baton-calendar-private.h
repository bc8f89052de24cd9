/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-calendar-sheet.h"
#include "sla/baton-zone-private.h"

G_BEGIN_DECLS

#define BATON_SECONDS_A_DAY ((gint64) 24 * 60 * 60)

/* 0001-01-01 to 9999-12-31, as days since 1970-01-01. */
#define BATON_FIRST_DAY (-719162)
#define BATON_LAST_DAY  2932896

/*
 * Invariants: hours are sorted, and there is a gap between any two of them;
 * their end is counted on from the midnight of their start, so it is after the
 * start, and above 86400 for an interval over midnight. Special days are
 * sorted, each date once. Pauses are sorted and do not touch.
 */
struct _BatonCalendar
{
  gatomicrefcount  ref_count;
  char            *name;
  char            *time_zone;
  BatonZone       *zone;
  GArray          *week[7];       /* Of BatonInterval, from Monday on. */
  GArray          *special_days;  /* Of BatonSpecialDay. */
  GArray          *pauses;        /* Of BatonSpan. */
};

/* Divides so that what is before 1970 is rounded down as well. */
static inline gint64
baton_floor_divide (gint64 number,
                    gint64 by)
{
  return number / by - (number % by < 0);
}

gint64 baton_calendar_date_at (BatonCalendar *self,
                               gint64         at);

G_END_DECLS
