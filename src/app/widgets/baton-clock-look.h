/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-clock.h"

G_BEGIN_DECLS

/**
 * BatonClockLook:
 * @icon_name: the mark of a state
 * @css_class: the style class that colours it
 *
 * How a clock in some state looks.
 */
typedef struct
{
  const char *icon_name;
  const char *css_class;
} BatonClockLook;

const BatonClockLook *baton_clock_look_get        (BatonClockState  state);
BatonClock            baton_clock_look_from_due   (gint64           due_at);
char                 *baton_clock_look_dup_spoken (BatonClockState  state,
                                                   const char      *text);
char                 *baton_clock_look_dup_tip    (gint64           due_at);

G_END_DECLS
