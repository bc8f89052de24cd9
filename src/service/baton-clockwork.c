/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts and ends the clocks of a lead when it reaches a milestone. */

#include "baton-clockwork-private.h"

#include "baton-process-repository.h"
#include "baton-undo-repository.h"

static gboolean
milestone_ends (BatonMilestone reached,
                BatonMilestone ends)
{
  if (ends == BATON_MILESTONE_ACCEPTANCE_OR_RETURN)
    return reached == BATON_MILESTONE_ACCEPTANCE || reached == BATON_MILESTONE_RETURN;
  return reached == ends;
}

static gboolean
end_clock (BatonSession     *session,
           BatonClock       *clock,
           BatonClockState   outcome,
           GError          **error)
{
  GVariantDict detail;

  clock->ended_at = baton_session_get_now (session);
  clock->outcome = outcome;
  if (!baton_clock_update (baton_session_get_connection (session), clock, error))
    return FALSE;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "sla", "s", clock->sla);
  g_variant_dict_insert (&detail, "clock", "x", clock->id);
  g_variant_dict_insert (&detail, "from", "s", "running");
  g_variant_dict_insert (&detail, "to", "s", baton_clock_state_get_name (outcome));
  return baton_session_log (session, BATON_ACTOR_CLOCK, "clock-ended", clock->lead,
                            g_variant_dict_end (&detail), error);
}

/* Ends a clock because it no longer matters; one that is late already was missed. */
static gboolean
drop_clock (BatonSession  *session,
            BatonClock    *clock,
            GError       **error)
{
  gboolean late = baton_session_get_now (session) > clock->due_at;

  return end_clock (session, clock, late ? BATON_CLOCK_MISSED : BATON_CLOCK_CANCELLED, error);
}

static gboolean
pass_milestone (BatonSession    *session,
                BatonClock      *clock,
                const BatonSla  *sla,
                BatonMilestone   milestone,
                GError         **error)
{
  gint64 now = baton_session_get_now (session);

  if (sla->kind == BATON_SLA_ATTEMPTS && milestone == BATON_MILESTONE_ATTEMPT)
    {
      clock->done++;
      if (clock->done >= clock->count)
        return end_clock (session, clock, baton_clock_outcome_at (clock, now), error);
      return baton_clock_update (baton_session_get_connection (session), clock, error);
    }
  if (milestone_ends (milestone, sla->ends))
    return end_clock (session, clock, baton_clock_outcome_at (clock, now), error);
  return TRUE;
}

static gboolean
start_clock (BatonSession    *session,
             BatonLeadRow    *row,
             const BatonSla  *sla,
             gint64           handoff,
             BatonPriority    priority,
             GError         **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_auto(BatonClock) clock = { 0, };
  GVariantDict detail;

  if (policy == NULL ||
      !baton_sla_start (sla, policy->calendar, priority, baton_session_get_now (session), &clock, error))
    return FALSE;

  clock.lead = row->id;
  clock.handoff = handoff;
  clock.person = row->state.owner;
  if (!baton_clock_insert (baton_session_get_connection (session), &clock, error))
    return FALSE;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "sla", "s", clock.sla);
  g_variant_dict_insert (&detail, "clock", "x", clock.id);
  g_variant_dict_insert (&detail, "due", "x", clock.due_at);
  return baton_session_log (session, BATON_ACTOR_CLOCK, "clock-started", row->id,
                            g_variant_dict_end (&detail), error);
}

/* The lead's own due time is the earliest of its running clocks. */
static gboolean
refresh_due (BatonSession  *session,
             BatonLeadRow  *row,
             GError       **error)
{
  g_autoptr(GArray) clocks = baton_clock_list (baton_session_get_connection (session), row->id, TRUE, error);

  if (clocks == NULL)
    return FALSE;

  row->state.due_at = 0;
  for (guint i = 0; i < clocks->len; i++)
    {
      const BatonClock *clock = &g_array_index (clocks, BatonClock, i);

      if (row->state.due_at == 0 || clock->due_at < row->state.due_at)
        row->state.due_at = clock->due_at;
    }
  return TRUE;
}

/*
 * baton_clockwork_reach:
 * @row: the lead; its `due_at` is set, and is for the caller to write
 * @milestone: what it reached
 * @handoff: the handoff that it is about; 0 for none
 * @priority: the priority for clocks that start
 *
 * Ends the running clocks that the milestone ends, then starts those that it
 * starts. With a return nothing that ran before it matters any longer.
 */
