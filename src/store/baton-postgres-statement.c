/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "baton-postgres-connection.h"

/* The server's numbers for its types. */
#define BIGINT_OID 20
#define TEXT_OID 25
#define BOOLEAN_OID 16

/**
 * BatonPostgresStatement:
 *
 * A prepared statement of PostgreSQL.
 *
 * It is prepared when it first runs, as only then the types of its values
 * are known; again when they are others, and after connecting anew.
 * Numbers are sent as eight bytes, high byte first. All rows are fetched
 * at once.
 */
typedef struct
{
  BatonStatement  parent;
  char           *text;
  char           *name;
  guint           session;   /* The session that it is prepared in; 0 for none. */
  PGresult       *result;
  int             row;
  gint64          changed;

  /* The values, counted from 0. */
  int             n_values;
  gint64         *numbers;
  const char    **values;
  int            *lengths;
  int            *formats;   /* 1 for a number, 0 for a text. */
  Oid            *types;
} BatonPostgresStatement;

static void
baton_postgres_statement_reset (BatonStatement *statement)
{
  BatonPostgresStatement *self = (BatonPostgresStatement *) statement;

  g_clear_pointer (&self->result, PQclear);
}

static void
baton_postgres_statement_clear (BatonStatement *statement)
{
  BatonPostgresStatement *self = (BatonPostgresStatement *) statement;

  baton_postgres_statement_reset (statement);
  if (self->n_values > 0)
    memset (self->values, 0, sizeof *self->values * self->n_values);
}

static void
set_value (BatonPostgresStatement *self,
           int                     index,
           Oid                     type,
           const char             *value,
           int                     length)
{
  int place = index - 1;

  g_assert (place >= 0 && place < self->n_values);

  if (self->types[place] != type)
    self->session = 0;
  self->types[place] = type;
  self->formats[place] = type == BIGINT_OID;
  self->values[place] = value;
  self->lengths[place] = length;
}

static void
baton_postgres_statement_bind_number (BatonStatement *statement,
                                      int             index,
                                      gint64          value,
                                      gboolean        is_null)
{
  BatonPostgresStatement *self = (BatonPostgresStatement *) statement;
  gint64 *number = &self->numbers[index - 1];

  *number = GINT64_TO_BE (value);
  set_value (self, index, BIGINT_OID, is_null ? NULL : (const char *) number, sizeof *number);
}

static void
baton_postgres_statement_bind_text (BatonStatement *statement,
                                    int             index,
                                    const char     *text)
{
  set_value ((BatonPostgresStatement *) statement, index, TEXT_OID, text, 0);
}

static gboolean
prepare (BatonPostgresStatement   *self,
         BatonPostgresConnection  *connection,
         GError                  **error)
{
  static int last_name;
  PGconn *handle = baton_postgres_connection_get_handle (connection);
  PGresult *result;
  gboolean sent;

  if (self->session == baton_postgres_connection_get_session (connection))
    return TRUE;

  g_free (self->name);
  self->name = g_strdup_printf ("baton_%d", g_atomic_int_add (&last_name, 1));
  sent = PQsendPrepare (handle, self->name, self->text, self->n_values, self->types);
  result = baton_postgres_connection_take_result (connection, sent, error);
  if (result == NULL)
    return FALSE;

  PQclear (result);
  self->session = baton_postgres_connection_get_session (connection);

  return TRUE;
}

static gboolean
send_values (BatonPostgresStatement  *self,
             BatonPostgresConnection *connection)
{
  return PQsendQueryPrepared (baton_postgres_connection_get_handle (connection), self->name, self->n_values,
                              self->values, self->lengths, self->formats, 0);
}

static gboolean
fetch_rows (BatonPostgresStatement  *self,
            GError                 **error)
{
  BatonPostgresConnection *connection = BATON_POSTGRES_CONNECTION (self->parent.connection);

  if (!prepare (self, connection, error))
    return FALSE;

  self->result = baton_postgres_connection_take_result (connection, send_values (self, connection), error);
  if (self->result == NULL)
    return FALSE;

  self->changed = g_ascii_strtoll (PQcmdTuples (self->result), NULL, 10);
  self->row = -1;

  return TRUE;
}

static gboolean
baton_postgres_statement_step (BatonStatement  *statement,
                               gboolean        *has_row,
                               GError         **error)
{
  BatonPostgresStatement *self = (BatonPostgresStatement *) statement;

  if (self->result == NULL && !fetch_rows (self, error))
    return FALSE;

  self->row++;
  *has_row = self->row < PQntuples (self->result);
  if (!*has_row)
    baton_postgres_statement_reset (statement);

  return TRUE;
}

