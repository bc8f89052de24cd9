/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sla/baton-sla.h"

G_BEGIN_DECLS

#define BATON_TYPE_CALENDAR_GROUP (baton_calendar_group_get_type ())
G_DECLARE_FINAL_TYPE (BatonCalendarGroup, baton_calendar_group, BATON, CALENDAR_GROUP, AdwPreferencesGroup)

void           baton_calendar_group_show         (BatonCalendarGroup  *self,
                                                  BatonCalendar       *calendar);
void           baton_calendar_group_set_promise  (BatonCalendarGroup  *self,
                                                  const BatonSla      *sla);
gboolean       baton_calendar_group_is_changed   (BatonCalendarGroup  *self);
BatonCalendar *baton_calendar_group_get_calendar (BatonCalendarGroup  *self,
                                                  GError             **error);

G_END_DECLS
