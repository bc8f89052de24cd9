/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-handoff-service.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "baton-before-private.h"
#include "baton-clockwork-private.h"
#include "baton-journal.h"
#include "baton-passing-private.h"

#define DAY G_TIME_SPAN_DAY

static gboolean
save_state (BatonSession        *session,
            const BatonLeadRow  *row,
            GError             **error)
{
  return baton_lead_repository_update_state (baton_session_get_connection (session), row->id, &row->state, error);
}

/* Checks that a person may be given leads; 0 stands for whom the rules find. */
static gboolean
check_person (BatonSession  *session,
              gint64         person,
              GError       **error)
{
  GPtrArray *people = baton_session_get_people (session, error);

  if (people == NULL)
    return FALSE;
  if (person == 0)
    return TRUE;

  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *candidate = g_ptr_array_index (people, i);

      if (candidate->id != person)
        continue;
      if (candidate->team == BATON_TEAM_SALES)
        return TRUE;
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                   _("%s is not in Sales; a lead is handed over to somebody in Sales"), candidate->name);
      return FALSE;
    }
  g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
               _("There is no person number %" PRId64), person);
  return FALSE;
}

/* Gives a lead that waits for somebody to somebody else: the old handoff ends,
 * a new one takes its place, and the clocks run on. */
static gboolean
reassign (BatonSession  *session,
          BatonLeadRow  *row,
          BatonHandoff  *old,
          gint64         person,
          gint64        *handoff,
          GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(BatonHandoff) next = baton_handoff_copy (old);
  GVariantDict detail;

  next->id = 0;
  next->created_at = baton_session_get_now (session);
  if (!baton_passing_end (session, old, BATON_HANDOFF_REASSIGNED, error) ||
      !baton_handoff_insert (connection, next, error))
    return FALSE;

  *handoff = next->id;
  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "handoff", "x", next->id);
  g_variant_dict_insert (&detail, "instead", "x", old->id);
  return baton_session_log (session, NULL, BATON_ACTION_REASSIGNED, row->id, g_variant_dict_end (&detail), error) &&
         baton_passing_assign (session, row, next, person, error) &&
         save_state (session, row, error);
}

static gboolean
fail_disqualified (BatonSession  *session,
                   gint64         lead,
                   GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);

  if (policy == NULL)
    return FALSE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
               /* Translators: the number of a lead, and the title of the first stage, such as New. */
               _("Lead %" PRId64 " is disqualified; move it back to “%s” first"),
               lead, baton_process_get_stage (policy->process, BATON_STAGE_NEW)->title);
  return FALSE;
}

static gboolean
hand_over (BatonSession  *session,
           gint64         lead,
           gint64         person,
           gint64        *handoff,
           GError       **error)
{
  g_autoptr(BatonHandoff) open = NULL;
  g_autoptr(GError) local_error = NULL;
  g_auto(BatonLeadRow) row = { 0, };

  if (!baton_lead_repository_load (baton_session_get_connection (session), lead, &row, error) ||
      !baton_before_remember (session, &row, error) ||
      !check_person (session, person, error))
    return FALSE;

  open = baton_handoff_find_open (baton_session_get_connection (session), lead, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (open != NULL && person != 0 && person != open->person)
    return reassign (session, &row, open, person, handoff, error);
  if (row.state.team == BATON_TEAM_SALES)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT, _("Sales has lead %" PRId64 " already"), lead);
      return FALSE;
    }
  if (row.state.stage == BATON_STAGE_DISQUALIFIED)
    return fail_disqualified (session, lead, error);
  return baton_passing_hand_over (session, &row, BATON_TRIGGER_PERSON, person, handoff, error) &&
         save_state (session, &row, error);
}

/**
 * baton_hand_over:
 * @session: a session
 * @lead: the number of the lead
 * @person: who in Sales gets it; 0 to let the rules find somebody
 * @handoff: (out): the number of the handoff
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Hands a lead over to Sales because a person says so, whatever its score. One
 * that waits for somebody else already is given to @person instead.
 *
 * Fails with %BATON_ERROR_CONFLICT when Sales has it, or it is disqualified.
 *
 * Returns: whether it was handed over
 */
gboolean
baton_hand_over (BatonSession  *session,
                 gint64         lead,
                 gint64         person,
                 gint64        *handoff,
                 GCancellable  *cancellable,
                 GError       **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = hand_over (session, lead, person, handoff, error);
  return baton_session_end (session, done, error);
}

/* Who accepts: the person named, else who acts when that is one of the people,
 * else the one whom it waits for. */
