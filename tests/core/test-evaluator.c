/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules-fixture.h"

#include "scoring/baton-automation.h"

static const BatonRecord nobody;

static BatonScore
score_events (BatonEvaluator   *evaluator,
              const BatonEvent *events,
              guint             n_events,
              gint64            now)
{
  BatonScore score;

  baton_evaluator_score (evaluator, &nobody, events, n_events, now, &score);
  assert_explained (evaluator, &nobody, events, n_events, now, &score);
  return score;
}

static void
test_groups_and_clamp (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(BatonExplanation) explanation = NULL;
  BatonRecord record = { .custom = NULL };
  const BatonScoreLine *line;

  add_group (sheet, "seniority", BATON_PART_FIT, -5, 30);
  add_fit (sheet, "a", 25, condition ("job_title", "has word", "vice"))->group = g_strdup ("seniority");
  add_fit (sheet, "b", 20, condition ("job_title", "has word", "president"))->group = g_strdup ("seniority");
  add_fit (sheet, "c", 90, condition ("company", "is not empty", NULL));
  add_fit (sheet, "off", 50, NULL)->active = FALSE;
  evaluator = make_evaluator (sheet);

  record.values[BATON_FIELD_JOB_TITLE] = "Vice President";
  record.values[BATON_FIELD_COMPANY] = "Acme";
  explanation = baton_evaluator_explain (evaluator, &record, NULL, 0, NOW);
  g_assert_cmpint (explanation->score.fit, ==, 100);
  g_assert_cmpuint (explanation->lines->len, ==, 5);

  line = g_ptr_array_index (explanation->lines, 3);
  g_assert_cmpstr (line->rule, ==, "cap:seniority");
  g_assert_cmpint (line->points, ==, -15);
  line = g_ptr_array_index (explanation->lines, 4);
  g_assert_cmpstr (line->rule, ==, "clamp");
  g_assert_cmpint (line->points, ==, -20);
}

static void
test_negative_part (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  const BatonEvent events[] = { { .at = NOW - DAY, .kind = "unsubscribe" } };

  add_interest (sheet, "gone", -40, "unsubscribe");
  evaluator = make_evaluator (sheet);

  g_assert_cmpint (score_events (evaluator, events, 1, NOW).interest, ==, 0);
}

static void
test_patterns (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  BatonInterestRule *rule;
  const struct { BatonEvent event; int points; } cases[] = {
    { { .kind = "page_view", .url = "https://acme.example/Pricing?x=1" }, 11 },
    { { .kind = "page_view", .url = "https://acme.example/about" }, 1 },
    { { .kind = "page_view" }, 1 },
    { { .kind = "PAGE_VIEW", .url = "/pricing" }, 0 },
    { { .kind = "form_submit", .form = "Demo request", .campaign = "spring-26" }, 20 },
    { { .kind = "form_submit", .form = "Demo request" }, 0 },
    { { .kind = "anything", .program = "Onboarding" }, 3 },
    { { .kind = "page_view", .program = "onboarding" }, 4 },
    { { .kind = "other" }, 0 },
  };

  add_interest (sheet, "page", 1, "page_view");
  add_interest (sheet, "pricing", 10, "page_view")->pattern.url = g_strdup ("*/pricing*");
  rule = add_interest (sheet, "demo", 20, "form_submit");
  rule->pattern.form = g_strdup ("demo*");
  rule->pattern.campaign = g_strdup ("SPRING-??");
  add_interest (sheet, "program", 3, NULL)->pattern.program = g_strdup ("onboarding");
  evaluator = make_evaluator (sheet);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonEvent event = cases[i].event;

      event.at = NOW;
      g_assert_cmpint (score_events (evaluator, &event, 1, NOW).interest, ==, cases[i].points);
    }
}

