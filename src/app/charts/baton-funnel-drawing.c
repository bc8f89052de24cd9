/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-funnel-drawing.h"

#include <glib/gi18n.h>

#define BAR_RADIUS  3.0
#define CUT_WIDTH   8.0
#define CUT_TEETH   4
#define BOX_RADIUS  8.0
#define BOX_PADDING 8.0
#define DOT_RADIUS  3.5

static graphene_rect_t
make_box (double x,
          double y,
          double width,
          double height)
{
  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

static graphene_rect_t
make_cell (const BatonChartColumn *column,
           double                  y,
           double                  height)
{
  return make_box (column->x, y, column->width, height);
}

static const BatonFunnelBar *
get_bar (const BatonFunnelLayout *layout,
         guint                    position)
{
  return &g_array_index (layout->bars, BatonFunnelBar, position);
}

/* The slanted piece between two bars: a tint that passes from team to team, or
 * its outline where tints are not wanted. */
static void
draw_trapezoid (const BatonFunnelFigure *figure,
                const BatonFunnelLayout *layout,
                const BatonChartPen     *pen,
                guint                    position)
{
  const BatonFunnelBar *bar = get_bar (layout, position);
  const GdkRGBA *from = &pen->palette->teams[baton_funnel_figure_get_mark (figure, position)->team];
  const GdkRGBA *to = &pen->palette->teams[baton_funnel_figure_get_mark (figure, position + 1)->team];
  double top = bar->y + layout->frame.bar_height;
  double bottom = top + layout->frame.gap;
  double left = baton_chart_pen_mirror (pen, bar->x, bar->width);
  double next_left = baton_chart_pen_mirror (pen, bar->next_x, bar->next_width);
  cairo_pattern_t *tint;

  cairo_new_path (pen->cr);
  cairo_move_to (pen->cr, left, top);
  cairo_line_to (pen->cr, left + bar->width, top);
  cairo_line_to (pen->cr, next_left + bar->next_width, bottom);
  cairo_line_to (pen->cr, next_left, bottom);
  cairo_close_path (pen->cr);
  if (pen->palette->tint <= 0)
    {
      baton_chart_pen_set_colour (pen, &pen->palette->ink, 1);
      cairo_set_line_width (pen->cr, 1);
      cairo_stroke (pen->cr);
      return;
    }

  tint = cairo_pattern_create_linear (0, top, 0, bottom);
  cairo_pattern_add_color_stop_rgba (tint, 0, from->red, from->green, from->blue, pen->palette->tint);
  cairo_pattern_add_color_stop_rgba (tint, 1, to->red, to->green, to->blue, pen->palette->tint);
  cairo_set_source (pen->cr, tint);
  cairo_fill (pen->cr);
  cairo_pattern_destroy (tint);
}

/* A band in the colour of what lies behind, which zigzags down the bar. */
static void
draw_cut (const BatonFunnelLayout *layout,
          const BatonChartPen     *pen,
          const BatonFunnelBar    *bar,
          const GdkRGBA           *fill)
{
  double height = layout->frame.bar_height;
  double x = baton_chart_pen_mirror (pen, bar->x + bar->width * 0.45 - CUT_WIDTH / 2, CUT_WIDTH);
  GdkRGBA text = baton_chart_palette_get_text_on (fill);
  graphene_rect_t rest;
  double needed = 0;

  cairo_new_path (pen->cr);
  for (int i = 0; i <= CUT_TEETH; i++)
    cairo_line_to (pen->cr, x + (i % 2) * CUT_WIDTH, bar->y + height * i / CUT_TEETH);
  for (int i = CUT_TEETH; i >= 0; i--)
    cairo_line_to (pen->cr, x + (i % 2 + 1) * CUT_WIDTH, bar->y + height * i / CUT_TEETH);
  cairo_close_path (pen->cr);
  baton_chart_pen_set_colour (pen, &pen->palette->background, 1);
  cairo_fill (pen->cr);

  rest = make_box (bar->x + bar->width * 0.45 + 2 * CUT_WIDTH, bar->y, bar->width * 0.55 - 3 * CUT_WIDTH, height);
  baton_chart_measure_text (pen->context, _("not to scale"), BATON_CHART_HEADING, &needed, NULL);
  if (needed <= rest.size.width)
    baton_chart_pen_text (pen, _("not to scale"), BATON_CHART_HEADING, &text, &rest, 0.5);
}

/* A dotted line says how it was in the period before. */
static void
draw_dots (const BatonChartPen *pen,
           const GdkRGBA       *colour,
           double               x,
           double               top,
           double               bottom)
{
  const double dots[] = { 2, 3 };
  double place = baton_chart_pen_mirror (pen, x, 0);

  cairo_save (pen->cr);
  baton_chart_pen_set_colour (pen, colour, 1);
  cairo_set_line_width (pen->cr, 2);
  if (!pen->palette->high_contrast)
    cairo_set_dash (pen->cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_move_to (pen->cr, place, top);
  cairo_line_to (pen->cr, place, bottom);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
draw_before (const BatonFunnelLayout *layout,
             const BatonChartPen     *pen,
             const BatonFunnelBar    *bar,
             const GdkRGBA           *fill)
{
  double middle = layout->frame.x + layout->frame.width / 2;
  GdkRGBA colour = bar->before_width < bar->width ? baton_chart_palette_get_text_on (fill) : pen->palette->ink;

  if (bar->before_width < 0)
    return;
  for (int side = -1; side <= 1; side += 2)
    draw_dots (pen, &colour, middle + side * bar->before_width / 2,
               bar->y - 3, bar->y + layout->frame.bar_height + 3);
}

static void
draw_bar (const BatonFunnelFigure *figure,
          const BatonFunnelLayout *layout,
          const BatonChartPen     *pen,
          guint                    position)
{
  const BatonFunnelBar *bar = get_bar (layout, position);
  const GdkRGBA *fill = &pen->palette->teams[baton_funnel_figure_get_mark (figure, position)->team];
  graphene_rect_t box = make_box (bar->x, bar->y, bar->width, layout->frame.bar_height);

  /* No lead has no width, but the stage is there. */
  if (bar->width <= 0)
    box = make_box (bar->x - 12, bar->y + layout->frame.bar_height / 2 - 1, 24, 2);

  baton_chart_pen_rounded (pen, &box, BAR_RADIUS);
  baton_chart_pen_set_colour (pen, fill, 1);
  cairo_fill (pen->cr);
  if (bar->cut)
    draw_cut (layout, pen, bar, fill);
  draw_before (layout, pen, bar, fill);
}

/* A value with what it was below it, both in the middle of @height. */
static void
draw_value (const BatonFunnelLayout *layout,
            const BatonChartPen     *pen,
            const BatonChartColumn  *column,
            const char              *value,
            const char              *was,
            BatonChartStyle          style,
            double                   y,
            double                   height,
            double                   alignment)
{
  double line = style == BATON_CHART_NUMBER ? layout->title_height : layout->line_height;
  double all = line + (was != NULL ? layout->caption_height : 0);
  double top = y + (height - all) / 2;
  graphene_rect_t upper = make_cell (column, top, line);
  graphene_rect_t lower = make_cell (column, top + line, layout->caption_height);

  baton_chart_pen_text (pen, value, style, &pen->palette->ink, &upper, alignment);
  baton_chart_pen_text (pen, was, BATON_CHART_CAPTION, &pen->palette->secondary, &lower, alignment);
}

static void
draw_stage_beside (const BatonFunnelLayout *layout,
                   const BatonChartPen     *pen,
                   const BatonFunnelMark   *mark,
                   const BatonFunnelBar    *bar)
{
  double height = layout->frame.bar_height;
  graphene_rect_t title = make_box (layout->title.x + BATON_FUNNEL_INDENT, bar->y,
                                    layout->title.width - BATON_FUNNEL_INDENT, height);

  baton_chart_pen_team (pen, mark->team, layout->title.x, bar->y + height / 2);
  baton_chart_pen_text (pen, mark->title, BATON_CHART_STRONG, &pen->palette->ink, &title, 0);
  draw_value (layout, pen, &layout->entered, mark->entered, mark->entered_was, BATON_CHART_NUMBER, bar->y, height, 1);
}

/* On one line: the title, the number, and what it was. */
static void
draw_stage_above (const BatonFunnelLayout *layout,
                  const BatonChartPen     *pen,
                  const BatonFunnelMark   *mark,
                  const BatonFunnelBar    *bar)
{
  double height = layout->title_height;
  double y = bar->y - height - 4;
  double number = 0, was = 0;
  graphene_rect_t box;

  baton_chart_measure_text (pen->context, mark->entered, BATON_CHART_NUMBER, &number, NULL);
  if (mark->entered_was != NULL)
    {
      baton_chart_measure_text (pen->context, mark->entered_was, BATON_CHART_CAPTION, &was, NULL);
      was += 6;
    }

  box = make_cell (&layout->entered, y, height);
  baton_chart_pen_text (pen, mark->entered_was, BATON_CHART_CAPTION, &pen->palette->secondary, &box, 1);
  box = make_box (layout->entered.x, y, layout->entered.width - was, height);
  baton_chart_pen_text (pen, mark->entered, BATON_CHART_NUMBER, &pen->palette->ink, &box, 1);

  baton_chart_pen_team (pen, mark->team, layout->title.x, y + height / 2);
  box = make_box (layout->title.x + BATON_FUNNEL_INDENT, y,
                  2 * layout->title.width - BATON_FUNNEL_INDENT - number - was - 12, height);
  baton_chart_pen_text (pen, mark->title, BATON_CHART_STRONG, &pen->palette->ink, &box, 0);
}

/* Between a bar and the next: which share went on, and how long it took. */
static void
draw_step (const BatonFunnelLayout *layout,
           const BatonChartPen     *pen,
           const BatonFunnelMark   *mark,
           double                   y,
           double                   height)
{
  draw_value (layout, pen, &layout->share, mark->share, mark->share_was, BATON_CHART_STRONG,
              y, height, layout->stacked ? 1 : 0);
  draw_value (layout, pen, &layout->time, mark->time, mark->time_was, BATON_CHART_STRONG, y, height, 0);
}

static graphene_rect_t
find_step (const BatonFunnelLayout *layout,
           const BatonFunnelBar    *bar)
{
  double y = bar->y + layout->frame.bar_height;
  double height = layout->frame.gap - (layout->stacked ? layout->title_height + 8 : 0);
  double x = layout->share.x - BOX_PADDING;
  double end = layout->time.x + layout->time.width + BOX_PADDING;

  return make_box (x, y, end - x, height);
}

/* The step that asks for attention: boxed, with a word about it and, where the
 * texts stand beside the bars, a line to the place. */
static void
draw_drop (const BatonFunnelFigure *figure,
           const BatonFunnelLayout *layout,
           const BatonChartPen     *pen)
{
  const BatonFunnelMark *mark = baton_funnel_figure_get_mark (figure, (guint) figure->drop);
  const BatonFunnelBar *bar = get_bar (layout, (guint) figure->drop);
  graphene_rect_t box = find_step (layout, bar);
  double middle = box.origin.y + box.size.height / 2;
  double values = layout->line_height + (mark->share_was != NULL ? layout->caption_height : 0);
  double height = values + layout->caption_height + BOX_PADDING * 2;
  graphene_rect_t note;

  box.origin.y = (float) (middle - height / 2);
  box.size.height = (float) height;
  baton_chart_pen_rounded (pen, &box, BOX_RADIUS);
  baton_chart_pen_set_colour (pen, &pen->palette->background, 1);
  cairo_fill_preserve (pen->cr);
  baton_chart_pen_set_colour (pen, &pen->palette->ink, 1);
  cairo_set_line_width (pen->cr, 1.5);
  cairo_stroke (pen->cr);

  if (!layout->stacked)
    {
      double edge = layout->frame.x + layout->frame.width / 2 + (bar->width + bar->next_width) / 4;
      double dot = baton_chart_pen_mirror (pen, edge, 0);

      cairo_arc (pen->cr, dot, middle, DOT_RADIUS, 0, 2 * G_PI);
      cairo_fill (pen->cr);
      cairo_move_to (pen->cr, dot, middle);
      cairo_line_to (pen->cr, baton_chart_pen_mirror (pen, box.origin.x, 0), middle);
      cairo_stroke (pen->cr);
    }

  draw_step (layout, pen, mark, box.origin.y + BOX_PADDING / 2, values + BOX_PADDING / 2);
  note = make_box (box.origin.x + BOX_PADDING, box.origin.y + BOX_PADDING * 1.5 + values,
                   box.size.width - 2 * BOX_PADDING, layout->caption_height);
  baton_chart_pen_text (pen, figure->drop_note, BATON_CHART_HEADING, &pen->palette->ink, &note,
                        layout->stacked ? 0.5 : 0);
}

static void
draw_headings (const BatonFunnelLayout *layout,
               const BatonChartPen     *pen)
{
  const struct
  {
    const BatonChartColumn *column;
    const char             *text;
    double                  alignment;
  } headings[] =
  {
    { &layout->title, _("Stage"), 0 },
    { &layout->entered, _("Entered"), 1 },
    { &layout->share, _("Went on"), 0 },
    { &layout->time, _("Median time"), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      graphene_rect_t cell = make_cell (headings[i].column, BATON_FUNNEL_PADDING, layout->heading_height);

      baton_chart_pen_text (pen, headings[i].text, BATON_CHART_HEADING, &pen->palette->secondary, &cell,
                            headings[i].alignment);
    }
}

static void
draw_legend (const BatonFunnelFigure *figure,
             const BatonFunnelLayout *layout,
             const BatonChartPen     *pen)
{
  double line = layout->caption_height + 6;
  double x = BATON_FUNNEL_PADDING;
  double y = layout->legend_y;
  graphene_rect_t box;

  for (guint team = BATON_TEAM_MARKETING; team <= BATON_TEAM_SALES; team++)
    {
      double width = 0;

      baton_chart_measure_text (pen->context, baton_team_get_title (team), BATON_CHART_CAPTION, &width, NULL);
      box = make_box (x + BATON_FUNNEL_INDENT, y, width, line);
      baton_chart_pen_team (pen, team, x, y + line / 2);
      baton_chart_pen_text (pen, baton_team_get_title (team), BATON_CHART_CAPTION, &pen->palette->secondary, &box, 0);
      x += BATON_FUNNEL_INDENT + width + BATON_FUNNEL_LEGEND;
    }
  if (figure->before_text == NULL)
    return;

  if (layout->legend_wraps)
    {
      x = BATON_FUNNEL_PADDING;
      y += line;
    }
  draw_dots (pen, &pen->palette->ink, x + BATON_FUNNEL_INDENT / 3, y + 2, y + line - 2);
  box = make_box (x + BATON_FUNNEL_INDENT, y, layout->width - x - BATON_FUNNEL_INDENT - BATON_FUNNEL_PADDING, line);
  baton_chart_pen_text (pen, figure->before_text, BATON_CHART_CAPTION, &pen->palette->secondary, &box, 0);
}

/**
 * baton_funnel_draw:
 * @figure: what to draw
 * @layout: where everything of it is
 * @pen: a pen
 *
 * Draws a funnel, on the screen and in files alike.
 */
void
baton_funnel_draw (const BatonFunnelFigure *figure,
                   const BatonFunnelLayout *layout,
                   const BatonChartPen     *pen)
{
  if (!layout->stacked)
    draw_headings (layout, pen);

  for (guint i = 0; i + 1 < figure->n_bars; i++)
    draw_trapezoid (figure, layout, pen, i);
  for (guint i = 0; i < figure->n_bars; i++)
    draw_bar (figure, layout, pen, i);

  for (guint i = 0; i < figure->n_bars; i++)
    {
      const BatonFunnelMark *mark = baton_funnel_figure_get_mark (figure, i);
      const BatonFunnelBar *bar = get_bar (layout, i);
      graphene_rect_t step = find_step (layout, bar);

      if (layout->stacked)
        draw_stage_above (layout, pen, mark, bar);
      else
        draw_stage_beside (layout, pen, mark, bar);
      if (i + 1 < figure->n_bars && (int) i != figure->drop)
        draw_step (layout, pen, mark, step.origin.y, step.size.height);
    }
  if (figure->drop >= 0)
    draw_drop (figure, layout, pen);
  draw_legend (figure, layout, pen);
}

/**
 * baton_funnel_draw_focus:
 * @layout: where everything is
 * @pen: a pen
 * @position: the place of a stage
 * @has_focus: whether the keys go there, and not only the pointer
 *
 * Shows which stage is meant.
 */
void
baton_funnel_draw_focus (const BatonFunnelLayout *layout,
                         const BatonChartPen     *pen,
                         guint                    position,
                         gboolean                 has_focus)
{
  graphene_rect_t row;
  double y, height;

  baton_funnel_layout_get_row (layout, position, &y, &height);
  row = make_box (6, y, layout->width - 12, height);
  baton_chart_pen_rounded (pen, &row, BOX_RADIUS);
  if (has_focus)
    {
      baton_chart_pen_set_colour (pen, &pen->palette->accent, 1);
      cairo_set_line_width (pen->cr, 2);
      cairo_stroke (pen->cr);
    }
  else
    {
      baton_chart_pen_set_colour (pen, &pen->palette->ink, 0.05);
      cairo_fill (pen->cr);
    }
}
