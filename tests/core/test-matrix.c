/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the matrix of fit and interest says, and what comes of it. */

#include "rules-fixture.h"

#include "handoff/baton-decision.h"
#include "process/baton-process.h"

static void
test_grades (void)
{
  BatonMatrix matrix;

  baton_matrix_init (&matrix);
  for (int points = 0; points <= 100; points++)
    {
      g_assert_cmpuint (baton_matrix_get_row (&matrix, points), ==, 3 - MIN (points / 25, 3));
      g_assert_cmpuint (baton_matrix_get_column (&matrix, points), ==, 3 - MIN (points / 25, 3));
    }

  matrix.fit[0] = 90;
  matrix.cells[0][3] = BATON_MATRIX_REVIEW;
  matrix.cells[1][0] = BATON_MATRIX_HAND_OVER;
  g_assert_cmpint (baton_matrix_get_action (&matrix, 90, 24), ==, BATON_MATRIX_REVIEW);
  g_assert_cmpint (baton_matrix_get_action (&matrix, 89, 75), ==, BATON_MATRIX_HAND_OVER);
  g_assert_cmpint (baton_matrix_get_action (&matrix, 89, 74), ==, BATON_MATRIX_THRESHOLD);
}

typedef struct
{
  BatonMatrixAction action;
  int               fit;
  int               interest;
  BatonScore        score; /* What else there is to the score. */
  BatonLeadFlags    flags;
  BatonDecision     decision;
} CellCase;

static void
test_cells (void)
{
  static const CellCase cases[] = {
    { BATON_MATRIX_THRESHOLD, 60, 30, { 0 }, 0, BATON_DECISION_STAY },
    { BATON_MATRIX_THRESHOLD, 60, 40, { 0 }, 0, BATON_DECISION_QUALIFY },
    { BATON_MATRIX_HAND_OVER, 60, 30, { 0 }, 0, BATON_DECISION_QUALIFY },
    { BATON_MATRIX_HAND_OVER, 60, 30, { .filter_outcome = BATON_FILTER_HOLD }, 0, BATON_DECISION_HOLD },
    { BATON_MATRIX_REVIEW, 60, 49, { 0 }, 0, BATON_DECISION_HOLD },
    { BATON_MATRIX_REVIEW, 60, 49, { 0 }, BATON_LEAD_HELD, BATON_DECISION_STAY },
    { BATON_MATRIX_REVIEW, 60, 49, { .hand_raised_at = NOW }, 0, BATON_DECISION_QUALIFY },
    { BATON_MATRIX_NURTURE, 60, 49, { 0 }, 0, BATON_DECISION_STAY },
    { BATON_MATRIX_NURTURE, 60, 49, { 0 }, BATON_LEAD_HELD, BATON_DECISION_UNHOLD },
    { BATON_MATRIX_NURTURE, 60, 49, { .automation = "a", .automated_at = NOW }, 0, BATON_DECISION_QUALIFY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonRuleSheet *sheet = baton_rule_sheet_new ();
      g_autoptr(BatonRuleSet) rules = NULL;
      BatonLeadState state = { .stage = BATON_STAGE_NEW, .team = BATON_TEAM_MARKETING, .flags = cases[i].flags };
      BatonScore score = cases[i].score;

      sheet->mql = (BatonThreshold) { .score = 100, .release = 90, .fit = 40 };
      sheet->matrix.cells[1][2] = cases[i].action;
      rules = make_rules (sheet);
      score.fit = cases[i].fit;
      score.interest = cases[i].interest;
      g_test_message ("%u", i);
      g_assert_cmpint (baton_decide (rules, &state, &score, NOW, NULL), ==, cases[i].decision);
    }
}

/* A lead that a cell handed over stays so while it is in that cell. */
static void
test_holds_on (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonRuleSet) rules = NULL;
  BatonLeadState state = { .stage = BATON_STAGE_MARKETING_QUALIFIED, .team = BATON_TEAM_SALES };
  BatonScore score = { .fit = 60, .interest = 26 };

  sheet->mql = (BatonThreshold) { .score = 100, .release = 90 };
  sheet->matrix.cells[1][2] = BATON_MATRIX_HAND_OVER;
  rules = make_rules (sheet);

  g_assert_cmpint (baton_decide (rules, &state, &score, NOW, NULL), ==, BATON_DECISION_STAY);
  score.interest = 24;
  g_assert_cmpint (baton_decide (rules, &state, &score, NOW, NULL), ==, BATON_DECISION_RELEASE);
}

static void
test_explained (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(BatonExplanation) explanation = NULL;
  const BatonMissing *missing;
  BatonRecord record = { .values = { [BATON_FIELD_COMPANY] = "Acme" } };

  sheet->mql = (BatonThreshold) { .score = 50, .release = 50 };
  sheet->matrix.cells[1][3] = BATON_MATRIX_NURTURE;
  add_fit (sheet, "company", 60, condition ("company", "is not empty", NULL));
  evaluator = make_evaluator (sheet);

  explanation = baton_evaluator_explain (evaluator, &record, NULL, 0, NOW);
  g_assert_cmpuint (explanation->missing->len, ==, 1);
  missing = g_ptr_array_index (explanation->missing, 0);
  g_assert_cmpstr (missing->what, ==, "matrix");
  g_assert_cmpstr (missing->text, ==, "The matrix keeps B4 with Marketing");
  g_assert_cmpstr (explanation->cell, ==, "B4");
  g_assert_null (explanation->persona);
}

static void
test_refused (void)
{
  BatonRuleSheet *sheet;

  sheet = baton_rule_sheet_new ();
  sheet->matrix.fit[1] = 75;
  assert_refused (sheet, "/matrix/fit/1: ");

  sheet = baton_rule_sheet_new ();
  sheet->matrix.interest[0] = 101;
  assert_refused (sheet, "/matrix/interest/0: ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/matrix/grades", test_grades);
  g_test_add_func ("/matrix/cells", test_cells);
  g_test_add_func ("/matrix/holds-on", test_holds_on);
  g_test_add_func ("/matrix/explained", test_explained);
  g_test_add_func ("/matrix/refused", test_refused);

  return g_test_run ();
}
