/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "process/baton-team.h"
#include "sla/baton-calendar.h"

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
 * @hours: (nullable): when the person works on the days on which the office
 *   does, see [func@intervals_parse]; `NULL` for the hours of the office
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
  char     *hours;
  int       open;
  gint64    assigned;
  /*< private >*/
  BatonCalendar *calendar; /* NULL until it is made ready, or for that of the office. */
} BatonPerson;

#define BATON_TYPE_PERSON (baton_person_get_type ())
#define BATON_DEFAULT_CAP 500

GType        baton_person_get_type (void);

BatonPerson *baton_person_new      (void);
BatonPerson *baton_person_copy     (const BatonPerson *self);
void         baton_person_free     (BatonPerson       *self);
gboolean     baton_person_is_absent (const BatonPerson *self,
                                    gint64             now);
void         baton_person_set_office (BatonPerson       *self,
                                    BatonCalendar     *office);
gboolean     baton_person_is_at_work (const BatonPerson *self,
                                    BatonCalendar     *office,
                                    gint64             now);
gboolean     baton_person_is_called (const BatonPerson *self,
                                    const char        *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonPerson, baton_person_free)

G_END_DECLS
