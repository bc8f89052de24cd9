/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-funnel-shape.h"

#include <math.h>

#include "insight/baton-funnel-drop.h"
#include "insight/baton-funnel-period.h"

static const BatonFunnelFrame frame = { .x = 10, .y = 20, .width = 400, .bar_height = 48, .gap = 40 };

static const BatonFunnelBar *
get_bar (GArray *bars,
         guint   position)
{
  return &g_array_index (bars, BatonFunnelBar, position);
}

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-9)

static void
test_linear (void)
{
  const guint counts[] = { 200, 100, 50 };
  g_autoptr(GArray) bars = baton_funnel_shape_compute (counts, NULL, 3, &frame);

  g_assert_cmpuint (bars->len, ==, 3);
  assert_near (get_bar (bars, 0)->width, 400);
  assert_near (get_bar (bars, 0)->x, 10);
  assert_near (get_bar (bars, 0)->y, 20);
  assert_near (get_bar (bars, 1)->width, 200);
  assert_near (get_bar (bars, 1)->x, 110);
  assert_near (get_bar (bars, 1)->y, 108);
  assert_near (get_bar (bars, 2)->width, 100);

  assert_near (get_bar (bars, 0)->next_x, 110);
  assert_near (get_bar (bars, 0)->next_width, 200);
  assert_near (get_bar (bars, 2)->next_width, 0);
  assert_near (get_bar (bars, 0)->before_width, -1);
}

static void
test_cut (void)
{
  const guint counts[] = { 1312, 131, 104, 61, 38, 11 };
  g_autoptr(GArray) bars = baton_funnel_shape_compute (counts, NULL, 6, &frame);

  g_assert_true (get_bar (bars, 0)->cut);
  assert_near (get_bar (bars, 0)->width, 400);
  for (guint i = 1; i < 6; i++)
    {
      g_assert_false (get_bar (bars, i)->cut);
      assert_near (get_bar (bars, i)->width / get_bar (bars, 1)->width, counts[i] / 131.0);
    }
  g_assert_cmpfloat (get_bar (bars, 1)->width, >, 300);
  g_assert_cmpfloat (get_bar (bars, 1)->width, <, 400);
}

static void
test_exactly_four_times (void)
{
  const guint counts[] = { 400, 100 };
  const guint more[] = { 401, 100 };
  g_autoptr(GArray) bars = baton_funnel_shape_compute (counts, NULL, 2, &frame);
  g_autoptr(GArray) cut = baton_funnel_shape_compute (more, NULL, 2, &frame);

  g_assert_false (get_bar (bars, 0)->cut);
  assert_near (get_bar (bars, 1)->width, 100);
  g_assert_true (get_bar (cut, 0)->cut);
}

static void
test_above_a_cut (void)
{
  const guint counts[] = { 12000, 10000, 900, 100 };
  g_autoptr(GArray) bars = baton_funnel_shape_compute (counts, NULL, 4, &frame);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (get_bar (bars, i)->cut);
      g_assert_cmpfloat (get_bar (bars, i)->width, >, get_bar (bars, i + 1)->width);
    }
  g_assert_false (get_bar (bars, 3)->cut);
}

static void
test_nothing (void)
{
  const guint counts[] = { 0, 0, 0 };
  const guint gaps[] = { 50, 0, 25 };
  const guint lone[] = { 0, 1, 0 };
  g_autoptr(GArray) none = baton_funnel_shape_compute (NULL, NULL, 0, &frame);
  g_autoptr(GArray) zeros = baton_funnel_shape_compute (counts, counts, 3, &frame);
  g_autoptr(GArray) gap = baton_funnel_shape_compute (gaps, NULL, 3, &frame);
  g_autoptr(GArray) one = baton_funnel_shape_compute (lone, NULL, 3, &frame);

  g_assert_cmpuint (none->len, ==, 0);
  assert_near (get_bar (zeros, 1)->width, 0);
  assert_near (get_bar (zeros, 1)->before_width, 0);
  assert_near (get_bar (gap, 1)->width, 0);
  assert_near (get_bar (gap, 2)->width, 200);
  g_assert_false (get_bar (gap, 0)->cut);
  assert_near (get_bar (one, 1)->width, 400);
}

static void
test_before (void)
{
  const guint counts[] = { 100, 80 };
  const guint before[] = { 120, 300 };
  g_autoptr(GArray) bars = baton_funnel_shape_compute (counts, before, 2, &frame);

  assert_near (get_bar (bars, 0)->before_width, 400);
  assert_near (get_bar (bars, 0)->width, 100 / 120.0 * 400);
  assert_near (get_bar (bars, 1)->before_width, -1);
}

/* Whatever the counts, nothing leaves the frame, and bars to scale are in proportion. */
static void
test_any_counts (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20260323);

  for (guint round = 0; round < 5000; round++)
    {
      guint n = (guint) g_rand_int_range (random, 1, 8);
      guint counts[8], before[8];
      g_autoptr(GArray) bars = NULL;
      double scale = 0;

      for (guint i = 0; i < n; i++)
        {
          counts[i] = (guint) exp (g_rand_double_range (random, 0, 14)) - 1;
          before[i] = (guint) exp (g_rand_double_range (random, 0, 14)) - 1;
        }
      bars = baton_funnel_shape_compute (counts, before, n, &frame);
      for (guint i = 0; i < n; i++)
        {
          const BatonFunnelBar *bar = get_bar (bars, i);

          g_assert_cmpfloat (bar->width, >=, 0);
          g_assert_cmpfloat (bar->width, <=, 400 + 1e-9);
          g_assert_cmpfloat (bar->before_width, <=, 400 + 1e-9);
          g_assert_true (counts[i] == 0 ? bar->width <= 0 : bar->width >= 2);
          if (bar->cut || bar->width <= 2)
            continue;
          if (scale > 0)
            g_assert_cmpfloat_with_epsilon (bar->width / counts[i], scale, 1e-6);
          scale = bar->width / counts[i];
        }
    }
}

