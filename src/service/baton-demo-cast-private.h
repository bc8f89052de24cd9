/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "lead/baton-record.h"
#include "process/baton-team.h"

G_BEGIN_DECLS

/*
 * BatonDemoLead:
 *
 * Somebody invented. Addresses end in `.example`, which nobody owns.
 */
typedef struct
{
  char       *first_name;
  char       *last_name;
  char       *email;
  char       *company;
  const char *job_title;
  const char *country;
  const char *city;
  const char *industry;
  const char *source;
  const char *campaign;
  char       *employees;
  char       *phone;
  double      fitness;    /* 0 to 1: how well the company and the role suit */
} BatonDemoLead;

typedef struct
{
  const char *name;
  const char *email;
  BatonTeam   team;
  int         cap;
  int         weight;
} BatonDemoPerson;

void                   baton_demo_lead_init   (BatonDemoLead *lead,
                                               GRand         *random,
                                               guint          number);
void                   baton_demo_lead_clear  (BatonDemoLead *lead);
double                 baton_demo_get_odds    (const BatonRecord *record);
const BatonDemoPerson *baton_demo_list_people (guint         *n_people);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonDemoLead, baton_demo_lead_clear)

G_END_DECLS
