/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the journal to the leads that it tells of. */

#include "baton-index-feed-private.h"

#include "baton-journal.h"
#include "baton-lead-repository.h"

#define ENTRIES_AT_ONCE 1000

typedef struct
{
  BatonSession         *session;
  const BatonIndexFeed *feed;
  GCancellable         *cancellable;
  GHashTable           *told;      /* leads that were told of already */
  gboolean              stopped;
  gint64                next;      /* of a range: the lowest lead not told of yet */
  BatonLeadRow          row;
} Walk;

static gboolean
tell_lead (Walk    *walk,
           gint64   lead,
           GError **error)
{
  g_autoptr(GError) local_error = NULL;

  if (!g_hash_table_add (walk->told, g_memdup2 (&lead, sizeof lead)))
    return TRUE;

  if (baton_lead_repository_load (baton_session_get_connection (walk->session), lead, &walk->row, &local_error))
    walk->stopped |= !walk->feed->put (lead, &walk->row.record, &walk->row.state, walk->feed->user_data);
  else if (g_error_matches (local_error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
    walk->stopped |= !walk->feed->remove (lead, walk->feed->user_data);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* The leads of a range that are not there any more. */
static void
tell_gap (Walk   *walk,
          gint64  up_to)
{
  for (; walk->next < up_to && !walk->stopped; walk->next++)
    walk->stopped |= !walk->feed->remove (walk->next, walk->feed->user_data);
  walk->next = up_to + 1;
}

static gboolean
tell_row (const BatonLeadRow  *row,
          const BatonEvent    *events,
          guint                n_events,
          gpointer             user_data,
          GError             **error)
{
  Walk *walk = user_data;

  tell_gap (walk, row->id);
  if (!walk->stopped)
    walk->stopped |= !walk->feed->put (row->id, &row->record, &row->state, walk->feed->user_data);
  if (!walk->stopped)
    return TRUE;

  /* Nobody wants the rest; who walks knows that it is no failure. */
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return FALSE;
}

/* With every field, since an index may have columns that a filter asked for. */
static gboolean
tell_range (Walk    *walk,
            gint64   first,
            gint64   last,
            GError **error)
{
  g_autoptr(GError) local_error = NULL;

  walk->next = first;
  if (!baton_lead_repository_scan (baton_session_get_connection (walk->session), first, last, BATON_ALL_FIELDS,
                                   TRUE, FALSE, tell_row, walk, walk->cancellable, &local_error))
    {
      if (walk->stopped)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  tell_gap (walk, last + 1);
  return TRUE;
}

static gboolean
tell_entries (Walk       *walk,
              GPtrArray  *entries,
              gint64     *position,
              GError    **error)
{
  for (guint i = 0; i < entries->len && !walk->stopped; i++)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (entries, i);

      if (entry->lead_last != 0
          ? !tell_range (walk, entry->lead, entry->lead_last, error)
          : entry->lead != 0 && !tell_lead (walk, entry->lead, error))
        return FALSE;
      *position = entry->seq;
    }
  return TRUE;
}

/*
 * baton_index_feed_walk:
 * @position: (inout): the last journal entry that was seen
 *
 * Tells which leads changed since, each as it is now, within the transaction
 * that runs.
 */
gboolean
baton_index_feed_walk (BatonSession          *session,
                       const BatonIndexFeed  *feed,
                       gint64                *position,
                       GCancellable          *cancellable,
                       GError               **error)
{
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean more = TRUE, done = TRUE;
  Walk walk = {
    .session = session,
    .feed = feed,
    .cancellable = cancellable,
    .told = told,
  };

  while (done && more && !walk.stopped)
    {
      g_autoptr(GPtrArray) entries = NULL;

      entries = baton_journal_read (baton_session_get_connection (session), *position, ENTRIES_AT_ONCE, error);
      done = entries != NULL && tell_entries (&walk, entries, position, error);
      more = done && entries->len == ENTRIES_AT_ONCE;
    }
  baton_lead_row_clear (&walk.row);
  return done;
}
