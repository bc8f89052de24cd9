/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-known-values.h"
#include "rules/baton-rule-blocks.h"

G_BEGIN_DECLS

#define BATON_TYPE_ROUTING_EDITOR (baton_routing_editor_get_type ())
G_DECLARE_FINAL_TYPE (BatonRoutingEditor, baton_routing_editor, BATON, ROUTING_EDITOR, AdwBin)

void             baton_routing_editor_set_draft   (BatonRoutingEditor     *self,
                                                   BatonRuleDraft         *draft);
void             baton_routing_editor_set_known   (BatonRoutingEditor     *self,
                                                   const BatonKnownValues *known);
BatonRuleBlocks *baton_routing_editor_get_blocks  (BatonRoutingEditor     *self);
void             baton_routing_editor_update      (BatonRoutingEditor     *self);
void             baton_routing_editor_show_effect (BatonRoutingEditor     *self,
                                                   const BatonRuleEffect  *effect,
                                                   BatonRuleSet           *rules);

G_END_DECLS
