/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-lead-fetch.h"

#include "baton-error.h"
#include "baton-lead-service.h"

/* A lead that was removed since the list was made is passed over. */
static gboolean
add_leads (BatonSession  *session,
           const GArray  *ids,
           GPtrArray     *leads,
           GCancellable  *cancellable,
           GError       **error)
{
  g_auto(BatonLeadRow) row = { 0, };

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr(GError) local_error = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (baton_load_lead (session, id, &row, &local_error))
        {
          g_ptr_array_add (leads, baton_lead_new_from_record (id, &row.record, &row.state));
        }
      else if (!g_error_matches (local_error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

static gpointer
load_leads (BatonSession  *session,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);

  if (!add_leads (session, data, leads, cancellable, error))
    return NULL;
  return g_steal_pointer (&leads);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonLeadList) list = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) leads = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (leads != NULL)
    baton_lead_list_deliver (list, leads);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Leads to show could not be read: %s", error->message);
}

/**
 * baton_lead_fetch:
 * @list: a list
 * @ids: (array length=n_ids): the numbers of leads
 * @n_ids: how many
 * @cancellable: cancelled when they are no longer wanted
 * @database: the database
 *
 * Has leads read, and hands them to the list: a [callback@LeadFetchFunc].
 */
void
baton_lead_fetch (BatonLeadList *list,
                  const gint64  *ids,
                  guint          n_ids,
                  GCancellable  *cancellable,
                  gpointer       database)
{
  GArray *wanted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);

  g_array_append_vals (wanted, ids, n_ids);
  baton_database_read_async (database, load_leads, wanted, (GDestroyNotify) g_array_unref,
                             (GDestroyNotify) g_ptr_array_unref, cancellable, loaded_cb, g_object_ref (list));
}
