/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-clock-repository.h"
#include "baton-insight-repository.h"
#include "baton-stage-move-repository.h"
#include "store-samples.h"

static void
move (BatonConnection *connection,
      gint64           lead,
      gint64           at,
      guint            from,
      guint            to)
{
  const BatonStageMove moved = { .lead = lead, .at = at, .from = from, .to = to, .person = 9 };
  BatonLeadState state = { .stage = to, .stage_since = at };
  g_autoptr(GError) error = NULL;

  baton_stage_move_insert (connection, &moved, &error);
  g_assert_no_error (error);
  sample_set_state (connection, lead, &state);
}

static void
test_stage_moves (StoreFixture *fixture)
{
  static const BatonFunnelMove expected[] = {
    { 1, SAMPLE_NOW, BATON_FUNNEL_OUTSIDE, 0 },
    { 1, SAMPLE_NOW + 1, 0, 1 },
    { 1, SAMPLE_NOW + 2, 1, 2 },
    { 2, SAMPLE_NOW, BATON_FUNNEL_OUTSIDE, 0 },
    { 3, SAMPLE_NOW, BATON_FUNNEL_OUTSIDE, 3 },
    { 3, SAMPLE_NOW + 1, 3, 5 },
  };
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  g_autoptr(GArray) of_lead = NULL, all = NULL;
  guint counts[BATON_MAX_STAGES];
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    sample_add_lead (connection, NULL, NULL);
  move (connection, 3, SAMPLE_NOW + 1, 3, 5);
  move (connection, 1, SAMPLE_NOW + 1, 0, 1);
  move (connection, 1, SAMPLE_NOW + 2, 1, 2);

  of_lead = baton_stage_move_list (connection, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_lead->len, ==, 2);
  g_assert_cmpuint (g_array_index (of_lead, BatonStageMove, 1).to, ==, 2);
  g_assert_cmpint (g_array_index (of_lead, BatonStageMove, 1).person, ==, 9);

  all = baton_insight_list_moves (connection, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpmem (&g_array_index (all, BatonFunnelMove, i), sizeof (BatonFunnelMove),
                     &expected[i], sizeof (BatonFunnelMove));

  baton_insight_count_stages (connection, counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 0);
  g_assert_cmpuint (counts[2], ==, 1);
  g_assert_cmpuint (counts[5], ==, 1);
  probe_commit (connection);
}

static void
test_insight_lists (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 bob = sample_add_person (connection, "Bob", BATON_TEAM_SALES);
  gint64 lead = sample_add_lead (connection, NULL, "ann@example.com");
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GArray) sources = NULL;
  g_autoptr(GError) error = NULL;
  const BatonHandoffLine *line;
  guint count = 0;

  sample_hand_over (connection, lead, bob);
  baton_insight_count_handoffs (connection, SAMPLE_NOW, SAMPLE_NOW + 1, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, 1);
  baton_insight_count_handoffs (connection, 0, SAMPLE_NOW, &count, &error);
  g_assert_cmpuint (count, ==, 0);

  lines = baton_insight_list_handoffs (connection, TRUE, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpint (line->handoff->lead, ==, lead);
  g_assert_cmpstr (line->lead_name, ==, "ann@example.com");
  g_assert_cmpstr (line->person_name, ==, "Bob");
  g_assert_null (line->company);

  sample_add_lead (connection, NULL, NULL);
  sources = baton_insight_tally_sources (connection, SAMPLE_NOW, SAMPLE_NOW + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (g_array_index (sources, BatonSourceTally, 0).source, ==, "");
  g_assert_cmpuint (g_array_index (sources, BatonSourceTally, 0).leads, ==, 2);
  g_assert_cmpuint (g_array_index (sources, BatonSourceTally, 0).handed_over, ==, 1);
  g_assert_cmpuint (g_array_index (sources, BatonSourceTally, 0).won, ==, 0);
  probe_commit (connection);
}

static void
try_to_reach (BatonConnection     *connection,
              gint64               lead,
              gint64               handoff,
              gint64               at,
              BatonAttemptOutcome  outcome)
{
  BatonAttempt attempt = {
    .lead = lead, .handoff = handoff, .at = at, .actor = "Bob", .channel = "call", .outcome = outcome,
  };
  g_autoptr(GError) error = NULL;

  baton_attempt_insert (connection, &attempt, &error);
  g_assert_no_error (error);
  g_assert_cmpint (attempt.id, >, 0);
}

static void
test_responses (StoreFixture *fixture)
{
  g_autoptr(BatonStore) store = store_fixture_open (fixture);
  BatonConnection *connection = sample_begin (store);
  gint64 bob = sample_add_person (connection, "Bob", BATON_TEAM_SALES);
  gint64 lead = sample_add_lead (connection, NULL, NULL);
  gint64 other = sample_add_lead (connection, NULL, NULL);
  gint64 handoff;
  g_autoptr(GArray) responses = NULL;
  g_autoptr(GError) error = NULL;
  const BatonResponse *response;

  sample_add_event (connection, lead, SAMPLE_NOW - 7, "a", NULL);
  sample_add_event (connection, lead, SAMPLE_NOW + 7, "b", NULL);
  handoff = sample_hand_over (connection, lead, bob);
  sample_hand_over (connection, other, 0);
  try_to_reach (connection, lead, handoff, SAMPLE_NOW + 20, BATON_ATTEMPT_REACHED);
  try_to_reach (connection, lead, handoff, SAMPLE_NOW + 10, BATON_ATTEMPT_NO_ANSWER);

  responses = baton_insight_list_responses (connection, SAMPLE_NOW, SAMPLE_NOW + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (responses->len, ==, 2);
  response = &g_array_index (responses, BatonResponse, 0);
  g_assert_cmpint (response->lead, ==, lead);
  g_assert_cmpint (response->person, ==, bob);
  g_assert_cmpint (response->event_at, ==, SAMPLE_NOW - 7);
  g_assert_cmpint (response->created_at, ==, SAMPLE_NOW);
  g_assert_cmpint (response->assigned_at, ==, SAMPLE_NOW);
  g_assert_cmpint (response->first_attempt_at, ==, SAMPLE_NOW + 10);
  g_assert_cmpint (response->reached_at, ==, SAMPLE_NOW + 20);
  g_assert_cmpuint (response->attempts, ==, 2);
  response = &g_array_index (responses, BatonResponse, 1);
  g_assert_cmpint (response->first_attempt_at, ==, 0);
  g_assert_cmpuint (response->attempts, ==, 0);
  probe_commit (connection);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  store_fixture_add ("/process/stage-moves", test_stage_moves);
  store_fixture_add ("/insight/lists", test_insight_lists);
  store_fixture_add ("/insight/responses", test_responses);

  return g_test_run ();
}
