/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-clock-ring.h"

#include "widgets/baton-minute.h"
#include "widgets/baton-time-words.h"

#define SIZE 34
#define STROKE 3.5
/* Less than this of a ring cannot be seen. */
#define LEAST_SHARE 0.03

/**
 * BatonClockRing:
 *
 * A clock as a ring that drains, around an icon that says what it waits for.
 * It is grey while there is time, coloured when it is due soon, a filled disc
 * when it is late, and it drains the other way from right to left.
 */
struct _BatonClockRing
{
  GtkWidget   parent_instance;
  BatonClock  clock;         /* Without an SLA; due at 0 for no clock. */
  GtkWidget  *image;
  const char *state_class;
};

enum { PROP_0, PROP_ICON_NAME, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonClockRing, baton_clock_ring, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static const char * const state_classes[] =
{
  [BATON_CLOCK_RUNNING] = "running",
  [BATON_CLOCK_DUE_SOON] = "due-soon",
  [BATON_CLOCK_LATE] = "late",
  [BATON_CLOCK_MET] = "met",
  [BATON_CLOCK_MISSED] = "missed",
  [BATON_CLOCK_CANCELLED] = "cancelled",
};

static BatonClockState
get_state (BatonClockRing *self)
{
  return baton_clock_get_state (&self->clock, baton_minute_get_now (baton_minute_get_default ()));
}

static void
refresh (BatonClockRing *self)
{
  gint64 now = baton_minute_get_now (baton_minute_get_default ());
  g_autofree char *text = baton_time_text_due (self->clock.due_at, now);

  if (self->state_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->state_class);
  self->state_class = self->clock.due_at != 0 ? state_classes[get_state (self)] : "none";
  gtk_widget_add_css_class (GTK_WIDGET (self), self->state_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
get_color (GtkWidget *widget,
           GdkRGBA   *color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

/* From the top on, the way that people read. */
static void
draw_arc (cairo_t *cr,
          double   share,
          gboolean mirrored)
{
  double radius = SIZE / 2.0 - STROKE / 2.0;
  double start = -(G_PI / 2);

  if (mirrored)
    cairo_arc_negative (cr, SIZE / 2.0, SIZE / 2.0, radius, start, start - share * 2 * G_PI);
  else
    cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, radius, start, start + share * 2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_ring (BatonClockRing *self,
           cairo_t        *cr,
           const GdkRGBA  *color)
{
  double share = baton_clock_ring_get_share (self);
  GdkRGBA track;

  get_color (self->image, &track);
  track.alpha *= 0.12f;
  cairo_set_line_width (cr, STROKE);
  gdk_cairo_set_source_rgba (cr, &track);
  draw_arc (cr, 1, FALSE);

  if (share > 0)
    {
      gdk_cairo_set_source_rgba (cr, color);
      draw_arc (cr, MAX (share, LEAST_SHARE),
                gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
    }
}

static void
baton_clock_ring_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  BatonClockRing *self = BATON_CLOCK_RING (widget);
  graphene_rect_t bounds;
  GdkRGBA color;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, (bounds.size.width - SIZE) / 2, (bounds.size.height - SIZE) / 2);
  get_color (widget, &color);

  if (self->clock.due_at != 0 && get_state (self) == BATON_CLOCK_LATE)
    {
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, SIZE / 2.0, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  else
    draw_ring (self, cr, &color);
  cairo_destroy (cr);

  gtk_widget_snapshot_child (widget, self->image, snapshot);
}

static void
baton_clock_ring_dispose (GObject *object)
{
  g_clear_pointer (&BATON_CLOCK_RING (object)->image, gtk_widget_unparent);

  G_OBJECT_CLASS (baton_clock_ring_parent_class)->dispose (object);
}

static void
baton_clock_ring_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_ICON_NAME:
      baton_clock_ring_set_icon_name (BATON_CLOCK_RING (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_clock_ring_class_init (BatonClockRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_clock_ring_dispose;
  object_class->set_property = baton_clock_ring_set_property;
  widget_class->snapshot = baton_clock_ring_snapshot;

  /**
   * BatonClockRing:icon-name:
   *
   * The icon in the ring: what the clock waits for.
   */
  properties[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "clockring");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
baton_clock_ring_init (BatonClockRing *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "halign", GTK_ALIGN_CENTER,
                              "valign", GTK_ALIGN_CENTER,
                              NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), SIZE, SIZE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  g_signal_connect_object (baton_minute_get_default (), "notify::now",
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * baton_clock_ring_new:
 * @icon_name: (nullable): what the clock waits for
 *
 * Makes a ring without a clock.
 *
 * Returns: (transfer floating): the ring
 */
GtkWidget *
baton_clock_ring_new (const char *icon_name)
{
  return g_object_new (BATON_TYPE_CLOCK_RING, "icon-name", icon_name, NULL);
}

/**
 * baton_clock_ring_set_icon_name:
 * @self: a ring
 * @icon_name: (nullable): what the clock waits for
 */
void
baton_clock_ring_set_icon_name (BatonClockRing *self,
                                const char     *icon_name)
{
  g_return_if_fail (BATON_IS_CLOCK_RING (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
}

/**
 * baton_clock_ring_show_clock:
 * @self: a ring
 * @clock: (nullable): a clock; what is needed of it is copied
 *
 * Shows a clock.
 */
void
baton_clock_ring_show_clock (BatonClockRing   *self,
                             const BatonClock *clock)
{
  static const BatonClock none = { 0, };

  g_return_if_fail (BATON_IS_CLOCK_RING (self));

  self->clock = clock != NULL ? *clock : none;
  self->clock.sla = NULL;
  refresh (self);
}

/**
 * baton_clock_ring_get_share:
 * @self: a ring
 *
 * Gets how much of the time is left, as the ring shows it.
 *
 * Returns: the share, 0 to 1; 0 when late, ended or without a clock
 */
double
baton_clock_ring_get_share (BatonClockRing *self)
{
  const BatonClock *clock;
  gint64 now;

  g_return_val_if_fail (BATON_IS_CLOCK_RING (self), 0);

  clock = &self->clock;
  now = baton_minute_get_now (baton_minute_get_default ());
  if (clock->due_at <= now || clock->ended_at != 0)
    return 0;
  if (clock->due_at <= clock->started_at || now <= clock->started_at)
    return 1;
  return (double) (clock->due_at - now) / (double) (clock->due_at - clock->started_at);
}
