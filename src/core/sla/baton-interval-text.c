/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Working hours as people write them: 09:00–12:00, 13:00–17:30. */

#include "sla/baton-interval-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "sla/baton-calendar-private.h"

static gboolean
skip (const char **cursor,
      const char  *text)
{
  if (!g_str_has_prefix (*cursor, text))
    return FALSE;
  *cursor += strlen (text);
  return TRUE;
}

static void
skip_spaces (const char **cursor)
{
  while (skip (cursor, " ") || skip (cursor, "\t") || skip (cursor, "\u00a0"))
    continue;
}

static gboolean
read_number (const char **cursor,
             int          most,
             int         *number)
{
  guint n_digits = 0;

  *number = 0;
  while (g_ascii_isdigit (**cursor) && n_digits++ < 2)
    *number = *number * 10 + g_ascii_digit_value (*(*cursor)++);
  return n_digits > 0 && *number <= most;
}

/* 9, 09:00 or 9.30, from 00:00 to 24:00. */
static gboolean
read_time (const char **cursor,
           int         *second)
{
  int hour;
  int minute = 0;

  skip_spaces (cursor);
  if (!read_number (cursor, 24, &hour) ||
      ((skip (cursor, ":") || skip (cursor, ".")) && !read_number (cursor, 59, &minute)))
    return FALSE;
  skip_spaces (cursor);
  *second = (hour * 60 + minute) * 60;
  return *second <= BATON_SECONDS_A_DAY;
}

static gboolean
read_interval (const char    **cursor,
               BatonInterval  *interval)
{
  if (!read_time (cursor, &interval->start) ||
      !(skip (cursor, "–") || skip (cursor, "-") || skip (cursor, "—") || skip (cursor, "−")) ||
      !read_time (cursor, &interval->end))
    return FALSE;

  if (interval->end == 0)
    interval->end = (int) BATON_SECONDS_A_DAY;
  return interval->start < BATON_SECONDS_A_DAY;
}

static int
compare_intervals (gconstpointer a,
                   gconstpointer b)
{
  const BatonInterval *first = a;
  const BatonInterval *second = b;

  return first->start - second->start;
}

/* Only the last of a day may run over midnight. */
static gboolean
overlaps (const GArray *hours)
{
  for (guint i = 1; i < hours->len; i++)
    {
      const BatonInterval *before = &g_array_index (hours, BatonInterval, i - 1);

      if (before->end <= before->start || before->end > g_array_index (hours, BatonInterval, i).start)
        return TRUE;
    }
  return FALSE;
}

/**
 * baton_intervals_format:
 * @hours: (element-type BatonInterval): working hours
 *
 * Writes working hours as a person would.
 *
 * Returns: (transfer full): the text, empty for none
 */
char *
baton_intervals_format (const GArray *hours)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hours->len; i++)
    {
      const BatonInterval *interval = &g_array_index (hours, BatonInterval, i);

      g_string_append_printf (text, "%s%02d:%02d–%02d:%02d", i > 0 ? ", " : "",
                              interval->start / 3600, interval->start / 60 % 60,
                              interval->end / 3600, interval->end / 60 % 60);
    }
  return g_string_free (text, FALSE);
}

/**
 * baton_intervals_parse:
 * @text: working hours, such as `09:00–12:00, 13:00–17:30`
 * @error: return location for an error
 *
 * Reads working hours: any dash, full hours without minutes, nothing for a day
 * off. The last may end after midnight.
 *
 * Fails with `BATON_ERROR_INVALID`.
 *
 * Returns: (transfer full) (element-type BatonInterval) (nullable): the hours, sorted
 */
GArray *
baton_intervals_parse (const char  *text,
                       GError     **error)
{
  g_autoptr(GArray) hours = g_array_new (FALSE, FALSE, sizeof (BatonInterval));
  const char *cursor = text;
  gboolean more;

  g_return_val_if_fail (text != NULL, NULL);

  skip_spaces (&cursor);
  for (more = *cursor != '\0'; more; )
    {
      BatonInterval interval;

      if (!read_interval (&cursor, &interval))
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("“%s” is not understood; write from when to when, such as 09:00–12:00, 13:00–17:30"),
                       text);
          return NULL;
        }
      g_array_append_val (hours, interval);
      more = skip (&cursor, ",") || skip (&cursor, ";");
    }
  if (*cursor != '\0')
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("“%s” is too much; put a comma between two stretches of time"), cursor);
      return NULL;
    }

  g_array_sort (hours, compare_intervals);
  if (overlaps (hours))
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("Two stretches of time overlap; begin one when the other has ended"));
      return NULL;
    }
  return g_steal_pointer (&hours);
}
