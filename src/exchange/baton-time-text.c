/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-time-text.h"

#include <string.h>

typedef struct
{
  gint64   year;
  guint    month;
  guint    day;
  guint    hour;
  guint    minute;
  guint    second;
  guint    microsecond;
  gboolean zoned;
  int      offset;  /* Seconds east of UTC, when zoned. */
} Moment;

static const char * const months[] = {
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
};

/* Reads a number of at least `least` and at most `most` digits. */
static gboolean
read_number (const char **p,
             guint        least,
             guint        most,
             guint       *number)
{
  guint n = 0;

  *number = 0;
  while (n < most && g_ascii_isdigit ((*p)[n]))
    *number = *number * 10 + (guint) ((*p)[n++] - '0');
  if (n < least || g_ascii_isdigit ((*p)[n]))
    return FALSE;
  *p += n;
  return TRUE;
}

static gboolean
read_char (const char **p,
           const char  *allowed,
           char        *c)
{
  if (**p == '\0' || strchr (allowed, **p) == NULL)
    return FALSE;
  *c = *(*p)++;
  return TRUE;
}

static void
skip_blanks (const char **p)
{
  while (**p == ' ')
    (*p)++;
}

static gboolean
read_iso_date (const char **p,
               Moment      *moment)
{
  guint year;
  char separator, again;

  if (!read_number (p, 4, 4, &year)
      || !read_char (p, "-/", &separator)
      || !read_number (p, 1, 2, &moment->month)
      || !read_char (p, "-/", &again) || again != separator
      || !read_number (p, 1, 2, &moment->day))
    return FALSE;
  moment->year = year;
  return TRUE;
}

/* Years of two digits are of this century: leads are not older. */
static gboolean
read_year (const char **p,
           Moment      *moment)
{
  const char *start = *p;
  guint year;

  if (!read_number (p, 2, 4, &year) || *p - start == 3)
    return FALSE;
  moment->year = *p - start == 2 ? 2000 + year : year;
  return TRUE;
}

static gboolean
read_numeric_date (const char    **p,
                   BatonDayOrder   order,
                   Moment         *moment)
{
  guint first, second;
  char separator, again;

  if (!read_number (p, 1, 2, &first)
      || !read_char (p, "/.-", &separator)
      || !read_number (p, 1, 2, &second)
      || !read_char (p, "/.-", &again) || again != separator
      || !read_year (p, moment))
    return FALSE;

  /* With points the day comes first everywhere; else the numbers may tell. */
  if (separator == '.' || first > 12 || first == second)
    order = BATON_DAY_ORDER_DAY_FIRST;
  else if (second > 12)
    order = BATON_DAY_ORDER_MONTH_FIRST;
  if (order == BATON_DAY_ORDER_UNKNOWN)
    return FALSE;

  moment->day = order == BATON_DAY_ORDER_DAY_FIRST ? first : second;
  moment->month = order == BATON_DAY_ORDER_DAY_FIRST ? second : first;
  return TRUE;
}

static gboolean
read_month_name (const char **p,
                 guint       *month)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (g_ascii_strncasecmp (*p, months[i], 3) == 0)
        {
          *month = i + 1;
          while (g_ascii_isalpha (**p) || **p == '.')
            (*p)++;
          return TRUE;
        }
    }
  return FALSE;
}

/* "15 Jan 2026", "15-Jan-26" or "Jan 15, 2026" */
static gboolean
read_named_date (const char **p,
                 Moment      *moment)
{
  char separator;

  if (g_ascii_isdigit (**p))
    {
      if (!read_number (p, 1, 2, &moment->day)
          || !read_char (p, " -", &separator)
          || !read_month_name (p, &moment->month)
          || !read_char (p, " -", &separator))
        return FALSE;
    }
  else
    {
      if (!read_month_name (p, &moment->month)
          || !read_char (p, " ", &separator)
          || !read_number (p, 1, 2, &moment->day))
        return FALSE;
      read_char (p, ",", &separator);
      if (!read_char (p, " ", &separator))
        return FALSE;
    }

  return read_year (p, moment);
}

