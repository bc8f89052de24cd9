/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who qualifies since the rules changed, and waits until a person says that
 * Sales may have it. */

#include "baton-newcomers.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "baton-before-private.h"
#include "baton-consequence-private.h"

/**
 * baton_newcomers_list:
 * @session: a session
 * @error: return location for an error
 *
 * Lists the leads that qualify since the rules changed and wait until a person
 * confirms that they are handed over.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their numbers, highest
 *   score first
 */
GArray *
baton_newcomers_list (BatonSession  *session,
                      GError       **error)
{
  g_autoptr(GArray) leads = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  leads = baton_lead_repository_list_unconfirmed (baton_session_get_connection (session), error);
  if (!baton_session_end (session, leads != NULL, error))
    return NULL;
  return g_steal_pointer (&leads);
}

/* Those of the waiting leads that are wanted; all that are wanted have to wait. */
static GArray *
pick (const GArray  *waiting,
      const gint64  *leads,
      guint          n_leads,
      GError       **error)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GArray) picked = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_leads; i++)
    g_hash_table_add (wanted, (gpointer) &leads[i]);
  for (guint i = 0; i < waiting->len; i++)
    {
      gint64 lead = g_array_index (waiting, gint64, i);

      if (g_hash_table_remove (wanted, &lead))
        g_array_append_val (picked, lead);
    }

  for (guint i = 0; i < n_leads; i++)
    {
      if (!g_hash_table_contains (wanted, &leads[i]))
        continue;
      g_set_error (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                   _("Lead %" PRId64 " does not wait to be confirmed; choose among those that do"), leads[i]);
      return NULL;
    }
  return g_steal_pointer (&picked);
}

static gboolean
confirm_one (BatonSession          *session,
             gint64                 lead,
             BatonNewcomersReport  *report,
             GError               **error)
{
  g_auto(BatonLeadRow) row = { 0, };
  BatonConsequence consequence;

  if (!baton_lead_repository_load (baton_session_get_connection (session), lead, &row, error) ||
      !baton_before_remember (session, &row, error) ||
      !baton_session_log (session, NULL, "confirmed", lead, NULL, error) ||
      !baton_consequence_rescore (session, lead, BATON_OCCASION_CONFIRMATION, &consequence, error))
    return FALSE;
  report->handed_over += consequence.handoff != 0;
  report->left += consequence.handoff == 0;
  return TRUE;
}

static gboolean
confirm (BatonSession          *session,
         const gint64          *leads,
         guint                  n_leads,
         BatonNewcomersReport  *report,
         GCancellable          *cancellable,
         GError               **error)
{
  g_autoptr(GArray) waiting = NULL;
  g_autoptr(GArray) picked = NULL;

  waiting = baton_lead_repository_list_unconfirmed (baton_session_get_connection (session), error);
  if (waiting != NULL)
    picked = leads == NULL ? g_array_ref (waiting) : pick (waiting, leads, n_leads, error);
  if (picked == NULL)
    return FALSE;

  for (guint i = 0; i < picked->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !confirm_one (session, g_array_index (picked, gint64, i), report, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * baton_newcomers_confirm:
 * @session: a session
 * @leads: (nullable) (array length=n_leads): the leads; `NULL` for all that wait
 * @n_leads: how many
 * @report: (out caller-allocates): what became of them
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Confirms that leads which qualify since the rules changed are handed over. They are,
 * highest score first, unless they do not qualify any more.
 *
 * Fails with %BATON_ERROR_CONFLICT when one of @leads does not wait.
 *
 * Returns: whether it was done; when not, nothing changed
 */
gboolean
baton_newcomers_confirm (BatonSession          *session,
                         const gint64          *leads,
                         guint                  n_leads,
                         BatonNewcomersReport  *report,
                         GCancellable          *cancellable,
                         GError               **error)
{
  gboolean done;

  memset (report, 0, sizeof *report);
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = confirm (session, leads, n_leads, report, cancellable, error);
  return baton_session_end (session, done, error);
}
