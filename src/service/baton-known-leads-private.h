/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-lead-feed-private.h"
#include "baton-lead-repository.h"

G_BEGIN_DECLS

/*
 * BatonKnownLeads:
 *
 * The identities of all leads in memory, for as long as a large import lasts.
 * The leads that it makes are stored many at once, and their keys sorted, at
 * its end.
 */
typedef struct _BatonKnownLeads BatonKnownLeads;

BatonKnownLeads *baton_known_leads_new       (BatonConnection        *connection,
                                              gint64                  first_new,
                                              GCancellable           *cancellable,
                                              GError                **error);
void             baton_known_leads_free      (BatonKnownLeads        *self);
void             baton_known_leads_expect    (BatonKnownLeads        *self,
                                              const BatonScoredLead  *lead);
gboolean         baton_known_leads_find      (BatonKnownLeads        *self,
                                              const BatonScoredLead  *lead,
                                              gint64                 *number,
                                              GError                **error);
gboolean         baton_known_leads_has_key   (BatonKnownLeads        *self,
                                              gint64                  hash);
gboolean         baton_known_leads_says_all  (BatonKnownLeads        *self,
                                              gint64                  number,
                                              const BatonScoredLead  *lead);
void             baton_known_leads_add       (BatonKnownLeads        *self,
                                              const BatonScoredLead  *lead,
                                              const BatonNewLead     *new_lead);
void             baton_known_leads_add_key   (BatonKnownLeads        *self,
                                              gint64                  hash,
                                              gint64                  number);
gboolean         baton_known_leads_load      (BatonKnownLeads        *self,
                                              gint64                  number,
                                              BatonLeadRow           *row,
                                              GError                **error);
gboolean         baton_known_leads_write     (BatonKnownLeads        *self,
                                              GError                **error);
gboolean         baton_known_leads_write_keys (BatonKnownLeads       *self,
                                              GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonKnownLeads, baton_known_leads_free)

G_END_DECLS
