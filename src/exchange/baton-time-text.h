/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonDayOrder:
 *
 * What comes first in a date such as 03/04/2026.
 */
typedef enum
{
  BATON_DAY_ORDER_UNKNOWN,
  BATON_DAY_ORDER_DAY_FIRST,
  BATON_DAY_ORDER_MONTH_FIRST,
} BatonDayOrder;

gboolean      baton_time_text_parse     (const char    *text,
                                         BatonDayOrder  order,
                                         GTimeZone     *zone,
                                         gint64        *time);
gboolean      baton_time_text_parse_iso (const char    *text,
                                         GTimeZone     *zone,
                                         gint64        *time);
BatonDayOrder baton_time_text_get_order (const char    *text);

G_END_DECLS
