/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sla/baton-calendar-builder.h"

#include <glib/gi18n-lib.h>

#include "baton-error.h"
#include "sla/baton-calendar-private.h"

/* While it is built, hours and pauses stand as they were added. */
struct _BatonCalendarBuilder
{
  BatonCalendar *calendar;
  GHashTable    *days;      /* gint64 date → GArray of BatonInterval. */
  GHashTable    *holidays;  /* Set of gint64 dates. */
};

static GArray *
hours_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (BatonInterval));
}

static void
special_day_clear (gpointer data)
{
  BatonSpecialDay *special = data;

  g_array_unref (special->hours);
}

static gboolean
add_hours (GArray         *hours,
           BatonInterval   interval,
           GError        **error)
{
  if (interval.start < 0 || interval.start >= BATON_SECONDS_A_DAY ||
      interval.end <= 0 || interval.end > BATON_SECONDS_A_DAY)
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("Working hours begin between 00:00 and 23:59 and end between 00:01 and 24:00"));
      return FALSE;
    }

  if (interval.end <= interval.start)
    interval.end += (int) BATON_SECONDS_A_DAY;
  g_array_append_val (hours, interval);
  return TRUE;
}

static int
compare_intervals (gconstpointer a,
                   gconstpointer b)
{
  const BatonInterval *first = a;
  const BatonInterval *second = b;

  return first->start - second->start;
}

/* Sorts, and makes one of those that touch or overlap. */
static void
tidy_hours (GArray *hours)
{
  BatonInterval *intervals = (BatonInterval *) (void *) hours->data;
  guint kept = 0;

  g_array_sort (hours, compare_intervals);
  for (guint i = 1; i < hours->len; i++)
    {
      if (intervals[i].start <= intervals[kept].end)
        intervals[kept].end = MAX (intervals[kept].end, intervals[i].end);
      else
        intervals[++kept] = intervals[i];
    }
  if (hours->len > 0)
    g_array_set_size (hours, kept + 1);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const BatonSpan *first = a;
  const BatonSpan *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static void
tidy_pauses (GArray *pauses)
{
  BatonSpan *spans = (BatonSpan *) (void *) pauses->data;
  guint kept = 0;

  g_array_sort (pauses, compare_spans);
  for (guint i = 1; i < pauses->len; i++)
    {
      if (spans[i].start <= spans[kept].end)
        spans[kept].end = MAX (spans[kept].end, spans[i].end);
      else
        spans[++kept] = spans[i];
    }
  if (pauses->len > 0)
    g_array_set_size (pauses, kept + 1);
}

static int
compare_special_days (gconstpointer a,
                      gconstpointer b)
{
  const BatonSpecialDay *first = a;
  const BatonSpecialDay *second = b;

  return (first->day > second->day) - (first->day < second->day);
}

static void
collect_special_days (BatonCalendarBuilder *self)
{
  GArray *special_days = self->calendar->special_days;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      BatonSpecialDay special = { *(gint64 *) key, g_array_ref (value) };

      tidy_hours (special.hours);
      g_array_append_val (special_days, special);
    }

  g_hash_table_iter_init (&iter, self->holidays);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      BatonSpecialDay holiday = { *(gint64 *) key, NULL };

      if (g_hash_table_contains (self->days, key))
        continue;
      holiday.hours = hours_new ();
      g_array_append_val (special_days, holiday);
    }
  g_array_sort (special_days, compare_special_days);
}

static gboolean
date_is_valid (int year,
               int month,
               int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gint64 *
date_key (int year,
          int month,
          int day)
{
  gint64 date;
  GDate gdate;

  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  date = baton_day_of_date (&gdate);
  return g_memdup2 (&date, sizeof date);
}

static GArray *
ensure_day (BatonCalendarBuilder *self,
            int                   year,
            int                   month,
            int                   day)
{
  g_autofree gint64 *key = date_key (year, month, day);
  GArray *hours = g_hash_table_lookup (self->days, key);

  if (hours == NULL)
    {
      hours = hours_new ();
      g_hash_table_insert (self->days, g_steal_pointer (&key), hours);
    }
  return hours;
}

/**
 * baton_calendar_builder_new:
 * @name: (nullable): what people call the calendar; @time_zone when it has no name
 * @time_zone: the name of an IANA time zone, such as `Europe/Berlin`
 * @error: return location for an error
 *
 * Begins a calendar without any working time.
 *
 * Fails with `BATON_ERROR_INVALID` when there is no such zone.
 *
 * Returns: (transfer full): the builder
 */
BatonCalendarBuilder *
baton_calendar_builder_new (const char  *name,
                            const char  *time_zone,
                            GError     **error)
{
  g_autoptr(BatonZone) zone = NULL;
  BatonCalendarBuilder *self;
  BatonCalendar *calendar;

  g_return_val_if_fail (time_zone != NULL, NULL);

  zone = baton_zone_new (time_zone, error);
  if (zone == NULL)
    return NULL;

  calendar = g_new0 (BatonCalendar, 1);
  g_atomic_ref_count_init (&calendar->ref_count);
  calendar->name = g_strdup (name != NULL && *name != '\0' ? name : time_zone);
  calendar->time_zone = g_strdup (time_zone);
  calendar->zone = g_steal_pointer (&zone);
  for (guint i = 0; i < G_N_ELEMENTS (calendar->week); i++)
    calendar->week[i] = hours_new ();
  calendar->special_days = g_array_new (FALSE, FALSE, sizeof (BatonSpecialDay));
  g_array_set_clear_func (calendar->special_days, special_day_clear);
  calendar->pauses = g_array_new (FALSE, FALSE, sizeof (BatonSpan));

  self = g_new0 (BatonCalendarBuilder, 1);
  self->calendar = calendar;
  self->days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->holidays = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * baton_calendar_builder_free:
 * @self: (nullable): a builder
 *
 * Frees a builder, whether or not the calendar was made.
 */
void
baton_calendar_builder_free (BatonCalendarBuilder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->calendar, baton_calendar_unref);
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->holidays);
  g_free (self);
}

