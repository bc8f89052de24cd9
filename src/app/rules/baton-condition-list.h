/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-known-values.h"
#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_CONDITION_LIST (baton_condition_list_get_type ())
G_DECLARE_FINAL_TYPE (BatonConditionList, baton_condition_list, BATON, CONDITION_LIST, AdwBin)

void baton_condition_list_show      (BatonConditionList     *self,
                                     const BatonKnownValues *known,
                                     const BatonRuleSheet   *sheet,
                                     const GPtrArray        *when);
void baton_condition_list_add       (BatonConditionList     *self,
                                     const BatonKnownValues *known,
                                     const BatonRuleSheet   *sheet,
                                     const BatonCondition   *condition);
void baton_condition_list_set_known (BatonConditionList     *self,
                                     const BatonKnownValues *known);
void baton_condition_list_read      (BatonConditionList     *self,
                                     GPtrArray              *when,
                                     GPtrArray              *fields);

G_END_DECLS
