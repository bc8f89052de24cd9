/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-postgres-error.h"

#include <glib/gi18n-lib.h>

#include "baton-error.h"

/* The error codes of PostgreSQL, or their first two letters, a class; the
 * first that fits counts. */
static const struct
{
  const char *state;
  BatonError  kind;
} kinds[] = {
  { "08",    BATON_ERROR_UNAVAILABLE },   /* connection exception */
  { "25006", BATON_ERROR_READ_ONLY },     /* read-only transaction */
  { "28",    BATON_ERROR_UNAVAILABLE },   /* invalid authorization */
  { "3D",    BATON_ERROR_UNAVAILABLE },   /* no such database */
  { "40001", BATON_ERROR_BUSY },          /* serialization failure */
  { "40P01", BATON_ERROR_BUSY },          /* deadlock */
  { "42501", BATON_ERROR_READ_ONLY },     /* insufficient privilege */
  { "53100", BATON_ERROR_FULL },          /* disk full */
  { "53300", BATON_ERROR_UNAVAILABLE },   /* too many connections */
  { "55P03", BATON_ERROR_BUSY },          /* lock not available */
  { "57P",   BATON_ERROR_UNAVAILABLE },   /* shutting down or starting up */
  { "XX001", BATON_ERROR_DAMAGED },       /* data corrupted */
  { "XX002", BATON_ERROR_DAMAGED },       /* index corrupted */
};

static BatonError
classify (PGconn     *handle,
          const char *state)
{
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (state, kinds[i].state))
      return kinds[i].kind;

  return PQstatus (handle) == CONNECTION_BAD ? BATON_ERROR_UNAVAILABLE : BATON_ERROR_STORE;
}

static const char *
get_format (BatonError kind)
{
  switch (kind)
    {
    case BATON_ERROR_UNAVAILABLE:
      /* Translators: first the name of a PostgreSQL database, then what the server says. */
      return _("The database “%s” cannot be reached (%s)");

    case BATON_ERROR_BUSY:
      /* Translators: first the name of a PostgreSQL database, then what the server says. */
      return _("Somebody else holds the database “%s” (%s). Try again in a moment.");

    case BATON_ERROR_READ_ONLY:
      /* Translators: first the name of a PostgreSQL database, then what the server says. */
      return _("The database “%s” cannot be written (%s). Ask its administrator for the right to.");

    case BATON_ERROR_FULL:
      /* Translators: first the name of a PostgreSQL database, then what the server says. */
      return _("There is no space left for the database “%s” (%s). Make room; the change was not made.");

    case BATON_ERROR_DAMAGED:
      /* Translators: first the name of a PostgreSQL database, then what the server says. */
      return _("The database “%s” is damaged (%s). Restore a backup of it.");

    default:
      /* Translators: first the name of a PostgreSQL database, then what the server says. */
      return _("The database “%s” failed: %s");
    }
}

/* Turns a failed result, or NULL when the connection failed, into an error. */
void
baton_postgres_set_error (GError          **error,
                          PGconn           *handle,
                          const PGresult   *result,
                          GCancellable     *cancellable)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  const char *message = PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);
  g_autofree char *reason = g_strdup (message != NULL ? message : PQerrorMessage (handle));
  BatonError kind = classify (handle, state);

  /* 57014: the statement was cancelled. */
  if (g_strcmp0 (state, "57014") == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
    return;

  g_strchomp (g_strdelimit (reason, "\n", ' '));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, BATON_ERROR, (int) kind, get_format (kind), PQdb (handle), reason);
#pragma GCC diagnostic pop
}
