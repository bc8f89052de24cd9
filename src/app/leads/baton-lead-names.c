/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-lead-names.h"

#include "baton-people.h"

struct _BatonLeadNames
{
  gatomicrefcount  ref_count;
  BatonProcess    *process;
  GHashTable      *people;    /* gint64 to the name */
};

static BatonLeadNames *
read_names (BatonSession  *session,
            GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(GPtrArray) people = policy != NULL ? baton_people_list (session, error) : NULL;
  BatonLeadNames *self;

  if (people == NULL)
    return NULL;

  self = g_new0 (BatonLeadNames, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->process = baton_process_ref (policy->process);
  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      g_hash_table_insert (self->people, g_memdup2 (&person->id, sizeof person->id),
                           g_strdup (person->name));
    }
  return self;
}

/* On a thread of the database. */
static gpointer
load (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(BatonLeadNames) names = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  names = read_names (session, error);
  if (!baton_session_end (session, names != NULL, error))
    return NULL;
  return g_steal_pointer (&names);
}

/**
 * baton_lead_names_load_async:
 * @database: a database
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Reads what stages and people are called now.
 */
void
baton_lead_names_load_async (BatonDatabase       *database,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  baton_database_read_async (database, load, NULL, NULL, (GDestroyNotify) baton_lead_names_unref,
                             cancellable, callback, user_data);
}

/**
 * baton_lead_names_load_finish:
 * @database: the database
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Ends what [func@lead_names_load_async] began.
 *
 * Returns: (transfer full) (nullable): the names
 */
BatonLeadNames *
baton_lead_names_load_finish (BatonDatabase  *database,
                              GAsyncResult   *result,
                              GError        **error)
{
  return baton_database_finish (database, result, error);
}

/**
 * baton_lead_names_ref:
 * @self: names
 *
 * Returns: (transfer full): @self
 */
BatonLeadNames *
baton_lead_names_ref (BatonLeadNames *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * baton_lead_names_unref:
 * @self: (transfer full): names
 */
void
baton_lead_names_unref (BatonLeadNames *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->people);
  baton_process_unref (self->process);
  g_free (self);
}

/**
 * baton_lead_names_get_process:
 * @self: names
 *
 * Returns: (transfer none): the stages
 */
BatonProcess *
baton_lead_names_get_process (BatonLeadNames *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->process;
}

/**
 * baton_lead_names_get_stage:
 * @self: names
 * @number: the number of a stage
 *
 * Returns: what people call it; empty when there is no such stage
 */
const char *
baton_lead_names_get_stage (BatonLeadNames *self,
                            guint           number)
{
  const BatonStage *stage;

  g_return_val_if_fail (self != NULL, NULL);

  stage = baton_process_get_stage (self->process, number);
  return stage != NULL ? stage->title : "";
}

/**
 * baton_lead_names_get_person:
 * @self: names
 * @person: the number of a person; 0 for nobody
 *
 * Returns: (nullable): the person's name; `NULL` when it is not known
 */
const char *
baton_lead_names_get_person (BatonLeadNames *self,
                             gint64          person)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->people, &person);
}

/**
 * baton_lead_names_know_owners:
 * @self: names
 * @index: the leads
 * @leads: (element-type gint64): numbers of leads
 *
 * Tells whether each of the leads has an owner who is known, or none.
 *
 * Returns: whether it does; `FALSE` when somebody was added since
 */
gboolean
baton_lead_names_know_owners (BatonLeadNames *self,
                              BatonIndex     *index,
                              const GArray   *leads)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < leads->len; i++)
    {
      BatonIndexRow values;
      guint row;

      if (baton_index_find (index, g_array_index (leads, gint64, i), &row) &&
          baton_index_get_row (index, row, &values) && values.owner != 0 &&
          baton_lead_names_get_person (self, values.owner) == NULL)
        return FALSE;
    }
  return TRUE;
}
