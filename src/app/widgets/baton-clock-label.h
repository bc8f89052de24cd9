/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sla/baton-clock.h"

G_BEGIN_DECLS

#define BATON_TYPE_CLOCK_LABEL (baton_clock_label_get_type ())
G_DECLARE_FINAL_TYPE (BatonClockLabel, baton_clock_label, BATON, CLOCK_LABEL, GtkWidget)

GtkWidget       *baton_clock_label_new        (void);
void             baton_clock_label_show_due   (BatonClockLabel  *self,
                                               gint64            due_at);
void             baton_clock_label_show_clock (BatonClockLabel  *self,
                                               const BatonClock *clock);
BatonClockState  baton_clock_label_get_state  (BatonClockLabel  *self);
const char      *baton_clock_label_get_text   (BatonClockLabel  *self);

G_END_DECLS
