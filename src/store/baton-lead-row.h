/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "lead/baton-lead-state.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

/**
 * BatonLeadRow:
 * @id: the lead's number
 * @import: the import that made it; 0 for none
 * @record: who it is, valid as long as the row
 * @state: where it stands
 *
 * A lead as it is stored. A zeroed row is a valid empty one; it may be loaded
 * again and again, and is cleared once.
 */
typedef struct
{
  gint64              id;
  gint64              import;
  BatonRecord         record;
  BatonLeadState      state;
  /*< private >*/
  struct _BatonArena *strings;
  GArray             *custom;
} BatonLeadRow;

void baton_lead_row_clear (BatonLeadRow *row);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonLeadRow, baton_lead_row_clear)

G_END_DECLS
