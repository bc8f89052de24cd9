/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-intake.h"
#include "baton-session-private.h"

G_BEGIN_DECLS

gboolean           baton_intake_store_event (BatonSession              *session,
                                             const BatonIncomingEvent  *incoming,
                                             BatonLeadRow              *row,
                                             BatonReceipt              *receipt,
                                             GError                   **error);
BatonImportReport *baton_import_report_new  (void);

G_END_DECLS
