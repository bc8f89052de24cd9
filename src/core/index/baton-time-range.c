/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-time-range.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "sla/baton-duration.h"

typedef enum
{
  UNIT_YEAR,
  UNIT_MONTH,
  UNIT_DAY,
} Unit;

static gint64
to_microseconds (GDateTime *moment)
{
  return g_date_time_to_unix (moment) * G_USEC_PER_SEC + g_date_time_get_microsecond (moment);
}

static GDateTime *
add_unit (GDateTime *start,
          Unit       unit)
{
  switch (unit)
    {
    case UNIT_YEAR:
      return g_date_time_add_years (start, 1);
    case UNIT_MONTH:
      return g_date_time_add_months (start, 1);
    case UNIT_DAY:
    default:
      return g_date_time_add_days (start, 1);
    }
}

/* The last moment that a GDateTime knows has no successor: hence the NULL. */
static gboolean
set_from_date (BatonTimeRange *range,
               GDateTime      *start,
               Unit            unit)
{
  g_autoptr(GDateTime) end = start != NULL ? add_unit (start, unit) : NULL;

  if (end == NULL)
    return FALSE;
  range->from = to_microseconds (start);
  range->to = to_microseconds (end);
  return TRUE;
}

static gboolean
set_from_moment (BatonTimeRange *range,
                 gint64          at,
                 gint64          seconds)
{
  range->from = at;
  return !__builtin_add_overflow (at, seconds * G_USEC_PER_SEC, &range->to);
}

/* Whether `text` begins with what `pattern` shows: a digit for 9, else itself. */
static gboolean
has_shape (const char *text,
           const char *pattern)
{
  for (; *pattern != '\0'; text++, pattern++)
    {
      if (*pattern == '9' ? !g_ascii_isdigit (*text) : *text != *pattern)
        return FALSE;
    }
  return TRUE;
}

static int
number_at (const char *text)
{
  return (int) g_ascii_strtoull (text, NULL, 10);
}

static gboolean
parse_date (const char     *text,
            BatonTimeRange *range)
{
  gsize length = strlen (text);
  gboolean has_month = length >= 7 && has_shape (text, "9999-99");
  gboolean has_day = length == 10 && has_shape (text, "9999-99-99");
  g_autoptr(GDateTime) start = NULL;

  if (!has_shape (text, "9999") || (length != 4 && !(length == 7 && has_month) && !has_day))
    return FALSE;

  start = g_date_time_new_local (number_at (text),
                                 has_month ? number_at (text + 5) : 1,
                                 has_day ? number_at (text + 8) : 1,
                                 0, 0, 0);
  return set_from_date (range, start,
                        has_day ? UNIT_DAY : has_month ? UNIT_MONTH : UNIT_YEAR);
}

/* A date and a time; GLib wants the seconds, which people leave out. */
static gboolean
parse_date_time (const char     *text,
                 BatonTimeRange *range)
{
  const gsize minutes = strlen ("2026-01-01T09:30");
  g_autoptr(GTimeZone) zone = NULL;
  g_autoptr(GDateTime) moment = NULL;
  g_autofree char *whole = NULL;
  gboolean has_seconds;

  if (!has_shape (text, "9999-99-99T99:99"))
    return FALSE;

  has_seconds = text[minutes] == ':';
  whole = has_seconds
            ? g_strdup (text)
            : g_strdup_printf ("%.*s:00%s", (int) minutes, text, text + minutes);
  zone = g_time_zone_new_local ();
  moment = g_date_time_new_from_iso8601 (whole, zone);
  if (moment == NULL)
    return FALSE;

  return set_from_moment (range, to_microseconds (moment), has_seconds ? 1 : 60);
}

static gboolean
parse_day_name (const char     *text,
                gint64          now,
                BatonTimeRange *range)
{
  static const struct { const char *name; int days; } names[] = {
    { "yesterday", -1 },
    { "today", 0 },
    { "tomorrow", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GDateTime) moment = NULL;
      g_autoptr(GDateTime) day = NULL;
      g_autoptr(GDateTime) midnight = NULL;

      if (g_ascii_strcasecmp (text, names[i].name) != 0)
        continue;

      moment = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
      day = moment != NULL ? g_date_time_add_days (moment, names[i].days) : NULL;
      if (day == NULL)
        return FALSE;
      midnight = g_date_time_new_local (g_date_time_get_year (day),
                                        g_date_time_get_month (day),
                                        g_date_time_get_day_of_month (day),
                                        0, 0, 0);
      return set_from_date (range, midnight, UNIT_DAY);
    }

  return FALSE;
}

static gboolean
parse_offset (const char     *text,
              gint64          now,
              BatonTimeRange *range)
{
  BatonDuration offset = { 0, };
  gint64 at;

  if (g_ascii_strcasecmp (text, "now") != 0 &&
      !baton_duration_parse (*text == '+' ? text + 1 : text, &offset, NULL))
    return FALSE;

  return !__builtin_add_overflow (now, baton_duration_get_elapsed (&offset) * G_USEC_PER_SEC, &at) &&
         set_from_moment (range, at, 1);
}

/**
 * baton_time_range_parse:
 * @text: a time
 * @now: the time now, in microseconds UTC
 * @range: (out caller-allocates): return location for the stretch of time that it names
 * @relative: (out) (optional): return location for whether it depends on @now
 * @error: return location for an error
 *
 * Reads a time: `2026`, `2026-03`, `2026-03-02`, `2026-03-02T09:30`, with seconds, with `Z`
 * or an offset; `now`, `today`, `yesterday`, `tomorrow`; or how far it is from now, such
 * as `2h` ahead and `-30d` ago. A time without a zone is local.
 *
 * Fails with `BATON_ERROR_INVALID` for anything else.
 *
 * Returns: whether @text is a time
 */
gboolean
baton_time_range_parse (const char      *text,
                        gint64           now,
                        BatonTimeRange  *range,
                        gboolean        *relative,
                        GError         **error)
{
  gboolean absolute;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  absolute = parse_date (text, range) || parse_date_time (text, range);
  if (relative != NULL)
    *relative = !absolute;
  if (absolute || parse_day_name (text, now, range) || parse_offset (text, now, range))
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: keep what stands after “such as” as it is; it is what people type. */
               _("“%s” is no time; write a date such as 2026-03-02 or 2026-03-02T09:30, today, or how far it is from now, such as 2h or -30d"),
               text);
  return FALSE;
}
