/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

BatonRuleSheet *baton_rule_set_merge (BatonRuleSet *base,
                                      BatonRuleSet *mine,
                                      BatonRuleSet *theirs);

G_END_DECLS
