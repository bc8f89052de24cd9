/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sample company, lived through: fifteen months of leads, events and the
 * work of two teams, in the order of time and through the same use cases as
 * real ones, so that whatever it shows could have happened. */

#include "baton-demo.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "baton-demo-cast-private.h"
#include "baton-handoff-service.h"
#include "baton-lead-service.h"
#include "baton-people.h"
#include "baton-session-private.h"
#include "baton-tick.h"

#define MONTHS 15
#define MONTH (30 * G_TIME_SPAN_DAY)
#define TICK_EVERY (7 * G_TIME_SPAN_DAY)

typedef enum
{
  STEP_ARRIVE,
  STEP_EVENT,
  STEP_ACCEPT,
  STEP_ATTEMPT,
  STEP_QUALIFY,
  STEP_OFFER,
  STEP_WIN,
  STEP_RETURN,
  STEP_TAKE_UP,
  STEP_SORT_OUT,
  STEP_MORNING,
  STEP_TICK,
} StepKind;

/* Something that will happen. Steps of the same moment happen in the order in
 * which they were planned. */
typedef struct
{
  gint64   at;
  guint    order;
  StepKind kind;
  guint    number;   /* of the sample lead */
  gint64   lead;     /* in the database */
  int      what;     /* kind of event, reason of a return, attempts so far */
} Step;

typedef struct
{
  BatonSession      *session;
  GRand             *random;
  GSequence         *steps;
  guint              n_planned;
  gint64             begin;
  gint64             end;
  GPtrArray         *emails;    /* char *, by the sample lead's number; NULL while it has not come */
  GHashTable        *planned;   /* the handoffs that Sales knows of */
  BatonDemoReport   *report;
  GCancellable      *cancellable;
  BatonProgressFunc  progress;
  gpointer           progress_data;
} Demo;

static const struct
{
  const char *kind;
  const char *url;
  const char *form;
  const char *campaign;
  const char *program;
} happenings[] = {
  { "page_view", "https://drives.example/", NULL, NULL, NULL },
  { "email_open", NULL, NULL, "Energy costs", "Energy costs" },
  { "page_view", "https://drives.example/products/drives", NULL, NULL, NULL },
  { "email_click", "https://drives.example/guide", NULL, "Energy costs", "Energy costs" },
  { "download", "https://drives.example/iso-50001-guide.pdf", NULL, "ISO 50001 guide", NULL },
  { "page_view", "https://drives.example/pricing", NULL, NULL, NULL },
  { "webinar_attend", NULL, NULL, "Energy costs live", NULL },
  { "form_submit", "https://drives.example/newsletter", "newsletter", NULL, NULL },
  { "demo_request", "https://drives.example/demo", "demo", NULL, NULL },
  { "unsubscribe", NULL, NULL, NULL, NULL },
};

enum { HAPPENING_DEMO = 8, HAPPENING_UNSUBSCRIBE = 9 };

static int
compare_steps (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Step *first = a, *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return first->order < second->order ? -1 : first->order > second->order;
}

/* What would happen after the end has not happened. */
static void
plan (Demo     *demo,
      gint64    at,
      StepKind  kind,
      guint     number,
      gint64    lead,
      int       what)
{
  Step step = { at, demo->n_planned++, kind, number, lead, what };

  if (at < demo->end)
    g_sequence_insert_sorted (demo->steps, g_memdup2 (&step, sizeof step), compare_steps, NULL);
}

static gboolean
chance (Demo   *demo,
        double  probability)
{
  return g_rand_double (demo->random) < probability;
}

/* A moment within working time, some hours on. */
static gint64
working_hours_later (Demo   *demo,
                     gint64  at,
                     double  least,
                     double  most)
{
  const BatonPolicy *policy = baton_session_get_policy (demo->session, NULL);
  BatonDuration wait = { .seconds = (gint64) (g_rand_double_range (demo->random, least, most) * 3600) };
  gint64 due;

  if (policy == NULL || !baton_calendar_due (policy->calendar, at, &wait, &due, NULL))
    return at + wait.seconds * G_USEC_PER_SEC;
  return due;
}

static gint64
days_later (Demo   *demo,
            gint64  at,
            double  least,
            double  most)
{
  gint64 then = at + (gint64) (g_rand_double_range (demo->random, least, most) * (double) G_TIME_SPAN_DAY);

  return working_hours_later (demo, then, 0, 4);
}

