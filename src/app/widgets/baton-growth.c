/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-growth.h"

/* How far ahead of whoever scrolls there are rows. */
#define SCREENS 3

/**
 * BatonGrowth:
 *
 * Lets a list grow while it is seen, by some rows a frame: all of them at once
 * would keep the window waiting. Given an adjustment it only grows as far as
 * somebody may look soon.
 *
 * A list that nobody sees any longer can shrink again, some rows at a time: each
 * would take its time when it is shown again or has become narrow.
 */
struct _BatonGrowth
{
  GObject          parent_instance;
  GtkWidget       *widget;       /* borrowed: it owns what owns this */
  GtkAdjustment   *adjustment;   /* NULL where all rows come */
  BatonGrowFunc    grow;
  BatonShrinkFunc  shrink;       /* NULL where rows stay */
  gpointer         owner;
  guint            tick;         /* 0 while nothing is to be added */
  guint            idle;         /* 0 while nothing is to be let go of */
};

G_DEFINE_FINAL_TYPE (BatonGrowth, baton_growth, G_TYPE_OBJECT)

static gboolean
is_wanted (BatonGrowth *self)
{
  double page;

  if (!gtk_widget_get_mapped (self->widget))
    return FALSE;
  if (self->adjustment == NULL)
    return TRUE;
  page = gtk_adjustment_get_page_size (self->adjustment);
  return page > 0 &&
         gtk_adjustment_get_value (self->adjustment) + SCREENS * page > gtk_adjustment_get_upper (self->adjustment);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  BatonGrowth *self = BATON_GROWTH (user_data);

  if (is_wanted (self) && self->grow (self->owner))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
idle_cb (gpointer user_data)
{
  BatonGrowth *self = BATON_GROWTH (user_data);

  if (!gtk_widget_get_mapped (self->widget) && self->shrink (self->owner))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
unmap_cb (BatonGrowth *self)
{
  if (self->shrink != NULL && self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
baton_growth_dispose (GObject *object)
{
  BatonGrowth *self = BATON_GROWTH (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (baton_growth_parent_class)->dispose (object);
}

static void
baton_growth_class_init (BatonGrowthClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = baton_growth_dispose;
}

static void
baton_growth_init (BatonGrowth *self)
{
}

/**
 * baton_growth_new:
 * @widget: the list, which outlives what is made
 * @adjustment: (nullable): where somebody scrolls through it; `NULL` to let all rows come
 * @grow: adds some rows
 * @owner: what @grow is handed
 *
 * Lets a list grow from when it is seen on.
 *
 * Returns: (transfer full): what lets it grow
 */
BatonGrowth *
baton_growth_new (GtkWidget     *widget,
                  GtkAdjustment *adjustment,
                  BatonGrowFunc  grow,
                  gpointer       owner)
{
  BatonGrowth *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (adjustment == NULL || GTK_IS_ADJUSTMENT (adjustment), NULL);

  self = g_object_new (BATON_TYPE_GROWTH, NULL);
  self->widget = widget;
  self->grow = grow;
  self->owner = owner;
  g_signal_connect_object (widget, "map", G_CALLBACK (baton_growth_wake), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  if (g_set_object (&self->adjustment, adjustment))
    {
      g_signal_connect_object (adjustment, "changed", G_CALLBACK (baton_growth_wake), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (baton_growth_wake), self, G_CONNECT_SWAPPED);
    }
  return self;
}

/**
 * baton_growth_wake:
 * @self: what lets a list grow
 *
 * Tells that there may be more rows to come.
 */
void
baton_growth_wake (BatonGrowth *self)
{
  g_return_if_fail (BATON_IS_GROWTH (self));

  if (self->tick == 0 && is_wanted (self))
    self->tick = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
}

/**
 * baton_growth_set_shrink:
 * @self: what lets a list grow
 * @shrink: lets go of some rows, handed the same owner
 *
 * Lets the list shrink again when nobody sees it any longer.
 */
void
baton_growth_set_shrink (BatonGrowth     *self,
                         BatonShrinkFunc  shrink)
{
  g_return_if_fail (BATON_IS_GROWTH (self));

  self->shrink = shrink;
}
