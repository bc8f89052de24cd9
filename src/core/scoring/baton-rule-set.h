/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-record.h"
#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

/**
 * BatonRuleSet:
 *
 * Rules that were checked: every field, operator, list and group that they
 * name exists, every number is in range. A rule set never changes once it is
 * made, so it may be shared between threads. To change the rules copy its
 * sheet, edit the copy and make a new rule set of it.
 */
typedef struct _BatonRuleSet BatonRuleSet;

#define BATON_TYPE_RULE_SET (baton_rule_set_get_type ())
GType                 baton_rule_set_get_type  (void);

BatonRuleSet         *baton_rule_set_new       (BatonRuleSheet     *sheet,
                                                GError            **error);
BatonRuleSet         *baton_rule_set_ref       (BatonRuleSet       *self);
void                  baton_rule_set_unref     (BatonRuleSet       *self);

const BatonRuleSheet *baton_rule_set_get_sheet (BatonRuleSet       *self);
const BatonThreshold *baton_rule_set_get_mql   (BatonRuleSet       *self);
gboolean              baton_rule_set_qualifies (BatonRuleSet       *self,
                                                int                 fit,
                                                int                 interest);
const BatonPersona   *baton_rule_set_find_persona (BatonRuleSet    *self,
                                                const BatonRecord  *record);
const BatonRoutingRule *
                      baton_rule_set_find_routing (BatonRuleSet    *self,
                                                const BatonRecord  *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonRuleSet, baton_rule_set_unref)

G_END_DECLS
