/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"
#include "baton-json-line.h"
#include "random-rules.h"

#define N_RULE_SETS 600

static void
assert_same_texts (char **one,
                   char **other)
{
  g_assert_cmpint (one == NULL, ==, other == NULL);
  g_assert_true (one == NULL || g_strv_equal ((const char * const *) one, (const char * const *) other));
}

static void
assert_same_conditions (GPtrArray *one,
                        GPtrArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const BatonCondition *a = g_ptr_array_index (one, i);
      const BatonCondition *b = g_ptr_array_index (other, i);

      g_assert_cmpstr (a->field, ==, b->field);
      g_assert_cmpint (a->op, ==, b->op);
      assert_same_texts (a->values, b->values);
    }
}

static void
assert_same_pattern (const BatonEventPattern *one,
                     const BatonEventPattern *other)
{
  g_assert_cmpstr (one->kind, ==, other->kind);
  g_assert_cmpstr (one->url, ==, other->url);
  g_assert_cmpstr (one->form, ==, other->form);
  g_assert_cmpstr (one->campaign, ==, other->campaign);
  g_assert_cmpstr (one->program, ==, other->program);
}

static void
assert_same_field (gconstpointer one,
                   gconstpointer other)
{
  const BatonRuleField *a = one, *b = other;

  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpint (a->type, ==, b->type);
}

static void
assert_same_list (gconstpointer one,
                  gconstpointer other)
{
  const BatonRuleList *a = one, *b = other;

  g_assert_cmpstr (a->name, ==, b->name);
  assert_same_texts (a->values, b->values);
}

static void
assert_same_persona (gconstpointer one,
                     gconstpointer other)
{
  const BatonPersona *a = one, *b = other;

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  assert_same_conditions (a->when, b->when);
}

static void
assert_same_filter (gconstpointer one,
                    gconstpointer other)
{
  const BatonFilterRule *a = one, *b = other;

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  assert_same_conditions (a->when, b->when);
  g_assert_cmpint (a->outcome, ==, b->outcome);
  g_assert_cmpint (a->hand_raisers, ==, b->hand_raisers);
  g_assert_cmpint (a->active, ==, b->active);
}

static void
assert_same_group (gconstpointer one,
                   gconstpointer other)
{
  const BatonRuleGroup *a = one, *b = other;

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpint (a->part, ==, b->part);
  g_assert_cmpint (a->min, ==, b->min);
  g_assert_cmpint (a->max, ==, b->max);
}

static void
assert_same_fit_rule (gconstpointer one,
                      gconstpointer other)
{
  const BatonFitRule *a = one, *b = other;

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  assert_same_conditions (a->when, b->when);
  g_assert_cmpint (a->points, ==, b->points);
  g_assert_cmpstr (a->group, ==, b->group);
  g_assert_cmpint (a->active, ==, b->active);
}

static void
assert_same_interest_rule (gconstpointer one,
                           gconstpointer other)
{
  const BatonInterestRule *a = one, *b = other;

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  assert_same_pattern (&a->pattern, &b->pattern);
  g_assert_cmpint (a->points, ==, b->points);
  g_assert_cmpint (a->at_most_times, ==, b->at_most_times);
  g_assert_cmpint (a->at_most_points, ==, b->at_most_points);
  g_assert_cmpint (a->within_days, ==, b->within_days);
  g_assert_cmpint (a->half_life_days, ==, b->half_life_days);
  g_assert_cmpint (a->at_least_times, ==, b->at_least_times);
  g_assert_cmpint (a->inactive_days, ==, b->inactive_days);
  g_assert_cmpstr (a->group, ==, b->group);
  g_assert_cmpint (a->active, ==, b->active);
}

static void
assert_same_raiser (gconstpointer one,
                    gconstpointer other)
{
  const BatonHandRaiser *a = one, *b = other;

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  assert_same_pattern (&a->pattern, &b->pattern);
  g_assert_cmpint (a->active, ==, b->active);
  g_assert_cmpstr (a->key, ==, b->key);
}

