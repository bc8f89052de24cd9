/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "rules-fixture.h"

#define N_RULE_SETS   150
#define N_LEADS       12
#define MAX_EVENTS    24
#define MINUTE        (60 * G_USEC_PER_SEC)

static const char * const kinds[] = { "page_view", "email_click", "form_submit", "demo_request" };
static const char * const urls[] = { "/pricing", "/Pricing/plans", "/product/a", "/about", "/Über" };
static const char * const forms[] = { "demo", "Contact", "newsletter" };
static const char * const titles[] = { "CEO", "Head of Sales", "Student", "Geschäftsführer", "Κηπουρός" };
static const char * const groups[] = { "one", "two" };

static int
pick (GRand *rand,
      int    below)
{
  return g_rand_int_range (rand, 0, below);
}

static gboolean
one_in (GRand *rand,
        int    n)
{
  return pick (rand, n) == 0;
}

static BatonCondition *
random_condition (GRand *rand)
{
  static const struct { const char *field; const char *op; const char *values; } conditions[] = {
    { "job_title", "has word", "ceo|head of|geschäftsführer" }, { "job_title", "is empty", NULL },
    { "job_title", "contains", "e" }, { "job_title", "is not", "student" },
    { "employees", "between", "10|250" }, { "employees", "at least", "100" },
    { "custom.city", "one of", "Mumbai|Berlin" }, { "email_domain", "in list", "webmail" },
    { "email_domain", "not in list", "webmail" }, { "tags", "is", "vip" },
  };
  int i = pick (rand, G_N_ELEMENTS (conditions));

  return condition (conditions[i].field, conditions[i].op, conditions[i].values);
}

static char *
random_group (GRand *rand)
{
  return one_in (rand, 2) ? g_strdup (groups[pick (rand, G_N_ELEMENTS (groups))]) : NULL;
}

static void
add_random_interest (BatonRuleSheet *sheet,
                     GRand          *rand,
                     const char     *id)
{
  BatonInterestRule *rule = add_interest (sheet, id, g_rand_int_range (rand, -20, 40), NULL);
  char *group = random_group (rand);

  if (group != NULL)
    rule->group = g_strconcat ("interest-", group, NULL);
  g_free (group);
  rule->active = !one_in (rand, 8);

  if (one_in (rand, 6))
    {
      rule->inactive_days = g_rand_int_range (rand, 1, 40);
      return;
    }
  rule->pattern.kind = g_strdup (kinds[pick (rand, G_N_ELEMENTS (kinds))]);
  if (one_in (rand, 3))
    rule->pattern.url = g_strdup (one_in (rand, 2) ? "*/pricing*" : "/ü*");
  if (one_in (rand, 4))
    rule->pattern.form = g_strdup ("*o*");
  if (one_in (rand, 5))
    g_clear_pointer (&rule->pattern.kind, g_free);
  if (rule->pattern.kind == NULL && rule->pattern.url == NULL && rule->pattern.form == NULL)
    rule->pattern.form = g_strdup ("demo");
  if (one_in (rand, 2))
    rule->at_most_times = g_rand_int_range (rand, 1, 5);
  if (one_in (rand, 3))
    rule->at_most_points = g_rand_int_range (rand, 1, 60);
  if (one_in (rand, 2))
    rule->within_days = g_rand_int_range (rand, 1, 60);
  if (one_in (rand, 2))
    rule->half_life_days = g_rand_int_range (rand, 1, 40);
  if (one_in (rand, 4))
    rule->at_least_times = g_rand_int_range (rand, 2, 6);
}

static void
add_random_automations (BatonRuleSheet *sheet,
                        GRand          *rand)
{
  BatonAutomation *hand_over = baton_automation_new ("hand-over", "Hand over");
  BatonAutomation *task = baton_automation_new ("task", "Task");

  hand_over->pattern.kind = g_strdup ("email_click");
  hand_over->at_least_times = g_rand_int_range (rand, 1, 4);
  hand_over->within_days = g_rand_int_range (rand, 0, 30);
  if (one_in (rand, 2))
    hand_over->completed = g_strdup ("form_submit");
  g_ptr_array_add (sheet->automations, hand_over);

  task->pattern.kind = g_strdup ("page_view");
  task->action = BATON_AUTOMATION_TASK;
  task->wait_minutes = g_rand_int_range (rand, 0, 3000);
  task->text = g_strdup ("Call");
  g_ptr_array_add (sheet->automations, task);
}

