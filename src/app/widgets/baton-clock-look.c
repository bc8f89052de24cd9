/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-clock-look.h"

#include <glib/gi18n.h>

#include "widgets/baton-time-words.h"

/* Where only the due time is known, the last hour is soon. */
#define SOON G_TIME_SPAN_HOUR

static const BatonClockLook looks[] =
{
  [BATON_CLOCK_RUNNING] = { "baton-clock-symbolic", "running" },
  [BATON_CLOCK_DUE_SOON] = { "dialog-warning-symbolic", "due-soon" },
  [BATON_CLOCK_LATE] = { "baton-late-symbolic", "late" },
  [BATON_CLOCK_MET] = { "baton-met-symbolic", "met" },
  [BATON_CLOCK_MISSED] = { "baton-late-symbolic", "missed" },
  [BATON_CLOCK_CANCELLED] = { "baton-clock-symbolic", "cancelled" },
};

/**
 * baton_clock_look_get:
 * @state: a state
 *
 * Returns: (transfer none): how a clock looks then
 */
const BatonClockLook *
baton_clock_look_get (BatonClockState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (looks), NULL);

  return &looks[state];
}

/**
 * baton_clock_look_from_due:
 * @due_at: when a running clock is due, in microseconds UTC
 *
 * Returns: a clock of which no more is known
 */
BatonClock
baton_clock_look_from_due (gint64 due_at)
{
  return (BatonClock) { .due_at = due_at, .warn_at = due_at - SOON };
}

/**
 * baton_clock_look_dup_spoken:
 * @state: a state
 * @text: what is read about the clock
 *
 * Returns: (transfer full): what is said about it, where its colour cannot be seen
 */
char *
baton_clock_look_dup_spoken (BatonClockState  state,
                             const char      *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (state != BATON_CLOCK_DUE_SOON)
    return g_strdup (text);
  /* Translators: read aloud; %s is the time left, such as 38 min, or when it is due, such as by 14:05 or Thu 14:00 */
  return g_strdup_printf (_("Due soon: %s"), text);
}

/**
 * baton_clock_look_dup_tip:
 * @due_at: when a clock is due, in microseconds UTC; 0 for no clock
 *
 * Returns: (transfer full) (nullable): the time in full; `NULL` without a clock
 */
char *
baton_clock_look_dup_tip (gint64 due_at)
{
  g_autofree char *absolute = NULL;

  if (due_at == 0)
    return NULL;
  absolute = baton_time_text_absolute (due_at);
  return g_strdup_printf (_("Due %s"), absolute);
}
