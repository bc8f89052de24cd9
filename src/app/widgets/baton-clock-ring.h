/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sla/baton-clock.h"

G_BEGIN_DECLS

#define BATON_TYPE_CLOCK_RING (baton_clock_ring_get_type ())
G_DECLARE_FINAL_TYPE (BatonClockRing, baton_clock_ring, BATON, CLOCK_RING, GtkWidget)

GtkWidget *baton_clock_ring_new           (const char       *icon_name);
void       baton_clock_ring_set_icon_name (BatonClockRing   *self,
                                           const char       *icon_name);
void       baton_clock_ring_show_clock    (BatonClockRing   *self,
                                           const BatonClock *clock);
double     baton_clock_ring_get_share     (BatonClockRing   *self);

G_END_DECLS
