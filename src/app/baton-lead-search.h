/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD_SEARCH (baton_lead_search_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadSearch, baton_lead_search, BATON, LEAD_SEARCH, GtkPopover)

void baton_lead_search_set_live_index (BatonLeadSearch *self,
                                       BatonLiveIndex  *live);

G_END_DECLS