static BatonFunnelStage
make_stage (guint entered,
            guint went_on)
{
  return (BatonFunnelStage) {
    .entered = entered,
    .went_on = went_on,
    .conversion = entered > 0 ? (double) went_on / entered : NAN,
  };
}

static void
test_drop (void)
{
  const BatonFunnelStage stages[] = { make_stage (1000, 100), make_stage (100, 79), make_stage (79, 50) };
  const BatonFunnelStage before[] = { make_stage (1000, 104), make_stage (100, 88), make_stage (70, 42) };
  const BatonFunnelStage few[] = { make_stage (19, 1), make_stage (0, 0), make_stage (1, 0) };
  guint position;

  g_assert_cmpint (baton_funnel_find_drop (stages, before, 3, &position), ==, BATON_FUNNEL_DROP_FELL);
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpint (baton_funnel_find_drop (stages, NULL, 3, &position), ==, BATON_FUNNEL_DROP_MOST);
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpint (baton_funnel_find_drop (stages, stages, 3, &position), ==, BATON_FUNNEL_DROP_MOST);
  g_assert_cmpint (baton_funnel_find_drop (few, before, 3, &position), ==, BATON_FUNNEL_DROP_NONE);
  g_assert_cmpint (baton_funnel_find_drop (stages, few, 3, &position), ==, BATON_FUNNEL_DROP_MOST);
}

static gint64
at (const char *text)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (moment);
  return g_date_time_to_unix (moment) * G_USEC_PER_SEC;
}

static void
assert_span (BatonFunnelPeriod  period,
             const char        *now,
             const char        *from,
             const char        *to,
             const char        *before_from,
             const char        *before_to)
{
  g_autoptr(GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  BatonFunnelSpan span;

  baton_funnel_period_find (period, berlin, at (now), &span);
  g_assert_cmpint (span.from, ==, at (from));
  g_assert_cmpint (span.to, ==, at (to));
  g_assert_cmpint (span.before_from, ==, at (before_from));
  g_assert_cmpint (span.before_to, ==, at (before_to));
  g_assert_cmpint (span.before_now - span.before_to, ==, at (now) - span.to);
  g_assert_true (baton_funnel_span_has_before (&span));
}

static void
test_last_month (void)
{
  assert_span (BATON_FUNNEL_LAST_MONTH, "2026-03-23T09:24:00Z", "2026-02-01T00:00:00+01:00",
               "2026-03-01T00:00:00+01:00", "2026-01-01T00:00:00+01:00", "2026-02-01T00:00:00+01:00");
  assert_span (BATON_FUNNEL_LAST_MONTH, "2026-01-31T23:30:00Z", "2026-01-01T00:00:00+01:00",
               "2026-02-01T00:00:00+01:00", "2025-12-01T00:00:00+01:00", "2026-01-01T00:00:00+01:00");
}

static void
test_to_date (void)
{
  g_autoptr(GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  gint64 now = at ("2026-03-23T10:24:00+01:00");
  BatonFunnelSpan span;

  baton_funnel_period_find (BATON_FUNNEL_THIS_QUARTER, berlin, now, &span);
  g_assert_cmpint (span.from, ==, at ("2026-01-01T00:00:00+01:00"));
  g_assert_cmpint (span.to, ==, now + 1);
  g_assert_cmpint (span.before_from, ==, at ("2025-10-11T00:00:00+02:00"));
  g_assert_cmpint (span.before_to - span.before_from, ==, span.to - span.from);

  baton_funnel_period_find (BATON_FUNNEL_THIS_MONTH, berlin, now, &span);
  g_assert_cmpint (span.from, ==, at ("2026-03-01T00:00:00+01:00"));
  g_assert_cmpint (span.before_from, ==, at ("2026-02-06T00:00:00+01:00"));

  baton_funnel_period_find (BATON_FUNNEL_LAST_YEAR, berlin, now, &span);
  g_assert_cmpint (span.from, ==, at ("2025-03-23T00:00:00+01:00"));
  g_assert_cmpint (span.before_to, <=, span.from);
}

static void
test_all_time (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  BatonFunnelSpan span;

  baton_funnel_period_find (BATON_FUNNEL_ALL_TIME, utc, at ("2026-03-23T10:24:00Z"), &span);
  g_assert_false (baton_funnel_span_has_before (&span));
  g_assert_cmpint (span.from, <, at ("1970-01-01T00:00:00Z"));
  g_assert_cmpint (span.to, >, at ("2100-01-01T00:00:00Z"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/funnel-shape/linear", test_linear);
  g_test_add_func ("/funnel-shape/cut", test_cut);
  g_test_add_func ("/funnel-shape/exactly-four-times", test_exactly_four_times);
  g_test_add_func ("/funnel-shape/above-a-cut", test_above_a_cut);
  g_test_add_func ("/funnel-shape/nothing", test_nothing);
  g_test_add_func ("/funnel-shape/before", test_before);
  g_test_add_func ("/funnel-shape/any-counts", test_any_counts);
  g_test_add_func ("/funnel-drop/find", test_drop);
  g_test_add_func ("/funnel-period/last-month", test_last_month);
  g_test_add_func ("/funnel-period/to-date", test_to_date);
  g_test_add_func ("/funnel-period/all-time", test_all_time);

  return g_test_run ();
}
