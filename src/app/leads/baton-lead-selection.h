/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "index/baton-lead-list.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_SELECTION (baton_lead_selection_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadSelection, baton_lead_selection, BATON, LEAD_SELECTION, GObject)

BatonLeadSelection *baton_lead_selection_new            (BatonLeadList      *list);

BatonLeadList      *baton_lead_selection_get_list       (BatonLeadSelection *self);
guint               baton_lead_selection_get_n_selected (BatonLeadSelection *self);
void                baton_lead_selection_set_seen       (BatonLeadSelection *self,
                                                         guint               n_rows);
gboolean            baton_lead_selection_grow           (BatonLeadSelection *self);
void                baton_lead_selection_grow_at_once   (BatonLeadSelection *self);
GArray             *baton_lead_selection_list_ids       (BatonLeadSelection *self);
void                baton_lead_selection_follow         (BatonLeadSelection *self);

G_END_DECLS
