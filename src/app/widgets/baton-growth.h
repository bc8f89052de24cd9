/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds some more rows; tells whether there are more still. */
typedef gboolean (*BatonGrowFunc)   (gpointer owner);

/* Lets go of some rows; tells whether more are too many still. */
typedef gboolean (*BatonShrinkFunc) (gpointer owner);

#define BATON_TYPE_GROWTH (baton_growth_get_type ())
G_DECLARE_FINAL_TYPE (BatonGrowth, baton_growth, BATON, GROWTH, GObject)

BatonGrowth *baton_growth_new        (GtkWidget       *widget,
                                      GtkAdjustment   *adjustment,
                                      BatonGrowFunc    grow,
                                      gpointer         owner);
void         baton_growth_wake       (BatonGrowth     *self);
void         baton_growth_set_shrink (BatonGrowth     *self,
                                      BatonShrinkFunc  shrink);

G_END_DECLS
