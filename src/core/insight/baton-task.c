/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-task.h"

#include "handoff/baton-permission.h"

static gboolean
may (BatonLead    *lead,
     BatonChannel  channel)
{
  return baton_may_contact (baton_lead_get_record (lead), baton_lead_get_state (lead),
                            BATON_TEAM_SALES, channel).allowed;
}

static BatonTask
find_contact (BatonLead *lead)
{
  if (may (lead, BATON_CHANNEL_CALL))
    return BATON_TASK_CALL;
  return may (lead, BATON_CHANNEL_EMAIL) ? BATON_TASK_WRITE : BATON_TASK_LOOK;
}

/* Who asked for a conversation can wait less than acceptance can. */
static gboolean
is_contact_first (const BatonHandoff *handoff,
                  const BatonSla     *sla)
{
  return handoff->priority == BATON_PRIORITY_HAND_RAISER && sla != NULL && sla->ends == BATON_MILESTONE_ATTEMPT;
}

/**
 * baton_task_find:
 * @lead: a lead
 * @handoff: (nullable): its newest handoff; `NULL` when it has none
 * @sla: (nullable): the promise whose clock comes due first; `NULL` when none runs
 * @team: the team that asks
 *
 * Finds the one thing to do next with a lead.
 *
 * A lead that waits is accepted first; but who asked for a conversation is
 * called first, as long as the first contact is what is due. Nobody is to be
 * called or written to who may not be.
 *
 * Returns: what @team is to do
 */
BatonTask
baton_task_find (BatonLead          *lead,
                 const BatonHandoff *handoff,
                 const BatonSla     *sla,
                 BatonTeam           team)
{
  const BatonLeadState *state;

  g_return_val_if_fail (BATON_IS_LEAD (lead), BATON_TASK_LOOK);

  state = baton_lead_get_state (lead);
  if (state->team != team)
    return BATON_TASK_LOOK;
  if (team == BATON_TEAM_MARKETING)
    return state->returned_at != 0 ? BATON_TASK_TAKE_UP : BATON_TASK_LOOK;

  if (handoff == NULL || handoff->state != BATON_HANDOFF_OPEN)
    return find_contact (lead);
  return is_contact_first (handoff, sla) && may (lead, BATON_CHANNEL_CALL) ? BATON_TASK_CALL : BATON_TASK_ACCEPT;
}
