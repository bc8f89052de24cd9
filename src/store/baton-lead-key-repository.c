/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-key-repository.h"

#include "baton-insert-private.h"
#include "lead/baton-identity.h"

#define ROWS_BETWEEN_CHECKS 4096

/**
 * baton_lead_key_compute:
 * @record: who a lead is
 * @hashes: (out caller-allocates): the keys
 *
 * Computes the keys that a lead is found by.
 *
 * Returns: how many there are: none, one or two
 */
guint
baton_lead_key_compute (const BatonRecord *record,
                        gint64             hashes[BATON_MAX_LEAD_KEYS])
{
  guint n = 0;

  if (record->values[BATON_FIELD_EXTERNAL_ID] != NULL)
    hashes[n++] = baton_identity_hash (BATON_IDENTITY_EXTERNAL_ID, record->values[BATON_FIELD_EXTERNAL_ID], NULL);
  if (record->values[BATON_FIELD_EMAIL] != NULL)
    hashes[n++] = baton_identity_hash (BATON_IDENTITY_EMAIL, record->values[BATON_FIELD_EMAIL], NULL);
  return n;
}

static void
bind_key (BatonStatement *statement,
          int             index,
          gconstpointer   row,
          gpointer        user_data)
{
  const BatonLeadKey *key = row;

  baton_statement_bind (statement, index, key->hash);
  baton_statement_bind (statement, index + 1, key->lead);
}

/**
 * baton_lead_key_insert_all:
 * @connection: a connection, in a write transaction
 * @keys: (array length=n_keys): keys; by rising hash they are stored fastest
 * @n_keys: how many
 * @error: return location for an error
 *
 * Stores the keys that are not there yet.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_key_insert_all (BatonConnection     *connection,
                           const BatonLeadKey  *keys,
                           guint                n_keys,
                           GError             **error)
{
  static BatonInsert insert = {
    "INSERT INTO lead_key (hash, lead) VALUES", 2, "",
    "ON CONFLICT (hash, lead) DO NOTHING",
  };

  return baton_insert_run (&insert, connection, keys, sizeof *keys, n_keys, bind_key, NULL, error);
}

/**
 * baton_lead_key_insert:
 * @connection: a connection, in a write transaction
 * @hash: a key
 * @lead: the lead that has it
 * @error: return location for an error
 *
 * Stores a key, unless it is there.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_key_insert (BatonConnection  *connection,
                       gint64            hash,
                       gint64            lead,
                       GError          **error)
{
  const BatonLeadKey key = { hash, lead };

  return baton_lead_key_insert_all (connection, &key, 1, error);
}

static gboolean
delete_key (BatonConnection  *connection,
            gint64            hash,
            gint64            lead,
            GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "DELETE FROM lead_key WHERE hash = ?1 AND lead = ?2", error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, hash);
  baton_statement_bind (statement, 2, lead);
  return baton_statement_run (statement, error);
}

/**
 * baton_lead_key_delete_all:
 * @connection: a connection, in a write transaction
 * @lead: the lead's number
 * @record: who it is, as it is stored
 * @error: return location for an error
 *
 * Removes the keys that a lead is found by.
 *
 * Returns: whether it worked
 */
gboolean
baton_lead_key_delete_all (BatonConnection    *connection,
                           gint64              lead,
                           const BatonRecord  *record,
                           GError            **error)
{
  gint64 hashes[BATON_MAX_LEAD_KEYS];
  guint n_hashes = baton_lead_key_compute (record, hashes);

  for (guint i = 0; i < n_hashes; i++)
    {
      if (!delete_key (connection, hashes[i], lead, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * baton_lead_key_foreach:
 * @connection: a connection
 * @func: (scope call): called for each key
 * @user_data: data for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Goes through all keys by rising hash.
 *
 * Returns: whether it got to the end
 */
gboolean
baton_lead_key_foreach (BatonConnection   *connection,
                        BatonLeadKeyFunc   func,
                        gpointer           user_data,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT hash, lead FROM lead_key ORDER BY hash, lead", error);

  if (statement == NULL)
    return FALSE;

  for (guint64 n = 0;; n++)
    {
      gboolean has_row;

      if (n % ROWS_BETWEEN_CHECKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!baton_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      func (baton_statement_get (statement, 0), baton_statement_get (statement, 1), user_data);
    }
}
