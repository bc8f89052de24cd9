/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "leads/baton-lead-columns.h"
#include "leads/baton-lead-selection.h"
#include "leads/baton-leads-model.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_TABLE (baton_lead_table_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadTable, baton_lead_table, BATON, LEAD_TABLE, GtkWidget)

void                baton_lead_table_set_model     (BatonLeadTable  *self,
                                                    BatonLeadsModel *model);
BatonLeadSelection *baton_lead_table_get_selection (BatonLeadTable  *self);
BatonLeadColumns   *baton_lead_table_get_columns   (BatonLeadTable  *self);
void                baton_lead_table_focus_rows    (BatonLeadTable  *self);
void                baton_lead_table_select        (BatonLeadTable  *self,
                                                    guint            position);

G_END_DECLS
