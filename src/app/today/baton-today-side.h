/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-today.h"
#include "index/baton-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_TODAY_SIDE (baton_today_side_get_type ())
G_DECLARE_FINAL_TYPE (BatonTodaySide, baton_today_side, BATON, TODAY_SIDE, AdwBin)

void baton_today_side_show (BatonTodaySide   *self,
                            const BatonToday *today,
                            guint             n_queued,
                            BatonIndex       *index);

G_END_DECLS
