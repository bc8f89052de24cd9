/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-known-values.h"
#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

#define BATON_TYPE_CONDITION_ROW (baton_condition_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonConditionRow, baton_condition_row, BATON, CONDITION_ROW, GtkListBoxRow)

GtkWidget      *baton_condition_row_new           (const BatonKnownValues *known,
                                                   const BatonRuleSheet   *sheet,
                                                   GPtrArray              *declared,
                                                   const BatonCondition   *condition);
BatonCondition *baton_condition_row_dup_condition (BatonConditionRow      *self);

void            baton_condition_row_update        (BatonConditionRow      *self);
void            baton_condition_row_set_known     (BatonConditionRow      *self,
                                                   const BatonKnownValues *known);

G_END_DECLS
