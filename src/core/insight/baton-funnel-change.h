/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/baton-funnel.h"

G_BEGIN_DECLS

/**
 * BatonFunnelFigureKind:
 * @BATON_FUNNEL_ENTERED: how many leads entered a stage
 * @BATON_FUNNEL_CONVERSION: the share of them that went on
 * @BATON_FUNNEL_MEDIAN: the median time until they did
 *
 * What a funnel tells of a stage.
 */
typedef enum
{
  BATON_FUNNEL_ENTERED,
  BATON_FUNNEL_CONVERSION,
  BATON_FUNNEL_MEDIAN,
} BatonFunnelFigureKind;

/**
 * BatonFunnelChange:
 * @kind: which figure changed
 * @position: the place of the stage among those of the funnel
 * @has_risen: whether it is larger than it was
 * @weight: by which factor it differs, as a logarithm; larger is more
 *
 * A difference between two periods that a person would mention.
 */
typedef struct
{
  BatonFunnelFigureKind kind;
  guint                 position;
  gboolean              has_risen;
  double                weight;
} BatonFunnelChange;

GArray *baton_funnel_find_changes (const BatonFunnelStage *stages,
                                   const BatonFunnelStage *before,
                                   guint                   n_stages);

G_END_DECLS
