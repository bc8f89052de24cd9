/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "leads/baton-leads-model.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_BRIEF (baton_lead_brief_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadBrief, baton_lead_brief, BATON, LEAD_BRIEF, AdwBin)

GtkWidget *baton_lead_brief_new      (BatonLeadsModel *model);
void       baton_lead_brief_set_item (BatonLeadBrief  *self,
                                      BatonLeadItem   *item);

G_END_DECLS
