/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pango.h>

#include "charts/baton-funnel-figure.h"
#include "insight/baton-funnel-shape.h"

G_BEGIN_DECLS

#define BATON_FUNNEL_PADDING 18.0
#define BATON_FUNNEL_INDENT  18.0
#define BATON_FUNNEL_LEGEND  18.0

typedef struct
{
  double x;
  double width;
} BatonChartColumn;

/**
 * BatonFunnelLayout:
 * @width: the width of the picture
 * @height: its height
 * @stacked: whether titles stand above the bars, where it is narrow
 * @title: where a stage's title stands
 * @entered: where it says how many entered
 * @share: where it says which share went on
 * @time: where it says how long that took
 * @heading_height: the height of the line above the columns; 0 when stacked
 * @title_height: the height of a line with a title, and the number
 * @line_height: the height of a line of text
 * @caption_height: the height of a line of small text
 * @legend_y: where the explanation of the colours begins
 * @legend_wraps: whether it takes two lines
 * @frame: where the bars are
 * @bars: (element-type BatonFunnelBar): the bars
 *
 * Where everything of a funnel is, read from left to right, in pixels.
 */
typedef struct
{
  double           width;
  double           height;
  gboolean         stacked;
  BatonChartColumn title;
  BatonChartColumn entered;
  BatonChartColumn share;
  BatonChartColumn time;
  double           heading_height;
  double           title_height;
  double           line_height;
  double           caption_height;
  double           legend_y;
  gboolean         legend_wraps;
  BatonFunnelFrame frame;
  GArray          *bars;
} BatonFunnelLayout;

void baton_funnel_layout_init      (BatonFunnelLayout       *self,
                                    const BatonFunnelFigure *figure,
                                    PangoContext            *context,
                                    double                   width);
void baton_funnel_layout_clear     (BatonFunnelLayout       *self);
int  baton_funnel_layout_find      (const BatonFunnelLayout *self,
                                    double                   y);
void baton_funnel_layout_get_row   (const BatonFunnelLayout *self,
                                    guint                    position,
                                    double                  *y,
                                    double                  *height);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonFunnelLayout, baton_funnel_layout_clear)

G_END_DECLS
