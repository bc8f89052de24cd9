/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-event.h"
#include "lead/baton-lead-state.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

/* A lead and its events, in one block of memory; the strings are those of the
 * chunk that it was made with. */
typedef struct _BatonSampledLead BatonSampledLead;

BatonSampledLead     *baton_sampled_lead_new        (gint64                  id,
                                                     const BatonRecord      *record,
                                                     const BatonLeadState   *state,
                                                     const BatonEvent       *events,
                                                     guint                   n_events,
                                                     GStringChunk           *strings);
const gint64         *baton_sampled_lead_get_id     (const BatonSampledLead *self);
const BatonLeadState *baton_sampled_lead_get_state  (const BatonSampledLead *self);
void                  baton_sampled_lead_get_record (const BatonSampledLead *self,
                                                     BatonRecord            *record);
void                  baton_sampled_lead_get_events (const BatonSampledLead *self,
                                                     GArray                 *events);

G_END_DECLS
