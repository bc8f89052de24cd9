/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "leads/baton-leads-model.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_FOOTER (baton_lead_footer_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadFooter, baton_lead_footer, BATON, LEAD_FOOTER, GtkWidget)

void baton_lead_footer_show (BatonLeadFooter *self,
                             BatonLeadsModel *model,
                             guint            n_selected);

G_END_DECLS
