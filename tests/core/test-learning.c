/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scorecard learned from made-up leads. */

#include "learning-fixture.h"
#include "learning/baton-learning-table-private.h"
#include "rules-fixture.h"

static const BatonFitRule *
find_rule (const BatonScorecard *scorecard,
           const char           *field,
           BatonOperator         op)
{
  for (guint i = 0; i < scorecard->rules->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (scorecard->rules, i);
      const BatonCondition *condition = rule->when->len == 1 ? g_ptr_array_index (rule->when, 0) : NULL;

      if (condition != NULL && condition->op == op && strcmp (condition->field, field) == 0)
        return rule;
    }
  return NULL;
}

static void
test_near_the_best (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(BatonLearningTable) rest = NULL;
  g_autoptr(BatonLearningTable) taken = NULL;
  g_autoptr(BatonScorecard) scorecard = NULL;

  history_make (&history, 1, 2 * N_LEADS);
  taken = baton_learning_table_split (history.table, 0.5, 7, &rest);
  scorecard = learn (taken, NULL);

  g_assert_cmpuint (scorecard->n_won + scorecard->n_lost, >, N_LEADS / 2);
  g_assert_cmpfloat (scorecard->auc, >, history.best_auc - 0.02);
  g_assert_cmpfloat (scorecard->auc, <, history.best_auc + 0.02);
  g_assert_cmpfloat (scorecard->auc_spread, <, 0.06);
  g_assert_cmpfloat (baton_scorecard_get_auc (scorecard, rest), >, history.best_auc - 0.02);
}

static void
test_calibrated (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(BatonScorecard) scorecard = NULL;
  guint n_cases = 0;

  history_make (&history, 2, N_LEADS);
  scorecard = learn (history.table, NULL);
  for (guint i = 0; i < BATON_SCORECARD_BANDS; i++)
    {
      const BatonScoreBand *band = &scorecard->bands[i];

      n_cases += band->n_cases;
      if (band->n_cases >= 200)
        g_assert_cmpfloat (fabs ((double) band->n_won / band->n_cases - band->predicted), <, 0.12);
    }
  g_assert_cmpuint (n_cases, ==, N_LEADS);
  g_assert_cmpint (scorecard->bands[BATON_SCORECARD_BANDS - 1].to, ==, 100);
}

static void
test_late_fields (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(BatonScorecard) scorecard = NULL;
  g_autoptr(BatonScorecard) cheated = NULL;
  const BatonLearningOptions keeping = { .keep_late = TRUE, .seed = 1 };

  history_make (&history, 3, N_LEADS);
  scorecard = learn (history.table, NULL);
  g_assert_true (has_late (scorecard, "custom.why_not"));
  g_assert_true (has_late (scorecard, "custom.last_mail"));
  g_assert_false (has_late (scorecard, "source"));
  g_assert_false (has_late (scorecard, "custom.minutes"));
  g_assert_false (has_late (scorecard, "custom.colour"));
  g_assert_cmpuint (count_rules (scorecard, "custom.why_not"), ==, 0);
  g_assert_cmpuint (count_rules (scorecard, "custom.last_mail"), ==, 0);

  cheated = learn (history.table, &keeping);
  g_assert_true (has_late (cheated, "custom.last_mail"));
  g_assert_cmpuint (count_rules (cheated, "custom.last_mail"), >, 0);
  g_assert_cmpfloat (cheated->auc, >, 0.99);
}

static void
test_readable (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(BatonScorecard) scorecard = NULL;
  const BatonFitRule *referral;
  const BatonFitRule *minutes;

  history_make (&history, 4, N_LEADS);
  scorecard = learn (history.table, NULL);
  g_assert_cmpuint (scorecard->rules->len, <=, 12);
  g_assert_cmpuint (count_rules (scorecard, "custom.colour"), ==, 0);
  g_assert_cmpuint (count_rules (scorecard, "external_id"), ==, 0);

  referral = find_rule (scorecard, "source", BATON_OPERATOR_IS);
  g_assert_nonnull (referral);
  g_assert_cmpstr (((BatonCondition *) g_ptr_array_index (referral->when, 0))->values[0], ==, "Referral");
  g_assert_cmpint (referral->points, >, 20);
  g_assert_nonnull (strstr (referral->name, "Referral"));

  minutes = find_rule (scorecard, "custom.minutes", BATON_OPERATOR_AT_LEAST);
  g_assert_nonnull (minutes);
  g_assert_cmpstr (((BatonCondition *) g_ptr_array_index (minutes->when, 0))->values[0], ==, "40");

  for (guint i = 0; i < scorecard->rules->len; i++)
    g_assert_null (strstr (((BatonFitRule *) g_ptr_array_index (scorecard->rules, i))->name, "rare"));
}

