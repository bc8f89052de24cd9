/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-insight-repository.h"

#include "baton-handoff-repository-private.h"
#include "baton-query-private.h"
#include "lead/baton-record.h"

void
baton_clock_tally_clear (BatonClockTally *self)
{
  g_clear_pointer (&self->sla, g_free);
}

void
baton_source_tally_clear (BatonSourceTally *self)
{
  g_clear_pointer (&self->source, g_free);
}

void
baton_handoff_line_free (BatonHandoffLine *self)
{
  baton_handoff_free (self->handoff);
  g_free (self->lead_name);
  g_free (self->company);
  g_free (self->person_name);
  g_free (self);
}

/**
 * baton_insight_count_stages:
 * @connection: a connection
 * @counts: (out caller-allocates): how many leads are in each stage, by number
 * @error: return location for an error
 *
 * Counts the leads by stage.
 *
 * Returns: whether it worked
 */
gboolean
baton_insight_count_stages (BatonConnection  *connection,
                            guint             counts[BATON_MAX_STAGES],
                            GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT stage, count(*) FROM lead_state GROUP BY stage", error);

  memset (counts, 0, sizeof (guint) * BATON_MAX_STAGES);
  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      gboolean has_row;
      gint64 stage;

      if (!baton_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      stage = baton_statement_get (statement, 0);
      if (stage >= 0 && stage < BATON_MAX_STAGES)
        counts[stage] = (guint) baton_statement_get (statement, 1);
    }
}

/**
 * baton_insight_count_handoffs:
 * @connection: a connection
 * @from: when the period begins, in microseconds UTC
 * @to: when it ends; it is not part of the period
 * @count: (out): how many leads were handed over, each time counted
 * @error: return location for an error
 *
 * Counts the MQLs that Marketing handed over in a period, whatever became of them.
 *
 * Returns: whether it worked
 */
gboolean
baton_insight_count_handoffs (BatonConnection  *connection,
                              gint64            from,
                              gint64            to,
                              guint            *count,
                              GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT count(*) FROM handoff WHERE created_at >= ?1 AND created_at < ?2",
                              error);
  gint64 number = 0;

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, from);
  baton_statement_bind (statement, 2, to);
  if (!baton_query_number (statement, &number, error))
    return FALSE;
  *count = (guint) number;
  return TRUE;
}

static gpointer
read_line (BatonStatement *statement)
{
  BatonHandoffLine *line = g_new0 (BatonHandoffLine, 1);
  int column = BATON_HANDOFF_N_COLUMNS;
  BatonRecord record = { 0, };

  line->handoff = baton_handoff_read (statement);
  record.values[BATON_FIELD_FIRST_NAME] = baton_statement_get_text (statement, column++);
  record.values[BATON_FIELD_LAST_NAME] = baton_statement_get_text (statement, column++);
  record.values[BATON_FIELD_EMAIL] = baton_statement_get_text (statement, column++);
  record.values[BATON_FIELD_EXTERNAL_ID] = baton_statement_get_text (statement, column++);
  record.values[BATON_FIELD_COMPANY] = baton_statement_get_text (statement, column++);
  line->lead_name = baton_record_dup_name (&record);
  line->company = g_strdup (record.values[BATON_FIELD_COMPANY]);
  line->person_name = g_strdup (baton_statement_get_text (statement, column));
  return line;
}

/**
 * baton_insight_list_handoffs:
 * @connection: a connection
 * @only_open: whether to leave out those that have ended
 * @limit: the most to list; 0 for all
 * @error: return location for an error
 *
 * Lists handoffs with the names that belong to them.
 *
 * Returns: (transfer full) (element-type BatonHandoffLine): them, newest first
 */
GPtrArray *
baton_insight_list_handoffs (BatonConnection  *connection,
                             gboolean          only_open,
                             guint             limit,
                             GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " BATON_HANDOFF_COLUMNS ", l.first_name, l.last_name, l.email, "
                              "l.external_id, l.company, p.name "
                              "FROM handoff h JOIN lead l ON l.id = h.lead LEFT JOIN person p ON p.id = h.person "
                              "WHERE ?1 = 0 OR h.ended_at IS NULL ORDER BY h.id DESC LIMIT ?2",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, only_open ? 1 : 0);
  baton_statement_bind (statement, 2, limit != 0 ? (gint64) limit : G_MAXINT64);
  return baton_query_list (statement, read_line, (GDestroyNotify) baton_handoff_line_free, error);
}

