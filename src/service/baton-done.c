/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody did lately, as the journal tells it. */

#include "baton-done.h"

#include <json-glib/json-glib.h>

#include "baton-journal.h"
#include "baton-lead-repository.h"
#include "baton-undo-lead-private.h"

#define MAX_ENTRIES 500

static const char * const actions[] = {
  [BATON_DONE_ACCEPTED] = "accepted",
  [BATON_DONE_RETURNED] = BATON_ACTION_RETURNED,
  [BATON_DONE_ATTEMPTED] = "attempted",
};

/**
 * baton_done_free:
 * @self: (transfer full): what was done
 */
void
baton_done_free (BatonDone *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->company);
  g_free (self);
}

static gboolean
find_kind (const BatonJournalEntry *entry,
           BatonDoneKind           *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (g_str_equal (entry->action, actions[i]))
        {
          *kind = (BatonDoneKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

static gint64
get_token (const BatonJournalEntry *entry)
{
  return entry->cause != 0 ? entry->cause : entry->seq;
}

static JsonNode *
read_detail (const BatonJournalEntry *entry)
{
  g_autoptr(JsonNode) node = entry->detail != NULL ? json_from_string (entry->detail, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

/* Whoever undid it: what a person did may be undone by somebody else. */
static GHashTable *
list_undone (BatonSession  *session,
             gint64         since,
             GError       **error)
{
  g_autoptr(GHashTable) undone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GPtrArray) entries = NULL;

  entries = baton_journal_of_action (baton_session_get_connection (session), BATON_ACTION_UNDONE, since, MAX_ENTRIES,
                                     error);
  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr(JsonNode) detail = read_detail (g_ptr_array_index (entries, i));
      gint64 token;

      if (detail == NULL)
        continue;
      token = json_object_get_int_member_with_default (json_node_get_object (detail), "undoes", 0);
      g_hash_table_add (undone, g_memdup2 (&token, sizeof token));
    }
  return g_steal_pointer (&undone);
}

static void
read_what (BatonDone               *self,
           const BatonJournalEntry *entry)
{
  g_autoptr(JsonNode) detail = read_detail (entry);
  JsonObject *object = detail != NULL ? json_node_get_object (detail) : NULL;

  if (object == NULL)
    return;
  if (!baton_return_reason_from_name (json_object_get_string_member_with_default (object, "reason", ""),
                                      &self->reason))
    self->reason = BATON_RETURN_NOT_READY;
  if (!baton_attempt_outcome_from_name (json_object_get_string_member_with_default (object, "outcome", ""),
                                        &self->outcome))
    self->outcome = BATON_ATTEMPT_NO_ANSWER;
}

/* A lead that is gone has no name any more. */
static gboolean
read_who (BatonSession  *session,
          BatonDone     *self,
          GError       **error)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) local_error = NULL;

  if (!baton_lead_repository_load (baton_session_get_connection (session), self->lead, &row, &local_error))
    {
      if (g_error_matches (local_error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  self->name = baton_record_dup_name (&row.record);
  if (self->name == NULL || *self->name == '\0')
    {
      g_free (self->name);
      self->name = g_strdup (row.record.values[BATON_FIELD_EMAIL]);
    }
  self->company = g_strdup (row.record.values[BATON_FIELD_COMPANY]);
  return TRUE;
}

static gboolean
add_done (BatonSession             *session,
          GPtrArray                *list,
          const BatonJournalEntry  *entry,
          BatonDoneKind             kind,
          GError                  **error)
{
  BatonDone *done = g_new0 (BatonDone, 1);

  g_ptr_array_add (list, done);
  done->kind = kind;
  done->lead = entry->lead;
  done->at = entry->at;
  done->token = get_token (entry);
  read_what (done, entry);
  return read_who (session, done, error);
}

/**
 * baton_done_list:
 * @session: a session, in a transaction
 * @since: the earliest time, in microseconds UTC
 * @limit: the most to list
 * @error: return location for an error
 *
 * Lists what the session's actor did with leads, without what anybody undid.
 *
 * Returns: (transfer full) (element-type BatonDone): it, the newest first
 */
GPtrArray *
baton_done_list (BatonSession  *session,
                 gint64         since,
                 guint          limit,
                 GError       **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_done_free);
  g_autoptr(GHashTable) undone = list_undone (session, since, error);
  g_autoptr(GPtrArray) entries = NULL;

  if (undone == NULL)
    return NULL;
  entries = baton_journal_of_actor (baton_session_get_connection (session), baton_session_get_actor (session),
                                    since, MAX_ENTRIES, error);
  if (entries == NULL)
    return NULL;

  for (guint i = 0; i < entries->len && list->len < limit; i++)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (entries, i);
      gint64 token = get_token (entry);
      BatonDoneKind kind;

      if (find_kind (entry, &kind) && !g_hash_table_contains (undone, &token) &&
          !add_done (session, list, entry, kind, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}
