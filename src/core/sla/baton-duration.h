/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonDuration:
 * @weeks: whole weeks; seven days each in elapsed time, the calendar's working
 *   week in working time
 * @days: whole days; 24 hours each in elapsed time, working days in working time
 * @seconds: the rest, in seconds; hours are never carried over into days
 * @negative: whether it goes back; the parts themselves are never negative, and
 *   a duration of nothing is not negative
 *
 * A length of time as people write it: `90s 45m 8h 2d 1w`, several parts in
 * one text, a leading minus for going back.
 */
typedef struct
{
  int      weeks;
  int      days;
  gint64   seconds;
  gboolean negative;
} BatonDuration;

gboolean baton_duration_parse       (const char          *text,
                                     BatonDuration       *duration,
                                     GError             **error);
char    *baton_duration_format      (const BatonDuration *duration);
gboolean baton_duration_is_zero     (const BatonDuration *duration);
gint64   baton_duration_get_elapsed (const BatonDuration *duration);

G_END_DECLS
