/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-chart-pen.h"

#define MARKER_SIZE 10.0

static const struct
{
  double      scale;
  PangoWeight weight;
} styles[] =
{
  [BATON_CHART_BODY] = { 1, PANGO_WEIGHT_NORMAL },
  [BATON_CHART_STRONG] = { 1, PANGO_WEIGHT_SEMIBOLD },
  [BATON_CHART_NUMBER] = { 1.25, PANGO_WEIGHT_BOLD },
  [BATON_CHART_CAPTION] = { 0.85, PANGO_WEIGHT_NORMAL },
  [BATON_CHART_HEADING] = { 0.85, PANGO_WEIGHT_BOLD },
};

static PangoLayout *
make_layout (PangoContext    *context,
             const char      *text,
             BatonChartStyle  style)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (styles[style].scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (styles[style].weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/**
 * baton_chart_measure_text:
 * @context: the font
 * @text: (nullable): a text
 * @style: how it is written
 * @width: (inout) (optional): made as wide as the text, unless it is wider
 * @height: (inout) (optional): made as high as the text, unless it is higher
 *
 * Measures a text on one line.
 */
void
baton_chart_measure_text (PangoContext    *context,
                          const char      *text,
                          BatonChartStyle  style,
                          double          *width,
                          double          *height)
{
  g_autoptr(PangoLayout) layout = NULL;
  int text_width, text_height;

  if (text == NULL)
    return;

  layout = make_layout (context, text, style);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (width != NULL)
    *width = MAX (*width, text_width);
  if (height != NULL)
    *height = MAX (*height, text_height);
}

void
baton_chart_pen_set_colour (const BatonChartPen *self,
                            const GdkRGBA       *colour,
                            double               alpha)
{
  cairo_set_source_rgba (self->cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

/**
 * baton_chart_pen_mirror:
 * @self: a pen
 * @x: the left edge of something, read from left to right
 * @width: how wide it is
 *
 * Finds where it is drawn.
 *
 * Returns: the left edge on the picture
 */
double
baton_chart_pen_mirror (const BatonChartPen *self,
                        double               x,
                        double               width)
{
  return self->rtl ? self->width - x - width : x;
}

/**
 * baton_chart_pen_text:
 * @self: a pen
 * @text: (nullable): what to write
 * @style: how
 * @colour: in which colour
 * @box: where; a text that is too wide takes a second line and is cut after it
 * @alignment: 0 for the start of the box, 0.5 for its middle, 1 for its end
 *
 * Writes in the vertical middle of a box.
 */
void
baton_chart_pen_text (const BatonChartPen   *self,
                      const char            *text,
                      BatonChartStyle        style,
                      const GdkRGBA         *colour,
                      const graphene_rect_t *box,
                      double                 alignment)
{
  g_autoptr(PangoLayout) layout = NULL;
  int width, height;
  double x;

  if (text == NULL)
    return;

  layout = make_layout (self->context, text, style);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > box->size.width)
    {
      pango_layout_set_width (layout, (int) (MAX (box->size.width, 1) * PANGO_SCALE));
      pango_layout_set_height (layout, -2);
      pango_layout_set_auto_dir (layout, FALSE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_pixel_size (layout, NULL, &height);
      width = (int) box->size.width;
    }

  x = box->origin.x + (box->size.width - width) * alignment;
  baton_chart_pen_set_colour (self, colour, 1);
  cairo_move_to (self->cr, baton_chart_pen_mirror (self, x, width),
                 box->origin.y + (box->size.height - height) / 2);
  pango_cairo_show_layout (self->cr, layout);
}

/**
 * baton_chart_pen_rounded:
 * @self: a pen
 * @box: a rectangle, read from left to right
 * @radius: the radius of its corners
 *
 * Begins a path round a rectangle.
 */
void
baton_chart_pen_rounded (const BatonChartPen   *self,
                         const graphene_rect_t *box,
                         double                 radius)
{
  double x = baton_chart_pen_mirror (self, box->origin.x, box->size.width);
  double y = box->origin.y;
  double right = x + box->size.width;
  double bottom = y + box->size.height;
  double r = MIN (radius, MIN (box->size.width, box->size.height) / 2);

  cairo_new_path (self->cr);
  cairo_arc (self->cr, right - r, y + r, r, -G_PI_2, 0);
  cairo_arc (self->cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (self->cr, x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (self->cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (self->cr);
}

/**
 * baton_chart_pen_team:
 * @self: a pen
 * @team: a team
 * @x: the left edge, read from left to right
 * @middle: the vertical middle
 *
 * Draws the marker of a team: a disc for Marketing, a diamond for Sales.
 */
void
baton_chart_pen_team (const BatonChartPen *self,
                      BatonTeam            team,
                      double               x,
                      double               middle)
{
  double half = MARKER_SIZE / 2;
  double centre = baton_chart_pen_mirror (self, x, MARKER_SIZE) + half;

  cairo_new_path (self->cr);
  if (team == BATON_TEAM_MARKETING)
    {
      cairo_arc (self->cr, centre, middle, half, 0, 2 * G_PI);
    }
  else
    {
      cairo_move_to (self->cr, centre, middle - half);
      cairo_line_to (self->cr, centre + half, middle);
      cairo_line_to (self->cr, centre, middle + half);
      cairo_line_to (self->cr, centre - half, middle);
      cairo_close_path (self->cr);
    }
  baton_chart_pen_set_colour (self, &self->palette->teams[team], 1);
  cairo_fill (self->cr);
}
