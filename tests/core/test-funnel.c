/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-funnel.h"

#include <math.h>

#include "index-fixture.h"
#include "insight/baton-leak.h"
#include "insight/baton-percent-text.h"

#define HOUR G_TIME_SPAN_HOUR
#define OUT  BATON_FUNNEL_OUTSIDE
#define MQL  BATON_STAGE_MARKETING_QUALIFIED
#define SAL  BATON_STAGE_SALES_ACCEPTED

static BatonProcess *process;

static GArray *
compute (const BatonFunnelMove *moves,
         gsize                  n_moves)
{
  static const guint counts[BATON_MAX_STAGES] = { 7, 3, 2 };

  return baton_funnel_compute (process, counts, moves, n_moves, NOW, NOW + 10 * DAY, NOW + 20 * DAY);
}

static const BatonFunnelStage *
get_stage (GArray *stages,
           guint   number)
{
  for (guint i = 0; i < stages->len; i++)
    {
      const BatonFunnelStage *stage = &g_array_index (stages, BatonFunnelStage, i);

      if (stage->stage == number)
        return stage;
    }
  g_assert_not_reached ();
}

static void
assert_stage (GArray *stages,
              guint   number,
              guint   entered,
              guint   went_on,
              gint64  median)
{
  const BatonFunnelStage *stage = get_stage (stages, number);

  g_assert_cmpuint (stage->entered, ==, entered);
  g_assert_cmpuint (stage->went_on, ==, went_on);
  g_assert_cmpint (stage->median_seconds, ==, median);
}

static void
test_empty (void)
{
  g_autoptr(GArray) stages = compute (NULL, 0);

  g_assert_cmpuint (stages->len, ==, 7);
  g_assert_cmpuint (get_stage (stages, BATON_STAGE_NEW)->count, ==, 7);
  g_assert_cmpuint (get_stage (stages, MQL)->count, ==, 3);
  for (guint i = 0; i < stages->len; i++)
    {
      assert_stage (stages, i, 0, 0, -1);
      g_assert_true (isnan (g_array_index (stages, BatonFunnelStage, i).conversion));
    }
}

static void
test_numbers (void)
{
  static const BatonFunnelMove moves[] = {
    { 2, NOW + 3 * HOUR, BATON_STAGE_NEW, MQL },
    { 1, NOW, OUT, BATON_STAGE_NEW },
    { 1, NOW + HOUR, BATON_STAGE_NEW, MQL },
    { 2, NOW, OUT, BATON_STAGE_NEW },
    { 3, NOW + HOUR, OUT, BATON_STAGE_NEW },
    { 4, NOW + HOUR, OUT, BATON_STAGE_NEW },
    { 4, NOW + 9 * HOUR, BATON_STAGE_NEW, BATON_STAGE_DISQUALIFIED },
    { 1, NOW + 15 * DAY, MQL, SAL },
  };
  g_autoptr(GArray) stages = compute (moves, G_N_ELEMENTS (moves));

  assert_stage (stages, BATON_STAGE_NEW, 4, 2, 2 * 3600);
  g_assert_cmpfloat (get_stage (stages, BATON_STAGE_NEW)->conversion, ==, 0.5);
  assert_stage (stages, MQL, 2, 1, 15 * 24 * 3600 - 3600);
  assert_stage (stages, SAL, 0, 0, -1);
  assert_stage (stages, BATON_STAGE_DISQUALIFIED, 1, 0, -1);
  g_assert_true (isnan (get_stage (stages, BATON_STAGE_DISQUALIFIED)->conversion));
}

/* The period has its first moment, and not the one after its last; what is to come has not happened. */
static void
test_period (void)
{
  static const BatonFunnelMove moves[] = {
    { 1, NOW - 1, OUT, BATON_STAGE_NEW },
    { 2, NOW, OUT, BATON_STAGE_NEW },
    { 3, NOW + 10 * DAY - 1, OUT, BATON_STAGE_NEW },
    { 4, NOW + 10 * DAY, OUT, BATON_STAGE_NEW },
    { 2, NOW + 20 * DAY, BATON_STAGE_NEW, MQL },
    { 3, NOW + 20 * DAY + 1, BATON_STAGE_NEW, MQL },
  };
  g_autoptr(GArray) stages = compute (moves, G_N_ELEMENTS (moves));

  assert_stage (stages, BATON_STAGE_NEW, 2, 1, 20 * 24 * 3600);
}

