/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-lead-state.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

#define BATON_TYPE_LEAD (baton_lead_get_type ())
G_DECLARE_FINAL_TYPE (BatonLead, baton_lead, BATON, LEAD, GObject)

BatonLead            *baton_lead_new             (gint64                 id);
BatonLead            *baton_lead_new_from_record (gint64                 id,
                                                  const BatonRecord     *record,
                                                  const BatonLeadState  *state);

gint64                baton_lead_get_id          (BatonLead             *self);
const BatonRecord    *baton_lead_get_record      (BatonLead             *self);
void                  baton_lead_set_record      (BatonLead             *self,
                                                  const BatonRecord     *record);
const BatonLeadState *baton_lead_get_state       (BatonLead             *self);
void                  baton_lead_set_state       (BatonLead             *self,
                                                  const BatonLeadState  *state);
const char           *baton_lead_get_value       (BatonLead             *self,
                                                  BatonField             field);
void                  baton_lead_set_value       (BatonLead             *self,
                                                  BatonField             field,
                                                  const char            *value);
const char           *baton_lead_get_custom      (BatonLead             *self,
                                                  const char            *key);
void                  baton_lead_set_custom      (BatonLead             *self,
                                                  const char            *key,
                                                  const char            *value);
const char           *baton_lead_get_name        (BatonLead             *self);
int                   baton_lead_get_score       (BatonLead             *self);

G_END_DECLS
