/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "calendar-fixture.h"
#include "rules-fixture.h"

#include "handoff/baton-route-check.h"
#include "handoff/baton-route.h"

typedef struct
{
  BatonRuleSet  *rules;
  GPtrArray     *people;
  BatonCalendar *office;
  BatonRecord    record;
} Fixture;

/* Works on Mondays at some hours; now is one, at nine. */
static BatonCalendar *
make_hours (const char *hours)
{
  g_autoptr(BatonCalendarBuilder) builder = baton_calendar_builder_new ("Hours", "UTC", NULL);

  add_week (builder, "1", hours);
  return baton_calendar_builder_end (builder);
}

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
  fixture->office = make_hours ("08:00-16:00");
  fixture->people = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_person_free);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  baton_rule_set_unref (fixture->rules);
  baton_calendar_unref (fixture->office);
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

  baton_route (fixture->rules, &fixture->record, company_owner, fixture->people, fixture->office, NOW, &found);
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

/* Changes the rules; the sheet is that of the fixture's. */
static void
change_rules (Fixture  *fixture,
              void    (*edit) (BatonRuleSheet *sheet))
{
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (fixture->rules));

  edit (sheet);
  baton_rule_set_unref (fixture->rules);
  fixture->rules = make_rules (sheet);
}

static void
leave_owners_out (BatonRuleSheet *sheet)
{
  sheet->to_company_owner = FALSE;
}

static void
test_not_to_owner (Fixture       *fixture,
                   gconstpointer  data)
{
  add_person (fixture, 1, "emea")->assigned = 100;
  add_person (fixture, 2, NULL);

  change_rules (fixture, leave_owners_out);
  g_assert_cmpint (route (fixture, 1).person, ==, 2);
}

static void
name_somebody (BatonRuleSheet *sheet)
{
  ((BatonRoutingRule *) g_ptr_array_index (sheet->routing, 0))->person = g_strdup ("LENA@sales.example");
}

/* Whom a rule names gets the lead before the queue does, but after the owner of the company. */
static void
test_named (Fixture       *fixture,
            gconstpointer  data)
{
  BatonPerson *lena;

  add_person (fixture, 1, NULL);
  add_person (fixture, 2, "large")->email = g_strdup ("tom@sales.example");
  lena = add_person (fixture, 3, "large");
  lena->email = g_strdup ("lena@sales.example");
  lena->assigned = 50;
  change_rules (fixture, name_somebody);

  g_assert_cmpint (route (fixture, 0).person, ==, 1);
  fixture->record.values[BATON_FIELD_COUNTRY] = "DE";
  g_assert_cmpint (route (fixture, 0).person, ==, 3);
  g_assert_cmpint (route (fixture, 2).person, ==, 2);
  lena->open = lena->cap;
  g_assert_cmpint (route (fixture, 0).person, ==, 1);
}

static void
switch_first_off (BatonRuleSheet *sheet)
{
  ((BatonRoutingRule *) g_ptr_array_index (sheet->routing, 0))->active = FALSE;
}

static void
test_off (Fixture       *fixture,
          gconstpointer  data)
{
  fixture->record.values[BATON_FIELD_COUNTRY] = "DE";
  fixture->record.values[BATON_FIELD_EMPLOYEES] = "5000";
  g_assert_cmpstr (route (fixture, 0).queue, ==, "emea");
  change_rules (fixture, switch_first_off);
  g_assert_cmpstr (route (fixture, 0).queue, ==, "large");
}

static void
set_hours (Fixture     *fixture,
           BatonPerson *person,
           const char  *hours)
{
  g_free (person->hours);
  person->hours = g_strdup (hours);
  baton_person_set_office (person, fixture->office);
}

/* Who is not at work gets a lead only when nobody is, however little they were given. */
static void
test_hours (Fixture       *fixture,
            gconstpointer  data)
{
  BatonPerson *early = add_person (fixture, 1, NULL);
  BatonPerson *late = add_person (fixture, 2, NULL);
  BatonPerson *usual = add_person (fixture, 3, NULL);

  set_hours (fixture, early, "05:00-09:00");
  set_hours (fixture, late, "12:00-20:00");
  usual->assigned = 1000;
  g_assert_cmpint (route (fixture, 0).person, ==, 3);
  g_assert_cmpint (route (fixture, 2).person, ==, 3);

  usual->absent_from = NOW - DAY;
  g_assert_cmpint (route (fixture, 0).person, ==, 1);
  g_assert_cmpint (route (fixture, 2).person, ==, 2);

  set_hours (fixture, late, "09:00-12:00");
  late->assigned = 1000;
  g_assert_cmpint (route (fixture, 0).person, ==, 2);
}

/* On the days off of the office nobody is at work, whatever their hours. */
static void
test_days_off (Fixture       *fixture,
               gconstpointer  data)
{
  BatonPerson *person = add_person (fixture, 1, NULL);
  g_autoptr(BatonPerson) copy = NULL;

  set_hours (fixture, person, "05:00-12:00");
  copy = baton_person_copy (person);
  g_assert_true (baton_person_is_at_work (copy, fixture->office, NOW));
  g_assert_true (baton_person_is_at_work (copy, fixture->office, NOW - 3 * G_TIME_SPAN_HOUR));
  g_assert_false (baton_person_is_at_work (copy, fixture->office, NOW + 3 * G_TIME_SPAN_HOUR));
  g_assert_false (baton_person_is_at_work (copy, fixture->office, NOW + DAY));

  /* What nobody understands are the hours of the office. */
  set_hours (fixture, person, "mornings");
  g_assert_true (baton_person_is_at_work (person, fixture->office, NOW + 3 * G_TIME_SPAN_HOUR));
}

