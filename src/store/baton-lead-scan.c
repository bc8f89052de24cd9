/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-scan.h"

#include "baton-events-private.h"
#include "baton-lead-repository.h"
#include "baton-lead-row-private.h"

#define LEADS_BETWEEN_CHECKS 2048

#define EVENTS_OF_RANGE " FROM event WHERE lead BETWEEN ?1 AND ?2 ORDER BY lead, at, id"

/**
 * BatonLeadScan:
 *
 * Goes through the leads and their events at once: two statements, both by
 * rising lead. The one of the events runs and hands over event by event; with
 * the first event of a later lead the one of the leads moves on. A lead's
 * values are lent by its statement; its events are copied.
 */
typedef struct
{
  BatonConnection         *connection;
  guint32                  fields;
  gboolean                 with_custom;
  const BatonScoringNeeds *needs;         /* NULL for all of the events */
  BatonLeadFunc            func;
  gpointer                 user_data;
  GCancellable            *cancellable;
  const char              *query;
  const char              *events_query;  /* NULL without events */
  BatonStatement          *leads;
  gboolean                 has_lead;      /* whether the row is a lead that is still to be visited */
  guint                    n_leads;
  BatonLeadRow             row;
  BatonEvents              events;
} BatonLeadScan;

static void
clear_scan (BatonLeadScan *self)
{
  baton_lead_row_clear (&self->row);
  baton_events_clear (&self->events);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonLeadScan, clear_scan)

static gboolean
read_lead (BatonLeadScan   *self,
           BatonStatement  *leads,
           GError         **error)
{
  if (self->n_leads++ % LEADS_BETWEEN_CHECKS == 0 &&
      g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  return baton_lead_row_read (&self->row, leads, self->fields, self->with_custom, TRUE, error);
}

static gboolean
go_to_next_lead (BatonLeadScan  *self,
                 GError        **error)
{
  baton_events_reset (&self->events);
  return baton_statement_step (self->leads, &self->has_lead, error) &&
         (!self->has_lead || read_lead (self, self->leads, error));
}

/* Visits the leads below @end; all their events have been taken. */
static gboolean
visit_leads_before (BatonLeadScan  *self,
                    gint64          end,
                    GError        **error)
{
  while (self->has_lead && self->row.id < end)
    {
      if (!self->func (&self->row, self->events.array, self->events.len, self->user_data, error) ||
          !go_to_next_lead (self, error))
        return FALSE;
    }
  return TRUE;
}

/* Events of leads that are not there are passed over. */
static gboolean
take_event (BatonStatement  *event,
            gpointer         user_data,
            GError         **error)
{
  BatonLeadScan *self = user_data;
  gint64 lead = baton_statement_get (event, 0);

  if (!visit_leads_before (self, lead, error))
    return FALSE;
  if (!self->has_lead || self->row.id != lead)
    return TRUE;
  if (self->needs != NULL)
    baton_events_append_needed (&self->events, event, self->needs);
  else
    baton_events_append (&self->events, event, FALSE);
  return TRUE;
}

static gboolean
scan_with_events (BatonLeadScan  *self,
                  gint64          first,
                  gint64          last,
                  GError        **error)
{
  g_autoptr(BatonStatement) leads = baton_connection_prepare (self->connection, self->query, error);
  g_autoptr(BatonStatement) events = baton_connection_prepare_each (self->connection, self->events_query, error);

  if (leads == NULL || events == NULL)
    return FALSE;
  baton_statement_bind (leads, 1, first);
  baton_statement_bind (leads, 2, last);
  baton_statement_bind (events, 1, first);
  baton_statement_bind (events, 2, last);

  self->leads = leads;
  return go_to_next_lead (self, error) &&
         baton_statement_for_each (events, take_event, self, error) &&
         visit_leads_before (self, G_MAXINT64, error);
}

static gboolean
visit_lead (BatonStatement  *lead,
            gpointer         user_data,
            GError         **error)
{
  BatonLeadScan *self = user_data;

  return read_lead (self, lead, error) && self->func (&self->row, NULL, 0, self->user_data, error);
}

static gboolean
scan_without_events (BatonLeadScan  *self,
                     gint64          first,
                     gint64          last,
                     GError        **error)
{
  g_autoptr(BatonStatement) leads = baton_connection_prepare_each (self->connection, self->query, error);

  if (leads == NULL)
    return FALSE;
  baton_statement_bind (leads, 1, first);
  baton_statement_bind (leads, 2, last);
  return baton_statement_for_each (leads, visit_lead, self, error);
}

static gboolean
scan_leads (BatonLeadScan  *self,
            gint64          first,
            gint64          last,
            GError        **error)
{
  gint64 lowest, highest;

  self->query = baton_lead_row_get_query (self->fields, self->with_custom,
                                          "WHERE l.id BETWEEN ?1 AND ?2 ORDER BY l.id");
  if (!baton_lead_repository_get_range (self->connection, &lowest, &highest, NULL, error))
    return FALSE;

  first = MAX (first, lowest);
  last = MIN (last, highest);
  for (; first <= last; first += BATON_LEADS_A_RANGE)
    {
      gint64 end = MIN (last, first + BATON_LEADS_A_RANGE - 1);

      if (self->events_query != NULL ? !scan_with_events (self, first, end, error)
                                     : !scan_without_events (self, first, end, error))
        return FALSE;
    }
  return TRUE;
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
 *   `id` is 0, and `source`, `external_id` and `data` are `NULL`
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
    .func = func,
    .user_data = user_data,
    .cancellable = cancellable,
    .events_query = with_events ? "SELECT " BATON_EVENT_COLUMNS EVENTS_OF_RANGE : NULL,
  };

  return scan_leads (&scan, first, last, error);
}

/**
 * baton_lead_repository_scan_needed:
 * @connection: a connection
 * @first: the number of the first lead to visit
 * @last: the number of the last one, %G_MAXINT64 for the end
 * @needs: what to read of the leads and their events
 * @func: (scope call): called for each lead
 * @user_data: data for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Goes through the leads as [func@lead_repository_scan] does, and reads what
 * scoring them at one time looks at. Of the events that it does not look at
 * only the last one need be there, and has no more than its time.
 *
 * Returns: whether it got to the end
 */
gboolean
baton_lead_repository_scan_needed (BatonConnection          *connection,
                                   gint64                    first,
                                   gint64                    last,
                                   const BatonScoringNeeds  *needs,
                                   BatonLeadFunc             func,
                                   gpointer                  user_data,
                                   GCancellable             *cancellable,
                                   GError                  **error)
{
  const char *columns = baton_events_get_needed_columns (baton_scoring_needs_get_event_texts (needs));
  g_autofree char *events_query = g_strconcat ("SELECT ", columns, EVENTS_OF_RANGE, NULL);
  g_auto(BatonLeadScan) scan = {
    .connection = connection,
    .needs = needs,
    .func = func,
    .user_data = user_data,
    .cancellable = cancellable,
    .events_query = g_intern_string (events_query),
  };

  scan.fields = baton_scoring_needs_get_fields (needs, &scan.with_custom);
  return scan_leads (&scan, first, last, error);
}
