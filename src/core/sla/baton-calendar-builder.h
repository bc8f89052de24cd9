/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-calendar.h"

G_BEGIN_DECLS

/**
 * BatonCalendarBuilder:
 *
 * Puts a calendar together.
 */
typedef struct _BatonCalendarBuilder BatonCalendarBuilder;

BatonCalendarBuilder *baton_calendar_builder_new         (const char            *name,
                                                          const char            *time_zone,
                                                          GError               **error);
void                  baton_calendar_builder_free        (BatonCalendarBuilder  *self);
gboolean              baton_calendar_builder_add_weekly  (BatonCalendarBuilder  *self,
                                                          int                    weekday,
                                                          BatonInterval          interval,
                                                          GError               **error);
void                  baton_calendar_builder_add_holiday (BatonCalendarBuilder  *self,
                                                          int                    year,
                                                          int                    month,
                                                          int                    day);
void                  baton_calendar_builder_close_day   (BatonCalendarBuilder  *self,
                                                          int                    year,
                                                          int                    month,
                                                          int                    day);
gboolean              baton_calendar_builder_add_to_day  (BatonCalendarBuilder  *self,
                                                          int                    year,
                                                          int                    month,
                                                          int                    day,
                                                          BatonInterval          interval,
                                                          GError               **error);
void                  baton_calendar_builder_add_pause   (BatonCalendarBuilder  *self,
                                                          gint64                 start,
                                                          gint64                 end);
gboolean              baton_calendar_builder_has_hours   (BatonCalendarBuilder  *self);
BatonCalendar        *baton_calendar_builder_end         (BatonCalendarBuilder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCalendarBuilder, baton_calendar_builder_free)

G_END_DECLS
