/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-person-repository.h"

#include "baton-query-private.h"

#define QUEUE_SEPARATOR ";"

/**
 * baton_person_save:
 * @connection: a connection, in a write transaction
 * @person: (inout): somebody; a new one (number 0) is given a number
 * @error: return location for an error
 *
 * Stores somebody, or changes who somebody is. How many leads somebody works on
 * and was given are counted by the store and left alone.
 *
 * Returns: whether it worked
 */
gboolean
baton_person_save (BatonConnection  *connection,
                   BatonPerson      *person,
                   GError          **error)
{
  g_autofree char *queues = person->queues != NULL ? g_strjoinv (QUEUE_SEPARATOR, person->queues) : NULL;
  gint64 id = person->id != 0 ? person->id : baton_connection_next_number (connection, "person", 1, error);
  g_autoptr(BatonStatement) statement = NULL;

  if (id == 0)
    return FALSE;

  statement = baton_connection_prepare (connection,
                                        "INSERT INTO person (id, name, email, team, queues, cap, weight, active, "
                                        "absent_from, absent_until, assigned, open_leads, hours) "
                                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 0, ?11) "
                                        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
                                        "email = excluded.email, team = excluded.team, queues = excluded.queues, "
                                        "cap = excluded.cap, weight = excluded.weight, active = excluded.active, "
                                        "absent_from = excluded.absent_from, absent_until = excluded.absent_until, "
                                        "hours = excluded.hours",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, id);
  baton_statement_bind_text (statement, 2, person->name);
  baton_statement_bind_text (statement, 3, person->email);
  baton_statement_bind_text (statement, 4, baton_team_get_name (person->team));
  baton_statement_bind_text (statement, 5, queues);
  baton_statement_bind (statement, 6, person->cap);
  baton_statement_bind (statement, 7, person->weight);
  baton_statement_bind (statement, 8, person->active ? 1 : 0);
  baton_statement_bind_some (statement, 9, person->absent_from);
  baton_statement_bind_some (statement, 10, person->absent_until);
  baton_statement_bind_text (statement, 11, person->hours);
  if (!baton_statement_run (statement, error))
    return FALSE;
  person->id = id;
  return TRUE;
}

static gpointer
read_person (BatonStatement *statement)
{
  BatonPerson *person = baton_person_new ();
  const char *queues = baton_statement_get_text (statement, 4);

  person->id = baton_statement_get (statement, 0);
  g_free (person->name);
  person->name = g_strdup (baton_statement_get_text (statement, 1));
  person->email = g_strdup (baton_statement_get_text (statement, 2));
  if (!baton_team_from_name (baton_statement_get_text (statement, 3), &person->team))
    person->team = BATON_TEAM_MARKETING;
  person->queues = queues != NULL ? g_strsplit (queues, QUEUE_SEPARATOR, -1) : NULL;
  person->cap = (int) baton_statement_get (statement, 5);
  person->weight = (int) baton_statement_get (statement, 6);
  person->active = baton_statement_get (statement, 7) != 0;
  person->absent_from = baton_statement_get (statement, 8);
  person->absent_until = baton_statement_get (statement, 9);
  person->assigned = baton_statement_get (statement, 10);
  person->open = (int) baton_statement_get (statement, 11);
  person->hours = g_strdup (baton_statement_get_text (statement, 12));
  return person;
}

/**
 * baton_person_list:
 * @connection: a connection
 * @error: return location for an error
 *
 * Lists everybody, with how many leads each works on now.
 *
 * Returns: (transfer full) (element-type BatonPerson): the people, by number
 */
GPtrArray *
baton_person_list (BatonConnection  *connection,
                   GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT id, name, email, team, queues, cap, weight, active, absent_from, absent_until, "
                              "assigned, open_leads, hours FROM person ORDER BY id",
                              error);

  if (statement == NULL)
    return NULL;
  return baton_query_list (statement, read_person, (GDestroyNotify) baton_person_free, error);
}

/**
 * baton_person_count_assignment:
 * @connection: a connection, in a write transaction
 * @person: who got a lead
 * @error: return location for an error
 *
 * Counts one more lead that somebody was given, for the round robin.
 *
 * Returns: whether it worked
 */
gboolean
baton_person_count_assignment (BatonConnection  *connection,
                               gint64            person,
                               GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "UPDATE person SET assigned = assigned + 1 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, person);
  return baton_statement_run (statement, error);
}
