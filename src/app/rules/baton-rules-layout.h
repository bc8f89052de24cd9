/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATON_TYPE_RULES_LAYOUT (baton_rules_layout_get_type ())
G_DECLARE_FINAL_TYPE (BatonRulesLayout, baton_rules_layout, BATON, RULES_LAYOUT, GtkWidget)

void baton_rules_layout_set_children (BatonRulesLayout *self,
                                      GtkWidget        *main,
                                      GtkWidget        *side);
void baton_rules_layout_scroll_up    (BatonRulesLayout *self);

G_END_DECLS
