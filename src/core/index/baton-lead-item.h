/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-index.h"
#include "lead/baton-lead.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_ITEM (baton_lead_item_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadItem, baton_lead_item, BATON, LEAD_ITEM, GObject)

BatonLeadItem       *baton_lead_item_new      (guint                position);

guint                baton_lead_item_get_position (BatonLeadItem   *self);
gint64               baton_lead_item_get_id   (BatonLeadItem       *self);
const BatonIndexRow *baton_lead_item_get_row  (BatonLeadItem       *self);
void                 baton_lead_item_set_row  (BatonLeadItem       *self,
                                               const BatonIndexRow *row);
BatonLead           *baton_lead_item_get_lead (BatonLeadItem       *self);
void                 baton_lead_item_set_lead (BatonLeadItem       *self,
                                               BatonLead           *lead);

G_END_DECLS
