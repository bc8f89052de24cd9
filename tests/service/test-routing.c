/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who gets a lead that is handed over. */

#include "baton-documents.h"
#include "baton-known-values.h"
#include "service-fixture.h"

static gint64
hire (Office     *office,
      const char *name,
      const char *hours)
{
  g_autoptr(BatonPerson) person = baton_person_new ();
  g_autoptr(GError) error = NULL;

  person->name = g_strdup (name);
  person->team = BATON_TEAM_SALES;
  person->hours = g_strdup (hours);
  person->queues = g_strsplit ("sales;emea", ";", -1);
  baton_people_add (office->session, person, NULL, &error);
  g_assert_no_error (error);
  return person->id;
}

/* Hands a new lead over, and tells whose it is then. */
static gint64
hand_over (Office     *office,
           const char *email,
           const char *country,
           const char *company)
{
  const BatonChange changes[] = { { "email", email }, { "country", country }, { "company", company } };
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  gint64 handoff, lead;

  baton_add_lead (office->session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
  baton_hand_over (office->session, lead, 0, &handoff, NULL, &error);
  g_assert_no_error (error);
  office_load (office, lead, &row);
  return row.state.owner;
}

/* It is ten in the morning: who begins at noon gets nothing while somebody works. */
static void
test_hours (Office *office)
{
  gint64 late = hire (office, "Late", "12:00–20:00");
  gint64 early = hire (office, "Early", "08:00–12:00");

  g_assert_cmpint (hand_over (office, "a@mills.example", NULL, NULL), ==, early);
  g_assert_cmpint (hand_over (office, "b@mills.example", NULL, NULL), ==, early);
  office_set_now (office, OFFICE_NOW + 5 * HOUR);
  g_assert_cmpint (hand_over (office, "c@mills.example", NULL, NULL), ==, late);

  /* On Sunday nobody works, and it goes round both. */
  office_set_now (office, OFFICE_NOW + 6 * DAY);
  g_assert_cmpint (hand_over (office, "d@mills.example", NULL, NULL), ==, late);
  g_assert_cmpint (hand_over (office, "e@mills.example", NULL, NULL), !=, 0);
  office_assert_healthy (office);
}

static void
test_bad_hours (Office *office)
{
  static const char * const bad[] = { "mornings", "9-", " ", "09:00-12:00, 11:00-13:00" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(BatonPerson) person = baton_person_new ();
      g_autoptr(GError) error = NULL;

      person->name = g_strdup ("Ana");
      person->hours = g_strdup (bad[i]);
      g_assert_false (baton_people_add (office->session, person, NULL, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
    }
}

/* Hours are kept, and may be given up again. */
static void
test_kept_hours (Office *office)
{
  g_autoptr(BatonPerson) person = NULL;
  g_autoptr(BatonPerson) without = NULL;
  g_autoptr(GError) error = NULL;

  hire (office, "Ana", "08:00–12:00");
  person = baton_people_find (office->session, "Ana", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (person->hours, ==, "08:00–12:00");

  g_clear_pointer (&person->hours, g_free);
  baton_people_change (office->session, person, NULL, &error);
  g_assert_no_error (error);
  without = baton_people_find (office->session, "Ana", &error);
  g_assert_no_error (error);
  g_assert_null (without->hours);
}

static void
apply_routing (Office     *office,
               const char *routing)
{
  g_autofree char *text = g_strdup_printf ("{\"format\": 1, \"name\": \"Routing\", "
                                           "\"thresholds\": {\"mql\": {\"score\": 100}}, \"routing\": %s}", routing);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonRuleSet) before = NULL;
  g_autoptr(BatonRuleSet) rules = NULL;
  BatonRuleSave how = { .comment = NULL };
  BatonRescoreReport report;
  gint64 version = 0;

  before = baton_rules_load (office->session, &version, &error);
  g_assert_no_error (error);
  rules = baton_rule_set_from_json (text, -1, &error);
  g_assert_no_error (error);
  how.based_on = version;
  baton_rules_save (office->session, rules, &how, &version, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The one whom a rule names gets the lead; who owns the company comes before. */
static void
test_rules (Office *office)
{
  gint64 ana = hire (office, "Ana", NULL);
  gint64 ben = hire (office, "Ben", NULL);
  gint64 owner;

  apply_routing (office, "{\"queue\": \"sales\", \"rules\": [{\"when\": [{\"field\": \"country\", \"op\": \"is\", "
                         "\"value\": \"DE\"}], \"queue\": \"emea\", \"person\": \"Ben\"}]}");
  g_assert_cmpint (hand_over (office, "a@mills.example", "DE", NULL), ==, ben);
  g_assert_cmpint (hand_over (office, "b@mills.example", "DE", NULL), ==, ben);
  g_assert_cmpint (hand_over (office, "c@mills.example", "FR", NULL), ==, ana);

  owner = hand_over (office, "d@mills.example", "FR", "Lovelace Mills");
  g_assert_cmpint (owner, ==, ana);
  g_assert_cmpint (hand_over (office, "e@mills.example", "DE", "Lovelace Mills"), ==, ana);
  apply_routing (office, "{\"queue\": \"sales\", \"company_owner\": false, \"rules\": [{\"when\": [{\"field\": "
                         "\"country\", \"op\": \"is\", \"value\": \"DE\"}], \"queue\": \"emea\", \"person\": \"Ben\"}]}");
  g_assert_cmpint (hand_over (office, "f@mills.example", "DE", "Lovelace Mills"), ==, ben);
  office_assert_healthy (office);
}

/* Who and what is offered to somebody who writes such a rule. */
static void
test_known (Office *office)
{
  g_autoptr(BatonKnownValues) known = NULL;
  g_autoptr(GError) error = NULL;

  office_hire (office, "Mia", BATON_TEAM_MARKETING, 10);
  hire (office, "Ben", NULL);
  hire (office, "Ana", NULL);

  known = baton_known_values_read (office->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (baton_known_values_get (known, BATON_KNOWN_PERSON)[0], ==, "Ana");
  g_assert_cmpstr (baton_known_values_get (known, BATON_KNOWN_PERSON)[1], ==, "Ben");
  g_assert_null (baton_known_values_get (known, BATON_KNOWN_PERSON)[2]);
  g_assert_cmpstr (baton_known_values_get (known, BATON_KNOWN_QUEUE)[0], ==, "emea");
  g_assert_cmpstr (baton_known_values_get (known, BATON_KNOWN_QUEUE)[1], ==, "sales");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  office_add_test ("/routing/hours", test_hours);
  office_add_test ("/routing/bad-hours", test_bad_hours);
  office_add_test ("/routing/kept-hours", test_kept_hours);
  office_add_test ("/routing/rules", test_rules);
  office_add_test ("/routing/known", test_known);

  return g_test_run ();
}
