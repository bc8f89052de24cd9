/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-known-values.h"
#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_ROUTING_TARGET (baton_routing_target_get_type ())
G_DECLARE_FINAL_TYPE (BatonRoutingTarget, baton_routing_target, BATON, ROUTING_TARGET, AdwBin)

void         baton_routing_target_set_known  (BatonRoutingTarget     *self,
                                              const BatonKnownValues *known);
void         baton_routing_target_show       (BatonRoutingTarget     *self,
                                              const BatonRuleSheet   *sheet,
                                              const BatonRoutingRule *rule);
void         baton_routing_target_read       (BatonRoutingTarget     *self,
                                              BatonRoutingRule       *rule);

char       **baton_routing_target_dup_queues (const BatonKnownValues *known,
                                              const BatonRuleSheet   *sheet);

G_END_DECLS
