/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a new database begins with, in the language of whoever makes it. */

#include "baton-setup.h"
#include "catalogue-fixture.h"
#include "service-fixture.h"

#define GERMAN                                                                \
  "msgctxt \"stage\"\nmsgid \"New\"\nmsgstr \"Neu\"\n"                        \
  "msgctxt \"stage\"\nmsgid \"Opportunity\"\nmsgstr \"Verkaufschance\"\n"     \
  "msgid \"New\"\nmsgstr \"Neue\"\n"                                          \
  "msgid \"Has bought.\"\nmsgstr \"Hat gekauft.\"\n"                          \
  "msgid \"First contact in time\"\nmsgstr \"Erstkontakt rechtzeitig\"\n"     \
  "msgid \"Office\"\nmsgstr \"Büro\"\n"                                       \
  "msgid \"Heads a department\"\nmsgstr \"Leitet eine Abteilung\"\n"

static const BatonPolicy *
begin_reading (Office *office)
{
  g_autoptr(GError) error = NULL;
  const BatonPolicy *policy;

  baton_session_begin (office->session, BATON_TRANSACTION_READ, NULL, &error);
  g_assert_no_error (error);
  policy = baton_session_get_policy (office->session, &error);
  g_assert_no_error (error);
  return policy;
}

static void
end_reading (Office *office)
{
  g_assert_true (baton_session_end (office->session, TRUE, NULL));
}

static void
test_translated (Office *office)
{
  const BatonPolicy *policy = begin_reading (office);
  const BatonSla *sla = g_ptr_array_index (policy->slas, 2);
  g_autofree char *rules = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (baton_process_find (policy->process, "new")->title, ==, "Neu");
  g_assert_cmpstr (baton_process_find (policy->process, "marketing-qualified")->title, ==, "MQL");
  g_assert_cmpstr (baton_process_find (policy->process, "opportunity")->title, ==, "Verkaufschance");
  g_assert_cmpstr (baton_process_find (policy->process, "customer")->definition, ==, "Hat gekauft.");
  g_assert_cmpstr (sla->id, ==, "first-contact");
  g_assert_cmpstr (sla->title, ==, "Erstkontakt rechtzeitig");
  g_assert_cmpstr (baton_calendar_get_name (policy->calendar), ==, "Büro");
  rules = baton_rules_show (office->session, 0, &error);
  g_assert_no_error (error);
  end_reading (office);

  g_assert_nonnull (strstr (rules, "\"name\": \"Leitet eine Abteilung\""));
}

/* What is there is data: it is not translated a second time. */
static void
test_stays (Office *office)
{
  g_autoptr(GError) error = NULL;
  gboolean was_new;

  setlocale (LC_ALL, "C");
  g_assert_true (baton_set_up (office->session, &was_new, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (was_new);
  g_assert_cmpstr (baton_process_find (begin_reading (office)->process, "new")->title, ==, "Neu");
  end_reading (office);
  setlocale (LC_ALL, "C.UTF-8");
}

/* The rules that are qualified by have other names, and do the same. */
static void
test_works (Office *office)
{
  BatonReceipt receipt;
  g_auto(BatonLeadRow) row = { 0, };

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_raise_hand (office, "ada@mills.example", &receipt);
  g_assert_cmpint (receipt.lead, >, 0);
  office_load (office, receipt.lead, &row);
  g_assert_cmpint (row.state.stage, ==, BATON_STAGE_MARKETING_QUALIFIED);
  g_assert_cmpint (row.state.team, ==, BATON_TEAM_SALES);
}

int
main (int   argc,
      char *argv[])
{
  char *folder;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = catalogue_make_folder ();
  catalogue_write (folder, "de", GERMAN);
  catalogue_speak (folder, "de");

  office_add_test ("/set-up/translated", test_translated);
  office_add_test ("/set-up/stays", test_stays);
  office_add_test ("/set-up/works", test_works);
  status = g_test_run ();

  catalogue_remove (folder);
  return status;
}
