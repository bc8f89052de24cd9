/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-sparkline.h"

#include <glib/gi18n.h>

#include "widgets/baton-time-words.h"

#define WIDTH 120
#define HEIGHT 36
#define LINE 2.0
#define DOT 3.0

/**
 * BatonSparkline:
 *
 * How a value went, as a small line of steps: it holds from one point to the
 * next. A dotted line marks the value that is to be reached. Those who do not
 * see it hear a sentence; the tooltip tells the value at the pointer.
 */
struct _BatonSparkline
{
  GtkWidget  parent_instance;
  GArray    *points;   /* BatonSparkPoint, oldest first. */
  gint64     end;
  int        mark;
  int        highest;  /* The top of the scale. */
};

G_DEFINE_FINAL_TYPE (BatonSparkline, baton_sparkline, GTK_TYPE_WIDGET)

static const BatonSparkPoint *
nth (BatonSparkline *self,
     guint           i)
{
  return &g_array_index (self->points, BatonSparkPoint, i);
}

static double
find_x (BatonSparkline *self,
        gint64          at)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * DOT;
  gint64 start = nth (self, 0)->at;
  double share = self->end > start ? (double) (at - start) / (double) (self->end - start) : 1;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  return DOT + share * width;
}

static double
find_y (BatonSparkline *self,
        int             value)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * DOT;

  return DOT + height - height * value / MAX (self->highest, 1);
}

static void
draw_mark (BatonSparkline *self,
           cairo_t        *cr,
           const GdkRGBA  *color)
{
  const double dots[] = { 1, 3 };
  double y = find_y (self, self->mark);

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * .5);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, gtk_widget_get_width (GTK_WIDGET (self)), y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_line (BatonSparkline *self,
           cairo_t        *cr,
           const GdkRGBA  *color)
{
  const BatonSparkPoint *last = nth (self, self->points->len - 1);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, LINE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->points->len; i++)
    {
      const BatonSparkPoint *point = nth (self, i);

      if (i > 0)
        cairo_line_to (cr, find_x (self, point->at), find_y (self, nth (self, i - 1)->value));
      cairo_line_to (cr, find_x (self, point->at), find_y (self, point->value));
    }
  cairo_line_to (cr, find_x (self, self->end), find_y (self, last->value));
  cairo_stroke (cr);

  cairo_arc (cr, find_x (self, self->end), find_y (self, last->value), DOT, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
baton_sparkline_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  BatonSparkline *self = BATON_SPARKLINE (widget);
  const graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  GdkRGBA color;
  cairo_t *cr;

  if (self->points->len == 0)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_mark (self, cr, &color);
  draw_line (self, cr, &color);
  cairo_destroy (cr);
}

static gboolean
query_tooltip_cb (BatonSparkline *self,
                  int             x,
                  int             y,
                  gboolean        by_key,
                  GtkTooltip     *tooltip)
{
  const BatonSparkPoint *found = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->points->len; i++)
    {
      double place = find_x (self, nth (self, i)->at);
      gboolean is_past = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? place >= x : place <= x;

      if (found == NULL || is_past)
        found = nth (self, i);
    }
  if (found == NULL)
    return FALSE;

  day = baton_time_text_day (found->at, self->end);
  /* Translators: %1$d is a score, %2$s the day from which on it was that, such as yesterday or 3 Mar */
  text = g_strdup_printf (_("%1$d from %2$s on"), found->value, day);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
baton_sparkline_finalize (GObject *object)
{
  g_array_unref (BATON_SPARKLINE (object)->points);

  G_OBJECT_CLASS (baton_sparkline_parent_class)->finalize (object);
}

static void
baton_sparkline_class_init (BatonSparklineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = baton_sparkline_finalize;
  widget_class->snapshot = baton_sparkline_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "sparkline");
}

static void
baton_sparkline_init (BatonSparkline *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (BatonSparkPoint));
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, HEIGHT);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * baton_sparkline_new:
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
baton_sparkline_new (void)
{
  return g_object_new (BATON_TYPE_SPARKLINE, NULL);
}

static void
describe (BatonSparkline *self)
{
  const BatonSparkPoint *first = nth (self, 0);
  const BatonSparkPoint *last = nth (self, self->points->len - 1);
  g_autofree char *day = baton_time_text_day (first->at, self->end);
  g_autofree char *text = NULL;
  int highest = 0;

  for (guint i = 0; i < self->points->len; i++)
    highest = MAX (highest, nth (self, i)->value);
  /* Translators: what a small line shows; %1$d is a score, %2$s a day, such as yesterday or 3 Mar, %3$d and %4$d
   * are scores */
  text = g_strdup_printf (_("History of the score: at first %1$d (%2$s), at most %3$d, now %4$d"),
                          first->value, day, highest, last->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * baton_sparkline_show:
 * @self: a line
 * @points: (array length=n_points): the values, oldest first; copied
 * @n_points: how many
 * @end: until when the last of them holds, in microseconds UTC
 * @mark: the value that is to be reached
 *
 * Shows how a value went.
 */
void
baton_sparkline_show (BatonSparkline        *self,
                      const BatonSparkPoint *points,
                      guint                  n_points,
                      gint64                 end,
                      int                    mark)
{
  g_return_if_fail (BATON_IS_SPARKLINE (self));

  g_array_set_size (self->points, 0);
  g_array_append_vals (self->points, points, n_points);
  self->end = end;
  self->mark = mark;
  self->highest = mark;
  for (guint i = 0; i < n_points; i++)
    self->highest = MAX (self->highest, points[i].value);
  if (n_points > 0)
    describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
