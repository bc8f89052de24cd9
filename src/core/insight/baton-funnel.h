/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "process/baton-process.h"

G_BEGIN_DECLS

/* The stage that a lead comes from when it comes to be. */
#define BATON_FUNNEL_OUTSIDE G_MAXUINT

/**
 * BatonFunnelMove:
 * @lead: the lead's number
 * @at: when it moved, in microseconds UTC
 * @from: number of the stage that it left; %BATON_FUNNEL_OUTSIDE when it came to be
 * @to: number of the stage that it entered
 */
typedef struct
{
  gint64 lead;
  gint64 at;
  guint  from;
  guint  to;
} BatonFunnelMove;

/**
 * BatonFunnelStage:
 * @stage: number of the stage
 * @count: how many leads are in it now
 * @entered: how many leads entered it in the period, each counted once
 * @went_on: how many of those have gone on to a later stage since
 * @conversion: @went_on by @entered, 0 to 1; not a number when nobody entered,
 *   and for the last stage and the disqualified, from which nobody goes on
 * @median_seconds: the median time from entering to going on; -1 when nobody did
 *
 * One bar of the funnel.
 */
typedef struct
{
  guint  stage;
  guint  count;
  guint  entered;
  guint  went_on;
  double conversion;
  gint64 median_seconds;
} BatonFunnelStage;

GArray *baton_funnel_compute (BatonProcess          *process,
                              const guint            counts[BATON_MAX_STAGES],
                              const BatonFunnelMove *moves,
                              gsize                  n_moves,
                              gint64                 from,
                              gint64                 to,
                              gint64                 now);

G_END_DECLS
