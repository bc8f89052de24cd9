/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/baton-funnel.h"

G_BEGIN_DECLS

/* Of fewer leads nothing is said to be unusual. */
#define BATON_FUNNEL_ENOUGH 20

/* What a conversion must have fallen by to be mentioned, where 1 is all leads. */
#define BATON_FUNNEL_LEAST_FALL 0.01

/**
 * BatonFunnelDropKind:
 * @BATON_FUNNEL_DROP_NONE: too few leads to tell, or all went on
 * @BATON_FUNNEL_DROP_FELL: a smaller share goes on than in the period before
 * @BATON_FUNNEL_DROP_MOST: nothing fell; the smallest share goes on from here
 */
typedef enum
{
  BATON_FUNNEL_DROP_NONE,
  BATON_FUNNEL_DROP_FELL,
  BATON_FUNNEL_DROP_MOST,
} BatonFunnelDropKind;

BatonFunnelDropKind baton_funnel_find_drop (const BatonFunnelStage *stages,
                                            const BatonFunnelStage *before,
                                            guint                   n_stages,
                                            guint                  *position);

G_END_DECLS
