/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules-fixture.h"

#include "handoff/baton-route.h"

typedef struct
{
  BatonRuleSet *rules;
  GPtrArray    *people;
  BatonRecord   record;
} Fixture;

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  BatonRoutingRule *emea = baton_routing_rule_new ("emea");
  BatonRoutingRule *large = baton_routing_rule_new ("large");

  g_ptr_array_add (emea->when, condition ("country", "one of", "DE|FR"));
  g_ptr_array_add (large->when, condition ("employees", "at least", "1000"));
  g_ptr_array_add (sheet->routing, emea);
  g_ptr_array_add (sheet->routing, large);
  fixture->rules = make_rules (sheet);
  fixture->people = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_person_free);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  baton_rule_set_unref (fixture->rules);
  g_ptr_array_unref (fixture->people);
}

static BatonPerson *
add_person (Fixture    *fixture,
            gint64      id,
            const char *queues) /* Separated by bars; NULL for every queue. */
{
  BatonPerson *person = baton_person_new ();

  person->id = id;
  person->name = g_strdup ("Somebody");
  person->team = BATON_TEAM_SALES;
  person->queues = queues != NULL ? g_strsplit (queues, "|", -1) : NULL;
  person->cap = 10;
  person->weight = 1;
  person->active = TRUE;
  g_ptr_array_add (fixture->people, person);
  return person;
}

static BatonRoute
route (Fixture *fixture,
       gint64   company_owner)
{
  BatonRoute found;

  baton_route (fixture->rules, &fixture->record, company_owner, fixture->people, NOW, &found);
  return found;
}

static void
test_queue (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (route (fixture, 0).queue, ==, "sales");
  fixture->record.values[BATON_FIELD_EMPLOYEES] = "5000";
  g_assert_cmpstr (route (fixture, 0).queue, ==, "large");
  fixture->record.values[BATON_FIELD_COUNTRY] = "de";
  g_assert_cmpstr (route (fixture, 0).queue, ==, "emea");
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (route (fixture, 0).person, ==, 0);

  add_person (fixture, 1, NULL)->active = FALSE;
  add_person (fixture, 2, NULL)->team = BATON_TEAM_MARKETING;
  add_person (fixture, 3, "emea");
  add_person (fixture, 4, NULL)->open = 10;
  add_person (fixture, 5, NULL)->absent_from = NOW - DAY;
  add_person (fixture, 6, NULL)->cap = 0;

  g_assert_cmpint (route (fixture, 0).person, ==, 0);
  for (gint64 owner = 1; owner <= 6; owner++)
    g_assert_cmpint (route (fixture, owner == 3 ? 0 : owner).person, ==, 0);
  g_assert_cmpstr (route (fixture, 0).queue, ==, "sales");
}

static void
test_company_owner (Fixture       *fixture,
                    gconstpointer  data)
{
  BatonPerson *owner = add_person (fixture, 1, "emea");

  add_person (fixture, 2, NULL);
  owner->assigned = 100;

  g_assert_cmpint (route (fixture, 1).person, ==, 1);
  g_assert_cmpint (route (fixture, 0).person, ==, 2);
  owner->open = owner->cap;
  g_assert_cmpint (route (fixture, 1).person, ==, 2);
  g_assert_cmpint (route (fixture, 99).person, ==, 2);
}

/* Weights 1, 2 and 3 get a sixth, a third and a half, at every full round. */
static void
test_weights (Fixture       *fixture,
              gconstpointer  data)
{
  for (int weight = 1; weight <= 3; weight++)
    {
      BatonPerson *person = add_person (fixture, weight, NULL);

      person->weight = weight;
      person->cap = 1000;
    }

  for (guint lead = 1; lead <= 60; lead++)
    {
      BatonPerson *person = g_ptr_array_index (fixture->people, route (fixture, 0).person - 1);

      person->assigned++;
      person->open++;
      if (lead % 6 != 0)
        continue;
      for (guint i = 0; i < 3; i++)
        g_assert_cmpint (((BatonPerson *) g_ptr_array_index (fixture->people, i))->assigned, ==, lead / 6 * (i + 1));
    }
}

static void
test_ties_go_by_number (Fixture       *fixture,
                        gconstpointer  data)
{
  add_person (fixture, 7, NULL);
  add_person (fixture, 3, NULL);
  add_person (fixture, 5, NULL);

  g_assert_cmpint (route (fixture, 0).person, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/route/queue", Fixture, NULL, setup, test_queue, teardown);
  g_test_add ("/route/nobody", Fixture, NULL, setup, test_nobody, teardown);
  g_test_add ("/route/company-owner", Fixture, NULL, setup, test_company_owner, teardown);
  g_test_add ("/route/weights", Fixture, NULL, setup, test_weights, teardown);
  g_test_add ("/route/ties-go-by-number", Fixture, NULL, setup, test_ties_go_by_number, teardown);

  return g_test_run ();
}
