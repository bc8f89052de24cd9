/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-score-service.h"
#include "handoff/baton-decision.h"

G_BEGIN_DECLS

gboolean baton_rescore_everybody (BatonSession        *session,
                                  BatonOccasion        occasion,
                                  BatonRescoreReport  *report,
                                  BatonProgressFunc    progress,
                                  gpointer             progress_data,
                                  GCancellable        *cancellable,
                                  GError             **error);
gboolean baton_rescore_some      (BatonSession        *session,
                                  GArray              *leads,
                                  BatonRescoreReport  *report,
                                  GCancellable        *cancellable,
                                  GError             **error);

G_END_DECLS
