/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calendars and times written in one line, for tables of cases. */

#pragma once

#include <gio/gio.h>
#include <stdio.h>

#include "sla/baton-calendar-builder.h"

/* ISO 8601; without a zone it is UTC. */
static inline gint64
moment (const char *text)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

static inline char *
moment_text (gint64 at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);

  g_assert_nonnull (time);
  return g_date_time_format_iso8601 (time);
}

static inline BatonInterval
interval_of (const char *text)
{
  int from_hour, from_minute, to_hour, to_minute;
  int n_read = sscanf (text, "%d:%d-%d:%d", &from_hour, &from_minute, &to_hour, &to_minute);

  g_assert_cmpint (n_read, ==, 4);
  return (BatonInterval) { (from_hour * 60 + from_minute) * 60, (to_hour * 60 + to_minute) * 60 };
}

static inline void
add_week (BatonCalendarBuilder *builder,
          const char           *days,
          const char           *hours)
{
  g_auto(GStrv) intervals = g_strsplit (hours, "+", -1);

  for (const char *day = days; *day != '\0'; day++)
    {
      for (guint i = 0; intervals[i] != NULL; i++)
        {
          gboolean added = baton_calendar_builder_add_weekly (builder, *day - '0', interval_of (intervals[i]), NULL);

          g_assert_true (added);
        }
    }
}

static inline void
add_date (BatonCalendarBuilder *builder,
          const char           *date,
          const char           *hours)
{
  g_auto(GStrv) intervals = NULL;
  int year, month, day;
  int n_read = sscanf (date, "%d-%d-%d", &year, &month, &day);

  g_assert_cmpint (n_read, ==, 3);
  if (g_str_equal (hours, "holiday"))
    {
      baton_calendar_builder_add_holiday (builder, year, month, day);
      return;
    }

  baton_calendar_builder_close_day (builder, year, month, day);
  intervals = g_strsplit (hours, "+", -1);
  for (guint i = 0; intervals[i] != NULL; i++)
    {
      if (!g_str_equal (intervals[i], "closed"))
        baton_calendar_builder_add_to_day (builder, year, month, day, interval_of (intervals[i]), NULL);
    }
}

/*
 * Words of a calendar: `12345=09:00-12:00+13:00-17:00` for Monday to Friday,
 * `2026-12-24=09:00-12:00`, `2026-12-24=closed`, `2026-12-25=holiday`, and
 * `pause=2026-03-02T10:00:00Z/2026-03-02T11:00:00Z`.
 */
static inline BatonCalendar *
calendar_of (const char *time_zone,
             const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonCalendarBuilder) builder = baton_calendar_builder_new ("Office", time_zone, &error);
  g_auto(GStrv) parts = g_strsplit (words, " ", -1);

  g_assert_no_error (error);
  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto(GStrv) pair = g_strsplit (parts[i], "=", 2);

      if (g_str_equal (pair[0], "pause"))
        {
          g_auto(GStrv) ends = g_strsplit (pair[1], "/", 2);

          baton_calendar_builder_add_pause (builder, moment (ends[0]), moment (ends[1]));
        }
      else if (strchr (pair[0], '-') != NULL)
        add_date (builder, pair[0], pair[1]);
      else
        add_week (builder, pair[0], pair[1]);
    }
  return baton_calendar_builder_end (builder);
}
