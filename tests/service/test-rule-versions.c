/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"
#include "service-fixture.h"

#define FIRST "{\"format\": 1, \"name\": \"Plain\", \"thresholds\": {\"mql\": {\"score\": 60}}, " \
  "\"fit\": [{\"id\": \"head\", \"name\": \"Leads\", \"points\": 15, " \
  "\"when\": [{\"field\": \"job_title\", \"op\": \"contains\", \"value\": \"head\"}]}]}"
#define SECOND "{\"format\": 1, \"name\": \"Plain\", \"thresholds\": {\"mql\": {\"score\": 70}}, " \
  "\"fit\": [{\"id\": \"head\", \"name\": \"Leads\", \"points\": 20, " \
  "\"when\": [{\"field\": \"job_title\", \"op\": \"contains\", \"value\": \"head\"}]}]}"

static BatonRuleSet *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  BatonRuleSet *rules = baton_rule_set_from_json (text, -1, &error);

  g_assert_no_error (error);
  return rules;
}

static gboolean
save (Office      *office,
      const char  *text,
      gint64       based_on,
      const char  *comment,
      gint64      *version,
      GError     **error)
{
  g_autoptr(BatonRuleSet) rules = parse (text);
  const BatonRuleSave how = { based_on, comment, FALSE };
  BatonRescoreReport report;

  return baton_rules_save (office->session, rules, &how, version, &report, NULL, NULL, NULL, error);
}

/* Two edit at once: the second is told which version is in the way, and nothing
 * that the first did is lost. */
static void
test_conflict (Office *office)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonRuleSet) in_force = NULL;
  g_autoptr(GPtrArray) history = NULL;
  gint64 base = 0, version;

  in_force = baton_rules_load (office->session, &base, &error);
  g_assert_no_error (error);
  g_assert_cmpint (base, ==, 1);

  g_assert_true (save (office, FIRST, base, "Mine", &version, &error));
  g_assert_cmpint (version, ==, 2);
  g_assert_false (save (office, SECOND, base, "Theirs", &version, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (version, ==, 2);

  history = baton_rules_history (office->session, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpstr (((BatonDocument *) g_ptr_array_index (history, 0))->comment, ==, "Mine");

  g_assert_true (save (office, SECOND, version, "After a look", &version, &error));
  g_assert_cmpint (version, ==, 3);
  office_assert_healthy (office);
}

static void
test_compare (Office *office)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GPtrArray) none = NULL;
  const BatonRuleChange *change;
  gint64 first, second;

  save (office, FIRST, 0, NULL, &first, &error);
  save (office, SECOND, 0, NULL, &second, &error);
  changes = baton_rules_compare (office->session, first, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, >=, 2);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->text, ==, "MQL threshold: 60 → 70");
  change = g_ptr_array_index (changes, changes->len - 1);
  g_assert_cmpstr (change->text, ==, "Job title contains “head”: 15 → 20 points");
  g_assert_cmpstr (change->id, ==, "head");

  none = baton_rules_compare (office->session, second, second, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (baton_rules_compare (office->session, first, 99, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
}

static void
test_roll_back (Office *office)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  const BatonRuleSave how = { 0, };
  BatonRescoreReport report;
  g_auto(BatonLeadRow) row = { 0, };
  gint64 lead = office_add_lead (office, "ada@mills.example");
  gint64 first, second, version;

  save (office, FIRST, 0, NULL, &first, &error);
  save (office, SECOND, 0, NULL, &second, &error);
  g_assert_true (baton_rules_roll_back (office->session, first, &how, &version, &report, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, second + 1);
  changes = baton_rules_compare (office->session, first, version, &error);
  g_assert_cmpuint (changes->len, ==, 0);
  history = baton_rules_history (office->session, NULL);
  g_assert_cmpstr (((BatonDocument *) g_ptr_array_index (history, 0))->comment, ==, "Back to version 2");
  office_load (office, lead, &row);
  g_assert_cmpint (row.state.fit, ==, 15);

  g_assert_false (baton_rules_roll_back (office->session, 77, &how, &version, &report, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  office_assert_healthy (office);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/rule-versions/conflict", test_conflict);
  office_add_test ("/rule-versions/compare", test_compare);
  office_add_test ("/rule-versions/roll-back", test_roll_back);
  return g_test_run ();
}