static void
test_long_url (void)
{
  g_autofree char *filler = g_strnfill (5000, 'x');
  g_autofree char *url = g_strconcat ("/", filler, "/Pricing", NULL);
  g_autofree char *other = g_strconcat ("/ünï/", filler, "/Pricing", NULL);
  const BatonEvent events[] = {
    { .at = NOW - 2, .kind = "page_view", .url = url, .form = url },
    { .at = NOW - 1, .kind = "page_view", .url = other, .form = other },
  };
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  BatonInterestRule *both;

  add_interest (sheet, "a", 1, "page_view")->pattern.url = g_strdup ("*/pricing");
  both = add_interest (sheet, "b", 10, "page_view");
  both->pattern.url = g_strdup ("*pricing");
  both->pattern.form = g_strdup ("*/PRICING*");
  evaluator = make_evaluator (sheet);

  g_assert_cmpint (score_events (evaluator, events, 2, NOW).interest, ==, 22);
}

static void
test_window (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  const BatonEvent event = { .at = NOW, .kind = "click" };
  BatonScore score;

  add_interest (sheet, "click", 5, "click")->within_days = 10;
  evaluator = make_evaluator (sheet);

  score = score_events (evaluator, &event, 1, NOW + 10 * DAY - 1);
  g_assert_cmpint (score.interest, ==, 5);
  g_assert_cmpint (score.next_change_at, ==, NOW + 10 * DAY);
  score = score_events (evaluator, &event, 1, NOW + 10 * DAY);
  g_assert_cmpint (score.interest, ==, 0);
  g_assert_cmpint (score.next_change_at, ==, 0);
}

static void
test_decay (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(BatonExplanation) explanation = NULL;
  const BatonScoreLine *line;
  const BatonEvent event = { .id = 3, .at = NOW, .kind = "click" };
  const struct { gint64 age; int points; } cases[] = {
    { 0, 12 }, { DAY - 1, 12 }, { DAY, 11 }, { 10 * DAY - 1, 6 }, { 10 * DAY, 6 },
    { 20 * DAY, 3 }, { 30 * DAY, 2 /* 1.5 away from zero */ }, { 40 * DAY, 1 }, { 45 * DAY, 1 },
    { 46 * DAY, 0 }, { 46 * DAY - 1, 1 }, { 4000 * DAY, 0 },
  };

  add_interest (sheet, "click", 12, "click")->half_life_days = 10;
  evaluator = make_evaluator (sheet);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (score_events (evaluator, &event, 1, NOW + cases[i].age).interest, ==, cases[i].points);

  g_assert_cmpint (score_events (evaluator, &event, 1, NOW).next_change_at, ==, NOW + DAY);
  g_assert_cmpint (score_events (evaluator, &event, 1, NOW + 46 * DAY).next_change_at, ==, 0);

  explanation = baton_evaluator_explain (evaluator, &nobody, &event, 1, NOW + 20 * DAY);
  line = g_ptr_array_index (explanation->lines, 0);
  g_assert_cmpstr (line->note, ==, "faded from 12, half every 10 days");
  g_assert_cmpint (line->event, ==, 3);
  g_assert_cmpint (line->at, ==, NOW);
}

/* The newest events are counted first, so an old one does not take the place
 * of a fresh one. */