/* At night it goes round everybody, as if there were no hours. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  baton_calendar_unref (fixture->office);
  fixture->office = make_hours ("12:00-16:00");
  add_person (fixture, 1, NULL)->assigned = 5;
  add_person (fixture, 2, NULL);
  g_assert_cmpint (route (fixture, 0).person, ==, 2);
  g_assert_cmpint (route (fixture, 1).person, ==, 1);
}

/* What the fixture's rules and @more name that sends no lead anywhere, each on a line. */
static char *
list_doubts (Fixture          *fixture,
             BatonRoutingRule *more)
{
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (fixture->rules));
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(GPtrArray) doubts = NULL;
  GString *told = g_string_new (NULL);

  if (more != NULL)
    g_ptr_array_add (sheet->routing, more);
  rules = make_rules (sheet);
  doubts = baton_route_check (rules, fixture->people);
  for (guint i = 0; i < doubts->len; i++)
    {
      const BatonRouteDoubt *doubt = g_ptr_array_index (doubts, i);

      g_string_append_printf (told, "%s: %s\n", doubt->place, doubt->text);
    }
  return g_string_free (told, FALSE);
}

static void
assert_doubts (Fixture          *fixture,
               BatonRoutingRule *more,
               const char       *expected)
{
  g_autofree char *told = list_doubts (fixture, more);

  g_assert_cmpstr (told, ==, expected);
}

static BatonRoutingRule *
send_to (const char *queue,
         const char *person)
{
  BatonRoutingRule *rule = baton_routing_rule_new (queue);

  g_ptr_array_add (rule->when, condition ("country", "is", "BR"));
  rule->person = g_strdup (person);
  return rule;
}

static BatonPerson *
add_called (Fixture    *fixture,
            gint64      id,
            const char *name,
            const char *queues)
{
  BatonPerson *person = add_person (fixture, id, queues);

  g_free (person->name);
  person->name = g_strdup (name);
  return person;
}

static void
test_check_people (Fixture       *fixture,
                   gconstpointer  data)
{
  BatonRoutingRule *asleep = send_to ("emea", "Nobody");

  assert_doubts (fixture, send_to ("emea", "Nobody"), "");

  add_called (fixture, 1, "Ana Ribeiro", NULL)->email = g_strdup ("ana@baton.example");
  add_called (fixture, 2, "Bob", NULL)->active = FALSE;
  add_called (fixture, 3, "Mia", NULL)->team = BATON_TEAM_MARKETING;
  assert_doubts (fixture, send_to ("emea", "ana ribeiro"), "");
  assert_doubts (fixture, send_to ("emea", "ana@baton.example"), "");
  assert_doubts (fixture, send_to ("emea", "Ana Ribiero"),
                 "/routing/rules/2/person: “Ana Ribiero” is not in Sales now, so these leads go to the "
                 "queue “emea”; did you mean “Ana Ribeiro”?\n");
  assert_doubts (fixture, send_to ("emea", "Bob"),
                 "/routing/rules/2/person: “Bob” is not in Sales now, so these leads go to the queue “emea”\n");
  assert_doubts (fixture, send_to ("emea", "Mia"),
                 "/routing/rules/2/person: “Mia” is not in Sales now, so these leads go to the queue “emea”\n");
  asleep->active = FALSE;
  assert_doubts (fixture, asleep, "");
}

/* Who serves every queue serves any, but hardly one that is spelt almost like another. */
static void
test_check_queues (Fixture       *fixture,
                   gconstpointer  data)
{
  add_called (fixture, 1, "Ana", "emea|large");
  assert_doubts (fixture, NULL,
                 "/routing/queue: The queue “sales” has nobody in Sales, so leads wait there\n");
  add_called (fixture, 2, "Bob", "sales");
  assert_doubts (fixture, NULL, "");
  assert_doubts (fixture, send_to ("emae", "Ana"),
                 "/routing/rules/2/queue: The queue “emae” has nobody in Sales, so leads wait there; "
                 "did you mean “emea”?\n");

  add_called (fixture, 3, "Cem", NULL);
  assert_doubts (fixture, send_to ("brazil", NULL), "");
  assert_doubts (fixture, send_to ("EMEA", NULL),
                 "/routing/rules/2/queue: The queue “EMEA” is in nobody’s list of queues; did you mean “emea”?\n");
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

  g_test_add ("/route/not-to-owner", Fixture, NULL, setup, test_not_to_owner, teardown);
  g_test_add ("/route/named", Fixture, NULL, setup, test_named, teardown);
  g_test_add ("/route/off", Fixture, NULL, setup, test_off, teardown);
  g_test_add ("/route/hours", Fixture, NULL, setup, test_hours, teardown);
  g_test_add ("/route/days-off", Fixture, NULL, setup, test_days_off, teardown);
  g_test_add ("/route/closed", Fixture, NULL, setup, test_closed, teardown);
  g_test_add ("/route/check-people", Fixture, NULL, setup, test_check_people, teardown);
  g_test_add ("/route/check-queues", Fixture, NULL, setup, test_check_queues, teardown);

  return g_test_run ();
}
