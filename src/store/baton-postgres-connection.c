/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-postgres-connection.h"

#include <glib/gi18n-lib.h>
#include <poll.h>

#include "baton-migration-private.h"
#include "baton-postgres-error.h"
#include "baton-postgres-result.h"

/* Held by whoever writes, so that writers exclude each other as on SQLite and
 * numbers are given in commit order: the lock is let go of after the commit
 * can be seen. */
#define WRITER_LOCK "4769826926"

/* The oldest server that Baton works with. */
#define OLDEST_SERVER 130000

/**
 * BatonPostgresConnection:
 *
 * A connection to a PostgreSQL server.
 *
 * When it is lost, what is under way fails, and the next transaction connects
 * again.
 */
struct _BatonPostgresConnection
{
  BatonConnection        parent_instance;
  PGconn                *handle;
  char                  *uri;
  guint                  session;     /* Counts the times it was connected. */
  gint64                 busy_wait;   /* Microseconds. */
  gboolean               in_bulk;
  BatonPostgresPipeline *pipeline;    /* While a transaction writes in bulk. */
};

G_DEFINE_FINAL_TYPE (BatonPostgresConnection, baton_postgres_connection, BATON_TYPE_CONNECTION)

typedef PGresult Result;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, PQclear)

/* Takes the result of what was just sent: that of its last statement, or the
 * one that failed. @sent tells whether sending it succeeded. */
PGresult *
baton_postgres_connection_take_result (BatonPostgresConnection  *self,
                                       gboolean                  sent,
                                       GError                  **error)
{
  GCancellable *cancellable = baton_connection_get_cancellable (BATON_CONNECTION (self));
  g_autoptr(Result) last = NULL;
  PGresult *result;

  if (self->pipeline != NULL)
    return baton_postgres_pipeline_take (self->pipeline, sent, error);

  while (sent && (result = baton_postgres_next_result (self->handle, cancellable)) != NULL)
    {
      PQclear (last);
      last = result;
    }

  if (baton_postgres_result_is_success (last))
    return g_steal_pointer (&last);

  baton_postgres_set_error (error, self->handle, last, cancellable);
  return NULL;
}

static PGresult *
query (BatonPostgresConnection  *self,
       const char               *text,
       GError                  **error)
{
  return baton_postgres_connection_take_result (self, PQsendQuery (self->handle, text), error);
}

static gboolean
execute (BatonPostgresConnection  *self,
         const char               *text,
         GError                  **error)
{
  g_autoptr(Result) result = query (self, text, error);

  return result != NULL;
}

/* What a server was told not to wait for, a commit would not keep. */
static gboolean
set_up_session (BatonPostgresConnection  *self,
                GError                  **error)
{
  BatonConnectionMode mode = baton_connection_get_mode (BATON_CONNECTION (self));
  g_autofree char *text = NULL;

  if (PQserverVersion (self->handle) < OLDEST_SERVER)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_UNAVAILABLE,
                   _("The server of the database “%s” is PostgreSQL %d. Baton needs version %d or later."),
                   PQdb (self->handle), PQserverVersion (self->handle) / 10000, OLDEST_SERVER / 10000);
      return FALSE;
    }

  text = g_strdup_printf ("SET lock_timeout = %" G_GINT64_FORMAT ";"
                          "SET default_transaction_read_only = %s;"
                          "SELECT set_config ('synchronous_commit', 'on', false) "
                          "WHERE current_setting ('synchronous_commit') = 'off'",
                          MAX (self->busy_wait / 1000, 1),
                          mode == BATON_CONNECTION_WRITER ? "off" : "on");

  return execute (self, text, error);
}

static gboolean
reconnect (BatonPostgresConnection  *self,
           GError                  **error)
{
  PQreset (self->handle);
  self->session++;
  if (PQstatus (self->handle) == CONNECTION_OK)
    return set_up_session (self, error);

  baton_postgres_set_error (error, self->handle, NULL, NULL);
  return FALSE;
}

