/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sla/baton-clock.h"

#include <glib/gi18n-lib.h>

#include "baton-names.h"

static const char * const state_names[] = {
  "running",
  "due-soon",
  "late",
  "met",
  "missed",
  "cancelled",
  NULL,
};

/**
 * baton_clock_clear:
 * @self: a clock
 *
 * Frees what a clock holds, and not the clock itself.
 */
void
baton_clock_clear (BatonClock *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->sla, g_free);
}

/**
 * baton_clock_get_state:
 * @self: a clock
 * @now: the time, in microseconds UTC
 *
 * Says how a clock stands. That follows from what is stored and the time
 * alone, so a computer that slept misses nothing. At the very moment it is due
 * a clock is not late yet.
 *
 * Returns: the state
 */
BatonClockState
baton_clock_get_state (const BatonClock *self,
                       gint64            now)
{
  g_return_val_if_fail (self != NULL, BATON_CLOCK_CANCELLED);

  if (self->ended_at != 0)
    return self->outcome;
  if (now > self->due_at)
    return BATON_CLOCK_LATE;
  return now >= self->warn_at ? BATON_CLOCK_DUE_SOON : BATON_CLOCK_RUNNING;
}

/**
 * baton_clock_outcome_at:
 * @self: a clock
 * @ended_at: when what it waits for happened, in microseconds UTC
 *
 * Says how a clock ends: met up to the moment that it is due, and at it; missed
 * after that.
 *
 * Returns: %BATON_CLOCK_MET or %BATON_CLOCK_MISSED
 */
BatonClockState
baton_clock_outcome_at (const BatonClock *self,
                        gint64            ended_at)
{
  g_return_val_if_fail (self != NULL, BATON_CLOCK_MISSED);

  return ended_at <= self->due_at ? BATON_CLOCK_MET : BATON_CLOCK_MISSED;
}

/**
 * baton_clock_state_get_name:
 * @state: a state
 *
 * Returns: its name in files and in the database, such as `due-soon`
 */
const char *
baton_clock_state_get_name (BatonClockState state)
{
  g_return_val_if_fail (state <= BATON_CLOCK_CANCELLED, NULL);

  return state_names[state];
}

/**
 * baton_clock_state_get_title:
 * @state: a state
 *
 * Returns: what people call it, such as `Due soon`
 */
const char *
baton_clock_state_get_title (BatonClockState state)
{
  switch (state)
    {
    case BATON_CLOCK_RUNNING:
      /* Translators: here and below, how a clock stands, which runs until somebody has done what was promised */
      return C_("clock", "Running");
    case BATON_CLOCK_DUE_SOON:
      return C_("clock", "Due soon");
    case BATON_CLOCK_LATE:
      return C_("clock", "Late");
    case BATON_CLOCK_MET:
      /* Translators: it was done in time */
      return C_("clock", "Met");
    case BATON_CLOCK_MISSED:
      /* Translators: it was done too late, or not at all */
      return C_("clock", "Was late");
    case BATON_CLOCK_CANCELLED:
    default:
      /* Translators: it no longer mattered */
      return C_("clock", "Ended");
    }
}

/**
 * baton_clock_state_from_name:
 * @name: (nullable): a name
 * @state: (out): return location for the state
 *
 * Returns: whether @name is the name of a state
 */
gboolean
baton_clock_state_from_name (const char      *name,
                             BatonClockState *state)
{
  int found = baton_names_find (state_names, name);

  if (found < 0)
    return FALSE;
  *state = (BatonClockState) found;
  return TRUE;
}
