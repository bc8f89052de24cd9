/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-events.h"
#include "baton-journal.h"
#include "baton-lead-row.h"
#include "baton-process-repository.h"
#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonProfile:
 * @row: the lead
 * @events: what it did, oldest first
 * @clocks: (element-type BatonClock): its clocks, running and ended
 * @handoffs: (element-type BatonHandoff): its handoffs, newest first
 * @history: (element-type BatonJournalEntry): what happened to it, newest first
 *
 * A lead with all that is kept on it. A zeroed profile is a valid empty one.
 */
typedef struct
{
  BatonLeadRow  row;
  BatonEvents   events;
  GArray       *clocks;
  GPtrArray    *handoffs;
  GPtrArray    *history;
  gint64        attempted_at;
} BatonProfile;

void     baton_profile_clear (BatonProfile  *self);
gboolean baton_load_profile  (BatonSession  *session,
                              gint64         lead,
                              BatonProfile  *profile,
                              GCancellable  *cancellable,
                              GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonProfile, baton_profile_clear)

G_END_DECLS
