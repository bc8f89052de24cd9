/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-database.h"
#include "rules/baton-rule-draft.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULES_HISTORY_WINDOW (baton_rules_history_window_get_type ())
G_DECLARE_FINAL_TYPE (BatonRulesHistoryWindow, baton_rules_history_window, BATON, RULES_HISTORY_WINDOW, AdwWindow)

GtkWidget *baton_rules_history_window_new (GtkWindow      *parent,
                                           BatonDatabase  *database,
                                           BatonRuleDraft *draft);

G_END_DECLS
