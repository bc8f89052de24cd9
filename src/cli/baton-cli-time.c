/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-time.h"

#include <string.h>

#include "baton-cli-error.h"
#include "index/baton-time-range.h"

static gboolean
parse_range (BatonCli        *cli,
             const char      *what,
             const char      *text,
             BatonTimeRange  *range,
             GError         **error)
{
  if (baton_time_range_parse (text, baton_cli_get_now (cli), range, NULL, error))
    return TRUE;
  baton_cli_blame_usage (error);
  g_prefix_error (error, "%s: ", what);
  return FALSE;
}

/**
 * baton_cli_parse_time:
 * @cli: the run, whose clock counts for `today` and the like
 * @what: what the time is for, such as `--until`
 * @text: a time, as [func@time_range_parse] reads it
 * @time: (out): the moment in microseconds UTC; of a day or a month, the first one
 * @error: return location for a usage error
 *
 * Reads a time.
 *
 * Returns: whether it is a time
 */
gboolean
baton_cli_parse_time (BatonCli    *cli,
                      const char  *what,
                      const char  *text,
                      gint64      *time,
                      GError     **error)
{
  BatonTimeRange range;

  if (!parse_range (cli, what, text, &range, error))
    return FALSE;
  *time = range.from;
  return TRUE;
}

/**
 * baton_cli_parse_end:
 * @cli: the run, whose clock counts for `today` and the like
 * @what: what the time is for, such as `--to`
 * @text: a time, as [func@time_range_parse] reads it
 * @time: (out): the moment in microseconds UTC; of a day or a month, the one after it
 * @error: return location for a usage error
 *
 * Reads the end of a period: what is named as a day belongs to the period.
 *
 * Returns: whether it is a time
 */
gboolean
baton_cli_parse_end (BatonCli    *cli,
                     const char  *what,
                     const char  *text,
                     gint64      *time,
                     GError     **error)
{
  BatonTimeRange range;
  gboolean is_moment = strchr (text, ':') != NULL;

  if (!parse_range (cli, what, text, &range, error))
    return FALSE;
  *time = is_moment ? range.from : range.to;
  return TRUE;
}

static GDateTime *
to_date_time (gint64 time)
{
  gint64 seconds = time / G_USEC_PER_SEC - (time % G_USEC_PER_SEC < 0);

  return g_date_time_new_from_unix_utc (seconds);
}

/**
 * baton_cli_format_utc:
 * @time: a moment in microseconds UTC; 0 for none
 *
 * Writes a time for programs: UTC in ISO 8601, with microseconds only where
 * there are any.
 *
 * Returns: (transfer full) (nullable): the time; `NULL` for none
 */
char *
baton_cli_format_utc (gint64 time)
{
  g_autoptr(GDateTime) date_time = NULL;
  g_autofree char *text = NULL;
  gint64 fraction = time % G_USEC_PER_SEC;

  if (time == 0)
    return NULL;
  date_time = to_date_time (time);
  if (date_time == NULL)
    return NULL;

  text = g_date_time_format (date_time, "%Y-%m-%dT%H:%M:%S");
  if (fraction == 0)
    return g_strconcat (text, "Z", NULL);
  if (fraction < 0)
    fraction += G_USEC_PER_SEC;
  return g_strdup_printf ("%s.%06dZ", text, (int) fraction);
}

/**
 * baton_cli_format_local:
 * @time: a moment in microseconds UTC; 0 for none
 *
 * Writes a time for people: local, to the minute.
 *
 * Returns: (transfer full) (nullable): the time; `NULL` for none
 */
char *
baton_cli_format_local (gint64 time)
{
  g_autoptr(GDateTime) utc = time != 0 ? to_date_time (time) : NULL;
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;
}

/**
 * baton_cli_format_span:
 * @seconds: how long, in seconds
 *
 * Writes a length of time for people, in the two largest of its units.
 *
 * Returns: (transfer full): the length, such as `3d 4h`
 */
char *
baton_cli_format_span (gint64 seconds)
{
  const char *sign = seconds < 0 ? "-" : "";
  gint64 length = ABS (seconds);
  gint64 minutes = length / 60;
  gint64 hours = minutes / 60;

  if (hours >= 24)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT "d %dh", sign, hours / 24, (int) (hours % 24));
  if (hours > 0)
    return g_strdup_printf ("%s%dh %dm", sign, (int) hours, (int) (minutes % 60));
  if (minutes > 0)
    return g_strdup_printf ("%s%dm %ds", sign, (int) minutes, (int) (length % 60));
  return g_strdup_printf ("%s%ds", sign, (int) length);
}
