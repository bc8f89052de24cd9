/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-document-repository.h"

#include <glib/gi18n-lib.h>

#include "baton-query-private.h"

void
baton_document_free (BatonDocument *self)
{
  g_free (self->kind);
  g_free (self->author);
  g_free (self->comment);
  g_free (self->body);
  g_free (self);
}

/**
 * baton_document_get_version:
 * @connection: a connection
 * @kind: `rules`, `process`, `slas` or `calendar`
 * @version: (out): the newest version; 0 when there is none
 * @error: return location for an error
 *
 * Tells which version is in force.
 *
 * Returns: whether it worked
 */
gboolean
baton_document_get_version (BatonConnection  *connection,
                            const char       *kind,
                            gint64           *version,
                            GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT max(version) FROM document WHERE kind = ?1", error);

  *version = 0;
  if (statement == NULL)
    return FALSE;
  baton_statement_bind_text (statement, 1, kind);
  return baton_query_number (statement, version, error);
}

static gpointer
read_document (BatonStatement *statement)
{
  BatonDocument *document = g_new0 (BatonDocument, 1);

  document->kind = g_strdup (baton_statement_get_text (statement, 0));
  document->version = baton_statement_get (statement, 1);
  document->at = baton_statement_get (statement, 2);
  document->author = g_strdup (baton_statement_get_text (statement, 3));
  document->comment = g_strdup (baton_statement_get_text (statement, 4));
  document->body = g_strdup (baton_statement_get_text (statement, 5));
  return document;
}

static BatonDocument *
find_document (BatonConnection  *connection,
               const char       *kind,
               gint64            version,
               GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT kind, version, at, author, comment, body FROM document "
                              "WHERE kind = ?1 AND (version = ?2 OR ?2 = 0) ORDER BY version DESC LIMIT 1",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind_text (statement, 1, kind);
  baton_statement_bind (statement, 2, version);
  return baton_query_first (statement, read_document, error);
}

/**
 * baton_document_load:
 * @connection: a connection
 * @kind: `rules`, `process`, `slas` or `calendar`
 * @version: the version; 0 for the newest
 * @error: return location for an error
 *
 * Loads a version of a document.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when there is no such version.
 *
 * Returns: (transfer full): the document
 */
BatonDocument *
baton_document_load (BatonConnection  *connection,
                     const char       *kind,
                     gint64            version,
                     GError          **error)
{
  g_autoptr(GError) failure = NULL;
  BatonDocument *document = find_document (connection, kind, version, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (document == NULL)
    g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
                 /* Translators: %lld is a version, %s a kind of document, such as rules. */
                 _("There is no version %lld of “%s”"), (long long) version, kind);
  return document;
}

static gpointer
read_heading (BatonStatement *statement)
{
  BatonDocument *document = g_new0 (BatonDocument, 1);

  document->kind = g_strdup (baton_statement_get_text (statement, 0));
  document->version = baton_statement_get (statement, 1);
  document->at = baton_statement_get (statement, 2);
  document->author = g_strdup (baton_statement_get_text (statement, 3));
  document->comment = g_strdup (baton_statement_get_text (statement, 4));
  return document;
}

/**
 * baton_document_list:
 * @connection: a connection
 * @kind: `rules`, `process`, `slas` or `calendar`
 * @error: return location for an error
 *
 * Lists the versions of a document, without their texts (`body` is `NULL`).
 *
 * Returns: (transfer full) (element-type BatonDocument): the versions, newest first
 */
GPtrArray *
baton_document_list (BatonConnection  *connection,
                     const char       *kind,
                     GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT kind, version, at, author, comment FROM document "
                              "WHERE kind = ?1 ORDER BY version DESC",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind_text (statement, 1, kind);
  return baton_query_list (statement, read_heading, (GDestroyNotify) baton_document_free, error);
}

/**
 * baton_document_add:
 * @connection: a connection, in a write transaction
 * @document: (inout): a document; it is given its version, which follows the newest
 * @error: return location for an error
 *
 * Stores a new version, which is in force from then on. Those before it stay.
 *
 * Returns: whether it worked
 */
gboolean
baton_document_add (BatonConnection  *connection,
                    BatonDocument    *document,
                    GError          **error)
{
  g_autoptr(BatonStatement) statement = NULL;
  gint64 newest;

  if (!baton_document_get_version (connection, document->kind, &newest, error))
    return FALSE;

  statement = baton_connection_prepare (connection,
                                        "INSERT INTO document (kind, version, at, author, comment, body) "
                                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                        error);
  if (statement == NULL)
    return FALSE;
  baton_statement_bind_text (statement, 1, document->kind);
  baton_statement_bind (statement, 2, newest + 1);
  baton_statement_bind (statement, 3, document->at);
  baton_statement_bind_text (statement, 4, document->author);
  baton_statement_bind_text (statement, 5, document->comment);
  baton_statement_bind_text (statement, 6, document->body);
  if (!baton_statement_run (statement, error))
    return FALSE;
  document->version = newest + 1;
  return TRUE;
}
