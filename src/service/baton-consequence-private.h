/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session-private.h"

G_BEGIN_DECLS

/*
 * BatonConsequence:
 * @changed: whether the score changed
 * @handoff: the handoff that followed; 0 for none
 * @released: whether the lead fell back below the release level
 *
 * What followed from looking at a lead anew.
 */
typedef struct
{
  gboolean changed;
  gint64   handoff;
  gboolean released;
} BatonConsequence;

gint64   baton_consequence_last_event (const BatonEvent *events,
                                       guint             n_events,
                                       gint64            now);
gboolean baton_consequence_log_held (BatonSession     *session,
                                    const gint64      *leads,
                                    guint              n_leads,
                                    const char        *filter,
                                    GError           **error);
gboolean baton_consequence_apply   (BatonSession      *session,
                                    BatonLeadRow      *row,
                                    const BatonEvent  *events,
                                    guint              n_events,
                                    BatonConsequence  *consequence,
                                    GError           **error);
gboolean baton_consequence_rescore (BatonSession      *session,
                                    gint64             lead,
                                    BatonConsequence  *consequence,
                                    GError           **error);

G_END_DECLS
