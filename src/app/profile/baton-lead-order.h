/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-handoff-service.h"

G_BEGIN_DECLS

/**
 * BatonLeadOrder:
 *
 * What a person asks to be done with a lead: made on the main thread, carried
 * out on a thread of the database.
 */
typedef struct _BatonLeadOrder BatonLeadOrder;

BatonLeadOrder *baton_lead_order_new_accept    (gint64                 lead);
BatonLeadOrder *baton_lead_order_new_return    (gint64                 lead,
                                                BatonReturnReason      reason,
                                                gint64                 until,
                                                const char            *note);
BatonLeadOrder *baton_lead_order_new_attempt   (gint64                 lead,
                                                BatonAttemptOutcome    outcome,
                                                const char            *channel,
                                                const char            *note);
BatonLeadOrder *baton_lead_order_new_hand_over (gint64                 lead,
                                                gint64                 person);
BatonLeadOrder *baton_lead_order_new_pass_on   (gint64                 lead,
                                                gint64                 person);
BatonLeadOrder *baton_lead_order_new_change    (gint64                 lead,
                                                const char            *field,
                                                const char            *value);
BatonLeadOrder *baton_lead_order_copy          (const BatonLeadOrder  *self);
void            baton_lead_order_free          (BatonLeadOrder        *self);
char           *baton_lead_order_describe      (const BatonLeadOrder  *self,
                                                const char            *name);
gpointer        baton_lead_order_run           (BatonSession          *session,
                                                gpointer               data,
                                                GCancellable          *cancellable,
                                                GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeadOrder, baton_lead_order_free)

G_END_DECLS
