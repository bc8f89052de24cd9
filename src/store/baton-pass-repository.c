/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-pass-repository.h"

#include "baton-query-private.h"

static void
fill_pass (BatonStatement *statement,
           gpointer        element)
{
  BatonPass *pass = element;
  const char *reason = baton_statement_get_text (statement, 3);

  pass->lead = baton_statement_get (statement, 0);
  pass->at = baton_statement_get (statement, 1);
  if (!baton_handoff_state_from_name (baton_statement_get_text (statement, 2), &pass->state))
    pass->state = BATON_HANDOFF_OPEN;
  pass->is_returned = reason != NULL;
  pass->is_lost = g_strcmp0 (reason, baton_return_reason_get_name (BATON_RETURN_CLOSED_LOST)) == 0;
  pass->is_told = baton_statement_get (statement, 4) != 0;
}

/**
 * baton_pass_list:
 * @connection: a connection
 * @error: return location for an error
 *
 * Lists all handoffs there ever were, which of them ended in a return, and after
 * which of them an import told how the lead ended.
 *
 * Returns: (transfer full) (element-type BatonPass): them, by lead, oldest first
 */
GArray *
baton_pass_list (BatonConnection  *connection,
                 GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT h.lead, h.created_at, h.state, r.reason, "
                              "CASE WHEN s.outcome <> 0 AND EXISTS "
                              "(SELECT 1 FROM journal j WHERE j.lead = h.lead AND j.action = 'outcome-changed' "
                              "AND j.at > h.created_at) THEN 1 ELSE 0 END "
                              "FROM handoff h LEFT JOIN lead_return r ON r.lead = h.lead AND r.handoff = h.id "
                              "LEFT JOIN lead_state s ON s.lead = h.lead "
                              "ORDER BY h.lead, h.id",
                              error);

  if (statement == NULL)
    return NULL;
  return baton_query_array (statement, sizeof (BatonPass), fill_pass, NULL, error);
}
