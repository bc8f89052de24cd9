/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-evaluator.h"

G_BEGIN_DECLS

/**
 * BatonEventTexts:
 * @BATON_EVENT_URL: the page
 * @BATON_EVENT_FORM: the form
 * @BATON_EVENT_CAMPAIGN: the campaign
 * @BATON_EVENT_PROGRAM: the nurture program
 *
 * What rules can look at of an event, besides its kind and its time.
 */
typedef enum
{
  BATON_EVENT_URL      = 1 << 0,
  BATON_EVENT_FORM     = 1 << 1,
  BATON_EVENT_CAMPAIGN = 1 << 2,
  BATON_EVENT_PROGRAM  = 1 << 3,
} BatonEventTexts;

#define BATON_ALL_EVENT_TEXTS ((BatonEventTexts) 15)

typedef struct _BatonScoringNeeds BatonScoringNeeds;

BatonScoringNeeds *baton_scoring_needs_new             (BatonEvaluator          *evaluator,
                                                        gint64                   now,
                                                        gboolean                 with_routing);
void               baton_scoring_needs_free            (BatonScoringNeeds       *self);
guint32            baton_scoring_needs_get_fields      (const BatonScoringNeeds *self,
                                                        gboolean                *with_custom);
BatonEventTexts    baton_scoring_needs_get_event_texts (const BatonScoringNeeds *self);
gboolean           baton_scoring_needs_has_event       (const BatonScoringNeeds *self,
                                                        const char              *kind,
                                                        gsize                    length,
                                                        gint64                   at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonScoringNeeds, baton_scoring_needs_free)

G_END_DECLS
