/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-stage-count.h"

G_BEGIN_DECLS

#define BATON_TYPE_STAGE_ROW (baton_stage_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonStageRow, baton_stage_row, BATON, STAGE_ROW, AdwActionRow)

BatonStageRow *baton_stage_row_new (BatonStageCount *stage);

G_END_DECLS