gboolean
baton_clockwork_reach (BatonSession    *session,
                       BatonLeadRow    *row,
                       BatonMilestone   milestone,
                       gint64           handoff,
                       BatonPriority    priority,
                       GError         **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(GArray) clocks = NULL;

  if (policy == NULL)
    return FALSE;

  clocks = baton_clock_list (baton_session_get_connection (session), row->id, TRUE, error);
  if (clocks == NULL)
    return FALSE;

  for (guint i = 0; i < clocks->len; i++)
    {
      BatonClock *clock = &g_array_index (clocks, BatonClock, i);
      const BatonSla *sla = baton_sla_find (policy->slas, clock->sla);

      if (sla != NULL && !pass_milestone (session, clock, sla, milestone, error))
        return FALSE;
      if (milestone == BATON_MILESTONE_RETURN && clock->ended_at == 0 && !drop_clock (session, clock, error))
        return FALSE;
    }

  for (guint i = 0; i < policy->slas->len; i++)
    {
      const BatonSla *sla = g_ptr_array_index (policy->slas, i);

      if (sla->kind != BATON_SLA_VOLUME && sla->starts == milestone &&
          !start_clock (session, row, sla, handoff, priority, error))
        return FALSE;
    }
  return refresh_due (session, row, error);
}

/*
 * baton_clockwork_cancel:
 *
 * Ends what still runs because it no longer matters: a clock that is late
 * already was missed, the others are cancelled.
 */
gboolean
baton_clockwork_cancel (BatonSession  *session,
                        BatonLeadRow  *row,
                        GError       **error)
{
  g_autoptr(GArray) clocks = baton_clock_list (baton_session_get_connection (session), row->id, TRUE, error);

  if (clocks == NULL)
    return FALSE;

  for (guint i = 0; i < clocks->len; i++)
    {
      if (!drop_clock (session, &g_array_index (clocks, BatonClock, i), error))
        return FALSE;
    }
  row->state.due_at = 0;
  return TRUE;
}

/*
 * baton_clockwork_hand:
 *
 * From now on the running clocks of the lead are @person's.
 */
gboolean
baton_clockwork_hand (BatonSession  *session,
                      BatonLeadRow  *row,
                      gint64         person,
                      GError       **error)
{
  g_autoptr(GArray) clocks = baton_clock_list (baton_session_get_connection (session), row->id, TRUE, error);

  if (clocks == NULL)
    return FALSE;

  for (guint i = 0; i < clocks->len; i++)
    {
      BatonClock *clock = &g_array_index (clocks, BatonClock, i);

      if (clock->person == person)
        continue;
      clock->person = person;
      if (!baton_clock_update (baton_session_get_connection (session), clock, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_number (GArray *numbers,
            gint64  number)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      if (g_array_index (numbers, gint64, i) == number)
        return TRUE;
    }
  return FALSE;
}

/*
 * baton_clockwork_rewind:
 * @started: (element-type gint64): the clocks that are to have never started
 * @ended: (element-type gint64): the clocks that are to have never ended
 * @n_attempts: how many attempts are to have never been made
 *
 * Takes back what a change did to the clocks of a lead.
 */
gboolean
baton_clockwork_rewind (BatonSession  *session,
                        BatonLeadRow  *row,
                        GArray        *started,
                        GArray        *ended,
                        int            n_attempts,
                        GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(GArray) clocks = baton_clock_list (connection, row->id, FALSE, error);

  if (clocks == NULL)
    return FALSE;

  for (guint i = 0; i < clocks->len; i++)
    {
      BatonClock *clock = &g_array_index (clocks, BatonClock, i);

      if (has_number (started, clock->id))
        {
          if (!baton_undo_remove_clock (connection, clock->id, error))
            return FALSE;
          continue;
        }
      if (has_number (ended, clock->id))
        {
          clock->ended_at = 0;
          clock->outcome = BATON_CLOCK_RUNNING;
          if (!baton_undo_restart_clock (connection, clock->id, error))
            return FALSE;
        }
      if (clock->ended_at == 0 && clock->count > 0 && n_attempts > 0)
        {
          clock->done = MAX (clock->done - n_attempts, 0);
          if (!baton_clock_update (connection, clock, error))
            return FALSE;
        }
    }
  return refresh_due (session, row, error);
}
