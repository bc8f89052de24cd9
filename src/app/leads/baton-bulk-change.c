/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many leads are changed in one transaction, so that it is done for all or for
 * none, and undone in one go. A lead for which the change makes no sense is
 * passed over. */

#include "leads/baton-bulk-change.h"

#include <glib/gi18n.h>

#include "baton-handoff-service.h"
#include "baton-lead-service.h"
#include "baton-undo.h"

typedef struct
{
  BatonBulkChange  change;
  GArray          *leads;   /* gint64 */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_array_unref (order->leads);
  g_free (order);
}

static gboolean
makes_sense (BatonBulkChange       change,
             const BatonLeadState *state,
             BatonProcess         *process)
{
  switch (change)
    {
    case BATON_BULK_ACCEPT:
      return state->team == BATON_TEAM_SALES && state->stage == BATON_STAGE_MARKETING_QUALIFIED;
    case BATON_BULK_HAND_OVER:
      return state->team == BATON_TEAM_MARKETING && state->stage != BATON_STAGE_DISQUALIFIED;
    case BATON_BULK_DISQUALIFY:
    default:
      return baton_process_allows (process, state->stage, BATON_STAGE_DISQUALIFIED);
    }
}

static gboolean
change_lead (BatonSession     *session,
             BatonBulkChange   change,
             gint64            lead,
             GCancellable     *cancellable,
             GError          **error)
{
  const BatonChange disqualified = { "stage", baton_stage_get_known_id (BATON_STAGE_DISQUALIFIED) };
  gint64 handoff;

  switch (change)
    {
    case BATON_BULK_ACCEPT:
      return baton_accept (session, lead, 0, cancellable, error);
    case BATON_BULK_HAND_OVER:
      return baton_hand_over (session, lead, 0, &handoff, cancellable, error);
    case BATON_BULK_DISQUALIFY:
    default:
      return baton_change_lead (session, lead, &disqualified, 1, cancellable, error);
    }
}

static gboolean
change_leads (BatonSession     *session,
              const Order      *order,
              BatonBulkResult  *done,
              GCancellable     *cancellable,
              GError          **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(BatonProcess) process = policy != NULL ? baton_process_ref (policy->process) : NULL;
  g_auto(BatonLeadRow) row = { 0, };

  if (process == NULL)
    return FALSE;

  for (guint i = 0; i < order->leads->len; i++)
    {
      gint64 lead = g_array_index (order->leads, gint64, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !baton_load_lead (session, lead, &row, error))
        return FALSE;
      if (!makes_sense (order->change, &row.state, process))
        continue;
      if (!change_lead (session, order->change, lead, cancellable, error))
        return FALSE;
      done->n_done++;
    }
  return TRUE;
}

static gpointer
run_order (BatonSession  *session,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Order *order = data;
  g_autofree BatonBulkResult *done = g_new0 (BatonBulkResult, 1);
  gboolean success;

  done->n_asked = order->leads->len;
  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return NULL;
  success = change_leads (session, order, done, cancellable, error);
  if (!baton_session_end (session, success, error))
    return NULL;

  if (done->n_done > 0)
    done->undo = baton_undo_token (session);
  return g_steal_pointer (&done);
}

/**
 * baton_bulk_change_async:
 * @database: a database
 * @change: what to do
 * @leads: (element-type gint64): to which leads
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does something to many leads: to all, or to none.
 */
void
baton_bulk_change_async (BatonDatabase       *database,
                         BatonBulkChange      change,
                         GArray              *leads,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Order *order;

  g_return_if_fail (BATON_IS_DATABASE (database));
  g_return_if_fail (leads != NULL);

  order = g_new0 (Order, 1);
  order->change = change;
  order->leads = g_array_ref (leads);
  baton_database_write_async (database, run_order, order, order_free, g_free, cancellable, callback, user_data);
}

/**
 * baton_bulk_change_finish:
 * @database: the database
 * @result: a result
 * @done: (out caller-allocates): return location for what was done
 * @error: return location for an error
 *
 * Returns: whether it was done
 */
gboolean
baton_bulk_change_finish (BatonDatabase    *database,
                          GAsyncResult     *result,
                          BatonBulkResult  *done,
                          GError          **error)
{
  g_autofree BatonBulkResult *found = baton_database_finish (database, result, error);

  if (found == NULL)
    return FALSE;
  *done = *found;
  return TRUE;
}