static void
assert_same_automation (gconstpointer one,
                        gconstpointer other)
{
  const BatonAutomation *a = one, *b = other;

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  assert_same_pattern (&a->pattern, &b->pattern);
  g_assert_cmpint (a->at_least_times, ==, b->at_least_times);
  g_assert_cmpint (a->within_days, ==, b->within_days);
  g_assert_cmpstr (a->completed, ==, b->completed);
  g_assert_cmpint (a->action, ==, b->action);
  g_assert_cmpint (a->wait_minutes, ==, b->wait_minutes);
  g_assert_cmpstr (a->unless, ==, b->unless);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpint (a->active, ==, b->active);
}

static void
assert_same_routing (gconstpointer one,
                     gconstpointer other)
{
  const BatonRoutingRule *a = one, *b = other;

  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->name, ==, b->name);
  assert_same_conditions (a->when, b->when);
  g_assert_cmpstr (a->queue, ==, b->queue);
  g_assert_cmpstr (a->person, ==, b->person);
  g_assert_cmpint (a->active, ==, b->active);
}

static void
assert_all_same (GPtrArray  *one,
                 GPtrArray  *other,
                 void      (*assert_same) (gconstpointer one, gconstpointer other))
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    assert_same (g_ptr_array_index (one, i), g_ptr_array_index (other, i));
}

static void
assert_same_sheet (const BatonRuleSheet *one,
                   const BatonRuleSheet *other)
{
  g_assert_cmpstr (one->name, ==, other->name);
  assert_all_same (one->fields, other->fields, assert_same_field);
  assert_all_same (one->lists, other->lists, assert_same_list);
  assert_all_same (one->personas, other->personas, assert_same_persona);
  assert_all_same (one->filters, other->filters, assert_same_filter);
  assert_all_same (one->groups, other->groups, assert_same_group);
  assert_all_same (one->fit, other->fit, assert_same_fit_rule);
  assert_all_same (one->interest, other->interest, assert_same_interest_rule);
  g_assert_cmpmem (&one->mql, sizeof one->mql, &other->mql, sizeof other->mql);
  g_assert_cmpint (one->hot.score, ==, other->hot.score);
  g_assert_cmpint (one->hot.hand_raised, ==, other->hot.hand_raised);
  g_assert_cmpint (one->hot.within_days, ==, other->hot.within_days);
  assert_same_texts (one->hot.raisers, other->hot.raisers);
  g_assert_true (baton_matrix_equal (&one->matrix, &other->matrix));
  assert_all_same (one->hand_raisers, other->hand_raisers, assert_same_raiser);
  assert_all_same (one->automations, other->automations, assert_same_automation);
  assert_all_same (one->routing, other->routing, assert_same_routing);
  g_assert_cmpstr (one->queue, ==, other->queue);
  g_assert_cmpint (one->to_company_owner, ==, other->to_company_owner);
}

/* Whatever rules say comes back from a file as it was, and so does a copy. */
static void
test_nothing_is_lost (void)
{
  GRand *rand = g_rand_new_with_seed (2026);

  for (guint i = 0; i < N_RULE_SETS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonRuleSet) rules = baton_rule_set_new (make_random_sheet (rand), &error);
      g_autoptr(BatonRuleSheet) copy = NULL;
      g_autoptr(BatonRuleSet) again = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      copy = baton_rule_sheet_copy (baton_rule_set_get_sheet (rules));
      text = baton_rule_set_to_json (rules);
      again = baton_rule_set_from_json (text, -1, &error);
      g_assert_no_error (error);
      assert_same_sheet (baton_rule_set_get_sheet (again), baton_rule_set_get_sheet (rules));
      assert_same_sheet (copy, baton_rule_set_get_sheet (rules));
    }
  g_rand_free (rand);
}

