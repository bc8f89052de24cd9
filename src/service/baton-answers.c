/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What automations ask Marketing to do. Nothing of it is stored: it follows from
 * what leads did, and from whether somebody tried to contact them since. */

#include "baton-answers-private.h"

#include "baton-work-repository.h"
#include "handoff/baton-permission.h"
#include "insight/baton-answer.h"

static gboolean
may_write (BatonLead *lead)
{
  return baton_may_contact (baton_lead_get_record (lead), baton_lead_get_state (lead), BATON_TEAM_MARKETING,
                            BATON_CHANNEL_EMAIL).allowed;
}

/* What sets off an automation's task now. */
static BatonActivity
make_activity (const BatonAutomation *automation,
               gint64                 now,
               guint                  limit)
{
  return (BatonActivity) {
    .kind = automation->pattern.kind,
    .since = now - BATON_ANSWER_LASTS - automation->wait_minutes * G_TIME_SPAN_MINUTE,
    .now = now,
    .limit = limit,
  };
}

/* Nobody tried to contact the leads since the events. Of each lead the newest
 * thing counts, whichever automation is asked about. */
static gboolean
is_asked_for (BatonEvaluator        *evaluator,
              const BatonAutomation *automation,
              const BatonEvent      *events,
              guint                  n_events,
              gint64                 now)
{
  BatonAutomationTask task;

  return baton_answer_find (evaluator, events, n_events, 0, now, &task) && task.automation == automation;
}

/* The events lie in the order of the lines. */
static void
take_answers (GPtrArray             *lines,
              const BatonEvents     *events,
              BatonEvaluator        *evaluator,
              const BatonAutomation *automation,
              gint64                 now,
              GPtrArray             *answers)
{
  guint end = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      BatonWorkLine *line = g_ptr_array_index (lines, i);
      guint first = end;

      while (end < events->len && events->array[end].lead == baton_lead_get_id (line->lead))
        end++;
      if (!may_write (line->lead) ||
          !is_asked_for (evaluator, automation, &events->array[first], end - first, now))
        continue;
      line->answer = g_strdup (automation->text);
      g_ptr_array_add (answers, line);
      lines->pdata[i] = NULL;
    }
}

/* @earliest is the time of the first event that any automation looks at. */
static gboolean
add_answers (BatonSession          *session,
             BatonEvaluator        *evaluator,
             const BatonAutomation *automation,
             gint64                 earliest,
             guint                  limit,
             GPtrArray             *answers,
             GError               **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  gint64 now = baton_session_get_now (session);
  const BatonActivity activity = make_activity (automation, now, limit);
  g_autoptr(GPtrArray) lines = baton_work_list_active (connection, &activity, error);
  g_auto(BatonEvents) events = { 0, };

  if (lines == NULL ||
      (lines->len > 0 && !baton_work_load_events (connection, &activity, earliest, &events, error)))
    return FALSE;
  take_answers (lines, &events, evaluator, automation, now, answers);
  return TRUE;
}

static gboolean
is_task (const BatonAutomation *automation)
{
  return automation->active && automation->action == BATON_AUTOMATION_TASK;
}

/*
 * baton_answers_list:
 * @session: a session, in a transaction
 * @limit: how many leads to look at for each automation, those who did something
 *   last first
 *
 * Lists the leads that automations ask Marketing to write to, each once.
 *
 * Returns: (transfer full) (element-type BatonWorkLine): them
 */
GPtrArray *
baton_answers_list (BatonSession  *session,
                    guint          limit,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  gint64 earliest = baton_session_get_now (session);
  g_autoptr(GPtrArray) answers = NULL;
  const GPtrArray *automations;

  if (policy == NULL)
    return NULL;

  answers = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_work_line_free);
  automations = baton_rule_set_get_sheet (baton_evaluator_get_rules (policy->evaluator))->automations;
  for (guint i = 0; i < automations->len; i++)
    {
      if (is_task (automations->pdata[i]))
        earliest = MIN (earliest, make_activity (automations->pdata[i], baton_session_get_now (session), 0).since);
    }
  for (guint i = 0; i < automations->len; i++)
    {
      if (is_task (automations->pdata[i]) &&
          (g_cancellable_set_error_if_cancelled (cancellable, error) ||
           !add_answers (session, policy->evaluator, automations->pdata[i], earliest, limit, answers, error)))
        return NULL;
    }
  return g_steal_pointer (&answers);
}