static void
plan_event (Demo   *demo,
            gint64  at,
            guint   number,
            int     what)
{
  plan (demo, at, STEP_EVENT, number, 0, what);
}

/* Most look once and go; a few read on for weeks, and some of those ask. */
static void
plan_interest (Demo   *demo,
               guint   number,
               gint64  arrival,
               double  fitness)
{
  double warmth = g_rand_double (demo->random);
  int n_events = (int) (17 * pow (warmth, 6) * (0.4 + fitness));
  gint64 at = arrival;

  for (int i = 0; i < n_events; i++)
    {
      int reach = i < 2 ? 4 : HAPPENING_DEMO;

      at += (gint64) (g_rand_double_range (demo->random, 0.02, 8) * (double) G_TIME_SPAN_DAY);
      plan_event (demo, at, number, g_rand_int_range (demo->random, 0, reach));
    }
  if (chance (demo, 0.025 * (0.3 + fitness)))
    plan_event (demo, at + G_TIME_SPAN_HOUR, number, HAPPENING_DEMO);
  if (chance (demo, 0.03))
    plan_event (demo, at + G_TIME_SPAN_DAY, number, HAPPENING_UNSUBSCRIBE);
}

/* More come as the company becomes known, and hardly any at night. */
static gint64
draw_arrival (Demo *demo)
{
  double part = g_rand_double (demo->random);
  gint64 at, within_hours;

  part = 0.6 * part + 0.4 * MAX (part, g_rand_double (demo->random));
  at = demo->begin + (gint64) (part * (double) (demo->end - demo->begin));
  within_hours = chance (demo, 0.8) ? working_hours_later (demo, at, 0, 2) : at;
  return within_hours < demo->end ? within_hours : at;
}

static gboolean
arrive (Demo        *demo,
        const Step  *step,
        GError     **error)
{
  g_auto(BatonDemoLead) cast = { 0, };
  g_autofree char *external_id = g_strdup_printf ("S-%05u", step->number + 1);
  gint64 lead;

  baton_demo_lead_init (&cast, demo->random, step->number + 1);
  {
    const BatonChange changes[] = {
      { "external_id", external_id },
      { "email", cast.email },
      { "first_name", cast.first_name },
      { "last_name", cast.last_name },
      { "company", cast.company },
      { "job_title", cast.job_title },
      { "country", cast.country },
      { "city", cast.city },
      { "industry", cast.industry },
      { "source", cast.source },
      { "campaign", cast.campaign },
      { "employees", cast.employees },
      { "phone", cast.phone },
    };

    if (!baton_add_lead (demo->session, changes, G_N_ELEMENTS (changes), &lead, NULL, error))
      return FALSE;
  }
  demo->report->leads++;
  g_ptr_array_index (demo->emails, step->number) = g_strdup (cast.email);
  plan_interest (demo, step->number, step->at, cast.fitness);
  if (cast.fitness < 0.3 && chance (demo, 0.5))
    plan (demo, days_later (demo, step->at, 1, 20), STEP_SORT_OUT, step->number, lead, 0);
  return TRUE;
}

/* What Sales does with a lead that was handed over. Now and then nobody gets
 * to it, for a while or for too long. */
static void
plan_acceptance (Demo          *demo,
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
  if (chance (demo, 0.03))
    when = days_later (demo, at, 2.5, 6);
  else if (priority == BATON_PRIORITY_HAND_RAISER)
    when = working_hours_later (demo, at, 0.01, chance (demo, 0.85) ? 0.08 : 3);
  else
    when = working_hours_later (demo, at, 0.2, chance (demo, 0.93) ? 3.5 : 7);
  /* A weekend is not to cost the promise: most look at the telephone. */
  if (when > at + 46 * G_TIME_SPAN_HOUR && when < at + 96 * G_TIME_SPAN_HOUR && chance (demo, 0.85))
    when = at + (gint64) (g_rand_double_range (demo->random, 14, 46) * (double) G_TIME_SPAN_HOUR);

  plan (demo, when, STEP_ATTEMPT, number, lead, 0);
  plan (demo, when + 2 * G_TIME_SPAN_MINUTE, STEP_ACCEPT, number, lead, 0);
}

