/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session-private.h"

G_BEGIN_DECLS

gboolean baton_clockwork_reach  (BatonSession    *session,
                                 BatonLeadRow    *row,
                                 BatonMilestone   milestone,
                                 gint64           handoff,
                                 BatonPriority    priority,
                                 GError         **error);
gboolean baton_clockwork_cancel (BatonSession    *session,
                                 BatonLeadRow    *row,
                                 GError         **error);
gboolean baton_clockwork_hand   (BatonSession    *session,
                                 BatonLeadRow    *row,
                                 gint64           person,
                                 GError         **error);
gboolean baton_clockwork_rewind (BatonSession    *session,
                                 BatonLeadRow    *row,
                                 GArray          *started,
                                 GArray          *ended,
                                 int              n_attempts,
                                 GError         **error);

G_END_DECLS