static void
test_caps (void)
{
  const BatonEvent events[] = {
    { .at = NOW - 40 * DAY, .kind = "click" },
    { .at = NOW - 20 * DAY, .kind = "click" },
    { .at = NOW - 10 * DAY, .kind = "click" },
    { .at = NOW, .kind = "click" },
  };
  const struct { int times; int points; int total; } cases[] = {
    { 0, 0, 16 + 8 + 4 + 1 }, { 1, 0, 16 }, { 2, 0, 24 }, { 0, 20, 20 }, { 3, 26, 26 }, { 3, 100, 28 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonRuleSheet *sheet = baton_rule_sheet_new ();
      BatonInterestRule *rule = add_interest (sheet, "click", 16, "click");
      g_autoptr(BatonEvaluator) evaluator = NULL;

      rule->half_life_days = 10;
      rule->at_most_times = cases[i].times;
      rule->at_most_points = cases[i].points;
      evaluator = make_evaluator (sheet);
      g_assert_cmpint (score_events (evaluator, events, G_N_ELEMENTS (events), NOW).interest, ==, cases[i].total);
    }
}

static void
test_at_least (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  BatonInterestRule *rule = add_interest (sheet, "visit", 10, "visit");
  g_autoptr(BatonEvaluator) evaluator = NULL;
  const BatonEvent events[] = {
    { .at = NOW - 3 * DAY, .kind = "visit" },
    { .at = NOW - 2 * DAY, .kind = "visit" },
    { .at = NOW - 1 * DAY, .kind = "visit" },
  };
  BatonScore score;

  rule->at_least_times = 3;
  rule->at_most_times = 1;
  rule->within_days = 7;
  evaluator = make_evaluator (sheet);

  g_assert_cmpint (score_events (evaluator, events, 2, NOW).interest, ==, 0);
  score = score_events (evaluator, events, 3, NOW);
  g_assert_cmpint (score.interest, ==, 10);
  g_assert_cmpint (score.next_change_at, ==, NOW + 4 * DAY);
  g_assert_cmpint (score_events (evaluator, events, 3, NOW + 4 * DAY).interest, ==, 0);
}

static void
test_inactivity (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  const BatonEvent event = { .at = NOW, .kind = "visit" };
  const BatonRecord old = { .created_at = NOW - 31 * DAY };
  BatonScore score;

  add_interest (sheet, "visit", 20, "visit");
  add_interest (sheet, "quiet", -15, NULL)->inactive_days = 30;
  evaluator = make_evaluator (sheet);

  score = score_events (evaluator, &event, 1, NOW + 30 * DAY - 1);
  g_assert_cmpint (score.interest, ==, 20);
  g_assert_cmpint (score.next_change_at, ==, NOW + 30 * DAY);
  g_assert_cmpint (score_events (evaluator, &event, 1, NOW + 30 * DAY).interest, ==, 5);
  g_assert_cmpint (score_events (evaluator, NULL, 0, NOW).next_change_at, ==, 0);

  baton_evaluator_score (evaluator, &old, NULL, 0, NOW, &score);
  g_assert_cmpint (score.interest, ==, 0);
  baton_evaluator_score (evaluator, &old, NULL, 0, NOW - 2 * DAY, &score);
  g_assert_cmpint (score.next_change_at, ==, NOW - DAY);
}

static void
test_future_events (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  const BatonEvent events[] = { { .at = NOW + 5, .kind = "visit" }, { .at = NOW + 9, .kind = "visit" } };
  BatonScore score;

  add_interest (sheet, "visit", 20, "visit");
  evaluator = make_evaluator (sheet);

  score = score_events (evaluator, events, 2, NOW);
  g_assert_cmpint (score.interest, ==, 0);
  g_assert_cmpint (score.next_change_at, ==, NOW + 5);
  g_assert_cmpint (score_events (evaluator, events, 2, NOW + 5).interest, ==, 20);
}

static void
test_extreme_times (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  BatonInterestRule *rule = add_interest (sheet, "visit", 20, "visit");
  g_autoptr(BatonEvaluator) evaluator = NULL;
  const BatonEvent events[] = {
    { .at = G_MININT64, .kind = "visit" }, { .at = -1, .kind = "visit" }, { .at = 0, .kind = "visit" },
    { .at = G_MAXINT64 - 1, .kind = "visit" },
  };

  rule->half_life_days = 30;
  rule->within_days = 36500;
  add_interest (sheet, "quiet", -15, NULL)->inactive_days = 36500;
  evaluator = make_evaluator (sheet);

  score_events (evaluator, events, G_N_ELEMENTS (events), G_MAXINT64);
  score_events (evaluator, events, G_N_ELEMENTS (events), G_MININT64);
  score_events (evaluator, events, G_N_ELEMENTS (events), 0);
}

static void
test_hand_raised_and_hot (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  const char * const hot[] = { "demo", NULL };
  g_autoptr(BatonEvaluator) evaluator = NULL;
  const BatonEvent events[] = {
    { .at = NOW - 9 * DAY, .kind = "demo_request" },
    { .at = NOW - 5 * DAY, .kind = "form_submit", .form = "Contact us" },
    { .at = NOW - 4 * DAY, .kind = "form_submit", .form = "newsletter" },
  };
  BatonScore score;

  add_raiser (sheet, "demo", "demo_request");
  add_raiser (sheet, "contact", "form_submit")->pattern.form = g_strdup ("contact*");
  sheet->hot.hand_raised = TRUE;
  sheet->hot.raisers = g_strdupv ((char **) hot);
  sheet->hot.within_days = 10;
  evaluator = make_evaluator (sheet);

  score = score_events (evaluator, events, 3, NOW);
  g_assert_cmpint (score.hand_raised_at, ==, NOW - 5 * DAY);
  g_assert_true (score.hot);
  g_assert_cmpint (score.next_change_at, ==, NOW + DAY);

  score = score_events (evaluator, events, 3, NOW + DAY);
  g_assert_cmpint (score.hand_raised_at, ==, NOW - 5 * DAY);
  g_assert_false (score.hot);
  g_assert_cmpint (score.next_change_at, ==, 0);

  g_assert_cmpint (score_events (evaluator, events + 2, 1, NOW).hand_raised_at, ==, 0);
}

static void
test_hot_by_score (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  const BatonEvent events[] = { { .at = NOW, .kind = "visit" }, { .at = NOW, .kind = "visit" } };

  add_fit (sheet, "all", 50, NULL);
  add_interest (sheet, "visit", 45, "visit");
  sheet->hot.score = 140;
  evaluator = make_evaluator (sheet);

  g_assert_false (score_events (evaluator, events, 1, NOW).hot);
  g_assert_true (score_events (evaluator, events, 2, NOW).hot);
}

static void
test_filters (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  BatonRecord record = { .custom = NULL };
  const BatonEvent demo = { .at = NOW, .kind = "demo_request" };
  BatonScore score;

  add_list (sheet, "webmail", "gmail.com");
  add_list (sheet, "competitors", "rival.example");
  add_raiser (sheet, "demo", "demo_request");
  add_filter (sheet, "webmail", BATON_FILTER_NOTE, FALSE, condition ("email_domain", "in list", "webmail"));
  add_filter (sheet, "student", BATON_FILTER_HOLD, FALSE, condition ("job_title", "has word", "student"));
  add_filter (sheet, "student-too", BATON_FILTER_HOLD, FALSE, condition ("job_title", "has word", "student"));
  add_filter (sheet, "rival", BATON_FILTER_DISQUALIFY, TRUE, condition ("email_domain", "in list", "competitors"));
  evaluator = make_evaluator (sheet);

  record.values[BATON_FIELD_EMAIL] = "anna@example.com";
  baton_evaluator_score (evaluator, &record, NULL, 0, NOW, &score);
  g_assert_cmpint (score.filter_outcome, ==, BATON_FILTER_PASS);
  g_assert_null (score.filter);

  record.values[BATON_FIELD_EMAIL] = "anna@gmail.com";
  baton_evaluator_score (evaluator, &record, NULL, 0, NOW, &score);
  g_assert_cmpint (score.filter_outcome, ==, BATON_FILTER_NOTE);

  record.values[BATON_FIELD_JOB_TITLE] = "Student";
  baton_evaluator_score (evaluator, &record, NULL, 0, NOW, &score);
  g_assert_cmpint (score.filter_outcome, ==, BATON_FILTER_HOLD);
  g_assert_cmpstr (score.filter, ==, "student");

  baton_evaluator_score (evaluator, &record, &demo, 1, NOW, &score);
  g_assert_cmpint (score.filter_outcome, ==, BATON_FILTER_PASS);

  record.values[BATON_FIELD_EMAIL] = "anna@rival.example";
  baton_evaluator_score (evaluator, &record, &demo, 1, NOW, &score);
  g_assert_cmpint (score.filter_outcome, ==, BATON_FILTER_DISQUALIFY);
  g_assert_cmpstr (score.filter, ==, "rival");
}

static void
test_hand_over (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  BatonAutomation *automation = baton_automation_new ("nurtured", "Nurtured");
  g_autoptr(BatonEvaluator) evaluator = NULL;
  const BatonEvent events[] = {
    { .at = NOW - 9 * DAY, .kind = "email_click", .program = "basics" },
    { .at = NOW - 5 * DAY, .kind = "email_click", .program = "basics" },
    { .at = NOW - 4 * DAY, .kind = "program_complete", .program = "basics" },
  };
  BatonScore score;

  automation->pattern.kind = g_strdup ("email_click");
  automation->pattern.program = g_strdup ("*");
  automation->at_least_times = 2;
  automation->within_days = 30;
  automation->completed = g_strdup ("program_complete");
  g_ptr_array_add (sheet->automations, automation);
  evaluator = make_evaluator (sheet);

  g_assert_null (score_events (evaluator, events, 2, NOW).automation);
  g_assert_null (score_events (evaluator, events + 1, 2, NOW).automation);
  score = score_events (evaluator, events, 3, NOW);
  g_assert_cmpstr (score.automation, ==, "nurtured");
  g_assert_cmpint (score.automated_at, ==, NOW - 4 * DAY);
  g_assert_cmpint (score.next_change_at, ==, NOW + 21 * DAY);
  g_assert_null (score_events (evaluator, events, 3, NOW + 21 * DAY).automation);
}

static void
test_tasks (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  BatonAutomation *automation = baton_automation_new ("left", "Looked at a form and left");
  g_autoptr(BatonEvaluator) evaluator = NULL;
  const gint64 minute = 60 * G_USEC_PER_SEC;
  const BatonEvent events[] = {
    { .at = NOW, .kind = "form_view", .form = "demo" },
    { .at = NOW + 10 * minute, .kind = "form_submit", .form = "demo" },
    { .at = NOW + DAY, .kind = "form_view", .form = "demo" },
    { .at = NOW + DAY + 5 * minute, .kind = "form_view", .form = "demo" },
  };
  g_autoptr(GArray) submitted = NULL;
  g_autoptr(GArray) early = NULL;
  g_autoptr(GArray) due = NULL;
  g_autoptr(GArray) later = NULL;

  automation->pattern.kind = g_strdup ("form_view");
  automation->action = BATON_AUTOMATION_TASK;
  automation->wait_minutes = 30;
  automation->unless = g_strdup ("form_submit");
  automation->text = g_strdup ("Ask whether you can help.");
  g_ptr_array_add (sheet->automations, automation);
  evaluator = make_evaluator (sheet);

  g_assert_cmpint (score_events (evaluator, events, 4, NOW + DAY + 5 * minute).next_change_at, ==,
                   NOW + DAY + 30 * minute);

  submitted = baton_evaluator_list_tasks (evaluator, events, 4, NOW, NOW + DAY);
  g_assert_cmpuint (submitted->len, ==, 0);
  early = baton_evaluator_list_tasks (evaluator, events, 4, NOW, NOW + DAY + 35 * minute - 1);
  g_assert_cmpuint (early->len, ==, 0);
  due = baton_evaluator_list_tasks (evaluator, events, 4, NOW, NOW + DAY + 35 * minute);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_true (g_array_index (due, BatonAutomationTask, 0).event == &events[3]);
  g_assert_cmpstr (g_array_index (due, BatonAutomationTask, 0).automation->text, ==, "Ask whether you can help.");
  later = baton_evaluator_list_tasks (evaluator, events, 4, NOW + DAY + 35 * minute, NOW + 9 * DAY);
  g_assert_cmpuint (later->len, ==, 0);
}

static const BatonMissing *
find_missing (const BatonExplanation *explanation,
              const char             *what)
{
  for (guint i = 0; i < explanation->missing->len; i++)
    {
      const BatonMissing *missing = g_ptr_array_index (explanation->missing, i);

      if (g_str_equal (missing->what, what))
        return missing;
    }
  return NULL;
}

static void
test_missing (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(BatonExplanation) short_of = NULL;
  g_autoptr(BatonExplanation) reached = NULL;
  BatonRecord record = { .custom = NULL };
  const BatonEvent event = { .at = NOW, .kind = "visit" };

  sheet->mql = (BatonThreshold) { .score = 100, .release = 90, .fit = 40 };
  add_list (sheet, "webmail", "gmail.com");
  add_group (sheet, "seniority", BATON_PART_FIT, -30, 30);
  add_fit (sheet, "top", 35, condition ("job_title", "has word", "ceo|owner"))->group = g_strdup ("seniority");
  add_fit (sheet, "manager", 12, condition ("job_title", "has word", "manager"))->group = g_strdup ("seniority");
  add_fit (sheet, "size", 20, condition ("employees", "between", "50|250"));
  add_fit (sheet, "city", 29, condition ("custom.city", "is", "Mumbai"));
  add_fit (sheet, "phone", 31, condition ("phone", "is not empty", NULL));
  add_fit (sheet, "company", 10, condition ("company", "is not empty", NULL));
  g_ptr_array_add (add_fit (sheet, "address", 40, condition ("email", "is not empty", NULL))->when,
                   condition ("email_domain", "not in list", "webmail"));
  add_interest (sheet, "visit", 60, "visit");
  evaluator = make_evaluator (sheet);

  record.values[BATON_FIELD_COMPANY] = "Acme";
  short_of = baton_evaluator_explain (evaluator, &record, &event, 1, NOW);
  g_assert_cmpint (find_missing (short_of, "score")->points, ==, 30);
  g_assert_cmpint (find_missing (short_of, "fit")->points, ==, 30);
  g_assert_null (find_missing (short_of, "interest"));
  g_assert_cmpint (find_missing (short_of, "job_title")->points, ==, 30);
  g_assert_nonnull (strstr (find_missing (short_of, "job_title")->text, "ceo"));
  g_assert_cmpint (find_missing (short_of, "phone")->points, ==, 31);
  g_assert_cmpint (find_missing (short_of, "email")->points, ==, 40);
  g_assert_null (find_missing (short_of, "employees"));
  g_assert_null (find_missing (short_of, "custom.city"));
  g_assert_null (find_missing (short_of, "company"));

  record.values[BATON_FIELD_PHONE] = "+1 555 0100";
  reached = baton_evaluator_explain (evaluator, &record, &event, 1, NOW);
  g_assert_cmpint (baton_score_get_total (&reached->score), ==, 101);
  g_assert_cmpuint (reached->missing->len, ==, 0);
}

/* The end of a domain is made a whole address of. */
static void
test_missing_domain (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(BatonExplanation) explanation = NULL;

  sheet->mql = (BatonThreshold) { .score = 50, .release = 40 };
  add_fit (sheet, "school", 60, condition ("email_domain", "ends with", ".edu"));
  add_fit (sheet, "agency", 55, condition ("email_domain", "matches", "*.gov"));
  evaluator = make_evaluator (sheet);
  explanation = baton_evaluator_explain (evaluator, &nobody, NULL, 0, NOW);
  g_assert_cmpint (find_missing (explanation, "email")->points, ==, 60);
  g_assert_nonnull (strstr (find_missing (explanation, "email")->text, "somebody@example.edu"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evaluator/groups-and-clamp", test_groups_and_clamp);
  g_test_add_func ("/evaluator/negative-part", test_negative_part);
  g_test_add_func ("/evaluator/patterns", test_patterns);
  g_test_add_func ("/evaluator/long-url", test_long_url);
  g_test_add_func ("/evaluator/window", test_window);
  g_test_add_func ("/evaluator/decay", test_decay);
  g_test_add_func ("/evaluator/caps", test_caps);
  g_test_add_func ("/evaluator/at-least", test_at_least);
  g_test_add_func ("/evaluator/inactivity", test_inactivity);
  g_test_add_func ("/evaluator/future-events", test_future_events);
  g_test_add_func ("/evaluator/extreme-times", test_extreme_times);
  g_test_add_func ("/evaluator/hand-raised-and-hot", test_hand_raised_and_hot);
  g_test_add_func ("/evaluator/hot-by-score", test_hot_by_score);
  g_test_add_func ("/evaluator/filters", test_filters);
  g_test_add_func ("/evaluator/hand-over", test_hand_over);
  g_test_add_func ("/evaluator/tasks", test_tasks);
  g_test_add_func ("/evaluator/missing", test_missing);
  g_test_add_func ("/evaluator/missing-domain", test_missing_domain);

  return g_test_run ();
}
