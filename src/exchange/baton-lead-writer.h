/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "lead/baton-lead-state.h"
#include "lead/baton-record.h"

G_BEGIN_DECLS

/**
 * BatonWrittenLead:
 * @id: the lead's number
 * @record: who it is
 * @state: where it stands
 * @stage: (nullable): the id of its stage
 * @owner: (nullable): what its owner is called
 *
 * A lead as it stands in a file.
 */
typedef struct
{
  gint64                id;
  const BatonRecord    *record;
  const BatonLeadState *state;
  const char           *stage;
  const char           *owner;
} BatonWrittenLead;

typedef struct _BatonLeadWriter BatonLeadWriter;

BatonLeadWriter *baton_lead_writer_new    (void);
void             baton_lead_writer_free   (BatonLeadWriter         *self);
void             baton_lead_writer_learn  (BatonLeadWriter         *self,
                                           const BatonRecord       *record);
gboolean         baton_lead_writer_begin  (BatonLeadWriter         *self,
                                           GOutputStream           *stream,
                                           GCancellable            *cancellable,
                                           GError                 **error);
gboolean         baton_lead_writer_add    (BatonLeadWriter         *self,
                                           const BatonWrittenLead  *lead,
                                           GCancellable            *cancellable,
                                           GError                 **error);
gboolean         baton_lead_writer_finish (BatonLeadWriter         *self,
                                           GCancellable            *cancellable,
                                           GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeadWriter, baton_lead_writer_free)

G_END_DECLS
