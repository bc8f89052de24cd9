/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-score-change-repository.h"

#include "baton-insert-private.h"
#include "baton-query-private.h"

static void
bind_change (BatonStatement *statement,
             int             index,
             gconstpointer   row,
             gpointer        user_data)
{
  const BatonScoreChange *change = row;

  baton_statement_bind (statement, index++, change->lead);
  baton_statement_bind (statement, index++, change->at);
  baton_statement_bind (statement, index++, change->fit);
  baton_statement_bind (statement, index++, change->interest);
  baton_statement_bind (statement, index, change->rules);
}

/**
 * baton_score_change_insert_all:
 * @connection: a connection, in a write transaction
 * @changes: (array length=n_changes): changes, each of another lead or moment;
 *   by rising lead they are stored fastest
 * @n_changes: how many
 * @error: return location for an error
 *
 * Adds to the histories of scores. A second change at the same moment replaces
 * the first.
 *
 * Returns: whether it worked
 */
gboolean
baton_score_change_insert_all (BatonConnection         *connection,
                               const BatonScoreChange  *changes,
                               guint                    n_changes,
                               GError                 **error)
{
  static BatonInsert insert = {
    "INSERT INTO score_change (lead, at, fit, interest, rules) VALUES", 5, "",
    "ON CONFLICT (lead, at) DO UPDATE "
    "SET fit = excluded.fit, interest = excluded.interest, rules = excluded.rules",
  };

  return baton_insert_run (&insert, connection, changes, sizeof *changes, n_changes, bind_change, NULL, error);
}

/**
 * baton_score_change_insert:
 * @connection: a connection, in a write transaction
 * @change: a change
 * @error: return location for an error
 *
 * Adds to the history of a score, as [func@score_change_insert_all] does.
 *
 * Returns: whether it worked
 */
gboolean
baton_score_change_insert (BatonConnection         *connection,
                           const BatonScoreChange  *change,
                           GError                 **error)
{
  return baton_score_change_insert_all (connection, change, 1, error);
}

static void
fill_change (BatonStatement *statement,
             gpointer        element)
{
  BatonScoreChange *change = element;

  change->lead = baton_statement_get (statement, 0);
  change->at = baton_statement_get (statement, 1);
  change->fit = (int) baton_statement_get (statement, 2);
  change->interest = (int) baton_statement_get (statement, 3);
  change->rules = baton_statement_get (statement, 4);
}

/**
 * baton_score_change_list:
 * @connection: a connection
 * @lead: the lead's number
 * @error: return location for an error
 *
 * Lists the history of a lead's score.
 *
 * Returns: (transfer full) (element-type BatonScoreChange): the changes, oldest first
 */
GArray *
baton_score_change_list (BatonConnection  *connection,
                         gint64            lead,
                         GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT lead, at, fit, interest, rules FROM score_change WHERE lead = ?1 ORDER BY at",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, lead);
  return baton_query_array (statement, sizeof (BatonScoreChange), fill_change, NULL, error);
}
