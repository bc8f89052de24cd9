/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-events.h"
#include "baton-statement-private.h"

G_BEGIN_DECLS

/* What the rules look at, and what is known besides; in the order in which
 * baton_events_append() reads it. */
#define BATON_EVENT_COLUMNS "lead, at, kind, url, form, campaign, program"
#define BATON_EVENT_ALL_COLUMNS BATON_EVENT_COLUMNS ", id, source, external_id, data"

void baton_events_reset  (BatonEvents    *self);
void baton_events_append (BatonEvents    *self,
                          BatonStatement *statement,
                          gboolean        all_columns);

G_END_DECLS
