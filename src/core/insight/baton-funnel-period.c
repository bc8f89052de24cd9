/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-funnel-period.h"

static gint64
to_time (GDateTime *moment)
{
  return g_date_time_to_unix (moment) * G_USEC_PER_SEC;
}

static GDateTime *
get_first_of_month (GDateTime *day,
                    int        months_back)
{
  g_autoptr(GDateTime) first = g_date_time_add_days (day, 1 - g_date_time_get_day_of_month (day));

  return g_date_time_add_months (first, -months_back);
}

/* Compares with as many days before, and with as much of the last of them as today has had. */
static void
compare_with_days_before (BatonFunnelSpan *span,
                          GDateTime       *first,
                          GDateTime       *today)
{
  int n_days = (int) ((g_date_time_difference (today, first) + G_TIME_SPAN_DAY / 2) / G_TIME_SPAN_DAY) + 1;
  g_autoptr(GDateTime) before = g_date_time_add_days (first, -n_days);

  span->before_from = to_time (before);
  span->before_to = MIN (span->before_from + (span->to - span->from), span->from);
}

static void
find_to_date (BatonFunnelSpan *span,
              GDateTime       *first,
              GDateTime       *today,
              gint64           now)
{
  span->from = to_time (first);
  span->to = now + 1;
  compare_with_days_before (span, first, today);
}

static void
find_last_month (BatonFunnelSpan *span,
                 GDateTime       *today)
{
  g_autoptr(GDateTime) end = get_first_of_month (today, 0);
  g_autoptr(GDateTime) first = get_first_of_month (today, 1);
  g_autoptr(GDateTime) before = get_first_of_month (today, 2);

  span->from = to_time (first);
  span->to = to_time (end);
  span->before_from = to_time (before);
  span->before_to = span->from;
}

/**
 * baton_funnel_period_find:
 * @period: a period
 * @zone: the time zone whose midnights count
 * @now: the time now, in microseconds UTC
 * @span: (out): when the period begins and ends, and what to compare it with
 *
 * Finds the times of a period.
 *
 * A period that runs until now is compared with as many days right before it,
 * a month with the month before, and all time with nothing.
 */
void
baton_funnel_period_find (BatonFunnelPeriod  period,
                          GTimeZone         *zone,
                          gint64             now,
                          BatonFunnelSpan   *span)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);
  int month = g_date_time_get_month (local);
  g_autoptr(GDateTime) today = g_date_time_new (zone, g_date_time_get_year (local), month,
                                                g_date_time_get_day_of_month (local), 0, 0, 0);
  g_autoptr(GDateTime) first = NULL;

  *span = (BatonFunnelSpan) { .from = G_MININT64, .to = G_MAXINT64 };
  switch (period)
    {
    case BATON_FUNNEL_LAST_MONTH:
      find_last_month (span, today);
      break;

    case BATON_FUNNEL_THIS_MONTH:
      first = get_first_of_month (today, 0);
      find_to_date (span, first, today, now);
      break;

    case BATON_FUNNEL_THIS_QUARTER:
      first = get_first_of_month (today, (month - 1) % 3);
      find_to_date (span, first, today, now);
      break;

    case BATON_FUNNEL_LAST_YEAR:
      first = g_date_time_add_months (today, -12);
      find_to_date (span, first, today, now);
      break;

    case BATON_FUNNEL_ALL_TIME:
    case BATON_N_FUNNEL_PERIODS:
      return;
    }
  span->before_now = now - (span->to - span->before_to);
}

/**
 * baton_funnel_span_has_before:
 * @span: a period
 *
 * Tells whether there is a period before to compare it with.
 *
 * Returns: whether there is
 */
gboolean
baton_funnel_span_has_before (const BatonFunnelSpan *span)
{
  return span->before_from < span->before_to;
}
