/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Working time: what a BatonCalendar says about instants and targets. */

#include "sla/baton-working-day-private.h"

#include <glib/gi18n-lib.h>

#include "baton-error.h"

#define FIRST_INSTANT (BATON_FIRST_DAY * BATON_SECONDS_A_DAY * G_USEC_PER_SEC)
#define LAST_INSTANT  ((BATON_LAST_DAY + 1) * BATON_SECONDS_A_DAY * G_USEC_PER_SEC - 1)

/* What a week is where the calendar's own week has no hours. */
#define USUAL_WORKING_WEEK 5

static gboolean
fail_range (GError **error)
{
  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("The time lies outside the years 1 to 9999; choose a shorter target"));
  return FALSE;
}

/* After baton_working_day_next() found none. */
static gboolean
fail_next (const BatonWorkingDay  *day,
           int                     step,
           GError                **error)
{
  const char *name = day->calendar->name;

  if (day->date + step < BATON_FIRST_DAY || day->date + step > BATON_LAST_DAY)
    return fail_range (error);

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: %s is the name of a calendar. */
               _("The calendar “%s” has no working time in two years; "
                 "give it working hours, or take away a holiday or pause"),
               name);
  return FALSE;
}

/*
 * Goes on from an instant until so much working time has passed. With a length
 * of nothing this is the instant itself while open, else the next opening.
 */
static gboolean
walk_forward (BatonWorkingDay  *day,
              gint64            from,
              gint64            length,
              gint64           *reached,
              GError          **error)
{
  /* The night before, and a clock set back over midnight, reach into the date. */
  day->date = baton_calendar_date_at (day->calendar, from) - 2;

  while (baton_working_day_next (day, 1))
    {
      for (guint i = 0; i < day->spans->len; i++)
        {
          const BatonSpan *span = baton_working_day_get_span (day, i);
          gint64 start = MAX (span->start, from);

          if (span->end <= from)
            continue;
          if (length <= span->end - start)
            {
              *reached = start + length;
              return TRUE;
            }
          length -= span->end - start;
        }
    }
  return fail_next (day, 1, error);
}

/* The same, going back; with a length of nothing it is the last closing. */
static gboolean
walk_back (BatonWorkingDay  *day,
           gint64            from,
           gint64            length,
           gint64           *reached,
           GError          **error)
{
  day->date = baton_calendar_date_at (day->calendar, from) + 2;

  while (baton_working_day_next (day, -1))
    {
      for (guint i = day->spans->len; i > 0; i--)
        {
          const BatonSpan *span = baton_working_day_get_span (day, i - 1);
          gint64 end = MIN (span->end, from);

          if (span->start >= from)
            continue;
          if (length <= end - span->start)
            {
              *reached = end - length;
              return TRUE;
            }
          length -= end - span->start;
        }
    }
  return fail_next (day, -1, error);
}

/* The working time of the day that is nearest to an instant. */
static gint64
fit_into (const BatonWorkingDay *day,
          gint64                 at)
{
  gint64 fitting = baton_working_day_get_span (day, 0)->start;

  for (guint i = 0; i < day->spans->len; i++)
    {
      const BatonSpan *span = baton_working_day_get_span (day, i);

      if (span->start > at)
        break;
      fitting = MIN (at, span->end);
    }
  return fitting;
}

/* Moves to an instant that belongs to a working day, and loads that day. */
static gboolean
settle (BatonWorkingDay  *day,
        gint64            from,
        int               step,
        gint64           *at,
        GError          **error)
{
  if (step < 0 && !baton_calendar_is_open (day->calendar, from))
    return walk_back (day, from, 0, at, error);
  return walk_forward (day, from, 0, at, error);
}

static gboolean
move_days (BatonWorkingDay  *day,
           gint64            from,
           gint64            days,
           int               step,
           gint64           *reached,
           GError          **error)
{
  BatonZone *zone = day->calendar->zone;
  gint64 at, second, wall;

  if (!settle (day, from, step, &at, error))
    return FALSE;

  second = baton_floor_divide (at, G_USEC_PER_SEC);
  wall = baton_zone_wall_at (zone, second) - day->date * BATON_SECONDS_A_DAY;

  for (gint64 i = 0; i < days; i++)
    {
      if (!baton_working_day_next (day, step))
        return fail_next (day, step, error);
    }

  wall += day->date * BATON_SECONDS_A_DAY;
  *reached = fit_into (day, baton_zone_first_at (zone, wall) * G_USEC_PER_SEC + at - second * G_USEC_PER_SEC);
  return TRUE;
}

static gint64
count_days (BatonCalendar       *self,
            const BatonDuration *target)
{
  gint64 week = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    week += self->week[i]->len > 0;
  return target->weeks * (week > 0 ? week : USUAL_WORKING_WEEK) + target->days;
}

/**
 * baton_calendar_is_open:
 * @self: a calendar
 * @at: an instant, in microseconds UTC
 *
 * Returns: whether anybody works at @at; not at the very moment of closing
 */
