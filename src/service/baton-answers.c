/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What automations ask Marketing to do. Nothing of it is stored: it follows from
 * what leads did, and from whether somebody tried to contact them since. */

#include "baton-answers-private.h"

#include "baton-event-repository.h"
#include "baton-handoff-repository.h"
#include "baton-work-repository.h"
#include "handoff/baton-permission.h"
#include "insight/baton-answer.h"

static gboolean
may_write (BatonLead *lead)
{
  return baton_may_contact (baton_lead_get_record (lead), baton_lead_get_state (lead), BATON_TEAM_MARKETING,
                            BATON_CHANNEL_EMAIL).allowed;
}

static gboolean
find_answer (BatonSession          *session,
             BatonEvaluator        *evaluator,
             const BatonAutomation *automation,
             BatonWorkLine         *line,
             GError               **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  gint64 lead = baton_lead_get_id (line->lead);
  g_auto(BatonEvents) events = { 0, };
  BatonAutomationTask task;
  gint64 attempted_at;

  if (!may_write (line->lead))
    return TRUE;
  if (!baton_event_repository_load (connection, lead, &events, error) ||
      !baton_attempt_find_last (connection, lead, &attempted_at, error))
    return FALSE;
  if (baton_answer_find (evaluator, events.array, events.len, attempted_at, baton_session_get_now (session), &task) &&
      task.automation == automation)
    line->answer = g_strdup (task.automation->text);
  return TRUE;
}

/* Of each lead the newest thing counts, whichever automation is asked about. */
static gboolean
add_answers (BatonSession          *session,
             BatonEvaluator        *evaluator,
             const BatonAutomation *automation,
             guint                  limit,
             GPtrArray             *answers,
             gboolean              *is_cut,
             GCancellable          *cancellable,
             GError               **error)
{
  gint64 now = baton_session_get_now (session);
  gint64 wait = automation->wait_minutes * G_TIME_SPAN_MINUTE;
  g_autoptr(GPtrArray) lines =
    baton_work_list_active (baton_session_get_connection (session), automation->pattern.kind,
                            now - BATON_ANSWER_LASTS - wait, now, limit + 1, error);

  if (lines == NULL)
    return FALSE;
  *is_cut |= lines->len > limit;
  for (guint i = 0; i < lines->len; i++)
    {
      BatonWorkLine *line = g_ptr_array_index (lines, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !find_answer (session, evaluator, automation, line, error))
        return FALSE;
      if (line->answer == NULL)
        continue;
      g_ptr_array_add (answers, line);
      lines->pdata[i] = NULL;
    }
  return TRUE;
}

/*
 * baton_answers_list:
 * @session: a session, in a transaction
 * @limit: how many leads to look at for each automation, those who did something
 *   last first
 * @is_cut: (out): whether there are more
 *
 * Lists the leads that automations ask Marketing to write to, each once.
 *
 * Returns: (transfer full) (element-type BatonWorkLine): them
 */
GPtrArray *
baton_answers_list (BatonSession  *session,
                    guint          limit,
                    gboolean      *is_cut,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(GPtrArray) answers = NULL;
  const GPtrArray *automations;

  if (policy == NULL)
    return NULL;

  *is_cut = FALSE;
  answers = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_work_line_free);
  automations = baton_rule_set_get_sheet (baton_evaluator_get_rules (policy->evaluator))->automations;
  for (guint i = 0; i < automations->len; i++)
    {
      const BatonAutomation *automation = automations->pdata[i];

      if (automation->active && automation->action == BATON_AUTOMATION_TASK &&
          !add_answers (session, policy->evaluator, automation, limit, answers, is_cut, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&answers);
}
