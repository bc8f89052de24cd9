/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-scan.h"

#include "baton-lead-repository.h"
#include "baton-lead-row-private.h"

/**
 * BatonNearScan:
 *
 * Goes through the leads whose stored score is near enough. The narrow table of
 * the states is read first, and of the others only what passes.
 */
typedef struct
{
  BatonConnection       *connection;
  const BatonScoreFloor *floor;
  const char            *query;
  guint32                fields;
  gboolean               with_custom;
  BatonLeadFunc          func;
  gpointer               user_data;
  BatonLeadRow           row;
} BatonNearScan;

static void
clear_near_scan (BatonNearScan *self)
{
  baton_lead_row_clear (&self->row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonNearScan, clear_near_scan)

static gboolean
visit_lead (BatonStatement  *lead,
            gpointer         user_data,
            GError         **error)
{
  BatonNearScan *self = user_data;

  return baton_lead_row_read (&self->row, lead, self->fields, self->with_custom, TRUE, error) &&
         self->func (&self->row, NULL, 0, self->user_data, error);
}

static gboolean
scan_range (BatonNearScan  *self,
            gint64          first,
            gint64          last,
            GError        **error)
{
  g_autoptr(BatonStatement) leads = baton_connection_prepare_each (self->connection, self->query, error);

  if (leads == NULL)
    return FALSE;
  baton_statement_bind (leads, 1, first);
  baton_statement_bind (leads, 2, last);
  baton_statement_bind (leads, 3, self->floor->stage);
  baton_statement_bind (leads, 4, self->floor->team);
  baton_statement_bind (leads, 5, self->floor->fit);
  baton_statement_bind (leads, 6, self->floor->interest);
  baton_statement_bind (leads, 7, self->floor->score);
  baton_statement_bind (leads, 8, self->floor->flags);
  return baton_statement_for_each (leads, visit_lead, self, error);
}

/**
 * baton_lead_repository_scan_near:
 * @connection: a connection
 * @floor: which leads to visit
 * @fields: the standard fields to read, as in [func@lead_repository_scan]
 * @with_custom: whether to read the custom fields
 * @func: (scope call): called for each lead, without events
 * @user_data: data for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Goes through the leads whose stored score reaches @floor, or that have one of
 * its flags, by rising number.
 *
 * Fails with what @func failed with, or `G_IO_ERROR_CANCELLED` when cancelled.
 *
 * Returns: whether it got to the end
 */
gboolean
baton_lead_repository_scan_near (BatonConnection        *connection,
                                 const BatonScoreFloor  *floor,
                                 guint32                 fields,
                                 gboolean                with_custom,
                                 BatonLeadFunc           func,
                                 gpointer                user_data,
                                 GCancellable           *cancellable,
                                 GError                **error)
{
  g_auto(BatonNearScan) scan = {
    .connection = connection,
    .floor = floor,
    .query = baton_lead_row_get_query (fields, with_custom,
                                       "WHERE s.lead BETWEEN ?1 AND ?2 AND s.stage = ?3 AND s.team = ?4 "
                                       "AND (s.fit >= ?5 AND s.interest >= ?6 AND s.fit + s.interest >= ?7 "
                                       "OR (s.flags & ?8) <> 0) "
                                       "ORDER BY s.lead"),
    .fields = fields,
    .with_custom = with_custom,
    .func = func,
    .user_data = user_data,
  };
  gint64 first, last;

  if (!baton_lead_repository_get_range (connection, &first, &last, NULL, error))
    return FALSE;
  for (; first <= last; first += BATON_LEADS_A_RANGE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !scan_range (&scan, first, MIN (last, first + BATON_LEADS_A_RANGE - 1), error))
        return FALSE;
    }
  return TRUE;
}
