/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules in words, and what changed from one rule set to another. */

#include "random-rules.h"
#include "rules-fixture.h"
#include "scoring/baton-rule-set-diff.h"
#include "scoring/baton-rule-words.h"

static BatonRuleSheet *
make_sheet (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  BatonInterestRule *page;
  BatonRoutingRule *emea = baton_routing_rule_new ("emea");

  add_list (sheet, "served", "DE|FR");
  add_group (sheet, "seniority", BATON_PART_FIT, -5, 30);
  add_filter (sheet, "student", BATON_FILTER_HOLD, FALSE, condition ("job_title", "has word", "student|intern"));
  add_fit (sheet, "head", 15, condition ("job_title", "contains", "head"));
  add_fit (sheet, "served", 10, condition ("country", "in list", "served"));
  add_fit (sheet, "size", 5, condition ("employees", "between", "50|200"));
  page = add_interest (sheet, "pricing", 10, "page_view");
  page->pattern.url = g_strdup ("*/pric*");
  page->at_most_times = 3;
  page->within_days = 90;
  page->half_life_days = 1;
  add_raiser (sheet, "demo", "demo_request");
  emea->id = g_strdup ("emea");
  g_ptr_array_add (emea->when, condition ("country", "is", "DE"));
  g_ptr_array_add (sheet->routing, emea);
  return sheet;
}

#define FIT(sheet, i) ((BatonFitRule *) g_ptr_array_index ((sheet)->fit, i))
#define INTEREST(sheet, i) ((BatonInterestRule *) g_ptr_array_index ((sheet)->interest, i))

static void
set_points (BatonRuleSheet *sheet)
{
  FIT (sheet, 0)->points = 20;
}

static void
switch_off (BatonRuleSheet *sheet)
{
  FIT (sheet, 0)->active = FALSE;
}

static void
join_group (BatonRuleSheet *sheet)
{
  FIT (sheet, 0)->group = g_strdup ("seniority");
}

static void
rename_rule (BatonRuleSheet *sheet)
{
  g_free (FIT (sheet, 0)->name);
  FIT (sheet, 0)->name = g_strdup ("Leads people");
}

static void
remove_first (BatonRuleSheet *sheet)
{
  g_ptr_array_remove_index (sheet->fit, 0);
}

static void
add_last (BatonRuleSheet *sheet)
{
  add_fit (sheet, "owner", -8, condition ("job_title", "is", "Owner"));
}

static void
move_first (BatonRuleSheet *sheet)
{
  g_ptr_array_add (sheet->fit, g_ptr_array_steal_index (sheet->fit, 0));
}

static void
ask_otherwise (BatonRuleSheet *sheet)
{
  g_ptr_array_set_size (FIT (sheet, 0)->when, 0);
  g_ptr_array_add (FIT (sheet, 0)->when, condition ("job_title", "starts with", "head"));
  g_ptr_array_add (FIT (sheet, 0)->when, condition ("company", "is not empty", NULL));
}

static void
edit_list (BatonRuleSheet *sheet)
{
  g_ptr_array_set_size (sheet->lists, 0);
  add_list (sheet, "served", "DE|IT");
}

static void
edit_values (BatonRuleSheet *sheet)
{
  BatonFilterRule *filter = g_ptr_array_index (sheet->filters, 0);

  g_ptr_array_set_size (filter->when, 0);
  g_ptr_array_add (filter->when, condition ("job_title", "has word", "student|intern|trainee"));
}

static void
widen_group (BatonRuleSheet *sheet)
{
  ((BatonRuleGroup *) g_ptr_array_index (sheet->groups, 0))->min = -30;
}

static void
fade_slower (BatonRuleSheet *sheet)
{
  INTEREST (sheet, 0)->half_life_days = 30;
}

static void
set_field_type (BatonRuleSheet *sheet)
{
  g_ptr_array_add (sheet->fields, baton_rule_field_new ("custom.seats", BATON_FIELD_TYPE_NUMBER));
}

static void
set_threshold (BatonRuleSheet *sheet)
{
  sheet->mql.score = 110;
}

static void
set_cell (BatonRuleSheet *sheet)
{
  sheet->matrix.cells[0][3] = BATON_MATRIX_REVIEW;
}

static void
add_raiser_of_other_kind (BatonRuleSheet *sheet)
{
  add_raiser (sheet, "demo", "audit_request");
}

static void
switch_raiser_off (BatonRuleSheet *sheet)
{
  ((BatonHandRaiser *) g_ptr_array_index (sheet->hand_raisers, 0))->active = FALSE;
}

static BatonRoutingRule *
get_routing (BatonRuleSheet *sheet)
{
  return g_ptr_array_index (sheet->routing, 0);
}

