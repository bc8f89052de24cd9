/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonKnownValues:
 *
 * What stands in the fields of the newest leads and of their events, and who
 * sells: what somebody who writes a rule most likely means.
 */
typedef struct _BatonKnownValues BatonKnownValues;

#define BATON_KNOWN_KIND     "event.kind"
#define BATON_KNOWN_URL      "event.url"
#define BATON_KNOWN_FORM     "event.form"
#define BATON_KNOWN_CAMPAIGN "event.campaign"
#define BATON_KNOWN_PROGRAM  "event.program"
#define BATON_KNOWN_PERSON   "sales.person"
#define BATON_KNOWN_QUEUE    "sales.queue"

BatonKnownValues    *baton_known_values_read       (BatonSession            *session,
                                                    GCancellable            *cancellable,
                                                    GError                 **error);
void                 baton_known_values_free       (BatonKnownValues        *self);
const char * const  *baton_known_values_get        (const BatonKnownValues  *self,
                                                    const char              *name);
const char * const  *baton_known_values_get_custom (const BatonKnownValues  *self);
BatonFieldType       baton_known_values_guess_type (const BatonKnownValues  *self,
                                                    const char              *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonKnownValues, baton_known_values_free)

G_END_DECLS