static void
baton_postgres_connection_rollback (BatonConnection *connection)
{
  BatonPostgresConnection *self = BATON_POSTGRES_CONNECTION (connection);

  g_clear_pointer (&self->pipeline, baton_postgres_pipeline_free);
  if (PQtransactionStatus (self->handle) != PQTRANS_IDLE)
    PQclear (PQexec (self->handle, "ROLLBACK"));
}

static gboolean
try_begin (BatonPostgresConnection  *self,
           BatonTransaction          kind,
           GError                  **error)
{
  const char *text = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

  if (kind == BATON_TRANSACTION_WRITE)
    text = "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock (" WRITER_LOCK ")";

  if (execute (self, text, error))
    return TRUE;

  baton_postgres_connection_rollback (BATON_CONNECTION (self));
  return FALSE;
}

/* A connection can have been lost since it was last used. */
static gboolean
begin_or_reconnect (BatonPostgresConnection   *self,
                    BatonTransaction           kind,
                    GError                   **error)
{
  g_autoptr(GError) first_error = NULL;

  if (PQstatus (self->handle) == CONNECTION_OK)
    {
      if (try_begin (self, kind, &first_error))
        return TRUE;

      if (PQstatus (self->handle) == CONNECTION_OK)
        {
          g_propagate_error (error, g_steal_pointer (&first_error));
          return FALSE;
        }
    }

  return reconnect (self, error) && try_begin (self, kind, error);
}

static gboolean
baton_postgres_connection_begin (BatonConnection   *connection,
                                 BatonTransaction   kind,
                                 GError           **error)
{
  BatonPostgresConnection *self = BATON_POSTGRES_CONNECTION (connection);

  if (!begin_or_reconnect (self, kind, error))
    return FALSE;

  if (self->in_bulk && kind == BATON_TRANSACTION_WRITE)
    self->pipeline = baton_postgres_pipeline_new (self->handle, baton_connection_get_cancellable (connection));

  return TRUE;
}

/* A transaction in which something failed ends its COMMIT as a ROLLBACK. */
static gboolean
baton_postgres_connection_commit (BatonConnection  *connection,
                                  GError          **error)
{
  BatonPostgresConnection *self = BATON_POSTGRES_CONNECTION (connection);
  g_autoptr(Result) result = NULL;

  if (self->pipeline != NULL && !baton_postgres_pipeline_drain (self->pipeline, error))
    {
      baton_postgres_connection_rollback (connection);
      return FALSE;
    }
  g_clear_pointer (&self->pipeline, baton_postgres_pipeline_free);

  result = query (self, baton_connection_is_writing (connection) ? "NOTIFY baton_journal; COMMIT" : "COMMIT", error);
  if (result == NULL)
    {
      baton_postgres_connection_rollback (connection);
      return FALSE;
    }
  if (g_strcmp0 (PQcmdStatus (result), "COMMIT") == 0)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_STORE,
               _("The change of the database “%s” was not made, because a part of it failed"),
               PQdb (self->handle));
  return FALSE;
}

static gboolean
baton_postgres_connection_begin_bulk (BatonConnection  *connection,
                                      GError          **error)
{
  BATON_POSTGRES_CONNECTION (connection)->in_bulk = TRUE;

  return TRUE;
}

static void
baton_postgres_connection_end_bulk (BatonConnection *connection)
{
  BATON_POSTGRES_CONNECTION (connection)->in_bulk = FALSE;
}

static BatonStatement *
baton_postgres_connection_prepare (BatonConnection  *connection,
                                   const char       *text,
                                   GError          **error)
{
  return baton_postgres_statement_new (BATON_POSTGRES_CONNECTION (connection), text);
}

static BatonConnection *
baton_postgres_connection_open_reader (BatonConnection  *connection,
                                       GError          **error)
{
  return baton_postgres_connection_new (BATON_POSTGRES_CONNECTION (connection)->uri, BATON_CONNECTION_READER, error);
}

static const char *
baton_postgres_connection_get_name (BatonConnection *connection)
{
  return PQdb (BATON_POSTGRES_CONNECTION (connection)->handle);
}

