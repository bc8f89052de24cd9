/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-repository.h"
#include "baton-query-private.h"

void
baton_suppressed_lead_free (BatonSuppressedLead *self)
{
  g_free (self->external_id);
  g_free (self->email);
  g_free (self);
}

/**
 * baton_lead_repository_list_due:
 * @connection: a connection
 * @now: the time, in microseconds UTC
 * @error: return location for an error
 *
 * Lists the leads whose score time alone can have changed.
 *
 * Returns: (transfer full) (element-type gint64): their numbers, rising
 */
GArray *
baton_lead_repository_list_due (BatonConnection  *connection,
                                gint64            now,
                                GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT lead FROM lead_state WHERE rescore_at <= ?1 ORDER BY lead", error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, now);
  return baton_query_numbers (statement, error);
}

/**
 * baton_lead_repository_list_waking:
 * @connection: a connection
 * @now: the time, in microseconds UTC
 * @error: return location for an error
 *
 * Lists the returned leads that it is time to look at again.
 *
 * Returns: (transfer full) (element-type gint64): their numbers, rising
 */
GArray *
baton_lead_repository_list_waking (BatonConnection  *connection,
                                   gint64            now,
                                   GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT lead FROM lead_state WHERE wake_at <= ?1 ORDER BY lead", error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, now);
  return baton_query_numbers (statement, error);
}

/**
 * baton_lead_repository_has_due:
 * @connection: a connection
 * @now: the time, in microseconds UTC
 * @has_due: (out): whether there is a lead that time alone does something with
 * @error: return location for an error
 *
 * Tells whether the score of a lead can have changed by now, or it is time to
 * look at one again.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_has_due (BatonConnection  *connection,
                               gint64            now,
                               gboolean         *has_due,
                               GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT count(*) FROM (SELECT lead FROM lead_state "
                              "WHERE rescore_at <= ?1 OR wake_at <= ?1 LIMIT 1) due",
                              error);
  gint64 count = 0;

  *has_due = FALSE;
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, now);
  if (!baton_query_number (statement, &count, error))
    return FALSE;
  *has_due = count > 0;
  return TRUE;
}

/**
 * baton_lead_repository_list_unconfirmed:
 * @connection: a connection
 * @error: return location for an error
 *
 * Lists the leads that wait until a person confirms that they are handed over.
 *
 * Returns: (transfer full) (element-type gint64): their numbers, highest score first
 */
GArray *
baton_lead_repository_list_unconfirmed (BatonConnection  *connection,
                                        GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT lead FROM lead_state WHERE (flags & ?1) <> 0 ORDER BY fit + interest DESC, lead",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, BATON_LEAD_UNCONFIRMED);
  return baton_query_numbers (statement, error);
}

static gpointer
read_suppressed (BatonStatement *statement)
{
  BatonSuppressedLead *suppressed = g_new0 (BatonSuppressedLead, 1);

  suppressed->lead = baton_statement_get (statement, 0);
  suppressed->external_id = g_strdup (baton_statement_get_text (statement, 1));
  suppressed->email = g_strdup (baton_statement_get_text (statement, 2));
  suppressed->since = baton_statement_get (statement, 3);
  return suppressed;
}

/**
 * baton_lead_repository_list_suppressed:
 * @connection: a connection
 * @error: return location for an error
 *
 * Lists the leads that only Sales may contact.
 *
 * Returns: (transfer full) (element-type BatonSuppressedLead): them, by rising number
 */
GPtrArray *
baton_lead_repository_list_suppressed (BatonConnection  *connection,
                                       GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT l.id, l.external_id, l.email, s.suppressed_since "
                              "FROM lead_state s JOIN lead l ON l.id = s.lead "
                              "WHERE s.suppressed_since IS NOT NULL ORDER BY l.id",
                              error);

  if (statement == NULL)
    return NULL;
  return baton_query_list (statement, read_suppressed, (GDestroyNotify) baton_suppressed_lead_free, error);
}

static gboolean
count_leads (BatonConnection  *connection,
             gint64           *count,
             GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT count(*) FROM lead_state", error);

  return statement != NULL && baton_query_number (statement, count, error);
}

/**
 * baton_lead_repository_get_range:
 * @connection: a connection
 * @first: (out): the lowest number of a lead; 0 when there are none
 * @last: (out): the highest one; 0 when there are none
 * @count: (out) (optional): how many there are, which takes longer
 * @error: return location for an error
 *
 * Tells which leads there are. Not each number between the two need be one.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_repository_get_range (BatonConnection  *connection,
                                 gint64           *first,
                                 gint64           *last,
                                 gint64           *count,
                                 GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT (SELECT min(id) FROM lead), (SELECT max(id) FROM lead)",
                              error);
  gboolean has_row;

  *first = *last = 0;
  if (statement == NULL || !baton_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *first = baton_statement_get (statement, 0);
      *last = baton_statement_get (statement, 1);
    }
  return count == NULL || count_leads (connection, count, error);
}
