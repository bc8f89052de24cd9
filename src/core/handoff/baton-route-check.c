/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoff/baton-route-check.h"

#include <glib/gi18n-lib.h>

#include "baton-names.h"
#include "handoff/baton-person.h"
#include "lead/baton-fold.h"

/* Who in Sales may get leads at all, and what they serve; all of it is lent. */
typedef struct
{
  GPtrArray *people;
  GPtrArray *names;
  GPtrArray *queues;
  gboolean   any_queue;   /* Whether somebody serves every queue. */
  GPtrArray *doubts;
} RouteCheck;

static const char *
find_near (GPtrArray  *names,
           const char *typed)
{
  for (guint i = 0; i < names->len; i++)
    {
      if (baton_fold_equal (g_ptr_array_index (names, i), typed))
        return g_ptr_array_index (names, i);
    }
  return baton_names_suggest ((const char * const *) names->pdata, names->len, typed);
}

static void
add_doubt (RouteCheck *self,
           const char *place,
           char       *text)
{
  BatonRouteDoubt *doubt = g_new0 (BatonRouteDoubt, 1);

  doubt->place = g_strdup (place);
  doubt->text = text;
  g_ptr_array_add (self->doubts, doubt);
}

static void
add_seller (RouteCheck        *self,
            const BatonPerson *person)
{
  g_ptr_array_add (self->people, (gpointer) person);
  g_ptr_array_add (self->names, person->name);
  self->any_queue |= person->queues == NULL;
  for (guint i = 0; person->queues != NULL && person->queues[i] != NULL; i++)
    g_ptr_array_add (self->queues, person->queues[i]);
}

/* A queue that only those serve who serve every queue may well be meant, unless
 * its name looks like a slip. */
static void
check_queue (RouteCheck *self,
             const char *queue,
             const char *place)
{
  const char *near;
  char *text;

  if (g_ptr_array_find_with_equal_func (self->queues, queue, g_str_equal, NULL))
    return;
  near = find_near (self->queues, queue);
  if (self->any_queue && near == NULL)
    return;

  if (self->any_queue)
    text = g_strdup_printf (_("The queue “%s” is in nobody’s list of queues; did you mean “%s”?"), queue, near);
  else if (near != NULL)
    text = g_strdup_printf (_("The queue “%s” has nobody in Sales, so leads wait there; did you mean “%s”?"),
                            queue, near);
  else
    text = g_strdup_printf (_("The queue “%s” has nobody in Sales, so leads wait there"), queue);
  add_doubt (self, place, text);
}

static void
check_person (RouteCheck             *self,
              const BatonRoutingRule *rule,
              const char             *place)
{
  const char *near;
  char *text;

  if (rule->person == NULL)
    return;
  for (guint i = 0; i < self->people->len; i++)
    {
      if (baton_person_is_called (g_ptr_array_index (self->people, i), rule->person))
        return;
    }

  near = find_near (self->names, rule->person);
  if (near != NULL)
    /* Translators: the first is a person, then a queue, then a person of a similar name. */
    text = g_strdup_printf (_("“%s” is not in Sales now, so these leads go to the queue “%s”; did you mean “%s”?"),
                            rule->person, rule->queue, near);
  else
    /* Translators: the first is a person, the second a queue. */
    text = g_strdup_printf (_("“%s” is not in Sales now, so these leads go to the queue “%s”"), rule->person, rule->queue);
  add_doubt (self, place, text);
}

static void
check_sheet (RouteCheck           *self,
             const BatonRuleSheet *sheet)
{
  for (guint i = 0; i < sheet->routing->len; i++)
    {
      const BatonRoutingRule *rule = g_ptr_array_index (sheet->routing, i);
      g_autofree char *queue_place = g_strdup_printf ("/routing/rules/%u/queue", i);
      g_autofree char *person_place = g_strdup_printf ("/routing/rules/%u/person", i);

      if (!rule->active)
        continue;
      check_queue (self, rule->queue, queue_place);
      check_person (self, rule, person_place);
    }
  check_queue (self, sheet->queue, "/routing/queue");
}

/**
 * baton_route_doubt_free:
 * @self: (transfer full): a doubt
 */
void
baton_route_doubt_free (BatonRouteDoubt *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->place);
  g_free (self->text);
  g_free (self);
}

/**
 * baton_route_check:
 * @rules: a rule set
 * @people: (element-type BatonPerson): everybody
 *
 * Finds the people and queues that the routing rules name and that send no lead
 * anywhere: the rules work without them, so that somebody who leaves the team
 * stops nothing, but who wrote them meant something else. As long as nobody
 * sells there is nothing to compare with.
 *
 * Returns: (transfer full) (element-type BatonRouteDoubt): the doubts, as the
 *   rules stand
 */
GPtrArray *
baton_route_check (BatonRuleSet *rules,
                   GPtrArray    *people)
{
  g_autoptr(GPtrArray) sellers = g_ptr_array_new ();
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GPtrArray) queues = g_ptr_array_new ();
  GPtrArray *doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_route_doubt_free);
  RouteCheck check = { .people = sellers, .names = names, .queues = queues, .doubts = doubts };

  g_return_val_if_fail (rules != NULL, doubts);
  g_return_val_if_fail (people != NULL, doubts);

  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      if (person->team == BATON_TEAM_SALES && person->active)
        add_seller (&check, person);
    }
  if (sellers->len > 0)
    check_sheet (&check, baton_rule_set_get_sheet (rules));
  return doubts;
}
