/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-automation.h"

#include <string.h>

#include "scoring/baton-evaluator-private.h"

/* Whether the lead did, from the event on and before the wait was over, what
 * makes the task needless; or set the same task off again, which then counts. */
static gboolean
is_needless (const BatonEventRule  *rule,
             const BatonAutomation *automation,
             const BatonEvent      *events,
             guint                  n_events,
             guint                  position,
             BatonEventView        *view)
{
  gint64 until = baton_time_add (events[position].at, (guint64) rule->wait);

  for (guint i = position; i-- > 0 && events[i].at == events[position].at;)
    {
      if (g_strcmp0 (events[i].kind, automation->unless) == 0)
        return TRUE;
    }

  for (guint i = position + 1; i < n_events && events[i].at <= until; i++)
    {
      if (g_strcmp0 (events[i].kind, automation->unless) == 0)
        return TRUE;
      if (automation->pattern.kind != NULL &&
          g_strcmp0 (events[i].kind, automation->pattern.kind) != 0)
        continue;
      baton_event_view_move (view, &events[i]);
      if (rule->globs == NULL || baton_event_globs_match (rule->globs, view))
        return TRUE;
    }
  return FALSE;
}

static void
list_tasks_of (const BatonEventRule  *rule,
               const BatonAutomation *automation,
               const BatonEvent      *events,
               guint                  n_events,
               gint64                 since,
               gint64                 now,
               GArray                *tasks)
{
  BatonEventView view;

  view.block = NULL;
  for (guint i = 0; i < n_events; i++)
    {
      const BatonEvent *event = &events[i];
      gint64 due = baton_time_add (event->at, (guint64) rule->wait);
      BatonAutomationTask task = { automation, event, due };

      if (due <= since || due > now)
        continue;
      if (automation->pattern.kind != NULL &&
          g_strcmp0 (event->kind, automation->pattern.kind) != 0)
        continue;
      baton_event_view_move (&view, event);
      if (rule->globs != NULL && !baton_event_globs_match (rule->globs, &view))
        continue;
      if (!is_needless (rule, automation, events, n_events, i, &view))
        g_array_append_val (tasks, task);
    }
  baton_event_view_clear (&view);
}

/**
 * baton_evaluator_list_tasks:
 * @self: an evaluator
 * @events: (array length=n_events): what a lead did, oldest first
 * @n_events: how many events
 * @since: the time up to which tasks were listed before, in microseconds UTC
 * @now: the time now, in microseconds UTC
 *
 * Lists what automations ask Marketing to do about a lead, as far as it fell
 * due after @since and not after @now: an event set it off, the automation's
 * wait went by, and neither what makes it needless nor the same event happened
 * in the meantime. A score's `next_change_at` is not later than the time at
 * which the next task can fall due.
 *
 * Returns: (transfer full) (element-type BatonAutomationTask): the tasks
 */
GArray *
baton_evaluator_list_tasks (BatonEvaluator   *self,
                            const BatonEvent *events,
                            guint             n_events,
                            gint64            since,
                            gint64            now)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (BatonAutomationTask));
  const BatonRuleSheet *sheet;
  const BatonEventRule *rules;
  guint n_rules;

  g_return_val_if_fail (self != NULL, tasks);

  sheet = baton_rule_set_get_sheet (baton_evaluator_get_rules (self));
  rules = baton_event_rules_get_all (baton_evaluator_get_event_rules (self), &n_rules);
  for (guint i = 0; i < n_rules; i++)
    {
      if (rules[i].role == BATON_ROLE_TASK)
        list_tasks_of (&rules[i], g_ptr_array_index (sheet->automations, rules[i].item),
                       events, n_events, since, now, tasks);
    }

  return tasks;
}
