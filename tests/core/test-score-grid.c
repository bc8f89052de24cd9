/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-score-grid.h"
#include "process/baton-process.h"

#define NOW (G_GINT64_CONSTANT (1772000000) * G_USEC_PER_SEC)

static const BatonThreshold in_force = { .score = 100, .release = 90, .fit = 40 };

static void
add (BatonScoreGrid *grid,
     guint           stage,
     int             fit,
     int             interest,
     BatonLeadFlags  flags)
{
  const BatonIndexRow row = {
    .stage = stage,
    .team = stage == BATON_STAGE_NEW ? BATON_TEAM_MARKETING : BATON_TEAM_SALES,
    .fit = fit,
    .interest = interest,
    .flags = flags,
  };

  baton_score_grid_add (grid, &row, NOW);
}

static BatonScoreGrid *
new_grid (void)
{
  BatonMatrix matrix;

  baton_matrix_init (&matrix);
  return baton_score_grid_new (&matrix);
}

static BatonScoreGrid *
make_grid (void)
{
  BatonScoreGrid *grid = new_grid ();

  add (grid, BATON_STAGE_NEW, 60, 35, 0);
  add (grid, BATON_STAGE_NEW, 35, 60, 0);
  add (grid, BATON_STAGE_NEW, 60, 35, BATON_LEAD_HELD);
  add (grid, BATON_STAGE_MARKETING_QUALIFIED, 60, 50, 0);
  add (grid, BATON_STAGE_MARKETING_QUALIFIED, 50, 42, 0);
  add (grid, BATON_STAGE_MARKETING_QUALIFIED, 10, 10, BATON_LEAD_HAND_RAISER);
  add (grid, BATON_STAGE_MARKETING_QUALIFIED, 20, 20, 0);
  add (grid, BATON_STAGE_SALES_ACCEPTED, 100, 100, 0);
  return grid;
}

static void
test_weigh (void)
{
  static const struct
  {
    BatonThreshold wanted;
    guint          handed_over;
    guint          released;
  } cases[] = {
    { { .score = 100, .release = 90, .fit = 40 }, 0, 0 },
    { { .score = 95, .release = 90, .fit = 40 }, 1, 0 },
    { { .score = 95, .release = 90, .fit = 0 }, 2, 0 },
    { { .score = 95, .release = 90, .fit = 0, .interest = 60 }, 1, 0 },
    { { .score = 120, .release = 100, .fit = 40 }, 0, 1 },
    { { .score = 120, .release = 120, .fit = 40 }, 0, 2 },
  };
  g_autoptr(BatonScoreGrid) grid = make_grid ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonThresholdEffect effect;

      baton_score_grid_weigh (grid, &in_force, &cases[i].wanted, 90, &effect);
      g_assert_cmpuint (effect.qualified_now, ==, 4);
      g_assert_cmpuint (effect.handed_over, ==, cases[i].handed_over);
      g_assert_cmpuint (effect.released, ==, cases[i].released);
      g_assert_cmpuint (effect.qualified, ==, 4 + cases[i].handed_over - cases[i].released);
      g_assert_cmpuint (effect.hot, ==, 4);
    }
}

/* Cells of the matrix that decide by themselves leave nothing to the threshold. */
static void
test_matrix (void)
{
  const BatonThreshold low = { .score = 1, .release = 1 };
  const BatonThreshold high = { .score = 200, .release = 200 };
  g_autoptr(BatonScoreGrid) grid = NULL;
  BatonThresholdEffect effect;
  BatonMatrix matrix;

  baton_matrix_init (&matrix);
  for (guint i = 0; i < BATON_MATRIX_SIZE; i++)
    {
      matrix.cells[0][i] = BATON_MATRIX_HAND_OVER;
      matrix.cells[3][i] = BATON_MATRIX_NURTURE;
    }
  grid = baton_score_grid_new (&matrix);
  add (grid, BATON_STAGE_NEW, 100, 0, 0);
  add (grid, BATON_STAGE_NEW, 0, 100, 0);
  add (grid, BATON_STAGE_MARKETING_QUALIFIED, 100, 0, 0);
  add (grid, BATON_STAGE_MARKETING_QUALIFIED, 0, 100, 0);

  baton_score_grid_weigh (grid, &in_force, &low, 0, &effect);
  g_assert_cmpuint (effect.handed_over, ==, 1);
  baton_score_grid_weigh (grid, &in_force, &high, 0, &effect);
  g_assert_cmpuint (effect.handed_over, ==, 1);
  g_assert_cmpuint (effect.released, ==, 1);
}

static void
test_returned (void)
{
  BatonIndexRow row = {
    .stage = BATON_STAGE_NEW,
    .team = BATON_TEAM_MARKETING,
    .fit = 60,
    .interest = 60,
    .returned_at = NOW - 10 * G_USEC_PER_SEC,
    .wake_at = NOW + G_USEC_PER_SEC,
    .last_event_at = NOW - G_USEC_PER_SEC,
  };
  g_autoptr(BatonScoreGrid) grid = new_grid ();
  BatonThresholdEffect effect;

  baton_score_grid_add (grid, &row, NOW);
  baton_score_grid_weigh (grid, &in_force, &in_force, 0, &effect);
  g_assert_cmpuint (effect.handed_over, ==, 0);

  baton_score_grid_add (grid, &row, NOW + 2 * G_USEC_PER_SEC);
  baton_score_grid_weigh (grid, &in_force, &in_force, 0, &effect);
  g_assert_cmpuint (effect.handed_over, ==, 1);
}

static void
test_scores (void)
{
  g_autoptr(BatonScoreGrid) grid = make_grid ();
  guint64 counts[BATON_MAX_SCORE + 1];

  baton_score_grid_get_scores (grid, counts);
  g_assert_cmpuint (counts[40], ==, 1);
  g_assert_cmpuint (counts[92], ==, 1);
  g_assert_cmpuint (counts[95], ==, 2);
  g_assert_cmpuint (counts[110], ==, 1);
  g_assert_cmpuint (counts[200], ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score-grid/weigh", test_weigh);
  g_test_add_func ("/score-grid/matrix", test_matrix);
  g_test_add_func ("/score-grid/returned", test_returned);
  g_test_add_func ("/score-grid/scores", test_scores);

  return g_test_run ();
}
