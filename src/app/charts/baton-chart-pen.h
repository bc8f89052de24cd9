/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/baton-chart-palette.h"

G_BEGIN_DECLS

typedef enum
{
  BATON_CHART_BODY,
  BATON_CHART_STRONG,
  BATON_CHART_NUMBER,
  BATON_CHART_CAPTION,
  BATON_CHART_HEADING,
} BatonChartStyle;

/**
 * BatonChartPen:
 * @cr: where to draw
 * @context: the font
 * @palette: the colours
 * @width: the width of the picture
 * @rtl: whether it is mirrored
 *
 * Draws a chart as if it were read from left to right.
 */
typedef struct
{
  cairo_t                 *cr;
  PangoContext            *context;
  const BatonChartPalette *palette;
  double                   width;
  gboolean                 rtl;
} BatonChartPen;

void   baton_chart_measure_text    (PangoContext        *context,
                                    const char          *text,
                                    BatonChartStyle      style,
                                    double              *width,
                                    double              *height);
void   baton_chart_pen_set_colour  (const BatonChartPen *self,
                                    const GdkRGBA       *colour,
                                    double               alpha);
double baton_chart_pen_mirror      (const BatonChartPen *self,
                                    double               x,
                                    double               width);
void   baton_chart_pen_text        (const BatonChartPen *self,
                                    const char          *text,
                                    BatonChartStyle      style,
                                    const GdkRGBA       *colour,
                                    const graphene_rect_t *box,
                                    double               alignment);
void   baton_chart_pen_rounded     (const BatonChartPen *self,
                                    const graphene_rect_t *box,
                                    double               radius);
void   baton_chart_pen_team        (const BatonChartPen *self,
                                    BatonTeam            team,
                                    double               x,
                                    double               middle);

G_END_DECLS
