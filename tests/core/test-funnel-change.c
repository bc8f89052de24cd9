/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told of a funnel beside its numbers: what changed, and what is usual. */

#include "insight/baton-funnel-change.h"
#include "insight/baton-funnel-usual.h"

#include <math.h>

#include "index-fixture.h"

#define START (1000 * DAY)

enum { NEW = BATON_STAGE_NEW, MQL = BATON_STAGE_MARKETING_QUALIFIED };

static BatonFunnelStage
make_stage (guint  entered,
            guint  went_on,
            gint64 median)
{
  return (BatonFunnelStage) { .entered = entered, .went_on = went_on, .median_seconds = median,
                              .conversion = entered > 0 ? (double) went_on / entered : NAN };
}

static void
assert_change (const GArray          *changes,
               guint                  place,
               BatonFunnelFigureKind  kind,
               guint                  position,
               gboolean               has_risen)
{
  const BatonFunnelChange *change = &g_array_index (changes, BatonFunnelChange, place);

  g_assert_cmpuint (place, <, changes->len);
  g_assert_cmpint (change->kind, ==, kind);
  g_assert_cmpuint (change->position, ==, position);
  g_assert_cmpint (change->has_risen, ==, has_risen);
}

/* What differs most comes first; a little more or less is no change. */
static void
test_order (void)
{
  const BatonFunnelStage stages[] = { make_stage (105, 50, 3600), make_stage (100, 40, 7200) };
  const BatonFunnelStage before[] = { make_stage (100, 48, 3600), make_stage (120, 60, 1800) };
  g_autoptr(GArray) changes = baton_funnel_find_changes (stages, before, G_N_ELEMENTS (stages));

  g_assert_cmpuint (changes->len, ==, 3);
  assert_change (changes, 0, BATON_FUNNEL_MEDIAN, 1, TRUE);
  assert_change (changes, 1, BATON_FUNNEL_CONVERSION, 1, FALSE);
  assert_change (changes, 2, BATON_FUNNEL_ENTERED, 1, FALSE);
}

/* Of few leads nothing is told, nor of a stage from which nobody can go on. */
static void
test_few (void)
{
  const BatonFunnelStage stages[] = { make_stage (19, 1, 60), make_stage (200, 0, -1) };
  const BatonFunnelStage before[] = { make_stage (40, 30, 9000), make_stage (200, 100, 60) };
  g_autoptr(GArray) changes = baton_funnel_find_changes (stages, before, G_N_ELEMENTS (stages));

  g_assert_cmpuint (changes->len, ==, 0);
}

/* A hundred leads come in every ten days, of whom ever more go on. */
static GArray *
make_moves (guint n_periods)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (BatonFunnelMove));

  for (guint period = 0; period < n_periods; period++)
    {
      for (guint i = 0; i < 100; i++)
        {
          gint64 lead = period * 100 + i + 1;
          gint64 at = START - (period + 1) * 10 * DAY + DAY;
          BatonFunnelMove in = { lead, at, BATON_FUNNEL_OUTSIDE, NEW };
          BatonFunnelMove on = { lead, at + DAY, NEW, MQL };

          g_array_append_val (moves, in);
          if (i < 30 + 5 * period)
            g_array_append_val (moves, on);
        }
    }
  return moves;
}

static GArray *
compute_usual (BatonProcess *process,
               GArray       *moves)
{
  const BatonFunnelSpan span = {
    .from = START, .to = START + 10 * DAY,
    .before_from = START - 10 * DAY, .before_to = START, .before_now = START,
  };

  return baton_funnel_compute_usual (process, (const BatonFunnelMove *) (const void *) moves->data, moves->len, &span);
}

static void
test_usual (void)
{
  g_autoptr(BatonProcess) process = make_process ();
  g_autoptr(GArray) moves = make_moves (8);
  g_autoptr(GArray) usual = compute_usual (process, moves);
  const BatonFunnelUsual *first = &g_array_index (usual, BatonFunnelUsual, 0);

  g_assert_cmpuint (first->n_periods, ==, BATON_FUNNEL_USUAL_PERIODS);
  g_assert_cmpfloat_with_epsilon (first->low, .30, 1e-9);
  g_assert_cmpfloat_with_epsilon (first->high, .55, 1e-9);
  g_assert_true (baton_funnel_usual_is_known (first));
}

/* Two periods are not enough to call anything usual. */
static void
test_unknown (void)
{
  g_autoptr(BatonProcess) process = make_process ();
  g_autoptr(GArray) moves = make_moves (2);
  g_autoptr(GArray) usual = compute_usual (process, moves);
  const BatonFunnelUsual *first = &g_array_index (usual, BatonFunnelUsual, 0);

  g_assert_cmpuint (first->n_periods, ==, 2);
  g_assert_false (baton_funnel_usual_is_known (first));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/funnel-change/order", test_order);
  g_test_add_func ("/funnel-change/few", test_few);
  g_test_add_func ("/funnel-usual/range", test_usual);
  g_test_add_func ("/funnel-usual/unknown", test_unknown);

  return g_test_run ();
}