/* No score of the rules is cut off at 0 or 100. */
static void
test_within_the_limits (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(BatonScorecard) scorecard = NULL;
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(GRand) random = g_rand_new_with_seed (5);
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  int least = 100, most = 0;

  history_make (&history, 5, N_LEADS);
  scorecard = learn (history.table, NULL);
  g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.minutes", BATON_FIELD_TYPE_NUMBER));
  g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.other", BATON_FIELD_TYPE_YES_NO));
  baton_scorecard_apply (scorecard, sheet);
  g_assert_cmpuint (sheet->fields->len, ==, 2);
  evaluator = make_evaluator (sheet);
  for (guint i = 0; i < 500; i++)
    {
      Made made;
      BatonCustomValue custom = { "minutes", made.minutes };
      BatonRecord record = { .custom = &custom };
      BatonScore score;

      make_lead (random, &made);
      record.values[BATON_FIELD_SOURCE] = made.source;
      record.n_custom = made.minutes[0] != '\0';
      baton_evaluator_score (evaluator, &record, NULL, 0, NOW, &score);
      assert_explained (evaluator, &record, NULL, 0, NOW, &score);
      least = MIN (least, score.fit);
      most = MAX (most, score.fit);
    }
  g_assert_cmpint (least, <=, 3);
  g_assert_cmpint (most, >=, 90);
  g_assert_cmpint (most, <, 100);
}

/* A table of many columns that say the same, each a little. */
static void
test_many_columns (void)
{
  g_autoptr(BatonLearningTable) table = baton_learning_table_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  g_autoptr(BatonScorecard) scorecard = NULL;
  BatonCustomValue custom[300];

  for (guint i = 0; i < G_N_ELEMENTS (custom); i++)
    custom[i].key = g_strdup_printf ("column_%u", i);
  for (guint lead = 0; lead < 600; lead++)
    {
      gboolean won = g_rand_double (random) < 0.4;
      const char *value = g_rand_double (random) < (won ? 0.6 : 0.35) ? "yes" : "no";
      BatonRecord record = { .custom = custom, .n_custom = G_N_ELEMENTS (custom) };

      for (guint i = 0; i < G_N_ELEMENTS (custom); i++)
        custom[i].value = value;
      baton_learning_table_add (table, &record, won);
    }

  scorecard = learn (table, NULL);
  g_assert_cmpfloat (scorecard->auc, >, 0.6);
  g_assert_cmpuint (scorecard->rules->len, >=, 1);
  for (guint i = 0; i < G_N_ELEMENTS (custom); i++)
    g_free ((char *) custom[i].key);
}

/* Only together do the two fields say anything: big ones abroad, small ones at
 * home. What is empty is like what is abroad, which takes two rules to say. */
static void
test_two_together (void)
{
  g_autoptr(BatonLearningTable) table = baton_learning_table_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (3);
  g_autoptr(BatonScorecard) scorecard = NULL;
  guint n_together = 0;

  for (guint i = 0; i < 2000; i++)
    {
      static const char * const sizes[] = { "10", "20", "300", "400" };
      static const char * const countries[] = { "DE", "FR", NULL };
      guint size = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (sizes));
      guint country = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (countries));
      gboolean fits = size >= 2 && country > 0;
      BatonRecord record = { .values = { [BATON_FIELD_EMPLOYEES] = sizes[size],
                                         [BATON_FIELD_COUNTRY] = countries[country] } };

      baton_learning_table_add (table, &record, g_rand_double (random) < (fits ? 0.7 : 0.25));
    }

  scorecard = learn (table, NULL);
  for (guint i = 0; i < scorecard->rules->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (scorecard->rules, i);
      gboolean asks_for_both = rule->when->len == 2;

      n_together += asks_for_both && rule->points != 0;
    }
  g_assert_cmpuint (n_together, >=, 2);
  g_assert_cmpfloat (scorecard->auc, >, 0.69);
}

