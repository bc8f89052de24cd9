/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoff/baton-person.h"

G_DEFINE_BOXED_TYPE (BatonPerson, baton_person, baton_person_copy, baton_person_free)

/**
 * baton_person_new:
 *
 * Returns: (transfer full): an active member of Marketing with the usual cap
 *   and weight, and neither a number nor a name yet
 */
BatonPerson *
baton_person_new (void)
{
  BatonPerson *self = g_new0 (BatonPerson, 1);

  self->cap = BATON_DEFAULT_CAP;
  self->weight = 1;
  self->active = TRUE;
  return self;
}

/**
 * baton_person_copy:
 * @self: a person
 *
 * Returns: (transfer full): a copy of @self
 */
BatonPerson *
baton_person_copy (const BatonPerson *self)
{
  BatonPerson *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->email = g_strdup (self->email);
  copy->queues = g_strdupv (self->queues);
  return copy;
}

/**
 * baton_person_free:
 * @self: (nullable): a person
 *
 * Frees a person.
 */
void
baton_person_free (BatonPerson *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->email);
  g_strfreev (self->queues);
  g_free (self);
}

/**
 * baton_person_is_absent:
 * @self: a person
 * @now: the time, in microseconds UTC
 *
 * Returns: whether @self is away at @now; no longer at the very end of an
 *   absence
 */
gboolean
baton_person_is_absent (const BatonPerson *self,
                        gint64             now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->absent_from != 0 && now >= self->absent_from &&
         (self->absent_until == 0 || now < self->absent_until);
}
