/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-event.h"
#include "scoring/baton-score.h"

G_BEGIN_DECLS

/* The lines of a score, as it is worked out. Event lines are kept by rule until
 * it is known whether the rule counts. */
typedef struct _BatonLedger BatonLedger;

BatonLedger *baton_ledger_new       (guint             n_event_rules);
GPtrArray   *baton_ledger_free      (BatonLedger      *self);
void         baton_ledger_add       (BatonLedger      *self,
                                     BatonPart         part,
                                     const char       *rule,
                                     const char       *name,
                                     int               points,
                                     char             *note);
void         baton_ledger_add_event (BatonLedger      *self,
                                     guint             event_rule,
                                     const char       *rule,
                                     const char       *name,
                                     int               points,
                                     const BatonEvent *event,
                                     char             *note);
void         baton_ledger_keep      (BatonLedger      *self,
                                     guint             event_rule);

G_END_DECLS
