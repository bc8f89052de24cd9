/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sample company, lived through: fifteen months of leads, events and the
 * work of two teams, in the order of time and through the same use cases as
 * real ones, so that whatever it shows could have happened. */

#include "baton-demo.h"

#include <glib/gi18n-lib.h>

#include "baton-demo-cast-private.h"
#include "baton-demo-private.h"
#include "baton-people.h"
#include "baton-tick.h"

#define MONTHS 15
#define MONTH (30 * G_TIME_SPAN_DAY)
#define TICK_EVERY (7 * G_TIME_SPAN_DAY)

static gboolean
take_step (BatonDemo            *demo,
           const BatonDemoStep  *step,
           GError              **error)
{
  BatonTickReport tick;

  baton_session_set_now (demo->session, step->at);
  baton_session_set_actor (demo->session, "Jonas Keller");
  switch (step->kind)
    {
    case BATON_DEMO_ARRIVE:
      return baton_demo_arrive (demo, step, error);
    case BATON_DEMO_EVENT:
      return baton_demo_happen (demo, step, error);
    case BATON_DEMO_ACCEPT:
      return baton_demo_accept (demo, step, error);
    case BATON_DEMO_ATTEMPT:
      return baton_demo_attempt (demo, step, error);
    case BATON_DEMO_QUALIFY:
    case BATON_DEMO_OFFER:
    case BATON_DEMO_WIN:
      return baton_demo_move_on (demo, step, error);
    case BATON_DEMO_RETURN:
      return baton_demo_return (demo, step, error);
    case BATON_DEMO_TAKE_UP:
      return baton_demo_take_up (demo, step, error);
    case BATON_DEMO_SORT_OUT:
      return baton_demo_sort_out (demo, step, error);
    case BATON_DEMO_MORNING:
      return baton_demo_begin_day (demo, error);
    default:
      return baton_tick (demo->session, &tick, demo->cancellable, error);
    }
}

static gboolean
hire (BatonDemo  *demo,
      GError    **error)
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
check_empty (BatonDemo  *demo,
             GError    **error)
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
                         "Make it in a database of its own."));
  return FALSE;
}

static gboolean
live (BatonDemo  *demo,
      guint       n_leads,
      GError    **error)
{
  guint n_steps = 0;

  baton_session_set_now (demo->session, demo->begin);
  if (!check_empty (demo, error) || !hire (demo, error))
    return FALSE;

  baton_demo_plan_arrivals (demo, n_leads);
  for (gint64 at = demo->begin; at < demo->end; at += G_TIME_SPAN_DAY)
    baton_demo_plan (demo, at, BATON_DEMO_MORNING, 0, 0, 0);
  for (gint64 at = demo->begin + TICK_EVERY; at < demo->end; at += TICK_EVERY)
    baton_demo_plan (demo, at, BATON_DEMO_TICK, 0, 0, 0);
  baton_demo_plan (demo, demo->end - 1, BATON_DEMO_TICK, 0, 0, 0);

  while (!g_sequence_is_empty (demo->steps))
    {
      GSequenceIter *first = g_sequence_get_begin_iter (demo->steps);
      BatonDemoStep step = *(const BatonDemoStep *) g_sequence_get (first);

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
baton_demo (BatonSession       *session,
            guint               n_leads,
            guint32             seed,
            BatonDemoReport    *report,
            BatonProgressFunc   progress,
            gpointer            progress_data,
            GCancellable       *cancellable,
            GError            **error)
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
  BatonDemo demo = {
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
