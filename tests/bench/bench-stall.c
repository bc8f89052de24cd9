/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A watchdog over the main loop. A turn is what happens from one poll to the
 * next: for so long nobody can type or scroll. What it took of the processor
 * says what the program is to blame for, what it took by the clock also what
 * others on the same machine took from it. */

#include "bench-stall.h"

#include "bench-clock.h"

/* Microseconds: a turn that takes longer is a stall. */
#define LIMIT (50 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  gint64 wall;
  gint64 processor;
} Moment;

/* The poll function has no data. */
static Moment woken_at;
static Moment longest;        /* Of the turns since somebody asked; each of the two for itself. */
static gboolean was_over;

static Moment
read_clocks (void)
{
  return (Moment) { g_get_monotonic_time (), bench_clock_read_processor () };
}

static void
end_turn (void)
{
  Moment now = read_clocks ();
  gint64 took = now.processor - woken_at.processor;

  if (took > longest.processor)
    g_debug ("Turn from %.6f to %.6f took %.1f ms",
             (double) woken_at.wall / G_TIME_SPAN_SECOND, (double) now.wall / G_TIME_SPAN_SECOND, (double) took / 1000);
  longest.processor = MAX (longest.processor, took);
  longest.wall = MAX (longest.wall, now.wall - woken_at.wall);
}

static int
poll_and_watch (GPollFD *fds,
                guint    n_fds,
                int      timeout)
{
  int n_ready;

  end_turn ();
  n_ready = g_poll (fds, n_fds, timeout);
  woken_at = read_clocks ();
  return n_ready;
}

/* From now on, for the main loop of this thread. */
void
bench_stall_watch (void)
{
  woken_at = read_clocks ();
  g_main_context_set_poll_func (NULL, poll_and_watch);
}

/* The turns so far are not to be told of. */
void
bench_stall_forget (void)
{
  longest = (Moment) { 0, 0 };
}

/* Tells of the longest turn since it was last asked for. */
void
bench_stall_print (const char *what)
{
  gboolean is_over = longest.processor > LIMIT;

  g_print ("%-46s longest stall %6.1f ms of the processor, %6.1f ms by the clock%s\n", what,
           (double) longest.processor / 1000, (double) longest.wall / 1000, is_over ? "  OVER" : "");
  was_over = was_over || is_over;
  bench_stall_forget ();
}

/* Whether any that was printed was over the limit. */
gboolean
bench_stall_was_over (void)
{
  return was_over;
}
