/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-score-dial.h"

#define SIZE 56
#define STROKE 6.0
#define TICK 4.0
#define HIGHEST 100
#define NONE -1

/* A dial is open at the bottom: three quarters of a circle. */
#define FROM (0.75 * G_PI)
#define SWEEP (1.5 * G_PI)

/**
 * BatonScoreDial:
 *
 * A part of the score, 0 to 100, as an arc in ink with the number in it and a
 * tick where the least is that is asked for.
 */
struct _BatonScoreDial
{
  GtkWidget  parent_instance;
  GtkWidget *label;
  int        value;
  int        threshold;   /* NONE for no tick. */
};

enum { PROP_0, PROP_THRESHOLD, PROP_TITLE, PROP_VALUE, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonScoreDial, baton_score_dial, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* Angles run clockwise from the left end; a mirrored dial is flipped as a whole. */
static double
angle_of (int value)
{
  return FROM + SWEEP * value / HIGHEST;
}

static void
draw_part (cairo_t *cr,
           int      value,
           double   radius)
{
  cairo_arc (cr, 0, 0, radius, FROM, angle_of (value));
  cairo_stroke (cr);
}

static void
draw_tick (cairo_t *cr,
           int      threshold)
{
  cairo_save (cr);
  cairo_set_line_width (cr, 2);
  cairo_rotate (cr, angle_of (threshold));
  cairo_move_to (cr, SIZE / 2.0 - TICK, 0);
  cairo_line_to (cr, SIZE / 2.0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw (BatonScoreDial *self,
      cairo_t        *cr,
      const GdkRGBA  *ink)
{
  double radius = SIZE / 2.0 - TICK - 1 - STROKE / 2;
  GdkRGBA track = *ink;

  track.alpha *= 0.12f;
  cairo_set_line_width (cr, STROKE);
  gdk_cairo_set_source_rgba (cr, &track);
  draw_part (cr, HIGHEST, radius);
  gdk_cairo_set_source_rgba (cr, ink);
  if (self->value > 0)
    draw_part (cr, self->value, radius);
  if (self->threshold != NONE)
    draw_tick (cr, self->threshold);
}

static void
baton_score_dial_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  BatonScoreDial *self = BATON_SCORE_DIAL (widget);
  graphene_rect_t bounds;
  GdkRGBA ink;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, bounds.size.width / 2, bounds.size.height / 2);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    cairo_scale (cr, -1, 1);
  draw (self, cr, &ink);
  cairo_destroy (cr);

  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
baton_score_dial_dispose (GObject *object)
{
  g_clear_pointer (&BATON_SCORE_DIAL (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (baton_score_dial_parent_class)->dispose (object);
}

static void
baton_score_dial_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BatonScoreDial *self = BATON_SCORE_DIAL (object);

  switch (property_id)
    {
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_VALUE:
      g_value_set_int (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_score_dial_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  BatonScoreDial *self = BATON_SCORE_DIAL (object);

  switch (property_id)
    {
    case PROP_THRESHOLD:
      baton_score_dial_set_threshold (self, g_value_get_int (value));
      break;
    case PROP_TITLE:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value), -1);
      break;
    case PROP_VALUE:
      baton_score_dial_set_value (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_score_dial_class_init (BatonScoreDialClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_score_dial_dispose;
  object_class->get_property = baton_score_dial_get_property;
  object_class->set_property = baton_score_dial_set_property;
  widget_class->snapshot = baton_score_dial_snapshot;

  /**
   * BatonScoreDial:threshold:
   *
   * The least that is asked for, 0 to 100; -1 for nothing.
   */
  properties[PROP_THRESHOLD] =
    g_param_spec_int ("threshold", NULL, NULL, NONE, HIGHEST, NONE,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * BatonScoreDial:title:
   *
   * What the dial measures, for those who hear it.
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonScoreDial:value:
   *
   * The value, 0 to 100.
   */
  properties[PROP_VALUE] =
    g_param_spec_int ("value", NULL, NULL, 0, HIGHEST, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
  gtk_widget_class_set_css_name (widget_class, "scoredial");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
baton_score_dial_init (BatonScoreDial *self)
{
  self->threshold = NONE;
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "halign", GTK_ALIGN_CENTER,
                              "label", "0",
                              NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), SIZE, SIZE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) HIGHEST,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0,
                                  -1);
}

/**
 * baton_score_dial_new:
 * @title: what it measures, for those who hear it
 *
 * Returns: (transfer floating): a dial at 0
 */
GtkWidget *
baton_score_dial_new (const char *title)
{
  return g_object_new (BATON_TYPE_SCORE_DIAL, "title", title, NULL);
}

/**
 * baton_score_dial_get_value:
 * @self: a dial
 *
 * Returns: the value, 0 to 100
 */
int
baton_score_dial_get_value (BatonScoreDial *self)
{
  g_return_val_if_fail (BATON_IS_SCORE_DIAL (self), 0);

  return self->value;
}

/**
 * baton_score_dial_set_value:
 * @self: a dial
 * @value: the value, 0 to 100
 */
void
baton_score_dial_set_value (BatonScoreDial *self,
                            int             value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  g_return_if_fail (BATON_IS_SCORE_DIAL (self));
  g_return_if_fail (value >= 0 && value <= HIGHEST);

  if (self->value == value)
    return;

  self->value = value;
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/**
 * baton_score_dial_get_threshold:
 * @self: a dial
 *
 * Returns: the least that is asked for; -1 for nothing
 */
int
baton_score_dial_get_threshold (BatonScoreDial *self)
{
  g_return_val_if_fail (BATON_IS_SCORE_DIAL (self), NONE);

  return self->threshold;
}

/**
 * baton_score_dial_set_threshold:
 * @self: a dial
 * @threshold: the least that is asked for, 0 to 100; -1 for nothing
 */
void
baton_score_dial_set_threshold (BatonScoreDial *self,
                                int             threshold)
{
  g_return_if_fail (BATON_IS_SCORE_DIAL (self));
  g_return_if_fail (threshold >= NONE && threshold <= HIGHEST);

  if (self->threshold == threshold)
    return;

  self->threshold = threshold;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THRESHOLD]);
}
