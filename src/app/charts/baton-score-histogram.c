/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-score-histogram.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charts/baton-score-axis.h"
#include "index/baton-index.h"

#define BAR_POINTS    10
#define N_BARS        (BATON_MAX_SCORE / BAR_POINTS)

#define LEAST_WIDTH   260
#define NATURAL_WIDTH 430
#define HEIGHT        186
#define TOP           14.0
#define EDGE          4.0
#define HEAD          44.0
#define GAP           2.0
#define KNOB          5.0
#define KNOB_GAP      (KNOB + 6)

/**
 * BatonScoreHistogram:
 *
 * How many leads have which score, and which of them reach the threshold. What
 * was before is a line over the bars.
 */
struct _BatonScoreHistogram
{
  GtkWidget  parent_instance;
  guint64    before[N_BARS];
  guint64    after[N_BARS];
  int        threshold;
  int        release;     /* 0 for no line. */
  char      *title;
  char      *subtitle;
};

G_DEFINE_FINAL_TYPE (BatonScoreHistogram, baton_score_histogram, GTK_TYPE_WIDGET)

/* Where things are, read from left to right. */
typedef struct
{
  double left;
  double step;     /* From bar to bar. */
  double top;
  double bottom;
  double scale;    /* Pixels a lead. */
} Frame;

static guint64
find_highest (BatonScoreHistogram *self)
{
  guint64 highest = 1;

  for (guint i = 0; i < N_BARS; i++)
    highest = MAX (highest, MAX (self->before[i], self->after[i]));
  return highest;
}

static void
measure_frame (BatonScoreHistogram *self,
               int                  width,
               int                  height,
               Frame               *frame)
{
  frame->left = BATON_SCORE_AXIS_MARGIN;
  frame->step = (width - 2 * BATON_SCORE_AXIS_MARGIN) / N_BARS;
  frame->top = HEAD;
  frame->bottom = height - BATON_SCORE_AXIS_FOOT;
  frame->scale = (frame->bottom - frame->top) / (double) find_highest (self);
}

static void
draw_bars (BatonScoreHistogram *self,
           const BatonChartPen *pen,
           const Frame         *frame)
{
  for (guint i = 0; i < N_BARS; i++)
    {
      double x = frame->left + i * frame->step + GAP / 2;
      double height = self->after[i] * frame->scale;
      gboolean reaches = (int) i * BAR_POINTS >= self->threshold;

      if (self->after[i] == 0)
        continue;
      height = MAX (height, 2);
      baton_chart_pen_rounded (pen, &GRAPHENE_RECT_INIT (x, frame->bottom - height, frame->step - GAP, height), 2);
      baton_chart_pen_set_colour (pen, &pen->palette->ink, reaches ? 0.85 : 0.28);
      cairo_fill (pen->cr);
    }
}

