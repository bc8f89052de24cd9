/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "process/baton-team.h"

G_BEGIN_DECLS

/**
 * BatonPerson:
 * @id: the person's number, from 1
 * @name: the name
 * @email: (nullable): the e-mail address
 * @team: the team
 * @queues: (nullable): the queues that the person serves; `NULL` for every queue
 * @cap: the most leads that the person works on at once
 * @weight: the share in the round robin, from 1
 * @active: whether leads may be assigned to the person at all
 * @absent_from: when an absence begins, in microseconds UTC; 0 for none
 * @absent_until: when it ends; 0 for open-ended
 * @open: how many leads the person works on now
 * @assigned: how many leads the round robin has given the person so far
 *
 * Somebody who markets or sells.
 */
typedef struct
{
  gint64    id;
  char     *name;
  char     *email;
  BatonTeam team;
  char    **queues;
  int       cap;
  int       weight;
  gboolean  active;
  gint64    absent_from;
  gint64    absent_until;
  int       open;
  gint64    assigned;
} BatonPerson;

#define BATON_TYPE_PERSON (baton_person_get_type ())
#define BATON_DEFAULT_CAP 500

GType        baton_person_get_type (void);

BatonPerson *baton_person_new      (void);
BatonPerson *baton_person_copy     (const BatonPerson *self);
void         baton_person_free     (BatonPerson       *self);
gboolean     baton_person_is_absent (const BatonPerson *self,
                                    gint64             now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonPerson, baton_person_free)

G_END_DECLS
