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

/**
 * baton_lead_names_load:
 * @session: a session
 * @error: return location for an error
 *
 * Reads what stages and people are called now.
 *
 * Returns: (transfer full) (nullable): the names
 */
BatonLeadNames *
baton_lead_names_load (BatonSession  *session,
                       GError       **error)
{
  g_autoptr(BatonLeadNames) names = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  names = read_names (session, error);
  if (!baton_session_end (session, names != NULL, error))
    return NULL;
  return g_steal_pointer (&names);
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
