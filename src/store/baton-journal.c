/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-journal.h"

#include "baton-insert-private.h"
#include "baton-journal-private.h"

void
baton_journal_entry_free (BatonJournalEntry *self)
{
  g_free (self->actor);
  g_free (self->action);
  g_free (self->detail);
  g_free (self);
}

/* An entry about one lead after another, or about what the entry says. */
typedef struct
{
  const BatonJournalEntry *entry;
  gint64                   seq;
} Writing;

static void
bind_entry (BatonStatement *statement,
            int             index,
            gconstpointer   row,
            gpointer        user_data)
{
  Writing *writing = user_data;
  const BatonJournalEntry *entry = writing->entry;

  baton_statement_bind (statement, index++, writing->seq++);
  baton_statement_bind (statement, index++, entry->at);
  baton_statement_bind_text (statement, index++, entry->actor);
  baton_statement_bind_text (statement, index++, entry->action);
  baton_statement_bind_some (statement, index++, *(const gint64 *) row);
  baton_statement_bind_some (statement, index++, entry->lead_last);
  baton_statement_bind_some (statement, index++, entry->cause);
  baton_statement_bind_text (statement, index, entry->detail);
}

/**
 * baton_journal_append_each:
 * @connection: a connection, in the write transaction of what it tells
 * @entry: (inout): an entry; it is given the number of the last one
 * @leads: (array length=n_leads): leads
 * @n_leads: how many
 * @error: return location for an error
 *
 * Writes an entry about each of some leads, as [func@journal_append] does.
 *
 * Returns: whether it worked
 */
gboolean
baton_journal_append_each (BatonConnection    *connection,
                           BatonJournalEntry  *entry,
                           const gint64       *leads,
                           guint               n_leads,
                           GError            **error)
{
  static BatonInsert insert = { "INSERT INTO journal (" BATON_JOURNAL_COLUMNS ") VALUES", 8, "", "" };
  Writing writing = { entry, entry->seq };

  /* Asked for first: one statement with RETURNING takes SQLite twice as long. */
  if (writing.seq == 0)
    {
      if (!baton_journal_get_last (connection, &writing.seq, error))
        return FALSE;
      writing.seq++;
    }

  if (!baton_insert_run (&insert, connection, leads, sizeof *leads, n_leads, bind_entry, &writing, error))
    return FALSE;
  entry->seq = writing.seq - 1;
  return TRUE;
}

/**
 * baton_journal_append:
 * @connection: a connection, in the write transaction of what it tells
 * @entry: (inout): an entry; it is given its number, unless that is not 0: who
 *   wrote the last entry of the same transaction knows the next number
 * @error: return location for an error
 *
 * Writes an entry. Its number is one more than that of the last one, and there
 * is one writer at a time: numbers rise in commit order and leave no gaps.
 *
 * Returns: whether it worked
 */
gboolean
baton_journal_append (BatonConnection    *connection,
                      BatonJournalEntry  *entry,
                      GError            **error)
{
  return baton_journal_append_each (connection, entry, &entry->lead, 1, error);
}

gpointer
baton_journal_read_entry (BatonStatement *statement)
{
  BatonJournalEntry *entry = g_new0 (BatonJournalEntry, 1);

  entry->seq = baton_statement_get (statement, 0);
  entry->at = baton_statement_get (statement, 1);
  entry->actor = g_strdup (baton_statement_get_text (statement, 2));
  entry->action = g_strdup (baton_statement_get_text (statement, 3));
  entry->lead = baton_statement_get (statement, 4);
  entry->lead_last = baton_statement_get (statement, 5);
  entry->cause = baton_statement_get (statement, 6);
  entry->detail = g_strdup (baton_statement_get_text (statement, 7));
  return entry;
}

/**
 * baton_journal_read:
 * @connection: a connection
 * @after: the number of the last entry that was read; 0 to begin
 * @limit: the most to read
 * @error: return location for an error
 *
 * Reads on in the journal. Whoever follows it from the number that it has seen
 * misses nothing.
 *
 * Returns: (transfer full) (element-type BatonJournalEntry): the entries, by number
 */
GPtrArray *
baton_journal_read (BatonConnection  *connection,
                    gint64            after,
                    guint             limit,
                    GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " BATON_JOURNAL_COLUMNS " FROM journal WHERE seq > ?1 ORDER BY seq LIMIT ?2",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, after);
  baton_statement_bind (statement, 2, limit);
  return baton_query_list (statement, baton_journal_read_entry, (GDestroyNotify) baton_journal_entry_free, error);
}

