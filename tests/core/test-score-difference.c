/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a score changed: the reasons sum to the change, whatever the rules. */

#include <string.h>

#include "rules-fixture.h"
#include "scoring/baton-score-difference.h"

static const BatonScoreShift *
find_shift (GArray         *shifts,
            BatonShiftKind  kind,
            const char     *rule)
{
  for (guint i = 0; i < shifts->len; i++)
    {
      const BatonScoreShift *shift = &g_array_index (shifts, BatonScoreShift, i);

      if (shift->kind == kind && g_str_equal (shift->rule, rule))
        return shift;
    }
  g_error ("No shift of %s", rule);
}

static void
assert_sums (GArray                 *shifts,
             const BatonExplanation *before,
             const BatonExplanation *after)
{
  int sums[2] = { 0, 0 };

  for (guint i = 0; i < shifts->len; i++)
    {
      const BatonScoreShift *shift = &g_array_index (shifts, BatonScoreShift, i);

      g_assert_cmpint (shift->points, !=, 0);
      sums[shift->part] += shift->points;
    }
  g_assert_cmpint (sums[BATON_PART_FIT], ==, after->score.fit - before->score.fit);
  g_assert_cmpint (sums[BATON_PART_INTEREST], ==, after->score.interest - before->score.interest);
}

/* An old visit fades, a new one and a title come, and a cap takes some of it back. */
static void
test_reasons (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  const BatonEvent events[] = {
    { .id = 1, .at = NOW - 20 * DAY, .kind = "page_view" },
    { .id = 2, .at = NOW - 2 * DAY, .kind = "page_view" },
    { .id = 3, .at = NOW - 1 * DAY, .kind = "page_view" },
    { .id = 4, .at = NOW - 40 * DAY, .kind = "email_click" },
  };
  BatonEvent sorted[] = { events[3], events[0], events[1], events[2] };
  BatonRecord then = { .values = { NULL } };
  BatonRecord now = { .values = { [BATON_FIELD_JOB_TITLE] = "CEO" } };
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(BatonExplanation) before = NULL;
  g_autoptr(BatonExplanation) after = NULL;
  g_autoptr(GArray) shifts = NULL;

  add_fit (sheet, "title", 20, condition ("job_title", "is", "ceo"));
  add_fit (sheet, "no-title", -5, condition ("job_title", "is empty", NULL));
  add_fit (sheet, "always", 10, NULL);
  add_group (sheet, "pages", BATON_PART_INTEREST, 0, 25);
  add_interest (sheet, "visit", 16, "page_view")->half_life_days = 20;
  ((BatonInterestRule *) g_ptr_array_index (sheet->interest, 0))->group = g_strdup ("pages");
  add_interest (sheet, "click", 8, "email_click")->within_days = 38;
  evaluator = make_evaluator (sheet);

  before = baton_evaluator_explain (evaluator, &then, sorted, G_N_ELEMENTS (sorted), NOW - 7 * DAY);
  after = baton_evaluator_explain (evaluator, &now, sorted, G_N_ELEMENTS (sorted), NOW);
  shifts = baton_score_compare (before, after);
  assert_sums (shifts, before, after);

  g_assert_cmpint (find_shift (shifts, BATON_SHIFT_RULE, "title")->points, ==, 20);
  g_assert_cmpint (find_shift (shifts, BATON_SHIFT_RULE, "no-title")->points, ==, 5);
  g_assert_cmpuint (find_shift (shifts, BATON_SHIFT_RULE, "visit")->n_events, ==, 2);
  g_assert_cmpint (find_shift (shifts, BATON_SHIFT_TIME, "visit")->points, <, 0);
  g_assert_cmpint (find_shift (shifts, BATON_SHIFT_TIME, "click")->points, ==, -8);
  g_assert_cmpint (find_shift (shifts, BATON_SHIFT_LIMIT, "cap:pages")->points, <, 0);
  g_assert_cmpuint (shifts->len, ==, 6);
}

static void
test_nothing (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  const BatonRecord record = { .values = { NULL } };
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(BatonExplanation) explanation = NULL;
  g_autoptr(GArray) shifts = NULL;

  add_fit (sheet, "always", 10, NULL);
  evaluator = make_evaluator (sheet);
  explanation = baton_evaluator_explain (evaluator, &record, NULL, 0, NOW);
  shifts = baton_score_compare (explanation, explanation);
  g_assert_cmpuint (shifts->len, ==, 0);
}

static BatonEvaluator *
random_evaluator (GRand *rand)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();

  add_group (sheet, "fit", BATON_PART_FIT, -20, 40);
  add_group (sheet, "interest", BATON_PART_INTEREST, -20, 60);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("rule-%d", i);
      g_autofree char *fit_id = g_strdup_printf ("fit-%d", i);
      BatonInterestRule *rule = add_interest (sheet, id, g_rand_int_range (rand, -20, 40), i % 2 == 0 ? "a" : "b");
      BatonFitRule *fit = add_fit (sheet, fit_id, g_rand_int_range (rand, -30, 50),
                                   condition ("job_title", i % 2 == 0 ? "is empty" : "contains", i % 2 == 0 ? NULL : "e"));

      rule->half_life_days = g_rand_int_range (rand, 0, 12);
      rule->within_days = g_rand_int_range (rand, 0, 30);
      rule->at_most_times = g_rand_int_range (rand, 0, 4);
      rule->at_most_points = g_rand_int_range (rand, 0, 60);
      rule->group = g_rand_boolean (rand) ? g_strdup ("interest") : NULL;
      fit->group = g_rand_boolean (rand) ? g_strdup ("fit") : NULL;
    }
  add_interest (sheet, "quiet", -15, NULL)->inactive_days = 5;
  return make_evaluator (sheet);
}

static void
test_sums (void)
{
  GRand *rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr(BatonEvaluator) evaluator = random_evaluator (rand);
      g_autoptr(BatonExplanation) before = NULL;
      g_autoptr(BatonExplanation) after = NULL;
      g_autoptr(GArray) shifts = NULL;
      BatonRecord then = { .values = { [BATON_FIELD_JOB_TITLE] = g_rand_boolean (rand) ? "Head" : NULL } };
      BatonRecord now = { .values = { [BATON_FIELD_JOB_TITLE] = g_rand_boolean (rand) ? "Head" : NULL } };
      BatonEvent events[12];
      guint n_events = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (events) + 1);

      for (guint i = 0; i < n_events; i++)
        events[i] = (BatonEvent) {
          .id = i + 1,
          .at = NOW - (gint64) (3 * (n_events - i)) * DAY,
          .kind = g_rand_boolean (rand) ? "a" : "b",
        };
      before = baton_evaluator_explain (evaluator, &then, events, n_events, NOW - g_rand_int_range (rand, 0, 20) * DAY);
      after = baton_evaluator_explain (evaluator, &now, events, n_events, NOW);
      shifts = baton_score_compare (before, after);
      assert_sums (shifts, before, after);
    }

  g_rand_free (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score-difference/reasons", test_reasons);
  g_test_add_func ("/score-difference/nothing", test_nothing);
  g_test_add_func ("/score-difference/sums", test_sums);

  return g_test_run ();
}
