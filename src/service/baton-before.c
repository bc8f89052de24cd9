/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal keeps what a lead was before a person changed it: where it stood
 * cannot be told from what was done alone, and undoing has to bring it back. */

#include "baton-before-private.h"

#include "baton-process-repository.h"

#define BEFORE "before"

static gboolean
find_open_handoff (BatonSession        *session,
                   const BatonLeadRow  *row,
                   gint64              *handoff,
                   GError             **error)
{
  g_autoptr(BatonHandoff) open = NULL;
  g_autoptr(GError) local_error = NULL;

  *handoff = 0;
  if (row->state.team != BATON_TEAM_SALES)
    return TRUE;

  open = baton_handoff_find_open (baton_session_get_connection (session), row->id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (open != NULL)
    *handoff = open->id;
  return TRUE;
}

/*
 * baton_before_remember:
 * @row: a lead, as it is stored
 *
 * To be called by a use case before it changes a lead: has the journal tell
 * what it was.
 */
gboolean
baton_before_remember (BatonSession        *session,
                       const BatonLeadRow  *row,
                       GError             **error)
{
  const BatonLeadState *state = &row->state;
  GVariantDict before;
  gint64 handoff;

  if (!find_open_handoff (session, row, &handoff, error))
    return FALSE;

  g_variant_dict_init (&before, NULL);
  g_variant_dict_insert (&before, "stage", "u", state->stage);
  g_variant_dict_insert (&before, "team", "s", baton_team_get_name (state->team));
  g_variant_dict_insert (&before, "owner", "x", state->owner);
  g_variant_dict_insert (&before, "stage_since", "x", state->stage_since);
  g_variant_dict_insert (&before, "suppressed_since", "x", state->suppressed_since);
  g_variant_dict_insert (&before, "returned_at", "x", state->returned_at);
  g_variant_dict_insert (&before, "wake_at", "x", state->wake_at);
  g_variant_dict_insert (&before, "flags", "u", state->flags);
  g_variant_dict_insert (&before, "outcome", "u", state->outcome);
  g_variant_dict_insert (&before, "handoff", "x", handoff);
  baton_session_remember (session, row->id, g_variant_dict_end (&before));
  return TRUE;
}

static gint64
get_number (JsonObject *object,
            const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

/*
 * baton_before_read:
 * @detail: the detail of a journal entry
 * @before: (out caller-allocates): what the lead was
 *
 * Returns: whether the entry tells it
 */
gboolean
baton_before_read (JsonObject  *detail,
                   BatonBefore *before)
{
  JsonNode *node = json_object_get_member (detail, BEFORE);
  JsonObject *object;

  memset (before, 0, sizeof *before);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  object = json_node_get_object (node);
  before->state.stage = (guint) get_number (object, "stage");
  before->state.owner = get_number (object, "owner");
  before->state.stage_since = get_number (object, "stage_since");
  before->state.suppressed_since = get_number (object, "suppressed_since");
  before->state.returned_at = get_number (object, "returned_at");
  before->state.wake_at = get_number (object, "wake_at");
  before->state.flags = (BatonLeadFlags) get_number (object, "flags");
  before->state.outcome = (BatonOutcome) get_number (object, "outcome");
  before->handoff = get_number (object, "handoff");
  return baton_team_from_name (json_object_get_string_member_with_default (object, "team", ""), &before->state.team);
}
