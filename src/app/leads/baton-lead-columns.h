/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "leads/baton-lead-column.h"
#include "leads/baton-leads-model.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_COLUMNS (baton_lead_columns_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadColumns, baton_lead_columns, BATON, LEAD_COLUMNS, GObject)

BatonLeadColumns *baton_lead_columns_new         (GtkColumnView    *view,
                                                  BatonLeadsModel  *model);

GActionGroup     *baton_lead_columns_get_actions (BatonLeadColumns *self);
GMenuModel       *baton_lead_columns_get_menu    (BatonLeadColumns *self);
GArray           *baton_lead_columns_list_shown  (BatonLeadColumns *self);

G_END_DECLS
