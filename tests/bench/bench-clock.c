/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-clock.h"

#include <stdlib.h>
#include <time.h>

/* What this thread took of the processor, in microseconds: others on the same machine
 * do not lengthen it. */
gint64
bench_clock_read_processor (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_TIME_SPAN_SECOND + time.tv_nsec / 1000;
}

void
bench_series_init (BenchSeries *self)
{
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
bench_series_clear (BenchSeries *self)
{
  g_clear_pointer (&self->times, g_array_unref);
}

void
bench_series_add (BenchSeries *self,
                  gint64       microseconds)
{
  g_array_append_val (self->times, microseconds);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* The smallest time that @percent of all do not exceed. */
double
bench_series_percentile (const BenchSeries *self,
                         double             percent)
{
  g_autoptr(GArray) sorted = g_array_copy (self->times);
  guint place;

  g_array_sort (sorted, compare);
  place = (guint) (percent / 100 * sorted->len);
  return (double) g_array_index (sorted, gint64, MIN (place, sorted->len - 1));
}

/* The spread is that of the ratios of the pairs, where the two were measured in turns. */
void
bench_print_ratio (const char        *what,
                   const BenchSeries *measured,
                   const BenchSeries *yardstick,
                   double             percent,
                   double             goal,
                   double             limit)
{
  double time = bench_series_percentile (measured, percent);
  double unit = bench_series_percentile (yardstick, percent);
  double least = G_MAXDOUBLE, most = 0;

  for (guint i = 0; i < MIN (measured->times->len, yardstick->times->len); i++)
    {
      double ratio = (double) g_array_index (measured->times, gint64, i) / (double) g_array_index (yardstick->times, gint64, i);

      least = MIN (least, ratio);
      most = MAX (most, ratio);
    }
  g_print ("%-46s p%-3.0f %10.3f ms  yardstick %10.3f ms  ratio %5.2f", what, percent, time / 1000, unit / 1000, time / unit);
  if (measured->times->len <= 20)
    g_print (" (%.2f to %.2f)", least, most);
  g_print ("  goal %.2f, limit %.2f%s\n", goal, limit, time / unit > limit ? "  OVER" : "");
}

void
bench_print_time (const char        *what,
                  const BenchSeries *measured)
{
  g_print ("%-46s p50  %10.3f ms  p99 %10.3f ms\n", what, bench_series_percentile (measured, 50) / 1000,
           bench_series_percentile (measured, 99) / 1000);
}
