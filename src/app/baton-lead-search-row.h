/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "lead/baton-lead.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_SEARCH_ROW (baton_lead_search_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadSearchRow, baton_lead_search_row, BATON, LEAD_SEARCH_ROW, GtkListBoxRow)

GtkWidget *baton_lead_search_row_new      (BatonLead          *lead,
                                           const char         *stage);
gint64     baton_lead_search_row_get_lead (BatonLeadSearchRow *self);

G_END_DECLS