/* Sales looks at what waits: leads are handed over by time and by changes too. */
static gboolean
begin_day (Demo    *demo,
           GError **error)
{
  g_autoptr(GPtrArray) open = NULL;

  open = baton_handoff_list (baton_session_get_connection (demo->session), 0, TRUE, 0, error);
  if (open == NULL)
    return FALSE;

  for (guint i = 0; i < open->len; i++)
    {
      const BatonHandoff *handoff = g_ptr_array_index (open, i);

      plan_acceptance (demo, 0, handoff->lead, handoff->id, handoff->priority);
    }
  return TRUE;
}

static gboolean
happen (Demo        *demo,
        const Step  *step,
        GError     **error)
{
  g_autofree char *external_id = g_strdup_printf ("%u", step->order);
  const char *email = g_ptr_array_index (demo->emails, step->number);
  BatonReceipt receipt;
  BatonIncomingEvent incoming = {
    .event = {
      .at = step->at,
      .kind = happenings[step->what].kind,
      .url = happenings[step->what].url,
      .form = happenings[step->what].form,
      .campaign = happenings[step->what].campaign,
      .program = happenings[step->what].program,
      .source = "sample",
      .external_id = external_id,
    },
  };

  incoming.record.values[BATON_FIELD_EMAIL] = email;
  if (!baton_record_event (demo->session, &incoming, &receipt, NULL, error))
    return FALSE;

  demo->report->events++;
  if (receipt.handoff != 0)
    plan_acceptance (demo, step->number, receipt.lead, receipt.handoff,
                     step->what == HAPPENING_DEMO ? BATON_PRIORITY_HAND_RAISER : BATON_PRIORITY_NORMAL);
  return TRUE;
}

/* Who in Sales has the lead does the step; nobody does when it is no longer
 * where the step expects it. */
static gboolean
load_for (Demo          *demo,
          const Step    *step,
          guint          stage,
          BatonLeadRow  *row,
          gboolean      *applies,
          GError       **error)
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

static gboolean
accept_lead (Demo        *demo,
             const Step  *step,
             GError     **error)
{
  g_auto(BatonLeadRow) row = { 0, };
  gboolean applies;

  if (!load_for (demo, step, BATON_STAGE_MARKETING_QUALIFIED, &row, &applies, error))
    return FALSE;
  if (row.state.flags & BATON_LEAD_UNASSIGNED)
    plan (demo, days_later (demo, step->at, 0.5, 2), STEP_ACCEPT, step->number, step->lead, 0);
  if (!applies)
    return TRUE;

  plan (demo, working_hours_later (demo, step->at, 1, 9), STEP_ATTEMPT, step->number, step->lead, 1);
  return baton_accept (demo->session, step->lead, 0, NULL, error);
}

static int
draw_reason (Demo *demo)
{
  static const BatonReturnReason reasons[] = {
    BATON_RETURN_NOT_READY, BATON_RETURN_NOT_READY, BATON_RETURN_NOT_READY, BATON_RETURN_NOT_A_FIT,
    BATON_RETURN_UNDER_CONTRACT, BATON_RETURN_NO_BUYING_POWER, BATON_RETURN_WRONG_DATA,
  };

  return (int) reasons[g_rand_int_range (demo->random, 0, G_N_ELEMENTS (reasons))];
}

/* An attempt reaches somebody, or another follows, or Sales gives up. */
static gboolean
attempt (Demo        *demo,
         const Step  *step,
         GError     **error)
{
  guint stage = step->what == 0 ? BATON_STAGE_MARKETING_QUALIFIED : BATON_STAGE_SALES_ACCEPTED;
  gboolean reached = chance (demo, 0.3);
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
      if (chance (demo, 0.55))
        plan (demo, days_later (demo, step->at, 0.5, 5), STEP_QUALIFY, step->number, step->lead, 0);
      else
        plan (demo, days_later (demo, step->at, 0.2, 3), STEP_RETURN, step->number, step->lead, draw_reason (demo));
    }
  else if (step->what > 6)
    plan (demo, days_later (demo, step->at, 0.2, 2), STEP_RETURN, step->number, step->lead, BATON_RETURN_GONE_QUIET);
  else if (step->what > 0)
    plan (demo, working_hours_later (demo, step->at, 3, 12), STEP_ATTEMPT, step->number, step->lead, step->what + 1);

  return baton_log_attempt (demo->session, step->lead, outcome, chance (demo, 0.7) ? "call" : "email",
                            NULL, NULL, error);
}

