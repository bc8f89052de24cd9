/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-event-repository.h"
#include "baton-lead-repository.h"
#include "baton-statement-private.h"
#include "process/baton-process.h"

/* Runs each of some statements on the leads from @first to @last. */
static gboolean
run_on_range (BatonConnection     *connection,
              const char * const  *queries,
              guint                n_queries,
              gint64               first,
              gint64               last,
              gint64              *changed,
              GError             **error)
{
  for (guint i = 0; i < n_queries; i++)
    {
      g_autoptr(BatonStatement) statement = baton_connection_prepare (connection, queries[i], error);

      if (statement == NULL)
        return FALSE;
      baton_statement_bind (statement, 1, first);
      baton_statement_bind (statement, 2, last);
      if (!baton_statement_run (statement, error))
        return FALSE;
      *changed = baton_statement_get_changed (statement);
    }
  return TRUE;
}

/* Deletes the leads and all that hangs on them but the keys, the leads last. */
static gboolean
delete_leads (BatonConnection  *connection,
              gint64            first,
              gint64            last,
              gint64           *deleted,
              GError          **error)
{
  static const char * const queries[] = {
    "UPDATE person SET open_leads = open_leads - work.n "
    "FROM (SELECT owner, count(*) AS n FROM lead_state "
    "WHERE lead BETWEEN ?1 AND ?2 AND team = 1 AND stage NOT IN (5, 6) GROUP BY owner) AS work "
    "WHERE work.owner = person.id",
    "DELETE FROM event WHERE lead BETWEEN ?1 AND ?2",
    "DELETE FROM score_change WHERE lead BETWEEN ?1 AND ?2",
    "DELETE FROM stage_move WHERE lead BETWEEN ?1 AND ?2",
    "DELETE FROM handoff WHERE lead BETWEEN ?1 AND ?2",
    "DELETE FROM lead_return WHERE lead BETWEEN ?1 AND ?2",
    "DELETE FROM attempt WHERE lead BETWEEN ?1 AND ?2",
    "DELETE FROM clock WHERE lead BETWEEN ?1 AND ?2",
    "DELETE FROM notification WHERE lead BETWEEN ?1 AND ?2",
    "DELETE FROM lead_state WHERE lead BETWEEN ?1 AND ?2",
    "DELETE FROM lead WHERE id BETWEEN ?1 AND ?2",
  };

  G_STATIC_ASSERT (BATON_TEAM_SALES == 1 && BATON_STAGE_CUSTOMER == 5 && BATON_STAGE_DISQUALIFIED == 6);

  return run_on_range (connection, queries, G_N_ELEMENTS (queries), first, last, deleted, error);
}

/**
 * baton_lead_repository_delete:
 * @connection: a connection, in a write transaction
 * @lead: the lead's number
 * @error: return location for an error
 *
 * Deletes a lead with all that is stored about it, its events included. The
 * journal stays; [func@journal_forget] takes the personal data out of it.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when there is no such lead.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_delete (BatonConnection  *connection,
                              gint64            lead,
                              GError          **error)
{
  g_auto(BatonLeadRow) row = { 0, };
  gint64 deleted;

  return baton_lead_repository_load (connection, lead, &row, error) &&
         baton_lead_key_delete_all (connection, lead, &row.record, error) &&
         baton_event_repository_delete_all (connection, lead, error) &&
         delete_leads (connection, lead, lead, &deleted, error);
}

/**
 * baton_lead_repository_delete_range:
 * @connection: a connection, in a write transaction
 * @first: the number of the first lead
 * @last: the number of the last one
 * @deleted: (out): how many leads there were
 * @error: return location for an error
 *
 * Deletes many leads as [func@lead_repository_delete] does. It reads all keys
 * there are, so it is meant for the leads of an import.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_delete_range (BatonConnection  *connection,
                                    gint64            first,
                                    gint64            last,
                                    gint64           *deleted,
                                    GError          **error)
{
  static const char * const queries[] = {
    "DELETE FROM lead_key WHERE lead BETWEEN ?1 AND ?2",
    "DELETE FROM event_key WHERE lead BETWEEN ?1 AND ?2",
  };

  return run_on_range (connection, queries, G_N_ELEMENTS (queries), first, last, deleted, error) &&
         delete_leads (connection, first, last, deleted, error);
}