gboolean
baton_calendar_is_open (BatonCalendar *self,
                        gint64         at)
{
  g_auto(BatonWorkingDay) day = { NULL, };
  gint64 today;

  g_return_val_if_fail (self != NULL, FALSE);

  if (at < FIRST_INSTANT || at > LAST_INSTANT)
    return FALSE;

  baton_working_day_init (&day, self);
  today = baton_calendar_date_at (self, at);
  for (gint64 date = today - 1; date <= today + 1; date++)
    {
      baton_working_day_load (&day, date);
      for (guint i = 0; i < day.spans->len; i++)
        {
          const BatonSpan *span = baton_working_day_get_span (&day, i);

          if (span->start <= at && at < span->end)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * baton_calendar_due:
 * @self: a calendar
 * @start: when it starts, in microseconds UTC
 * @target: how much working time; negative to count back
 * @due: (out): return location for the instant, in microseconds UTC
 * @error: return location for an error
 *
 * Works out when so much working time has passed.
 *
 * Hours, minutes and seconds count while somebody works. What ends with the
 * working hours is due at the closing, not at the next opening; counted back,
 * at the opening. A target of nothing is due at @start, or at the next opening.
 *
 * Working days come first: from an instant at which somebody works to the same
 * local time so many working days on. From any other instant they count from
 * the next opening; back, from the last closing. A week is as many working days
 * as the calendar's week has. Where nobody works at that local time it is the
 * closing before it, or the day's opening when it is earlier than that; so in
 * the hours after midnight it goes with the evening that they belong to.
 *
 * Fails with `BATON_ERROR_INVALID` when the calendar has no working time in two
 * years, and when the time is outside the years 1 to 9999.
 *
 * Returns: whether there is such an instant
 */
gboolean
baton_calendar_due (BatonCalendar        *self,
                    gint64                start,
                    const BatonDuration  *target,
                    gint64               *due,
                    GError              **error)
{
  g_auto(BatonWorkingDay) day = { NULL, };
  gint64 at = start;
  gint64 days;
  int step;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);
  g_return_val_if_fail (due != NULL, FALSE);

  if (start < FIRST_INSTANT || start > LAST_INSTANT)
    return fail_range (error);

  baton_working_day_init (&day, self);
  days = count_days (self, target);
  step = target->negative && !baton_duration_is_zero (target) ? -1 : 1;
  if (days > 0 && !move_days (&day, at, days, step, &at, error))
    return FALSE;

  if (days == 0 || target->seconds > 0)
    {
      gint64 length = target->seconds * G_USEC_PER_SEC;

      if (!(step > 0 ? walk_forward : walk_back) (&day, at, length, &at, error))
        return FALSE;
    }
  *due = at;
  return TRUE;
}

static gint64
overlap (const BatonWorkingDay *day,
         gint64                 from,
         gint64                 to)
{
  gint64 sum = 0;

  for (guint i = 0; i < day->spans->len; i++)
    {
      const BatonSpan *span = baton_working_day_get_span (day, i);
      gint64 start = MAX (span->start, from);
      gint64 end = MIN (span->end, to);

      if (start < end)
        sum += end - start;
    }
  return sum;
}

/* The dates whose hours can lie between two instants. */
static void
range_of_dates (BatonCalendar *self,
                gint64        *from,
                gint64        *to,
                gint64        *first,
                gint64        *last)
{
  *from = CLAMP (*from, FIRST_INSTANT, LAST_INSTANT);
  *to = CLAMP (*to, FIRST_INSTANT, LAST_INSTANT);
  *first = baton_calendar_date_at (self, *from) - 1;
  *last = baton_calendar_date_at (self, *to) + 1;
}

/**
 * baton_calendar_elapsed:
 * @self: a calendar
 * @from: an instant, in microseconds UTC
 * @to: another
 *
 * Measures the working time between two instants.
 *
 * Returns: whole seconds; negative when @to is before @from
 */
gint64
baton_calendar_elapsed (BatonCalendar *self,
                        gint64         from,
                        gint64         to)
{
  g_auto(BatonWorkingDay) day = { NULL, };
  gint64 sum = 0;
  gint64 first, last;

  g_return_val_if_fail (self != NULL, 0);

  if (to < from)
    return -baton_calendar_elapsed (self, to, from);

  range_of_dates (self, &from, &to, &first, &last);
  baton_working_day_init (&day, self);
  for (gint64 date = first; date <= last; date++)
    {
      baton_working_day_load (&day, date);
      sum += overlap (&day, from, to);
    }
  return sum / G_USEC_PER_SEC;
}

/**
 * baton_calendar_working_days:
 * @self: a calendar
 * @from: an instant, in microseconds UTC
 * @to: another
 *
 * Counts the working days on which there is still something to work between
 * two instants. Both the first and the last may be only part of a day.
 *
 * Returns: how many; 0 when @to is not after @from
 */
gint64
baton_calendar_working_days (BatonCalendar *self,
                             gint64         from,
                             gint64         to)
{
  g_auto(BatonWorkingDay) day = { NULL, };
  gint64 count = 0;
  gint64 first, last;

  g_return_val_if_fail (self != NULL, 0);

  range_of_dates (self, &from, &to, &first, &last);
  baton_working_day_init (&day, self);
  for (gint64 date = first; date <= last; date++)
    {
      baton_working_day_load (&day, date);
      count += overlap (&day, from, to) > 0;
    }
  return count;
}
