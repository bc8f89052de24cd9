/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-time-words.h"

#include <glib/gi18n.h>

#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY

static GDateTime *
to_local (gint64 at)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

/* The day of a local time, counted so that neighbours differ by one. */
static int
day_number (GDateTime *time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (time), g_date_time_get_month (time),
                  g_date_time_get_year (time));
  return g_date_get_julian (&date);
}

static char *
format_minutes (int minutes)
{
  if (minutes < 60)
    /* Translators: a length of time, short, such as 38 min */
    return g_strdup_printf (_("%d min"), minutes);
  if (minutes % 60 == 0)
    /* Translators: a length of time, short, such as 5 h */
    return g_strdup_printf (_("%d h"), minutes / 60);

  /* Translators: a length of time in hours and minutes, short, such as 1 h 16 min */
  return g_strdup_printf (_("%1$d h %2$d min"), minutes / 60, minutes % 60);
}

/* As exact as somebody who reads it can use: hours to the minute only below two. */
static char *
format_span (int minutes)
{
  int days = minutes / (24 * 60);

  if (days >= 2)
    return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
  return format_minutes (minutes < 2 * 60 ? minutes : minutes - minutes % 60);
}

static char *
format_late (gint64 span)
{
  g_autofree char *text = format_span (MAX (1, (int) (span / MINUTE)));

  /* Translators: how long something is past due; %s is a length of time: 12 min late */
  return g_strdup_printf (_("%s late"), text);
}

/**
 * baton_time_text_due:
 * @due_at: when something is due, in microseconds UTC; 0 for never
 * @now: the time
 *
 * Says when something is due, for people: the time left below two hours (38
 * min), later today by when (by 14:05), within the week the day (Thu 14:00),
 * then the date; how late it is (12 min late) after that.
 *
 * Returns: (transfer full): the text; empty for never
 */
char *
baton_time_text_due (gint64 due_at,
                     gint64 now)
{
  g_autoptr(GDateTime) due = to_local (due_at);
  g_autoptr(GDateTime) today = to_local (now);
  int days;

  if (due_at == 0 || due == NULL || today == NULL)
    return g_strdup ("");
  if (due_at < now)
    return format_late (now - due_at);
  if (due_at - now < 2 * HOUR)
    return format_minutes ((int) ((due_at - now + MINUTE - 1) / MINUTE));

  days = day_number (due) - day_number (today);
  if (days == 0)
    /* Translators: due later today, as g_date_time_format() takes it: by 14:05 */
    return g_date_time_format (due, _("by %H:%M"));
  if (days < 7)
    /* Translators: a day within a week, as g_date_time_format() takes it: Thu 14:00 */
    return g_date_time_format (due, _("%a %H:%M"));
  return baton_time_text_day (due_at, now);
}

/**
 * baton_time_text_at:
 * @at: when something happened, or will, in microseconds UTC
 * @now: the time
 *
 * Says when something was: today 10:58, around today Sat 11:02, then the date
 * with its weekday.
 *
 * Returns: (transfer full): the text
 */
char *
baton_time_text_at (gint64 at,
                    gint64 now)
{
  g_autoptr(GDateTime) time = to_local (at);
  g_autoptr(GDateTime) today = to_local (now);
  int days;

  if (time == NULL || today == NULL)
    return g_strdup ("");

  days = ABS (day_number (time) - day_number (today));
  if (days == 0)
    /* Translators: a time of today, as g_date_time_format() takes it: 10:58 */
    return g_date_time_format (time, _("%H:%M"));
  if (days < 4)
    return g_date_time_format (time, _("%a %H:%M"));
  if (g_date_time_get_year (time) == g_date_time_get_year (today))
    /* Translators: a date of this year, as g_date_time_format() takes it: Thu 19 Mar */
    return g_date_time_format (time, _("%a %-d %b"));

  /* Translators: a date of another year, as g_date_time_format() takes it: 19 Mar 2025 */
  return g_date_time_format (time, _("%-d %b %Y"));
}

/**
 * baton_time_text_ago:
 * @at: when something happened, in microseconds UTC
 * @now: the time
 *
 * Says how long ago something was: just now, 2 min ago, 3 h ago, yesterday, 4
 * days ago, then the date.
 *
 * Returns: (transfer full): the text
 */
char *
baton_time_text_ago (gint64 at,
                     gint64 now)
{
  g_autoptr(GDateTime) time = to_local (at);
  g_autoptr(GDateTime) today = to_local (now);
  int minutes = (int) CLAMP ((now - at) / MINUTE, 0, G_MAXINT);
  int days;

  if (time == NULL || today == NULL)
    return g_strdup ("");
  if (minutes == 0)
    return g_strdup (_("just now"));
  if (minutes < 60)
    return g_strdup_printf (_("%d min ago"), minutes);

  days = day_number (today) - day_number (time);
  if (days == 0)
    return g_strdup_printf (_("%d h ago"), minutes / 60);
  if (days > 1 && days < 14)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
  return baton_time_text_day (at, now);
}

/**
 * baton_time_text_day:
 * @at: a moment, in microseconds UTC
 * @now: the time
 *
 * Names the day of a moment: yesterday, today, tomorrow, then the date.
 *
 * Returns: (transfer full): the text
 */
char *
baton_time_text_day (gint64 at,
                     gint64 now)
{
  g_autoptr(GDateTime) time = to_local (at);
  g_autoptr(GDateTime) today = to_local (now);

  if (time == NULL || today == NULL)
    return g_strdup ("");

  switch (day_number (time) - day_number (today))
    {
    case -1:
      return g_strdup (_("yesterday"));
    case 0:
      return g_strdup (_("today"));
    case 1:
      return g_strdup (_("tomorrow"));
    default:
      if (g_date_time_get_year (time) == g_date_time_get_year (today))
        /* Translators: a day of this year, as g_date_time_format() takes it: 31 Mar */
        return g_date_time_format (time, _("%-d %b"));
      return g_date_time_format (time, _("%-d %b %Y"));
    }
}

/**
 * baton_time_text_absolute:
 * @at: a moment, in microseconds UTC; 0 for none
 *
 * Writes a moment out with its time zone, for a tooltip.
 *
 * Returns: (transfer full): the text; empty for none
 */
char *
baton_time_text_absolute (gint64 at)
{
  g_autoptr(GDateTime) time = to_local (at);

  if (at == 0 || time == NULL)
    return g_strdup ("");

  /* Translators: a moment with its time zone, as g_date_time_format() takes it:
   * Monday 23 March 2026, 11:02 CET */
  return g_date_time_format (time, _("%A %-d %B %Y, %H:%M %Z"));
}

/**
 * baton_time_text_duration:
 * @seconds: a length of time, in seconds, 0 or more
 *
 * Writes a length of time for people: 45 s, 38 min, 1 h 16 min, 5 h, 3 days.
 *
 * Returns: (transfer full): the text
 */
char *
baton_time_text_duration (gint64 seconds)
{
  if (seconds < 60)
    /* Translators: a length of time in seconds, short, such as 45 s */
    return g_strdup_printf (_("%d s"), (int) MAX (0, seconds));
  return format_span ((int) MIN (seconds / 60, G_MAXINT));
}
