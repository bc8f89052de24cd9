/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-process-repository.h"
#include "baton-session.h"

G_BEGIN_DECLS

gboolean baton_hand_over    (BatonSession         *session,
                             gint64                lead,
                             gint64                person,
                             gint64               *handoff,
                             GCancellable         *cancellable,
                             GError              **error);
gboolean baton_accept       (BatonSession         *session,
                             gint64                lead,
                             gint64                person,
                             GCancellable         *cancellable,
                             GError              **error);
gboolean baton_return_lead  (BatonSession         *session,
                             gint64                lead,
                             BatonReturnReason     reason,
                             gint64                until,
                             const char           *note,
                             gint64               *looks_again_at,
                             GCancellable         *cancellable,
                             GError              **error);
gboolean baton_log_attempt  (BatonSession         *session,
                             gint64                lead,
                             BatonAttemptOutcome   outcome,
                             const char           *channel,
                             const char           *note,
                             GCancellable         *cancellable,
                             GError              **error);

G_END_DECLS