/**
 * baton_calendar_builder_add_weekly:
 * @self: a builder
 * @weekday: the day of the week that the interval starts on, 1 for Monday to 7
 *   for Sunday
 * @interval: the working hours
 * @error: return location for an error
 *
 * Adds working hours that come back each week.
 *
 * Fails with `BATON_ERROR_INVALID` when @interval is out of range.
 *
 * Returns: whether it was added
 */
gboolean
baton_calendar_builder_add_weekly (BatonCalendarBuilder  *self,
                                   int                    weekday,
                                   BatonInterval          interval,
                                   GError               **error)
{
  g_return_val_if_fail (self != NULL && self->calendar != NULL, FALSE);
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, FALSE);

  return add_hours (self->calendar->week[weekday - 1], interval, error);
}

/**
 * baton_calendar_builder_add_holiday:
 * @self: a builder
 * @year: the year, 1 to 9999
 * @month: the month, 1 to 12
 * @day: the day of the month
 *
 * Takes a date's weekly hours away, and leaves hours of its own to it.
 */
void
baton_calendar_builder_add_holiday (BatonCalendarBuilder *self,
                                    int                   year,
                                    int                   month,
                                    int                   day)
{
  g_return_if_fail (self != NULL && self->calendar != NULL);
  g_return_if_fail (date_is_valid (year, month, day));

  g_hash_table_add (self->holidays, date_key (year, month, day));
}

/**
 * baton_calendar_builder_close_day:
 * @self: a builder
 * @year: the year, 1 to 9999
 * @month: the month, 1 to 12
 * @day: the day of the month
 *
 * Replaces a date's hours by none, to which
 * [method@CalendarBuilder.add_to_day] can add.
 */
void
baton_calendar_builder_close_day (BatonCalendarBuilder *self,
                                  int                   year,
                                  int                   month,
                                  int                   day)
{
  g_return_if_fail (self != NULL && self->calendar != NULL);
  g_return_if_fail (date_is_valid (year, month, day));

  g_array_set_size (ensure_day (self, year, month, day), 0);
}

/**
 * baton_calendar_builder_add_to_day:
 * @self: a builder
 * @year: the year, 1 to 9999
 * @month: the month, 1 to 12
 * @day: the day of the month
 * @interval: the working hours
 * @error: return location for an error
 *
 * Adds working hours to a single date, instead of those of the week, and
 * whether or not it is a holiday.
 *
 * Fails with `BATON_ERROR_INVALID` when @interval is out of range.
 *
 * Returns: whether it was added
 */
gboolean
baton_calendar_builder_add_to_day (BatonCalendarBuilder  *self,
                                   int                    year,
                                   int                    month,
                                   int                    day,
                                   BatonInterval          interval,
                                   GError               **error)
{
  g_return_val_if_fail (self != NULL && self->calendar != NULL, FALSE);
  g_return_val_if_fail (date_is_valid (year, month, day), FALSE);

  return add_hours (ensure_day (self, year, month, day), interval, error);
}

/**
 * baton_calendar_builder_add_pause:
 * @self: a builder
 * @start: when it begins, in microseconds UTC
 * @end: when it ends, after @start
 *
 * Adds a stretch of real time in which nobody works.
 */
void
baton_calendar_builder_add_pause (BatonCalendarBuilder *self,
                                  gint64                start,
                                  gint64                end)
{
  BatonSpan pause = { start, end };

  g_return_if_fail (self != NULL && self->calendar != NULL);
  g_return_if_fail (start < end);

  g_array_append_val (self->calendar->pauses, pause);
}

/**
 * baton_calendar_builder_has_hours:
 * @self: a builder
 *
 * Returns: whether any working hours were added so far
 */
gboolean
baton_calendar_builder_has_hours (BatonCalendarBuilder *self)
{
  GHashTableIter iter;
  gpointer hours;

  g_return_val_if_fail (self != NULL && self->calendar != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (self->calendar->week); i++)
    {
      if (self->calendar->week[i]->len > 0)
        return TRUE;
    }

  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, NULL, &hours))
    {
      if (((GArray *) hours)->len > 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * baton_calendar_builder_end:
 * @self: a builder, which is of no further use but to be freed
 *
 * Makes the calendar.
 *
 * Returns: (transfer full): the calendar
 */
BatonCalendar *
baton_calendar_builder_end (BatonCalendarBuilder *self)
{
  g_return_val_if_fail (self != NULL && self->calendar != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->calendar->week); i++)
    tidy_hours (self->calendar->week[i]);
  tidy_pauses (self->calendar->pauses);
  collect_special_days (self);
  return g_steal_pointer (&self->calendar);
}
