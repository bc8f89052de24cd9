/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-evaluator.h"
#include "scoring/baton-event-rules-private.h"

G_BEGIN_DECLS

const BatonEventRules *baton_evaluator_get_event_rules (const BatonEvaluator *self);
void                   baton_evaluator_score_record    (const BatonEvaluator *self,
                                                        const BatonRecord    *record,
                                                        const BatonScore     *known,
                                                        BatonScore           *score);
const GPtrArray       *baton_evaluator_get_probes      (BatonEvaluator       *self);
GPtrArray             *baton_missing_list              (BatonEvaluator       *self,
                                                        const BatonRecord    *record,
                                                        const BatonScore     *score);
GPtrArray             *baton_unread_list               (const BatonEvaluator *self,
                                                        const BatonRecord    *record);

G_END_DECLS
