/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-document-repository.h"
#include "baton-score-service.h"
#include "handoff/baton-route-check.h"
#include "scoring/baton-rule-set-diff.h"

G_BEGIN_DECLS

/**
 * BatonRuleSave:
 * @based_on: the version that the rules were made from; 0 to save them whatever
 *   came since
 * @comment: (nullable): why
 * @confirm: whether leads that qualify by the change wait until a person
 *   confirms them, see [func@newcomers_confirm]; else they are handed over
 *
 * How a rule set is to be saved.
 */
typedef struct
{
  gint64      based_on;
  const char *comment;
  gboolean    confirm;
} BatonRuleSave;

gboolean      baton_rules_save      (BatonSession         *session,
                                     BatonRuleSet         *rules,
                                     const BatonRuleSave  *save,
                                     gint64               *version,
                                     BatonRescoreReport   *report,
                                     BatonProgressFunc     progress,
                                     gpointer              progress_data,
                                     GCancellable         *cancellable,
                                     GError              **error);
gboolean      baton_rules_roll_back (BatonSession         *session,
                                     gint64                to,
                                     const BatonRuleSave  *save,
                                     gint64               *version,
                                     BatonRescoreReport   *report,
                                     BatonProgressFunc     progress,
                                     gpointer              progress_data,
                                     GCancellable         *cancellable,
                                     GError              **error);
gboolean      baton_rules_apply     (BatonSession         *session,
                                     const char           *text,
                                     const char           *comment,
                                     gint64               *version,
                                     BatonRescoreReport   *report,
                                     BatonProgressFunc     progress,
                                     gpointer              progress_data,
                                     GCancellable         *cancellable,
                                     GError              **error);
char         *baton_rules_show      (BatonSession         *session,
                                     gint64                version,
                                     GError              **error);
BatonRuleSet *baton_rules_load      (BatonSession         *session,
                                     gint64               *version,
                                     GError              **error);
GPtrArray    *baton_rules_check_routing (BatonSession    *session,
                                     BatonRuleSet         *rules,
                                     GCancellable         *cancellable,
                                     GError              **error);
GPtrArray    *baton_rules_history   (BatonSession         *session,
                                     GError              **error);
GPtrArray    *baton_rules_compare   (BatonSession         *session,
                                     gint64                before,
                                     gint64                after,
                                     GError              **error);

G_END_DECLS
