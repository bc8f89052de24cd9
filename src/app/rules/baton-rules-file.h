/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "rules/baton-rule-draft.h"

G_BEGIN_DECLS

void baton_rules_file_export (GtkWidget      *page,
                              BatonRuleSet   *rules);
void baton_rules_file_import (GtkWidget      *page,
                              BatonRuleDraft *draft);
void baton_rules_file_read   (GtkWidget      *page,
                              BatonRuleDraft *draft,
                              GFile          *file);

G_END_DECLS
