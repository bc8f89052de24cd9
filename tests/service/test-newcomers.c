/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who qualifies because the rules changed waits until a person confirms it. */

#include "baton-documents.h"
#include "baton-newcomers.h"
#include "baton-undo.h"
#include "service-fixture.h"

#define MORE_RULES \
  "\"interest\": [{\"id\": \"page\", \"name\": \"Page\", \"kind\": \"page_view\", \"points\": 5}]," \
  "\"hand_raisers\": [{\"id\": \"demo\", \"name\": \"Demo\", \"kind\": \"demo_request\"}]," \
  "\"fit\": [{\"id\": \"company\", \"name\": \"Company\", \"points\": 40, " \
  "\"when\": [{\"field\": \"company\", \"op\": \"is not empty\"}]}, " \
  "{\"id\": \"first\", \"name\": \"The first\", \"points\": 20, " \
  "\"when\": [{\"field\": \"email\", \"op\": \"starts with\", \"value\": \"first\"}]}]}"

#define STRICT_RULES "{\"format\": 1, \"name\": \"Strict\", \"thresholds\": {\"mql\": {\"score\": 90}}, " MORE_RULES
#define EAGER_RULES "{\"format\": 1, \"name\": \"Eager\", \"thresholds\": {\"mql\": {\"score\": 40}}, " MORE_RULES

static void
save (Office             *office,
      const char         *text,
      gboolean            confirm,
      BatonRescoreReport *report)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonRuleSet) rules = baton_rule_set_from_json (text, -1, &error);
  const BatonRuleSave how = { .confirm = confirm };
  gint64 version;

  g_assert_no_error (error);
  baton_rules_save (office->session, rules, &how, &version, report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Three leads that qualify since the rules changed, the second one best. */
static void
flood (Office *office,
       gint64  leads[3])
{
  BatonRescoreReport report;

  save (office, STRICT_RULES, FALSE, &report);
  leads[0] = office_add_lead (office, "ada@mills.example");
  leads[1] = office_add_lead (office, "first@mills.example");
  leads[2] = office_add_lead (office, "eve@mills.example");
  save (office, EAGER_RULES, TRUE, &report);
  g_assert_cmpuint (report.handed_over, ==, 0);
  g_assert_cmpuint (report.unconfirmed, ==, 3);
}

static void
assert_waiting (Office *office,
                guint   n_leads)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) waiting = baton_newcomers_list (office->session, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, n_leads);
  office_assert_healthy (office);
}

static guint
get_stage (Office *office,
           gint64  lead)
{
  g_auto(BatonLeadRow) row = { 0, };

  office_load (office, lead, &row);
  return row.state.stage;
}

static void
test_wait (Office *office)
{
  g_autoptr(GArray) waiting = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  gint64 leads[3];

  flood (office, leads);
  waiting = baton_newcomers_list (office->session, NULL);
  g_assert_cmpuint (waiting->len, ==, 3);
  g_assert_cmpint (g_array_index (waiting, gint64, 0), ==, leads[1]);

  office_load (office, leads[0], &row);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_NEW);
  g_assert_cmpint (row.state.fit, ==, 40);
  g_assert_cmpint (row.state.suppressed_since, ==, 0);
  office_assert_healthy (office);
}

static void
test_confirm (Office *office)
{
  g_autoptr(GError) error = NULL;
  BatonNewcomersReport report;
  g_auto(BatonLeadRow) best = { 0, };
  gint64 person = office_hire (office, "Sam", BATON_TEAM_SALES, 1);
  gint64 leads[3];

  flood (office, leads);
  g_assert_true (baton_newcomers_confirm (office->session, &leads[2], 1, &report, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.handed_over, ==, 1);
  g_assert_cmpuint (get_stage (office, leads[2]), ==, BATON_STAGE_MARKETING_QUALIFIED);
  g_assert_cmpuint (get_stage (office, leads[1]), ==, BATON_STAGE_NEW);
  assert_waiting (office, 2);

  g_assert_false (baton_newcomers_confirm (office->session, leads, 3, &report, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_waiting (office, 2);

  g_assert_true (baton_newcomers_confirm (office->session, NULL, 0, &report, NULL, &error));
  g_assert_cmpuint (report.handed_over, ==, 2);
  assert_waiting (office, 0);
  office_load (office, leads[2], &best);
  g_assert_cmpint (best.state.owner, ==, person);
}

/* The best lead gets whoever is free. */
static void
test_best_first (Office *office)
{
  gint64 person = office_hire (office, "Sam", BATON_TEAM_SALES, 1);
  BatonNewcomersReport report;
  g_auto(BatonLeadRow) best = { 0, };
  gint64 leads[3];

  flood (office, leads);
  g_assert_true (baton_newcomers_confirm (office->session, NULL, 0, &report, NULL, NULL));
  office_load (office, leads[1], &best);
  g_assert_cmpint (best.state.owner, ==, person);
}

/* Time alone hands nobody over who waits. */
static void
test_time (Office *office)
{
  BatonRescoreReport report;
  BatonTickReport tick;
  g_autoptr(GError) error = NULL;
  gint64 leads[3];

  flood (office, leads);
  office_set_now (office, OFFICE_NOW + 3 * DAY);
  baton_tick (office->session, &tick, NULL, &error);
  g_assert_no_error (error);
  baton_rescore_all (office->session, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.unconfirmed, ==, 0);
  save (office, EAGER_RULES, FALSE, &report);
  g_assert_cmpuint (report.handed_over, ==, 0);
  assert_waiting (office, 3);
}

static void
test_own_event (Office *office)
{
  BatonReceipt receipt;
  gint64 leads[3];

  flood (office, leads);
  office_record (office, "{\"source\": \"s\", \"id\": \"1\", \"kind\": \"email_open\", \"email\": \"ada@mills.example\"}",
                 &receipt);
  g_assert_cmpint (receipt.handoff, ==, 0);
  assert_waiting (office, 3);

  office_record (office, "{\"source\": \"s\", \"id\": \"2\", \"kind\": \"page_view\", \"email\": \"ada@mills.example\"}",
                 &receipt);
  g_assert_cmpint (receipt.handoff, !=, 0);
  assert_waiting (office, 2);

  office_raise_hand (office, "eve@mills.example", &receipt);
  g_assert_cmpint (receipt.handoff, !=, 0);
  assert_waiting (office, 1);
}

static void
test_dropped (Office *office)
{
  const BatonChange change = { "company", NULL };
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;
  gint64 leads[3];

  flood (office, leads);
  baton_change_lead (office->session, leads[0], &change, 1, NULL, &error);
  g_assert_no_error (error);
  assert_waiting (office, 2);
  save (office, STRICT_RULES, TRUE, &report);
  g_assert_cmpuint (report.handed_over + report.released, ==, 0);
  assert_waiting (office, 0);
}

static void
test_person (Office *office)
{
  g_autoptr(GError) error = NULL;
  gint64 leads[3], handoff;

  flood (office, leads);
  baton_hand_over (office->session, leads[0], 0, &handoff, NULL, &error);
  g_assert_no_error (error);
  assert_waiting (office, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/newcomers/wait", test_wait);
  office_add_test ("/newcomers/confirm", test_confirm);
  office_add_test ("/newcomers/best-first", test_best_first);
  office_add_test ("/newcomers/time", test_time);
  office_add_test ("/newcomers/own-event", test_own_event);
  office_add_test ("/newcomers/dropped", test_dropped);
  office_add_test ("/newcomers/person", test_person);
  return g_test_run ();
}
