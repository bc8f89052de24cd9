/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-event-repository.h"

#include "baton-events-private.h"
#include "baton-query-private.h"
#include "lead/baton-identity.h"

/**
 * baton_event_repository_load:
 * @connection: a connection
 * @lead: the lead's number
 * @events: (inout): events; what they held is gone
 * @error: return location for an error
 *
 * Loads all events of a lead.
 *
 * Returns: whether it worked; a lead without events is no error
 */
gboolean
baton_event_repository_load (BatonConnection  *connection,
                             gint64            lead,
                             BatonEvents      *events,
                             GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT " BATON_EVENT_ALL_COLUMNS " FROM event WHERE lead = ?1 ORDER BY at, id",
                              error);

  if (statement == NULL)
    {
      baton_events_reset (events);
      return FALSE;
    }
  baton_statement_bind (statement, 1, lead);
  return baton_events_load (events, statement, TRUE, error);
}

/**
 * baton_event_repository_find:
 * @connection: a connection
 * @source: (nullable): the system that sent it
 * @external_id: its number there
 * @event: (out): the number of the event; 0 when there is none
 * @lead: (out): the number of its lead; 0 when there is none
 * @error: return location for an error
 *
 * Finds out whether an event was stored before.
 *
 * Returns: whether it worked
 */
gboolean
baton_event_repository_find (BatonConnection  *connection,
                             const char       *source,
                             const char       *external_id,
                             gint64           *event,
                             gint64           *lead,
                             GError          **error)
{
  BatonEvent wanted = { .source = source, .external_id = external_id };
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT k.event, k.lead, e.source, e.external_id "
                              "FROM event_key k JOIN event e ON e.lead = k.lead AND e.at = k.at AND e.id = k.event "
                              "WHERE k.hash = ?1",
                              error);

  *event = 0;
  *lead = 0;
  if (statement == NULL)
    return FALSE;

  baton_statement_bind (statement, 1, baton_event_key_compute (&wanted));
  while (*event == 0)
    {
      gboolean has_row;

      if (!baton_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (g_strcmp0 (baton_statement_get_text (statement, 2), source) == 0 &&
          g_strcmp0 (baton_statement_get_text (statement, 3), external_id) == 0)
        {
          *event = baton_statement_get (statement, 0);
          *lead = baton_statement_get (statement, 1);
        }
    }
  return TRUE;
}

/**
 * baton_event_repository_count:
 * @connection: a connection
 * @count: (out): how many events there are
 * @error: return location for an error
 *
 * Counts the events; this reads all of them.
 *
 * Returns: whether it worked
 */
gboolean
baton_event_repository_count (BatonConnection  *connection,
                              gint64           *count,
                              GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT count(*) FROM event", error);

  return statement != NULL && baton_query_number (statement, count, error);
}

/**
 * baton_event_repository_insert:
 * @connection: a connection, in a write transaction
 * @event: an event, with its number and its lead's
 * @error: return location for an error
 *
 * Stores an event and, when it has an external id, its key.
 *
 * Returns: whether it worked
 */
gboolean
baton_event_repository_insert (BatonConnection   *connection,
                               const BatonEvent  *event,
                               GError           **error)
{
  return baton_event_repository_insert_row (connection, event, error) &&
         baton_event_repository_insert_key (connection, event, error);
}

/**
 * baton_event_repository_insert_row:
 * @connection: a connection, in a write transaction
 * @event: an event, with its number and its lead's
 * @error: return location for an error
 *
 * Stores an event without its key. Many are stored fastest by rising lead,
 * time and number; [func@event_key_insert] then adds the keys.
 *
 * Returns: whether it worked
 */
gboolean
baton_event_repository_insert_row (BatonConnection   *connection,
                                   const BatonEvent  *event,
                                   GError           **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "INSERT INTO event (" BATON_EVENT_ALL_COLUMNS ") "
                              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, event->lead);
  baton_statement_bind (statement, 2, event->at);
  baton_statement_bind_text (statement, 3, event->kind);
  baton_statement_bind_text (statement, 4, event->url);
  baton_statement_bind_text (statement, 5, event->form);
  baton_statement_bind_text (statement, 6, event->campaign);
  baton_statement_bind_text (statement, 7, event->program);
  baton_statement_bind (statement, 8, event->id);
  baton_statement_bind_text (statement, 9, event->source);
  baton_statement_bind_text (statement, 10, event->external_id);
  baton_statement_bind_text (statement, 11, event->data);
  return baton_statement_run (statement, error);
}

/**
 * baton_event_repository_insert_key:
 * @connection: a connection, in a write transaction
 * @event: an event, with its number and its lead's
 * @error: return location for an error
 *
 * Stores the key of an event; one without an external id has none.
 *
 * Returns: whether it worked
 */
gboolean
baton_event_repository_insert_key (BatonConnection   *connection,
                                   const BatonEvent  *event,
                                   GError           **error)
{
  if (event->external_id == NULL)
    return TRUE;
  return baton_event_key_insert (connection, baton_event_key_compute (event),
                                 event->id, event->lead, event->at, error);
}

static gboolean
delete_key (BatonConnection   *connection,
            const BatonEvent  *event,
            GError           **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "DELETE FROM event_key WHERE hash = ?1 AND event = ?2", error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, baton_event_key_compute (event));
  baton_statement_bind (statement, 2, event->id);
  return baton_statement_run (statement, error);
}

/**
 * baton_event_repository_delete_all:
 * @connection: a connection, in a write transaction
 * @lead: the lead's number
 * @error: return location for an error
 *
 * Deletes all events of a lead, with their keys.
 *
 * Returns: whether it worked
 */
gboolean
baton_event_repository_delete_all (BatonConnection  *connection,
                                   gint64            lead,
                                   GError          **error)
{
  g_auto(BatonEvents) events = { 0, };
  g_autoptr(BatonStatement) statement = NULL;

  if (!baton_event_repository_load (connection, lead, &events, error))
    return FALSE;
  for (guint i = 0; i < events.len; i++)
    {
      if (events.array[i].external_id != NULL && !delete_key (connection, &events.array[i], error))
        return FALSE;
    }

  statement = baton_connection_prepare (connection, "DELETE FROM event WHERE lead = ?1", error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, lead);
  return baton_statement_run (statement, error);
}

/**
 * baton_event_key_compute:
 * @event: an event with an external id
 *
 * Computes the key by which an event is known again.
 *
 * Returns: the key
 */
gint64
baton_event_key_compute (const BatonEvent *event)
{
  return baton_identity_hash (BATON_IDENTITY_EVENT, event->source != NULL ? event->source : "", event->external_id);
}

/**
 * baton_event_key_insert:
 * @connection: a connection, in a write transaction
 * @hash: the key
 * @event: the event's number
 * @lead: its lead's
 * @at: when it happened, in microseconds UTC
 * @error: return location for an error
 *
 * Stores the key of an event. Many are stored fastest by rising key.
 *
 * Returns: whether it worked
 */
gboolean
baton_event_key_insert (BatonConnection  *connection,
                        gint64            hash,
                        gint64            event,
                        gint64            lead,
                        gint64            at,
                        GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "INSERT INTO event_key (hash, event, lead, at) VALUES (?1, ?2, ?3, ?4)",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, hash);
  baton_statement_bind (statement, 2, event);
  baton_statement_bind (statement, 3, lead);
  baton_statement_bind (statement, 4, at);
  return baton_statement_run (statement, error);
}
