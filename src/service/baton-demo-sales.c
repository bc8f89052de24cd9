/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Sales of the sample company does with what it is handed. */

#include "baton-demo-private.h"

#include "baton-demo-cast-private.h"
#include "baton-lead-service.h"

/* What Sales does with a lead that was handed over. Now and then nobody gets
 * to it, for a while or for too long. */
void
baton_demo_plan_acceptance (BatonDemo     *demo,
                            guint          number,
                            gint64         lead,
                            gint64         handoff,
                            BatonPriority  priority)
{
  gint64 at = baton_session_get_now (demo->session);
  gint64 when;

  if (!g_hash_table_add (demo->planned, g_memdup2 (&handoff, sizeof handoff)))
    return;

  demo->report->handoffs++;
  if (baton_demo_chance (demo, 0.03))
    when = baton_demo_days_later (demo, at, 2.5, 6);
  else if (priority == BATON_PRIORITY_HAND_RAISER)
    when = baton_demo_working_hours_later (demo, at, 0.01, baton_demo_chance (demo, 0.85) ? 0.08 : 3);
  else
    when = baton_demo_working_hours_later (demo, at, 0.2, baton_demo_chance (demo, 0.93) ? 3.5 : 7);
  /* A weekend is not to cost the promise: most look at the telephone. */
  if (when > at + 46 * G_TIME_SPAN_HOUR && when < at + 96 * G_TIME_SPAN_HOUR && baton_demo_chance (demo, 0.85))
    when = at + (gint64) (g_rand_double_range (demo->random, 14, 46) * (double) G_TIME_SPAN_HOUR);

  baton_demo_plan (demo, when, BATON_DEMO_ATTEMPT, number, lead, 0);
  baton_demo_plan (demo, when + 2 * G_TIME_SPAN_MINUTE, BATON_DEMO_ACCEPT, number, lead, 0);
}

/* Sales looks at what waits: leads are handed over by time and by changes too. */
gboolean
baton_demo_begin_day (BatonDemo  *demo,
                      GError    **error)
{
  g_autoptr(GPtrArray) open = NULL;

  open = baton_handoff_list (baton_session_get_connection (demo->session), 0, TRUE, 0, error);
  if (open == NULL)
    return FALSE;

  for (guint i = 0; i < open->len; i++)
    {
      const BatonHandoff *handoff = g_ptr_array_index (open, i);

      baton_demo_plan_acceptance (demo, 0, handoff->lead, handoff->id, handoff->priority);
    }
  return TRUE;
}

/* Who in Sales has the lead does the step; nobody does when it is no longer
 * where the step expects it. */
static gboolean
load_for (BatonDemo            *demo,
          const BatonDemoStep  *step,
          guint                 stage,
          BatonLeadRow         *row,
          gboolean             *applies,
          GError              **error)
{
  GPtrArray *people;

  if (!baton_load_lead (demo->session, step->lead, row, error))
    return FALSE;
  people = baton_session_get_people (demo->session, error);
  if (people == NULL)
    return FALSE;

  *applies = row->state.stage == stage && row->state.owner != 0;
  for (guint i = 0; *applies && i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      if (person->id == row->state.owner)
        baton_session_set_actor (demo->session, person->name);
    }
  return TRUE;
}

gboolean
baton_demo_accept (BatonDemo            *demo,
                   const BatonDemoStep  *step,
                   GError              **error)
{
  g_auto(BatonLeadRow) row = { 0, };
  gboolean applies;

  if (!load_for (demo, step, BATON_STAGE_MARKETING_QUALIFIED, &row, &applies, error))
    return FALSE;
  if (row.state.flags & BATON_LEAD_UNASSIGNED)
    baton_demo_plan (demo, baton_demo_days_later (demo, step->at, 0.5, 2), BATON_DEMO_ACCEPT, step->number, step->lead, 0);
  if (!applies)
    return TRUE;

  baton_demo_plan (demo, baton_demo_working_hours_later (demo, step->at, 1, 9), BATON_DEMO_ATTEMPT, step->number, step->lead, 1);
  return baton_accept (demo->session, step->lead, 0, NULL, error);
}

static int
draw_reason (BatonDemo *demo)
{
  static const BatonReturnReason reasons[] = {
    BATON_RETURN_NOT_READY, BATON_RETURN_NOT_READY, BATON_RETURN_NOT_READY, BATON_RETURN_NOT_A_FIT,
    BATON_RETURN_UNDER_CONTRACT, BATON_RETURN_NO_BUYING_POWER, BATON_RETURN_WRONG_DATA,
  };

  return (int) reasons[g_rand_int_range (demo->random, 0, G_N_ELEMENTS (reasons))];
}