/* A move within Sales, and what may come after it. */
static gboolean
advance (Demo        *demo,
         const Step  *step,
         guint        from,
         const char  *to,
         StepKind     next,
         double       part,
         double       least_days,
         double       most_days,
         GError     **error)
{
  const BatonChange change = { "stage", to };
  g_auto(BatonLeadRow) row = { 0, };
  gboolean applies;
  gint64 then = days_later (demo, step->at, least_days, most_days);

  if (!load_for (demo, step, from, &row, &applies, error))
    return FALSE;
  if (!applies)
    return TRUE;

  if (chance (demo, part))
    plan (demo, then, next, step->number, step->lead, 0);
  else if (next != STEP_TICK)
    plan (demo, then, STEP_RETURN, step->number, step->lead,
          next == STEP_WIN ? (int) BATON_RETURN_CLOSED_LOST : draw_reason (demo));
  return baton_change_lead (demo->session, step->lead, &change, 1, NULL, error);
}

static gboolean
return_lead (Demo        *demo,
             const Step  *step,
             GError     **error)
{
  g_auto(BatonLeadRow) row = { 0, };

  if (!baton_load_lead (demo->session, step->lead, &row, error))
    return FALSE;
  if (row.state.team != BATON_TEAM_SALES || row.state.stage == BATON_STAGE_CUSTOMER)
    return TRUE;

  plan (demo, chance (demo, 0.9) ? days_later (demo, step->at, 1, 9) : days_later (demo, step->at, 15, 40),
        STEP_TAKE_UP, step->number, step->lead, 0);
  return baton_return_lead (demo->session, step->lead, (BatonReturnReason) step->what, 0, NULL, NULL, NULL, error);
}

static gboolean
take_up (Demo        *demo,
         const Step  *step,
         GError     **error)
{
  const BatonChange change = { "tags", "nurture" };
  g_auto(BatonLeadRow) row = { 0, };

  if (!baton_load_lead (demo->session, step->lead, &row, error))
    return FALSE;
  if (row.state.team != BATON_TEAM_MARKETING)
    return TRUE;

  baton_session_set_actor (demo->session, "Siti Rahmawati");
  for (int i = 0; i < 3; i++)
    plan_event (demo, days_later (demo, step->at, 10, 120), step->number, g_rand_int_range (demo->random, 0, HAPPENING_DEMO));
  return baton_change_lead (demo->session, step->lead, &change, 1, NULL, error);
}

/* Somebody in Marketing sees that a lead is none. */
static gboolean
sort_out (Demo        *demo,
          const Step  *step,
          GError     **error)
{
  const BatonChange change = { "stage", "disqualified" };
  g_auto(BatonLeadRow) row = { 0, };

  if (!baton_load_lead (demo->session, step->lead, &row, error))
    return FALSE;
  return row.state.stage != BATON_STAGE_NEW ||
         baton_change_lead (demo->session, step->lead, &change, 1, NULL, error);
}

static gboolean
take_step (Demo        *demo,
           const Step  *step,
           GError     **error)
{
  BatonTickReport tick;

  baton_session_set_now (demo->session, step->at);
  baton_session_set_actor (demo->session, "Jonas Keller");
  switch (step->kind)
    {
    case STEP_ARRIVE:
      return arrive (demo, step, error);
    case STEP_EVENT:
      return happen (demo, step, error);
    case STEP_ACCEPT:
      return accept_lead (demo, step, error);
    case STEP_ATTEMPT:
      return attempt (demo, step, error);
    case STEP_QUALIFY:
      return advance (demo, step, BATON_STAGE_SALES_ACCEPTED, "sales-qualified", STEP_OFFER, 0.65, 4, 20, error);
    case STEP_OFFER:
      return advance (demo, step, BATON_STAGE_SALES_QUALIFIED, "opportunity", STEP_WIN, 0.45, 12, 60, error);
    case STEP_WIN:
      return advance (demo, step, BATON_STAGE_OPPORTUNITY, "customer", STEP_TICK, 0, 1, 2, error);
    case STEP_RETURN:
      return return_lead (demo, step, error);
    case STEP_TAKE_UP:
      return take_up (demo, step, error);
    case STEP_SORT_OUT:
      return sort_out (demo, step, error);
    case STEP_MORNING:
      return begin_day (demo, error);
    default:
      return baton_tick (demo->session, &tick, demo->cancellable, error);
    }
}

