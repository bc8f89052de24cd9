/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-scan.h"

#include "baton-events-private.h"
#include "baton-lead-repository.h"
#include "baton-lead-row-private.h"

#define LEADS_BETWEEN_CHECKS 2048

/**
 * BatonLeadScan:
 *
 * Goes through the leads and their events at once: two statements, both by
 * rising lead. A lead's values are lent by the first one; its events are
 * copied, since the second one moves on.
 */
typedef struct
{
  BatonConnection *connection;
  guint32          fields;
  gboolean         with_custom;
  gboolean         with_events;
  BatonLeadFunc    func;
  gpointer         user_data;
  GCancellable    *cancellable;
  const char      *query;
  gboolean         has_event;  /* whether the statement of the events stands on one */
  guint            n_leads;
  BatonLeadRow     row;
  BatonEvents      events;
} BatonLeadScan;

static void
clear_scan (BatonLeadScan *self)
{
  baton_lead_row_clear (&self->row);
  baton_events_clear (&self->events);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonLeadScan, clear_scan)

/* Takes the events of the row's lead, and passes over those of leads that are not there. */
static gboolean
collect_events (BatonLeadScan   *self,
                BatonStatement  *events,
                GError         **error)
{
  baton_events_reset (&self->events);
  while (self->has_event)
    {
      gint64 lead = baton_statement_get (events, 0);

      if (lead > self->row.id)
        break;
      if (lead == self->row.id)
        baton_events_append (&self->events, events, FALSE);
      if (!baton_statement_step (events, &self->has_event, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
visit_leads (BatonLeadScan   *self,
             BatonStatement  *leads,
             BatonStatement  *events,
             GError         **error)
{
  while (TRUE)
    {
      gboolean has_row;

      if (self->n_leads++ % LEADS_BETWEEN_CHECKS == 0 &&
          g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!baton_statement_step (leads, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!baton_lead_row_read (&self->row, leads, self->fields, self->with_custom, TRUE, error))
        return FALSE;
      if (events != NULL && !collect_events (self, events, error))
        return FALSE;
      if (!self->func (&self->row, self->events.array, self->events.len, self->user_data, error))
        return FALSE;
    }
}

static BatonStatement *
open_events (BatonLeadScan  *self,
             gint64          first,
             gint64          last,
             GError        **error)
{
  g_autoptr(BatonStatement) events =
    baton_connection_prepare (self->connection,
                              "SELECT " BATON_EVENT_COLUMNS " FROM event "
                              "WHERE lead BETWEEN ?1 AND ?2 ORDER BY lead, at, id",
                              error);

  if (events == NULL)
    return NULL;
  baton_statement_bind (events, 1, first);
  baton_statement_bind (events, 2, last);
  if (!baton_statement_step (events, &self->has_event, error))
    return NULL;
  return g_steal_pointer (&events);
}

static gboolean
scan_range (BatonLeadScan  *self,
            gint64          first,
            gint64          last,
            GError        **error)
{
  g_autoptr(BatonStatement) leads = baton_connection_prepare (self->connection, self->query, error);
  g_autoptr(BatonStatement) events = NULL;

  if (leads == NULL)
    return FALSE;
  if (self->with_events && (events = open_events (self, first, last, error)) == NULL)
    return FALSE;

  baton_statement_bind (leads, 1, first);
  baton_statement_bind (leads, 2, last);
  return visit_leads (self, leads, events, error);
}

/**
 * baton_lead_repository_scan:
 * @connection: a connection
 * @first: the number of the first lead to visit
 * @last: the number of the last one, %G_MAXINT64 for the end
 * @fields: the standard fields to read, as bits by [enum@Field], or
 *   %BATON_ALL_FIELDS; the others are `NULL` whatever they hold
 * @with_custom: whether to read the custom fields
 * @with_events: whether to read the events, as far as rules look at them:
 *   `source`, `external_id` and `data` are `NULL`
 * @func: (scope call): called for each lead
 * @user_data: data for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Goes through the leads by rising number. What need not be read is not: a scan
 * of a million leads takes its time by what it is asked for.
 *
 * Fails with what @func failed with, or `G_IO_ERROR_CANCELLED` when cancelled.
 *
 * Returns: whether it got to the end
 */
gboolean
baton_lead_repository_scan (BatonConnection  *connection,
                            gint64            first,
                            gint64            last,
                            guint32           fields,
                            gboolean          with_custom,
                            gboolean          with_events,
                            BatonLeadFunc     func,
                            gpointer          user_data,
                            GCancellable     *cancellable,
                            GError          **error)
{
  g_auto(BatonLeadScan) scan = {
    .connection = connection,
    .fields = fields,
    .with_custom = with_custom,
    .with_events = with_events,
    .func = func,
    .user_data = user_data,
    .cancellable = cancellable,
    .query = baton_lead_row_get_query (fields, with_custom, "WHERE l.id BETWEEN ?1 AND ?2 ORDER BY l.id"),
  };
  gint64 lowest, highest;

  if (!baton_lead_repository_get_range (connection, &lowest, &highest, NULL, error))
    return FALSE;

  first = MAX (first, lowest);
  last = MIN (last, highest);
  for (; first <= last; first += BATON_LEADS_A_RANGE)
    {
      if (!scan_range (&scan, first, MIN (last, first + BATON_LEADS_A_RANGE - 1), error))
        return FALSE;
    }
  return TRUE;
}
