/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"
#include "insight/baton-rule-effect.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULE_LEADS_WINDOW (baton_rule_leads_window_get_type ())
G_DECLARE_FINAL_TYPE (BatonRuleLeadsWindow, baton_rule_leads_window, BATON, RULE_LEADS_WINDOW, AdwWindow)

GtkWidget *baton_rule_leads_window_new (GtkWindow            *parent,
                                        BatonLiveIndex       *live,
                                        const char           *title,
                                        const GArray         *leads);
GtkWidget *baton_rule_leads_window_new_for_movers (GtkWindow      *parent,
                                                   BatonLiveIndex *live,
                                                   const char     *title,
                                                   const GArray   *movers);
void       baton_rule_leads_window_ask (BatonRuleLeadsWindow *self);

G_END_DECLS
