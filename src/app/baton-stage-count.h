/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "process/baton-process.h"

G_BEGIN_DECLS

#define BATON_TYPE_STAGE_COUNT (baton_stage_count_get_type ())
G_DECLARE_FINAL_TYPE (BatonStageCount, baton_stage_count, BATON, STAGE_COUNT, GObject)

BatonStageCount *baton_stage_count_new            (const BatonStage *stage,
                                                   guint64           count);
const char      *baton_stage_count_get_title      (BatonStageCount  *self);
const char      *baton_stage_count_get_definition (BatonStageCount  *self);
BatonTeam        baton_stage_count_get_team       (BatonStageCount  *self);
guint64          baton_stage_count_get_count      (BatonStageCount  *self);
gboolean         baton_stage_count_equal          (BatonStageCount  *self,
                                                   BatonStageCount  *other);

G_END_DECLS
