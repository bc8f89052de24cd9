/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undoing reads in the journal what a transaction did, and does the opposite.
 *
 * An undone change leaves nothing that would be counted: the moves from stage
 * to stage, attempts, returns and clocks that it wrote are taken out again, the
 * clocks that it ended run on. Only handoffs stay as they are, since one ends
 * once: where undoing brings an open handoff back, a new one by a person takes
 * its place. Who got the company of a lead, or was next in turn, stays too. */

#include "baton-undo.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "baton-undo-lead-private.h"

/* A change by hand is a few entries a lead; more than this is an import. */
#define MAX_ENTRIES 50000
#define ENTRIES_AT_ONCE 256

/* What is read in one go of a lead's history since the change. */
#define MAX_HISTORY 1000

/**
 * baton_undo_token:
 * @session: a session
 *
 * Tells by what the change that the session wrote last can be undone.
 *
 * Returns: the token for [func@undo]; 0 when the last transaction changed nothing
 */
gint64
baton_undo_token (BatonSession *session)
{
  g_return_val_if_fail (session != NULL, 0);

  return baton_session_get_last_entry (session);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                       _("What was done cannot be undone; only changes that a person made to leads can"));
  return FALSE;
}

/* Sorts the entries of the transaction that @token began by the leads that
 * they are about; they stand one after the other in the journal. */
static GPtrArray *
read_transaction (BatonSession  *session,
                  gint64         token,
                  GError       **error)
{
  g_autoptr(GPtrArray) leads = g_ptr_array_new_with_free_func (baton_undo_lead_free);
  gint64 last = token - 1;

  while (last - token < MAX_ENTRIES)
    {
      g_autoptr(GPtrArray) entries = NULL;

      entries = baton_journal_read (baton_session_get_connection (session), last, ENTRIES_AT_ONCE, error);
      if (entries == NULL)
        return NULL;

      for (guint i = 0; i < entries->len; i++)
        {
          BatonJournalEntry *entry = g_ptr_array_index (entries, i);

          if (entry->seq != token && entry->cause != token)
            return g_steal_pointer (&leads);
          last = entry->seq;
          if (!baton_undo_lead_note (leads, entry))
            {
              refuse (error);
              return NULL;
            }
        }
      if (entries->len < ENTRIES_AT_ONCE)
        return g_steal_pointer (&leads);
    }
  refuse (error);
  return NULL;
}

/* What happened to a lead since that does not stand in the way. */
static gboolean
is_harmless (const BatonUndoLead     *undone,
             const BatonJournalEntry *entry)
{
  return g_str_equal (entry->action, "clock-warned") ||
         g_str_equal (entry->action, "clock-breached") ||
         g_str_equal (entry->action, "scores-changed") ||
         (g_str_equal (entry->action, "event-recorded") && !undone->was_created);
}

static void
set_conflict (const BatonJournalEntry  *entry,
              gint64                    lead,
              GError                  **error)
{
  if (g_str_equal (entry->action, BATON_ACTION_UNDONE))
    g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                 _("A change of lead %" PRId64 " was undone already; look at the lead again"), lead);
  else if (g_str_equal (entry->actor, BATON_ACTOR_RULES) || g_str_equal (entry->actor, BATON_ACTOR_CLOCK))
    g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                 _("The rules have taken lead %" PRId64 " further since, so the change can no longer be undone"), lead);
  else
    g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                 /* Translators: %s is a person or a source, %… the number of a lead. */
                 _("%s changed lead %" PRId64 " since, so the change before it can no longer be undone"),
                 entry->actor, lead);
}

static gboolean
check_untouched (BatonSession         *session,
                 const BatonUndoLead  *undone,
                 GError              **error)
{
  g_autoptr(GPtrArray) history = baton_journal_of_lead (baton_session_get_connection (session), undone->lead,
                                                        MAX_HISTORY, error);

  if (history == NULL)
    return FALSE;

  for (guint i = 0; i < history->len; i++)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (history, i);

      if (entry->seq <= undone->last_entry)
        return TRUE;
      if (!is_harmless (undone, entry))
        {
          set_conflict (entry, undone->lead, error);
          return FALSE;
        }
    }
  return history->len < MAX_HISTORY || refuse (error);
}

static gboolean
log_undone (BatonSession         *session,
            const BatonUndoLead  *undone,
            gint64                token,
            GError              **error)
{
  GVariantDict detail;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "undoes", "x", token);
  g_variant_dict_insert (&detail, "action", "s", undone->action);
  return baton_session_log (session, NULL, BATON_ACTION_UNDONE, undone->lead, g_variant_dict_end (&detail), error);
}

static gboolean
undo (BatonSession  *session,
      gint64         token,
      GError       **error)
{
  g_autoptr(GPtrArray) leads = read_transaction (session, token, error);

  if (leads == NULL)
    return FALSE;
  if (leads->len == 0)
    return refuse (error);

  for (guint i = 0; i < leads->len; i++)
    {
      const BatonUndoLead *undone = g_ptr_array_index (leads, i);

      if (!undone->was_created && !undone->was_known)
        return refuse (error);
      if (!check_untouched (session, undone, error) ||
          !log_undone (session, undone, token, error) ||
          !baton_undo_lead_apply (session, undone, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * baton_undo:
 * @session: a session
 * @token: what [func@undo_token] told after the change
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Undoes what a person did through use cases in one transaction: a lead that
 * was added is removed, changed fields get their values back, a lead that was
 * moved, handed over, accepted, returned or disqualified is where it was, an
 * attempt was not made. What the rules did because of it is undone as well.
 *
 * Fails with %BATON_ERROR_CONFLICT when somebody changed one of the leads
 * since, or when it is not a change that can be undone, such as an import or
 * another undoing.
 *
 * Returns: whether it was undone
 */
gboolean
baton_undo (BatonSession  *session,
            gint64         token,
            GCancellable  *cancellable,
            GError       **error)
{
  gboolean done;

  g_return_val_if_fail (session != NULL, FALSE);

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = token > 0 ? undo (session, token, error) : refuse (error);
  return baton_session_end (session, done, error);
}
