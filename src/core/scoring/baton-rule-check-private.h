/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

gboolean baton_rule_sheet_check    (const BatonRuleSheet  *self,
                                    GError               **error);
void     baton_rule_sheet_complete (BatonRuleSheet        *self);

G_END_DECLS
