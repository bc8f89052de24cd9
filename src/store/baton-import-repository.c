/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-import-repository.h"

#include <glib/gi18n-lib.h>

#include "baton-query-private.h"

#define IMPORT_COLUMNS \
  "id, at, actor, kind, file, rows_read, created, updated, unchanged, rejected, " \
  "first_lead, last_lead, first_entry, last_entry, undone_at"

void
baton_import_free (BatonImport *self)
{
  g_free (self->actor);
  g_free (self->kind);
  g_free (self->file);
  g_free (self);
}

static gpointer
read_import (BatonStatement *statement)
{
  BatonImport *import = g_new0 (BatonImport, 1);

  import->id = baton_statement_get (statement, 0);
  import->at = baton_statement_get (statement, 1);
  import->actor = g_strdup (baton_statement_get_text (statement, 2));
  import->kind = g_strdup (baton_statement_get_text (statement, 3));
  import->file = g_strdup (baton_statement_get_text (statement, 4));
  import->rows_read = baton_statement_get (statement, 5);
  import->created = baton_statement_get (statement, 6);
  import->updated = baton_statement_get (statement, 7);
  import->unchanged = baton_statement_get (statement, 8);
  import->rejected = baton_statement_get (statement, 9);
  import->first_lead = baton_statement_get (statement, 10);
  import->last_lead = baton_statement_get (statement, 11);
  import->first_entry = baton_statement_get (statement, 12);
  import->last_entry = baton_statement_get (statement, 13);
  import->undone_at = baton_statement_get (statement, 14);
  return import;
}

static gboolean
set_not_found (gint64    id,
               GError  **error)
{
  /* Translators: %lld is the number of an import. */
  g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND, _("There is no import %lld"), (long long) id);
  return FALSE;
}

/**
 * baton_import_load:
 * @connection: a connection
 * @id: the import's number
 * @error: return location for an error
 *
 * Loads what is known about an import.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when there is no such import.
 *
 * Returns: (transfer full): the import
 */
BatonImport *
baton_import_load (BatonConnection  *connection,
                   gint64            id,
                   GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT " IMPORT_COLUMNS " FROM import WHERE id = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, id);
  if (!baton_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      set_not_found (id, error);
      return NULL;
    }
  return read_import (statement);
}

/**
 * baton_import_list:
 * @connection: a connection
 * @limit: the most to list
 * @error: return location for an error
 *
 * Lists the imports.
 *
 * Returns: (transfer full) (element-type BatonImport): the imports, newest first
 */
GPtrArray *
baton_import_list (BatonConnection  *connection,
                   guint             limit,
                   GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT " IMPORT_COLUMNS " FROM import ORDER BY id DESC LIMIT ?1", error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, limit);
  return baton_query_list (statement, read_import, (GDestroyNotify) baton_import_free, error);
}

/**
 * baton_import_insert:
 * @connection: a connection, in a write transaction
 * @import: an import with its number, from counter `import`
 * @error: return location for an error
 *
 * Stores what an import did.
 *
 * Returns: whether it worked
 */
gboolean
baton_import_insert (BatonConnection    *connection,
                     const BatonImport  *import,
                     GError            **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "INSERT INTO import (" IMPORT_COLUMNS ") "
                              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, import->id);
  baton_statement_bind (statement, 2, import->at);
  baton_statement_bind_text (statement, 3, import->actor);
  baton_statement_bind_text (statement, 4, import->kind);
  baton_statement_bind_text (statement, 5, import->file);
  baton_statement_bind (statement, 6, import->rows_read);
  baton_statement_bind (statement, 7, import->created);
  baton_statement_bind (statement, 8, import->updated);
  baton_statement_bind (statement, 9, import->unchanged);
  baton_statement_bind (statement, 10, import->rejected);
  baton_statement_bind_some (statement, 11, import->first_lead);
  baton_statement_bind_some (statement, 12, import->last_lead);
  baton_statement_bind_some (statement, 13, import->first_entry);
  baton_statement_bind_some (statement, 14, import->last_entry);
  baton_statement_bind_some (statement, 15, import->undone_at);
  return baton_statement_run (statement, error);
}

/**
 * baton_import_mark_undone:
 * @connection: a connection, in a write transaction
 * @id: the import's number
 * @at: when it was taken back, in microseconds UTC
 * @error: return location for an error
 *
 * Remembers that an import was taken back.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when there is no such import that was not
 * taken back already.
 *
 * Returns: whether it worked
 */
gboolean
baton_import_mark_undone (BatonConnection  *connection,
                          gint64            id,
                          gint64            at,
                          GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "UPDATE import SET undone_at = ?2 WHERE id = ?1 AND undone_at IS NULL",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, id);
  baton_statement_bind (statement, 2, at);
  if (!baton_statement_run (statement, error))
    return FALSE;
  return baton_statement_get_changed (statement) == 1 || set_not_found (id, error);
}
