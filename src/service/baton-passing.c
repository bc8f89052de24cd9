/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The baton itself: a lead goes to Sales, to somebody in Sales, and back. Each
 * function changes the row's state and everything around it in the database;
 * writing the row's state is left to the caller, which does it once. */

#include "baton-passing-private.h"

#include "baton-clockwork-private.h"

static BatonPriority
priority_of (const BatonLeadState *state,
             BatonTrigger          trigger)
{
  if (trigger == BATON_TRIGGER_HAND_RAISED)
    return BATON_PRIORITY_HAND_RAISER;
  return (state->flags & BATON_LEAD_HOT) != 0 ? BATON_PRIORITY_HOT : BATON_PRIORITY_NORMAL;
}

/*
 * baton_passing_move:
 * @stage: the stage that it enters
 * @actor: (nullable): who moved it; NULL for the session's actor
 *
 * Moves the lead to a stage; nothing happens when it is there.
 */
gboolean
baton_passing_move (BatonSession  *session,
                    BatonLeadRow  *row,
                    guint          stage,
                    const char    *actor,
                    GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  const BatonStage *from, *to;
  BatonStageMove move = {
    .lead = row->id,
    .at = baton_session_get_now (session),
    .from = row->state.stage,
    .to = stage,
    .person = row->state.owner,
  };
  GVariantDict detail;

  if (policy == NULL)
    return FALSE;
  if (row->state.stage == stage)
    return TRUE;
  if (!baton_stage_move_insert (baton_session_get_connection (session), &move, error))
    return FALSE;

  from = baton_process_get_stage (policy->process, row->state.stage);
  to = baton_process_get_stage (policy->process, stage);
  row->state.stage = stage;
  row->state.stage_since = move.at;
  row->state.flags &= ~BATON_LEAD_UNCONFIRMED;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "from", "s", from != NULL ? from->id : "");
  g_variant_dict_insert (&detail, "to", "s", to != NULL ? to->id : "");
  return baton_session_log (session, actor, "stage-moved", row->id, g_variant_dict_end (&detail), error);
}

/*
 * baton_passing_notify:
 *
 * Queues a notification for a person, or for everybody of a team (@person 0).
 */
gboolean
baton_passing_notify (BatonSession        *session,
                      const BatonLeadRow  *row,
                      BatonNoticeKind      kind,
                      BatonTeam            team,
                      gint64               person,
                      gint64               handoff,
                      gint64               clock,
                      GError             **error)
{
  BatonNotice notice = {
    .person = person,
    .team = team,
    .kind = kind,
    .lead = row->id,
    .handoff = handoff,
    .clock = clock,
    .created_at = baton_session_get_now (session),
  };

  return baton_outbox_queue (baton_session_get_connection (session), &notice, error);
}

/*
 * baton_passing_find_free:
 * @route: (out caller-allocates): where the rules send the lead; `queue` is
 *   lent until the policy changes
 *
 * Finds who in Sales gets a lead.
 */
gboolean
baton_passing_find_free (BatonSession        *session,
                         const BatonLeadRow  *row,
                         BatonRoute          *route,
                         GError             **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  GPtrArray *people = policy != NULL ? baton_session_get_people (session, error) : NULL;
  const char *company = row->record.values[BATON_FIELD_COMPANY];
  gint64 company_owner = 0;

  if (people == NULL)
    return FALSE;
  if (company != NULL &&
      !baton_company_owner_find (baton_session_get_connection (session), company, &company_owner, error))
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      BatonPerson *person = g_ptr_array_index (people, i);

      if (person->hours != NULL && person->calendar == NULL)
        baton_person_set_office (person, policy->calendar);
    }
  baton_route (baton_evaluator_get_rules (policy->evaluator), &row->record, company_owner, people,
               policy->calendar, baton_session_get_now (session), route);
  return TRUE;
}