static gboolean
baton_postgres_statement_run (BatonStatement  *statement,
                              GError         **error)
{
  BatonPostgresStatement *self = (BatonPostgresStatement *) statement;
  BatonPostgresConnection *connection = BATON_POSTGRES_CONNECTION (statement->connection);
  BatonPostgresPipeline *pipeline = baton_postgres_connection_get_pipeline (connection);
  gboolean ok;

  baton_postgres_statement_reset (statement);
  if (pipeline != NULL)
    return prepare (self, connection, error) &&
           baton_postgres_pipeline_push (pipeline, send_values (self, connection), &self->changed, error);

  ok = fetch_rows (self, error);
  baton_postgres_statement_reset (statement);

  return ok;
}

static gboolean
baton_postgres_statement_is_null (BatonStatement *statement,
                                  int             column)
{
  BatonPostgresStatement *self = (BatonPostgresStatement *) statement;

  return PQgetisnull (self->result, self->row, column);
}

static const char *
baton_postgres_statement_get_text (BatonStatement *statement,
                                   int             column,
                                   gsize          *length)
{
  BatonPostgresStatement *self = (BatonPostgresStatement *) statement;

  if (baton_postgres_statement_is_null (statement, column))
    return NULL;

  if (length != NULL)
    *length = (gsize) PQgetlength (self->result, self->row, column);
  return PQgetvalue (self->result, self->row, column);
}

static gint64
baton_postgres_statement_get_number (BatonStatement *statement,
                                     int             column)
{
  BatonPostgresStatement *self = (BatonPostgresStatement *) statement;
  const char *text = PQgetvalue (self->result, self->row, column);

  if (PQftype (self->result, column) == BOOLEAN_OID)
    return text[0] == 't';

  return g_ascii_strtoll (text, NULL, 10);
}

static gint64
baton_postgres_statement_get_changed (BatonStatement *statement)
{
  BatonPostgresStatement *self = (BatonPostgresStatement *) statement;
  BatonPostgresPipeline *pipeline;

  pipeline = baton_postgres_connection_get_pipeline (BATON_POSTGRES_CONNECTION (statement->connection));
  if (pipeline != NULL)
    baton_postgres_pipeline_drain (pipeline, NULL);

  return self->changed;
}

static void
baton_postgres_statement_free (BatonStatement *statement)
{
  BatonPostgresStatement *self = (BatonPostgresStatement *) statement;

  PQclear (self->result);
  g_free (self->name);
  g_free (self->text);
  g_free (self->numbers);
  g_free (self->values);
  g_free (self->lengths);
  g_free (self->formats);
  g_free (self->types);
  g_free (self);
}

static const BatonStatementClass postgres_statement_class = {
  baton_postgres_statement_clear,
  baton_postgres_statement_bind_number,
  baton_postgres_statement_bind_text,
  baton_postgres_statement_step,
  baton_postgres_statement_run,
  NULL,
  baton_postgres_statement_get_number,
  baton_postgres_statement_get_text,
  baton_postgres_statement_is_null,
  baton_postgres_statement_get_changed,
  baton_postgres_statement_reset,
  baton_postgres_statement_free,
};

/* Writes the values' places as PostgreSQL does, $1 for ?1, but not within quotes.
 * @n_values gets the highest number. */
static char *
number_values (const char *query,
               int        *n_values)
{
  char *text = g_strdup (query);
  char quote = '\0';

  for (char *p = text; *p != '\0'; p++)
    {
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (*p == '\'' || *p == '"')
        quote = *p;
      else if (*p == '?' && g_ascii_isdigit (p[1]))
        {
          *p = '$';
          *n_values = MAX (*n_values, (int) g_ascii_strtoll (p + 1, NULL, 10));
        }
    }

  return text;
}

BatonStatement *
baton_postgres_statement_new (BatonPostgresConnection *connection,
                              const char              *query)
{
  BatonPostgresStatement *self = g_new0 (BatonPostgresStatement, 1);

  self->parent.klass = &postgres_statement_class;
  self->parent.connection = BATON_CONNECTION (connection);
  self->text = number_values (query, &self->n_values);
  self->numbers = g_new0 (gint64, self->n_values);
  self->values = g_new0 (const char *, self->n_values);
  self->lengths = g_new0 (int, self->n_values);
  self->formats = g_new0 (int, self->n_values);
  self->types = g_new0 (Oid, self->n_values);

  return &self->parent;
}
