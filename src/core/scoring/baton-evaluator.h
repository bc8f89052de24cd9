/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-event.h"
#include "lead/baton-record.h"
#include "scoring/baton-rule-matches.h"
#include "scoring/baton-rule-set.h"
#include "scoring/baton-score.h"

G_BEGIN_DECLS

typedef struct _BatonEvaluator BatonEvaluator;

BatonEvaluator   *baton_evaluator_new          (BatonRuleSet      *rules,
                                                GError           **error);
BatonEvaluator   *baton_evaluator_ref          (BatonEvaluator    *self);
void              baton_evaluator_unref        (BatonEvaluator    *self);
BatonRuleSet     *baton_evaluator_get_rules    (BatonEvaluator    *self);

void              baton_evaluator_score        (BatonEvaluator    *self,
                                                const BatonRecord *record,
                                                const BatonEvent  *events,
                                                guint              n_events,
                                                gint64             now,
                                                BatonScore        *score);
void              baton_evaluator_score_matching (BatonEvaluator  *self,
                                                const BatonRecord *record,
                                                const BatonEvent  *events,
                                                guint              n_events,
                                                gint64             now,
                                                BatonScore        *score,
                                                BatonRuleMatches  *matches);
BatonExplanation *baton_evaluator_explain      (BatonEvaluator    *self,
                                                const BatonRecord *record,
                                                const BatonEvent  *events,
                                                guint              n_events,
                                                gint64             now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonEvaluator, baton_evaluator_unref)

G_END_DECLS
