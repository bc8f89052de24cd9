/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonFunnelPeriod:
 * @BATON_FUNNEL_THIS_MONTH: from the first of the month to now
 * @BATON_FUNNEL_LAST_MONTH: the month before
 * @BATON_FUNNEL_THIS_QUARTER: from the first of the quarter to now
 * @BATON_FUNNEL_LAST_YEAR: the last 12 months, to now
 * @BATON_FUNNEL_ALL_TIME: all that ever happened
 *
 * What a funnel is looked at for.
 */
typedef enum
{
  BATON_FUNNEL_THIS_MONTH,
  BATON_FUNNEL_LAST_MONTH,
  BATON_FUNNEL_THIS_QUARTER,
  BATON_FUNNEL_LAST_YEAR,
  BATON_FUNNEL_ALL_TIME,
  BATON_N_FUNNEL_PERIODS,
} BatonFunnelPeriod;

/**
 * BatonFunnelSpan:
 * @from: when the period begins
 * @to: when it ends; it is not part of the period
 * @before_from: when the period to compare it with begins
 * @before_to: when that one ends; equal to @before_from when there is none
 * @before_now: the time at which that one was as old as this one is now
 *
 * A period and the one before. Times are microseconds UTC.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  gint64 before_from;
  gint64 before_to;
  gint64 before_now;
} BatonFunnelSpan;

void     baton_funnel_period_find (BatonFunnelPeriod      period,
                                   GTimeZone             *zone,
                                   gint64                 now,
                                   BatonFunnelSpan       *span);
gboolean baton_funnel_span_has_before (const BatonFunnelSpan *span);

G_END_DECLS
