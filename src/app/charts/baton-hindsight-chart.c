/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-hindsight-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "charts/baton-score-axis.h"

#define LEAST_WIDTH   240
#define NATURAL_WIDTH 420
#define HEIGHT        174
#define HEAD          34.0
#define GAP           6.0
#define MAX_SCORE     (BATON_HINDSIGHT_SCORES - 1)

/**
 * BatonHindsightChart:
 *
 * What each threshold would have done: how many of the customers it would have
 * found, and how many of those passed on would have become one.
 */
struct _BatonHindsightChart
{
  GtkWidget  parent_instance;
  gboolean   is_shown;
  double     recall[BATON_HINDSIGHT_SCORES];      /* Not a number where there is none. */
  double     precision[BATON_HINDSIGHT_SCORES];
  int        threshold;
};

G_DEFINE_FINAL_TYPE (BatonHindsightChart, baton_hindsight_chart, GTK_TYPE_WIDGET)

static void
draw_line (const BatonChartPen *pen,
           const double        *shares,
           double               bottom,
           double               alpha)
{
  gboolean is_begun = FALSE;
  double top = HEAD;

  cairo_new_path (pen->cr);
  for (int score = 0; score <= MAX_SCORE; score++)
    {
      double x = baton_chart_pen_mirror (pen, baton_score_axis_get_x (pen, score), 0);
      double y = bottom - (bottom - top) * shares[score];

      if (!isfinite (shares[score]))
        continue;
      if (is_begun)
        cairo_line_to (pen->cr, x, y);
      else
        cairo_move_to (pen->cr, x, y);
      is_begun = TRUE;
    }
  baton_chart_pen_set_colour (pen, &pen->palette->ink, alpha);
  cairo_set_line_width (pen->cr, 2);
  cairo_stroke (pen->cr);
}

/* Above the lines, where it gets half of the room: a long text takes a second line. */
static void
draw_label (const BatonChartPen *pen,
            const char          *text,
            double               alignment)
{
  double width = 0;
  double room = pen->width - 2 * BATON_SCORE_AXIS_MARGIN;

  baton_chart_measure_text (pen->context, text, BATON_CHART_CAPTION, &width, NULL);
  width = MIN (width, room / 2 - GAP);
  baton_chart_pen_text (pen, text, BATON_CHART_CAPTION, &pen->palette->secondary,
                        &GRAPHENE_RECT_INIT (BATON_SCORE_AXIS_MARGIN + (room - width) * alignment, 0, width, HEAD), 0);
}

static void
draw_threshold (const BatonChartPen *pen,
                int                  threshold,
                double               bottom)
{
  double x = baton_chart_pen_mirror (pen, baton_score_axis_get_x (pen, threshold), 0);

  baton_chart_pen_set_colour (pen, &pen->palette->accent, 1);
  cairo_set_line_width (pen->cr, 2);
  cairo_move_to (pen->cr, x, BATON_SCORE_AXIS_MARGIN / 2);
  cairo_line_to (pen->cr, x, bottom + 4);
  cairo_stroke (pen->cr);
}

static void
baton_hindsight_chart_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  BatonHindsightChart *self = BATON_HINDSIGHT_CHART (widget);
  int height = gtk_widget_get_height (widget);
  double bottom = height - BATON_SCORE_AXIS_FOOT;
  BatonChartPalette palette;
  BatonChartPen pen = {
    .context = gtk_widget_get_pango_context (widget),
    .palette = &palette,
    .width = gtk_widget_get_width (widget),
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };

  if (!self->is_shown)
    return;

  baton_chart_palette_for_widget (&palette, widget);
  pen.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) pen.width, height));
  baton_score_axis_draw (&pen, bottom);
  draw_line (&pen, self->recall, bottom, 0.35);
  draw_line (&pen, self->precision, bottom, 0.9);
  draw_threshold (&pen, self->threshold, bottom);
  /* Translators: the light line of a chart: the share of all customers that a threshold finds */
  draw_label (&pen, _("Light: customers found"), 0);
  /* Translators: the dark line of a chart: the share of the leads passed on that became customers */
  draw_label (&pen, _("Dark: became customers"), 1);
  cairo_destroy (pen.cr);
}

static void
baton_hindsight_chart_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  gboolean is_across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_across ? LEAST_WIDTH : HEIGHT;
  *natural = is_across ? NATURAL_WIDTH : HEIGHT;
}

static void
baton_hindsight_chart_class_init (BatonHindsightChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = baton_hindsight_chart_measure;
  widget_class->snapshot = baton_hindsight_chart_snapshot;

  gtk_widget_class_set_css_name (widget_class, "hindsightchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
baton_hindsight_chart_init (BatonHindsightChart *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What each threshold would have done"), -1);
}

/**
 * baton_hindsight_chart_show:
 * @self: a chart
 * @hindsight: how the past would have gone
 * @threshold: the score to reach
 * @sentence: the same in words
 *
 * Shows other numbers.
 */
void
baton_hindsight_chart_show (BatonHindsightChart  *self,
                            const BatonHindsight *hindsight,
                            int                   threshold,
                            const char           *sentence)
{
  g_return_if_fail (BATON_IS_HINDSIGHT_CHART (self));

  for (guint i = 0; i < BATON_HINDSIGHT_SCORES; i++)
    {
      self->recall[i] = hindsight->curve[i].recall;
      self->precision[i] = hindsight->curve[i].precision;
    }
  self->threshold = threshold;
  self->is_shown = TRUE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
