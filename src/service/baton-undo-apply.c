/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Does the opposite of what a transaction did with a lead. */

#include "baton-undo-lead-private.h"

#include "baton-clockwork-private.h"
#include "baton-consequence-private.h"
#include "baton-passing-private.h"
#include "baton-restore-private.h"
#include "baton-undo-repository.h"

static gboolean
remove_lead (BatonSession  *session,
             gint64         lead,
             GError       **error)
{
  return baton_lead_repository_delete (baton_session_get_connection (session), lead, error) &&
         baton_session_log_range (session, "leads-removed", lead, lead, NULL, error);
}

static gboolean
restore_fields (BatonSession         *session,
                const BatonUndoLead  *self,
                GError              **error)
{
  for (guint i = self->changes->len; i > 0; i--)
    {
      gboolean restored;

      if (!baton_restore_record (session, g_ptr_array_index (self->changes, i - 1), &restored, error))
        return FALSE;
    }
  return TRUE;
}

/* The number of a stage by the name that the journal has for it. */
static guint
get_stage (const BatonPolicy *policy,
           JsonObject        *detail,
           const char        *name)
{
  const BatonStage *stage;

  stage = baton_process_find (policy->process, json_object_get_string_member_with_default (detail, name, ""));
  return stage != NULL ? stage->number : BATON_MAX_STAGES;
}

static gboolean
remove_moves (BatonSession         *session,
              const BatonUndoLead  *self,
              GError              **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);

  if (policy == NULL)
    return FALSE;

  for (guint i = self->moves->len; i > 0; i--)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (self->moves, i - 1);
      g_autoptr(JsonNode) node = baton_restore_read_detail (entry, error);
      BatonStageMove move = { .lead = self->lead, .at = entry->at };

      if (node == NULL)
        return FALSE;
      move.from = get_stage (policy, json_node_get_object (node), "from");
      move.to = get_stage (policy, json_node_get_object (node), "to");
      if (!baton_undo_remove_move (baton_session_get_connection (session), &move, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_facts (BatonSession         *session,
              const BatonUndoLead  *self,
              GError              **error)
{
  BatonConnection *connection = baton_session_get_connection (session);

  for (guint i = 0; i < self->attempts->len; i++)
    {
      if (!baton_undo_remove_attempt (connection, g_array_index (self->attempts, gint64, i), error))
        return FALSE;
    }
  for (guint i = 0; i < self->returns->len; i++)
    {
      if (!baton_undo_remove_return (connection, g_array_index (self->returns, gint64, i), error))
        return FALSE;
    }
  return remove_moves (session, self, error);
}

static BatonHandoff *
find_handoff (GPtrArray *handoffs,
              gint64     number)
{
  for (guint i = 0; i < handoffs->len; i++)
    {
      BatonHandoff *handoff = g_ptr_array_index (handoffs, i);

      if (handoff->id == number)
        return handoff;
    }
  return NULL;
}

/* A handoff ends once, so one that was open is followed by another one, by a
 * person; it waits for whom the old one waited for, since it did. */
static gboolean
open_again (BatonSession        *session,
            BatonLeadRow        *row,
            const BatonHandoff  *old,
            GError             **error)
{
  g_autoptr(BatonHandoff) next = baton_handoff_copy (old);
  gint64 person;
  GVariantDict detail;

  next->trigger = BATON_TRIGGER_PERSON;
  next->person = row->state.owner;
  next->assigned_at = next->person != 0 ? MAX (old->assigned_at, old->created_at) : 0;
  next->state = BATON_HANDOFF_OPEN;
  next->ended_at = 0;
  g_clear_pointer (&next->ended_by, g_free);
  if (!baton_handoff_insert (baton_session_get_connection (session), next, error))
    return FALSE;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "handoff", "x", next->id);
  g_variant_dict_insert (&detail, "instead", "x", old->id);
  if (!baton_session_log (session, NULL, BATON_ACTION_REASSIGNED, row->id, g_variant_dict_end (&detail), error) ||
      !baton_session_get_person (session, &person, error))
    return FALSE;

  /* Who undoes it knows. */
  if (next->person != 0 && next->person == person)
    return TRUE;
  return baton_passing_notify (session, row, next->person != 0 ? BATON_NOTICE_HANDOFF : BATON_NOTICE_UNASSIGNED,
                               BATON_TEAM_SALES, next->person, next->id, 0, error);
}

static gboolean
restore_handoff (BatonSession       *session,
                 BatonLeadRow       *row,
                 const BatonBefore  *before,
                 GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(GPtrArray) handoffs = baton_handoff_list (connection, row->id, FALSE, 0, error);
  BatonHandoff *old;

  if (handoffs == NULL)
    return FALSE;

  for (guint i = 0; i < handoffs->len; i++)
    {
      BatonHandoff *handoff = g_ptr_array_index (handoffs, i);

      if (handoff->ended_at == 0 && handoff->id != before->handoff &&
          !baton_passing_end (session, handoff,
                              before->handoff != 0 ? BATON_HANDOFF_REASSIGNED : BATON_HANDOFF_WITHDRAWN, error))
        return FALSE;
    }

  old = find_handoff (handoffs, before->handoff);
  return old == NULL || old->ended_at == 0 || open_again (session, row, old, error);
}

static gboolean
is_elsewhere (const BatonLeadState *now,
              const BatonLeadState *before)
{
  return now->stage != before->stage || now->team != before->team || now->owner != before->owner;
}

/* Brings the lead back to where it stood; what is computed stays as it is. */
static void
restore_state (BatonLeadState       *now,
               const BatonLeadState *before)
{
  now->stage = before->stage;
  now->stage_since = before->stage_since;
  now->team = before->team;
  now->owner = before->owner;
  now->suppressed_since = before->suppressed_since;
  now->returned_at = before->returned_at;
  now->wake_at = before->wake_at;
  now->flags = before->flags;
  now->outcome = before->outcome;
}

static gboolean
put_back (BatonSession         *session,
          const BatonUndoLead  *self,
          GError              **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_auto(BatonLeadRow) row = { 0, };
  BatonLeadState now;

  if (!baton_lead_repository_load (connection, self->lead, &row, error))
    return FALSE;

  now = row.state;
  restore_state (&row.state, &self->before.state);
  if (is_elsewhere (&now, &row.state) &&
      !baton_outbox_withdraw (connection, row.id, baton_session_get_now (session), error))
    return FALSE;
  if (!restore_handoff (session, &row, &self->before, error) ||
      !baton_clockwork_rewind (session, &row, self->started, self->ended, self->n_counted, error) ||
      (now.owner != row.state.owner && !baton_clockwork_hand (session, &row, row.state.owner, error)) ||
      !baton_lead_repository_update_state (connection, row.id, &row.state, error))
    return FALSE;

  /* What they work on has changed. */
  baton_session_forget_people (session);
  return TRUE;
}

/*
 * baton_undo_lead_apply:
 *
 * Undoes it, scores the lead, and does what follows from where it is now.
 */
gboolean
baton_undo_lead_apply (BatonSession         *session,
                       const BatonUndoLead  *self,
                       GError              **error)
{
  BatonConsequence consequence;

  if (self->was_created)
    return remove_lead (session, self->lead, error);
  return restore_fields (session, self, error) &&
         remove_facts (session, self, error) &&
         put_back (session, self, error) &&
         baton_consequence_rescore (session, self->lead, BATON_OCCASION_TIME, &consequence, error);
}
