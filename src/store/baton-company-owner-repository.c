/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-company-owner-repository.h"

#include "baton-query-private.h"
#include "lead/baton-identity.h"

static gint64
hash_company (const char *company)
{
  g_autofree char *folded = baton_fold (company);

  return baton_identity_hash (BATON_IDENTITY_COMPANY, folded, NULL);
}

/**
 * baton_company_owner_find:
 * @connection: a connection
 * @company: the name of a company, in any case
 * @person: (out): who in Sales owns it; 0 when nobody does
 * @error: return location for an error
 *
 * Finds who in Sales works with a company already.
 *
 * Returns: whether it worked
 */
gboolean
baton_company_owner_find (BatonConnection  *connection,
                          const char       *company,
                          gint64           *person,
                          GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT person FROM company_owner WHERE hash = ?1", error);

  *person = 0;
  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, hash_company (company));
  return baton_query_number (statement, person, error);
}

/**
 * baton_company_owner_set:
 * @connection: a connection, in a write transaction
 * @company: the name of a company, in any case
 * @person: who in Sales owns it from now on
 * @error: return location for an error
 *
 * Remembers who in Sales works with a company.
 *
 * Returns: whether it worked
 */
gboolean
baton_company_owner_set (BatonConnection  *connection,
                         const char       *company,
                         gint64            person,
                         GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "INSERT INTO company_owner (hash, person) VALUES (?1, ?2) "
                              "ON CONFLICT (hash) DO UPDATE SET person = excluded.person",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, hash_company (company));
  baton_statement_bind (statement, 2, person);
  return baton_statement_run (statement, error);
}
