/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"
#include "insight/baton-rule-effect.h"

G_BEGIN_DECLS

/*
 * BatonLeadSample:
 *
 * Leads with all their events in memory, to try rules on again and again: all
 * leads, or when there are many a sample of them. Any thread may use it; one
 * does at a time.
 */
typedef struct _BatonLeadSample BatonLeadSample;

BatonLeadSample *baton_lead_sample_new   (guint             max_leads,
                                          guint             size);
BatonLeadSample *baton_lead_sample_ref   (BatonLeadSample  *self);
void             baton_lead_sample_unref (BatonLeadSample  *self);
BatonRuleEffect *baton_lead_sample_try   (BatonLeadSample  *self,
                                          BatonSession     *session,
                                          BatonRuleSet     *edited,
                                          GCancellable     *cancellable,
                                          GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeadSample, baton_lead_sample_unref)

G_END_DECLS
