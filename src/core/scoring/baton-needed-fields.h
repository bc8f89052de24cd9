/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

guint32 baton_rule_set_get_needed_fields (BatonRuleSet *self,
                                          gboolean     *with_custom);
guint32 baton_rule_set_get_asked_fields  (BatonRuleSet *self,
                                          gboolean     *with_custom);

G_END_DECLS