/**
 * baton_insight_count_returns:
 * @connection: a connection
 * @from: when the period begins, in microseconds UTC
 * @to: when it ends; it is not part of the period
 * @counts: (out caller-allocates): how many leads were returned, by reason
 * @error: return location for an error
 *
 * Counts what Sales returned in a period, and why.
 *
 * Returns: whether it worked
 */
gboolean
baton_insight_count_returns (BatonConnection  *connection,
                             gint64            from,
                             gint64            to,
                             guint             counts[BATON_N_RETURN_REASONS],
                             GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT reason, count(*) FROM lead_return WHERE at >= ?1 AND at < ?2 GROUP BY reason",
                              error);

  memset (counts, 0, sizeof (guint) * BATON_N_RETURN_REASONS);
  if (statement == NULL)
    return FALSE;

  baton_statement_bind (statement, 1, from);
  baton_statement_bind (statement, 2, to);
  while (TRUE)
    {
      BatonReturnReason reason;
      gboolean has_row;

      if (!baton_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (baton_return_reason_from_name (baton_statement_get_text (statement, 0), &reason))
        counts[reason] = (guint) baton_statement_get (statement, 1);
    }
}

static void
fill_clock_tally (BatonStatement *statement,
                  gpointer        element)
{
  BatonClockTally *tally = element;

  tally->sla = g_strdup (baton_statement_get_text (statement, 0));
  if (!baton_team_from_name (baton_statement_get_text (statement, 1), &tally->team))
    tally->team = BATON_TEAM_SALES;
  if (!baton_priority_from_name (baton_statement_get_text (statement, 2), &tally->priority))
    tally->priority = BATON_PRIORITY_NORMAL;
  tally->met = (guint) baton_statement_get (statement, 3);
  tally->missed = (guint) baton_statement_get (statement, 4);
  tally->cancelled = (guint) baton_statement_get (statement, 5);
  tally->running = (guint) baton_statement_get (statement, 6);
  tally->late = (guint) baton_statement_get (statement, 7);
}

/**
 * baton_insight_tally_clocks:
 * @connection: a connection
 * @from: when the period begins, in microseconds UTC
 * @to: when it ends; it is not part of the period
 * @now: the time, in microseconds UTC
 * @error: return location for an error
 *
 * Counts the cases of a period, as [func@clock_list_period] lists them, by SLA
 * and priority.
 *
 * Returns: (transfer full) (element-type BatonClockTally): the counts
 */
GArray *
baton_insight_tally_clocks (BatonConnection  *connection,
                            gint64            from,
                            gint64            to,
                            gint64            now,
                            GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT sla, team, priority, "
                              "sum(CASE WHEN outcome = ?4 THEN 1 ELSE 0 END), "
                              "sum(CASE WHEN outcome = ?5 THEN 1 ELSE 0 END), "
                              "sum(CASE WHEN outcome = ?6 THEN 1 ELSE 0 END), "
                              "sum(CASE WHEN ended_at IS NULL THEN 1 ELSE 0 END), "
                              "sum(CASE WHEN ended_at IS NULL AND due_at < ?3 THEN 1 ELSE 0 END) "
                              "FROM clock "
                              "WHERE (ended_at >= ?1 AND ended_at < ?2) OR (ended_at IS NULL AND started_at < ?2) "
                              "GROUP BY sla, team, priority ORDER BY sla, team, priority",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, from);
  baton_statement_bind (statement, 2, to);
  baton_statement_bind (statement, 3, now);
  baton_statement_bind_text (statement, 4, baton_clock_state_get_name (BATON_CLOCK_MET));
  baton_statement_bind_text (statement, 5, baton_clock_state_get_name (BATON_CLOCK_MISSED));
  baton_statement_bind_text (statement, 6, baton_clock_state_get_name (BATON_CLOCK_CANCELLED));
  return baton_query_array (statement, sizeof (BatonClockTally), fill_clock_tally,
                            (GDestroyNotify) baton_clock_tally_clear, error);
}

