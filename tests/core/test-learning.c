/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scorecard learned from made-up leads, of which it is known what decides
 * whether they are won. */

#include "learning/baton-scorecard.h"

#include <math.h>
#include <string.h>

#include "learning/baton-late-fields.h"
#include "rules-fixture.h"

#define N_LEADS 3000

/* A table, and what its making knows. */
typedef struct
{
  BatonLearningTable *table;
  double              best_auc; /* What knowing the true chances would give. */
} History;

typedef struct
{
  double   chance;
  gboolean won;
} Truth;

static int
compare_truths (gconstpointer a,
                gconstpointer b)
{
  const Truth *first = a;
  const Truth *second = b;

  return (first->chance > second->chance) - (first->chance < second->chance);
}

static double
auc_of_truth (GArray *truths)
{
  double lost = 0.0, won = 0.0, in_order = 0.0;

  g_array_sort (truths, compare_truths);
  for (guint i = 0; i < truths->len; i++)
    {
      if (g_array_index (truths, Truth, i).won)
        {
          won++;
          in_order += lost;
        }
      else
        {
          lost++;
        }
    }
  return in_order / (won * lost);
}

/* What was known at the start about a lead, and its chance. The source's letter
 * case varies, two in a hundred sources are rare ones, the minutes are sometimes
 * missing, and the colour means nothing. */
typedef struct
{
  char   source[16];
  char   minutes[16];
  char   colour[16];
  double chance;
} Made;

static void
make_lead (GRand *random,
           Made  *made)
{
  static const char * const sources[] = { "Web", "WEB", "web", "Fair", "Referral", "referral" };
  static const double weights[] = { 0.0, 0.0, 0.0, -1.0, 2.0, 2.0 };
  guint source = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (sources));
  int minutes = g_rand_int_range (random, 0, 60);
  double odds = -1.2 + weights[source];

  g_strlcpy (made->source, sources[source], sizeof made->source);
  if (g_rand_double (random) < 0.02)
    {
      g_snprintf (made->source, sizeof made->source, "rare %d", g_rand_int_range (random, 0, 20));
      odds -= weights[source];
    }
  if (g_rand_double (random) < 0.1)
    {
      made->minutes[0] = '\0';
      odds -= 1.5;
    }
  else
    {
      g_snprintf (made->minutes, sizeof made->minutes, "%d", minutes);
      odds += minutes >= 40 ? 2.0 : minutes >= 20 ? 1.0 : 0.0;
    }
  g_snprintf (made->colour, sizeof made->colour, "%d", g_rand_int_range (random, 0, 4));
  made->chance = 1.0 / (1.0 + exp (-odds));
}

static void
history_clear (History *history)
{
  baton_learning_table_free (history->table);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

/* The reason for losing is filled in afterwards, the lead's last mail changes
 * all the time. */
static void
history_make (History *history,
              guint32  seed,
              guint    n_leads)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(GArray) truths = g_array_new (FALSE, FALSE, sizeof (Truth));

  history->table = baton_learning_table_new ();
  for (guint i = 0; i < n_leads; i++)
    {
      Made made;
      BatonCustomValue custom[5];
      BatonRecord record = { .custom = custom };
      Truth truth;

      make_lead (random, &made);
      truth = (Truth) { made.chance, g_rand_double (random) < made.chance };
      record.values[BATON_FIELD_SOURCE] = made.source;
      record.values[BATON_FIELD_EXTERNAL_ID] = truth.won ? "gives" : "it away";
      custom[record.n_custom++] = (BatonCustomValue) { "colour", made.colour };
      custom[record.n_custom++] = (BatonCustomValue) { "last_mail", truth.won ? "opened" : "sent" };
      if (made.minutes[0] != '\0')
        custom[record.n_custom++] = (BatonCustomValue) { "minutes", made.minutes };
      if (!truth.won && g_rand_double (random) < 0.4)
        custom[record.n_custom++] = (BatonCustomValue) { "why_not", "no budget" };
      baton_learning_table_add (history->table, &record, truth.won);
      g_array_append_val (truths, truth);
    }
  history->best_auc = auc_of_truth (truths);
}

static BatonScorecard *
learn (BatonLearningTable         *table,
       const BatonLearningOptions *options)
{
  static const BatonLearningOptions usual = { .seed = 1 };
  g_autoptr(GError) error = NULL;
  BatonScorecard *scorecard = baton_scorecard_learn (table, options != NULL ? options : &usual, NULL, &error);

  g_assert_no_error (error);
  return scorecard;
}

