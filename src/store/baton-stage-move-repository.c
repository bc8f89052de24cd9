/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-stage-move-repository.h"

#include "baton-query-private.h"

/**
 * baton_stage_move_insert:
 * @connection: a connection, in a write transaction
 * @move: a move
 * @error: return location for an error
 *
 * Stores a move. The lead's state is for the caller to write.
 *
 * Returns: whether it worked
 */
gboolean
baton_stage_move_insert (BatonConnection       *connection,
                         const BatonStageMove  *move,
                         GError               **error)
{
  gint64 id = baton_connection_next_number (connection, "stage_move", 1, error);
  g_autoptr(BatonStatement) statement = NULL;

  if (id == 0)
    return FALSE;

  statement = baton_connection_prepare (connection,
                                        "INSERT INTO stage_move (id, lead, at, from_stage, to_stage, person) "
                                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, id);
  baton_statement_bind (statement, 2, move->lead);
  baton_statement_bind (statement, 3, move->at);
  baton_statement_bind (statement, 4, move->from);
  baton_statement_bind (statement, 5, move->to);
  baton_statement_bind_some (statement, 6, move->person);
  return baton_statement_run (statement, error);
}

static void
fill_move (BatonStatement *statement,
           gpointer        element)
{
  BatonStageMove *move = element;

  move->lead = baton_statement_get (statement, 0);
  move->at = baton_statement_get (statement, 1);
  move->from = (guint) baton_statement_get (statement, 2);
  move->to = (guint) baton_statement_get (statement, 3);
  move->person = baton_statement_get (statement, 4);
}

/**
 * baton_stage_move_list:
 * @connection: a connection
 * @lead: the lead's number
 * @error: return location for an error
 *
 * Lists the moves of a lead.
 *
 * Returns: (transfer full) (element-type BatonStageMove): the moves, oldest first
 */
GArray *
baton_stage_move_list (BatonConnection  *connection,
                       gint64            lead,
                       GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT lead, at, from_stage, to_stage, person FROM stage_move "
                              "WHERE lead = ?1 ORDER BY at, id",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, lead);
  return baton_query_array (statement, sizeof (BatonStageMove), fill_move, NULL, error);
}
