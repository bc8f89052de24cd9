/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEADS_PAGE (baton_leads_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonLeadsPage, baton_leads_page, BATON, LEADS_PAGE, AdwBin)

GtkWidget  *baton_leads_page_new           (BatonLiveIndex *live);

const char *baton_leads_page_get_filter    (BatonLeadsPage *self);
void        baton_leads_page_set_filter    (BatonLeadsPage *self,
                                            const char     *text);
gint64      baton_leads_page_find_neighbour (BatonLeadsPage *self,
                                             gint64          lead,
                                             int             step);
gint64      baton_leads_page_step          (BatonLeadsPage *self,
                                            gint64          lead,
                                            int             step);
gint64      baton_leads_page_get_selected  (BatonLeadsPage *self);
void        baton_leads_page_export        (BatonLeadsPage *self,
                                            GFile          *file);

G_END_DECLS
