/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"

G_BEGIN_DECLS

#define BATON_TYPE_CLOCK_TIMER (baton_clock_timer_get_type ())
G_DECLARE_FINAL_TYPE (BatonClockTimer, baton_clock_timer, BATON, CLOCK_TIMER, GObject)

BatonClockTimer *baton_clock_timer_new  (BatonDatabase   *database);
void             baton_clock_timer_look (BatonClockTimer *self);

G_END_DECLS
