/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-journal-changes.h"

#include "baton-journal-private.h"

/**
 * baton_journal_list_changes:
 * @connection: a connection
 * @action: an action, such as `lead-changed`
 * @first: the number of the first entry
 * @last: the number of the last one
 * @error: return location for an error
 *
 * Lists the entries of one kind within a part of the journal.
 *
 * Returns: (transfer full) (element-type BatonJournalEntry) (nullable): the
 *   entries, oldest first
 */
GPtrArray *
baton_journal_list_changes (BatonConnection  *connection,
                            const char       *action,
                            gint64            first,
                            gint64            last,
                            GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " BATON_JOURNAL_COLUMNS " FROM journal "
                              "WHERE seq BETWEEN ?2 AND ?3 AND action = ?1 ORDER BY seq",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind_text (statement, 1, action);
  baton_statement_bind (statement, 2, first);
  baton_statement_bind (statement, 3, last);
  return baton_query_list (statement, baton_journal_read_entry, (GDestroyNotify) baton_journal_entry_free, error);
}

/**
 * baton_journal_list_touched:
 * @connection: a connection
 * @first_lead: the number of the first lead
 * @last_lead: the number of the last one
 * @after: the number of an entry
 * @error: return location for an error
 *
 * Lists the leads that have events, or that somebody did something with after
 * an entry; what followed from the rules or from time does not count.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their numbers, rising
 */
GArray *
baton_journal_list_touched (BatonConnection  *connection,
                            gint64            first_lead,
                            gint64            last_lead,
                            gint64            after,
                            GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT lead FROM journal WHERE seq > ?3 AND lead BETWEEN ?1 AND ?2 "
                              "AND lead_last IS NULL "
                              "AND actor NOT IN ('" BATON_ACTOR_RULES "', '" BATON_ACTOR_CLOCK "') "
                              "UNION "
                              "SELECT lead FROM event WHERE lead BETWEEN ?1 AND ?2 "
                              "ORDER BY 1",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, first_lead);
  baton_statement_bind (statement, 2, last_lead);
  baton_statement_bind (statement, 3, after);
  return baton_query_numbers (statement, error);
}