static BatonEvaluator *
random_evaluator (GRand *rand)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();

  sheet->mql.fit = pick (rand, 60);
  sheet->hot.score = g_rand_int_range (rand, 0, 201);
  sheet->hot.hand_raised = one_in (rand, 2);
  sheet->hot.within_days = pick (rand, 30);
  add_list (sheet, "webmail", "gmail.com|web.de");
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *interest = g_strconcat ("interest-", groups[i], NULL);

      add_group (sheet, groups[i], BATON_PART_FIT, -pick (rand, 30), pick (rand, 60));
      add_group (sheet, interest, BATON_PART_INTEREST, -pick (rand, 30), pick (rand, 60));
    }
  for (int i = pick (rand, 10); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("fit-%d", i);
      BatonFitRule *rule = add_fit (sheet, id, g_rand_int_range (rand, -30, 50), random_condition (rand));

      if (one_in (rand, 3))
        g_ptr_array_add (rule->when, random_condition (rand));
      rule->group = random_group (rand);
    }
  for (int i = pick (rand, 12); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("interest-%d", i);

      add_random_interest (sheet, rand, id);
    }
  add_raiser (sheet, "demo", "demo_request");
  add_raiser (sheet, NULL, "form_submit")->pattern.form = g_strdup ("contact*");
  add_filter (sheet, "a", BATON_FILTER_HOLD, FALSE, random_condition (rand));
  add_filter (sheet, "b", BATON_FILTER_DISQUALIFY, TRUE, random_condition (rand));
  add_random_automations (sheet, rand);

  return make_evaluator (sheet);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const BatonEvent *first = a;
  const BatonEvent *second = b;

  return (first->at > second->at) - (first->at < second->at);
}

/* Few different times, so that many events happen at once. */
static guint
random_events (GRand      *rand,
               BatonEvent *events)
{
  guint n = (guint) pick (rand, MAX_EVENTS + 1);

  for (guint i = 0; i < n; i++)
    events[i] = (BatonEvent) {
      .id = i + 1,
      .at = NOW + g_rand_int_range (rand, -50, 4) * DAY + pick (rand, 3) * MINUTE,
      .kind = kinds[pick (rand, G_N_ELEMENTS (kinds))],
      .url = one_in (rand, 3) ? NULL : urls[pick (rand, G_N_ELEMENTS (urls))],
      .form = one_in (rand, 2) ? NULL : forms[pick (rand, G_N_ELEMENTS (forms))],
    };
  qsort (events, n, sizeof *events, compare_times);

  return n;
}

/* Puts events of the same time in another order. */
static void
shuffle_ties (GRand      *rand,
              BatonEvent *events,
              guint       n)
{
  for (guint round = 0; n > 1 && round < 3 * n; round++)
    {
      guint i = (guint) pick (rand, (int) n - 1);

      if (events[i].at == events[i + 1].at)
        {
          BatonEvent event = events[i];

          events[i] = events[i + 1];
          events[i + 1] = event;
        }
    }
}

static void
assert_same (const BatonScore *a,
             const BatonScore *b)
{
  g_assert_cmpint (a->fit, ==, b->fit);
  g_assert_cmpint (a->interest, ==, b->interest);
  g_assert_cmpint (a->hot, ==, b->hot);
  g_assert_cmpint (a->hand_raised_at, ==, b->hand_raised_at);
  g_assert_cmpint (a->filter_outcome, ==, b->filter_outcome);
  g_assert_cmpstr (a->filter, ==, b->filter);
  g_assert_cmpstr (a->automation, ==, b->automation);
  g_assert_cmpint (a->automated_at, ==, b->automated_at);
}

/* Looks at moments up to the one that is told, the last of them included, and
 * follows the changes for a while. */
