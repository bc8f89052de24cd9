/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-funnel-layout.h"

#include <glib/gi18n.h>

#include "charts/baton-chart-pen.h"

#define COLUMN_GAP 18.0

/* With less room for the bars the texts go above them. */
#define LEAST_BODY 180.0

/* How far what belongs to a stage begins above its bar. */
#define ROW_LEAD 3.0

/* What a title may take of the width before it wraps. */
#define MOST_TITLE 0.2

static void
measure_columns (BatonFunnelLayout       *self,
                 const BatonFunnelFigure *figure,
                 PangoContext            *context)
{
  double title = 0, entered = 0, share = 0, time = 0;

  baton_chart_measure_text (context, _("Stage"), BATON_CHART_HEADING, &title, NULL);
  baton_chart_measure_text (context, _("Entered"), BATON_CHART_HEADING, &entered, NULL);
  baton_chart_measure_text (context, _("Went on"), BATON_CHART_HEADING, &share, NULL);
  baton_chart_measure_text (context, _("Median time"), BATON_CHART_HEADING, &time, NULL);
  for (guint i = 0; i < figure->n_bars; i++)
    {
      const BatonFunnelMark *mark = baton_funnel_figure_get_mark (figure, i);

      baton_chart_measure_text (context, mark->title, BATON_CHART_STRONG, &title, NULL);
      baton_chart_measure_text (context, mark->entered, BATON_CHART_NUMBER, &entered, NULL);
      baton_chart_measure_text (context, mark->entered_was, BATON_CHART_CAPTION, &entered, NULL);
      baton_chart_measure_text (context, mark->share, BATON_CHART_STRONG, &share, NULL);
      baton_chart_measure_text (context, mark->share_was, BATON_CHART_CAPTION, &share, NULL);
      baton_chart_measure_text (context, mark->time, BATON_CHART_STRONG, &time, NULL);
      baton_chart_measure_text (context, mark->time_was, BATON_CHART_CAPTION, &time, NULL);
    }

  self->title.width = MIN (title, MAX (MOST_TITLE * self->width, 90)) + BATON_FUNNEL_INDENT;
  self->entered.width = entered;
  self->share.width = share;
  self->time.width = time;
}

static void
measure_lines (BatonFunnelLayout *self,
               PangoContext      *context)
{
  baton_chart_measure_text (context, "0", BATON_CHART_BODY, NULL, &self->line_height);
  baton_chart_measure_text (context, "0", BATON_CHART_CAPTION, NULL, &self->caption_height);
  baton_chart_measure_text (context, "0", BATON_CHART_NUMBER, NULL, &self->title_height);
}

static double
place_columns (BatonFunnelLayout *self)
{
  double end = self->width - BATON_FUNNEL_PADDING;

  self->title.x = BATON_FUNNEL_PADDING;
  self->entered.x = self->title.x + self->title.width + COLUMN_GAP / 2;
  self->time.x = end - self->time.width;
  self->share.x = self->time.x - COLUMN_GAP - self->share.width;

  self->frame.x = self->entered.x + self->entered.width + COLUMN_GAP / 2;
  return self->share.x - COLUMN_GAP - self->frame.x;
}

static void
stand_beside (BatonFunnelLayout *self)
{
  self->heading_height = self->caption_height + BATON_FUNNEL_PADDING / 2;
  self->frame.y = BATON_FUNNEL_PADDING + self->heading_height + BATON_FUNNEL_PADDING / 2;
  self->frame.bar_height = self->title_height + self->caption_height + 4;
  self->frame.gap = self->frame.bar_height + 2 * ROW_LEAD;
}

/* Title and numbers above a bar, what went on in the trapezoid below it. */
static void
stand_above (BatonFunnelLayout       *self,
             const BatonFunnelFigure *figure)
{
  double inner = self->width - 2 * BATON_FUNNEL_PADDING;
  double texts = self->line_height + (figure->has_before ? self->caption_height : 0) +
                 (figure->drop >= 0 ? self->caption_height : 0) + 1.5 * BATON_FUNNEL_PADDING;

  self->stacked = TRUE;
  self->title = (BatonChartColumn) { BATON_FUNNEL_PADDING, inner * 0.5 };
  self->entered = (BatonChartColumn) { BATON_FUNNEL_PADDING + inner * 0.5, inner * 0.5 };
  self->share = (BatonChartColumn) { BATON_FUNNEL_PADDING, inner / 2 - 8 };
  self->time = (BatonChartColumn) { BATON_FUNNEL_PADDING + inner / 2 + 8, inner / 2 - 8 };

  self->frame.x = BATON_FUNNEL_PADDING;
  self->frame.width = inner;
  self->frame.y = BATON_FUNNEL_PADDING + self->title_height + 4;
  self->frame.bar_height = self->line_height * 1.5;
  self->frame.gap = texts + self->title_height + 8;
}