static gboolean
read_fraction (const char **p,
               Moment      *moment)
{
  guint unit = 100000;

  if (!g_ascii_isdigit (**p))
    return FALSE;
  for (; g_ascii_isdigit (**p); (*p)++, unit /= 10)
    moment->microsecond += unit * (guint) (**p - '0');
  return TRUE;
}

static gboolean
read_half_of_day (const char **p,
                  Moment      *moment)
{
  gboolean afternoon;

  skip_blanks (p);
  if (g_ascii_strncasecmp (*p, "am", 2) != 0 && g_ascii_strncasecmp (*p, "pm", 2) != 0)
    return TRUE;
  if (moment->hour < 1 || moment->hour > 12)
    return FALSE;

  afternoon = g_ascii_tolower (**p) == 'p';
  moment->hour = moment->hour % 12 + (afternoon ? 12 : 0);
  *p += 2;
  return TRUE;
}

static gboolean
read_clock (const char **p,
            Moment      *moment)
{
  char c;

  if (!read_number (p, 1, 2, &moment->hour)
      || !read_char (p, ":", &c)
      || !read_number (p, 2, 2, &moment->minute))
    return FALSE;
  if (read_char (p, ":", &c))
    {
      if (!read_number (p, 2, 2, &moment->second))
        return FALSE;
      if (read_char (p, ".,", &c) && !read_fraction (p, moment))
        return FALSE;
    }
  return read_half_of_day (p, moment);
}

static gboolean
read_zone (const char **p,
           Moment      *moment)
{
  guint hours, minutes = 0;
  char sign;

  skip_blanks (p);
  if (**p == '\0')
    return TRUE;

  moment->zoned = TRUE;
  if (g_ascii_strcasecmp (*p, "Z") == 0 || g_ascii_strcasecmp (*p, "UTC") == 0
      || g_ascii_strcasecmp (*p, "GMT") == 0)
    {
      *p += strlen (*p);
      return TRUE;
    }
  if (!read_char (p, "+-", &sign))
    return FALSE;

  /* "+0530" is one number, "+05:30" and "+05" are not. */
  if (strspn (*p, "0123456789") == 4)
    {
      if (!read_number (p, 4, 4, &hours))
        return FALSE;
      minutes = hours % 100;
      hours /= 100;
    }
  else if (!read_number (p, 2, 2, &hours) || (**p == ':' && ((*p)++, !read_number (p, 2, 2, &minutes))))
    {
      return FALSE;
    }

  if (hours > 18 || minutes > 59)
    return FALSE;
  moment->offset = (int) (hours * 3600 + minutes * 60) * (sign == '-' ? -1 : 1);
  return TRUE;
}

static gboolean
read_time (const char *p,
           Moment     *moment)
{
  char separator;

  if (*p == '\0')
    return TRUE;
  if (*p == ',')
    p++;
  if (!read_char (&p, "Tt ", &separator))
    return FALSE;
  skip_blanks (&p);
  return read_clock (&p, moment) && read_zone (&p, moment) && *p == '\0';
}

/* Days from 1970-01-01, in the Gregorian calendar: a year is taken to begin in
 * March, so that the leap day is its last. */
static gint64
count_days (gint64 year,
            guint  month,
            guint  day)
{
  gint64 y = year - (month <= 2);
  gint64 century_cycle = y / 400;
  gint64 year_of_cycle = y - century_cycle * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

  return century_cycle * 146097 + year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100
         + day_of_year - 719468;
}

