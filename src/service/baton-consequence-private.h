/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session-private.h"
#include "handoff/baton-decision.h"

G_BEGIN_DECLS

/*
 * BatonConsequence:
 * @changed: whether the score changed
 * @handoff: the handoff that followed; 0 for none
 * @released: whether the lead fell back below the release level
 * @unconfirmed: whether it began to wait until a person confirms it
 *
 * What followed from looking at a lead anew.
 */
typedef struct
{
  gboolean changed;
  gint64   handoff;
  gboolean released;
  gboolean unconfirmed;
} BatonConsequence;

gboolean baton_consequence_log_held (BatonSession     *session,
                                    const gint64      *leads,
                                    guint              n_leads,
                                    const char        *filter,
                                    GError           **error);
gboolean baton_consequence_apply   (BatonSession      *session,
                                    BatonLeadRow      *row,
                                    const BatonEvent  *events,
                                    guint              n_events,
                                    BatonOccasion      occasion,
                                    BatonConsequence  *consequence,
                                    GError           **error);
gboolean baton_consequence_rescore (BatonSession      *session,
                                    gint64             lead,
                                    BatonOccasion      occasion,
                                    BatonConsequence  *consequence,
                                    GError           **error);

G_END_DECLS