static gboolean
has_late (const BatonScorecard *scorecard,
          const char           *field)
{
  for (guint i = 0; i < scorecard->late->len; i++)
    {
      const BatonLateField *late = g_ptr_array_index (scorecard->late, i);

      if (late->certain && strcmp (late->field, field) == 0)
        {
          g_assert_cmpuint (strlen (late->reason), >, 10);
          return TRUE;
        }
    }
  return FALSE;
}

static guint
count_rules (const BatonScorecard *scorecard,
             const char           *field)
{
  guint n_rules = 0;

  for (guint i = 0; i < scorecard->rules->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (scorecard->rules, i);

      for (guint j = 0; j < rule->when->len; j++)
        n_rules += strcmp (((BatonCondition *) g_ptr_array_index (rule->when, j))->field, field) == 0;
    }
  return n_rules;
}

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
  baton_scorecard_apply (scorecard, sheet);
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
  for (guint lead = 0; lead < 1000; lead++)
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

static void
test_chosen_fields (void)
{
  static const char * const source[] = { "source", NULL };
  static const char * const minutes[] = { "minutes", NULL };
  static const char * const nobody[] = { "custom.shoe_size", NULL };
  g_auto(History) history = { NULL };
  g_autoptr(BatonScorecard) only = NULL;
  g_autoptr(BatonScorecard) without = NULL;
  g_autoptr(GError) error = NULL;

  history_make (&history, 8, N_LEADS);
  only = learn (history.table, &(BatonLearningOptions) { .fields = source });
  g_assert_cmpuint (count_rules (only, "source"), >, 0);
  g_assert_cmpuint (only->fields->len, ==, 1);
  without = learn (history.table, &(BatonLearningOptions) { .exclude = minutes });
  g_assert_cmpuint (count_rules (without, "custom.minutes"), ==, 0);
  g_assert_cmpuint (count_rules (without, "source"), >, 0);

  g_assert_null (baton_scorecard_learn (history.table, &(BatonLearningOptions) { .fields = nobody }, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "custom.shoe_size"));
}

static void
test_too_little (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(GError) error = NULL;

  history_make (&history, 9, 60);
  g_assert_null (baton_scorecard_learn (history.table, &(BatonLearningOptions) { .seed = 1 }, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "50"));
}

static void
test_nothing_to_learn (void)
{
  static const char * const countries[] = { "DE", "FR", "BR", "ID", "US", "GB", "ES", "IT" };

  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr(BatonLearningTable) table = baton_learning_table_new ();
      g_autoptr(GRand) random = g_rand_new_with_seed (seed);
      g_autoptr(GError) error = NULL;

      for (guint i = 0; i < 400; i++)
        {
          BatonRecord record = {
            .values = { [BATON_FIELD_COUNTRY] = countries[g_rand_int_range (random, 0, G_N_ELEMENTS (countries))] },
          };

          baton_learning_table_add (table, &record, g_rand_boolean (random));
        }
      g_assert_null (baton_scorecard_learn (table, &(BatonLearningOptions) { .seed = 1 }, NULL, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
    }
}

/* Who is told that nothing can be learned wants to know that something was left out. */
static void
test_only_late (void)
{
  g_autoptr(BatonLearningTable) table = baton_learning_table_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 400; i++)
    {
      BatonCustomValue custom = { "budget", i % 2 == 0 ? "yes" : "no" };
      BatonRecord record = { .custom = &custom, .n_custom = 1 };

      baton_learning_table_add (table, &record, i % 2 == 0);
    }
  g_assert_null (baton_scorecard_learn (table, &(BatonLearningOptions) { .seed = 1 }, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“budget”"));
}

static void
test_cancelled (void)
{
  g_auto(History) history = { NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  history_make (&history, 11, 500);
  g_cancellable_cancel (cancellable);
  g_assert_null (baton_scorecard_learn (history.table, &(BatonLearningOptions) { .seed = 1 }, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  g_test_add_func ("/learning/same-again", test_same_again);
  g_test_add_func ("/learning/chosen-fields", test_chosen_fields);
  g_test_add_func ("/learning/too-little", test_too_little);
  g_test_add_func ("/learning/nothing-to-learn", test_nothing_to_learn);
  g_test_add_func ("/learning/only-late", test_only_late);
  g_test_add_func ("/learning/cancelled", test_cancelled);
  g_test_add_func ("/learning/applied", test_applied);
  g_test_add_func ("/learning/hot-can-be-reached", test_hot_can_be_reached);
  return g_test_run ();
}