/* Only where it differs: else it would frame each bar. */
static void
draw_before (BatonScoreHistogram *self,
             const BatonChartPen *pen,
             const Frame         *frame)
{
  static const double dashes[] = { 3, 2 };

  baton_chart_pen_set_colour (pen, &pen->palette->accent, 1);
  cairo_set_line_width (pen->cr, 1.5);
  cairo_set_dash (pen->cr, dashes, pen->palette->high_contrast ? 0 : G_N_ELEMENTS (dashes), 0);
  for (guint i = 0; i < N_BARS; i++)
    {
      double x = baton_chart_pen_mirror (pen, frame->left + i * frame->step, frame->step);
      double y = frame->bottom - MAX (self->before[i] * frame->scale, 1);

      if (self->before[i] == self->after[i])
        continue;
      cairo_move_to (pen->cr, x, y);
      cairo_line_to (pen->cr, x + frame->step, y);
      cairo_stroke (pen->cr);
    }
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

/* Where the knob and its words stand, read from left to right. */
typedef struct
{
  double x;
  double y;
  double text_x;
  double width;
  double title_height;
  double subtitle_height;
} Knob;

/* The words stand beside the knob, on the side that has room, and above it where
 * neither has. */
static void
place_knob (BatonScoreHistogram *self,
            const BatonChartPen *pen,
            Knob                *knob)
{
  *knob = (Knob) { .x = baton_score_axis_get_x (pen, self->threshold), .y = TOP };
  baton_chart_measure_text (pen->context, self->title, BATON_CHART_STRONG, &knob->width, &knob->title_height);
  baton_chart_measure_text (pen->context, self->subtitle, BATON_CHART_CAPTION,
                            &knob->width, &knob->subtitle_height);
  knob->width = MIN (knob->width, pen->width - 2 * EDGE);

  if (knob->x + KNOB_GAP + knob->width <= pen->width - EDGE)
    knob->text_x = knob->x + KNOB_GAP;
  else if (knob->x - KNOB_GAP - knob->width >= EDGE)
    knob->text_x = knob->x - KNOB_GAP - knob->width;
  else
    {
      knob->text_x = CLAMP (knob->x - knob->width / 2, EDGE, pen->width - EDGE - knob->width);
      knob->y = TOP + knob->title_height / 2 + knob->subtitle_height + KNOB;
    }
}

static void
draw_threshold (BatonScoreHistogram *self,
                const BatonChartPen *pen,
                const Frame         *frame)
{
  double screen_x;
  Knob knob;

  place_knob (self, pen, &knob);
  screen_x = baton_chart_pen_mirror (pen, knob.x, 0);
  baton_chart_pen_set_colour (pen, &pen->palette->accent, 1);
  cairo_set_line_width (pen->cr, 2);
  cairo_move_to (pen->cr, screen_x, knob.y);
  cairo_line_to (pen->cr, screen_x, frame->bottom + 4);
  cairo_stroke (pen->cr);
  cairo_arc (pen->cr, screen_x, knob.y, KNOB, 0, 2 * G_PI);
  cairo_fill (pen->cr);

  baton_chart_pen_text (pen, self->title, BATON_CHART_STRONG, &pen->palette->ink,
                        &GRAPHENE_RECT_INIT (knob.text_x, TOP - knob.title_height / 2,
                                             knob.width, knob.title_height), 0);
  baton_chart_pen_text (pen, self->subtitle, BATON_CHART_CAPTION, &pen->palette->secondary,
                        &GRAPHENE_RECT_INIT (knob.text_x, TOP + knob.title_height / 2,
                                             knob.width, knob.subtitle_height), 0);
}

/* A dotted line, as a promise has. */
static void
draw_release (BatonScoreHistogram *self,
              const BatonChartPen *pen,
              const Frame         *frame)
{
  static const double dashes[] = { 2, 3 };
  double x = baton_chart_pen_mirror (pen, baton_score_axis_get_x (pen, self->release), 0);

  if (self->release == 0 || self->release == self->threshold)
    return;

  baton_chart_pen_set_colour (pen, &pen->palette->accent, 1);
  cairo_set_line_width (pen->cr, 1.5);
  cairo_set_dash (pen->cr, dashes, pen->palette->high_contrast ? 0 : G_N_ELEMENTS (dashes), 0);
  cairo_move_to (pen->cr, x, frame->top);
  cairo_line_to (pen->cr, x, frame->bottom + 4);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
baton_score_histogram_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  BatonScoreHistogram *self = BATON_SCORE_HISTOGRAM (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  BatonChartPalette palette;
  Frame frame;
  BatonChartPen pen = {
    .context = gtk_widget_get_pango_context (widget),
    .palette = &palette,
    .width = width,
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };

  if (self->title == NULL)
    return;

  baton_chart_palette_for_widget (&palette, widget);
  measure_frame (self, width, height, &frame);
  pen.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_bars (self, &pen, &frame);
  draw_before (self, &pen, &frame);
  baton_score_axis_draw (&pen, frame.bottom);
  draw_release (self, &pen, &frame);
  draw_threshold (self, &pen, &frame);
  cairo_destroy (pen.cr);
}

static void
baton_score_histogram_measure (GtkWidget      *widget,
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
baton_score_histogram_finalize (GObject *object)
{
  BatonScoreHistogram *self = BATON_SCORE_HISTOGRAM (object);

  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (baton_score_histogram_parent_class)->finalize (object);
}

static void
baton_score_histogram_class_init (BatonScoreHistogramClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = baton_score_histogram_finalize;

  widget_class->measure = baton_score_histogram_measure;
  widget_class->snapshot = baton_score_histogram_snapshot;

  gtk_widget_class_set_css_name (widget_class, "scorehistogram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
baton_score_histogram_init (BatonScoreHistogram *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How many leads have which score"), -1);
}

static void
gather (const guint64 *scores,
        guint64       *bars)
{
  memset (bars, 0, N_BARS * sizeof *bars);
  for (guint score = 0; score <= BATON_MAX_SCORE; score++)
    bars[MIN (score / BAR_POINTS, N_BARS - 1)] += scores[score];
}

/**
 * baton_score_histogram_show:
 * @self: a histogram
 * @before: (array fixed-size=201): how many leads have each score
 * @after: (array fixed-size=201): how many would have it
 * @threshold: the score to reach
 * @title: how many reach it, in words
 * @subtitle: how many did before
 *
 * Shows other numbers.
 */
void
baton_score_histogram_show (BatonScoreHistogram *self,
                            const guint64       *before,
                            const guint64       *after,
                            int                  threshold,
                            const char          *title,
                            const char          *subtitle)
{
  g_return_if_fail (BATON_IS_SCORE_HISTOGRAM (self));

  gather (before, self->before);
  gather (after, self->after);
  self->threshold = threshold;
  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * baton_score_histogram_set_release:
 * @self: a histogram
 * @release: the score below which leads are released; 0 for none
 *
 * Shows from where on leads fall back.
 */
void
baton_score_histogram_set_release (BatonScoreHistogram *self,
                                   int                  release)
{
  g_return_if_fail (BATON_IS_SCORE_HISTOGRAM (self));

  if (self->release == release)
    return;
  self->release = release;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
