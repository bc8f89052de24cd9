/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-handoff-repository-private.h"

#include <glib/gi18n-lib.h>

#include "baton-query-private.h"

/* Binds what changes while a handoff is open, from number @index on. */
static void
bind_progress (BatonStatement     *statement,
               int                 index,
               const BatonHandoff *handoff)
{
  baton_statement_bind_text (statement, index++, handoff->queue != NULL ? handoff->queue : "");
  baton_statement_bind_some (statement, index++, handoff->person);
  baton_statement_bind_some (statement, index++, handoff->assigned_at);
  baton_statement_bind_text (statement, index++, baton_handoff_state_get_name (handoff->state));
  baton_statement_bind_some (statement, index++, handoff->ended_at);
  baton_statement_bind_text (statement, index, handoff->ended_by);
}

/**
 * baton_handoff_insert:
 * @connection: a connection, in a write transaction
 * @handoff: (inout): a handoff; it is given its number
 * @error: return location for an error
 *
 * Stores a new handoff. A lead has at most one that is open.
 *
 * Returns: whether it worked
 */
gboolean
baton_handoff_insert (BatonConnection  *connection,
                      BatonHandoff     *handoff,
                      GError          **error)
{
  gint64 id = baton_connection_next_number (connection, "handoff", 1, error);
  g_autoptr(BatonStatement) statement = NULL;

  if (id == 0)
    return FALSE;

  statement = baton_connection_prepare (connection,
                                        "INSERT INTO handoff (id, lead, reason, priority, fit, interest, created_at, "
                                        "queue, person, assigned_at, state, ended_at, ended_by) "
                                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, id);
  baton_statement_bind (statement, 2, handoff->lead);
  baton_statement_bind_text (statement, 3, baton_trigger_get_name (handoff->trigger));
  baton_statement_bind_text (statement, 4, baton_priority_get_name (handoff->priority));
  baton_statement_bind (statement, 5, handoff->fit);
  baton_statement_bind (statement, 6, handoff->interest);
  baton_statement_bind (statement, 7, handoff->created_at);
  bind_progress (statement, 8, handoff);
  if (!baton_statement_run (statement, error))
    return FALSE;
  handoff->id = id;
  return TRUE;
}

/**
 * baton_handoff_update:
 * @connection: a connection, in a write transaction
 * @handoff: a handoff with its number
 * @error: return location for an error
 *
 * Writes who has an open handoff, or how it ended.
 *
 * Fails with `BATON_ERROR_CONFLICT` when it has ended already: it ends once.
 *
 * Returns: whether it worked
 */
gboolean
baton_handoff_update (BatonConnection     *connection,
                      const BatonHandoff  *handoff,
                      GError             **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "UPDATE handoff SET queue = ?2, person = ?3, assigned_at = ?4, state = ?5, "
                              "ended_at = ?6, ended_by = ?7 WHERE id = ?1 AND ended_at IS NULL",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, handoff->id);
  bind_progress (statement, 2, handoff);
  if (!baton_statement_run (statement, error))
    return FALSE;
  if (baton_statement_get_changed (statement) == 1)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
               /* Translators: %lld is the number of a lead. */
               _("The handoff of lead %lld has ended already. Look at the lead again."),
               (long long) handoff->lead);
  return FALSE;
}

static BatonHandoffState
state_from_name (const char *name)
{
  BatonHandoffState state = BATON_HANDOFF_OPEN;

  while (state < BATON_HANDOFF_REASSIGNED && g_strcmp0 (baton_handoff_state_get_name (state), name) != 0)
    state++;
  return state;
}

/*
 * baton_handoff_read:
 * @statement: a statement whose first columns are %BATON_HANDOFF_COLUMNS, on a row
 *
 * Returns: (transfer full): the handoff
 */
BatonHandoff *
baton_handoff_read (BatonStatement *statement)
{
  BatonHandoff row = {
    .id = baton_statement_get (statement, 0),
    .lead = baton_statement_get (statement, 1),
    .trigger = baton_trigger_from_name (baton_statement_get_text (statement, 2)),
    .queue = (char *) baton_statement_get_text (statement, 4),
    .person = baton_statement_get (statement, 5),
    .fit = (int) baton_statement_get (statement, 6),
    .interest = (int) baton_statement_get (statement, 7),
    .created_at = baton_statement_get (statement, 8),
    .assigned_at = baton_statement_get (statement, 9),
    .state = state_from_name (baton_statement_get_text (statement, 10)),
    .ended_at = baton_statement_get (statement, 11),
    .ended_by = (char *) baton_statement_get_text (statement, 12),
  };

  if (!baton_priority_from_name (baton_statement_get_text (statement, 3), &row.priority))
    row.priority = BATON_PRIORITY_NORMAL;
  return baton_handoff_copy (&row);
}

static gpointer
read_handoff (BatonStatement *statement)
{
  return baton_handoff_read (statement);
}

/**
 * baton_handoff_find_open:
 * @connection: a connection
 * @lead: the lead's number
 * @error: return location for an error
 *
 * Finds the open handoff of a lead.
 *
 * Returns: (transfer full) (nullable): it; `NULL` without an error when there is none
 */
BatonHandoff *
baton_handoff_find_open (BatonConnection  *connection,
                         gint64            lead,
                         GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " BATON_HANDOFF_COLUMNS " FROM handoff h "
                              "WHERE h.lead = ?1 AND h.ended_at IS NULL",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, lead);
  return baton_query_first (statement, read_handoff, error);
}

