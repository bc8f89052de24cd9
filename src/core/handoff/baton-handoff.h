/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "handoff/baton-decision.h"

G_BEGIN_DECLS

/**
 * BatonHandoffState:
 * @BATON_HANDOFF_OPEN: waits to be accepted or returned
 * @BATON_HANDOFF_ACCEPTED: Sales took it
 * @BATON_HANDOFF_RETURNED: Sales handed it back
 * @BATON_HANDOFF_WITHDRAWN: Marketing took it back
 * @BATON_HANDOFF_REASSIGNED: it expired, and went to somebody else
 *
 * How a handoff stands.
 */
typedef enum
{
  BATON_HANDOFF_OPEN,
  BATON_HANDOFF_ACCEPTED,
  BATON_HANDOFF_RETURNED,
  BATON_HANDOFF_WITHDRAWN,
  BATON_HANDOFF_REASSIGNED,
} BatonHandoffState;

/**
 * BatonPriority:
 * @BATON_PRIORITY_NORMAL: qualified by its score
 * @BATON_PRIORITY_HOT: the hot rule holds
 * @BATON_PRIORITY_HAND_RAISER: asked for a sales conversation
 *
 * How urgent a handoff is. Each priority has its own targets.
 */
typedef enum
{
  BATON_PRIORITY_NORMAL,
  BATON_PRIORITY_HOT,
  BATON_PRIORITY_HAND_RAISER,
} BatonPriority;

#define BATON_N_PRIORITIES 3

/**
 * BatonHandoff:
 * @id: the handoff's number
 * @lead: the lead's number
 * @trigger: why it was handed over
 * @priority: how urgent it is
 * @queue: the queue that it went to
 * @person: the person whom it waits for; 0 when nobody was free
 * @fit: the fit then
 * @interest: the interest then
 * @created_at: when Marketing handed it over
 * @assigned_at: when it reached @person; 0 for not yet
 * @state: how it ended, or that it has not
 * @ended_at: when it ended; 0 while open
 * @ended_by: (nullable): who ended it
 *
 * One passing of a lead from Marketing to Sales. It ends once.
 */
typedef struct
{
  gint64            id;
  gint64            lead;
  BatonTrigger      trigger;
  BatonPriority     priority;
  char             *queue;
  gint64            person;
  int               fit;
  int               interest;
  gint64            created_at;
  gint64            assigned_at;
  BatonHandoffState state;
  gint64            ended_at;
  char             *ended_by;
} BatonHandoff;

/**
 * BatonReturnReason:
 *
 * Why Sales hands a lead back.
 */
typedef enum
{
  BATON_RETURN_NOT_READY,
  BATON_RETURN_GONE_QUIET,
  BATON_RETURN_NOT_A_FIT,
  BATON_RETURN_UNDER_CONTRACT,
  BATON_RETURN_NO_BUYING_POWER,
  BATON_RETURN_CLOSED_LOST,
  BATON_RETURN_WRONG_DATA,
  BATON_N_RETURN_REASONS,
} BatonReturnReason;

/**
 * BatonAttemptOutcome:
 *
 * What came of trying to contact a lead.
 */
typedef enum
{
  BATON_ATTEMPT_REACHED,
  BATON_ATTEMPT_NO_ANSWER,
  BATON_ATTEMPT_VOICEMAIL,
  BATON_ATTEMPT_MESSAGE_SENT,
  BATON_ATTEMPT_WRONG_DATA,
  BATON_N_ATTEMPT_OUTCOMES,
} BatonAttemptOutcome;

#define BATON_TYPE_HANDOFF (baton_handoff_get_type ())
GType         baton_handoff_get_type            (void);

BatonHandoff *baton_handoff_copy                (const BatonHandoff  *self);
void          baton_handoff_free                (BatonHandoff        *self);

const char   *baton_handoff_state_get_name      (BatonHandoffState    state);
const char   *baton_handoff_state_get_title     (BatonHandoffState    state);
gboolean      baton_handoff_state_from_name     (const char          *name,
                                                 BatonHandoffState   *state);
const char   *baton_priority_get_name           (BatonPriority        priority);
const char   *baton_priority_get_title          (BatonPriority        priority);
gboolean      baton_priority_from_name          (const char          *name,
                                                 BatonPriority       *priority);
const char   *baton_return_reason_get_name      (BatonReturnReason    reason);
const char   *baton_return_reason_get_title     (BatonReturnReason    reason);
gboolean      baton_return_reason_from_name     (const char          *name,
                                                 BatonReturnReason   *reason);
int           baton_return_reason_get_rest_days (BatonReturnReason    reason);
const char   *baton_attempt_outcome_get_name    (BatonAttemptOutcome  outcome);
const char   *baton_attempt_outcome_get_title   (BatonAttemptOutcome  outcome);
gboolean      baton_attempt_outcome_from_name   (const char          *name,
                                                 BatonAttemptOutcome *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonHandoff, baton_handoff_free)

G_END_DECLS
