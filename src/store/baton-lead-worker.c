/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who in Sales works on a lead, and how many leads each person works on. */

#include "baton-lead-worker-private.h"

#include "baton-statement-private.h"
#include "process/baton-process.h"

/*
 * baton_lead_worker_get:
 *
 * Customers and disqualified leads keep their owner, but take up none of the
 * owner's time.
 *
 * Returns: the number of the person who works on a lead; 0 for nobody
 */
gint64
baton_lead_worker_get (const BatonLeadState *state)
{
  if (state->team != BATON_TEAM_SALES ||
      state->stage == BATON_STAGE_CUSTOMER || state->stage == BATON_STAGE_DISQUALIFIED)
    return 0;
  return state->owner;
}

/*
 * baton_lead_worker_load:
 * @worker: (out): who works on the lead, as it is stored; 0 for nobody
 */
gboolean
baton_lead_worker_load (BatonConnection  *connection,
                        gint64            lead,
                        gint64           *worker,
                        GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT team, stage, owner FROM lead_state WHERE lead = ?1", error);
  BatonLeadState state = { 0, };
  gboolean has_row;

  *worker = 0;
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  if (!baton_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  state.team = (BatonTeam) baton_statement_get (statement, 0);
  state.stage = (guint) baton_statement_get (statement, 1);
  state.owner = baton_statement_get (statement, 2);
  *worker = baton_lead_worker_get (&state);
  return TRUE;
}

/*
 * baton_lead_worker_count:
 * @worker: a person; 0 for nobody
 * @change: how many leads more the person works on
 *
 * Keeps count, so that a handoff need not.
 */
gboolean
baton_lead_worker_count (BatonConnection  *connection,
                         gint64            worker,
                         gint64            change,
                         GError          **error)
{
  g_autoptr(BatonStatement) statement = NULL;

  if (worker == 0)
    return TRUE;
  statement = baton_connection_prepare (connection,
                                        "UPDATE person SET open_leads = open_leads + ?2 WHERE id = ?1",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, worker);
  baton_statement_bind (statement, 2, change);
  return baton_statement_run (statement, error);
}
