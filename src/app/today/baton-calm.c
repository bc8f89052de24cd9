/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "today/baton-calm.h"

/**
 * BatonCalm:
 *
 * Whether nobody is about to touch a widget: neither the pointer nor the focus
 * is in it. A list that is not calm keeps its order, so that a row never moves
 * under a click.
 */
struct _BatonCalm
{
  GObject             parent_instance;
  GtkEventController *motion;
  GtkEventController *focus;
  gboolean            is_calm;
  guint               tell_source;   /* 0 when there is nothing to tell. */
};

enum { PROP_0, PROP_IS_CALM, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonCalm, baton_calm, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
tell (gpointer user_data)
{
  BatonCalm *self = user_data;

  self->tell_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CALM]);
}

/* GTK is on its way through the widgets when it tells of the pointer and the
 * focus, so whoever takes widgets away for it has to wait until it is through. */
static void
changed_cb (BatonCalm *self)
{
  gboolean has_pointer = gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->motion));
  gboolean has_focus = gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus));
  gboolean is_calm = !has_pointer && !has_focus;

  if (self->is_calm == is_calm)
    return;
  self->is_calm = is_calm;
  if (self->tell_source == 0)
    self->tell_source = g_idle_add_once (tell, self);
}

static void
baton_calm_dispose (GObject *object)
{
  BatonCalm *self = BATON_CALM (object);

  g_clear_handle_id (&self->tell_source, g_source_remove);
  g_clear_object (&self->motion);
  g_clear_object (&self->focus);

  G_OBJECT_CLASS (baton_calm_parent_class)->dispose (object);
}

static void
baton_calm_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_IS_CALM:
      g_value_set_boolean (value, BATON_CALM (object)->is_calm);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_calm_class_init (BatonCalmClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_calm_dispose;
  object_class->get_property = baton_calm_get_property;

  /**
   * BatonCalm:is-calm:
   *
   * Whether neither the pointer nor the focus is in the widget. It is notified
   * from the main loop, when widgets may be taken away.
   */
  properties[PROP_IS_CALM] =
    g_param_spec_boolean ("is-calm", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_calm_init (BatonCalm *self)
{
  self->is_calm = TRUE;
  self->motion = gtk_event_controller_motion_new ();
  self->focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (self->motion, "notify::contains-pointer", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->focus, "notify::contains-focus", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * baton_calm_new:
 * @widget: a widget
 *
 * Watches a widget.
 *
 * Returns: (transfer full): the watch
 */
BatonCalm *
baton_calm_new (GtkWidget *widget)
{
  BatonCalm *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (BATON_TYPE_CALM, NULL);
  gtk_widget_add_controller (widget, g_object_ref (self->motion));
  gtk_widget_add_controller (widget, g_object_ref (self->focus));
  return self;
}

gboolean
baton_calm_is (BatonCalm *self)
{
  g_return_val_if_fail (BATON_IS_CALM (self), TRUE);

  return self->is_calm;
}
