/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/baton-chart-pen.h"

G_BEGIN_DECLS

/* What charts over the scores keep free at their sides, and below for the numbers. */
#define BATON_SCORE_AXIS_MARGIN 14.0
#define BATON_SCORE_AXIS_FOOT   26.0

double baton_score_axis_get_x (const BatonChartPen *pen,
                               int                  score);
void   baton_score_axis_draw  (const BatonChartPen *pen,
                               double               bottom);

G_END_DECLS