/* What the journal calls a person; nobody has no name. */
static const char *
name_of (GPtrArray *people,
         gint64     person)
{
  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *candidate = g_ptr_array_index (people, i);

      if (candidate->id == person)
        return candidate->name;
    }
  return "";
}

/* Keeps the counts of the people in memory as the database will have them. */
static void
count_owner (GPtrArray *people,
             gint64     person,
             int        open,
             int        assigned)
{
  for (guint i = 0; i < people->len; i++)
    {
      BatonPerson *candidate = g_ptr_array_index (people, i);

      if (candidate->id == person)
        {
          candidate->open += open;
          candidate->assigned += assigned;
        }
    }
}

/*
 * baton_passing_assign:
 * @handoff: the open handoff; it is written
 * @person: the person in Sales who gets the lead
 *
 * Gives a lead that Sales has to a person, with all its running clocks.
 */
gboolean
baton_passing_assign (BatonSession  *session,
                      BatonLeadRow  *row,
                      BatonHandoff  *handoff,
                      gint64         person,
                      GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  GPtrArray *people = baton_session_get_people (session, error);
  const char *company = row->record.values[BATON_FIELD_COMPANY];
  GVariantDict detail;

  if (people == NULL)
    return FALSE;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "from", "s", name_of (people, row->state.owner));
  g_variant_dict_insert (&detail, "to", "s", name_of (people, person));
  if (!baton_session_log (session, BATON_ACTOR_RULES, "assigned", row->id, g_variant_dict_end (&detail), error))
    return FALSE;

  count_owner (people, row->state.owner, -1, 0);
  count_owner (people, person, 1, 1);
  row->state.owner = person;
  row->state.flags &= ~BATON_LEAD_UNASSIGNED;
  handoff->person = person;
  handoff->assigned_at = baton_session_get_now (session);

  return baton_handoff_update (connection, handoff, error) &&
         baton_person_count_assignment (connection, person, error) &&
         (company == NULL || baton_company_owner_set (connection, company, person, error)) &&
         baton_clockwork_hand (session, row, person, error) &&
         baton_clockwork_reach (session, row, BATON_MILESTONE_ASSIGNMENT, handoff->id, handoff->priority, error) &&
         baton_passing_notify (session, row, BATON_NOTICE_HANDOFF, BATON_TEAM_SALES, person, handoff->id, 0, error);
}

static gboolean
log_handoff (BatonSession        *session,
             const BatonHandoff  *handoff,
             GError             **error)
{
  const char *actor = handoff->trigger == BATON_TRIGGER_PERSON ? NULL : BATON_ACTOR_RULES;
  GVariantDict detail;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "handoff", "x", handoff->id);
  g_variant_dict_insert (&detail, "trigger", "s", baton_trigger_get_name (handoff->trigger));
  g_variant_dict_insert (&detail, "queue", "s", handoff->queue);
  g_variant_dict_insert (&detail, "fit", "i", handoff->fit);
  g_variant_dict_insert (&detail, "interest", "i", handoff->interest);
  g_variant_dict_insert (&detail, "from", "s", baton_team_get_name (BATON_TEAM_MARKETING));
  g_variant_dict_insert (&detail, "to", "s", baton_team_get_name (BATON_TEAM_SALES));
  return baton_session_log (session, actor, "handed-over", handoff->lead, g_variant_dict_end (&detail), error);
}

/*
 * baton_passing_hand_over:
 * @trigger: why
 * @person: the person in Sales who gets it; 0 to let the rules find one
 * @handoff: (out): the number of the handoff
 *
 * Hands a lead of Marketing over to Sales: it becomes an MQL, is suppressed,
 * routed, its clocks start, and who gets it is told.
 */
