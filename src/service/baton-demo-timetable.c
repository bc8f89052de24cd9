/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When things happen in the sample company. */

#include "baton-demo-private.h"

static int
compare_steps (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const BatonDemoStep *first = a, *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return first->order < second->order ? -1 : first->order > second->order;
}

/* What would happen after the end has not happened. */
void
baton_demo_plan (BatonDemo         *demo,
                 gint64             at,
                 BatonDemoStepKind  kind,
                 guint              number,
                 gint64             lead,
                 int                what)
{
  BatonDemoStep step = { at, demo->n_planned++, kind, number, lead, what };

  if (at < demo->end)
    g_sequence_insert_sorted (demo->steps, g_memdup2 (&step, sizeof step), compare_steps, NULL);
}

gboolean
baton_demo_chance (BatonDemo *demo,
                   double     probability)
{
  return g_rand_double (demo->random) < probability;
}

/* A moment within working time, some hours on. */
gint64
baton_demo_working_hours_later (BatonDemo *demo,
                                gint64     at,
                                double     least,
                                double     most)
{
  const BatonPolicy *policy = baton_session_get_policy (demo->session, NULL);
  BatonDuration wait = { .seconds = (gint64) (g_rand_double_range (demo->random, least, most) * 3600) };
  gint64 due;

  if (policy == NULL || !baton_calendar_due (policy->calendar, at, &wait, &due, NULL))
    return at + wait.seconds * G_USEC_PER_SEC;
  return due;
}

gint64
baton_demo_days_later (BatonDemo *demo,
                       gint64     at,
                       double     least,
                       double     most)
{
  gint64 then = at + (gint64) (g_rand_double_range (demo->random, least, most) * (double) G_TIME_SPAN_DAY);

  return baton_demo_working_hours_later (demo, then, 0, 4);
}
