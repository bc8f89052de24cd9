/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-handoff-repository.h"
#include "baton-statement-private.h"

G_BEGIN_DECLS

/* In the order in which baton_handoff_read() reads them. */
#define BATON_HANDOFF_COLUMNS \
  "h.id, h.lead, h.reason, h.priority, h.queue, h.person, h.fit, h.interest, " \
  "h.created_at, h.assigned_at, h.state, h.ended_at, h.ended_by"
#define BATON_HANDOFF_N_COLUMNS 13

BatonHandoff *baton_handoff_read (BatonStatement *statement);

G_END_DECLS
