/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-database.h"
#include "rules/baton-rule-draft.h"
#include "rules/baton-their-rules.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULES_SAVE_WINDOW (baton_rules_save_window_get_type ())
G_DECLARE_FINAL_TYPE (BatonRulesSaveWindow, baton_rules_save_window, BATON, RULES_SAVE_WINDOW, AdwWindow)

GtkWidget *baton_rules_save_window_new (GtkWindow      *parent,
                                        BatonDatabase  *database,
                                        BatonRuleDraft *draft);

void       baton_rules_save_window_show_theirs (BatonRulesSaveWindow *self,
                                                BatonTheirRules      *theirs);

G_END_DECLS
