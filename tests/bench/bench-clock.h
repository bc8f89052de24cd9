/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchSeries:
 *
 * Times of one kind, in microseconds.
 */
typedef struct
{
  GArray *times;
} BenchSeries;

gint64 bench_clock_read_processor (void);

void   bench_series_init       (BenchSeries       *self);
void   bench_series_clear      (BenchSeries       *self);
void   bench_series_add        (BenchSeries       *self,
                                gint64             microseconds);
double bench_series_percentile (const BenchSeries *self,
                                double             percent);
void   bench_print_ratio       (const char        *what,
                                const BenchSeries *measured,
                                const BenchSeries *yardstick,
                                double             percent,
                                double             goal,
                                double             limit);
void   bench_print_time        (const char        *what,
                                const BenchSeries *measured);

G_END_DECLS
