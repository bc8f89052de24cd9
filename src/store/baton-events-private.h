/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-events.h"
#include "baton-statement-private.h"
#include "scoring/baton-scoring-needs.h"

G_BEGIN_DECLS

/* What the rules look at, and what is known besides; in the order in which
 * baton_events_append() reads it. */
#define BATON_EVENT_COLUMNS "lead, at, kind, url, form, campaign, program"
#define BATON_EVENT_ALL_COLUMNS BATON_EVENT_COLUMNS ", id, source, external_id, data"

void     baton_events_reset  (BatonEvents     *self);
void     baton_events_append (BatonEvents     *self,
                              BatonStatement  *statement,
                              gboolean         all_columns);
gboolean baton_events_load   (BatonEvents     *self,
                              BatonStatement  *statement,
                              gboolean         all_columns,
                              GError         **error);

const char *baton_events_get_needed_columns (BatonEventTexts          texts);
void        baton_events_append_needed      (BatonEvents             *self,
                                             BatonStatement          *statement,
                                             const BatonScoringNeeds *needs);

G_END_DECLS