static gboolean
find_acceptor (BatonSession        *session,
               const BatonHandoff  *handoff,
               gint64              *person,
               GError             **error)
{
  if (*person != 0)
    return check_person (session, *person, error);
  if (!baton_session_get_person (session, person, error))
    return FALSE;
  if (*person == 0 || !check_person (session, *person, NULL))
    *person = handoff->person;
  if (*person != 0)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("Nobody is named who accepts lead %" PRId64 ", and it waits for nobody; say who does"),
               handoff->lead);
  return FALSE;
}

static gboolean
accept_lead (BatonSession  *session,
             gint64         lead,
             gint64         person,
             GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(BatonHandoff) handoff = NULL;
  g_autoptr(GError) local_error = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  GVariantDict detail;

  if (!baton_lead_repository_load (connection, lead, &row, error) ||
      !baton_before_remember (session, &row, error))
    return FALSE;
  handoff = baton_handoff_find_open (connection, lead, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (handoff == NULL)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                   _("Lead %" PRId64 " is not waiting to be accepted"), lead);
      return FALSE;
    }
  if (!find_acceptor (session, handoff, &person, error))
    return FALSE;

  if (person != row.state.owner && !baton_passing_assign (session, &row, handoff, person, error))
    return FALSE;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "handoff", "x", handoff->id);
  return baton_passing_end (session, handoff, BATON_HANDOFF_ACCEPTED, error) &&
         baton_session_log (session, NULL, "accepted", lead, g_variant_dict_end (&detail), error) &&
         baton_passing_move (session, &row, BATON_STAGE_SALES_ACCEPTED, NULL, error) &&
         baton_clockwork_reach (session, &row, BATON_MILESTONE_ACCEPTANCE, handoff->id, handoff->priority, error) &&
         save_state (session, &row, error);
}

/**
 * baton_accept:
 * @session: a session
 * @lead: the number of the lead
 * @person: who accepts it; 0 for who acts, else the one whom it waits for
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Sales accepts a lead that was handed over.
 *
 * Fails with %BATON_ERROR_CONFLICT when the lead is not waiting to be accepted.
 *
 * Returns: whether it was accepted
 */
gboolean
baton_accept (BatonSession  *session,
              gint64         lead,
              gint64         person,
              GCancellable  *cancellable,
              GError       **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = accept_lead (session, lead, person, error);
  return baton_session_end (session, done, error);
}

static void
keep_note (GVariantDict *detail,
           const char   *note)
{
  if (note != NULL && *note != '\0')
    g_variant_dict_insert (detail, "note", "s", note);
}

static gboolean
log_return (BatonSession  *session,
            BatonReturn   *returned,
            GError       **error)
{
  GVariantDict detail;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "return", "x", returned->id);
  g_variant_dict_insert (&detail, "handoff", "x", returned->handoff);
  g_variant_dict_insert (&detail, "reason", "s", baton_return_reason_get_name (returned->reason));
  g_variant_dict_insert (&detail, "until", "x", returned->until);
  g_variant_dict_insert (&detail, "from", "s", baton_team_get_name (BATON_TEAM_SALES));
  g_variant_dict_insert (&detail, "to", "s", baton_team_get_name (BATON_TEAM_MARKETING));
  keep_note (&detail, returned->note);
  return baton_session_log (session, NULL, BATON_ACTION_RETURNED, returned->lead, g_variant_dict_end (&detail), error);
}

static gboolean
return_lead (BatonSession       *session,
             gint64              lead,
             BatonReturnReason   reason,
             gint64              until,
             const char         *note,
             GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_auto(BatonLeadRow) row = { 0, };
  BatonReturn returned = {
    .lead = lead,
    .at = baton_session_get_now (session),
    .actor = baton_session_get_actor (session),
    .reason = reason,
    .until = until,
    .note = note,
  };

  if (!baton_lead_repository_load (connection, lead, &row, error) ||
      !baton_before_remember (session, &row, error))
    return FALSE;
  if (row.state.team != BATON_TEAM_SALES)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                   _("Marketing has lead %" PRId64 "; only what Sales has can be returned"), lead);
      return FALSE;
    }

  row.state.returned_at = returned.at;
  row.state.wake_at = until;
  row.state.flags |= BATON_LEAD_RECYCLED;
  if (reason == BATON_RETURN_CLOSED_LOST)
    row.state.outcome = BATON_OUTCOME_LOST;

  return baton_session_get_person (session, &returned.person, error) &&
         baton_passing_take_back (session, &row, BATON_STAGE_NEW, BATON_HANDOFF_RETURNED, NULL,
                                  &returned.handoff, error) &&
         baton_return_insert (connection, &returned, error) &&
         log_return (session, &returned, error) &&
         baton_outbox_withdraw (connection, lead, returned.at, error) &&
         baton_passing_notify (session, &row, BATON_NOTICE_RETURN, BATON_TEAM_MARKETING, 0,
                               returned.handoff, 0, error) &&
         save_state (session, &row, error);
}