static void
route_to_person (BatonRuleSheet *sheet)
{
  get_routing (sheet)->person = g_strdup ("Lena");
}

static void
route_to_queue (BatonRuleSheet *sheet)
{
  g_free (get_routing (sheet)->queue);
  get_routing (sheet)->queue = g_strdup ("south");
}

static void
route_others (BatonRuleSheet *sheet)
{
  g_ptr_array_add (get_routing (sheet)->when, condition ("industry", "is", "Steel"));
}

static void
switch_routing_off (BatonRuleSheet *sheet)
{
  get_routing (sheet)->active = FALSE;
}

static void
leave_owners_out (BatonRuleSheet *sheet)
{
  sheet->to_company_owner = FALSE;
}

static const struct
{
  const char          *name;
  void               (*edit) (BatonRuleSheet *sheet);
  BatonRuleKind        kind;
  BatonRuleChangeKind  change;
  const char          *texts; /* separated by line breaks */
} edits[] = {
  { "points", set_points, BATON_RULE_KIND_FIT, BATON_RULE_CHANGED, "Job title contains “head”: 15 → 20 points" },
  { "off", switch_off, BATON_RULE_KIND_FIT, BATON_RULE_CHANGED, "“head” switched off" },
  { "group", join_group, BATON_RULE_KIND_FIT, BATON_RULE_CHANGED, "“head” is now in the group “seniority”" },
  { "cap", widen_group, BATON_RULE_KIND_GROUP, BATON_RULE_CHANGED,
    "“seniority” was: “seniority” together: −5 to 30 fit; is now: “seniority” together: −30 to 30 fit" },
  { "name", rename_rule, BATON_RULE_KIND_FIT, BATON_RULE_CHANGED, "“head” is now called “Leads people”" },
  { "remove", remove_first, BATON_RULE_KIND_FIT, BATON_RULE_REMOVED,
    "Rule “head” removed: Job title contains “head” → +15 fit" },
  { "add", add_last, BATON_RULE_KIND_FIT, BATON_RULE_ADDED, "Rule “owner” added: Job title is “Owner” → −8 fit" },
  { "move", move_first, BATON_RULE_KIND_FIT, BATON_RULE_MOVED, "“head” moved: place 1 → 3" },
  { "condition", ask_otherwise, BATON_RULE_KIND_FIT, BATON_RULE_CHANGED,
    "“head” was: Job title contains “head”; is now: Job title starts with “head” and Company is not empty" },
  { "field", set_field_type, BATON_RULE_KIND_FIELD, BATON_RULE_ADDED, "Added: field “seats”: Number" },
  { "list", edit_list, BATON_RULE_KIND_LIST, BATON_RULE_CHANGED, "“served” gains “IT”\n“served” loses “FR”" },
  { "values", edit_values, BATON_RULE_KIND_FILTER, BATON_RULE_CHANGED, "“student” gains “trainee”" },
  { "decay", fade_slower, BATON_RULE_KIND_INTEREST, BATON_RULE_CHANGED,
    "“pricing” was: Page visited, page “*/pric*” → +10 interest each, at most 3 times, within 90 days, half after 1 day; "
    "is now: Page visited, page “*/pric*” → +10 interest each, at most 3 times, within 90 days, half after 30 days" },
  { "threshold", set_threshold, BATON_RULE_KIND_SETTING, BATON_RULE_CHANGED, "MQL threshold: 100 → 110" },
  { "cell", set_cell, BATON_RULE_KIND_SETTING, BATON_RULE_CHANGED, NULL },
  { "raiser", add_raiser_of_other_kind, BATON_RULE_KIND_HAND_RAISER, BATON_RULE_ADDED,
    "Added: Audit asked for → asks for Sales" },
  { "raiser-off", switch_raiser_off, BATON_RULE_KIND_HAND_RAISER, BATON_RULE_CHANGED,
    "“Demo asked for” switched off" },
  { "person", route_to_person, BATON_RULE_KIND_ROUTING, BATON_RULE_CHANGED,
    "“emea” was: Country is “DE” → queue “emea”; is now: Country is “DE” → Lena, or else queue “emea”" },
  { "queue", route_to_queue, BATON_RULE_KIND_ROUTING, BATON_RULE_CHANGED,
    "“south” was: Country is “DE” → queue “emea”; is now: Country is “DE” → queue “south”" },
  { "whom", route_others, BATON_RULE_KIND_ROUTING, BATON_RULE_CHANGED,
    "“emea” was: Country is “DE”; is now: Country is “DE” and Industry is “Steel”" },
  { "routing-off", switch_routing_off, BATON_RULE_KIND_ROUTING, BATON_RULE_CHANGED, "“emea” switched off" },
  { "owner", leave_owners_out, BATON_RULE_KIND_SETTING, BATON_RULE_CHANGED,
    "Leads of a company that somebody owns now go where all others go" },
};