static void
assert_constant_until_told (BatonEvaluator    *evaluator,
                            const BatonRecord *record,
                            const BatonEvent  *events,
                            guint              n_events,
                            GRand             *rand)
{
  gint64 now = NOW;

  for (guint step = 0; step < 6; step++)
    {
      BatonScore score;
      gint64 until;

      baton_evaluator_score (evaluator, record, events, n_events, now, &score);
      if (score.next_change_at == 0)
        until = now + 400 * DAY;
      else
        until = score.next_change_at;
      g_assert_cmpint (until, >, now);

      for (guint i = 0; i < 6; i++)
        {
          gint64 moment = i == 0 ? until - 1 : now + (gint64) ((double) (until - now) * g_rand_double (rand));
          BatonScore later;

          baton_evaluator_score (evaluator, record, events, n_events, moment, &later);
          assert_same (&later, &score);
        }

      if (score.next_change_at == 0)
        return;
      now = score.next_change_at;
    }
}

static void
random_record (GRand            *rand,
               BatonRecord      *record,
               BatonCustomValue *custom)
{
  *record = (BatonRecord) { .custom = custom };
  *custom = (BatonCustomValue) { "city", one_in (rand, 2) ? "mumbai" : "Pune" };
  record->n_custom = one_in (rand, 2);
  record->created_at = one_in (rand, 3) ? 0 : NOW - pick (rand, 60) * DAY;
  if (!one_in (rand, 4))
    record->values[BATON_FIELD_JOB_TITLE] = titles[pick (rand, G_N_ELEMENTS (titles))];
  if (!one_in (rand, 3))
    record->values[BATON_FIELD_EMPLOYEES] = one_in (rand, 2) ? "120" : "9.5";
  if (!one_in (rand, 3))
    record->values[BATON_FIELD_EMAIL] = one_in (rand, 2) ? "anna@gmail.com" : "anna@example.com";
  if (one_in (rand, 2))
    record->values[BATON_FIELD_TAGS] = "new;VIP";
}

static void
test_random_rules (void)
{
  GRand *rand = g_rand_new_with_seed (20260302);

  for (guint set = 0; set < N_RULE_SETS; set++)
    {
      g_autoptr(BatonEvaluator) evaluator = random_evaluator (rand);

      for (guint lead = 0; lead < N_LEADS; lead++)
        {
          BatonEvent events[MAX_EVENTS];
          guint n_events = random_events (rand, events);
          BatonCustomValue custom;
          BatonRecord record;
          BatonScore score, shuffled;

          random_record (rand, &record, &custom);
          baton_evaluator_score (evaluator, &record, events, n_events, NOW, &score);
          g_assert_cmpint (score.fit, >=, 0);
          g_assert_cmpint (score.fit, <=, 100);
          g_assert_cmpint (score.interest, >=, 0);
          g_assert_cmpint (score.interest, <=, 100);
          assert_explained (evaluator, &record, events, n_events, NOW, &score);

          shuffle_ties (rand, events, n_events);
          baton_evaluator_score (evaluator, &record, events, n_events, NOW, &shuffled);
          assert_same (&shuffled, &score);
          g_assert_cmpint (shuffled.next_change_at, ==, score.next_change_at);

          assert_constant_until_told (evaluator, &record, events, n_events, rand);
        }
    }

  g_rand_free (rand);
}

/* Every value that a random condition names, and one that none does. */
static const struct { const char *field; const char *value; } named[] = {
  { "job_title", "ceo" }, { "job_title", "head of" }, { "job_title", "geschäftsführer" },
  { "job_title", "e" }, { "job_title", "student" }, { "job_title", "1" },
  { "employees", "10" }, { "employees", "250" }, { "employees", "100" }, { "employees", "1" },
  { "custom.city", "Mumbai" }, { "custom.city", "Berlin" }, { "custom.city", "1" },
  { "email", "somebody@gmail.com" }, { "email", "somebody@web.de" }, { "email", "somebody@example.com" },
  { "tags", "vip" }, { "tags", "1" },
};