/**
 * baton_return_lead:
 * @session: a session
 * @lead: the number of the lead
 * @reason: why
 * @until: when to look at it again, in microseconds UTC; 0 for the rest that
 *   goes with the reason
 * @note: (nullable): what else there is to say
 * @looks_again_at: (out) (optional): when Marketing is reminded, in microseconds UTC
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Sales hands a lead back to Marketing: the suppression is lifted, and on the
 * date Marketing is reminded.
 *
 * Fails with %BATON_ERROR_CONFLICT when Marketing has it, and with
 * %BATON_ERROR_INVALID when @until is not in the future.
 *
 * Returns: whether it was returned
 */
gboolean
baton_return_lead (BatonSession       *session,
                   gint64              lead,
                   BatonReturnReason   reason,
                   gint64              until,
                   const char         *note,
                   gint64             *looks_again_at,
                   GCancellable       *cancellable,
                   GError            **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;

  if (until == 0)
    until = baton_session_get_now (session) + baton_return_reason_get_rest_days (reason) * DAY;
  if (until < baton_session_get_now (session))
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("The date to look at the lead again has passed; give one in the future"));
      done = FALSE;
    }
  else
    done = return_lead (session, lead, reason, until, note, error);

  if (looks_again_at != NULL)
    *looks_again_at = until;
  return baton_session_end (session, done, error);
}

/* The team of a person; of somebody unknown, the team that has the lead. */
static BatonTeam
team_of (BatonSession        *session,
         const BatonLeadRow  *row,
         gint64               person)
{
  GPtrArray *people = baton_session_get_people (session, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const BatonPerson *candidate = g_ptr_array_index (people, i);

      if (candidate->id == person)
        return candidate->team;
    }
  return row->state.team;
}

/* When somebody in Marketing tries, a returned lead is taken up. */
static gboolean
reach_by_attempt (BatonSession         *session,
                  BatonLeadRow         *row,
                  const BatonAttempt   *attempt,
                  BatonPriority         priority,
                  GError              **error)
{
  if (team_of (session, row, attempt->person) == BATON_TEAM_MARKETING)
    return baton_clockwork_reach (session, row, BATON_MILESTONE_TAKE_UP, attempt->handoff, priority, error);

  return baton_clockwork_reach (session, row, BATON_MILESTONE_ATTEMPT, attempt->handoff, priority, error) &&
         (attempt->outcome != BATON_ATTEMPT_REACHED ||
          baton_clockwork_reach (session, row, BATON_MILESTONE_REACHED, attempt->handoff, priority, error));
}

static gboolean
log_attempt (BatonSession         *session,
             BatonAttempt         *attempt,
             GError              **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(BatonHandoff) handoff = NULL;
  g_autoptr(GError) local_error = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  GVariantDict detail;

  if (!baton_lead_repository_load (connection, attempt->lead, &row, error) ||
      !baton_before_remember (session, &row, error) ||
      !baton_session_get_person (session, &attempt->person, error))
    return FALSE;

  handoff = baton_handoff_find_last (connection, attempt->lead, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (handoff != NULL && row.state.team == BATON_TEAM_SALES)
    attempt->handoff = handoff->id;
  if (!baton_attempt_insert (connection, attempt, error))
    return FALSE;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "attempt", "x", attempt->id);
  g_variant_dict_insert (&detail, "team", "s", baton_team_get_name (team_of (session, &row, attempt->person)));
  g_variant_dict_insert (&detail, "outcome", "s", baton_attempt_outcome_get_name (attempt->outcome));
  g_variant_dict_insert (&detail, "channel", "s", attempt->channel);
  keep_note (&detail, attempt->note);
  return baton_session_log (session, NULL, "attempted", attempt->lead, g_variant_dict_end (&detail), error) &&
         reach_by_attempt (session, &row, attempt,
                           handoff != NULL ? handoff->priority : BATON_PRIORITY_NORMAL, error) &&
         save_state (session, &row, error);
}

/**
 * baton_log_attempt:
 * @session: a session
 * @lead: the number of the lead
 * @outcome: what came of it
 * @channel: how it was tried: `call`, `email` or another word
 * @note: (nullable): what else there is to say
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Logs that somebody tried to contact a lead.
 *
 * Returns: whether it was logged
 */
gboolean
baton_log_attempt (BatonSession         *session,
                   gint64                lead,
                   BatonAttemptOutcome   outcome,
                   const char           *channel,
                   const char           *note,
                   GCancellable         *cancellable,
                   GError              **error)
{
  gboolean done;
  BatonAttempt attempt = {
    .lead = lead,
    .actor = baton_session_get_actor (session),
    .channel = channel,
    .outcome = outcome,
    .note = note,
  };

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  attempt.at = baton_session_get_now (session);
  done = log_attempt (session, &attempt, error);
  return baton_session_end (session, done, error);
}
