/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"
#include "baton-intake.h"
#include "insight/baton-rule-effect.h"

G_BEGIN_DECLS

#define BATON_TYPE_RULE_PREVIEW (baton_rule_preview_get_type ())
G_DECLARE_FINAL_TYPE (BatonRulePreview, baton_rule_preview, BATON, RULE_PREVIEW, GObject)

BatonRulePreview *baton_rule_preview_new          (BatonDatabase        *database);
void              baton_rule_preview_try_async    (BatonRulePreview     *self,
                                                   BatonRuleSet         *edited,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
BatonRuleEffect  *baton_rule_preview_try_finish   (BatonRulePreview     *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void              baton_rule_preview_count_async  (BatonRulePreview     *self,
                                                   BatonRuleSet         *edited,
                                                   BatonProgressFunc     progress,
                                                   gpointer              progress_data,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
BatonRuleEffect  *baton_rule_preview_count_finish (BatonRulePreview     *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
