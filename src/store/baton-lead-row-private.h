/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-lead-row.h"
#include "baton-statement-private.h"

G_BEGIN_DECLS

/* PostgreSQL hands over a whole result at once, so scans ask for the leads in
 * ranges of this many numbers. */
#define BATON_LEADS_A_RANGE 10000

const char *baton_lead_row_get_column   (BatonField             field);
const char *baton_lead_row_get_query    (guint32                fields,
                                         gboolean               with_custom,
                                         const char            *tail);
gboolean    baton_lead_row_read         (BatonLeadRow          *row,
                                         BatonStatement        *statement,
                                         guint32                fields,
                                         gboolean               with_custom,
                                         gboolean               borrow,
                                         GError               **error);
gboolean    baton_lead_row_set_damaged  (gint64                 lead,
                                         GError               **error);
void        baton_lead_row_bind_state   (BatonStatement        *statement,
                                         int                    index,
                                         const BatonLeadState  *state);

G_END_DECLS
