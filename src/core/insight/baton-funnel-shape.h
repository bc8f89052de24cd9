/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stage with more than so many times the leads of the next is drawn cut. */
#define BATON_FUNNEL_CUT_RATIO 4

/**
 * BatonFunnelFrame:
 * @x: the left edge
 * @y: the top edge
 * @width: what the widest bar may take
 * @bar_height: how high a bar is
 * @gap: how high a trapezoid between two bars is
 *
 * The place that a funnel is drawn in. Lengths are in any unit.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double bar_height;
  double gap;
} BatonFunnelFrame;

/**
 * BatonFunnelBar:
 * @x: the left edge of the bar
 * @y: its top edge
 * @width: how wide it is; 0 for no lead
 * @before_width: how wide it was in the period before; -1 when that is not
 *   known, or not to be drawn on the same scale
 * @next_x: the left edge of the trapezoid below it, at its lower side
 * @next_width: how wide the trapezoid is there; its upper side is the bar's
 * @cut: whether the bar is not to scale
 *
 * One stage of a funnel, and the trapezoid that leads to the next. All bars
 * have the same middle.
 */
typedef struct
{
  double   x;
  double   y;
  double   width;
  double   before_width;
  double   next_x;
  double   next_width;
  gboolean cut;
} BatonFunnelBar;

GArray *baton_funnel_shape_compute (const guint            *counts,
                                    const guint            *before,
                                    guint                   n_counts,
                                    const BatonFunnelFrame *frame);

G_END_DECLS