gboolean
baton_passing_hand_over (BatonSession  *session,
                         BatonLeadRow  *row,
                         BatonTrigger   trigger,
                         gint64         person,
                         gint64        *handoff,
                         GError       **error)
{
  BatonRoute route = { 0, };
  BatonHandoff passed = {
    .lead = row->id,
    .trigger = trigger,
    .priority = priority_of (&row->state, trigger),
    .fit = row->state.fit,
    .interest = row->state.interest,
    .created_at = baton_session_get_now (session),
  };

  if (!baton_passing_find_free (session, row, &route, error))
    return FALSE;
  if (person == 0)
    person = route.person;
  passed.queue = (char *) route.queue;

  if (!baton_clockwork_reach (session, row, BATON_MILESTONE_TAKE_UP, 0, passed.priority, error) ||
      !baton_handoff_insert (baton_session_get_connection (session), &passed, error) ||
      !log_handoff (session, &passed, error))
    return FALSE;

  row->state.team = BATON_TEAM_SALES;
  row->state.owner = 0;
  row->state.suppressed_since = passed.created_at;
  row->state.wake_at = 0;
  row->state.flags &= ~BATON_LEAD_HELD;
  row->state.flags |= BATON_LEAD_UNASSIGNED;
  if (trigger != BATON_TRIGGER_THRESHOLD)
    row->state.flags |= BATON_LEAD_HAND_RAISER;
  *handoff = passed.id;

  if (!baton_passing_move (session, row, BATON_STAGE_MARKETING_QUALIFIED,
                           trigger == BATON_TRIGGER_PERSON ? NULL : BATON_ACTOR_RULES, error) ||
      !baton_clockwork_reach (session, row, BATON_MILESTONE_HANDOFF, passed.id, passed.priority, error))
    return FALSE;

  if (person != 0)
    return baton_passing_assign (session, row, &passed, person, error);
  return baton_passing_notify (session, row, BATON_NOTICE_UNASSIGNED, BATON_TEAM_SALES, 0, passed.id, 0, error);
}

/*
 * baton_passing_end:
 *
 * Ends an open handoff, once; what was to be told about it is told no more.
 */
gboolean
baton_passing_end (BatonSession       *session,
                   BatonHandoff       *handoff,
                   BatonHandoffState   state,
                   GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);

  handoff->state = state;
  handoff->ended_at = baton_session_get_now (session);
  g_free (handoff->ended_by);
  handoff->ended_by = g_strdup (baton_session_get_actor (session));
  return baton_handoff_update (connection, handoff, error) &&
         baton_outbox_withdraw (connection, handoff->lead, handoff->ended_at, error);
}

/*
 * baton_passing_take_back:
 * @stage: the stage that it goes back to
 * @state: how an open handoff ends
 * @actor: (nullable): who moved it; NULL for the session's actor
 * @handoff: (out): the handoff that it came back from; 0 for none
 *
 * Gives a lead of Sales back to Marketing and lifts the suppression.
 */
gboolean
baton_passing_take_back (BatonSession       *session,
                         BatonLeadRow       *row,
                         guint               stage,
                         BatonHandoffState   state,
                         const char         *actor,
                         gint64             *handoff,
                         GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  GPtrArray *people = baton_session_get_people (session, error);
  g_autoptr(BatonHandoff) last = NULL;
  g_autoptr(GError) local_error = NULL;

  *handoff = 0;
  if (people == NULL)
    return FALSE;

  last = baton_handoff_find_last (connection, row->id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (last != NULL)
    {
      *handoff = last->id;
      if (last->ended_at == 0 && !baton_passing_end (session, last, state, error))
        return FALSE;
    }

  count_owner (people, row->state.owner, -1, 0);
  row->state.owner = 0;
  if (state == BATON_HANDOFF_RETURNED
      ? !baton_clockwork_reach (session, row, BATON_MILESTONE_RETURN, *handoff, BATON_PRIORITY_NORMAL, error)
      : !baton_clockwork_cancel (session, row, error))
    return FALSE;

  row->state.team = BATON_TEAM_MARKETING;
  row->state.suppressed_since = 0;
  row->state.flags &= ~(BATON_LEAD_HAND_RAISER | BATON_LEAD_UNASSIGNED);
  return baton_passing_move (session, row, stage, actor, error);
}
