/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "baton-sqlite-connection.h"

/**
 * BatonSqliteStatement:
 *
 * A prepared statement of SQLite.
 */
typedef struct
{
  BatonStatement  parent;
  sqlite3_stmt   *handle;
  gboolean        writes;
  gint64          changed;
} BatonSqliteStatement;

static void
baton_sqlite_statement_clear (BatonStatement *statement)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
}

static void
baton_sqlite_statement_bind_number (BatonStatement *statement,
                                    int             index,
                                    gint64          value,
                                    gboolean        is_null)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;
  int code;

  code = is_null ? sqlite3_bind_null (self->handle, index)
                 : sqlite3_bind_int64 (self->handle, index, value);
  g_assert (code == SQLITE_OK);
}

static void
baton_sqlite_statement_bind_text (BatonStatement *statement,
                                  int             index,
                                  const char     *text)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;
  int code = sqlite3_bind_text (self->handle, index, text, -1, SQLITE_STATIC);

  g_assert (code == SQLITE_OK);
}

static gboolean
check_may_write (BatonSqliteStatement  *self,
                 GError               **error)
{
  if (!self->writes || baton_connection_is_writing (self->parent.connection))
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_READ_ONLY,
               _("The database can only be changed within a write transaction."));
  return FALSE;
}

static gboolean
baton_sqlite_statement_step (BatonStatement  *statement,
                             gboolean        *has_row,
                             GError         **error)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;
  BatonSqliteConnection *connection = BATON_SQLITE_CONNECTION (statement->connection);
  int code;

  if (!check_may_write (self, error))
    return FALSE;

  code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    {
      *has_row = TRUE;
      return TRUE;
    }

  *has_row = FALSE;
  if (code != SQLITE_DONE)
    baton_sqlite_connection_set_error (connection, code, error);
  else if (self->writes)
    self->changed = sqlite3_changes64 (baton_sqlite_connection_get_db (connection));
  sqlite3_reset (self->handle);

  return code == SQLITE_DONE;
}

static gint64
baton_sqlite_statement_get_number (BatonStatement *statement,
                                   int             column)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;

  return sqlite3_column_int64 (self->handle, column);
}

static const char *
baton_sqlite_statement_get_text (BatonStatement *statement,
                                 int             column)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;

  return (const char *) sqlite3_column_text (self->handle, column);
}

static gboolean
baton_sqlite_statement_is_null (BatonStatement *statement,
                                int             column)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;

  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

static gint64
baton_sqlite_statement_get_changed (BatonStatement *statement)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;

  return self->changed;
}

static void
baton_sqlite_statement_reset (BatonStatement *statement)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;

  sqlite3_reset (self->handle);
}

static void
baton_sqlite_statement_free (BatonStatement *statement)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;

  sqlite3_finalize (self->handle);
  g_free (self);
}

static const BatonStatementClass sqlite_statement_class = {
  baton_sqlite_statement_clear,
  baton_sqlite_statement_bind_number,
  baton_sqlite_statement_bind_text,
  baton_sqlite_statement_step,
  NULL,
  baton_sqlite_statement_get_number,
  baton_sqlite_statement_get_text,
  baton_sqlite_statement_is_null,
  baton_sqlite_statement_get_changed,
  baton_sqlite_statement_reset,
  baton_sqlite_statement_free,
};

BatonStatement *
baton_sqlite_statement_new (BatonSqliteConnection  *connection,
                            const char             *query,
                            GError                **error)
{
  BatonSqliteStatement *self = g_new0 (BatonSqliteStatement, 1);
  int code;

  self->parent.klass = &sqlite_statement_class;
  self->parent.connection = BATON_CONNECTION (connection);

  code = sqlite3_prepare_v3 (baton_sqlite_connection_get_db (connection), query, -1,
                             SQLITE_PREPARE_PERSISTENT, &self->handle, NULL);
  if (code != SQLITE_OK)
    {
      baton_sqlite_connection_set_error (connection, code, error);
      g_free (self);
      return NULL;
    }
  self->writes = !sqlite3_stmt_readonly (self->handle);

  return &self->parent;
}
