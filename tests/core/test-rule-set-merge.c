/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two who edited the same rules: what becomes of both their changes. */

#include "random-rules.h"
#include "rules-fixture.h"
#include "scoring/baton-rule-set-diff.h"
#include "scoring/baton-rule-set-merge.h"

#define N_ROUNDS 300

static BatonRuleSheet *
make_sheet (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();

  g_free (sheet->name);
  sheet->name = g_strdup ("Ours");
  add_fit (sheet, "head", 15, condition ("job_title", "contains", "head"));
  add_fit (sheet, "country", 10, condition ("country", "is", "DE"));
  add_fit (sheet, "size", 5, condition ("employees", "at least", "50"));
  add_raiser (sheet, "demo", "demo_request");
  return sheet;
}

static BatonFitRule *
get_fit (BatonRuleSheet *sheet,
         guint           place)
{
  return g_ptr_array_index (sheet->fit, place);
}

static void
assert_order (const BatonRuleSheet *sheet,
              const char           *ids)
{
  g_autoptr(GString) order = g_string_new (NULL);

  for (guint i = 0; i < sheet->fit->len; i++)
    g_string_append_printf (order, "%s ", ((BatonFitRule *) g_ptr_array_index (sheet->fit, i))->id);
  g_assert_cmpstr (order->str, ==, ids);
}

static void
test_both (void)
{
  BatonRuleSheet *my_sheet = make_sheet ();
  BatonRuleSheet *their_sheet = make_sheet ();
  g_autoptr(BatonRuleSet) base = make_rules (make_sheet ());
  g_autoptr(BatonRuleSet) mine = NULL;
  g_autoptr(BatonRuleSet) theirs = NULL;
  g_autoptr(BatonRuleSheet) both = NULL;

  get_fit (my_sheet, 0)->points = 20;
  g_ptr_array_remove_index (my_sheet->fit, 2);
  add_fit (my_sheet, "phone", 3, condition ("phone", "is not empty", NULL));
  my_sheet->mql.score = 80;
  my_sheet->mql.release = 70;
  mine = make_rules (my_sheet);

  get_fit (their_sheet, 0)->points = 11;
  get_fit (their_sheet, 1)->points = 12;
  add_fit (their_sheet, "city", 4, condition ("city", "is", "Kiel"));
  their_sheet->hot.score = 150;
  theirs = make_rules (their_sheet);

  both = baton_rule_set_merge (base, mine, theirs);
  assert_order (both, "head country phone city ");
  g_assert_cmpint (get_fit (both, 0)->points, ==, 20);
  g_assert_cmpint (get_fit (both, 1)->points, ==, 12);
  g_assert_cmpint (both->mql.score, ==, 80);
  g_assert_cmpint (both->hot.score, ==, 150);
}

static void
test_moved (void)
{
  BatonRuleSheet *my_sheet = make_sheet ();
  BatonRuleSheet *their_sheet = make_sheet ();
  g_autoptr(BatonRuleSet) base = make_rules (make_sheet ());
  g_autoptr(BatonRuleSet) mine = NULL;
  g_autoptr(BatonRuleSet) theirs = NULL;
  g_autoptr(BatonRuleSheet) both = NULL;

  g_ptr_array_insert (my_sheet->fit, 0, g_ptr_array_steal_index (my_sheet->fit, 2));
  mine = make_rules (my_sheet);
  get_fit (their_sheet, 2)->points = 6;
  theirs = make_rules (their_sheet);

  both = baton_rule_set_merge (base, mine, theirs);
  assert_order (both, "size head country ");
  g_assert_cmpint (get_fit (both, 0)->points, ==, 6);
}

/* The window counts on from what there is, so two people get the same ids. */
static void
test_same_id (void)
{
  BatonRuleSheet *my_sheet = make_sheet ();
  BatonRuleSheet *their_sheet = make_sheet ();
  g_autoptr(BatonRuleSet) base = make_rules (make_sheet ());
  g_autoptr(BatonRuleSet) mine = NULL;
  g_autoptr(BatonRuleSet) theirs = NULL;
  g_autoptr(BatonRuleSet) both = NULL;
  const BatonRuleSheet *sheet;

  add_fit (my_sheet, "rule-2", 3, condition ("phone", "is not empty", NULL));
  add_fit (my_sheet, "rule-3", 6, condition ("city", "is", "Bonn"));
  add_fit (my_sheet, "rule-4", 7, condition ("industry", "is", "Steel"));
  mine = make_rules (my_sheet);
  add_fit (their_sheet, "rule-2", 4, condition ("city", "is", "Kiel"));
  add_interest (their_sheet, "rule-3", 5, "page_view");
  add_fit (their_sheet, "rule-4", 7, condition ("industry", "is", "Steel"));
  theirs = make_rules (their_sheet);

  both = make_rules (baton_rule_set_merge (base, mine, theirs));
  sheet = baton_rule_set_get_sheet (both);
  assert_order (sheet, "head country size rule-2-2 rule-2 rule-3-2 rule-4 ");
  g_assert_cmpint (((BatonFitRule *) g_ptr_array_index (sheet->fit, 3))->points, ==, 3);
  g_assert_cmpint (((BatonFitRule *) g_ptr_array_index (sheet->fit, 4))->points, ==, 4);
  g_assert_cmpuint (sheet->interest->len, ==, 1);
}

