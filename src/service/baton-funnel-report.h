/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"
#include "insight/baton-funnel-period.h"
#include "insight/baton-funnel-usual.h"
#include "insight/baton-funnel.h"

G_BEGIN_DECLS

/**
 * BatonFunnelReport:
 * @now: the time that it was made for, in microseconds UTC
 * @span: the period, and the one before
 * @zone: the time zone of the working time
 * @process: the stages
 * @stages: (element-type BatonFunnelStage): the funnel of the period
 * @before: (nullable) (element-type BatonFunnelStage): the same stages in the
 *   period before, seen when that was as old as the period is now; `NULL` when there
 *   is none, or nobody entered a stage in it
 * @usual: (nullable) (element-type BatonFunnelUsual): what usually goes on from the
 *   same stages
 * @fit: the fit from which a lead can qualify
 *
 * The funnel of a period, beside that of the period before.
 */
typedef struct
{
  gint64           now;
  BatonFunnelSpan  span;
  GTimeZone       *zone;
  BatonProcess    *process;
  GArray          *stages;
  GArray          *before;
  GArray          *usual;
  int              fit;
} BatonFunnelReport;

void               baton_funnel_report_free (BatonFunnelReport  *self);
BatonFunnelReport *baton_funnel_report      (BatonSession       *session,
                                             BatonFunnelPeriod   period,
                                             const GArray       *leads,
                                             GCancellable       *cancellable,
                                             GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonFunnelReport, baton_funnel_report_free)

G_END_DECLS