static const char *
get_refusal (BatonBulkChange change,
             guint           n_leads)
{
  switch (change)
    {
    case BATON_BULK_ACCEPT:
      return ngettext ("The lead does not wait to be accepted",
                       "None of the leads waits to be accepted", n_leads);
    case BATON_BULK_HAND_OVER:
      return ngettext ("The lead cannot be handed over from its stage",
                       "None of the leads can be handed over from its stage", n_leads);
    case BATON_BULK_DISQUALIFY:
    default:
      return ngettext ("The lead cannot be disqualified from its stage",
                       "None of the leads can be disqualified from its stage", n_leads);
    }
}

static char *
dup_success (BatonBulkChange change,
             guint           n_leads)
{
  g_autofree char *n = g_strdup_printf ("%'u", n_leads);

  switch (change)
    {
    case BATON_BULK_ACCEPT:
      /* Translators: here and in the next two, %s is a number */
      return g_strdup_printf (ngettext ("%s lead accepted", "%s leads accepted", n_leads), n);
    case BATON_BULK_HAND_OVER:
      return g_strdup_printf (ngettext ("%s lead handed over", "%s leads handed over", n_leads), n);
    case BATON_BULK_DISQUALIFY:
    default:
      return g_strdup_printf (ngettext ("%s lead disqualified", "%s leads disqualified", n_leads), n);
    }
}

static char *
dup_part (BatonBulkChange        change,
          const BatonBulkResult *done)
{
  g_autofree char *n_done = g_strdup_printf ("%'u", done->n_done);
  g_autofree char *n_asked = g_strdup_printf ("%'u", done->n_asked);

  switch (change)
    {
    case BATON_BULK_ACCEPT:
      /* Translators: here and in the next two, %1$s and %2$s are numbers; the plural goes by the second */
      return g_strdup_printf (ngettext ("%1$s of %2$s lead accepted; the rest did not wait for it",
                                        "%1$s of %2$s leads accepted; the rest did not wait for it",
                                        done->n_asked), n_done, n_asked);
    case BATON_BULK_HAND_OVER:
      return g_strdup_printf (ngettext ("%1$s of %2$s lead handed over; the rest was not with Marketing",
                                        "%1$s of %2$s leads handed over; the rest was not with Marketing",
                                        done->n_asked), n_done, n_asked);
    case BATON_BULK_DISQUALIFY:
    default:
      return g_strdup_printf (ngettext ("%1$s of %2$s lead disqualified; the rest cannot be from its stage",
                                        "%1$s of %2$s leads disqualified; the rest cannot be from its stage",
                                        done->n_asked), n_done, n_asked);
    }
}

/**
 * baton_bulk_change_dup_text:
 * @change: what was to be done
 * @done: what was done
 *
 * Says what happened, in one sentence for all leads.
 *
 * Returns: (transfer full): the sentence
 */
char *
baton_bulk_change_dup_text (BatonBulkChange        change,
                            const BatonBulkResult *done)
{
  g_return_val_if_fail (done != NULL, NULL);

  if (done->n_done == 0)
    return g_strdup (get_refusal (change, done->n_asked));
  if (done->n_done == done->n_asked)
    return dup_success (change, done->n_done);
  return dup_part (change, done);
}

/**
 * baton_bulk_change_dup_question:
 * @change: what is to be done
 * @n_leads: to how many leads
 *
 * Asks whether that is meant.
 *
 * Returns: (transfer full): the question
 */
char *
baton_bulk_change_dup_question (BatonBulkChange change,
                                guint           n_leads)
{
  g_autofree char *n = g_strdup_printf ("%'u", n_leads);

  switch (change)
    {
    case BATON_BULK_ACCEPT:
      /* Translators: here and in the next two, %s is a number */
      return g_strdup_printf (ngettext ("Accept %s Lead?", "Accept %s Leads?", n_leads), n);
    case BATON_BULK_HAND_OVER:
      return g_strdup_printf (ngettext ("Hand Over %s Lead?", "Hand Over %s Leads?", n_leads), n);
    case BATON_BULK_DISQUALIFY:
    default:
      return g_strdup_printf (ngettext ("Disqualify %s Lead?", "Disqualify %s Leads?", n_leads), n);
    }
}

/**
 * baton_bulk_change_get_verb:
 * @change: what is to be done
 *
 * Returns: the label of a button that does it
 */
const char *
baton_bulk_change_get_verb (BatonBulkChange change)
{
  switch (change)
    {
    case BATON_BULK_ACCEPT:
      return _("_Accept");
    case BATON_BULK_HAND_OVER:
      return _("_Hand Over");
    case BATON_BULK_DISQUALIFY:
    default:
      return _("_Disqualify");
    }
}
