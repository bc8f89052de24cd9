/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "process/baton-team.h"

G_BEGIN_DECLS

/**
 * BatonChartPalette:
 * @ink: text and lines
 * @secondary: text that says less
 * @background: what the chart lies on
 * @accent: focus
 * @teams: the fill of each team
 * @tint: how much of a fill a tint has, 0 to 1; 0 where a border takes its place
 * @high_contrast: whether lines are solid and tints are borders
 *
 * The colours of a chart.
 */
typedef struct
{
  GdkRGBA  ink;
  GdkRGBA  secondary;
  GdkRGBA  background;
  GdkRGBA  accent;
  GdkRGBA  teams[2];
  double   tint;
  gboolean high_contrast;
} BatonChartPalette;

void    baton_chart_palette_for_widget  (BatonChartPalette *self,
                                         GtkWidget         *widget);
void    baton_chart_palette_for_paper   (BatonChartPalette *self);
GdkRGBA baton_chart_palette_get_text_on (const GdkRGBA     *fill);

G_END_DECLS
