/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-journal.h"
#include "baton-query-private.h"

G_BEGIN_DECLS

/* The columns of an entry, in the order in which it is read. */
#define BATON_JOURNAL_COLUMNS "seq, at, actor, action, lead, lead_last, cause, detail"

gpointer baton_journal_read_entry (BatonStatement *statement);

G_END_DECLS
