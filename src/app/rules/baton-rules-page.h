/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-live-index.h"
#include "rules/baton-rule-draft.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULES_PAGE (baton_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (BatonRulesPage, baton_rules_page, BATON, RULES_PAGE, AdwBin)

GtkWidget      *baton_rules_page_new       (BatonLiveIndex *live);
BatonRuleDraft *baton_rules_page_get_draft (BatonRulesPage *self);
gboolean        baton_rules_page_may_close (BatonRulesPage *self);

G_END_DECLS