/* Skipping a stage is going on; a recycled lead is one lead, and is followed from the first time on. */
static void
test_detours (void)
{
  static const BatonFunnelMove moves[] = {
    { 1, NOW, OUT, BATON_STAGE_NEW },
    { 1, NOW + HOUR, BATON_STAGE_NEW, BATON_STAGE_OPPORTUNITY },
    { 2, NOW, BATON_STAGE_NEW, MQL },
    { 2, NOW + HOUR, MQL, BATON_STAGE_NEW },
    { 2, NOW + 2 * HOUR, BATON_STAGE_NEW, MQL },
    { 2, NOW + 3 * HOUR, MQL, SAL },
    { 3, NOW - HOUR, BATON_STAGE_NEW, MQL },
    { 3, NOW, MQL, BATON_STAGE_NEW },
    { 3, NOW, BATON_STAGE_NEW, MQL },
    { 4, NOW, BATON_STAGE_OPPORTUNITY, BATON_STAGE_CUSTOMER },
  };
  g_autoptr(GArray) stages = compute (moves, G_N_ELEMENTS (moves));

  assert_stage (stages, BATON_STAGE_NEW, 3, 3, 3600);
  assert_stage (stages, MQL, 2, 1, 3 * 3600);
  assert_stage (stages, SAL, 1, 0, -1);
  assert_stage (stages, BATON_STAGE_OPPORTUNITY, 1, 0, -1);
  assert_stage (stages, BATON_STAGE_CUSTOMER, 1, 0, -1);
  g_assert_cmpfloat (get_stage (stages, BATON_STAGE_OPPORTUNITY)->conversion, ==, 0.0);
  g_assert_true (isnan (get_stage (stages, BATON_STAGE_CUSTOMER)->conversion));
}

static void
put (BatonIndex     *index,
     gint64          id,
     BatonLeadState  state)
{
  BatonRecord record = { .created_at = NOW - 90 * DAY };

  baton_index_put (index, id, &record, &state);
}

static void
test_leaks (void)
{
  g_autoptr(BatonIndex) index = baton_index_new ();
  g_autoptr(GError) error = NULL;
  static const struct { const char *id; guint count; } expected[] = {
    { "not-accepted", 2 }, { "unassigned", 1 }, { "not-contacted", 1 }, { "quiet", 2 },
    { "wake-passed", 1 }, { "no-wake", 1 }, { "untouched", 1 },
  };

  put (index, 1, (BatonLeadState) { .stage = MQL, .team = BATON_TEAM_SALES, .due_at = NOW - HOUR });
  put (index, 2, (BatonLeadState) { .stage = MQL, .team = BATON_TEAM_SALES, .due_at = NOW - DAY,
                                    .flags = BATON_LEAD_UNASSIGNED });
  put (index, 3, (BatonLeadState) { .stage = MQL, .team = BATON_TEAM_SALES, .due_at = NOW + HOUR });
  put (index, 4, (BatonLeadState) { .stage = SAL, .team = BATON_TEAM_SALES, .due_at = NOW - HOUR });
  put (index, 5, (BatonLeadState) { .stage = BATON_STAGE_OPPORTUNITY, .last_event_at = NOW - 15 * DAY });
  put (index, 6, (BatonLeadState) { .stage = BATON_STAGE_OPPORTUNITY });
  put (index, 7, (BatonLeadState) { .stage = BATON_STAGE_OPPORTUNITY, .last_event_at = NOW - DAY });
  put (index, 8, (BatonLeadState) { .returned_at = NOW - 30 * DAY, .wake_at = NOW - DAY });
  put (index, 9, (BatonLeadState) { .returned_at = NOW - 30 * DAY, .wake_at = NOW + DAY });
  put (index, 10, (BatonLeadState) { .returned_at = NOW - 30 * DAY });
  put (index, 11, (BatonLeadState) { .fit = 60 });
  put (index, 12, (BatonLeadState) { .fit = 59 });
  put (index, 13, (BatonLeadState) { .fit = 80, .last_event_at = NOW - DAY });

  G_STATIC_ASSERT (G_N_ELEMENTS (expected) == BATON_N_LEAKS);
  for (guint i = 0; i < BATON_N_LEAKS; i++)
    {
      g_autoptr(BatonLeak) leak = baton_leak_find (index, process, 60, NOW, i, NULL, &error);
      g_autoptr(BatonFilter) filter = make_filter (process, leak->filter);
      g_autoptr(GArray) rows = baton_index_select (index, filter, NULL, FALSE, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (leak->id, ==, expected[i].id);
      g_assert_cmpuint (leak->count, ==, expected[i].count);
      g_assert_cmpuint (rows->len, ==, leak->count);
    }
}

static void
test_percent (void)
{
  g_autofree char *whole = baton_percent_text (1, 0);
  g_autofree char *part = baton_percent_text (0.794, 1);

  g_assert_cmpstr (whole, ==, "100%");
  g_assert_cmpstr (part, ==, "79.4%");
  g_assert_null (baton_percent_text (NAN, 0));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  process = make_process ();

  g_test_add_func ("/funnel/empty", test_empty);
  g_test_add_func ("/funnel/numbers", test_numbers);
  g_test_add_func ("/funnel/period", test_period);
  g_test_add_func ("/funnel/detours", test_detours);
  g_test_add_func ("/leak/counts", test_leaks);
  g_test_add_func ("/percent/text", test_percent);

  status = g_test_run ();
  baton_process_unref (process);
  return status;
}