/* An attempt reaches somebody, or another follows, or Sales gives up. */
gboolean
baton_demo_attempt (BatonDemo            *demo,
                    const BatonDemoStep  *step,
                    GError              **error)
{
  guint stage = step->what == 0 ? BATON_STAGE_MARKETING_QUALIFIED : BATON_STAGE_SALES_ACCEPTED;
  gboolean reached = baton_demo_chance (demo, 0.3);
  BatonAttemptOutcome outcome = reached ? BATON_ATTEMPT_REACHED
                                        : (BatonAttemptOutcome) g_rand_int_range (demo->random, 1, 4);
  g_auto(BatonLeadRow) row = { 0, };
  gboolean applies;

  if (!load_for (demo, step, stage, &row, &applies, error))
    return FALSE;
  if (!applies)
    return TRUE;

  if (step->what > 0 && reached)
    {
      if (baton_demo_chance (demo, 0.55))
        baton_demo_plan (demo, baton_demo_days_later (demo, step->at, 0.5, 5), BATON_DEMO_QUALIFY, step->number, step->lead, 0);
      else
        baton_demo_plan (demo, baton_demo_days_later (demo, step->at, 0.2, 3), BATON_DEMO_RETURN, step->number, step->lead, draw_reason (demo));
    }
  else if (step->what > 6)
    baton_demo_plan (demo, baton_demo_days_later (demo, step->at, 0.2, 2), BATON_DEMO_RETURN, step->number, step->lead, BATON_RETURN_GONE_QUIET);
  else if (step->what > 0)
    baton_demo_plan (demo, baton_demo_working_hours_later (demo, step->at, 3, 12), BATON_DEMO_ATTEMPT, step->number, step->lead, step->what + 1);

  return baton_log_attempt (demo->session, step->lead, outcome, baton_demo_chance (demo, 0.7) ? "call" : "email",
                            NULL, NULL, error);
}

/* A move within Sales: so many of the leads of ordinary odds make the next one
 * too, so many days later. */
typedef struct
{
  BatonDemoStepKind  kind;
  guint              from;
  const char        *to;
  BatonDemoStepKind  next;
  double             part;
  double             least_days;
  double             most_days;
  BatonReturnReason  otherwise;
} Move;

static const Move moves[] = {
  { BATON_DEMO_QUALIFY, BATON_STAGE_SALES_ACCEPTED, "sales-qualified", BATON_DEMO_OFFER, 0.65, 4, 20, BATON_RETURN_NO_BUYING_POWER },
  { BATON_DEMO_OFFER, BATON_STAGE_SALES_QUALIFIED, "opportunity", BATON_DEMO_WIN, 0.45, 12, 60, BATON_RETURN_CLOSED_LOST },
  { BATON_DEMO_WIN, BATON_STAGE_OPPORTUNITY, "customer", BATON_DEMO_WIN, 0, 0, 1, BATON_RETURN_CLOSED_LOST },
};

gboolean
baton_demo_move_on (BatonDemo           *demo,
                    const BatonDemoStep *step,
                    GError             **error)
{
  const Move *move = &moves[step->kind - BATON_DEMO_QUALIFY];
  const BatonChange change = { "stage", move->to };
  g_auto(BatonLeadRow) row = { 0, };
  gboolean applies;
  gint64 then;

  g_assert (move->kind == step->kind);

  if (!load_for (demo, step, move->from, &row, &applies, error))
    return FALSE;
  if (!applies)
    return TRUE;

  then = baton_demo_days_later (demo, step->at, move->least_days, move->most_days);
  if (baton_demo_chance (demo, MIN (move->part * baton_demo_get_odds (&row.record), 0.95)))
    baton_demo_plan (demo, then, move->next, step->number, step->lead, 0);
  else if (step->kind != BATON_DEMO_WIN)
    baton_demo_plan (demo, then, BATON_DEMO_RETURN, step->number, step->lead, (int) move->otherwise);
  return baton_change_lead (demo->session, step->lead, &change, 1, NULL, error);
}

gboolean
baton_demo_return (BatonDemo            *demo,
                   const BatonDemoStep  *step,
                   GError              **error)
{
  g_auto(BatonLeadRow) row = { 0, };

  if (!baton_load_lead (demo->session, step->lead, &row, error))
    return FALSE;
  if (row.state.team != BATON_TEAM_SALES || row.state.stage == BATON_STAGE_CUSTOMER)
    return TRUE;

  baton_demo_plan (demo, baton_demo_chance (demo, 0.9) ? baton_demo_days_later (demo, step->at, 1, 9) : baton_demo_days_later (demo, step->at, 15, 40),
        BATON_DEMO_TAKE_UP, step->number, step->lead, 0);
  return baton_return_lead (demo->session, step->lead, (BatonReturnReason) step->what, 0, NULL, NULL, NULL, error);
}
