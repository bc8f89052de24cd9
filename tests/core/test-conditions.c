/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules-fixture.h"

static int
fit_of (BatonEvaluator *evaluator,
        const char     *field,
        const char     *value)
{
  BatonRecord record = { .custom = NULL };
  BatonCustomValue custom;
  BatonField number;
  BatonScore score;

  if (baton_field_from_name (field, &number))
    {
      record.values[number] = value;
    }
  else
    {
      custom = (BatonCustomValue) { field, value };
      record.custom = &custom;
      record.n_custom = value != NULL;
    }
  baton_evaluator_score (evaluator, &record, NULL, 0, NOW, &score);
  assert_explained (evaluator, &record, NULL, 0, NOW, &score);
  return score.fit;
}

typedef struct
{
  const char *field;
  const char *op;
  const char *values;
  const char *holds;   /* Values for which it holds, separated by bars. */
  const char *fails;
  gboolean    empty;   /* Whether it holds for an empty field. */
} ConditionCase;

static const ConditionCase condition_cases[] = {
  { "job_title", "is", "Director", "director|DIRECTOR| Director ", "directors|dir", FALSE },
  { "job_title", "is not", "Director", "directors", "director|DIRECTOR", TRUE },
  { "job_title", "one of", "CEO|CTO", "ceo|Cto", "cio|ce", FALSE },
  { "job_title", "not one of", "CEO|CTO", "cio", "ceo", TRUE },
  { "job_title", "contains", "market|Vertrieb", "Head of Marketing|vertriebsleiter", "mark et", FALSE },
  { "job_title", "has word", "CTO|head of|vp", "CTO|cto & founder|Head  of Sales|(VP)|co-cto|VP/Sales", "director|headoffice|head offshore|vps|Head", FALSE },
  { "job_title", "starts with", "Head of|VP", "head of it|vp", "overhead of|svp", FALSE },
  { "job_title", "ends with", "leiter|leiterin", "Vertriebsleiter|LEITER", "leiters", FALSE },
  { "job_title", "matches", "*sales*manager|v?", "Sales manager|presales account manager|VP|vö", "manager of sales|vip|v", FALSE },
  { "job_title", "matches", "a*b*c", "abc|aXbXc|abbc", "ab|acb|xabc|abcx", FALSE },
  { "job_title", "matches", "*b?d", "abcd|bid|bbbdbed", "bd|bcde", FALSE },
  { "job_title", "matches", "ab*ba", "abba|ab ba", "aba|ab", FALSE },
  { "job_title", "is", "Geschäftsführer", "GESCHÄFTSFÜHRER|Gescha\xcc\x88" "ftsführer", "geschaftsfuhrer", FALSE },
  { "job_title", "is empty", NULL, NULL, "x", TRUE },
  { "job_title", "is not empty", NULL, "x", NULL, FALSE },
  { "industry", "in list", "served", "Software|RETAIL", "soft", FALSE },
  { "industry", "not in list", "served", "mining", "software", TRUE },
  { "industry", "in list", "none", NULL, "software", FALSE },
  { "employees", "between", "10|49", "10|49|25|25.5", "9|50|9.99", FALSE },
  { "employees", "at least", "250", "250|1000000", "249", FALSE },
  { "employees", "at most", "1.5", "1.5|0|-3", "1.6", FALSE },
  { "employees", "is", "1,000", "1000", "100", FALSE },
  { "custom.visits", "at least", "3", "3|7.25|1,000", "2|many", FALSE },
  { "custom.renewal", "between", "2026-03-01|2026-03-31", "2026-03-01|2026-03-31|2026-03-31T23:00:00Z|2026/3/5", "2026-02-28|2026-04-01|soon", FALSE },
  { "custom.renewal", "at most", "2026-03-31", "2020-01-01|2026-03-31T10:00:00Z", "2026-04-01", FALSE },
  { "tags", "is", "vip", "VIP|fair;vip;new", "vips|fair;new", FALSE },
  { "tags", "is not", "vip", "fair;new", "fair;vip", TRUE },
  { "tags", "starts with", "fair", "new;Fair 2026", "unfair", FALSE },
  { "do_not_call", "is", "yes", "yes", NULL, FALSE },
  { "do_not_call", "is", "no", NULL, "yes", TRUE },
  { "do_not_call", "is not", "no", "yes", NULL, FALSE },
  { "email_domain", "is", "example.com", NULL, NULL, FALSE },
  { "notes", "contains", "budget", "We have\nBUDGET", "none", FALSE },
};

static void
assert_each (BatonEvaluator *evaluator,
             const char     *field,
             const char     *values,
             int             fit)
{
  g_auto(GStrv) parts = values != NULL ? g_strsplit (values, "|", -1) : g_new0 (char *, 1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_test_message ("%s: %s", field, parts[i]);
      g_assert_cmpint (fit_of (evaluator, field, parts[i]), ==, fit);
    }
}

static void
test_conditions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (condition_cases); i++)
    {
      const ConditionCase *test = &condition_cases[i];
      g_autoptr(BatonEvaluator) evaluator = NULL;
      BatonRuleSheet *sheet = baton_rule_sheet_new ();
      const char *field = g_str_has_prefix (test->field, "custom.") ? test->field + 7 : test->field;

      g_test_message ("%s %s %s", test->field, test->op, test->values);
      add_list (sheet, "served", "software|Retail");
      add_list (sheet, "none", "");
      add_fit (sheet, "rule", 7, condition (test->field, test->op, test->values));
      evaluator = make_evaluator (sheet);

      assert_each (evaluator, field, test->holds, 7);
      assert_each (evaluator, field, test->fails, 0);
      g_assert_cmpint (fit_of (evaluator, field, NULL), ==, test->empty ? 7 : 0);
    }
}

static void
test_address_halves (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;

  add_fit (sheet, "domain", 1, condition ("email_domain", "one of", "example.com|Example.ORG"));
  add_fit (sheet, "local", 2, condition ("email_local", "is", "info"));
  evaluator = make_evaluator (sheet);

  g_assert_cmpint (fit_of (evaluator, "email", "info@example.org"), ==, 3);
  g_assert_cmpint (fit_of (evaluator, "email", "anna@example.com"), ==, 1);
  g_assert_cmpint (fit_of (evaluator, "email", "info@sub.example.com"), ==, 2);
  g_assert_cmpint (fit_of (evaluator, "email", "information@example.net"), ==, 0);
}

/* Many fields, long values and letters of all kinds do not change the outcome. */
static void
test_long_values (void)
{
  g_autofree char *filler = g_strnfill (3000, 'x');
  g_autofree char *title = g_strconcat (filler, " Δirector ", filler, NULL);
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;

  add_fit (sheet, "word", 1, condition ("job_title", "has word", "δIRECTOR"));
  add_fit (sheet, "part", 2, condition ("job_title", "contains", "ΔIR"));
  evaluator = make_evaluator (sheet);

  g_assert_cmpint (fit_of (evaluator, "job_title", title), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/conditions/each", test_conditions);
  g_test_add_func ("/conditions/address-halves", test_address_halves);
  g_test_add_func ("/conditions/long-values", test_long_values);

  return g_test_run ();
}