static gboolean
baton_postgres_connection_execute (BatonConnection  *connection,
                                   const char       *script,
                                   GError          **error)
{
  g_autoptr(GString) text = g_string_new (script);

  g_string_replace (text, "WITHOUT ROWID", "", 0);

  return execute (BATON_POSTGRES_CONNECTION (connection), text->str, error);
}

/* The schema that new tables go to holds Baton's mark, or nothing. */
static gboolean
find_mark (BatonPostgresConnection  *self,
           gboolean                 *is_marked,
           GError                  **error)
{
  g_autoptr(Result) result = NULL;
  gboolean is_empty;

  result = query (self,
                  "SELECT count(*), count(*) FILTER (WHERE tablename = 'baton_schema') "
                  "FROM pg_tables WHERE schemaname = current_schema()", error);
  if (result == NULL)
    return FALSE;

  is_empty = g_str_equal (PQgetvalue (result, 0, 0), "0");
  *is_marked = !g_str_equal (PQgetvalue (result, 0, 1), "0");
  if (is_empty || *is_marked)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_DAMAGED,
               _("The database “%s” holds tables of another program. "
                 "Name an empty one; this one was left as it is."),
               PQdb (self->handle));
  return FALSE;
}

static gboolean
baton_postgres_connection_get_version (BatonConnection  *connection,
                                       gint64           *version,
                                       GError          **error)
{
  BatonPostgresConnection *self = BATON_POSTGRES_CONNECTION (connection);
  g_autoptr(Result) result = NULL;
  gboolean is_marked;

  *version = 0;
  if (!find_mark (self, &is_marked, error))
    return FALSE;
  if (!is_marked)
    return TRUE;

  result = query (self, "SELECT max(version) FROM baton_schema", error);
  if (result == NULL)
    return FALSE;
  *version = g_ascii_strtoll (PQgetvalue (result, 0, 0), NULL, 10);

  return TRUE;
}

static gboolean
baton_postgres_connection_set_version (BatonConnection  *connection,
                                       gint64            version,
                                       GError          **error)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf ("CREATE TABLE IF NOT EXISTS baton_schema (version BIGINT PRIMARY KEY);"
                          "INSERT INTO baton_schema VALUES (%" G_GINT64_FORMAT ")", version);

  return execute (BATON_POSTGRES_CONNECTION (connection), text, error);
}

static void
baton_postgres_connection_set_busy_wait (BatonConnection *connection,
                                         gint64           microseconds)
{
  BatonPostgresConnection *self = BATON_POSTGRES_CONNECTION (connection);
  g_autoptr(GError) error = NULL;

  self->busy_wait = microseconds;
  if (!set_up_session (self, &error))
    g_debug ("Setting how long to wait: %s", error->message);
}

static gboolean
baton_postgres_connection_listen (BatonConnection  *connection,
                                  GError          **error)
{
  return execute (BATON_POSTGRES_CONNECTION (connection), "LISTEN baton_journal", error);
}

static gboolean
take_notifications (BatonPostgresConnection *self)
{
  gboolean any = FALSE;
  PGnotify *notification;

  while ((notification = PQnotifies (self->handle)) != NULL)
    {
      any = TRUE;
      PQfreemem (notification);
    }

  return any;
}

static gboolean
baton_postgres_connection_wait (BatonConnection  *connection,
                                int               wake,
                                gboolean         *committed,
                                GError          **error)
{
  BatonPostgresConnection *self = BATON_POSTGRES_CONNECTION (connection);
  struct pollfd fds[2] = { { PQsocket (self->handle), POLLIN, 0 }, { wake, POLLIN, 0 } };

  *committed = take_notifications (self);
  if (*committed)
    return TRUE;

  poll (fds, 2, -1);
  if (!PQconsumeInput (self->handle))
    {
      baton_postgres_set_error (error, self->handle, NULL, NULL);
      return FALSE;
    }
  *committed = take_notifications (self);

  return TRUE;
}

