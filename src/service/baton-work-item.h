/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-work-repository.h"
#include "insight/baton-task.h"
#include "insight/baton-urgency.h"

G_BEGIN_DECLS

#define BATON_TYPE_WORK_ITEM (baton_work_item_get_type ())
G_DECLARE_FINAL_TYPE (BatonWorkItem, baton_work_item, BATON, WORK_ITEM, GObject)

BatonWorkItem       *baton_work_item_new           (BatonWorkLine  *line,
                                                    const BatonSla *sla,
                                                    BatonTask       task);

gint64               baton_work_item_get_lead_id   (BatonWorkItem  *self);
const BatonWorkLine *baton_work_item_get_line      (BatonWorkItem  *self);
BatonMilestone       baton_work_item_get_milestone (BatonWorkItem  *self);
BatonTask            baton_work_item_get_task      (BatonWorkItem  *self);
BatonUrgencyLevel    baton_work_item_get_level     (BatonWorkItem  *self,
                                                    gint64          now);
int                  baton_work_item_compare       (BatonWorkItem  *a,
                                                    BatonWorkItem  *b,
                                                    gint64          now);

G_END_DECLS