/**
 * baton_journal_of_lead:
 * @connection: a connection
 * @lead: the lead's number
 * @limit: the most to read
 * @error: return location for an error
 *
 * Reads the history of a lead, with the entries about many leads that it is one of.
 *
 * Returns: (transfer full) (element-type BatonJournalEntry): the entries, newest first
 */
GPtrArray *
baton_journal_of_lead (BatonConnection  *connection,
                       gint64            lead,
                       guint             limit,
                       GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " BATON_JOURNAL_COLUMNS " FROM journal WHERE lead = ?1 "
                              "UNION ALL "
                              "SELECT " BATON_JOURNAL_COLUMNS " FROM journal "
                              "WHERE lead < ?1 AND lead_last >= ?1 AND lead_last IS NOT NULL "
                              "ORDER BY seq DESC LIMIT ?2",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, lead);
  baton_statement_bind (statement, 2, limit);
  return baton_query_list (statement, baton_journal_read_entry, (GDestroyNotify) baton_journal_entry_free, error);
}

/* What is newer than a time, among the newest 20,000 entries of all, so that it
 * takes as long in a large journal as in a small one. */
#define LATELY \
  "SELECT " BATON_JOURNAL_COLUMNS " FROM journal WHERE seq > (SELECT max(seq) FROM journal) - 20000 AND at >= ?2 "

static GPtrArray *
read_lately (BatonConnection  *connection,
             const char       *text,
             const char       *whose,
             gint64            since,
             guint             limit,
             GError          **error)
{
  g_autoptr(BatonStatement) statement = baton_connection_prepare (connection, text, error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind_text (statement, 1, whose);
  baton_statement_bind (statement, 2, since);
  baton_statement_bind (statement, 3, limit);
  return baton_query_list (statement, baton_journal_read_entry, (GDestroyNotify) baton_journal_entry_free, error);
}

/**
 * baton_journal_of_actor:
 * @connection: a connection
 * @actor: who
 * @since: the earliest time, in microseconds UTC
 * @limit: the most to read
 * @error: return location for an error
 *
 * Reads what somebody did lately: among the newest 20,000 entries of all.
 *
 * Returns: (transfer full) (element-type BatonJournalEntry): the entries, newest first
 */
GPtrArray *
baton_journal_of_actor (BatonConnection  *connection,
                        const char       *actor,
                        gint64            since,
                        guint             limit,
                        GError          **error)
{
  return read_lately (connection, LATELY "AND actor = ?1 ORDER BY seq DESC LIMIT ?3", actor, since, limit, error);
}

/**
 * baton_journal_of_action:
 * @connection: a connection
 * @action: what was done, such as `undone`
 * @since: the earliest time, in microseconds UTC
 * @limit: the most to read
 * @error: return location for an error
 *
 * Reads when something was done lately, whoever did it: among the newest 20,000
 * entries of all.
 *
 * Returns: (transfer full) (element-type BatonJournalEntry): the entries, newest first
 */
GPtrArray *
baton_journal_of_action (BatonConnection  *connection,
                         const char       *action,
                         gint64            since,
                         guint             limit,
                         GError          **error)
{
  return read_lately (connection, LATELY "AND action = ?1 ORDER BY seq DESC LIMIT ?3", action, since, limit, error);
}

/**
 * baton_journal_get_last:
 * @connection: a connection
 * @seq: (out): the number of the last entry; 0 when there are none
 * @error: return location for an error
 *
 * Tells how far the journal is.
 *
 * Returns: whether it worked
 */
gboolean
baton_journal_get_last (BatonConnection  *connection,
                        gint64           *seq,
                        GError          **error)
{
  g_autoptr(BatonStatement) statement = baton_connection_prepare (connection, "SELECT max(seq) FROM journal", error);

  *seq = 0;
  return statement != NULL && baton_query_number (statement, seq, error);
}

/**
 * baton_journal_forget:
 * @connection: a connection, in a write transaction
 * @lead: the number of a lead whose data is erased
 * @error: return location for an error
 *
 * Takes the details, which can be personal data, out of the entries about one
 * lead. That they were written, when and by whom stays.
 *
 * Returns: whether it worked
 */
gboolean
baton_journal_forget (BatonConnection  *connection,
                      gint64            lead,
                      GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "UPDATE journal SET detail = NULL WHERE lead = ?1 AND lead_last IS NULL",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  return baton_statement_run (statement, error);
}
