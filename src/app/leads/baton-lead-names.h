/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonLeadNames:
 *
 * What stages and people are called. It never changes once it is made, so it
 * may be shared between threads.
 */
typedef struct _BatonLeadNames BatonLeadNames;

BatonLeadNames *baton_lead_names_load        (BatonSession    *session,
                                              GError         **error);
BatonLeadNames *baton_lead_names_ref         (BatonLeadNames  *self);
void            baton_lead_names_unref       (BatonLeadNames  *self);

BatonProcess   *baton_lead_names_get_process (BatonLeadNames  *self);
const char     *baton_lead_names_get_stage   (BatonLeadNames  *self,
                                              guint            number);
const char     *baton_lead_names_get_person  (BatonLeadNames  *self,
                                              gint64           person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeadNames, baton_lead_names_unref)

G_END_DECLS
