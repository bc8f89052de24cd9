/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever reads only what scoring needs gets the score of all that there is. */

#include "random-events.h"

#include "scoring/baton-scoring-needs.h"

#define N_RULE_SETS 300
#define N_LEADS     20
#define MAX_EVENTS  20

/* What a scan would read of the events: of those that are not needed, a bare one
 * instead of several. */
static guint
keep_needed (const BatonScoringNeeds *needs,
             const BatonEvent        *events,
             guint                    n_events,
             BatonEvent              *needed)
{
  BatonEventTexts texts = baton_scoring_needs_get_event_texts (needs);
  guint n = 0;

  for (guint i = 0; i < n_events; i++)
    {
      const BatonEvent *event = &events[i];

      if (baton_scoring_needs_has_event (needs, event->kind, strlen (event->kind), event->at))
        needed[n++] = (BatonEvent) {
          .at = event->at,
          .kind = event->kind,
          .url = (texts & BATON_EVENT_URL) != 0 ? event->url : NULL,
          .form = (texts & BATON_EVENT_FORM) != 0 ? event->form : NULL,
          .campaign = (texts & BATON_EVENT_CAMPAIGN) != 0 ? event->campaign : NULL,
          .program = (texts & BATON_EVENT_PROGRAM) != 0 ? event->program : NULL,
        };
      else if (n > 0 && needed[n - 1].kind == NULL)
        needed[n - 1].at = event->at;
      else
        needed[n++] = (BatonEvent) { .at = event->at };
    }
  return n;
}

static guint
count_bare (const BatonEvent *events,
            guint             n_events)
{
  guint n = 0;

  for (guint i = 0; i < n_events; i++)
    n += events[i].kind == NULL;
  return n;
}

static void
assert_same (const BatonScore *a,
             const BatonScore *b)
{
  g_assert_cmpint (a->fit, ==, b->fit);
  g_assert_cmpint (a->interest, ==, b->interest);
  g_assert_cmpint (a->hot, ==, b->hot);
  g_assert_cmpint (a->hand_raised_at, ==, b->hand_raised_at);
  g_assert_cmpint (a->filter_outcome, ==, b->filter_outcome);
  g_assert_cmpint (a->automated_at, ==, b->automated_at);
  g_assert_cmpstr (a->automation, ==, b->automation);
  g_assert_cmpint (a->next_change_at, ==, b->next_change_at);
}

static void
test_same_score (void)
{
  GRand *rand = g_rand_new_with_seed (18);
  guint n_bare = 0;

  for (guint set = 0; set < N_RULE_SETS; set++)
    {
      g_autoptr(BatonEvaluator) evaluator = make_evaluator (make_random_sheet (rand));
      g_autoptr(BatonScoringNeeds) needs = baton_scoring_needs_new (evaluator, NOW, FALSE);

      for (guint lead = 0; lead < N_LEADS; lead++)
        {
          BatonEvent events[MAX_EVENTS], needed[MAX_EVENTS];
          guint n_events = make_random_events (rand, events, MAX_EVENTS);
          guint n_needed = keep_needed (needs, events, n_events, needed);
          BatonRecord record = { .created_at = NOW - random_below (rand, 300) * DAY };
          BatonScore of_all, of_needed;

          baton_evaluator_score (evaluator, &record, events, n_events, NOW, &of_all);
          baton_evaluator_score (evaluator, &record, needed, n_needed, NOW, &of_needed);
          assert_same (&of_all, &of_needed);
          g_assert_cmpint (baton_event_find_last (events, n_events, NOW), ==,
                           baton_event_find_last (needed, n_needed, NOW));
          n_bare += count_bare (needed, n_needed);
        }
    }

  g_assert_cmpuint (n_bare, >, N_RULE_SETS);
  g_rand_free (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scoring-needs/same-score", test_same_score);

  return g_test_run ();
}
