/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What only undoing does: facts that an undone change wrote down, and that
 * would be counted otherwise, are taken out again. The journal keeps them. */

#include "baton-undo-repository.h"

#include "baton-query-private.h"

static gboolean
run_on (BatonConnection  *connection,
        const char       *query,
        gint64            id,
        GError          **error)
{
  g_autoptr(BatonStatement) statement = baton_connection_prepare (connection, query, error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, id);
  return baton_statement_run (statement, error);
}

/**
 * baton_undo_remove_move:
 * @connection: a connection, in a write transaction
 * @move: a move of a lead
 * @error: return location for an error
 *
 * Removes the newest such move; who made it does not matter.
 *
 * Returns: whether it worked
 */
gboolean
baton_undo_remove_move (BatonConnection       *connection,
                        const BatonStageMove  *move,
                        GError               **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "DELETE FROM stage_move WHERE id = (SELECT max(id) FROM stage_move "
                              "WHERE lead = ?1 AND at = ?2 AND from_stage = ?3 AND to_stage = ?4)",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, move->lead);
  baton_statement_bind (statement, 2, move->at);
  baton_statement_bind (statement, 3, move->from);
  baton_statement_bind (statement, 4, move->to);
  return baton_statement_run (statement, error);
}

/**
 * baton_undo_remove_attempt:
 * @connection: a connection, in a write transaction
 * @attempt: its number
 * @error: return location for an error
 *
 * Removes an attempt to contact a lead.
 *
 * Returns: whether it worked
 */
gboolean
baton_undo_remove_attempt (BatonConnection  *connection,
                           gint64            attempt,
                           GError          **error)
{
  return run_on (connection, "DELETE FROM attempt WHERE id = ?1", attempt, error);
}

/**
 * baton_undo_remove_return:
 * @connection: a connection, in a write transaction
 * @returned: its number
 * @error: return location for an error
 *
 * Removes a return.
 *
 * Returns: whether it worked
 */
gboolean
baton_undo_remove_return (BatonConnection  *connection,
                          gint64            returned,
                          GError          **error)
{
  return run_on (connection, "DELETE FROM lead_return WHERE id = ?1", returned, error);
}

/**
 * baton_undo_remove_clock:
 * @connection: a connection, in a write transaction
 * @clock: its number
 * @error: return location for an error
 *
 * Removes a clock that should never have started.
 *
 * Returns: whether it worked
 */
gboolean
baton_undo_remove_clock (BatonConnection  *connection,
                         gint64            clock,
                         GError          **error)
{
  return run_on (connection, "DELETE FROM clock WHERE id = ?1", clock, error);
}

/**
 * baton_undo_restart_clock:
 * @connection: a connection, in a write transaction
 * @clock: its number
 * @error: return location for an error
 *
 * Lets a clock run on as if it had not ended.
 *
 * Returns: whether it worked
 */
gboolean
baton_undo_restart_clock (BatonConnection  *connection,
                          gint64            clock,
                          GError          **error)
{
  return run_on (connection, "UPDATE clock SET ended_at = NULL, outcome = NULL WHERE id = ?1", clock, error);
}
