/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "leads/baton-leads-page.h"

#include "baton-failure-page.h"
#include "leads/baton-filter-bar.h"
#include "leads/baton-lead-footer.h"
#include "leads/baton-lead-table.h"
#include "leads/baton-leads-model.h"

G_BEGIN_DECLS

/**
 * BatonLeadsPage:
 *
 * All leads, filtered and sorted, and what can be done to those that are selected.
 */
struct _BatonLeadsPage
{
  AdwBin                parent_instance;
  BatonLiveIndex       *live;
  BatonLeadsModel      *model;
  GtkFileChooserNative *chooser;    /* while a file is chosen */

  BatonFailurePage     *failure_page;
  BatonFilterBar       *filter_bar;
  BatonLeadFooter      *footer;
  GtkStack             *stack;
  BatonLeadTable       *table;
};

guint   baton_leads_page_count_selected  (BatonLeadsPage *self);
GArray *baton_leads_page_list_selected   (BatonLeadsPage *self);
void    baton_leads_page_install_actions (GtkWidgetClass *widget_class);
void    baton_leads_page_update_actions  (BatonLeadsPage *self);

G_END_DECLS
