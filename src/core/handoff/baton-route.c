/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoff/baton-route.h"

static gboolean
is_free (const BatonPerson *person,
         gint64             now)
{
  return person->team == BATON_TEAM_SALES && person->active &&
         person->open < person->cap && !baton_person_is_absent (person, now);
}

static gboolean
serves (const BatonPerson *person,
        const char        *queue)
{
  return person->queues == NULL ||
         g_strv_contains ((const char * const *) person->queues, queue);
}

/* Whether the round robin comes to `a` before `b`: with the next lead it would
 * have the smaller share for its weight. */
static gboolean
comes_before (const BatonPerson *a,
              const BatonPerson *b)
{
  gint64 share_a = (a->assigned + 1) * MAX (b->weight, 1);
  gint64 share_b = (b->assigned + 1) * MAX (a->weight, 1);

  return share_a != share_b ? share_a < share_b : a->id < b->id;
}

/**
 * baton_route:
 * @rules: a rule set
 * @record: who the lead is
 * @company_owner: the number of the person in Sales who owns the lead's
 *   company; 0 for nobody
 * @people: (element-type BatonPerson): everybody
 * @now: the time, in microseconds UTC
 * @route: (out caller-allocates): where the lead goes
 *
 * Finds out where a lead that is handed over goes. The first routing rule that
 * fits names the queue. Whoever owns the company gets the lead when free; else
 * it goes round those in Sales who serve the queue, are active, present and
 * below their cap, by weight. When nobody is free the route names the queue
 * alone.
 */
void
baton_route (BatonRuleSet      *rules,
             const BatonRecord *record,
             gint64             company_owner,
             GPtrArray         *people,
             gint64             now,
             BatonRoute        *route)
{
  const BatonPerson *best = NULL;

  g_return_if_fail (rules != NULL);
  g_return_if_fail (record != NULL);
  g_return_if_fail (people != NULL);
  g_return_if_fail (route != NULL);

  route->queue = baton_rule_set_find_queue (rules, record);

  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      if (!is_free (person, now))
        continue;
      if (person->id == company_owner)
        {
          best = person;
          break;
        }
      if (serves (person, route->queue) && (best == NULL || comes_before (person, best)))
        best = person;
    }

  route->person = best != NULL ? best->id : 0;
}
