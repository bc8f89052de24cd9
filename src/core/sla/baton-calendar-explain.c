/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sla/baton-calendar-private.h"

#include <glib/gi18n-lib.h>

static char *
format_instant (BatonCalendar *self,
                gint64         at)
{
  gint64 second = baton_floor_divide (at, G_USEC_PER_SEC);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (second);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, baton_zone_get_zone (self->zone)) : NULL;
  const char *format;

  if (local == NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, second);

  if (g_date_time_get_second (local) == 0)
    /* Translators: a moment, as g_date_time_format() takes it: Mon 2 Mar 2026 09:50 */
    format = _("%a %-d %b %Y %H:%M");
  else
    /* Translators: a moment with seconds, as g_date_time_format() takes it. */
    format = _("%a %-d %b %Y %H:%M:%S");
  return g_date_time_format (local, format);
}

/* What the sentences are made of; a moment is text, local to the calendar. */
typedef struct
{
  const char *target;
  const char *start;
  const char *due;
  const char *idle;
  const char *name;
  const char *time_zone;
} Parts;

static char *
explain_nothing (const Parts *parts,
                 gboolean     open)
{
  if (open)
    /* Translators: %1$s and %2$s are moments, %3$s the name of a calendar, %4$s its time zone. */
    return g_strdup_printf (_("No time is given, so it is due at once: started %1$s, due %2$s "
                              "(calendar “%3$s”, %4$s)."),
                            parts->start, parts->due, parts->name, parts->time_zone);

  /* Translators: %1$s and %2$s are moments, %3$s the name of a calendar, %4$s its time zone. */
  return g_strdup_printf (_("No time is given, and nobody works at %1$s, so it is due at the next opening, %2$s "
                            "(calendar “%3$s”, %4$s)."),
                          parts->start, parts->due, parts->name, parts->time_zone);
}

static char *
explain_forward (const Parts *parts,
                 gboolean     open)
{
  if (open)
    /* Translators: %1$s is a duration such as 4h, %2$s and %3$s are moments, %4$s is a duration,
     * %5$s the name of a calendar, %6$s its time zone. */
    return g_strdup_printf (_("Counts %1$s of working time from %2$s to %3$s; %4$s in between do not count "
                              "(calendar “%5$s”, %6$s)."),
                            parts->target, parts->start, parts->due, parts->idle, parts->name, parts->time_zone);

  /* Translators: %1$s is a duration such as 4h, %2$s and %3$s are moments, %4$s is a duration,
   * %5$s the name of a calendar, %6$s its time zone. */
  return g_strdup_printf (_("Counts %1$s of working time from the first opening after %2$s to %3$s; "
                            "%4$s in between do not count (calendar “%5$s”, %6$s)."),
                          parts->target, parts->start, parts->due, parts->idle, parts->name, parts->time_zone);
}

static char *
explain_back (const Parts *parts,
              gboolean     open)
{
  if (open)
    /* Translators: %1$s is a duration such as 4h, %2$s and %3$s are moments, %4$s is a duration,
     * %5$s the name of a calendar, %6$s its time zone. */
    return g_strdup_printf (_("Counts %1$s of working time back from %2$s to %3$s; %4$s in between do not count "
                              "(calendar “%5$s”, %6$s)."),
                            parts->target, parts->start, parts->due, parts->idle, parts->name, parts->time_zone);

  /* Translators: %1$s is a duration such as 4h, %2$s and %3$s are moments, %4$s is a duration,
   * %5$s the name of a calendar, %6$s its time zone. */
  return g_strdup_printf (_("Counts %1$s of working time back from the last closing before %2$s to %3$s; "
                            "%4$s in between do not count (calendar “%5$s”, %6$s)."),
                          parts->target, parts->start, parts->due, parts->idle, parts->name, parts->time_zone);
}

/**
 * baton_calendar_explain:
 * @self: a calendar
 * @start: when it starts, in microseconds UTC
 * @target: how much working time; negative to count back
 * @due: what [method@Calendar.due] answered
 *
 * Says in a sentence how a due time was computed: what it counts, from when,
 * and how much does not count. Moments are local to the calendar.
 *
 * Returns: (transfer full): the sentence, translated
 */
char *
baton_calendar_explain (BatonCalendar        *self,
                        gint64                start,
                        const BatonDuration  *target,
                        gint64                due)
{
  g_autofree char *start_text = NULL;
  g_autofree char *due_text = NULL;
  g_autofree char *target_text = NULL;
  g_autofree char *idle_text = NULL;
  BatonDuration length = { 0, };
  BatonDuration idle = { 0, };
  gboolean open;
  Parts parts;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (target != NULL, NULL);

  length = *target;
  length.negative = FALSE;
  idle.seconds = ABS (due - start) / G_USEC_PER_SEC - ABS (baton_calendar_elapsed (self, start, due));
  target_text = baton_duration_format (&length);
  idle_text = baton_duration_format (&idle);
  start_text = format_instant (self, start);
  due_text = format_instant (self, due);
  parts = (Parts) { target_text, start_text, due_text, idle_text, self->name, self->time_zone };

  open = baton_calendar_is_open (self, start);
  if (baton_duration_is_zero (target))
    return explain_nothing (&parts, open);
  return target->negative ? explain_back (&parts, open) : explain_forward (&parts, open);
}
