/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session-private.h"

G_BEGIN_DECLS

/*
 * BatonPastRecord:
 * @record: who a lead was at some time
 *
 * What the journal says about who a lead was. It lends the values that have not
 * changed since from the record that it was made from.
 */
typedef struct
{
  BatonRecord  record;
  /*< private >*/
  GPtrArray   *details;
  GArray      *custom;
} BatonPastRecord;

void     baton_past_record_clear (BatonPastRecord     *self);
gboolean baton_past_record_load  (BatonPastRecord     *self,
                                  BatonConnection     *connection,
                                  const BatonLeadRow  *row,
                                  gint64               at,
                                  GError             **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonPastRecord, baton_past_record_clear)

G_END_DECLS
