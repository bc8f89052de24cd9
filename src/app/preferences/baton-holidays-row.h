/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sla/baton-calendar-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_HOLIDAYS_ROW (baton_holidays_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonHolidaysRow, baton_holidays_row, BATON, HOLIDAYS_ROW, AdwExpanderRow)

void baton_holidays_row_show   (BatonHolidaysRow   *self,
                                BatonCalendarSheet *sheet);
void baton_holidays_row_import (BatonHolidaysRow   *self,
                                GFile              *file);

G_END_DECLS