static void
baton_postgres_connection_finalize (GObject *object)
{
  BatonPostgresConnection *self = BATON_POSTGRES_CONNECTION (object);

  baton_connection_rollback (BATON_CONNECTION (self));
  baton_connection_drop_statements (BATON_CONNECTION (self));
  PQfinish (self->handle);
  g_free (self->uri);

  G_OBJECT_CLASS (baton_postgres_connection_parent_class)->finalize (object);
}

static void
baton_postgres_connection_class_init (BatonPostgresConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BatonConnectionClass *connection_class = BATON_CONNECTION_CLASS (klass);

  object_class->finalize = baton_postgres_connection_finalize;

  connection_class->begin = baton_postgres_connection_begin;
  connection_class->commit = baton_postgres_connection_commit;
  connection_class->rollback = baton_postgres_connection_rollback;
  connection_class->begin_bulk = baton_postgres_connection_begin_bulk;
  connection_class->end_bulk = baton_postgres_connection_end_bulk;
  connection_class->prepare = baton_postgres_connection_prepare;
  connection_class->open_reader = baton_postgres_connection_open_reader;
  connection_class->get_name = baton_postgres_connection_get_name;
  connection_class->execute = baton_postgres_connection_execute;
  connection_class->get_version = baton_postgres_connection_get_version;
  connection_class->set_version = baton_postgres_connection_set_version;
  connection_class->set_busy_wait = baton_postgres_connection_set_busy_wait;
  connection_class->listen = baton_postgres_connection_listen;
  connection_class->wait = baton_postgres_connection_wait;
}

static void
baton_postgres_connection_init (BatonPostgresConnection *self)
{
  self->busy_wait = 5 * G_USEC_PER_SEC;
}

static void
notice_cb (void       *user_data,
           const char *message)
{
  g_debug ("PostgreSQL: %s", message);
}

static gboolean
connect_to_server (BatonPostgresConnection  *self,
                   GError                  **error)
{
  const char *keywords[] = { "connect_timeout", "fallback_application_name", "dbname", "client_encoding", NULL };
  const char *values[] = { "10", "Baton", self->uri, "UTF8", NULL };

  /* What comes after the URI overrides it, what comes before can be overridden. */
  self->handle = PQconnectdbParams (keywords, values, 1);
  if (PQstatus (self->handle) != CONNECTION_OK)
    {
      baton_postgres_set_error (error, self->handle, NULL, NULL);
      return FALSE;
    }
  PQsetNoticeProcessor (self->handle, notice_cb, NULL);
  self->session = 1;

  return set_up_session (self, error);
}

/**
 * baton_postgres_connection_new:
 * @uri: a `postgresql://` URI
 * @mode: what the connection is for
 * @error: return location for an error
 *
 * Connects to a database. One that is not Baton's, or a newer Baton's, is
 * refused and left as it is.
 *
 * Returns: (transfer full): the connection
 */
BatonConnection *
baton_postgres_connection_new (const char           *uri,
                               BatonConnectionMode   mode,
                               GError              **error)
{
  g_autoptr(BatonPostgresConnection) self = g_object_new (BATON_TYPE_POSTGRES_CONNECTION, NULL);
  gint64 version;

  self->uri = g_strdup (uri);
  baton_connection_set_mode (BATON_CONNECTION (self), mode);

  if (!connect_to_server (self, error) ||
      !baton_connection_get_version (BATON_CONNECTION (self), &version, error) ||
      !baton_migration_check (version, PQdb (self->handle), error))
    return NULL;

  return BATON_CONNECTION (g_steal_pointer (&self));
}

PGconn *
baton_postgres_connection_get_handle (BatonPostgresConnection *self)
{
  return self->handle;
}

/* Statements that were prepared in an earlier session are gone. */
guint
baton_postgres_connection_get_session (BatonPostgresConnection *self)
{
  return self->session;
}

/* (nullable): where statements go without waiting for their results. */
BatonPostgresPipeline *
baton_postgres_connection_get_pipeline (BatonPostgresConnection *self)
{
  return self->pipeline;
}
