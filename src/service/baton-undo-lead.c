/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-undo-lead-private.h"

/* What a person's change of a lead, and what follows from it, may write. */
static const char * const undoable[] = {
  "accepted",
  "assigned",
  "attempted",
  "clock-ended",
  "clock-started",
  "confirmation-asked",
  "confirmation-dropped",
  "confirmed",
  "disqualified",
  BATON_ACTION_HANDED_OVER,
  "held",
  "lead-changed",
  "lead-created",
  "let-go",
  BATON_ACTION_REASSIGNED,
  BATON_ACTION_RETURNED,
  "stage-moved",
  NULL
};

void
baton_undo_lead_free (gpointer data)
{
  BatonUndoLead *self = data;

  g_free (self->action);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->moves);
  g_array_unref (self->attempts);
  g_array_unref (self->returns);
  g_array_unref (self->started);
  g_array_unref (self->ended);
  g_free (self);
}

static BatonUndoLead *
undo_lead_new (const BatonJournalEntry *entry)
{
  BatonUndoLead *self = g_new0 (BatonUndoLead, 1);

  self->lead = entry->lead;
  self->action = g_strdup (entry->action);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_journal_entry_free);
  self->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_journal_entry_free);
  self->attempts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->returns = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->started = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ended = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

static BatonUndoLead *
find_or_add (GPtrArray               *leads,
             const BatonJournalEntry *entry)
{
  BatonUndoLead *self;

  /* The entries about one lead mostly follow one another. */
  for (guint i = leads->len; i > 0; i--)
    {
      self = g_ptr_array_index (leads, i - 1);
      if (self->lead == entry->lead)
        return self;
    }
  self = undo_lead_new (entry);
  g_ptr_array_add (leads, self);
  return self;
}

static BatonJournalEntry *
copy_entry (const BatonJournalEntry *entry)
{
  BatonJournalEntry *copy = g_memdup2 (entry, sizeof *entry);

  copy->actor = g_strdup (entry->actor);
  copy->action = g_strdup (entry->action);
  copy->detail = g_strdup (entry->detail);
  return copy;
}

static void
note_number (GArray     *numbers,
             JsonObject *detail,
             const char *name)
{
  gint64 number = json_object_get_int_member_with_default (detail, name, 0);

  if (number != 0)
    g_array_append_val (numbers, number);
}

static void
note_attempt (BatonUndoLead *self,
              JsonObject    *detail)
{
  const char *team = json_object_get_string_member_with_default (detail, "team", "");

  note_number (self->attempts, detail, "attempt");
  if (g_str_equal (team, baton_team_get_name (BATON_TEAM_SALES)))
    self->n_counted++;
}

static void
note_detail (BatonUndoLead           *self,
             const BatonJournalEntry *entry,
             JsonObject              *detail)
{
  if (!self->was_created && !self->was_known)
    self->was_known = baton_before_read (detail, &self->before);

  if (g_str_equal (entry->action, "lead-changed"))
    g_ptr_array_add (self->changes, copy_entry (entry));
  else if (g_str_equal (entry->action, "stage-moved"))
    g_ptr_array_add (self->moves, copy_entry (entry));
  else if (g_str_equal (entry->action, "attempted"))
    note_attempt (self, detail);
  else if (g_str_equal (entry->action, BATON_ACTION_RETURNED))
    note_number (self->returns, detail, "return");
  else if (g_str_equal (entry->action, "clock-started"))
    note_number (self->started, detail, "clock");
  else if (g_str_equal (entry->action, "clock-ended"))
    note_number (self->ended, detail, "clock");
}

/*
 * baton_undo_lead_note:
 * @leads: (element-type BatonUndoLead): what is known of the transaction so far
 * @entry: its next journal entry
 *
 * Takes a note of what an entry tells.
 *
 * Returns: whether it is one that can be undone
 */
gboolean
baton_undo_lead_note (GPtrArray         *leads,
                      BatonJournalEntry *entry)
{
  g_autoptr(JsonNode) node = entry->detail != NULL ? json_from_string (entry->detail, NULL) : NULL;
  BatonUndoLead *self;

  if (entry->lead == 0 || entry->lead_last != 0 || !g_strv_contains (undoable, entry->action))
    return FALSE;

  self = find_or_add (leads, entry);
  self->last_entry = entry->seq;
  if (g_str_equal (entry->action, "lead-created"))
    self->was_created = TRUE;
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    note_detail (self, entry, json_node_get_object (node));
  return TRUE;
}
