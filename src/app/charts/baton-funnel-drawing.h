/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/baton-chart-pen.h"
#include "charts/baton-funnel-layout.h"

G_BEGIN_DECLS

void baton_funnel_draw       (const BatonFunnelFigure *figure,
                              const BatonFunnelLayout *layout,
                              const BatonChartPen     *pen);
void baton_funnel_draw_focus (const BatonFunnelLayout *layout,
                              const BatonChartPen     *pen,
                              guint                    position,
                              gboolean                 has_focus);

G_END_DECLS
