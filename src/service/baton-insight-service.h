/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-insight-repository.h"
#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonSlaStatus:
 * @sla: the promise, lent by the session's policy
 * @standing: how it stands
 * @met: cases in time
 * @missed: cases that were late
 * @running: cases that still run
 * @late: those of them that are past due
 * @done: moves made, of a volume
 * @pace: how many would be due by now, of a volume
 * @projection: how many it comes to at this pace, of a volume
 *
 * How one promise stands in the period that it is measured by.
 */
typedef struct
{
  const BatonSla *sla;
  BatonStanding   standing;
  guint           met;
  guint           missed;
  guint           running;
  guint           late;
  guint           done;
  double          pace;
  double          projection;
} BatonSlaStatus;

/**
 * BatonOverview:
 * @counts: how many leads are in each stage, by its number
 * @n_leads: how many leads there are
 * @n_waiting: how many of them wait to be accepted
 *
 * What the first look at a database shows.
 */
typedef struct
{
  guint counts[BATON_MAX_STAGES];
  guint n_leads;
  guint n_waiting;
} BatonOverview;

GArray    *baton_sla_status   (BatonSession   *session,
                               gint64         *period_start,
                               gint64         *period_end,
                               GCancellable   *cancellable,
                               GError        **error);
GArray    *baton_funnel       (BatonSession   *session,
                               gint64          from,
                               gint64          to,
                               GCancellable   *cancellable,
                               GError        **error);
GPtrArray *baton_new_handoffs (BatonSession   *session,
                               gboolean        only_open,
                               guint           limit,
                               GError        **error);
gboolean   baton_overview     (BatonSession   *session,
                               BatonOverview  *overview,
                               GCancellable   *cancellable,
                               GError        **error);

G_END_DECLS
