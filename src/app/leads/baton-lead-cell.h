/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "index/baton-lead-item.h"
#include "leads/baton-drawn-line.h"
#include "leads/baton-lead-column.h"
#include "leads/baton-leads-model.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_CELL (baton_lead_cell_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadCell, baton_lead_cell, BATON, LEAD_CELL, BatonDrawnLine)

GtkWidget     *baton_lead_cell_new      (BatonLeadColumn  column,
                                         BatonLeadsModel *model);

BatonLeadItem *baton_lead_cell_get_item (BatonLeadCell   *self);
void           baton_lead_cell_set_item (BatonLeadCell   *self,
                                         BatonLeadItem   *item);

G_END_DECLS