static const char document[] =
  "{\n"
  "  \"format\": 1,\n"
  "  \"name\": \"Brackets ] } and \\\" quotes\",\n"
  "  \"lists\": {\"a/b\": [\"x\"],\n"
  "    \"empty\": []},\n"
  "  \"fit\": [\n"
  "    {\"id\": \"one\", \"name\": \"One\", \"points\": 1},\n"
  "    {\n"
  "      \"id\": \"two\",\n"
  "      \"name\": \"Two\",\n"
  "      \"when\": [\n"
  "        {\"field\": \"email\",\n"
  "         \"op\": \"is\",\n"
  "         \"value\": \"x\"}\n"
  "      ],\n"
  "      \"points\": 2\n"
  "    }\n"
  "  ],\n"
  "  \"thresholds\": {\"mql\": {\"score\": 100}}\n"
  "}\n";

static void
test_lines (void)
{
  static const struct { const char *pointer; guint line; } cases[] = {
    { "", 1 }, { "/format", 2 }, { "/lists", 4 }, { "/lists/a~1b", 4 }, { "/lists/a~1b/0", 4 },
    { "/lists/empty", 5 }, { "/fit", 6 }, { "/fit/0", 7 }, { "/fit/0/points", 7 }, { "/fit/1", 8 },
    { "/fit/1/id", 9 }, { "/fit/1/when/0/field", 12 }, { "/fit/1/when/0/op", 13 }, { "/fit/1/when/0/value", 14 },
    { "/fit/1/when/0/values", 12 }, { "/fit/1/when/1", 11 }, { "/fit/1/points", 16 }, { "/fit/2", 6 },
    { "/fit/x", 6 }, { "/thresholds/mql/score", 19 }, { "/nothing/at/all", 1 }, { "/format/deeper", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].pointer);
      g_assert_cmpuint (baton_json_find_line (document, -1, cases[i].pointer), ==, cases[i].line);
    }
}

static void
test_mistake_is_placed (void)
{
  static const struct { const char *right; const char *wrong; const char *place; const char *line; } cases[] = {
    { "\"op\": \"is\"", "\"op\": \"equals\"", "/fit/1/when/0/op: ", "(line 13)" },
    { "\"points\": 2", "\"points\": 2000", "/fit/1/points: ", "(line 16)" },
    { "\"id\": \"two\"", "\"id\": \"one\"", "/fit/1/id: ", "(line 9)" },
    { "\"score\": 100", "\"score\": 0", "/thresholds/mql/score: ", "(line 19)" },
    { "\"email\"", "\"emial\"", "/fit/1/when/0/field: ", "(line 12)" },
    { "\"points\": 1}", "\"pionts\": 1}", "/fit/0: ", "(line 7)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (document);
      g_autoptr(GError) error = NULL;

      g_string_replace (text, "a/b", "ab", 0);
      g_assert_cmpuint (g_string_replace (text, cases[i].right, cases[i].wrong, 0), ==, 1);
      g_assert_null (baton_rule_set_from_json (text->str, -1, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
      g_assert_true (g_str_has_suffix (error->message, cases[i].line));
    }
}

static void
test_matrix_is_refused (void)
{
  static const struct { const char *matrix; const char *place; } cases[] = {
    { "{\"fit\":[75,50]}", "/matrix/fit: " }, { "{\"fit\":75}", "/matrix/fit: " },
    { "{\"interest\":[75,50,\"25\"]}", "/matrix/interest: " }, { "{\"fit\":[50,75,25]}", "/matrix/fit/1: " },
    { "{\"cells\":{\"A\":[\"threshold\"]}}", "/matrix/cells/A: " },
    { "{\"cells\":{\"B\":[\"threshold\",\"review\",\"nurture\",\"dance\"]}}", "/matrix/cells/B: " },
    { "{\"cells\":{\"E\":[]}}", "/matrix/cells/E: " }, { "[]", "/matrix: " }, { "{\"rows\":[]}", "/matrix/rows: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("{\"format\":1,\"name\":\"x\",\"thresholds\":{\"mql\":{\"score\":1}},\"matrix\":%s}",
                         cases[i].matrix);
      g_autoptr(GError) error = NULL;

      g_assert_null (baton_rule_set_from_json (text, -1, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-set-json/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/rule-set-json/lines", test_lines);
  g_test_add_func ("/rule-set-json/mistake-is-placed", test_mistake_is_placed);
  g_test_add_func ("/rule-set-json/matrix-is-refused", test_matrix_is_refused);

  return g_test_run ();
}
