/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-answer.h"

/**
 * baton_answer_find:
 * @evaluator: an evaluator
 * @events: (array length=n_events): what a lead did, oldest first
 * @n_events: how many events
 * @attempted_at: when somebody last tried to contact the lead, in microseconds
 *   UTC; 0 for never
 * @now: the time now, in microseconds UTC
 * @task: (out caller-allocates): what Marketing is asked to do
 *
 * Finds what automations ask Marketing to do about a lead now: of several
 * things the newest, as long as it is not too late for an answer, and as long as
 * nobody tried to contact the lead since.
 *
 * Returns: whether there is anything
 */
gboolean
baton_answer_find (BatonEvaluator      *evaluator,
                   const BatonEvent    *events,
                   guint                n_events,
                   gint64               attempted_at,
                   gint64               now,
                   BatonAutomationTask *task)
{
  g_autoptr(GArray) tasks = NULL;
  gboolean is_found = FALSE;

  g_return_val_if_fail (evaluator != NULL, FALSE);
  g_return_val_if_fail (task != NULL, FALSE);

  tasks = baton_evaluator_list_tasks (evaluator, events, n_events, now - BATON_ANSWER_LASTS, now);
  for (guint i = 0; i < tasks->len; i++)
    {
      const BatonAutomationTask *candidate = &g_array_index (tasks, BatonAutomationTask, i);

      if (candidate->event->at <= attempted_at || (is_found && candidate->at <= task->at))
        continue;
      *task = *candidate;
      is_found = TRUE;
    }
  return is_found;
}
