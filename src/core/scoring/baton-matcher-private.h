/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-condition.h"
#include "scoring/baton-record-view-private.h"

G_BEGIN_DECLS

/* Conditions made ready for a table of fields: checked, folded and indexed. It
 * lends the matchers of the personas that they name. */
typedef struct _BatonMatcher BatonMatcher;

BatonMatcher *baton_matcher_new     (GPtrArray           *conditions,
                                     BatonFieldTable     *fields,
                                     GHashTable          *lists,
                                     GHashTable          *personas,
                                     GError             **error);
void          baton_matcher_free    (BatonMatcher        *self);
gboolean      baton_matcher_matches (const BatonMatcher  *self,
                                     BatonRecordView     *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonMatcher, baton_matcher_free)

G_END_DECLS
