/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-field.h"
#include "scoring/baton-condition.h"

G_BEGIN_DECLS

/**
 * BatonRuleField:
 * @name: the name of a custom field as conditions have it, such as `custom.seats`
 * @type: what it holds
 *
 * What a custom field holds, so that rules compare it as that. A field of which
 * nothing is said is text, in which sizes compare what is a number or a date.
 */
typedef struct
{
  char           *name;
  BatonFieldType  type;
} BatonRuleField;

BatonRuleField      *baton_rule_field_new             (const char           *name,
                                                       BatonFieldType        type);
void                 baton_rule_field_free            (BatonRuleField       *self);
BatonRuleField      *baton_rule_field_find            (const GPtrArray      *fields,
                                                       const char           *name);
gboolean             baton_rule_field_find_type       (const GPtrArray      *fields,
                                                       const char           *name,
                                                       BatonFieldType       *type);
gboolean             baton_rule_field_is_custom       (const char           *name);

const BatonOperator *baton_rule_field_list_operators  (const GPtrArray      *fields,
                                                       const char           *name,
                                                       guint                *n_operators);
gboolean             baton_field_type_takes           (BatonFieldType        type,
                                                       BatonOperator         op);
char                *baton_field_type_describe_operators (BatonFieldType     type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonRuleField, baton_rule_field_free)

G_END_DECLS
