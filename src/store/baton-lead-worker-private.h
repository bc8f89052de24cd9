/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "lead/baton-lead-state.h"

G_BEGIN_DECLS

gint64   baton_lead_worker_get   (const BatonLeadState  *state);
gboolean baton_lead_worker_load  (BatonConnection       *connection,
                                  gint64                 lead,
                                  gint64                *worker,
                                  GError               **error);
gboolean baton_lead_worker_count (BatonConnection       *connection,
                                  gint64                 worker,
                                  gint64                 change,
                                  GError               **error);

G_END_DECLS