/* Numbers that by chance stand out a little from both their neighbours get no
 * rule of their own. */
static void
test_no_bumps (void)
{
  for (guint32 seed = 21; seed <= 23; seed++)
    {
      g_auto(History) history = { NULL };
      g_autoptr(BatonScorecard) scorecard = NULL;
      int points[16] = { 0, };
      guint n_ranges = 0;

      history_make (&history, seed, N_LEADS);
      scorecard = learn (history.table, NULL);
      for (guint i = 0; i < scorecard->rules->len; i++)
        {
          const BatonFitRule *rule = g_ptr_array_index (scorecard->rules, i);
          const BatonCondition *condition = g_ptr_array_index (rule->when, 0);

          if (rule->when->len == 1 && strcmp (condition->field, "custom.minutes") == 0 &&
              condition->op != BATON_OPERATOR_IS_EMPTY && n_ranges < G_N_ELEMENTS (points))
            points[n_ranges++] = rule->points;
        }
      g_assert_cmpuint (n_ranges, >=, 3);
      for (guint i = 1; i + 1 < n_ranges; i++)
        g_assert_false ((points[i] > points[i - 1]) == (points[i] > points[i + 1]) &&
                        MIN (ABS (points[i] - points[i - 1]), ABS (points[i] - points[i + 1])) < 8);
    }
}

/* Leads of which the budget tells about as much as a field that is known at the
 * start can. */
static BatonLearningTable *
make_doubtful (void)
{
  BatonLearningTable *table = baton_learning_table_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (14);

  for (guint i = 0; i < 600; i++)
    {
      gboolean won = i % 2 == 0;
      BatonCustomValue custom = { "budget", g_rand_double (random) < (won ? 0.77 : 0.23) ? "yes" : "no" };
      BatonRecord record = { .custom = &custom, .n_custom = 1 };

      record.values[BATON_FIELD_SOURCE] = g_rand_double (random) < (won ? 0.7 : 0.4) ? "Referral" : "Web";
      baton_learning_table_add (table, &record, won);
    }
  return table;
}

/* What is told of leads that were not learned from comes from what was decided
 * without them, even from which fields look late: here one does by a hair, and
 * without some of the leads it does not. */
static void
test_honest (void)
{
  g_autoptr(BatonLearningTable) table = make_doubtful ();
  g_autoptr(BatonScorecard) scorecard = learn (table, NULL);
  g_autofree guint8 *folds = baton_learning_table_deal (table, 10, 1);
  double sum = 0.0;
  guint n_late = 0;

  for (guint fold = 0; fold < 10; fold++)
    {
      g_autoptr(BatonLearningTable) rest = baton_learning_table_fold (table, folds, fold, FALSE);
      g_autoptr(BatonLearningTable) within = baton_learning_table_fold (table, folds, fold, TRUE);
      g_autoptr(BatonScorecard) learned = learn (rest, NULL);

      n_late += has_late (learned, "custom.budget");
      sum += baton_scorecard_get_auc (learned, within);
    }
  g_assert_cmpuint (n_late, >, 0);
  g_assert_cmpuint (n_late, <, 10);
  g_assert_cmpfloat_with_epsilon (scorecard->auc, sum / 10, 1e-9);
}

static void
test_same_again (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(BatonScorecard) first = NULL;
  g_autoptr(BatonScorecard) second = NULL;

  history_make (&history, 6, N_LEADS);
  first = learn (history.table, NULL);
  second = learn (history.table, NULL);
  g_assert_cmpuint (first->rules->len, ==, second->rules->len);
  g_assert_cmpfloat (first->auc, ==, second->auc);
  for (guint i = 0; i < first->rules->len; i++)
    {
      const BatonFitRule *a = g_ptr_array_index (first->rules, i);
      const BatonFitRule *b = g_ptr_array_index (second->rules, i);

      g_assert_cmpint (a->points, ==, b->points);
      g_assert_cmpstr (a->name, ==, b->name);
    }
}

