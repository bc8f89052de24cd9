/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sla/baton-calendar-sheet.h"

#include <glib/gi18n-lib.h>

#include "baton-error.h"
#include "sla/baton-calendar-builder.h"
#include "sla/baton-calendar-private.h"

#define JULIAN_DAY_OF_1970 719163

static void
special_day_clear (gpointer data)
{
  BatonSpecialDay *special = data;

  g_array_unref (special->hours);
}

/* A calendar counts the end of an interval on from the midnight of its start;
 * whoever writes it down begins again at the next midnight. More than a day
 * takes two intervals. */
static GArray *
write_hours (GArray *hours)
{
  const int day = (int) BATON_SECONDS_A_DAY;
  GArray *written = g_array_new (FALSE, FALSE, sizeof (BatonInterval));

  for (guint i = 0; i < hours->len; i++)
    {
      BatonInterval interval = g_array_index (hours, BatonInterval, i);

      if (interval.end - interval.start > day)
        {
          BatonInterval whole = { interval.start, interval.start > 0 ? interval.start : day };

          g_array_append_val (written, whole);
          interval.start = interval.end - day;
        }
      if (interval.end > day)
        interval.end -= day;
      g_array_append_val (written, interval);
    }
  return written;
}

/**
 * baton_calendar_sheet_new:
 * @calendar: a calendar
 *
 * Writes down what a calendar is made of.
 *
 * Returns: (transfer full): the sheet
 */
BatonCalendarSheet *
baton_calendar_sheet_new (BatonCalendar *calendar)
{
  BatonCalendarSheet *self;

  g_return_val_if_fail (calendar != NULL, NULL);

  self = g_new0 (BatonCalendarSheet, 1);
  self->name = g_strdup (calendar->name);
  self->time_zone = g_strdup (calendar->time_zone);
  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    self->week[i] = write_hours (calendar->week[i]);

  self->special_days = g_array_new (FALSE, FALSE, sizeof (BatonSpecialDay));
  g_array_set_clear_func (self->special_days, special_day_clear);
  for (guint i = 0; i < calendar->special_days->len; i++)
    {
      const BatonSpecialDay *special = &g_array_index (calendar->special_days, BatonSpecialDay, i);
      BatonSpecialDay copy = { special->day, write_hours (special->hours) };

      g_array_append_val (self->special_days, copy);
    }
  self->pauses = g_array_copy (calendar->pauses);
  return self;
}

/**
 * baton_calendar_sheet_free:
 * @self: (nullable): a sheet
 *
 * Frees a sheet.
 */
void
baton_calendar_sheet_free (BatonCalendarSheet *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    g_array_unref (self->week[i]);
  g_array_unref (self->special_days);
  g_array_unref (self->pauses);
  g_free (self->time_zone);
  g_free (self->name);
  g_free (self);
}

/* Where @day is among the special days, or where it would have to be. */
static guint
find_place (const BatonCalendarSheet *self,
            gint64                    day)
{
  guint place = 0;

  while (place < self->special_days->len &&
         g_array_index (self->special_days, BatonSpecialDay, place).day < day)
    place++;
  return place;
}

static gboolean
is_special (const BatonCalendarSheet *self,
            guint                     place,
            gint64                    day)
{
  return place < self->special_days->len &&
         g_array_index (self->special_days, BatonSpecialDay, place).day == day;
}

/**
 * baton_calendar_sheet_add_holiday:
 * @self: a sheet
 * @day: a date, in days since 1970-01-01
 *
 * Takes a date's hours away. A date that has hours of its own keeps them.
 *
 * Returns: whether it is a new holiday
 */
gboolean
baton_calendar_sheet_add_holiday (BatonCalendarSheet *self,
                                  gint64              day)
{
  BatonSpecialDay special = { day, NULL };
  guint place;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (day >= BATON_FIRST_DAY && day <= BATON_LAST_DAY, FALSE);

  place = find_place (self, day);
  if (is_special (self, place, day))
    return FALSE;
  special.hours = g_array_new (FALSE, FALSE, sizeof (BatonInterval));
  g_array_insert_val (self->special_days, place, special);
  return TRUE;
}