/**
 * baton_handoff_find_last:
 * @connection: a connection
 * @lead: the lead's number
 * @error: return location for an error
 *
 * Finds the newest handoff of a lead, open or not.
 *
 * Returns: (transfer full) (nullable): it; `NULL` without an error when there is none
 */
BatonHandoff *
baton_handoff_find_last (BatonConnection  *connection,
                         gint64            lead,
                         GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " BATON_HANDOFF_COLUMNS " FROM handoff h "
                              "WHERE h.lead = ?1 ORDER BY h.id DESC LIMIT 1",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, lead);
  return baton_query_first (statement, read_handoff, error);
}

static BatonStatement *
prepare_list (BatonConnection  *connection,
              gint64            lead,
              gboolean          only_open,
              GError          **error)
{
  BatonStatement *statement;

  if (lead != 0)
    statement = baton_connection_prepare (connection,
                                          "SELECT " BATON_HANDOFF_COLUMNS " FROM handoff h "
                                          "WHERE h.lead = ?1 AND (?2 = 0 OR h.ended_at IS NULL) "
                                          "ORDER BY h.id DESC LIMIT ?3",
                                          error);
  else
    statement = baton_connection_prepare (connection,
                                          "SELECT " BATON_HANDOFF_COLUMNS " FROM handoff h "
                                          "WHERE h.lead >= ?1 AND (?2 = 0 OR h.ended_at IS NULL) "
                                          "ORDER BY h.id DESC LIMIT ?3",
                                          error);
  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, lead);
  baton_statement_bind (statement, 2, only_open ? 1 : 0);
  return statement;
}

/**
 * baton_handoff_list:
 * @connection: a connection
 * @lead: the lead's number; 0 for all leads
 * @only_open: whether to leave out those that have ended
 * @limit: the most to list; 0 for all
 * @error: return location for an error
 *
 * Lists handoffs.
 *
 * Returns: (transfer full) (element-type BatonHandoff): the handoffs, newest first
 */
GPtrArray *
baton_handoff_list (BatonConnection  *connection,
                    gint64            lead,
                    gboolean          only_open,
                    guint             limit,
                    GError          **error)
{
  g_autoptr(BatonStatement) statement = prepare_list (connection, lead, only_open, error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 3, limit != 0 ? (gint64) limit : G_MAXINT64);
  return baton_query_list (statement, read_handoff, (GDestroyNotify) baton_handoff_free, error);
}

/**
 * baton_return_insert:
 * @connection: a connection, in a write transaction
 * @returned: (inout): a return; it is given its number
 * @error: return location for an error
 *
 * Stores a return.
 *
 * Returns: whether it worked
 */
gboolean
baton_return_insert (BatonConnection  *connection,
                     BatonReturn      *returned,
                     GError          **error)
{
  gint64 id = baton_connection_next_number (connection, "lead_return", 1, error);
  g_autoptr(BatonStatement) statement = NULL;

  if (id == 0)
    return FALSE;

  statement = baton_connection_prepare (connection,
                                        "INSERT INTO lead_return (id, lead, handoff, at, person, actor, "
                                        "reason, until_at, note) "
                                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, id);
  baton_statement_bind (statement, 2, returned->lead);
  baton_statement_bind_some (statement, 3, returned->handoff);
  baton_statement_bind (statement, 4, returned->at);
  baton_statement_bind_some (statement, 5, returned->person);
  baton_statement_bind_text (statement, 6, returned->actor);
  baton_statement_bind_text (statement, 7, baton_return_reason_get_name (returned->reason));
  baton_statement_bind (statement, 8, returned->until);
  baton_statement_bind_text (statement, 9, returned->note);
  if (!baton_statement_run (statement, error))
    return FALSE;
  returned->id = id;
  return TRUE;
}

/**
 * baton_attempt_insert:
 * @connection: a connection, in a write transaction
 * @attempt: (inout): an attempt; it is given its number
 * @error: return location for an error
 *
 * Stores an attempt to contact a lead.
 *
 * Returns: whether it worked
 */
gboolean
baton_attempt_insert (BatonConnection  *connection,
                      BatonAttempt     *attempt,
                      GError          **error)
{
  gint64 id = baton_connection_next_number (connection, "attempt", 1, error);
  g_autoptr(BatonStatement) statement = NULL;

  if (id == 0)
    return FALSE;

  statement = baton_connection_prepare (connection,
                                        "INSERT INTO attempt (id, lead, handoff, at, person, actor, "
                                        "channel, outcome, note) "
                                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, id);
  baton_statement_bind (statement, 2, attempt->lead);
  baton_statement_bind_some (statement, 3, attempt->handoff);
  baton_statement_bind (statement, 4, attempt->at);
  baton_statement_bind_some (statement, 5, attempt->person);
  baton_statement_bind_text (statement, 6, attempt->actor);
  baton_statement_bind_text (statement, 7, attempt->channel);
  baton_statement_bind_text (statement, 8, baton_attempt_outcome_get_name (attempt->outcome));
  baton_statement_bind_text (statement, 9, attempt->note);
  if (!baton_statement_run (statement, error))
    return FALSE;
  attempt->id = id;
  return TRUE;
}

/**
 * baton_attempt_find_last:
 * @connection: a connection
 * @lead: the number of a lead
 * @at: (out): when somebody last tried to contact it, in microseconds UTC; 0 for never
 * @error: return location for an error
 *
 * Finds out when somebody last tried to contact a lead.
 *
 * Returns: whether it worked
 */
gboolean
baton_attempt_find_last (BatonConnection  *connection,
                         gint64            lead,
                         gint64           *at,
                         GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT max(at) FROM attempt WHERE lead = ?1", error);

  *at = 0;
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  return baton_query_number (statement, at, error);
}
