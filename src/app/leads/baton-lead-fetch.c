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

/* Who wants to see leads, and where it is told that they could not be read. */
typedef struct
{
  BatonLeadList  *list;
  BatonLiveIndex *live;
} Fetch;

static void
fetch_free (Fetch *self)
{
  g_object_unref (self->list);
  g_object_unref (self->live);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Fetch) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) leads = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (leads != NULL)
    baton_lead_list_deliver (self->list, leads);
  else
    baton_live_index_fail (self->live, error);
}

/**
 * baton_lead_fetch:
 * @list: a list
 * @ids: (array length=n_ids): the numbers of leads
 * @n_ids: how many
 * @cancellable: cancelled when they are no longer wanted
 * @live: the live index
 *
 * Has leads read, and hands them to the list: a [callback@LeadFetchFunc].
 */
void
baton_lead_fetch (BatonLeadList *list,
                  const gint64  *ids,
                  guint          n_ids,
                  GCancellable  *cancellable,
                  gpointer       live)
{
  GArray *wanted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  Fetch *self = g_new0 (Fetch, 1);

  self->list = g_object_ref (list);
  self->live = g_object_ref (live);
  g_array_append_vals (wanted, ids, n_ids);
  baton_database_read_async (baton_live_index_get_database (live), load_leads, wanted, (GDestroyNotify) g_array_unref,
                             (GDestroyNotify) g_ptr_array_unref, cancellable, loaded_cb, self);
}
