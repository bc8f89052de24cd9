/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person waits for who edits the rules. */

#include "bench-preview.h"

#include "baton-lead-sample-private.h"
#include "baton-rule-count.h"
#include "baton-rule-versions.h"
#include "bench-clock.h"
#include "bench-yardstick.h"

#define ROUNDS 3
#define EDITS 30

/* As rules are edited: the points of one rule change with each keystroke. */
static BatonRuleSet *
edit (BatonRuleSet *rules,
      int           points)
{
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (rules));
  g_autoptr(GError) error = NULL;
  BatonRuleSet *edited;

  ((BatonFitRule *) g_ptr_array_index (sheet->fit, 0))->points = points;
  edited = baton_rule_set_new (sheet, &error);
  g_assert_no_error (error);
  return edited;
}

static void
measure_try (BatonSession *session,
             BatonRuleSet *rules)
{
  g_autoptr(BatonLeadSample) sample = baton_lead_sample_new (50000, 20000);
  BenchSeries first, others;

  bench_series_init (&first);
  bench_series_init (&others);
  for (int i = 0; i <= EDITS; i++)
    {
      g_autoptr(BatonRuleSet) edited = edit (rules, i);
      g_autoptr(BatonRuleEffect) effect = NULL;
      g_autoptr(GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      effect = baton_lead_sample_try (sample, session, edited, NULL, &error);
      g_assert_no_error (error);
      bench_series_add (i == 0 ? &first : &others, g_get_monotonic_time () - start);
      if (i == 0)
        g_print ("  %s of %" G_GUINT64_FORMAT " leads, by %" G_GUINT64_FORMAT "\n",
                 effect->is_estimate ? "an estimate" : "exact figures", effect->n_leads, effect->n_scored);
    }
  bench_print_time ("preview of edited rules, the first", &first);
  bench_print_time ("preview of edited rules, the others", &others);
  bench_series_clear (&first);
  bench_series_clear (&others);
}

static void
measure_count (BatonSession *session,
               BatonRuleSet *rules,
               const char   *database)
{
  BenchSeries counts, scans;

  bench_series_init (&counts);
  bench_series_init (&scans);
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr(BatonRuleEffect) effect = NULL;
      g_autoptr(GError) error = NULL;
      gint64 start;

      bench_series_add (&scans, bench_yardstick_event_scan (database));
      start = g_get_monotonic_time ();
      effect = baton_rules_count (session, rules, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      bench_series_add (&counts, g_get_monotonic_time () - start);
    }
  bench_print_ratio ("what edited rules do, counted exactly", &counts, &scans, 50, 1.5, 4);
  bench_series_clear (&counts);
  bench_series_clear (&scans);
}

void
bench_preview_measure (BatonSession *session,
                       const char   *database)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonRuleSet) rules = NULL;
  gint64 version = 0;

  rules = baton_rules_load (session, &version, &error);
  g_assert_no_error (error);
  measure_try (session, rules);
  measure_count (session, rules, database);
}