static gboolean
finish_moment (const Moment *moment,
               GTimeZone    *zone,
               gint64       *time)
{
  gint64 seconds;

  if (moment->year < 1 || moment->year > 9999
      || !g_date_valid_dmy ((GDateDay) moment->day, (GDateMonth) moment->month, (GDateYear) moment->year)
      || moment->hour > 24 || moment->minute > 59 || moment->second > 60
      || (moment->hour == 24 && moment->minute + moment->second > 0))
    return FALSE;

  seconds = count_days (moment->year, moment->month, moment->day) * 86400
            + moment->hour * 3600 + moment->minute * 60 + moment->second;
  if (moment->zoned)
    seconds -= moment->offset;
  else
    seconds -= g_time_zone_get_offset (zone, g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &seconds));

  *time = seconds * G_USEC_PER_SEC + moment->microsecond;
  return TRUE;
}

/* A count of seconds or milliseconds since 1970, between 2001 and 2286. */
static gboolean
read_epoch (const char *text,
            gint64     *time)
{
  gsize n_digits = strspn (text, "0123456789");

  if (text[n_digits] != '\0' || (n_digits != 10 && n_digits != 13))
    return FALSE;
  *time = g_ascii_strtoll (text, NULL, 10) * (n_digits == 10 ? G_USEC_PER_SEC : 1000);
  return TRUE;
}

/**
 * baton_time_text_parse_iso:
 * @text: a text
 * @zone: the time zone of a text that names none
 * @time: (out): the time, in microseconds UTC
 *
 * Reads a date, with or without a time, in ISO 8601: `2026-03-02`,
 * `2026-03-02T09:50:00Z`, `2026-03-02 09:50+01:00`.
 *
 * Returns: whether it is one
 */
gboolean
baton_time_text_parse_iso (const char *text,
                           GTimeZone  *zone,
                           gint64     *time)
{
  Moment moment = { 0 };
  const char *p = text;

  return read_iso_date (&p, &moment) && read_time (p, &moment) && finish_moment (&moment, zone, time);
}

/**
 * baton_time_text_parse:
 * @text: a text
 * @order: what comes first in a date of three small numbers, as far as known
 * @zone: the time zone of a text that names none
 * @time: (out): the time, in microseconds UTC
 *
 * Reads a date, with or without a time, as programs and people write it: as
 * [func@time_text_parse_iso] does, and `2.3.2026`, `3/2/2026 9:50 AM`,
 * `2 Mar 2026`, `Mar 2, 2026`, and seconds or milliseconds since 1970.
 *
 * A date of which nobody can say what comes first is not guessed at.
 *
 * Returns: whether it is one
 */
gboolean
baton_time_text_parse (const char    *text,
                       BatonDayOrder  order,
                       GTimeZone     *zone,
                       gint64        *time)
{
  Moment moment = { 0 };
  const char *p = text;

  if (baton_time_text_parse_iso (text, zone, time) || read_epoch (text, time))
    return TRUE;
  if (read_numeric_date (&p, order, &moment))
    return read_time (p, &moment) && finish_moment (&moment, zone, time);

  p = text;
  return read_named_date (&p, &moment) && read_time (p, &moment) && finish_moment (&moment, zone, time);
}

/**
 * baton_time_text_get_order:
 * @text: a text
 *
 * Tells what comes first in a date, where its numbers show it, as in 2/25/2026.
 *
 * Returns: the order; unknown for a text that does not tell
 */
BatonDayOrder
baton_time_text_get_order (const char *text)
{
  const char *p = text;
  guint first, second;
  char separator;

  if (!read_number (&p, 1, 2, &first)
      || !read_char (&p, "/-", &separator)
      || !read_number (&p, 1, 2, &second))
    return BATON_DAY_ORDER_UNKNOWN;

  if (first > 12 && first <= 31 && second <= 12)
    return BATON_DAY_ORDER_DAY_FIRST;
  if (second > 12 && second <= 31 && first <= 12)
    return BATON_DAY_ORDER_MONTH_FIRST;
  return BATON_DAY_ORDER_UNKNOWN;
}
