/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"
#include "index/baton-index.h"

G_BEGIN_DECLS

/**
 * BatonLeadNames:
 *
 * What stages and people are called. It never changes once it is made, so it
 * may be shared between threads.
 */
typedef struct _BatonLeadNames BatonLeadNames;

void            baton_lead_names_load_async  (BatonDatabase        *database,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
BatonLeadNames *baton_lead_names_load_finish (BatonDatabase        *database,
                                              GAsyncResult         *result,
                                              GError              **error);
BatonLeadNames *baton_lead_names_ref         (BatonLeadNames       *self);
void            baton_lead_names_unref       (BatonLeadNames       *self);

BatonProcess   *baton_lead_names_get_process (BatonLeadNames       *self);
const char     *baton_lead_names_get_stage   (BatonLeadNames       *self,
                                              guint                 number);
const char     *baton_lead_names_get_person  (BatonLeadNames       *self,
                                              gint64                person);
gboolean        baton_lead_names_know_owners (BatonLeadNames       *self,
                                              BatonIndex           *index,
                                              const GArray         *leads);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeadNames, baton_lead_names_unref)

G_END_DECLS
