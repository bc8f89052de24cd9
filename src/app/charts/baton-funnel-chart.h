/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "charts/baton-funnel-figure.h"

G_BEGIN_DECLS

#define BATON_TYPE_FUNNEL_CHART (baton_funnel_chart_get_type ())
G_DECLARE_FINAL_TYPE (BatonFunnelChart, baton_funnel_chart, BATON, FUNNEL_CHART, GtkWidget)

BatonFunnelFigure *baton_funnel_chart_get_figure (BatonFunnelChart  *self);
void               baton_funnel_chart_set_figure (BatonFunnelChart  *self,
                                                  BatonFunnelFigure *figure);

G_END_DECLS