static void
shape_bars (BatonFunnelLayout       *self,
            const BatonFunnelFigure *figure)
{
  g_autofree guint *counts = g_new0 (guint, figure->n_bars);
  g_autofree guint *before = g_new0 (guint, figure->n_bars);

  for (guint i = 0; i < figure->n_bars; i++)
    {
      const BatonFunnelMark *mark = baton_funnel_figure_get_mark (figure, i);

      counts[i] = mark->now.entered;
      before[i] = mark->before.entered;
    }
  self->bars = baton_funnel_shape_compute (counts, figure->has_before ? before : NULL, figure->n_bars, &self->frame);
}

/* Teams, then what the dotted lines are: side by side where that fits. */
static void
place_legend (BatonFunnelLayout       *self,
              const BatonFunnelFigure *figure,
              PangoContext            *context)
{
  double width = 2 * BATON_FUNNEL_PADDING;
  guint n_gaps = MAX (figure->n_bars, 1) - 1;

  for (guint team = BATON_TEAM_MARKETING; team <= BATON_TEAM_SALES; team++)
    {
      double text = 0;

      baton_chart_measure_text (context, baton_team_get_title (team), BATON_CHART_CAPTION, &text, NULL);
      width += BATON_FUNNEL_INDENT + text + BATON_FUNNEL_LEGEND;
    }
  if (figure->before_text != NULL)
    {
      double text = 0;

      baton_chart_measure_text (context, figure->before_text, BATON_CHART_CAPTION, &text, NULL);
      self->legend_wraps = width + BATON_FUNNEL_INDENT + text > self->width;
    }

  self->legend_y = self->frame.y + figure->n_bars * self->frame.bar_height + n_gaps * self->frame.gap +
                   BATON_FUNNEL_PADDING;
  self->height = self->legend_y + (self->legend_wraps ? 2 : 1) * (self->caption_height + 6) + BATON_FUNNEL_PADDING / 2;
}

/**
 * baton_funnel_layout_init:
 * @self: (out caller-allocates): the layout
 * @figure: what is to be drawn
 * @context: the font
 * @width: how wide the picture is, in pixels
 *
 * Finds a place for everything.
 */
void
baton_funnel_layout_init (BatonFunnelLayout       *self,
                          const BatonFunnelFigure *figure,
                          PangoContext            *context,
                          double                   width)
{
  *self = (BatonFunnelLayout) { .width = width };
  measure_lines (self, context);
  measure_columns (self, figure, context);
  self->frame.width = place_columns (self);
  if (self->frame.width >= LEAST_BODY)
    stand_beside (self);
  else
    stand_above (self, figure);

  place_legend (self, figure, context);
  shape_bars (self, figure);
}

void
baton_funnel_layout_clear (BatonFunnelLayout *self)
{
  g_clear_pointer (&self->bars, g_array_unref);
}

/**
 * baton_funnel_layout_get_row:
 * @self: a layout
 * @position: the place of a stage
 * @y: (out): where what belongs to it begins
 * @height: (out): how high that is
 *
 * Finds the place of a stage, from its title to the next one's.
 */
void
baton_funnel_layout_get_row (const BatonFunnelLayout *self,
                             guint                    position,
                             double                  *y,
                             double                  *height)
{
  double lead = self->stacked ? self->title_height + 4 : ROW_LEAD;
  gboolean is_last = position + 1 == self->bars->len;

  *y = self->frame.y + position * (self->frame.bar_height + self->frame.gap) - lead;
  *height = self->frame.bar_height + (is_last ? lead + ROW_LEAD : self->frame.gap);
}

/**
 * baton_funnel_layout_find:
 * @self: a layout
 * @y: a height on the picture
 *
 * Finds the stage that a person points at.
 *
 * Returns: its place; -1 for none
 */
int
baton_funnel_layout_find (const BatonFunnelLayout *self,
                          double                   y)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      double top, height;

      baton_funnel_layout_get_row (self, i, &top, &height);
      if (y >= top && y < top + height)
        return (int) i;
    }
  return -1;
}
