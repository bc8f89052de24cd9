/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *baton_time_text_due      (gint64 due_at,
                                gint64 now);
char *baton_time_text_at       (gint64 at,
                                gint64 now);
char *baton_time_text_ago      (gint64 at,
                                gint64 now);
char *baton_time_text_day      (gint64 at,
                                gint64 now);
char *baton_time_text_absolute (gint64 at);
char *baton_time_text_duration (gint64 seconds);

G_END_DECLS
