/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sla/baton-duration.h"

#include <glib/gi18n-lib.h>

#include "baton-error.h"

#define SECONDS_A_MINUTE ((gint64) 60)
#define SECONDS_AN_HOUR  (60 * SECONDS_A_MINUTE)
#define SECONDS_A_DAY    (24 * SECONDS_AN_HOUR)
#define SECONDS_A_WEEK   (7 * SECONDS_A_DAY)

/* What still fits when it is counted in microseconds. */
#define MAX_SECONDS (G_MAXINT64 / G_USEC_PER_SEC)

static gboolean
fail_syntax (const char  *text,
             GError     **error)
{
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: 90s 45m 8h 2d 1w are units as they are typed; keep them. */
               _("“%s” is no duration; write numbers with a unit, such as 90s, 45m, 8h, 2d, 1w or 1d 4h"),
               text);
  return FALSE;
}

static gboolean
fail_range (const char  *text,
            GError     **error)
{
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("“%s” is too long a duration"), text);
  return FALSE;
}

static gboolean
add_count (int    *sum,
           guint64 count)
{
  if (count > (guint64) (G_MAXINT - *sum))
    return FALSE;
  *sum += (int) count;
  return TRUE;
}

static gboolean
add_seconds (gint64  *sum,
             guint64  count,
             gint64   unit)
{
  if (count > (guint64) ((MAX_SECONDS - *sum) / unit))
    return FALSE;
  *sum += (gint64) count * unit;
  return TRUE;
}

static gboolean
add_part (BatonDuration  *duration,
          guint64         count,
          char            unit,
          const char     *text,
          GError        **error)
{
  gboolean fits;

  switch (unit)
    {
    case 'w':
      fits = add_count (&duration->weeks, count);
      break;
    case 'd':
      fits = add_count (&duration->days, count);
      break;
    case 'h':
      fits = add_seconds (&duration->seconds, count, SECONDS_AN_HOUR);
      break;
    case 'm':
      fits = add_seconds (&duration->seconds, count, SECONDS_A_MINUTE);
      break;
    case 's':
      fits = add_seconds (&duration->seconds, count, 1);
      break;
    default:
      return fail_syntax (text, error);
    }
  return fits || fail_range (text, error);
}

static gboolean
parse_parts (const char     *text,
             const char     *cursor,
             BatonDuration  *duration,
             GError        **error)
{
  while (*cursor != '\0')
    {
      guint64 count;
      char *end = NULL;

      if (!g_ascii_isdigit (*cursor))
        return fail_syntax (text, error);

      count = g_ascii_strtoull (cursor, &end, 10);
      if (!add_part (duration, count, *end, text, error))
        return FALSE;

      cursor = end + 1;
      while (g_ascii_isspace (*cursor))
        cursor++;
    }
  return TRUE;
}

/**
 * baton_duration_parse:
 * @text: a text such as `45m`, `1d 4h`, `1d4h` or `-8h`; `0` needs no unit
 * @duration: (out caller-allocates): return location for the duration; left
 *   untouched on error
 * @error: return location for an error
 *
 * Reads a duration. The parts may come in any order, and add up.
 *
 * Fails with `BATON_ERROR_INVALID` for anything else, and for a duration of
 * more than about 292,000 years.
 *
 * Returns: whether @text is a duration
 */
gboolean
baton_duration_parse (const char     *text,
                      BatonDuration  *duration,
                      GError        **error)
{
  g_autofree char *stripped = NULL;
  const char *cursor;
  BatonDuration parsed = { 0, };
  gint64 total;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (duration != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  cursor = stripped;
  if (*cursor == '-')
    {
      parsed.negative = TRUE;
      cursor++;
    }

  if (*cursor == '\0')
    return fail_syntax (text, error);
  if (!g_str_equal (cursor, "0") && !parse_parts (text, cursor, &parsed, error))
    return FALSE;

  total = parsed.seconds;
  if (!add_seconds (&total, (guint64) parsed.days, SECONDS_A_DAY) ||
      !add_seconds (&total, (guint64) parsed.weeks, SECONDS_A_WEEK))
    return fail_range (text, error);

  if (total == 0)
    parsed.negative = FALSE;
  *duration = parsed;
  return TRUE;
}

static void
append_part (GString *string,
             gint64   count,
             char     unit)
{
  if (count == 0)
    return;
  if (string->len > 0 && string->str[string->len - 1] != '-')
    g_string_append_c (string, ' ');
  g_string_append_printf (string, "%" G_GINT64_FORMAT "%c", count, unit);
}

/**
 * baton_duration_format:
 * @duration: a duration
 *
 * Writes a duration the way [func@duration_parse] reads it, with the largest
 * units first: `1w 2d`, `48h`, `1m 30s`, `-8h`; `0s` for nothing.
 *
 * Returns: (transfer full): the text, the same in every language
 */
char *
baton_duration_format (const BatonDuration *duration)
{
  g_autoptr(GString) string = NULL;

  g_return_val_if_fail (duration != NULL, NULL);

  if (baton_duration_is_zero (duration))
    return g_strdup ("0s");

  string = g_string_new (duration->negative ? "-" : NULL);
  append_part (string, duration->weeks, 'w');
  append_part (string, duration->days, 'd');
  append_part (string, duration->seconds / SECONDS_AN_HOUR, 'h');
  append_part (string, duration->seconds % SECONDS_AN_HOUR / SECONDS_A_MINUTE, 'm');
  append_part (string, duration->seconds % SECONDS_A_MINUTE, 's');
  return g_string_free (g_steal_pointer (&string), FALSE);
}

/**
 * baton_duration_is_zero:
 * @duration: a duration
 *
 * Returns: whether @duration is no time at all
 */
gboolean
baton_duration_is_zero (const BatonDuration *duration)
{
  g_return_val_if_fail (duration != NULL, TRUE);

  return duration->weeks == 0 && duration->days == 0 && duration->seconds == 0;
}

/**
 * baton_duration_get_elapsed:
 * @duration: a duration
 *
 * Says how long a duration is in elapsed time, where a day has 24 hours.
 *
 * Returns: the length in seconds, negative for going back
 */
gint64
baton_duration_get_elapsed (const BatonDuration *duration)
{
  gint64 seconds;

  g_return_val_if_fail (duration != NULL, 0);

  seconds = duration->weeks * SECONDS_A_WEEK + duration->days * SECONDS_A_DAY + duration->seconds;
  return duration->negative ? -seconds : seconds;
}
