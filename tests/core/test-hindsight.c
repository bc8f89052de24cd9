/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-hindsight.h"

#include <math.h>

#define DAY  (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define WEEK (7 * DAY)
#define MONDAY (G_GINT64_CONSTANT (1772409600) * G_USEC_PER_SEC) /* 2026-03-02 00:00 UTC */

#define N_ROUNDS 60
#define MAX_CASES 120

static BatonHindsightCase
make_case (int                   score,
           BatonHindsightOutcome outcome,
           gint64                at)
{
  return (BatonHindsightCase) { .at = at, .score = score, .outcome = outcome };
}

static gsize
make_random (GRand              *rand,
             BatonHindsightCase *cases)
{
  gsize n = (gsize) g_rand_int_range (rand, 0, MAX_CASES);
  int spread = g_rand_int_range (rand, 1, 202);
  int weeks = g_rand_int_range (rand, 1, 80);

  for (gsize i = 0; i < n; i++)
    cases[i] = (BatonHindsightCase) {
      .at = MONDAY - g_rand_int_range (rand, 0, weeks * 7) * DAY + g_rand_int_range (rand, 0, 86400) * G_TIME_SPAN_SECOND,
      .score = g_rand_int_range (rand, 0, spread),
      .outcome = g_rand_int_range (rand, 0, BATON_N_HINDSIGHT_OUTCOMES),
      .gate = g_rand_int_range (rand, 0, 8) == 0 ? g_rand_int_range (rand, 1, 3) : BATON_HINDSIGHT_BY_SCORE,
    };
  return n;
}

static void
assert_near (double found,
             double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-9);
}

static double
divide (double part,
        double whole)
{
  return whole > 0 ? part / whole : NAN;
}

static gboolean
is_known (const BatonHindsightCase *item)
{
  return item->outcome != BATON_HINDSIGHT_OPEN;
}

static gboolean
is_won (const BatonHindsightCase *item)
{
  return item->outcome == BATON_HINDSIGHT_WON;
}

static gboolean
passes (const BatonHindsightCase *item,
        int                       threshold)
{
  return item->gate == BATON_HINDSIGHT_ALWAYS ||
         (item->gate == BATON_HINDSIGHT_BY_SCORE && item->score >= threshold);
}

/* Looks at each pair. */
static double
compute_auc (const BatonHindsightCase *cases,
             gsize                     n)
{
  double pairs = 0;
  double in_order = 0;

  for (gsize i = 0; i < n; i++)
    {
      for (gsize j = 0; j < n; j++)
        {
          if (!is_won (&cases[i]) || !is_known (&cases[j]) || is_won (&cases[j]))
            continue;
          pairs++;
          in_order += cases[i].score > cases[j].score ? 1 : cases[i].score == cases[j].score ? 0.5 : 0;
        }
    }
  return divide (in_order, pairs);
}

static void
assert_bands (const BatonHindsight     *found,
              const BatonHindsightCase *cases,
              gsize                     n,
              double                    share)
{
  guint64 count = 0;
  guint64 won = 0;

  for (guint i = 0; i < BATON_HINDSIGHT_BANDS; i++)
    {
      const BatonHindsightBand *band = &found->bands[i];
      guint64 in_band = 0;
      guint64 won_in_band = 0;

      for (gsize j = 0; j < n; j++)
        {
          gboolean in = is_known (&cases[j]) && cases[j].score >= band->from && cases[j].score <= band->to;

          in_band += in;
          won_in_band += in && is_won (&cases[j]);
        }
      g_assert_cmpuint (band->count, ==, in_band);
      g_assert_cmpuint (band->won, ==, won_in_band);
      assert_near (band->precision, divide ((double) won_in_band, (double) in_band));
      assert_near (band->recall, divide ((double) won_in_band, (double) found->n_cases[BATON_HINDSIGHT_WON]));
      assert_near (band->lift, band->precision / share);
      count += band->count;
      won += band->won;
    }
  g_assert_cmpuint (count, ==, n - found->n_cases[BATON_HINDSIGHT_OPEN]);
  g_assert_cmpuint (won, ==, found->n_cases[BATON_HINDSIGHT_WON]);
}

