/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the leads of the sample company do, and its Marketing. */

#include "baton-demo-private.h"

#include <math.h>

#include "baton-demo-cast-private.h"
#include "baton-lead-service.h"

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

/* Their places in the table; those before them show interest, the first of them little. */
enum { HAPPENING_DEMO = 8, HAPPENING_UNSUBSCRIBE = 9 };

static void
plan_event (BatonDemo *demo,
            gint64     at,
            guint      number,
            int        what)
{
  baton_demo_plan (demo, at, BATON_DEMO_EVENT, number, 0, what);
}

/* Most look once and go; a few read on for weeks, and some of those ask. */
static void
plan_interest (BatonDemo *demo,
               guint      number,
               gint64     arrival,
               double     fitness)
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
  if (baton_demo_chance (demo, 0.025 * (0.3 + fitness)))
    plan_event (demo, at + G_TIME_SPAN_HOUR, number, HAPPENING_DEMO);
  if (baton_demo_chance (demo, 0.03))
    plan_event (demo, at + G_TIME_SPAN_DAY, number, HAPPENING_UNSUBSCRIBE);
}

/* More come as the company becomes known, and hardly any at night. */
static gint64
draw_arrival (BatonDemo *demo)
{
  double part = g_rand_double (demo->random);
  gint64 at, within_hours;

  part = 0.6 * part + 0.4 * MAX (part, g_rand_double (demo->random));
  at = demo->begin + (gint64) (part * (double) (demo->end - demo->begin));
  within_hours = baton_demo_chance (demo, 0.8) ? baton_demo_working_hours_later (demo, at, 0, 2) : at;
  return within_hours < demo->end ? within_hours : at;
}

void
baton_demo_plan_arrivals (BatonDemo *demo,
                          guint      n_leads)
{
  for (guint i = 0; i < n_leads; i++)
    baton_demo_plan (demo, draw_arrival (demo), BATON_DEMO_ARRIVE, i, 0, 0);
}

gboolean
baton_demo_arrive (BatonDemo            *demo,
                   const BatonDemoStep  *step,
                   GError              **error)
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
  if (cast.fitness < 0.3 && baton_demo_chance (demo, 0.5))
    baton_demo_plan (demo, baton_demo_days_later (demo, step->at, 1, 20), BATON_DEMO_SORT_OUT, step->number, lead, 0);
  return TRUE;
}

gboolean
baton_demo_happen (BatonDemo            *demo,
                   const BatonDemoStep  *step,
                   GError              **error)
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
    baton_demo_plan_acceptance (demo, step->number, receipt.lead, receipt.handoff,
                     step->what == HAPPENING_DEMO ? BATON_PRIORITY_HAND_RAISER : BATON_PRIORITY_NORMAL);
  return TRUE;
}

gboolean
baton_demo_take_up (BatonDemo            *demo,
                    const BatonDemoStep  *step,
                    GError              **error)
{
  const BatonChange change = { "tags", "nurture" };
  g_auto(BatonLeadRow) row = { 0, };

  if (!baton_load_lead (demo->session, step->lead, &row, error))
    return FALSE;
  if (row.state.team != BATON_TEAM_MARKETING)
    return TRUE;

  baton_session_set_actor (demo->session, "Siti Rahmawati");
  for (int i = 0; i < 3; i++)
    plan_event (demo, baton_demo_days_later (demo, step->at, 10, 120), step->number, g_rand_int_range (demo->random, 0, HAPPENING_DEMO));
  return baton_change_lead (demo->session, step->lead, &change, 1, NULL, error);
}

/* Somebody in Marketing sees that a lead is none. */
gboolean
baton_demo_sort_out (BatonDemo            *demo,
                     const BatonDemoStep  *step,
                     GError              **error)
{
  const BatonChange change = { "stage", "disqualified" };
  g_auto(BatonLeadRow) row = { 0, };

  if (!baton_load_lead (demo->session, step->lead, &row, error))
    return FALSE;
  return row.state.stage != BATON_STAGE_NEW ||
         baton_change_lead (demo->session, step->lead, &change, 1, NULL, error);
}