static void
fill_source_tally (BatonStatement *statement,
                   gpointer        element)
{
  BatonSourceTally *tally = element;

  tally->source = g_strdup (baton_statement_get_text (statement, 0));
  tally->leads = (guint) baton_statement_get (statement, 1);
  tally->handed_over = (guint) baton_statement_get (statement, 2);
  tally->won = (guint) baton_statement_get (statement, 3);
}

/**
 * baton_insight_tally_sources:
 * @connection: a connection
 * @from: when the period begins, in microseconds UTC
 * @to: when it ends; it is not part of the period
 * @error: return location for an error
 *
 * Counts what became of the leads that came to be in a period, by source.
 *
 * Returns: (transfer full) (element-type BatonSourceTally): the counts, the
 *   source with the most leads first
 */
GArray *
baton_insight_tally_sources (BatonConnection  *connection,
                             gint64            from,
                             gint64            to,
                             GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT coalesce(l.source, ''), count(*), "
                              "sum(CASE WHEN EXISTS (SELECT 1 FROM handoff h WHERE h.lead = l.id) "
                              "THEN 1 ELSE 0 END), "
                              "sum(CASE WHEN s.outcome = ?3 OR s.stage = ?4 THEN 1 ELSE 0 END) "
                              "FROM lead l JOIN lead_state s ON s.lead = l.id "
                              "WHERE l.created_at >= ?1 AND l.created_at < ?2 "
                              "GROUP BY coalesce(l.source, '') ORDER BY 2 DESC, 1",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, from);
  baton_statement_bind (statement, 2, to);
  baton_statement_bind (statement, 3, BATON_OUTCOME_WON);
  baton_statement_bind (statement, 4, BATON_STAGE_CUSTOMER);
  return baton_query_array (statement, sizeof (BatonSourceTally), fill_source_tally,
                            (GDestroyNotify) baton_source_tally_clear, error);
}

static void
fill_response (BatonStatement *statement,
               gpointer        element)
{
  BatonResponse *response = element;

  response->handoff = baton_statement_get (statement, 0);
  response->lead = baton_statement_get (statement, 1);
  response->person = baton_statement_get (statement, 2);
  if (!baton_priority_from_name (baton_statement_get_text (statement, 3), &response->priority))
    response->priority = BATON_PRIORITY_NORMAL;
  response->event_at = baton_statement_get (statement, 4);
  response->created_at = baton_statement_get (statement, 5);
  response->assigned_at = baton_statement_get (statement, 6);
  response->first_attempt_at = baton_statement_get (statement, 7);
  response->reached_at = baton_statement_get (statement, 8);
  response->attempts = (guint) baton_statement_get (statement, 9);
}

/**
 * baton_insight_list_responses:
 * @connection: a connection
 * @from: when the period begins, in microseconds UTC
 * @to: when it ends; it is not part of the period
 * @error: return location for an error
 *
 * Lists how the leads that were handed over in a period were contacted.
 *
 * Returns: (transfer full) (element-type BatonResponse): them, oldest first
 */
GArray *
baton_insight_list_responses (BatonConnection  *connection,
                              gint64            from,
                              gint64            to,
                              GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT h.id, h.lead, h.person, h.priority, "
                              "(SELECT max(e.at) FROM event e WHERE e.lead = h.lead AND e.at <= h.created_at), "
                              "h.created_at, h.assigned_at, min(a.at), "
                              "min(CASE WHEN a.outcome = ?3 THEN a.at END), count(a.id) "
                              "FROM handoff h LEFT JOIN attempt a ON a.lead = h.lead AND a.handoff = h.id "
                              "WHERE h.created_at >= ?1 AND h.created_at < ?2 "
                              "GROUP BY h.id, h.lead, h.person, h.priority, h.created_at, h.assigned_at ORDER BY h.id",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, from);
  baton_statement_bind (statement, 2, to);
  baton_statement_bind_text (statement, 3, baton_attempt_outcome_get_name (BATON_ATTEMPT_REACHED));
  return baton_query_array (statement, sizeof (BatonResponse), fill_response, NULL, error);
}