static void
assert_threshold (const BatonHindsight     *found,
                  const BatonHindsightCase *cases,
                  gsize                     n,
                  int                       threshold,
                  double                    share)
{
  const BatonHindsightPoint *point = &found->curve[threshold];
  guint64 passed = 0;
  guint64 won = 0;
  guint64 busiest = 0;
  guint64 work = 0;

  for (gsize i = 0; i < n; i++)
    {
      passed += is_known (&cases[i]) && passes (&cases[i], threshold);
      won += is_won (&cases[i]) && passes (&cases[i], threshold);
    }
  for (guint week = 0; week < found->n_weeks; week++)
    {
      gint64 from = baton_hindsight_get_week (found, week);
      guint64 leads = 0;

      for (gsize i = 0; i < n; i++)
        leads += cases[i].at >= from && cases[i].at < from + WEEK && passes (&cases[i], threshold);
      g_assert_cmpuint (found->weeks[week][threshold], ==, leads);
      busiest = MAX (busiest, leads);
      work += leads;
    }

  g_assert_cmpuint (point->passed, ==, passed);
  g_assert_cmpuint (point->won, ==, won);
  g_assert_cmpuint (point->busiest_week, ==, busiest);
  assert_near (point->precision, divide ((double) won, (double) passed));
  assert_near (point->recall, divide ((double) won, (double) found->n_cases[BATON_HINDSIGHT_WON]));
  assert_near (point->lift, point->precision / share);
  assert_near (point->per_week, found->n_weeks > 0 ? (double) work / found->n_weeks : 0);
}

/* Counts everything anew for each figure. */
static void
test_brute_force (void)
{
  GRand *rand = g_rand_new_with_seed (20260302);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      BatonHindsightCase cases[MAX_CASES];
      gsize n = make_random (rand, cases);
      g_autoptr(BatonHindsight) found = baton_hindsight_compute (cases, n);
      double known = (double) (n - found->n_cases[BATON_HINDSIGHT_OPEN]);
      double share = divide ((double) found->n_cases[BATON_HINDSIGHT_WON], known);

      assert_near (found->auc, compute_auc (cases, n));
      assert_bands (found, cases, n, share);
      for (int threshold = 0; threshold < BATON_HINDSIGHT_SCORES; threshold++)
        assert_threshold (found, cases, n, threshold, share);
    }
  g_rand_free (rand);
}

static void
test_order_does_not_matter (void)
{
  GRand *rand = g_rand_new_with_seed (5);
  BatonHindsightCase cases[MAX_CASES], turned[MAX_CASES];
  gsize n = make_random (rand, cases);
  g_autoptr(BatonHindsight) one = NULL;
  g_autoptr(BatonHindsight) other = NULL;

  for (gsize i = 0; i < n; i++)
    turned[i] = cases[n - 1 - i];
  one = baton_hindsight_compute (cases, n);
  other = baton_hindsight_compute (turned, n);
  g_assert_cmpmem (one->bands, sizeof one->bands, other->bands, sizeof other->bands);
  g_assert_cmpmem (one->curve, sizeof one->curve, other->curve, sizeof other->curve);
  g_assert_cmpfloat (one->auc, ==, other->auc);
  g_rand_free (rand);
}

