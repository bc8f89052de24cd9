/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/baton-funnel-period.h"
#include "insight/baton-funnel.h"

G_BEGIN_DECLS

/* How many periods back is looked for what is usual, and how many of them it takes. */
#define BATON_FUNNEL_USUAL_PERIODS 6
#define BATON_FUNNEL_LEAST_PERIODS 3

/**
 * BatonFunnelUsual:
 * @n_periods: how many periods had enough leads to tell; below
 *   %BATON_FUNNEL_LEAST_PERIODS nothing is usual
 * @low: the smallest share of leads that went on in one of them, 0 to 1
 * @high: the largest
 *
 * What usually goes on from a stage.
 */
typedef struct
{
  guint  n_periods;
  double low;
  double high;
} BatonFunnelUsual;

GArray  *baton_funnel_compute_usual  (BatonProcess           *process,
                                      const BatonFunnelMove  *moves,
                                      gsize                   n_moves,
                                      const BatonFunnelSpan  *span);
gboolean baton_funnel_usual_is_known (const BatonFunnelUsual *self);

G_END_DECLS
