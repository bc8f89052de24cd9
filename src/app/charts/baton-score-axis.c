/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-score-axis.h"

#include "index/baton-index.h"

#define LABEL_STEP 50

/**
 * baton_score_axis_get_x:
 * @pen: a pen
 * @score: a score, 0 to 200
 *
 * Finds the place of a score on a chart that is as wide as the picture.
 *
 * Returns: the place, read from left to right
 */
double
baton_score_axis_get_x (const BatonChartPen *pen,
                        int                  score)
{
  return BATON_SCORE_AXIS_MARGIN + (pen->width - 2 * BATON_SCORE_AXIS_MARGIN) * score / BATON_MAX_SCORE;
}

/**
 * baton_score_axis_draw:
 * @pen: a pen
 * @bottom: where the axis stands
 *
 * Draws the axis, and the numbers below it.
 */
void
baton_score_axis_draw (const BatonChartPen *pen,
                       double               bottom)
{
  baton_chart_pen_set_colour (pen, &pen->palette->ink, 0.25);
  cairo_set_line_width (pen->cr, 1);
  cairo_move_to (pen->cr, BATON_SCORE_AXIS_MARGIN / 2, bottom + 0.5);
  cairo_line_to (pen->cr, pen->width - BATON_SCORE_AXIS_MARGIN / 2, bottom + 0.5);
  cairo_stroke (pen->cr);

  for (int score = 0; score <= BATON_MAX_SCORE; score += LABEL_STEP)
    {
      g_autofree char *text = g_strdup_printf ("%d", score);
      double width = 0;
      double x;

      baton_chart_measure_text (pen->context, text, BATON_CHART_CAPTION, &width, NULL);
      x = CLAMP (baton_score_axis_get_x (pen, score) - width / 2, 2, pen->width - width - 2);
      baton_chart_pen_text (pen, text, BATON_CHART_CAPTION, &pen->palette->secondary,
                            &GRAPHENE_RECT_INIT (x, bottom + 3, width, BATON_SCORE_AXIS_FOOT - 6), 0);
    }
}
