/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonHoliday:
 * @day: the date, in days since 1970-01-01
 * @name: (nullable): what it is called
 */
typedef struct
{
  gint64  day;
  char   *name;
} BatonHoliday;

void       baton_holiday_free       (BatonHoliday  *self);
GPtrArray *baton_holidays_from_ical (const char    *text,
                                     gsize          length,
                                     gint64         first,
                                     gint64         last,
                                     GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonHoliday, baton_holiday_free)

G_END_DECLS
