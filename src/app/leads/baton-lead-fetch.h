/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-live-index.h"
#include "index/baton-lead-list.h"

G_BEGIN_DECLS

void baton_lead_fetch (BatonLeadList *list,
                       const gint64  *ids,
                       guint          n_ids,
                       GCancellable  *cancellable,
                       gpointer       live);

G_END_DECLS
