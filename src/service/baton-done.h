/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-process-repository.h"
#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonDoneKind:
 * @BATON_DONE_ACCEPTED: a lead was accepted
 * @BATON_DONE_RETURNED: a lead was given back to Marketing
 * @BATON_DONE_ATTEMPTED: somebody tried to contact a lead
 *
 * What was done.
 */
typedef enum
{
  BATON_DONE_ACCEPTED,
  BATON_DONE_RETURNED,
  BATON_DONE_ATTEMPTED,
} BatonDoneKind;

/**
 * BatonDone:
 * @kind: what was done
 * @lead: the lead's number
 * @name: (nullable): what the lead is called
 * @company: (nullable): its company
 * @at: when, in microseconds UTC
 * @token: by what it can be undone, see [func@undo]
 * @reason: why it was returned
 * @outcome: what came of the attempt
 *
 * Something that a person did with a lead.
 */
typedef struct
{
  BatonDoneKind        kind;
  gint64               lead;
  char                *name;
  char                *company;
  gint64               at;
  gint64               token;
  BatonReturnReason    reason;
  BatonAttemptOutcome  outcome;
} BatonDone;

void       baton_done_free (BatonDone     *self);
GPtrArray *baton_done_list (BatonSession  *session,
                            gint64         since,
                            guint          limit,
                            GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonDone, baton_done_free)

G_END_DECLS