/* Fills in a field that is empty; FALSE where it is not. */
static gboolean
fill_in (BatonRecord      *record,
         BatonCustomValue *custom,
         const char       *name,
         const char       *value)
{
  BatonField field;

  if (baton_field_from_name (name, &field))
    {
      if (record->values[field] != NULL)
        return FALSE;
      record->values[field] = value;
      return TRUE;
    }
  if (record->n_custom > 0)
    return FALSE;
  *custom = (BatonCustomValue) { name + strlen ("custom."), value };
  record->custom = custom;
  record->n_custom = 1;
  return TRUE;
}

/* The best fit of all values of a field with which the lead qualifies; -1 when it does with none. */
static int
try_all (BatonEvaluator    *evaluator,
         const BatonRecord *record,
         const BatonEvent  *events,
         guint              n_events,
         const char        *field)
{
  int best = -1;

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      BatonRecord changed = *record;
      BatonCustomValue custom;
      BatonScore score;

      if (!g_str_equal (named[i].field, field) || !fill_in (&changed, &custom, field, named[i].value))
        continue;
      baton_evaluator_score (evaluator, &changed, events, n_events, NOW, &score);
      if (score.filter_outcome < BATON_FILTER_HOLD &&
          baton_rule_set_qualifies (baton_evaluator_get_rules (evaluator), score.fit, score.interest))
        best = MAX (best, score.fit);
    }
  return best;
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

/* Compares what is said of each empty field with what its values do, and tells
 * how many of them are short. */
static guint
check_fields (BatonEvaluator    *evaluator,
              const BatonRecord *record,
              const BatonEvent  *events,
              guint              n_events)
{
  static const char * const fields[] = { "job_title", "employees", "custom.city", "email", "tags" };
  g_autoptr(BatonExplanation) before = baton_evaluator_explain (evaluator, record, events, n_events, NOW);
  guint n_short = 0;

  if (baton_rule_set_qualifies (baton_evaluator_get_rules (evaluator),
                                before->score.fit, before->score.interest))
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BatonMissing *missing = find_missing (before, fields[i]);
      int best = try_all (evaluator, record, events, n_events, fields[i]);

      g_assert_cmpint (missing != NULL ? before->score.fit + missing->points : -1, ==, best);
      n_short += missing != NULL;
    }
  return n_short;
}

/* A field is said to be short if, and only if, some value of it qualifies the lead. */
static void
test_one_field_short (void)
{
  GRand *rand = g_rand_new_with_seed (7);
  guint n_short = 0;

  for (guint set = 0; set < 5 * N_RULE_SETS; set++)
    {
      g_autoptr(BatonEvaluator) evaluator = random_evaluator (rand);

      for (guint lead = 0; lead < N_LEADS; lead++)
        {
          BatonEvent events[MAX_EVENTS];
          guint n_events = random_events (rand, events);
          BatonCustomValue custom;
          BatonRecord record;

          random_record (rand, &record, &custom);
          n_short += check_fields (evaluator, &record, events, n_events);
        }
    }

  g_assert_cmpuint (n_short, >, 100);
  g_rand_free (rand);
}

typedef struct
{
  BatonEvaluator *evaluator;
  BatonEvent      events[MAX_EVENTS];
  guint           n_events;
  BatonRecord     record;
  BatonScore      score;
} Shared;

static gpointer
score_repeatedly (gpointer data)
{
  const Shared *shared = data;

  for (guint i = 0; i < 2000; i++)
    {
      BatonScore score;

      baton_evaluator_score (shared->evaluator, &shared->record, shared->events, shared->n_events, NOW, &score);
      assert_same (&score, &shared->score);
    }
  return NULL;
}

static void
test_threads (void)
{
  GRand *rand = g_rand_new_with_seed (3);
  Shared shared = { .evaluator = random_evaluator (rand) };
  BatonCustomValue custom;
  GThread *threads[4];

  shared.n_events = random_events (rand, shared.events);
  random_record (rand, &shared.record, &custom);
  baton_evaluator_score (shared.evaluator, &shared.record, shared.events, shared.n_events, NOW, &shared.score);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("score", score_repeatedly, &shared);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  baton_evaluator_unref (shared.evaluator);
  g_rand_free (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evaluator/property/random-rules", test_random_rules);
  g_test_add_func ("/evaluator/property/one-field-short", test_one_field_short);
  g_test_add_func ("/evaluator/property/threads", test_threads);

  return g_test_run ();
}
