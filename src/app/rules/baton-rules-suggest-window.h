/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-database.h"
#include "rules/baton-rule-draft.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULES_SUGGEST_WINDOW (baton_rules_suggest_window_get_type ())
G_DECLARE_FINAL_TYPE (BatonRulesSuggestWindow, baton_rules_suggest_window, BATON, RULES_SUGGEST_WINDOW, AdwWindow)

GtkWidget *baton_rules_suggest_window_new (GtkWindow      *parent,
                                           BatonDatabase  *database,
                                           BatonRuleDraft *draft);

G_END_DECLS