static void
test_edits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      BatonRuleSheet *sheet = make_sheet ();
      g_autoptr(BatonRuleSet) before = make_rules (make_sheet ());
      g_autoptr(BatonRuleSet) after = NULL;
      g_autoptr(GPtrArray) changes = NULL;
      g_autoptr(GString) texts = g_string_new (NULL);

      g_test_message ("%s", edits[i].name);
      edits[i].edit (sheet);
      after = make_rules (sheet);
      changes = baton_rule_set_diff (before, after);
      g_assert_cmpuint (changes->len, >, 0);
      for (guint j = 0; j < changes->len; j++)
        {
          const BatonRuleChange *change = g_ptr_array_index (changes, j);

          g_assert_cmpint (change->kind, ==, edits[i].kind);
          g_assert_cmpint (change->change, ==, edits[i].change);
          g_string_append_printf (texts, "%s%s", j > 0 ? "\n" : "", change->text);
        }
      if (edits[i].texts != NULL)
        g_assert_cmpstr (texts->str, ==, edits[i].texts);
    }
}

static BatonRuleSet *
make_served (const char *countries,
             const char *title)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  BatonFitRule *rule = add_fit (sheet, "served", 5, condition ("country", "one of", countries));

  g_ptr_array_add (rule->when, condition ("job_title", "contains", title));
  return make_rules (sheet);
}

/* That a list gained a value is not all where something else changed as well. */
static void
test_list_and_more (void)
{
  g_autoptr(BatonRuleSet) before = make_served ("DE|FR", "head");
  g_autoptr(BatonRuleSet) after = make_served ("DE|FR|IT", "chief");
  g_autoptr(GPtrArray) changes = baton_rule_set_diff (before, after);

  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (((const BatonRuleChange *) g_ptr_array_index (changes, 0))->text, ==,
                   "“served” was: Country is one of “DE”, “FR” and Job title contains “head”; "
                   "is now: Country is one of “DE”, “FR”, “IT” and Job title contains “chief”");
}

static void
test_words (void)
{
  BatonRuleSheet *sheet = make_sheet ();
  g_autofree char *head = baton_rule_words_fit (FIT (sheet, 0));
  g_autofree char *served = baton_rule_words_fit (FIT (sheet, 1));
  g_autofree char *size = baton_rule_words_fit (FIT (sheet, 2));
  g_autofree char *filter = baton_rule_words_filter (g_ptr_array_index (sheet->filters, 0));
  g_autofree char *mql = baton_rule_words_mql (&(BatonThreshold) { 100, 90, 40, 0 });
  g_autofree char *hot = baton_rule_words_hot (&(BatonHotRule) { 140, TRUE, NULL, 30 });
  g_autofree char *many = baton_texts_in_words ((const char * const []) { "a", "b", "c", "d", NULL }, 2);

  g_assert_cmpstr (head, ==, "Job title contains “head” → +15 fit");
  g_assert_cmpstr (served, ==, "Country is in the list “served” → +10 fit");
  g_assert_cmpstr (size, ==, "Employees is from 50 to 200 → +5 fit");
  g_assert_cmpstr (filter, ==, "Job title has the word “student”, “intern” → held for review");
  g_assert_cmpstr (mql, ==, "MQL from a score of 100, with a fit of at least 40, released below 90");
  g_assert_cmpstr (hot, ==, "Hot from a score of 140, or after asking for Sales, for 30 days");
  g_assert_cmpstr (many, ==, "“a”, “b” and 2 more");
  baton_rule_sheet_free (sheet);
}

/* Whatever rules say can be compared: with themselves nothing differs. */
static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (71);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(BatonRuleSet) one = make_rules (make_random_sheet (rand));
      g_autoptr(BatonRuleSet) copy = make_rules (baton_rule_sheet_copy (baton_rule_set_get_sheet (one)));
      g_autoptr(BatonRuleSet) other = make_rules (make_random_sheet (rand));
      g_autoptr(GPtrArray) none = baton_rule_set_diff (one, copy);
      g_autoptr(GPtrArray) changes = baton_rule_set_diff (one, other);

      g_assert_cmpuint (none->len, ==, 0);
      for (guint j = 0; j < changes->len; j++)
        {
          const BatonRuleChange *change = g_ptr_array_index (changes, j);

          g_assert_true (change->text != NULL && *change->text != '\0' && g_utf8_validate (change->text, -1, NULL));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-set-diff/edits", test_edits);
  g_test_add_func ("/rule-set-diff/list-and-more", test_list_and_more);
  g_test_add_func ("/rule-set-diff/words", test_words);
  g_test_add_func ("/rule-set-diff/random", test_random);
  return g_test_run ();
}
