/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-database-facts.h"

#include "baton-event-repository.h"
#include "baton-lead-repository.h"
#include "baton-people.h"

static gboolean
load (BatonSession        *session,
      BatonDatabaseFacts  *facts,
      GError             **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(GPtrArray) people = NULL;
  gint64 first, last;

  if (!baton_connection_get_version (connection, &facts->schema, error) ||
      !baton_lead_repository_get_range (connection, &first, &last, &facts->n_leads, error) ||
      !baton_event_repository_count (connection, &facts->n_events, error))
    return FALSE;

  people = baton_people_list (session, error);
  if (people == NULL)
    return FALSE;
  facts->n_people = people->len;
  return TRUE;
}

/**
 * baton_database_facts_load:
 * @session: a session
 * @facts: (out caller-allocates): what there is to know
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Counts what is in the database.
 *
 * Returns: whether it could be read
 */
gboolean
baton_database_facts_load (BatonSession        *session,
                           BatonDatabaseFacts  *facts,
                           GCancellable        *cancellable,
                           GError             **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  done = load (session, facts, error);
  return baton_session_end (session, done, error);
}
