/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rule sets that make no sense are refused, with the place. */

#include "rules-fixture.h"

static void
test_refused (void)
{
  static const struct { const char *field; const char *op; const char *values; const char *place; } cases[] = {
    { "jobtitle", "is", "x", "/fit/0/when/0/field: " },
    { "custom.", "is", "x", "/fit/0/when/0/field: " },
    { "job_title", "is", NULL, "/fit/0/when/0: " },
    { "job_title", "is", "a|b", "/fit/0/when/0: " },
    { "job_title", "one of", "a||b", "/fit/0/when/0: " },
    { "job_title", "is empty", "a", "/fit/0/when/0: " },
    { "job_title", "in list", "nowhere", "/fit/0/when/0/value: " },
    { "job_title", "has word", "&", "/fit/0/when/0/value: " },
    { "employees", "between", "50|10", "/fit/0/when/0/values: " },
    { "employees", "between", "50", "/fit/0/when/0: " },
    { "employees", "at least", "many", "/fit/0/when/0/value: " },
    { "employees", "is", "many", "/fit/0/when/0/value: " },
    { "do_not_call", "is", "perhaps", "/fit/0/when/0/value: " },
    { "do_not_call", "at least", "yes", "/fit/0/when/0/op: " },
    { "employees", "at least", "2026-03-31", "/fit/0/when/0/value: " },
    { "custom.SEATS", "is", "many", "/fit/0/when/0/value: " },
    { "custom.seats", "one of", "5|many", "/fit/0/when/0/values: " },
    { "custom.renewal", "at most", "250", "/fit/0/when/0/value: " },
    { "custom.renewal", "between", "2026-03-31|2026-01-01", "/fit/0/when/0/values: " },
    { "custom.trial", "at least", "1", "/fit/0/when/0/op: " },
    { "custom.trial", "is", "perhaps", "/fit/0/when/0/value: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonRuleSheet *sheet = baton_rule_sheet_new ();

      g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.Seats", BATON_FIELD_TYPE_NUMBER));
      g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.renewal", BATON_FIELD_TYPE_DATE));
      g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.trial", BATON_FIELD_TYPE_YES_NO));
      add_fit (sheet, "rule", 1, condition (cases[i].field, cases[i].op, cases[i].values));
      assert_refused (sheet, cases[i].place);
    }
}

static void
test_refused_sheets (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();

  add_fit (sheet, "same", 1, NULL);
  add_interest (sheet, "same", 1, "visit");
  assert_refused (sheet, "/interest/0/id: ");

  sheet = baton_rule_sheet_new ();
  g_ptr_array_add (sheet->fields, baton_rule_field_new ("employees", BATON_FIELD_TYPE_TEXT));
  assert_refused (sheet, "/fields/employees: ");

  sheet = baton_rule_sheet_new ();
  g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.a/b", BATON_FIELD_TYPE_TEXT));
  g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.A/B", BATON_FIELD_TYPE_DATE));
  assert_refused (sheet, "/fields/custom.A~1B: ");

  sheet = baton_rule_sheet_new ();
  add_fit (sheet, "clamp", 1, NULL);
  assert_refused (sheet, "/fit/0/id: ");

  sheet = baton_rule_sheet_new ();
  add_fit (sheet, "rule", 1, NULL)->group = g_strdup ("none");
  assert_refused (sheet, "/fit/0/group: ");

  sheet = baton_rule_sheet_new ();
  add_group (sheet, "pages", BATON_PART_INTEREST, 0, 10);
  add_fit (sheet, "rule", 1, NULL)->group = g_strdup ("pages");
  assert_refused (sheet, "/fit/0/group: ");

  sheet = baton_rule_sheet_new ();
  add_interest (sheet, "rule", 1, NULL);
  assert_refused (sheet, "/interest/0: ");

  sheet = baton_rule_sheet_new ();
  add_interest (sheet, "rule", 1001, "visit");
  assert_refused (sheet, "/interest/0/points: ");

  sheet = baton_rule_sheet_new ();
  add_interest (sheet, "rule", 1, "visit")->inactive_days = 5;
  assert_refused (sheet, "/interest/0/inactive_days: ");

  sheet = baton_rule_sheet_new ();
  sheet->mql.release = 101;
  assert_refused (sheet, "/thresholds/mql/release: ");

  sheet = baton_rule_sheet_new ();
  sheet->hot.hand_raised = TRUE;
  sheet->hot.raisers = g_strsplit ("demo", ",", -1);
  assert_refused (sheet, "/thresholds/hot/hand_raised/0: ");

  sheet = baton_rule_sheet_new ();
  g_ptr_array_add (sheet->filters, baton_filter_rule_new ("all", "All"));
  assert_refused (sheet, "/filters/0/when: ");
}

/* What was copied has the key of what it is a copy of. */
static void
test_keys (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *raisers = sheet->hand_raisers;

  add_raiser (sheet, "demo", "demo_request")->key = g_strdup ("demo");
  g_ptr_array_add (raisers, baton_hand_raiser_copy (raisers->pdata[0]));
  g_ptr_array_add (raisers, baton_hand_raiser_copy (raisers->pdata[0]));
  rules = make_rules (sheet);

  for (guint i = 0; i < raisers->len; i++)
    g_hash_table_add (keys, ((BatonHandRaiser *) raisers->pdata[i])->key);
  g_assert_cmpuint (g_hash_table_size (keys), ==, 3);
  g_assert_true (g_hash_table_contains (keys, "demo"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-set/refused", test_refused);
  g_test_add_func ("/rule-set/refused-sheets", test_refused_sheets);
  g_test_add_func ("/rule-set/keys", test_keys);

  return g_test_run ();
}
