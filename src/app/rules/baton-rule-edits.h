/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rules/baton-rule-draft.h"
#include "rules/baton-rule-section.h"

G_BEGIN_DECLS

/* What is done with whole rules, each one step that can be undone. */

char     *baton_rule_edits_add       (BatonRuleDraft    *draft,
                                      BatonRuleSection   section,
                                      const char        *group,
                                      GError           **error);
char     *baton_rule_edits_duplicate (BatonRuleDraft    *draft,
                                      BatonRuleSection   section,
                                      const char        *id,
                                      GError           **error);
gboolean  baton_rule_edits_remove    (BatonRuleDraft    *draft,
                                      BatonRuleSection   section,
                                      const char        *id,
                                      GError           **error);
gboolean  baton_rule_edits_shift     (BatonRuleDraft    *draft,
                                      BatonRuleSection   section,
                                      const char        *id,
                                      int                steps,
                                      GError           **error);
gboolean  baton_rule_edits_drop      (BatonRuleDraft    *draft,
                                      BatonRuleSection   section,
                                      const char        *id,
                                      const char        *target,
                                      gboolean           is_behind,
                                      GError           **error);

G_END_DECLS
