/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-clock-repository.h"

#include <glib/gi18n-lib.h>

#include "baton-query-private.h"

#define CLOCK_COLUMNS \
  "id, lead, handoff, person, sla, team, priority, started_at, warn_at, due_at, " \
  "asked, done, ended_at, outcome, warned_at, breached_at"

/* Binds what changes while a clock runs, from number @index on. */
static void
bind_progress (BatonStatement   *statement,
               int               index,
               const BatonClock *clock)
{
  const char *outcome = clock->ended_at != 0 ? baton_clock_state_get_name (clock->outcome) : NULL;

  baton_statement_bind_some (statement, index++, clock->person);
  baton_statement_bind (statement, index++, clock->warn_at);
  baton_statement_bind (statement, index++, clock->due_at);
  baton_statement_bind (statement, index++, clock->done);
  baton_statement_bind_some (statement, index++, clock->ended_at);
  baton_statement_bind_text (statement, index++, outcome);
  baton_statement_bind_some (statement, index++, clock->warned_at);
  baton_statement_bind_some (statement, index, clock->breached_at);
}

/**
 * baton_clock_insert:
 * @connection: a connection, in a write transaction
 * @clock: (inout): a clock; it is given its number
 * @error: return location for an error
 *
 * Stores a new clock.
 *
 * Returns: whether it worked
 */
gboolean
baton_clock_insert (BatonConnection  *connection,
                    BatonClock       *clock,
                    GError          **error)
{
  gint64 id = baton_connection_next_number (connection, "clock", 1, error);
  g_autoptr(BatonStatement) statement = NULL;

  if (id == 0)
    return FALSE;

  statement = baton_connection_prepare (connection,
                                        "INSERT INTO clock (id, lead, handoff, sla, team, priority, started_at, "
                                        "asked, person, warn_at, due_at, done, ended_at, outcome, warned_at, "
                                        "breached_at) "
                                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
                                        "?15, ?16)",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, id);
  baton_statement_bind (statement, 2, clock->lead);
  baton_statement_bind_some (statement, 3, clock->handoff);
  baton_statement_bind_text (statement, 4, clock->sla);
  baton_statement_bind_text (statement, 5, baton_team_get_name (clock->team));
  baton_statement_bind_text (statement, 6, baton_priority_get_name (clock->priority));
  baton_statement_bind (statement, 7, clock->started_at);
  baton_statement_bind (statement, 8, clock->count);
  bind_progress (statement, 9, clock);
  if (!baton_statement_run (statement, error))
    return FALSE;
  clock->id = id;
  return TRUE;
}

/**
 * baton_clock_update:
 * @connection: a connection, in a write transaction
 * @clock: a clock with its number
 * @error: return location for an error
 *
 * Writes how far a running clock is, or how it ended.
 *
 * Fails with `BATON_ERROR_CONFLICT` when it has ended already: it ends once.
 *
 * Returns: whether it worked
 */
gboolean
baton_clock_update (BatonConnection   *connection,
                    const BatonClock  *clock,
                    GError           **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "UPDATE clock SET person = ?2, warn_at = ?3, due_at = ?4, done = ?5, ended_at = ?6, "
                              "outcome = ?7, warned_at = ?8, breached_at = ?9 WHERE id = ?1 AND ended_at IS NULL",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, clock->id);
  bind_progress (statement, 2, clock);
  if (!baton_statement_run (statement, error))
    return FALSE;
  if (baton_statement_get_changed (statement) == 1)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
               /* Translators: the first %s is an SLA such as first-contact, %lld the number of a lead. */
               _("The clock “%s” of lead %lld has ended already. Look at the lead again."),
               clock->sla, (long long) clock->lead);
  return FALSE;
}

static void
fill_clock (BatonStatement *statement,
            gpointer        element)
{
  BatonClock *clock = element;
  const char *outcome = baton_statement_get_text (statement, 13);

  clock->id = baton_statement_get (statement, 0);
  clock->lead = baton_statement_get (statement, 1);
  clock->handoff = baton_statement_get (statement, 2);
  clock->person = baton_statement_get (statement, 3);
  clock->sla = g_strdup (baton_statement_get_text (statement, 4));
  clock->started_at = baton_statement_get (statement, 7);
  clock->warn_at = baton_statement_get (statement, 8);
  clock->due_at = baton_statement_get (statement, 9);
  clock->count = (int) baton_statement_get (statement, 10);
  clock->done = (int) baton_statement_get (statement, 11);
  clock->ended_at = baton_statement_get (statement, 12);
  clock->warned_at = baton_statement_get (statement, 14);
  clock->breached_at = baton_statement_get (statement, 15);

  if (!baton_team_from_name (baton_statement_get_text (statement, 5), &clock->team))
    clock->team = BATON_TEAM_SALES;
  if (!baton_priority_from_name (baton_statement_get_text (statement, 6), &clock->priority))
    clock->priority = BATON_PRIORITY_NORMAL;
  if (outcome == NULL || !baton_clock_state_from_name (outcome, &clock->outcome))
    clock->outcome = BATON_CLOCK_RUNNING;
}

static GArray *
list_clocks (BatonStatement  *statement,
             GError         **error)
{
  return baton_query_array (statement, sizeof (BatonClock), fill_clock, (GDestroyNotify) baton_clock_clear, error);
}

/**
 * baton_clock_list:
 * @connection: a connection
 * @lead: the lead's number
 * @only_running: whether to leave out those that have ended
 * @error: return location for an error
 *
 * Lists the clocks of a lead.
 *
 * Returns: (transfer full) (element-type BatonClock): the clocks, oldest first
 */
GArray *
baton_clock_list (BatonConnection  *connection,
                  gint64            lead,
                  gboolean          only_running,
                  GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " CLOCK_COLUMNS " FROM clock "
                              "WHERE lead = ?1 AND (?2 = 0 OR ended_at IS NULL) ORDER BY id",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, lead);
  baton_statement_bind (statement, 2, only_running ? 1 : 0);
  return list_clocks (statement, error);
}

/**
 * baton_clock_list_to_tell:
 * @connection: a connection
 * @now: the time, in microseconds UTC
 * @error: return location for an error
 *
 * Lists the running clocks whose warning or breach is to be told: those that
 * are due soon and were not warned of, and those that are late and were not
 * told of.
 *
 * Returns: (transfer full) (element-type BatonClock): the clocks, the earliest due first
 */
GArray *
baton_clock_list_to_tell (BatonConnection  *connection,
                          gint64            now,
                          GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " CLOCK_COLUMNS " FROM clock WHERE ended_at IS NULL AND "
                              "((warn_at <= ?1 AND warned_at IS NULL) OR (due_at <= ?1 AND breached_at IS NULL)) "
                              "ORDER BY due_at, id",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, now);
  return list_clocks (statement, error);
}

/**
 * baton_clock_list_period:
 * @connection: a connection
 * @from: when the period begins, in microseconds UTC
 * @to: when it ends; it is not part of the period
 * @error: return location for an error
 *
 * Lists the cases of a period: the clocks that ended within it, and those that
 * run on and had started before its end.
 *
 * Returns: (transfer full) (element-type BatonClock): the clocks, oldest first
 */
GArray *
baton_clock_list_period (BatonConnection  *connection,
                         gint64            from,
                         gint64            to,
                         GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " CLOCK_COLUMNS " FROM clock "
                              "WHERE (ended_at >= ?1 AND ended_at < ?2) OR (ended_at IS NULL AND started_at < ?2) "
                              "ORDER BY id",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, from);
  baton_statement_bind (statement, 2, to);
  return list_clocks (statement, error);
}
