/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/baton-funnel-figure.h"

static void
mark_free (gpointer data)
{
  BatonFunnelMark *mark = data;

  g_free (mark->id);
  g_free (mark->title);
  g_free (mark->filter);
  g_free (mark->sentence);
  g_free (mark->entered);
  g_free (mark->entered_was);
  g_free (mark->share);
  g_free (mark->share_was);
  g_free (mark->time);
  g_free (mark->time_was);
  g_free (mark);
}

static void
figure_clear (gpointer data)
{
  BatonFunnelFigure *self = data;

  g_ptr_array_unref (self->marks);
  g_free (self->before_text);
  g_free (self->drop_note);
}

/**
 * baton_funnel_figure_new:
 *
 * Makes a figure without stages, to be filled before it is shared.
 *
 * Returns: (transfer full): the figure
 */
BatonFunnelFigure *
baton_funnel_figure_new (void)
{
  BatonFunnelFigure *self = g_atomic_rc_box_new0 (BatonFunnelFigure);

  self->marks = g_ptr_array_new_with_free_func (mark_free);
  self->drop = -1;
  return self;
}

BatonFunnelFigure *
baton_funnel_figure_ref (BatonFunnelFigure *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
baton_funnel_figure_unref (BatonFunnelFigure *self)
{
  g_atomic_rc_box_release_full (self, figure_clear);
}

/**
 * baton_funnel_figure_add_mark:
 * @self: a figure that is not shared yet
 *
 * Adds a stage after the others.
 *
 * Returns: (transfer none): the stage, to be filled
 */
BatonFunnelMark *
baton_funnel_figure_add_mark (BatonFunnelFigure *self)
{
  BatonFunnelMark *mark = g_new0 (BatonFunnelMark, 1);

  g_return_val_if_fail (self != NULL, NULL);

  g_ptr_array_add (self->marks, mark);
  return mark;
}

/**
 * baton_funnel_figure_get_mark:
 * @self: a figure
 * @position: the place of a stage
 *
 * Gets a stage.
 *
 * Returns: (transfer none): the stage
 */
const BatonFunnelMark *
baton_funnel_figure_get_mark (const BatonFunnelFigure *self,
                              guint                    position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->marks->len, NULL);

  return g_ptr_array_index (self->marks, position);
}
