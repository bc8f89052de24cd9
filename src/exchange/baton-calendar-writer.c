/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"

#include <json-glib/json-glib.h>

#include "sla/baton-calendar-sheet.h"

static const char * const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static void
write_time_of_day (JsonBuilder *builder,
                   int          second)
{
  g_autofree char *text = g_strdup_printf ("%02d:%02d", second / 3600, second / 60 % 60);

  json_builder_add_string_value (builder, text);
}

static void
write_hours (JsonBuilder  *builder,
             const char   *name,
             const GArray *hours)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < hours->len; i++)
    {
      const BatonInterval *interval = &g_array_index (hours, BatonInterval, i);

      json_builder_begin_array (builder);
      write_time_of_day (builder, interval->start);
      write_time_of_day (builder, interval->end);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static char *
format_day (gint64 day)
{
  GDate date;

  baton_day_to_date (day, &date);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date),
                          (int) g_date_get_month (&date), g_date_get_day (&date));
}

static void
write_week (JsonBuilder              *builder,
            const BatonCalendarSheet *sheet)
{
  json_builder_set_member_name (builder, "week");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    {
      if (sheet->week[i]->len > 0)
        write_hours (builder, weekdays[i], sheet->week[i]);
    }
  json_builder_end_object (builder);
}

static void
write_special_days (JsonBuilder              *builder,
                    const BatonCalendarSheet *sheet)
{
  json_builder_set_member_name (builder, "holidays");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->special_days->len; i++)
    {
      const BatonSpecialDay *special = &g_array_index (sheet->special_days, BatonSpecialDay, i);
      g_autofree char *text = format_day (special->day);

      if (special->hours->len == 0)
        json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "days");
  json_builder_begin_object (builder);
  for (guint i = 0; i < sheet->special_days->len; i++)
    {
      const BatonSpecialDay *special = &g_array_index (sheet->special_days, BatonSpecialDay, i);
      g_autofree char *text = format_day (special->day);

      if (special->hours->len > 0)
        write_hours (builder, text, special->hours);
    }
  json_builder_end_object (builder);
}

static void
write_moment (JsonBuilder *builder,
              gint64       at)
{
  gint64 seconds = at / G_USEC_PER_SEC - (at % G_USEC_PER_SEC < 0);
  gint64 rest = at - seconds * G_USEC_PER_SEC;
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *start = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *text = NULL;

  if (rest == 0)
    text = g_strconcat (start, "Z", NULL);
  else
    text = g_strdup_printf ("%s.%06dZ", start, (int) rest);
  json_builder_add_string_value (builder, text);
}

static void
write_pauses (JsonBuilder              *builder,
              const BatonCalendarSheet *sheet)
{
  json_builder_set_member_name (builder, "pauses");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->pauses->len; i++)
    {
      const BatonSpan *pause = &g_array_index (sheet->pauses, BatonSpan, i);

      json_builder_begin_array (builder);
      write_moment (builder, pause->start);
      write_moment (builder, pause->end);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

/**
 * baton_calendar_to_json:
 * @calendar: a calendar
 *
 * Writes a calendar, so that reading it gives the same working time.
 *
 * Returns: (transfer full): JSON text, ended by a new line
 */
char *
baton_calendar_to_json (BatonCalendar *calendar)
{
  g_autoptr(BatonCalendarSheet) sheet = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (calendar != NULL, NULL);

  sheet = baton_calendar_sheet_new (calendar);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, sheet->name);
  json_builder_set_member_name (builder, "time_zone");
  json_builder_add_string_value (builder, sheet->time_zone);
  write_week (builder, sheet);
  write_special_days (builder, sheet);
  write_pauses (builder, sheet);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
