/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-journal.h"

G_BEGIN_DECLS

GPtrArray *baton_journal_list_changes (BatonConnection  *connection,
                                       const char       *action,
                                       gint64            first,
                                       gint64            last,
                                       GError          **error);
GArray    *baton_journal_list_touched (BatonConnection  *connection,
                                       gint64            first_lead,
                                       gint64            last_lead,
                                       gint64            after,
                                       GError          **error);

G_END_DECLS