static BatonRoutingRule *
add_routing (BatonRuleSheet *sheet,
             const char     *id,
             const char     *country)
{
  BatonRoutingRule *rule = baton_routing_rule_new ("emea");

  rule->id = g_strdup (id);
  g_ptr_array_add (rule->when, condition ("country", "is", country));
  g_ptr_array_add (sheet->routing, rule);
  return rule;
}

static BatonRuleSheet *
make_routing_sheet (void)
{
  BatonRuleSheet *sheet = make_sheet ();

  add_raiser (sheet, "audit", "audit_request");
  add_routing (sheet, "north", "NO");
  add_routing (sheet, "south", "IT");
  return sheet;
}

/* What one does to a routing rule or a hand-raiser leaves what the other does to the next. */
static void
test_routing (void)
{
  BatonRuleSheet *my_sheet = make_routing_sheet ();
  BatonRuleSheet *their_sheet = make_routing_sheet ();
  g_autoptr(BatonRuleSet) base = make_rules (make_routing_sheet ());
  g_autoptr(BatonRuleSet) mine = NULL;
  g_autoptr(BatonRuleSet) theirs = NULL;
  g_autoptr(BatonRuleSet) both = NULL;
  const BatonRuleSheet *sheet;

  ((BatonRoutingRule *) g_ptr_array_index (my_sheet->routing, 0))->person = g_strdup ("Lena");
  ((BatonHandRaiser *) g_ptr_array_index (my_sheet->hand_raisers, 1))->active = FALSE;
  add_raiser (my_sheet, "call", "callback_request");
  my_sheet->to_company_owner = FALSE;
  mine = make_rules (my_sheet);
  ((BatonRoutingRule *) g_ptr_array_index (their_sheet->routing, 1))->active = FALSE;
  add_routing (their_sheet, "east", "PL");
  g_ptr_array_remove_index (their_sheet->hand_raisers, 0);
  theirs = make_rules (their_sheet);

  both = make_rules (baton_rule_set_merge (base, mine, theirs));
  sheet = baton_rule_set_get_sheet (both);
  g_assert_cmpuint (sheet->routing->len, ==, 3);
  g_assert_cmpstr (((BatonRoutingRule *) g_ptr_array_index (sheet->routing, 0))->person, ==, "Lena");
  g_assert_false (((BatonRoutingRule *) g_ptr_array_index (sheet->routing, 1))->active);
  g_assert_cmpstr (((BatonRoutingRule *) g_ptr_array_index (sheet->routing, 2))->id, ==, "east");
  g_assert_cmpuint (sheet->hand_raisers->len, ==, 2);
  g_assert_cmpstr (((BatonHandRaiser *) g_ptr_array_index (sheet->hand_raisers, 0))->id, ==, "audit");
  g_assert_false (((BatonHandRaiser *) g_ptr_array_index (sheet->hand_raisers, 0))->active);
  g_assert_cmpstr (((BatonHandRaiser *) g_ptr_array_index (sheet->hand_raisers, 1))->id, ==, "call");
  g_assert_false (sheet->to_company_owner);
}

static guint
count_changes (BatonRuleSet   *before,
               BatonRuleSheet *after)
{
  g_autoptr(BatonRuleSet) rules = make_rules (after);
  g_autoptr(GPtrArray) changes = baton_rule_set_diff (before, rules);

  return changes->len;
}

/* Where one of two changed nothing, the other's rules are the result. */
static void
test_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(BatonRuleSet) base = make_rules (make_random_sheet (random));
      g_autoptr(BatonRuleSet) other = make_rules (make_random_sheet (random));

      g_assert_cmpuint (count_changes (other, baton_rule_set_merge (base, other, base)), ==, 0);
      g_assert_cmpuint (count_changes (other, baton_rule_set_merge (base, base, other)), ==, 0);
      g_assert_cmpuint (count_changes (other, baton_rule_set_merge (base, other, other)), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-set-merge/both", test_both);
  g_test_add_func ("/rule-set-merge/moved", test_moved);
  g_test_add_func ("/rule-set-merge/same-id", test_same_id);
  g_test_add_func ("/rule-set-merge/routing", test_routing);
  g_test_add_func ("/rule-set-merge/random", test_random);
  return g_test_run ();
}