/* What was learned from texts is not compared as something else. */
static void
test_typed_fields (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(BatonScorecard) scorecard = NULL;
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(GError) error = NULL;
  BatonRuleSheet *sheet = baton_rule_sheet_new ();

  history_make (&history, 5, N_LEADS);
  scorecard = learn (history.table, NULL);
  g_assert_cmpuint (count_rules (scorecard, "custom.minutes"), >, 0);
  g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.Minutes", BATON_FIELD_TYPE_YES_NO));
  baton_scorecard_apply (scorecard, sheet);
  g_assert_cmpuint (sheet->fields->len, ==, 0);
  rules = baton_rule_set_new (sheet, &error);
  g_assert_no_error (error);
}

static void
test_applied (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(BatonScorecard) scorecard = NULL;
  g_autoptr(BatonRuleSet) rules = NULL;
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  const BatonRuleSheet *applied;

  history_make (&history, 12, N_LEADS);
  scorecard = learn (history.table, NULL);
  add_group (sheet, "old", BATON_PART_FIT, 0, 10);
  add_group (sheet, "pages", BATON_PART_INTEREST, 0, 10);
  add_fit (sheet, "old-rule", 5, condition ("country", "is", "DE"));
  add_interest (sheet, "page", 5, "page_view")->group = g_strdup ("pages");
  add_filter (sheet, "out", BATON_FILTER_HOLD, FALSE, condition ("country", "is", "XX"));
  baton_scorecard_apply (scorecard, sheet);

  rules = make_rules (sheet);
  applied = baton_rule_set_get_sheet (rules);
  g_assert_cmpuint (applied->fit->len, ==, scorecard->rules->len);
  g_assert_cmpuint (applied->groups->len, ==, 1);
  g_assert_cmpuint (applied->filters->len, ==, 1);
  g_assert_cmpuint (applied->interest->len, ==, 1);
  g_assert_false (((BatonInterestRule *) g_ptr_array_index (applied->interest, 0))->active);
  g_assert_cmpint (applied->mql.score, ==, scorecard->threshold);
  g_assert_cmpint (applied->mql.fit, ==, 0);
  g_assert_cmpint (applied->hot.score, >=, applied->mql.score);
}

/* Half of the leads have the best score there is, so no score is a tenth's. */
static void
test_hot_can_be_reached (void)
{
  g_autoptr(BatonLearningTable) table = baton_learning_table_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (13);
  g_autoptr(BatonScorecard) scorecard = NULL;
  g_autoptr(BatonEvaluator) evaluator = NULL;
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  const BatonRecord best = { .values = { [BATON_FIELD_SOURCE] = "Referral" } };
  BatonScore score;

  for (guint i = 0; i < 1000; i++)
    {
      gboolean referred = i % 2 == 0;
      BatonRecord record = { .values = { [BATON_FIELD_SOURCE] = referred ? "Referral" : "Web" } };

      baton_learning_table_add (table, &record, g_rand_double (random) < (referred ? 0.6 : 0.4));
    }
  scorecard = learn (table, NULL);
  baton_scorecard_apply (scorecard, sheet);
  evaluator = make_evaluator (sheet);
  baton_evaluator_score (evaluator, &best, NULL, 0, NOW, &score);
  g_assert_true (score.hot);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/learning/near-the-best", test_near_the_best);
  g_test_add_func ("/learning/calibrated", test_calibrated);
  g_test_add_func ("/learning/late-fields", test_late_fields);
  g_test_add_func ("/learning/readable", test_readable);
  g_test_add_func ("/learning/within-the-limits", test_within_the_limits);
  g_test_add_func ("/learning/many-columns", test_many_columns);
  g_test_add_func ("/learning/two-together", test_two_together);
  g_test_add_func ("/learning/no-bumps", test_no_bumps);
  g_test_add_func ("/learning/honest", test_honest);
  g_test_add_func ("/learning/same-again", test_same_again);
  g_test_add_func ("/learning/typed-fields", test_typed_fields);
  g_test_add_func ("/learning/applied", test_applied);
  g_test_add_func ("/learning/hot-can-be-reached", test_hot_can_be_reached);
  return g_test_run ();
}
