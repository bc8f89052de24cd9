/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 bench_yardstick_raw_insert (const char *leads_path,
                                   const char *database_path);
gint64 bench_yardstick_event_scan (const char *database_path);
gint64 bench_yardstick_query      (const char *database_path,
                                   const char *query);
int    bench_yardstick_open_log   (const char *path);
gint64 bench_yardstick_append     (int         log);

G_END_DECLS