static gboolean
hire (Demo    *demo,
      GError **error)
{
  guint n_people;
  const BatonDemoPerson *people = baton_demo_list_people (&n_people);

  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr(BatonPerson) person = baton_person_new ();

      person->name = g_strdup (people[i].name);
      person->email = g_strdup (people[i].email);
      person->team = people[i].team;
      person->cap = people[i].cap;
      person->weight = people[i].weight;
      if (!baton_people_add (demo->session, person, NULL, error))
        return FALSE;
      demo->report->people++;
    }
  return TRUE;
}

static gboolean
check_empty (Demo    *demo,
             GError **error)
{
  GPtrArray *people = baton_session_get_people (demo->session, error);
  gint64 first, last, count;

  if (people == NULL ||
      !baton_lead_repository_get_range (baton_session_get_connection (demo->session), &first, &last, &count, error))
    return FALSE;
  if (count == 0 && people->len == 0)
    return TRUE;

  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_CONFLICT,
                       _("The database has leads or people already; the sample company is never mixed with them. "
                         "Make it in a database of its own"));
  return FALSE;
}

static gboolean
live (Demo    *demo,
      guint    n_leads,
      GError **error)
{
  guint n_steps = 0;

  baton_session_set_now (demo->session, demo->begin);
  if (!check_empty (demo, error) || !hire (demo, error))
    return FALSE;

  for (guint i = 0; i < n_leads; i++)
    plan (demo, draw_arrival (demo), STEP_ARRIVE, i, 0, 0);
  for (gint64 at = demo->begin; at < demo->end; at += G_TIME_SPAN_DAY)
    plan (demo, at, STEP_MORNING, 0, 0, 0);
  for (gint64 at = demo->begin + TICK_EVERY; at < demo->end; at += TICK_EVERY)
    plan (demo, at, STEP_TICK, 0, 0, 0);
  plan (demo, demo->end - 1, STEP_TICK, 0, 0, 0);

  while (!g_sequence_is_empty (demo->steps))
    {
      GSequenceIter *first = g_sequence_get_begin_iter (demo->steps);
      Step step = *(const Step *) g_sequence_get (first);

      g_sequence_remove (first);
      if (!take_step (demo, &step, error) ||
          g_cancellable_set_error_if_cancelled (demo->cancellable, error))
        return FALSE;
      if (demo->progress != NULL && ++n_steps % 200 == 0)
        demo->progress ((double) (step.at - demo->begin) / (double) (demo->end - demo->begin), n_steps,
                        demo->progress_data);
    }
  return TRUE;
}

/**
 * baton_demo:
 * @session: a session
 * @n_leads: how many leads, such as %BATON_DEMO_LEADS
 * @seed: the same seed makes the same company
 * @report: (out caller-allocates): how large it became
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Fills an empty database with a sample company, as it would stand now after
 * fifteen months.
 *
 * Fails with %BATON_ERROR_CONFLICT when there are leads or people.
 *
 * Returns: whether it was made; when not, nothing changed
 */
gboolean
baton_demo (BatonSession        *session,
            guint                n_leads,
            guint32              seed,
            BatonDemoReport     *report,
            BatonProgressFunc    progress,
            gpointer             progress_data,
            GCancellable        *cancellable,
            GError             **error)
{
  /* The sample company has its own clock and its own people. */
  g_autoptr(BatonSession) sample = baton_session_new (baton_session_get_connection (session),
                                                      baton_session_get_actor (session));
  gint64 now = baton_session_get_now (session);
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(GPtrArray) emails = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) planned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GSequence) steps = g_sequence_new (g_free);
  gboolean done;
  Demo demo = {
    .session = sample,
    .random = random,
    .steps = steps,
    .begin = now - MONTHS * MONTH,
    .end = now,
    .emails = emails,
    .planned = planned,
    .report = report,
    .cancellable = cancellable,
    .progress = progress,
    .progress_data = progress_data,
  };

  memset (report, 0, sizeof *report);
  g_ptr_array_set_size (emails, (int) n_leads);

  if (!baton_session_begin (sample, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = live (&demo, n_leads, error);
  return baton_session_end (sample, done, error);
}
