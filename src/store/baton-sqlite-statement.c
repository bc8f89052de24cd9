/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "baton-sqlite-connection.h"

/* The function that a statement for each row calls with every row. */
#define ROW_FUNCTION "baton_row"

/* What its first value points to: a statement, and nothing that a query could make up. */
#define STATEMENT_POINTER "baton-statement"

/**
 * BatonSqliteStatement:
 *
 * A prepared statement of SQLite.
 *
 * One for each row hands its rows to a function within SQLite's machine, whose
 * result leaves none to be returned: the machine runs from the first row to the
 * last without being left.
 */
typedef struct
{
  BatonStatement   parent;
  sqlite3_stmt    *handle;
  gboolean         writes;
  gint64           changed;
  /* Of one for each row, while it runs. */
  sqlite3_value  **row;
  BatonRowFunc     func;
  gpointer         user_data;
  GError         **error;
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
               _("The database can only be changed within a write transaction"));
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
                                 int             column,
                                 gsize          *length)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  if (text != NULL && length != NULL)
    *length = (gsize) sqlite3_column_bytes (self->handle, column);
  return text;
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

static void
bind_itself (BatonSqliteStatement *self)
{
  int index = sqlite3_bind_parameter_index (self->handle, ":" ROW_FUNCTION);
  int code = sqlite3_bind_pointer (self->handle, index, self, STATEMENT_POINTER, NULL);

  g_assert (code == SQLITE_OK);
}

static void
baton_sqlite_each_clear (BatonStatement *statement)
{
  baton_sqlite_statement_clear (statement);
  bind_itself ((BatonSqliteStatement *) statement);
}

static void
row_cb (sqlite3_context  *context,
        int               n_values,
        sqlite3_value   **values)
{
  BatonSqliteStatement *self = n_values > 0 ? sqlite3_value_pointer (values[0], STATEMENT_POINTER) : NULL;

  if (self == NULL)
    {
      sqlite3_result_error (context, ROW_FUNCTION " is Baton's own", -1);
      return;
    }
  self->row = values + 1;
  if (!self->func (&self->parent, self->user_data, self->error))
    sqlite3_result_error_code (context, SQLITE_ABORT);
}

static gboolean
baton_sqlite_each_for_each (BatonStatement  *statement,
                            BatonRowFunc     func,
                            gpointer         user_data,
                            GError         **error)
{
  BatonSqliteStatement *self = (BatonSqliteStatement *) statement;
  g_autoptr(GError) local_error = NULL;
  int code;

  self->func = func;
  self->user_data = user_data;
  self->error = &local_error;
  code = sqlite3_step (self->handle);
  g_assert (sqlite3_stmt_status (self->handle, SQLITE_STMTSTATUS_SORT, FALSE) == 0);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (code != SQLITE_DONE)
    baton_sqlite_connection_set_error (BATON_SQLITE_CONNECTION (statement->connection), code, error);
  sqlite3_reset (self->handle);

  return code == SQLITE_DONE;
}

static gint64
baton_sqlite_each_get_number (BatonStatement *statement,
                              int             column)
{
  return sqlite3_value_int64 (((BatonSqliteStatement *) statement)->row[column]);
}

static const char *
baton_sqlite_each_get_text (BatonStatement *statement,
                            int             column,
                            gsize          *length)
{
  sqlite3_value *value = ((BatonSqliteStatement *) statement)->row[column];
  const char *text = (const char *) sqlite3_value_text (value);

  if (text != NULL && length != NULL)
    *length = (gsize) sqlite3_value_bytes (value);
  return text;
}

static gboolean
baton_sqlite_each_is_null (BatonStatement *statement,
                           int             column)
{
  return sqlite3_value_type (((BatonSqliteStatement *) statement)->row[column]) == SQLITE_NULL;
}

static const BatonStatementClass sqlite_each_class = {
  baton_sqlite_each_clear,
  baton_sqlite_statement_bind_number,
  baton_sqlite_statement_bind_text,
  NULL,
  NULL,
  baton_sqlite_each_for_each,
  baton_sqlite_each_get_number,
  baton_sqlite_each_get_text,
  baton_sqlite_each_is_null,
  NULL,
  baton_sqlite_statement_reset,
  baton_sqlite_statement_free,
};

static const BatonStatementClass sqlite_statement_class = {
  baton_sqlite_statement_clear,
  baton_sqlite_statement_bind_number,
  baton_sqlite_statement_bind_text,
  baton_sqlite_statement_step,
  NULL,
  NULL,
  baton_sqlite_statement_get_number,
  baton_sqlite_statement_get_text,
  baton_sqlite_statement_is_null,
  baton_sqlite_statement_get_changed,
  baton_sqlite_statement_reset,
  baton_sqlite_statement_free,
};

static BatonSqliteStatement *
prepare (BatonSqliteConnection      *connection,
         const BatonStatementClass  *klass,
         const char                 *query,
         GError                    **error)
{
  BatonSqliteStatement *self = g_new0 (BatonSqliteStatement, 1);
  int code;

  self->parent.klass = klass;
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

  return self;
}

BatonStatement *
baton_sqlite_statement_new (BatonSqliteConnection  *connection,
                            const char             *query,
                            GError                **error)
{
  return (BatonStatement *) prepare (connection, &sqlite_statement_class, query, error);
}

/* The query's columns get names by which the function around it can take them.
 * SQLite makes one loop of the two, in the order of the query, and not a table
 * of its rows. */
static char *
wrap_query (BatonSqliteConnection  *connection,
            const char             *query,
            GError                **error)
{
  g_autoptr(GString) names = g_string_new (NULL);
  sqlite3_stmt *handle;
  int code = sqlite3_prepare_v2 (baton_sqlite_connection_get_db (connection), query, -1, &handle, NULL);

  if (code != SQLITE_OK)
    {
      baton_sqlite_connection_set_error (connection, code, error);
      return NULL;
    }
  for (int i = 0; i < sqlite3_column_count (handle); i++)
    g_string_append_printf (names, "%sc%d", i > 0 ? ", " : "", i);
  sqlite3_finalize (handle);

  return g_strdup_printf ("WITH q (%s) AS (%s) SELECT NULL FROM q WHERE " ROW_FUNCTION " (:" ROW_FUNCTION ", %s)",
                          names->str, query, names->str);
}

/* One that is run with baton_statement_for_each(). */
BatonStatement *
baton_sqlite_statement_new_each (BatonSqliteConnection  *connection,
                                 const char             *query,
                                 GError                **error)
{
  g_autofree char *text = wrap_query (connection, query, error);
  BatonSqliteStatement *self = text != NULL ? prepare (connection, &sqlite_each_class, text, error) : NULL;

  if (self != NULL)
    bind_itself (self);

  return (BatonStatement *) self;
}

/* Makes a database know the function that statements for each row need. */
void
baton_sqlite_statement_add_function (sqlite3 *db)
{
  int code = sqlite3_create_function (db, ROW_FUNCTION, -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, row_cb, NULL, NULL);

  g_assert (code == SQLITE_OK);
}
