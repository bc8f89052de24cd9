/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Knows for how long the main loop did not come round, and what it did then:
 * that long nobody could have typed or scrolled. */
typedef struct
{
  const char *action;    /* What was done last. */
  gint64      limit;     /* From how many microseconds on it is a stall. */
  gint64      longest;
  guint       n_stalls;
} Watchdog;

static inline void
watchdog_note (Watchdog *self,
               gint64    began)
{
  gint64 took = g_get_monotonic_time () - began;

  if (took <= self->limit)
    return;
  self->n_stalls++;
  self->longest = MAX (self->longest, took);
  g_test_message ("The main loop stood for %" G_GINT64_FORMAT " ms after: %s", took / 1000, self->action);
}

/* Does what is due, round by round; whether there was anything. */
static inline gboolean
watchdog_turn (Watchdog *self,
               guint     max_rounds)
{
  guint i;

  for (i = 0; i < max_rounds && g_main_context_pending (NULL); i++)
    {
      gint64 began = g_get_monotonic_time ();

      g_main_context_iteration (NULL, FALSE);
      watchdog_note (self, began);
    }
  return i > 0;
}

G_END_DECLS
