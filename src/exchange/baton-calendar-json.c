/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-json-place.h"
#include "baton-json.h"
#include "baton-time-text.h"
#include "sla/baton-calendar-builder.h"

#define SECONDS_A_MINUTE 60
#define MINUTES_AN_HOUR  60
#define SECONDS_A_DAY    (24 * MINUTES_AN_HOUR * SECONDS_A_MINUTE)

typedef struct
{
  int year;
  int month;
  int day;
} Date;

static const char * const calendar_members[] = { "name", "time_zone", "week", "holidays", "days", "pauses", NULL };

static const char * const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };

static int
digits (const char *text,
        guint       count)
{
  int number = 0;

  for (guint i = 0; i < count; i++)
    number = number * 10 + g_ascii_digit_value (text[i]);
  return number;
}

/* Whether @text has digits where @pattern has a 0, and else is the same. */
static gboolean
has_pattern (const char *text,
             const char *pattern)
{
  if (strlen (text) != strlen (pattern))
    return FALSE;

  for (guint i = 0; pattern[i] != '\0'; i++)
    {
      if (pattern[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_time_of_day (const BatonJsonPlace  *place,
                  int                   *second,
                  GError               **error)
{
  const char *text;

  if (!baton_json_place_get_text (place, &text, error))
    return FALSE;

  if (has_pattern (text, "00:00"))
    {
      int hour = digits (text, 2);
      int minute = digits (text + 3, 2);

      *second = (hour * MINUTES_AN_HOUR + minute) * SECONDS_A_MINUTE;
      if (minute < MINUTES_AN_HOUR && *second <= SECONDS_A_DAY)
        return TRUE;
    }
  return baton_json_place_fail (place, error, _("“%s” is no time of day; write HH:MM from 00:00 to 24:00"), text);
}

static gboolean
check_pair (const BatonJsonPlace  *place,
            GError               **error)
{
  guint length;

  if (!baton_json_place_check_array (place, &length, error))
    return FALSE;
  return length == 2 ||
         baton_json_place_fail (place, error, _("two times are needed here, when it begins and when it ends"));
}

static gboolean
read_interval (const BatonJsonPlace  *place,
               BatonInterval         *interval,
               GError               **error)
{
  BatonJsonPlace start, end;

  if (!check_pair (place, error))
    return FALSE;

  start = baton_json_place_get_element (place, 0);
  end = baton_json_place_get_element (place, 1);
  if (!read_time_of_day (&start, &interval->start, error) || !read_time_of_day (&end, &interval->end, error))
    return FALSE;

  if (interval->start == SECONDS_A_DAY)
    return baton_json_place_fail (&start, error, _("working hours cannot begin at 24:00; write 00:00 on the next day"));
  if (interval->end == 0)
    interval->end = SECONDS_A_DAY;
  return TRUE;
}

static gboolean
parse_date (const char *text,
            Date       *date)
{
  if (!has_pattern (text, "0000-00-00"))
    return FALSE;

  *date = (Date) { digits (text, 4), digits (text + 5, 2), digits (text + 8, 2) };
  return date->year >= 1 && date->month >= 1 && date->day >= 1 &&
         g_date_valid_dmy ((GDateDay) date->day, (GDateMonth) date->month, (GDateYear) date->year);
}

static gboolean
fail_date (const BatonJsonPlace  *place,
           const char            *text,
           GError               **error)
{
  return baton_json_place_fail (place, error, _("“%s” is no date; write it as 2026-12-24"), text);
}

static gboolean
read_weekday (BatonCalendarBuilder  *builder,
              int                    weekday,
              const BatonJsonPlace  *place,
              GError               **error)
{
  guint length;

  if (!baton_json_place_check_array (place, &length, error))
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      BatonJsonPlace element = baton_json_place_get_element (place, i);
      BatonInterval interval;

      if (!read_interval (&element, &interval, error) ||
          !baton_calendar_builder_add_weekly (builder, weekday, interval, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_week (BatonCalendarBuilder  *builder,
           const BatonJsonPlace  *place,
           GError               **error)
{
  if (!baton_json_place_check_object (place, weekdays, error))
    return FALSE;

  for (int i = 0; weekdays[i] != NULL; i++)
    {
      BatonJsonPlace day;

      if (baton_json_place_find (place, weekdays[i], &day) && !read_weekday (builder, i + 1, &day, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_holidays (BatonCalendarBuilder  *builder,
               const BatonJsonPlace  *place,
               GError               **error)
{
  guint length;

  if (!baton_json_place_check_array (place, &length, error))
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      BatonJsonPlace element = baton_json_place_get_element (place, i);
      const char *text;
      Date date;

      if (!baton_json_place_get_text (&element, &text, error))
        return FALSE;
      if (!parse_date (text, &date))
        return fail_date (&element, text, error);
      baton_calendar_builder_add_holiday (builder, date.year, date.month, date.day);
    }
  return TRUE;
}

static gboolean
read_day (BatonCalendarBuilder  *builder,
          const BatonJsonPlace  *place,
          GError               **error)
{
  Date date;
  guint length;

  if (!parse_date (place->name, &date))
    return fail_date (place, place->name, error);
  if (!baton_json_place_check_array (place, &length, error))
    return FALSE;

  baton_calendar_builder_close_day (builder, date.year, date.month, date.day);
  for (guint i = 0; i < length; i++)
    {
      BatonJsonPlace element = baton_json_place_get_element (place, i);
      BatonInterval interval;

      if (!read_interval (&element, &interval, error) ||
          !baton_calendar_builder_add_to_day (builder, date.year, date.month, date.day, interval, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_days (BatonCalendarBuilder  *builder,
           const BatonJsonPlace  *place,
           GError               **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!baton_json_place_check_object (place, NULL, error))
    return FALSE;

  json_object_iter_init (&iter, json_node_get_object (place->node));
  while (json_object_iter_next (&iter, &name, &node))
    {
      BatonJsonPlace day = { .parent = place, .name = name, .node = node };

      if (!read_day (builder, &day, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_instant (const BatonJsonPlace  *place,
              GTimeZone             *zone,
              gint64                *instant,
              GError               **error)
{
  const char *text;

  if (!baton_json_place_get_text (place, &text, error))
    return FALSE;
  return baton_time_text_parse_iso (text, zone, instant) ||
         baton_json_place_fail (place, error, _("“%s” is no moment; write it as 2026-03-02T10:00:00Z"), text);
}

static gboolean
read_pauses (BatonCalendarBuilder  *builder,
             GTimeZone             *zone,
             const BatonJsonPlace  *place,
             GError               **error)
{
  guint length;

  if (!baton_json_place_check_array (place, &length, error))
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      BatonJsonPlace pause = baton_json_place_get_element (place, i);
      BatonJsonPlace start, end;
      gint64 from, to;

      if (!check_pair (&pause, error))
        return FALSE;
      start = baton_json_place_get_element (&pause, 0);
      end = baton_json_place_get_element (&pause, 1);
      if (!read_instant (&start, zone, &from, error) || !read_instant (&end, zone, &to, error))
        return FALSE;
      if (from >= to)
        return baton_json_place_fail (&pause, error, _("a pause has to end after it begins; exchange the two times"));
      baton_calendar_builder_add_pause (builder, from, to);
    }
  return TRUE;
}

static BatonCalendarBuilder *
read_head (const BatonJsonPlace  *document,
           const char           **time_zone,
           GError               **error)
{
  BatonCalendarBuilder *builder;
  BatonJsonPlace place;
  const char *name = NULL;

  if (!baton_json_place_check_object (document, calendar_members, error) ||
      (baton_json_place_find (document, "name", &place) && !baton_json_place_get_text (&place, &name, error)) ||
      !baton_json_place_require (document, "time_zone", &place, error) ||
      !baton_json_place_get_text (&place, time_zone, error))
    return NULL;

  builder = baton_calendar_builder_new (name, *time_zone, error);
  if (builder == NULL)
    g_prefix_error_literal (error, "/time_zone: ");
  return builder;
}

/**
 * baton_calendar_from_json:
 * @text: a calendar as JSON
 * @length: its length in bytes, or -1 when it ends with a zero byte
 * @error: return location for an error
 *
 * Reads a calendar: `time_zone` and, as far as they are there, `name`, `week`,
 * `holidays`, `days` and `pauses`.
 *
 * An interval that ends when it begins, or at 00:00, goes on to that time on
 * the next day. A pause without a time zone is in that of the calendar.
 *
 * Fails with `BATON_ERROR_INVALID`, also when there are no working hours in it.
 *
 * Returns: (transfer full): the calendar
 */
BatonCalendar *
baton_calendar_from_json (const char  *text,
                          gssize       length,
                          GError     **error)
{
  g_autoptr(BatonCalendarBuilder) builder = NULL;
  g_autoptr(GTimeZone) zone = NULL;
  g_autoptr(JsonNode) root = NULL;
  BatonJsonPlace document, place;
  const char *time_zone;

  g_return_val_if_fail (text != NULL, NULL);

  root = baton_json_parse (text, length, error);
  if (root == NULL)
    return NULL;

  document = baton_json_place_of_document (root);
  builder = read_head (&document, &time_zone, error);
  if (builder == NULL)
    return NULL;

  zone = g_time_zone_new_identifier (time_zone);
  if ((baton_json_place_find (&document, "week", &place) && !read_week (builder, &place, error)) ||
      (baton_json_place_find (&document, "holidays", &place) && !read_holidays (builder, &place, error)) ||
      (baton_json_place_find (&document, "days", &place) && !read_days (builder, &place, error)) ||
      (baton_json_place_find (&document, "pauses", &place) && !read_pauses (builder, zone, &place, error)))
    return NULL;

  if (!baton_calendar_builder_has_hours (builder))
    {
      baton_json_place_fail (&document, error,
                             _("The calendar has no working hours; "
                               "add some, such as \"week\":{\"mon\":[[\"09:00\",\"17:00\"]]}"));
      return NULL;
    }
  return baton_calendar_builder_end (builder);
}