/* Figures that were worked out on paper. */
static void
test_by_hand (void)
{
  const BatonHindsightCase cases[] = {
    make_case (130, BATON_HINDSIGHT_WON, MONDAY),
    make_case (110, BATON_HINDSIGHT_WON, MONDAY + DAY),
    make_case (110, BATON_HINDSIGHT_RETURNED, MONDAY + 6 * DAY),
    make_case (70, BATON_HINDSIGHT_LOST, MONDAY - 1),
    make_case (200, BATON_HINDSIGHT_OPEN, MONDAY),
  };
  g_autoptr(BatonHindsight) found = baton_hindsight_compute (cases, G_N_ELEMENTS (cases));

  g_assert_cmpfloat (found->auc, ==, 3.5 / 4);
  g_assert_cmpuint (found->bands[5].count, ==, 2);
  g_assert_cmpfloat (found->bands[5].precision, ==, 0.5);
  g_assert_cmpfloat (found->bands[5].lift, ==, 1);
  g_assert_cmpuint (found->bands[9].count, ==, 0);
  g_assert_cmpuint (found->curve[100].passed, ==, 3);
  g_assert_cmpfloat (found->curve[100].recall, ==, 1);
  g_assert_cmpfloat (found->curve[111].precision, ==, 1);
  g_assert_cmpfloat (found->curve[111].recall, ==, 0.5);

  g_assert_cmpuint (found->n_weeks, ==, 2);
  g_assert_cmpint (baton_hindsight_get_week (found, 0), ==, MONDAY - WEEK);
  g_assert_cmpuint (found->weeks[1][100], ==, 4);
  g_assert_cmpuint (found->weeks[0][100], ==, 0);
  g_assert_cmpfloat (found->curve[100].per_week, ==, 2);
  g_assert_cmpfloat (found->curve[100].per_month, ==, 4);
}

static void
test_target (void)
{
  BatonHindsightCase cases[100];
  g_autoptr(BatonHindsight) found = NULL;
  g_autoptr(BatonHindsight) nothing = baton_hindsight_compute (NULL, 0);

  for (int i = 0; i < 100; i++)
    cases[i] = make_case (i + 1, BATON_HINDSIGHT_OPEN, MONDAY + (i % 7) * DAY);
  found = baton_hindsight_compute (cases, G_N_ELEMENTS (cases));

  g_assert_cmpint (baton_hindsight_find_threshold (found, 50), ==, 51);
  g_assert_cmpint (baton_hindsight_find_threshold (found, 1), ==, 100);
  g_assert_cmpint (baton_hindsight_find_threshold (found, 100), ==, 1);
  g_assert_cmpint (baton_hindsight_find_threshold (found, 101), ==, BATON_HINDSIGHT_NEVER);
  g_assert_cmpint (baton_hindsight_find_threshold (found, 0), ==, BATON_HINDSIGHT_NEVER);
  g_assert_true (isnan (found->auc));

  g_assert_true (isnan (nothing->auc));
  g_assert_cmpuint (nothing->n_weeks, ==, 0);
  g_assert_cmpint (baton_hindsight_find_threshold (nothing, 1), ==, BATON_HINDSIGHT_NEVER);
}

/* Two years ago says how good the score was, but not how much work there is now. */
static void
test_long_past (void)
{
  const BatonHindsightCase cases[] = {
    make_case (120, BATON_HINDSIGHT_WON, MONDAY - 104 * WEEK),
    make_case (120, BATON_HINDSIGHT_LOST, MONDAY - 51 * WEEK),
    make_case (120, BATON_HINDSIGHT_LOST, MONDAY),
  };
  g_autoptr(BatonHindsight) found = baton_hindsight_compute (cases, G_N_ELEMENTS (cases));

  g_assert_cmpuint (found->n_weeks, ==, BATON_HINDSIGHT_WEEKS);
  g_assert_cmpint (baton_hindsight_get_week (found, BATON_HINDSIGHT_WEEKS - 1), ==, MONDAY);
  g_assert_cmpuint (found->curve[100].passed, ==, 3);
  assert_near (found->curve[100].per_week, 2.0 / BATON_HINDSIGHT_WEEKS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hindsight/brute-force", test_brute_force);
  g_test_add_func ("/hindsight/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/hindsight/by-hand", test_by_hand);
  g_test_add_func ("/hindsight/target", test_target);
  g_test_add_func ("/hindsight/long-past", test_long_past);

  return g_test_run ();
}
