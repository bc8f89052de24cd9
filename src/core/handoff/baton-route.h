/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "handoff/baton-person.h"
#include "lead/baton-record.h"
#include "scoring/baton-rule-set.h"

G_BEGIN_DECLS

/**
 * BatonRoute:
 * @queue: the queue, lent by the rule set
 * @person: the person's number; 0 when nobody was free
 *
 * Where a lead that is handed over goes.
 */
typedef struct
{
  const char *queue;
  gint64      person;
} BatonRoute;

void baton_route (BatonRuleSet      *rules,
                  const BatonRecord *record,
                  gint64             company_owner,
                  GPtrArray         *people,
                  BatonCalendar     *office,
                  gint64             now,
                  BatonRoute        *route);

G_END_DECLS
