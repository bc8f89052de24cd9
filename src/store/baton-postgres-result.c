/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-postgres-result.h"

/* How often to repeat a cancellation, which a statement that has not quite
 * begun does not notice, in milliseconds. */
#define CANCEL_INTERVAL 100

/* Waits for the server, or for the cancellable and tells the server. */
static void
wait_or_cancel (PGconn       *handle,
                GCancellable *cancellable)
{
  GPollFD fds[2] = { { PQsocket (handle), G_IO_IN, 0 } };
  PGcancel *cancel = NULL;
  char reason[256];

  if (!g_cancellable_make_pollfd (cancellable, &fds[1]))
    return;

  while (PQisBusy (handle))
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          if (cancel == NULL)
            cancel = PQgetCancel (handle);
          PQcancel (cancel, reason, sizeof reason);
          g_poll (fds, 1, CANCEL_INTERVAL);
        }
      else
        g_poll (fds, 2, -1);

      if (!PQconsumeInput (handle))
        break;
    }

  PQfreeCancel (cancel);
  g_cancellable_release_fd (cancellable);
}

/* The next result of what was sent, or NULL at its end. A cancellation reaches
 * what is running on the server; its result then is a failure. */
PGresult *
baton_postgres_next_result (PGconn       *handle,
                            GCancellable *cancellable)
{
  if (cancellable != NULL)
    wait_or_cancel (handle, cancellable);

  return PQgetResult (handle);
}

gboolean
baton_postgres_result_is_success (const PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);

  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}
