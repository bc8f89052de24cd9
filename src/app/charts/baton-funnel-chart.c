/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-funnel-chart.h"

#include <glib/gi18n.h>

#include "charts/baton-funnel-drawing.h"

#define LEAST_WIDTH   260
#define NATURAL_WIDTH 680
#define NOBODY        -1

/**
 * BatonFunnelChart:
 *
 * Draws a funnel. It is one stop for the Tab key; arrows walk the stages, each
 * told as a sentence, and Enter or a click shows the leads in it.
 */
struct _BatonFunnelChart
{
  GtkWidget          parent_instance;
  BatonFunnelFigure *figure;     /* NULL until there is one. */
  guint              selected;   /* The stage that the keys go to. */
  int                hovered;    /* The stage under the pointer, or NOBODY. */
};

G_DEFINE_FINAL_TYPE (BatonFunnelChart, baton_funnel_chart, GTK_TYPE_WIDGET)

static gboolean
has_bars (BatonFunnelChart *self)
{
  return self->figure != NULL && self->figure->n_bars > 0;
}

static const BatonFunnelMark *
get_selected_mark (BatonFunnelChart *self)
{
  return baton_funnel_figure_get_mark (self->figure, self->selected);
}

static void
tell_selected (BatonFunnelChart *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  has_bars (self) ? get_selected_mark (self)->sentence : _("Funnel"),
                                  -1);
}

/* Moves what scrolls the chart so that the row is in sight. */
static void
scroll_to_selected (BatonFunnelChart *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  g_auto(BatonFunnelLayout) layout = { 0, };
  GtkAdjustment *adjustment;
  double y, height, top;

  if (scroller == NULL)
    return;

  baton_funnel_layout_init (&layout, self->figure, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                            gtk_widget_get_width (GTK_WIDGET (self)));
  baton_funnel_layout_get_row (&layout, self->selected, &y, &height);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self), scroller, 0, y, NULL, &top))
    {
      top += gtk_adjustment_get_value (adjustment);
      gtk_adjustment_clamp_page (adjustment, top, top + height);
    }
}

static void
select_stage (BatonFunnelChart *self,
              guint             position)
{
  self->selected = position;
  tell_selected (self);
  scroll_to_selected (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* As many stages on as @parameter says, but not past either end. */
static void
walk_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BatonFunnelChart *self = BATON_FUNNEL_CHART (widget);
  gint64 wanted = (gint64) self->selected + g_variant_get_int32 (parameter);

  if (has_bars (self))
    select_stage (self, (guint) CLAMP (wanted, 0, (gint64) self->figure->n_bars - 1));
}

static void
show_leads_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  BatonFunnelChart *self = BATON_FUNNEL_CHART (widget);

  if (has_bars (self))
    gtk_widget_activate_action (widget, "win.list-leads", "s", get_selected_mark (self)->filter);
}

static int
find_stage (BatonFunnelChart *self,
            double            y)
{
  g_auto(BatonFunnelLayout) layout = { 0, };

  if (!has_bars (self))
    return NOBODY;
  baton_funnel_layout_init (&layout, self->figure, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                            gtk_widget_get_width (GTK_WIDGET (self)));
  return baton_funnel_layout_find (&layout, y);
}

static void
released_cb (BatonFunnelChart *self,
             int               n_press,
             double            x,
             double            y)
{
  int position = find_stage (self, y);

  if (position == NOBODY)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  select_stage (self, (guint) position);
  gtk_widget_activate_action (GTK_WIDGET (self), "chart.show-leads", NULL);
}

static void
hover (BatonFunnelChart *self,
       int               position)
{
  if (self->hovered == position)
    return;
  self->hovered = position;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), position != NOBODY ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (BatonFunnelChart *self,
           double            x,
           double            y)
{
  hover (self, find_stage (self, y));
}

static void
leave_cb (BatonFunnelChart *self)
{
  hover (self, NOBODY);
}

static gboolean
baton_funnel_chart_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    by_keyboard,
                                  GtkTooltip *tooltip)
{
  BatonFunnelChart *self = BATON_FUNNEL_CHART (widget);
  int position = by_keyboard ? (int) self->selected : find_stage (self, y);

  if (!has_bars (self) || position == NOBODY)
    return FALSE;
  gtk_tooltip_set_text (tooltip, baton_funnel_figure_get_mark (self->figure, (guint) position)->sentence);
  return TRUE;
}

