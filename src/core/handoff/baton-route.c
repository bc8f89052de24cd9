/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoff/baton-route.h"

/* What makes somebody come before others, from what counts most on. */
typedef struct
{
  const BatonPerson *person;
  gboolean           is_at_work;
  gboolean           is_owner;   /* of the company */
  gboolean           is_named;   /* by the routing rule */
} Candidate;

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
has_less (const BatonPerson *a,
          const BatonPerson *b)
{
  gint64 share_a = (a->assigned + 1) * MAX (b->weight, 1);
  gint64 share_b = (b->assigned + 1) * MAX (a->weight, 1);

  return share_a != share_b ? share_a < share_b : a->id < b->id;
}

static gboolean
comes_before (const Candidate *a,
              const Candidate *b)
{
  if (a->is_at_work != b->is_at_work)
    return a->is_at_work;
  if (a->is_owner != b->is_owner)
    return a->is_owner;
  if (a->is_named != b->is_named)
    return a->is_named;
  return has_less (a->person, b->person);
}

/**
 * baton_route:
 * @rules: a rule set
 * @record: who the lead is
 * @company_owner: the number of the person in Sales who owns the lead's
 *   company; 0 for nobody
 * @people: (element-type BatonPerson): everybody
 * @office: when the office works
 * @now: the time, in microseconds UTC
 * @route: (out caller-allocates): where the lead goes
 *
 * Finds out where a lead that is handed over goes. The first routing rule that
 * fits names the queue. Free are those in Sales who are active, present and
 * below their cap. Of them the lead goes to who owns the company, unless the
 * rules do without that, else to whom the rule names, else round those who serve
 * the queue, by weight. Who is at work comes before all who are not, so that
 * nobody waits for the morning while somebody works. When nobody is free the
 * route names the queue alone.
 */
void
baton_route (BatonRuleSet      *rules,
             const BatonRecord *record,
             gint64             company_owner,
             GPtrArray         *people,
             BatonCalendar     *office,
             gint64             now,
             BatonRoute        *route)
{
  const BatonRuleSheet *sheet;
  const BatonRoutingRule *rule;
  Candidate best = { NULL, };

  g_return_if_fail (rules != NULL);
  g_return_if_fail (record != NULL);
  g_return_if_fail (people != NULL);
  g_return_if_fail (office != NULL);
  g_return_if_fail (route != NULL);

  sheet = baton_rule_set_get_sheet (rules);
  rule = baton_rule_set_find_routing (rules, record);
  route->queue = rule != NULL ? rule->queue : sheet->queue;

  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);
      Candidate candidate = { .person = person };

      if (!is_free (person, now))
        continue;
      candidate.is_at_work = baton_person_is_at_work (person, office, now);
      candidate.is_owner = sheet->to_company_owner && person->id == company_owner;
      candidate.is_named = rule != NULL && rule->person != NULL && baton_person_is_called (person, rule->person);
      if ((candidate.is_owner || candidate.is_named || serves (person, route->queue)) &&
          (best.person == NULL || comes_before (&candidate, &best)))
        best = candidate;
    }

  route->person = best.person != NULL ? best.person->id : 0;
}
