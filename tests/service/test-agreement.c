/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the teams set by hand: in force once it is saved, and never over
 * somebody else's newer version. */

#include "baton-agreement.h"
#include "baton-database-facts.h"
#include "service-fixture.h"
#include "sla/baton-calendar-sheet.h"

static BatonAgreement *
load (Office *office)
{
  g_autoptr(GError) error = NULL;
  BatonAgreement *agreement = baton_agreement_load (office->session, NULL, &error);

  g_assert_no_error (error);
  return agreement;
}

static void
test_thresholds (Office *office)
{
  g_autoptr(BatonAgreement) before = load (office);
  g_autoptr(BatonAgreement) after = NULL;
  const BatonThreshold wanted = { .score = 80, .release = 60, .fit = 10, .interest = 5 };
  const BatonThreshold impossible = { .score = 80, .release = 90 };
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;
  gint64 version = before->rules_version;

  g_assert_false (baton_agreement_save_thresholds (office->session, &impossible, 120, &version, FALSE,
                                                   &report, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_clear_error (&error);

  baton_agreement_save_thresholds (office->session, &wanted, 120, &version, FALSE,
                                   &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  after = load (office);
  g_assert_cmpint (after->rules_version, ==, version);
  g_assert_cmpmem (&after->mql, sizeof after->mql, &wanted, sizeof wanted);
  g_assert_cmpint (after->hot, ==, 120);

  version = before->rules_version;
  g_assert_false (baton_agreement_save_thresholds (office->session, &before->mql, 140, &version, FALSE,
                                                   &report, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  office_assert_healthy (office);
}

static void
test_slas (Office *office)
{
  g_autoptr(BatonAgreement) before = load (office);
  g_autoptr(BatonAgreement) after = NULL;
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  baton_agreement_save_slas (office->session, none, before->slas_version, NULL, &error);
  g_assert_no_error (error);
  after = load (office);
  g_assert_cmpuint (after->slas->len, ==, 0);

  g_assert_false (baton_agreement_save_slas (office->session, before->slas, before->slas_version, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_clear_error (&error);

  baton_agreement_save_slas (office->session, before->slas, after->slas_version, NULL, &error);
  g_assert_no_error (error);
  office_assert_healthy (office);
}

static void
test_calendar (Office *office)
{
  g_autoptr(BatonAgreement) before = load (office);
  g_autoptr(BatonAgreement) after = NULL;
  g_autoptr(BatonCalendarSheet) sheet = baton_calendar_sheet_new (before->calendar);
  g_autoptr(BatonCalendar) calendar = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_calendar_is_open (before->calendar, OFFICE_NOW));
  baton_calendar_sheet_add_holiday (sheet, OFFICE_NOW / DAY);
  calendar = baton_calendar_sheet_end (sheet, &error);
  g_assert_no_error (error);

  baton_agreement_save_calendar (office->session, calendar, before->calendar_version, NULL, &error);
  g_assert_no_error (error);
  after = load (office);
  g_assert_false (baton_calendar_is_open (after->calendar, OFFICE_NOW));

  g_assert_false (baton_agreement_save_calendar (office->session, calendar, before->calendar_version, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  office_assert_healthy (office);
}

static void
test_facts (Office *office)
{
  g_autoptr(GError) error = NULL;
  BatonDatabaseFacts facts;

  office_hire (office, "Grace Okafor", BATON_TEAM_SALES, 10);
  office_add_lead (office, "lena@bremer.example");
  baton_database_facts_load (office->session, &facts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (facts.n_leads, ==, 1);
  g_assert_cmpint (facts.n_people, ==, 1);
  g_assert_cmpint (facts.schema, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  office_add_test ("/agreement/thresholds", test_thresholds);
  office_add_test ("/agreement/slas", test_slas);
  office_add_test ("/agreement/calendar", test_calendar);
  office_add_test ("/agreement/facts", test_facts);

  return g_test_run ();
}
