/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonTimeRange:
 * @from: its first moment, in microseconds UTC
 * @to: the first moment after it
 *
 * A stretch of time as people name it: a year, a month, a day, a minute or a second.
 */
typedef struct
{
  gint64 from;
  gint64 to;
} BatonTimeRange;

gboolean baton_time_range_parse (const char      *text,
                                 gint64           now,
                                 BatonTimeRange  *range,
                                 gboolean        *relative,
                                 GError         **error);

G_END_DECLS