/**
 * baton_calendar_sheet_remove_holiday:
 * @self: a sheet
 * @day: a date, in days since 1970-01-01
 *
 * Gives a holiday the hours of its weekday again.
 *
 * Returns: whether it was a holiday
 */
gboolean
baton_calendar_sheet_remove_holiday (BatonCalendarSheet *self,
                                     gint64              day)
{
  guint place;

  g_return_val_if_fail (self != NULL, FALSE);

  place = find_place (self, day);
  if (!is_special (self, place, day) ||
      g_array_index (self->special_days, BatonSpecialDay, place).hours->len > 0)
    return FALSE;
  g_array_remove_index (self->special_days, place);
  return TRUE;
}

static gboolean
read_special_day (BatonCalendarBuilder   *builder,
                  const BatonSpecialDay  *special,
                  GError                **error)
{
  GDate date;
  int year, month, day;

  baton_day_to_date (special->day, &date);
  year = g_date_get_year (&date);
  month = (int) g_date_get_month (&date);
  day = g_date_get_day (&date);

  baton_calendar_builder_close_day (builder, year, month, day);
  for (guint i = 0; i < special->hours->len; i++)
    {
      if (!baton_calendar_builder_add_to_day (builder, year, month, day,
                                              g_array_index (special->hours, BatonInterval, i), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * baton_calendar_sheet_end:
 * @self: a sheet
 * @error: return location for an error
 *
 * Makes a calendar of what is written down.
 *
 * Fails with `BATON_ERROR_INVALID` when there is no such time zone, or when
 * nobody ever works.
 *
 * Returns: (transfer full) (nullable): the calendar
 */
BatonCalendar *
baton_calendar_sheet_end (const BatonCalendarSheet  *self,
                          GError                   **error)
{
  g_autoptr(BatonCalendarBuilder) builder = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  builder = baton_calendar_builder_new (self->name, self->time_zone, error);
  if (builder == NULL)
    return NULL;

  for (int i = 0; i < (int) G_N_ELEMENTS (self->week); i++)
    for (guint j = 0; j < self->week[i]->len; j++)
      {
        if (!baton_calendar_builder_add_weekly (builder, i + 1,
                                                g_array_index (self->week[i], BatonInterval, j), error))
          return NULL;
      }
  for (guint i = 0; i < self->special_days->len; i++)
    {
      if (!read_special_day (builder, &g_array_index (self->special_days, BatonSpecialDay, i), error))
        return NULL;
    }
  for (guint i = 0; i < self->pauses->len; i++)
    {
      const BatonSpan *pause = &g_array_index (self->pauses, BatonSpan, i);

      baton_calendar_builder_add_pause (builder, pause->start, pause->end);
    }

  if (!baton_calendar_builder_has_hours (builder))
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("There are no working hours; give at least one day some, such as 09:00–17:00"));
      return NULL;
    }
  return baton_calendar_builder_end (builder);
}

/**
 * baton_day_of_date:
 * @date: a valid date
 *
 * Counts a date in days.
 *
 * Returns: the days since 1970-01-01
 */
gint64
baton_day_of_date (const GDate *date)
{
  return (gint64) g_date_get_julian (date) - JULIAN_DAY_OF_1970;
}

/**
 * baton_day_to_date:
 * @day: days since 1970-01-01
 * @date: (out caller-allocates): the date
 *
 * Finds the date of a day.
 */
void
baton_day_to_date (gint64  day,
                   GDate  *date)
{
  g_return_if_fail (day >= BATON_FIRST_DAY && day <= BATON_LAST_DAY);

  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + JULIAN_DAY_OF_1970));
}
