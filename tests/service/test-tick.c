/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What time alone causes. */

#include "baton-outbox.h"
#include "service-fixture.h"

static void
tick (Office          *office,
      BatonTickReport *report)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_tick (office->session, report, NULL, &error));
  g_assert_no_error (error);
}

static guint
count_notices (Office          *office,
               gint64           person,
               BatonNoticeKind  kind)
{
  g_autoptr(GArray) notices = office_list_notices (office, person, BATON_TEAM_SALES);
  guint count = 0;

  for (guint i = 0; i < notices->len; i++)
    count += g_array_index (notices, BatonNotice, i).kind == kind;
  return count;
}

/* A warning before the breach, the breach, each once; a computer that slept
 * through the warning is only told of the breach. */
static void
test_warning_and_breach (Office *office)
{
  gint64 ana = office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  BatonTickReport report;
  BatonReceipt receipt;

  office_raise_hand (office, "ada@mills.example", &receipt);
  office_set_now (office, OFFICE_NOW + 4 * MINUTE);
  tick (office, &report);
  g_assert_cmpuint (report.warned, ==, 1);
  g_assert_cmpuint (report.breached, ==, 0);
  tick (office, &report);
  g_assert_cmpuint (report.warned, ==, 0);

  office_set_now (office, OFFICE_NOW + 72 * HOUR);
  tick (office, &report);
  g_assert_cmpuint (report.warned, ==, 0);
  g_assert_cmpuint (report.breached, ==, 2);
  g_assert_cmpuint (count_notices (office, ana, BATON_NOTICE_WARNING), ==, 1);
  g_assert_cmpuint (count_notices (office, ana, BATON_NOTICE_BREACH), ==, 2);
  tick (office, &report);
  g_assert_cmpuint (report.breached, ==, 0);
}

/* Interest fades: the score falls by time alone, and a lead that reached the
 * threshold by score and was not accepted is released. */
static void
test_fading (Office *office)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GArray) clocks = NULL;
  BatonTickReport report;
  guint released = 0;
  gint64 lead;
  int before;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  lead = office_add_lead (office, "ada@mills.example");
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *line = NULL;
      BatonReceipt receipt;

      line = g_strdup_printf ("{\"source\": \"site\", \"id\": \"%d\", \"kind\": \"%s\", \"email\": \"ada@mills.example\","
                              " \"url\": \"https://baton.example/pricing\"}",
                              i, i % 3 == 0 ? "webinar_attend" : i % 3 == 1 ? "email_click" : "page_view");
      office_record (office, line, &receipt);
    }
  office_load (office, lead, &row);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_MARKETING_QUALIFIED);
  before = row.state.interest;

  for (int day = 1; day <= 400 && released == 0; day += 7)
    {
      office_set_now (office, OFFICE_NOW + day * DAY);
      tick (office, &report);
      released += report.released;
    }
  g_assert_cmpuint (released, ==, 1);
  office_load (office, lead, &row);
  g_assert_cmpint (row.state.interest, <, before);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_NEW);
  g_assert_cmpint (row.state.team, ==, BATON_TEAM_MARKETING);
  g_assert_cmpint (row.state.suppressed_since, ==, 0);
  clocks = office_list_clocks (office, lead, TRUE);
  g_assert_cmpuint (clocks->len, ==, 0);
}

static void
test_nothing_to_do (Office *office)
{
  BatonTickReport report;

  tick (office, &report);
  g_assert_cmpuint (report.rescored + report.warned + report.breached + report.woken + report.assigned, ==, 0);
}

static void
test_absence (Office *office)
{
  gint64 ana = office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  g_autoptr(BatonPerson) person = baton_people_find (office->session, "ana", NULL);
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonTickReport report;
  BatonReceipt receipt;

  person->absent_from = OFFICE_NOW - DAY;
  person->absent_until = OFFICE_NOW + DAY;
  g_assert_true (baton_people_change (office->session, person, NULL, &error));
  g_assert_no_error (error);

  office_raise_hand (office, "ada@mills.example", &receipt);
  office_load (office, receipt.lead, &row);
  g_assert_cmpint (row.state.owner, ==, 0);

  office_set_now (office, OFFICE_NOW + DAY);
  tick (office, &report);
  g_assert_cmpuint (report.assigned, ==, 1);
  office_load (office, receipt.lead, &row);
  g_assert_cmpint (row.state.owner, ==, ana);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/tick/warning-and-breach", test_warning_and_breach);
  office_add_test ("/tick/fading", test_fading);
  office_add_test ("/tick/nothing-to-do", test_nothing_to_do);
  office_add_test ("/tick/absence", test_absence);
  return g_test_run ();
}
