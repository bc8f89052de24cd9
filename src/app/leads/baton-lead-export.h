/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-database.h"
#include "leads/baton-lead-column.h"

G_BEGIN_DECLS

void      baton_lead_export_async     (BatonDatabase        *database,
                                       GArray               *leads,
                                       BatonLeadNames       *names,
                                       GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean  baton_lead_export_finish    (BatonDatabase        *database,
                                       GAsyncResult         *result,
                                       GError              **error);

void      baton_lead_export_text_async  (BatonDatabase       *database,
                                         GArray              *leads,
                                         GArray              *columns,
                                         BatonLeadNames      *names,
                                         gint64               now,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
char     *baton_lead_export_text_finish (BatonDatabase       *database,
                                         GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS
