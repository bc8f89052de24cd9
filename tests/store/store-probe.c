/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-probe.h"

void
probe_begin (BatonConnection  *connection,
             BatonTransaction  kind)
{
  g_autoptr(GError) error = NULL;

  baton_connection_begin (connection, kind, NULL, &error);
  g_assert_no_error (error);
}

void
probe_commit (BatonConnection *connection)
{
  g_autoptr(GError) error = NULL;

  baton_connection_commit (connection, &error);
  g_assert_no_error (error);
}

BatonStatement *
probe_prepare (BatonConnection *connection,
               const char      *query)
{
  g_autoptr(GError) error = NULL;
  BatonStatement *statement = baton_connection_prepare (connection, query, &error);

  g_assert_no_error (error);

  return statement;
}

gboolean
probe_step (BatonStatement *statement)
{
  g_autoptr(GError) error = NULL;
  gboolean has_row;

  baton_statement_step (statement, &has_row, &error);
  g_assert_no_error (error);

  return has_row;
}

void
probe_run (BatonStatement *statement)
{
  g_autoptr(GError) error = NULL;

  baton_statement_run (statement, &error);
  g_assert_no_error (error);
}

/* The number that a query of one row and column gives. */
gint64
probe_number (BatonConnection *connection,
              const char      *query)
{
  BatonStatement *statement = probe_prepare (connection, query);
  gint64 number;

  g_assert_true (probe_step (statement));
  number = baton_statement_get (statement, 0);
  baton_statement_reset (statement);

  return number;
}

void
probe_add_document (BatonConnection *connection,
                    gint64           version,
                    const char      *body)
{
  BatonStatement *statement;

  statement = probe_prepare (connection,
    "INSERT INTO document (kind, version, at, author, comment, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  baton_statement_bind_text (statement, 1, "rules");
  baton_statement_bind (statement, 2, version);
  baton_statement_bind (statement, 3, G_MAXINT64);
  baton_statement_bind_text (statement, 4, "Ann");
  baton_statement_bind_text (statement, 5, NULL);
  baton_statement_bind_text (statement, 6, body);
  probe_run (statement);
}

gint64
probe_documents (BatonConnection *connection)
{
  return probe_number (connection, "SELECT count(*) FROM document");
}

/* Ends the database's other connections, as a server that restarts does. PostgreSQL only. */
void
probe_end_others (BatonConnection *connection)
{
  probe_number (connection, "SELECT count(pg_terminate_backend (pid, 5000)) FROM pg_stat_activity "
                            "WHERE datname = current_database() AND pid <> pg_backend_pid()");
}