static GtkSizeRequestMode
baton_funnel_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
baton_funnel_chart_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  BatonFunnelChart *self = BATON_FUNNEL_CHART (widget);
  g_auto(BatonFunnelLayout) layout = { 0, };

  *minimum = LEAST_WIDTH;
  *natural = NATURAL_WIDTH;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  *minimum = *natural = 0;
  if (self->figure == NULL)
    return;
  baton_funnel_layout_init (&layout, self->figure, gtk_widget_get_pango_context (widget),
                            for_size > 0 ? for_size : NATURAL_WIDTH);
  *minimum = *natural = (int) layout.height + 1;
}

static void
baton_funnel_chart_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  BatonFunnelChart *self = BATON_FUNNEL_CHART (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_auto(BatonFunnelLayout) layout = { 0, };
  BatonChartPalette palette;
  BatonChartPen pen = {
    .context = gtk_widget_get_pango_context (widget),
    .palette = &palette,
    .width = width,
    .rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };

  if (!has_bars (self))
    return;

  baton_chart_palette_for_widget (&palette, widget);
  baton_funnel_layout_init (&layout, self->figure, pen.context, width);
  pen.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->hovered != NOBODY && self->hovered < (int) self->figure->n_bars)
    baton_funnel_draw_focus (&layout, &pen, (guint) self->hovered, FALSE);
  baton_funnel_draw (self->figure, &layout, &pen);
  if (gtk_widget_has_visible_focus (widget))
    baton_funnel_draw_focus (&layout, &pen, self->selected, TRUE);
  cairo_destroy (pen.cr);
}

static void
baton_funnel_chart_finalize (GObject *object)
{
  g_clear_pointer (&BATON_FUNNEL_CHART (object)->figure, baton_funnel_figure_unref);

  G_OBJECT_CLASS (baton_funnel_chart_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   steps;
  } keys[] =
  {
    { GDK_KEY_Up, -1 }, { GDK_KEY_Left, -1 }, { GDK_KEY_Home, G_MININT },
    { GDK_KEY_Down, 1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_End, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, "chart.walk", "i", keys[i].steps);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "chart.show-leads", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "chart.show-leads", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "chart.show-leads", NULL);
}

static void
baton_funnel_chart_class_init (BatonFunnelChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = baton_funnel_chart_finalize;

  widget_class->get_request_mode = baton_funnel_chart_get_request_mode;
  widget_class->measure = baton_funnel_chart_measure;
  widget_class->query_tooltip = baton_funnel_chart_query_tooltip;
  widget_class->snapshot = baton_funnel_chart_snapshot;

  gtk_widget_class_set_css_name (widget_class, "funnelchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "chart.show-leads", NULL, show_leads_action);
  gtk_widget_class_install_action (widget_class, "chart.walk", "i", walk_action);
  add_keys (widget_class);
}

static void
baton_funnel_chart_init (BatonFunnelChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->hovered = NOBODY;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Arrow keys walk the stages, Enter shows the leads in one"), -1);
  tell_selected (self);

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/**
 * baton_funnel_chart_get_figure:
 * @self: a chart
 *
 * Gets what the chart shows.
 *
 * Returns: (transfer none) (nullable): the figure
 */
BatonFunnelFigure *
baton_funnel_chart_get_figure (BatonFunnelChart *self)
{
  g_return_val_if_fail (BATON_IS_FUNNEL_CHART (self), NULL);

  return self->figure;
}

/**
 * baton_funnel_chart_set_figure:
 * @self: a chart
 * @figure: a figure
 *
 * Shows another figure. The stage that was selected stays so where it can.
 */
void
baton_funnel_chart_set_figure (BatonFunnelChart  *self,
                               BatonFunnelFigure *figure)
{
  g_return_if_fail (BATON_IS_FUNNEL_CHART (self));
  g_return_if_fail (figure != NULL);

  if (self->figure == figure)
    return;
  g_clear_pointer (&self->figure, baton_funnel_figure_unref);
  self->figure = baton_funnel_figure_ref (figure);
  self->selected = MIN (self->selected, MAX (figure->n_bars, 1) - 1);
  self->hovered = NOBODY;
  tell_selected (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
