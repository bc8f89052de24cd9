/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-profile.h"

#include "baton-event-repository.h"
#include "baton-lead-repository.h"

/* More of one lead's history, or of its handoffs, nobody reads. */
#define MAX_ENTRIES 1000

/**
 * baton_profile_clear:
 * @self: a profile
 *
 * Frees what a profile holds; it is then valid and empty.
 */
void
baton_profile_clear (BatonProfile *self)
{
  baton_lead_row_clear (&self->row);
  baton_events_clear (&self->events);
  g_clear_pointer (&self->clocks, g_array_unref);
  g_clear_pointer (&self->handoffs, g_ptr_array_unref);
  g_clear_pointer (&self->history, g_ptr_array_unref);
}

/* An entry about many leads that tells readers to look again, not that this
 * lead changed: its score has a history of its own, and so have its events. */
static gboolean
is_about_all (const BatonJournalEntry *entry)
{
  return g_str_equal (entry->action, "scores-changed") || g_str_equal (entry->action, "events-imported");
}

static GPtrArray *
load_history (BatonConnection  *connection,
              gint64            lead,
              GError          **error)
{
  g_autoptr(GPtrArray) history = baton_journal_of_lead (connection, lead, MAX_ENTRIES, error);

  for (guint i = history != NULL ? history->len : 0; i > 0; i--)
    {
      if (is_about_all (g_ptr_array_index (history, i - 1)))
        g_ptr_array_remove_index (history, i - 1);
    }
  return g_steal_pointer (&history);
}

static gboolean
load (BatonConnection  *connection,
      gint64            lead,
      BatonProfile     *profile,
      GError          **error)
{
  if (!baton_lead_repository_load (connection, lead, &profile->row, error) ||
      !baton_event_repository_load (connection, lead, &profile->events, error))
    return FALSE;

  profile->clocks = baton_clock_list (connection, lead, FALSE, error);
  if (profile->clocks == NULL)
    return FALSE;
  profile->handoffs = baton_handoff_list (connection, lead, FALSE, MAX_ENTRIES, error);
  if (profile->handoffs == NULL)
    return FALSE;
  profile->history = load_history (connection, lead, error);
  return profile->history != NULL &&
         baton_attempt_find_last (connection, lead, &profile->attempted_at, error);
}

/**
 * baton_load_profile:
 * @session: a session
 * @lead: the number of a lead
 * @profile: (out caller-allocates): an empty profile to fill
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads all that is kept on a lead, as it stands at one moment.
 *
 * Fails with %BATON_ERROR_NOT_FOUND when there is no such lead.
 *
 * Returns: whether it worked
 */
gboolean
baton_load_profile (BatonSession  *session,
                    gint64         lead,
                    BatonProfile  *profile,
                    GCancellable  *cancellable,
                    GError       **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  done = load (baton_session_get_connection (session), lead, profile, error);
  return baton_session_end (session, done, error);
}
