/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-events.h"

#include "handoff/baton-decision.h"
#include "process/baton-process.h"

#define N_RULE_SETS 300
#define N_LEADS     10
#define MAX_EVENTS  16
#define N_CUSTOM    5

static void
fill_random_record (GRand            *rand,
                    BatonRecord      *record,
                    BatonCustomValue  custom[N_CUSTOM])
{
  static const char * const titles[] = { NULL, "CEO", "Head of Sales", "Geschäftsführerin", "Σίσυφος" };
  static const char * const emails[] = { NULL, "anna@gmail.com", "info@mailinator.com", "anna@acme.example" };
  static const char * const sizes[] = { NULL, "50", "250", "9.5" };
  static const char * const countries[] = { NULL, "DE", "US" };
  static const char * const tags[] = { NULL, "vip", "new;VIP" };

  *record = (BatonRecord) { .created_at = NOW - random_below (rand, 200) * DAY, .custom = custom };
  record->values[BATON_FIELD_JOB_TITLE] = RANDOM_TEXT (rand, titles);
  record->values[BATON_FIELD_EMAIL] = RANDOM_TEXT (rand, emails);
  record->values[BATON_FIELD_EMPLOYEES] = RANDOM_TEXT (rand, sizes);
  record->values[BATON_FIELD_COUNTRY] = RANDOM_TEXT (rand, countries);
  record->values[BATON_FIELD_TAGS] = RANDOM_TEXT (rand, tags);
  record->values[BATON_FIELD_DO_NOT_CALL] = random_one_in (rand, 3) ? "yes" : NULL;
  if (random_one_in (rand, 2))
    {
      static const char * const visits[] = { "49.5", "1,000", "many", "" };
      static const char * const renewals[] = { "2026-03-31", "2026/1/1", "2027-12-31T10:00:00Z", "soon" };
      static const char * const answers[] = { "Yes", "ja", "No", "1", "perhaps" };
      static const char * const topics[] = { "VIP, new", "CEO;50", "" };

      custom[record->n_custom++] = (BatonCustomValue) { "city", "DE" };
      custom[record->n_custom++] = (BatonCustomValue) { "opted in/~", RANDOM_TEXT (rand, answers) };
      custom[record->n_custom++] = (BatonCustomValue) { "renewal", RANDOM_TEXT (rand, renewals) };
      custom[record->n_custom++] = (BatonCustomValue) { "topics", RANDOM_TEXT (rand, topics) };
      custom[record->n_custom++] = (BatonCustomValue) { "visits", RANDOM_TEXT (rand, visits) };
    }
}

/* What the score alone decides is what the rule set says of it. */
static void
assert_decided (BatonRuleSet     *rules,
                const BatonScore *score)
{
  BatonLeadState state = { .stage = BATON_STAGE_NEW, .team = BATON_TEAM_MARKETING };
  BatonScore plain = { .fit = score->fit, .interest = score->interest };
  gboolean qualifies = baton_decide (rules, &state, &plain, NOW, NULL) == BATON_DECISION_QUALIFY;

  g_assert_cmpint (qualifies, ==, baton_rule_set_qualifies (rules, score->fit, score->interest));
  if (score->filter_outcome >= BATON_FILTER_HOLD)
    g_assert_cmpint (baton_decide (rules, &state, score, NOW, NULL), !=, BATON_DECISION_QUALIFY);
}

/* The ledger adds up, and a missing field brings what it is said to. */
static void
test_adds_up (void)
{
  GRand *rand = g_rand_new_with_seed (4);
  guint n_hit = 0;

  for (guint set = 0; set < N_RULE_SETS; set++)
    {
      g_autoptr(BatonRuleSet) rules = make_rules (make_random_sheet (rand));
      g_autoptr(BatonEvaluator) evaluator = baton_evaluator_new (rules, NULL);

      for (guint lead = 0; lead < N_LEADS; lead++)
        {
          BatonEvent events[MAX_EVENTS];
          guint n_events = make_random_events (rand, events, MAX_EVENTS);
          BatonCustomValue custom[N_CUSTOM];
          BatonRecord record;
          BatonScore score;

          fill_random_record (rand, &record, custom);
          baton_evaluator_score (evaluator, &record, events, n_events, NOW, &score);
          assert_explained (evaluator, &record, events, n_events, NOW, &score);
          assert_decided (rules, &score);
          n_hit += baton_score_get_total (&score) > 0;
        }
    }

  g_assert_cmpuint (n_hit, >, N_RULE_SETS);
  g_rand_free (rand);
}

/* What has not happened yet does not count: the score of a moment is that of
 * the events up to it. */
static void
test_later_events_do_not_count (void)
{
  GRand *rand = g_rand_new_with_seed (44);

  for (guint set = 0; set < N_RULE_SETS; set++)
    {
      g_autoptr(BatonEvaluator) evaluator = make_evaluator (make_random_sheet (rand));
      BatonEvent events[MAX_EVENTS];
      guint n_events = make_random_events (rand, events, MAX_EVENTS);
      BatonCustomValue custom[N_CUSTOM];
      BatonRecord record;

      fill_random_record (rand, &record, custom);
      for (guint n = 1; n < n_events; n++)
        {
          BatonScore with, without;

          if (events[n].at == events[n - 1].at)
            continue;
          baton_evaluator_score (evaluator, &record, events, n_events, events[n].at - 1, &with);
          baton_evaluator_score (evaluator, &record, events, n, events[n].at - 1, &without);
          g_assert_cmpint (with.fit, ==, without.fit);
          g_assert_cmpint (with.interest, ==, without.interest);
          g_assert_cmpint (with.hot, ==, without.hot);
          g_assert_cmpint (with.hand_raised_at, ==, without.hand_raised_at);
          g_assert_cmpint (with.filter_outcome, ==, without.filter_outcome);
          g_assert_cmpstr (with.automation, ==, without.automation);
        }
    }
  g_rand_free (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grammar/property/adds-up", test_adds_up);
  g_test_add_func ("/grammar/property/later-events-do-not-count", test_later_events_do_not_count);

  return g_test_run ();
}
