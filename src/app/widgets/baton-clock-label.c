/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-clock-label.h"

#include "widgets/baton-clock-look.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-time-words.h"

/**
 * BatonClockLabel:
 *
 * How a clock stands, as a mark and a few words: 38 min, by 14:05, 12 min
 * late, Met. It follows the time by itself.
 */
struct _BatonClockLabel
{
  GtkWidget       parent_instance;
  BatonClock      clock;          /* Without an SLA; due at 0 for no clock. */
  const char     *state_class;

  GtkImage       *image;
  GtkLabel       *label;
};

enum { PROP_0, PROP_DUE_AT, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonClockLabel, baton_clock_label, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static char *
dup_text (const BatonClock *clock,
          BatonClockState   state,
          gint64            now)
{
  switch (state)
    {
    case BATON_CLOCK_MET:
    case BATON_CLOCK_MISSED:
    case BATON_CLOCK_CANCELLED:
      return g_strdup (baton_clock_state_get_title (state));
    default:
      return baton_time_text_due (clock->due_at, now);
    }
}

static void
show_state (BatonClockLabel *self,
            BatonClockState  state)
{
  const BatonClockLook *look = baton_clock_look_get (state);

  if (self->state_class == look->css_class)
    return;
  if (self->state_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->state_class);
  self->state_class = look->css_class;
  gtk_widget_add_css_class (GTK_WIDGET (self), self->state_class);
  gtk_image_set_from_icon_name (self->image, look->icon_name);
}

static void
refresh (BatonClockLabel *self)
{
  gint64 now = baton_minute_get_now (baton_minute_get_default ());
  BatonClockState state = baton_clock_get_state (&self->clock, now);
  gboolean has_clock = self->clock.due_at != 0;
  g_autofree char *text = dup_text (&self->clock, state, now);
  g_autofree char *spoken = baton_clock_look_dup_spoken (state, text);

  show_state (self, state);
  gtk_widget_set_visible (GTK_WIDGET (self->image), has_clock);
  gtk_label_set_label (self->label, has_clock ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Asked for when it is shown: to set it, GTK goes to the display and back, and a
 * table has hundreds of these. */
static gboolean
baton_clock_label_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    is_by_keyboard,
                                 GtkTooltip *tooltip)
{
  BatonClockLabel *self = BATON_CLOCK_LABEL (widget);
  g_autofree char *text = baton_clock_look_dup_tip (self->clock.due_at);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
baton_clock_label_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_CLOCK_LABEL);

  G_OBJECT_CLASS (baton_clock_label_parent_class)->dispose (object);
}

static void
baton_clock_label_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DUE_AT:
      g_value_set_int64 (value, BATON_CLOCK_LABEL (object)->clock.due_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_clock_label_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_DUE_AT:
      baton_clock_label_show_due (BATON_CLOCK_LABEL (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_clock_label_class_init (BatonClockLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_clock_label_dispose;
  object_class->get_property = baton_clock_label_get_property;
  object_class->set_property = baton_clock_label_set_property;
  widget_class->query_tooltip = baton_clock_label_query_tooltip;

  /**
   * BatonClockLabel:due-at:
   *
   * When the clock is due, in microseconds UTC; 0 for no clock, which shows
   * nothing. Setting it shows a running clock of which no more is known.
   */
  properties[PROP_DUE_AT] =
    g_param_spec_int64 ("due-at", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "clocklabel");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-clock-label.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonClockLabel, image);
  gtk_widget_class_bind_template_child (widget_class, BatonClockLabel, label);
}

static void
baton_clock_label_init (BatonClockLabel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (baton_minute_get_default (), "notify::now",
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * baton_clock_label_new:
 *
 * Makes a label without a clock.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
baton_clock_label_new (void)
{
  return g_object_new (BATON_TYPE_CLOCK_LABEL, NULL);
}

/**
 * baton_clock_label_show_due:
 * @self: a label
 * @due_at: when a running clock is due, in microseconds UTC; 0 for no clock
 *
 * Shows a running clock of which only the due time is known.
 */
void
baton_clock_label_show_due (BatonClockLabel *self,
                            gint64           due_at)
{
  BatonClock clock = baton_clock_look_from_due (due_at);

  baton_clock_label_show_clock (self, &clock);
}

/**
 * baton_clock_label_show_clock:
 * @self: a label
 * @clock: (nullable): a clock; what is needed of it is copied
 *
 * Shows a clock, running or ended.
 */
void
baton_clock_label_show_clock (BatonClockLabel  *self,
                              const BatonClock *clock)
{
  static const BatonClock none = { 0, };

  g_return_if_fail (BATON_IS_CLOCK_LABEL (self));

  self->clock = clock != NULL ? *clock : none;
  self->clock.sla = NULL;
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DUE_AT]);
}

/**
 * baton_clock_label_get_state:
 * @self: a label
 *
 * Returns: how the clock stands now
 */
BatonClockState
baton_clock_label_get_state (BatonClockLabel *self)
{
  g_return_val_if_fail (BATON_IS_CLOCK_LABEL (self), BATON_CLOCK_CANCELLED);

  return baton_clock_get_state (&self->clock, baton_minute_get_now (baton_minute_get_default ()));
}

/**
 * baton_clock_label_get_text:
 * @self: a label
 *
 * Returns: (transfer none): what it says; empty without a clock
 */
const char *
baton_clock_label_get_text (BatonClockLabel *self)
{
  g_return_val_if_fail (BATON_IS_CLOCK_LABEL (self), NULL);

  return gtk_label_get_label (self->label);
}
