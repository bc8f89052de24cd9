/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The main job: a lead comes, qualifies, is handed over, accepted or returned. */

#include <string.h>

#include "baton-document-repository.h"
#include "baton-documents.h"
#include "baton-outbox.h"
#include "baton-session-private.h"
#include "service-fixture.h"

static const BatonClock *
find_clock (GArray     *clocks,
            const char *sla)
{
  for (guint i = 0; i < clocks->len; i++)
    {
      const BatonClock *clock = &g_array_index (clocks, BatonClock, i);

      if (g_str_equal (clock->sla, sla))
        return clock;
    }
  g_error ("There is no clock of “%s”", sla);
}

static void
test_raised_hand (Office *office)
{
  gint64 ana = office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GArray) notices = NULL, clocks = NULL;
  BatonReceipt first, again;

  office_raise_hand (office, "ada@mills.example", &first);
  g_assert_true (first.is_new);
  g_assert_true (first.lead_created);
  g_assert_cmpint (first.handoff, >, 0);

  office_load (office, first.lead, &row);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_MARKETING_QUALIFIED);
  g_assert_cmpint (row.state.team, ==, BATON_TEAM_SALES);
  g_assert_cmpint (row.state.owner, ==, ana);
  g_assert_cmpint (row.state.suppressed_since, ==, OFFICE_NOW);

  notices = office_list_notices (office, ana, BATON_TEAM_SALES);
  g_assert_cmpuint (notices->len, ==, 1);
  g_assert_cmpint (g_array_index (notices, BatonNotice, 0).kind, ==, BATON_NOTICE_HANDOFF);

  clocks = office_list_clocks (office, first.lead, FALSE);
  g_assert_cmpint (find_clock (clocks, "reach-rep")->outcome, ==, BATON_CLOCK_MET);
  g_assert_cmpint (find_clock (clocks, "first-contact")->due_at, ==, OFFICE_NOW + 5 * MINUTE);
  g_assert_cmpint (find_clock (clocks, "accept")->due_at, ==, OFFICE_NOW + 48 * HOUR);
  g_assert_cmpint (row.state.due_at, ==, OFFICE_NOW + 5 * MINUTE);

  /* The same event again is answered as the first time and changes nothing. */
  office_set_now (office, OFFICE_NOW + MINUTE);
  office_raise_hand (office, "ADA@mills.example", &again);
  g_assert_true (again.is_new);
  office_raise_hand (office, "ada@mills.example", &again);
  g_assert_false (again.is_new);
  g_assert_cmpint (again.event, ==, first.event);
  g_assert_cmpint (again.lead, ==, first.lead);
  g_assert_cmpint (again.handoff, ==, first.handoff);
  g_clear_pointer (&notices, g_array_unref);
  notices = office_list_notices (office, ana, BATON_TEAM_SALES);
  g_assert_cmpuint (notices->len, ==, 1);
}

/* Events one after the other, until the threshold is crossed. */
static void
test_threshold (Office *office)
{
  gint64 lead;
  g_auto(BatonLeadRow) row = { 0, };
  guint handoffs = 0;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  lead = office_add_lead (office, "ada@mills.example");

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *line = NULL;
      BatonReceipt receipt;

      line = g_strdup_printf ("{\"source\": \"site\", \"id\": \"%d\", \"kind\": \"%s\", \"email\": \"ada@mills.example\","
                              " \"url\": \"https://baton.example/%s\"}",
                              i, i % 4 == 0 ? "webinar_attend" : i % 4 == 1 ? "email_click" :
                                 i % 4 == 2 ? "download" : "page_view",
                              i % 2 == 0 ? "pricing" : "products/presses");
      office_record (office, line, &receipt);
      g_assert_cmpint (receipt.lead, ==, lead);
      handoffs += receipt.handoff != 0;
      office_load (office, lead, &row);
      g_assert_cmpint (handoffs, ==, row.state.fit + row.state.interest >= 100 && row.state.fit >= 40);
    }
  g_assert_cmpuint (handoffs, ==, 1);
  g_assert_cmpint (row.state.flags & BATON_LEAD_HAND_RAISER, ==, 0);
}

static void
test_accept (Office *office)
{
  gint64 ana = office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GArray) notices = NULL, clocks = NULL;
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;

  office_raise_hand (office, "ada@mills.example", &receipt);
  office_set_now (office, OFFICE_NOW + HOUR);
  g_assert_true (baton_accept (office->session, receipt.lead, 0, NULL, &error));
  g_assert_no_error (error);

  office_load (office, receipt.lead, &row);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_SALES_ACCEPTED);
  g_assert_cmpint (row.state.owner, ==, ana);
  g_assert_cmpint (row.state.suppressed_since, !=, 0);

  clocks = office_list_clocks (office, receipt.lead, FALSE);
  g_assert_cmpint (find_clock (clocks, "accept")->outcome, ==, BATON_CLOCK_MET);
  g_assert_cmpint (find_clock (clocks, "attempts")->outcome, ==, BATON_CLOCK_RUNNING);
  notices = office_list_notices (office, ana, BATON_TEAM_SALES);
  g_assert_cmpuint (notices->len, ==, 0);

  g_assert_false (baton_accept (office->session, receipt.lead, 0, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
}

static void
test_attempts (Office *office)
{
  g_autoptr(GArray) clocks = NULL;
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_raise_hand (office, "ada@mills.example", &receipt);
  g_assert_true (baton_accept (office->session, receipt.lead, 0, NULL, &error));

  office_set_now (office, OFFICE_NOW + 10 * MINUTE);
  for (int i = 0; i < 5; i++)
    g_assert_true (baton_log_attempt (office->session, receipt.lead, BATON_ATTEMPT_NO_ANSWER, "call", NULL, NULL, &error));

  clocks = office_list_clocks (office, receipt.lead, FALSE);
  g_assert_cmpint (find_clock (clocks, "first-contact")->outcome, ==, BATON_CLOCK_MISSED);
  g_assert_cmpint (find_clock (clocks, "attempts")->done, ==, 5);
  g_assert_cmpint (find_clock (clocks, "attempts")->outcome, ==, BATON_CLOCK_RUNNING);
  g_clear_pointer (&clocks, g_array_unref);

  g_assert_true (baton_log_attempt (office->session, receipt.lead, BATON_ATTEMPT_REACHED, "call", NULL, NULL, &error));
  clocks = office_list_clocks (office, receipt.lead, FALSE);
  g_assert_cmpint (find_clock (clocks, "attempts")->outcome, ==, BATON_CLOCK_MET);
}

static void
test_return (Office *office)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GArray) clocks = NULL, notices = NULL;
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;
  BatonPermission permission;
  BatonTickReport tick;
  gint64 until;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_raise_hand (office, "ada@mills.example", &receipt);
  g_assert_true (baton_ask_contact (office->session, receipt.lead, BATON_TEAM_MARKETING, BATON_CHANNEL_CAMPAIGN,
                                    &permission, &error));
  g_assert_false (permission.allowed);
  g_assert_cmpint (permission.reason, ==, BATON_PERMISSION_WITH_SALES);

  g_assert_true (baton_return_lead (office->session, receipt.lead, BATON_RETURN_NOT_READY, OFFICE_NOW + 30 * DAY,
                                    "after the audit", &until, NULL, &error));
  g_assert_cmpint (until, ==, OFFICE_NOW + 30 * DAY);
  office_load (office, receipt.lead, &row);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_NEW);
  g_assert_cmpint (row.state.team, ==, BATON_TEAM_MARKETING);
  g_assert_cmpint (row.state.owner, ==, 0);
  g_assert_cmpint (row.state.suppressed_since, ==, 0);
  g_assert_cmpint (row.state.flags & BATON_LEAD_RECYCLED, !=, 0);

  clocks = office_list_clocks (office, receipt.lead, TRUE);
  g_assert_cmpuint (clocks->len, ==, 1);
  g_assert_cmpstr (g_array_index (clocks, BatonClock, 0).sla, ==, "take-up");
  g_assert_true (baton_ask_contact (office->session, receipt.lead, BATON_TEAM_MARKETING, BATON_CHANNEL_CAMPAIGN,
                                    &permission, &error));
  g_assert_true (permission.allowed);

  /* Nothing brings it back before the date but a raised hand; on the date Marketing is told, once. */
  office_set_now (office, OFFICE_NOW + 29 * DAY);
  g_assert_true (baton_tick (office->session, &tick, NULL, &error));
  g_assert_cmpuint (tick.woken, ==, 0);
  g_assert_cmpuint (tick.handed_over, ==, 0);
  office_set_now (office, OFFICE_NOW + 30 * DAY);
  g_assert_true (baton_tick (office->session, &tick, NULL, &error));
  g_assert_cmpuint (tick.woken, ==, 1);
  g_assert_true (baton_tick (office->session, &tick, NULL, &error));
  g_assert_cmpuint (tick.woken, ==, 0);

  notices = office_list_notices (office, 0, BATON_TEAM_MARKETING);
  g_assert_cmpint (g_array_index (notices, BatonNotice, notices->len - 1).kind, ==, BATON_NOTICE_WAKE_UP);

  g_assert_false (baton_return_lead (office->session, receipt.lead, BATON_RETURN_NOT_READY, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
}

/* Everybody is at the cap: the queue and a warning, never silence. */
static void
test_cap (Office *office)
{
  gint64 ana = office_hire (office, "Ana", BATON_TEAM_SALES, 1);
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GArray) notices = NULL;
  g_autoptr(GError) error = NULL;
  BatonReceipt first, second;
  BatonTickReport tick;

  office_raise_hand (office, "ada@mills.example", &first);
  office_raise_hand (office, "bea@looms.example", &second);
  office_load (office, second.lead, &row);
  g_assert_cmpint (row.state.owner, ==, 0);
  g_assert_cmpint (row.state.team, ==, BATON_TEAM_SALES);
  g_assert_cmpint (row.state.flags & BATON_LEAD_UNASSIGNED, !=, 0);
  notices = office_list_notices (office, 0, BATON_TEAM_SALES);
  g_assert_cmpuint (notices->len, ==, 1);
  g_assert_cmpint (g_array_index (notices, BatonNotice, 0).kind, ==, BATON_NOTICE_UNASSIGNED);

  g_assert_true (baton_return_lead (office->session, first.lead, BATON_RETURN_NOT_A_FIT, 0, NULL, NULL, NULL, &error));
  g_assert_true (baton_tick (office->session, &tick, NULL, &error));
  g_assert_cmpuint (tick.assigned, ==, 1);
  office_load (office, second.lead, &row);
  g_assert_cmpint (row.state.owner, ==, ana);
}

static void
test_fair_shares (Office *office)
{
  gint64 ana = office_hire (office, "Ana", BATON_TEAM_SALES, 500);
  gint64 wei = office_hire (office, "Wei", BATON_TEAM_SALES, 500);
  guint for_ana = 0, for_wei = 0;

  for (int i = 0; i < 10; i++)
    {
      g_autofree char *email = g_strdup_printf ("lead%d@company%d.example", i, i);
      g_auto(BatonLeadRow) row = { 0, };
      BatonReceipt receipt;

      office_raise_hand (office, email, &receipt);
      office_load (office, receipt.lead, &row);
      for_ana += row.state.owner == ana;
      for_wei += row.state.owner == wei;
    }
  g_assert_cmpuint (for_ana, ==, 5);
  g_assert_cmpuint (for_wei, ==, 5);
}

static void
test_explanation (Office *office)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(BatonExplanation) explanation = NULL;
  BatonReceipt receipt;
  int fit = 0, interest = 0;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_add_lead (office, "ada@mills.example");
  office_raise_hand (office, "ada@mills.example", &receipt);
  office_load (office, receipt.lead, &row);

  explanation = baton_explain_lead (office->session, receipt.lead, NULL);
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const BatonScoreLine *line = g_ptr_array_index (explanation->lines, i);

      if (line->part == BATON_PART_FIT)
        fit += line->points;
      else
        interest += line->points;
    }
  g_assert_cmpint (fit, ==, row.state.fit);
  g_assert_cmpint (interest, ==, row.state.interest);
}

static void
test_hand_over_by_person (Office *office)
{
  gint64 ana = office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  gint64 max = office_hire (office, "Max", BATON_TEAM_MARKETING, 10);
  gint64 lead = office_add_lead (office, "ada@mills.example");
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  gint64 handoff;

  g_assert_false (baton_hand_over (office->session, lead, max, &handoff, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_true (baton_hand_over (office->session, lead, ana, &handoff, NULL, &error));
  office_load (office, lead, &row);
  g_assert_cmpint (row.state.owner, ==, ana);

  g_assert_false (baton_hand_over (office->session, lead, ana, &handoff, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
}

/* A handoff that waits for somebody may be given to somebody else. */
static void
test_reassign (Office *office)
{
  gint64 ana = office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  gint64 wei = office_hire (office, "Wei", BATON_TEAM_SALES, 10);
  gint64 lead = office_add_lead (office, "ada@mills.example");
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GArray) for_ana = NULL, for_wei = NULL;
  g_autoptr(GError) error = NULL;
  gint64 first, second;

  g_assert_true (baton_hand_over (office->session, lead, ana, &first, NULL, &error));
  g_assert_true (baton_hand_over (office->session, lead, wei, &second, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (second, !=, first);
  office_load (office, lead, &row);
  g_assert_cmpint (row.state.owner, ==, wei);

  for_ana = office_list_notices (office, ana, BATON_TEAM_SALES);
  for_wei = office_list_notices (office, wei, BATON_TEAM_SALES);
  g_assert_cmpuint (for_ana->len, ==, 0);
  g_assert_cmpuint (for_wei->len, ==, 1);
}

static void
test_stages (Office *office)
{
  const BatonChange to_opportunity = { "stage", "opportunity" };
  const BatonChange to_sales_qualified = { "stage", "sales-qualified" };
  const BatonChange to_customer = { "stage", "customer" };
  const BatonChange to_new = { "stage", "new" };
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_raise_hand (office, "ada@mills.example", &receipt);
  g_assert_false (baton_change_lead (office->session, receipt.lead, &to_customer, 1, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_true (baton_accept (office->session, receipt.lead, 0, NULL, &error));
  g_assert_true (baton_change_lead (office->session, receipt.lead, &to_sales_qualified, 1, NULL, &error));
  g_assert_true (baton_change_lead (office->session, receipt.lead, &to_opportunity, 1, NULL, &error));
  g_assert_false (baton_change_lead (office->session, receipt.lead, &to_new, 1, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (baton_change_lead (office->session, receipt.lead, &to_customer, 1, NULL, &error));

  office_load (office, receipt.lead, &row);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_CUSTOMER);
  g_assert_cmpint (row.state.outcome, ==, BATON_OUTCOME_WON);
}

static void
test_disqualified (Office *office)
{
  const BatonChange out = { "stage", "disqualified" };
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GArray) clocks = NULL;
  g_autoptr(GError) error = NULL;
  BatonPermission permission;
  BatonReceipt receipt;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_raise_hand (office, "ada@mills.example", &receipt);
  g_assert_true (baton_change_lead (office->session, receipt.lead, &out, 1, NULL, &error));
  g_assert_no_error (error);

  office_load (office, receipt.lead, &row);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_DISQUALIFIED);
  clocks = office_list_clocks (office, receipt.lead, TRUE);
  g_assert_cmpuint (clocks->len, ==, 0);
  g_assert_true (baton_ask_contact (office->session, receipt.lead, BATON_TEAM_SALES, BATON_CHANNEL_EMAIL,
                                    &permission, &error));
  g_assert_false (permission.allowed);
}

/* Calls the first stage something else than the teams' process does. */
static void
rename_first_stage (Office     *office,
                    const char *title)
{
  g_autoptr(GBytes) shipped = baton_documents_get_default ("process");
  g_autoptr(GString) text = g_string_new_len (g_bytes_get_data (shipped, NULL), (gssize) g_bytes_get_size (shipped));
  g_autofree char *named = g_strdup_printf ("\"title\": \"%s\"", title);
  g_autoptr(GError) error = NULL;
  BatonDocument document = { .kind = (char *) "process", .author = (char *) "Test", .at = OFFICE_NOW };

  g_assert_cmpuint (g_string_replace (text, "\"title\": \"New\"", named, 0), ==, 1);
  document.body = text->str;
  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_WRITE, NULL, &error));
  g_assert_true (baton_document_add (baton_session_get_connection (office->session), &document, &error));
  baton_session_change_policy (office->session);
  g_assert_true (baton_session_end (office->session, TRUE, &error));
  g_assert_no_error (error);
}

/* A stage is called what the teams call it. */
static void
test_renamed_stage (Office *office)
{
  const BatonChange out = { "stage", "disqualified" };
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;
  gint64 handoff;

  rename_first_stage (office, "Fresh");
  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_raise_hand (office, "ada@mills.example", &receipt);
  g_assert_true (baton_change_lead (office->session, receipt.lead, &out, 1, NULL, &error));
  g_assert_false (baton_hand_over (office->session, receipt.lead, 0, &handoff, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "“Fresh”"));
}

/* What lies ahead has not happened: it does not count until its time comes. */
static void
test_event_ahead (Office *office)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonTickReport tick;
  BatonReceipt receipt;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_record (office, "{\"source\": \"site\", \"id\": \"1\", \"kind\": \"demo_request\", \"email\": \"ada@mills.example\","
                         " \"at\": \"2026-03-02T10:00:00Z\"}", &receipt);
  g_assert_cmpint (receipt.handoff, ==, 0);
  office_load (office, receipt.lead, &row);
  g_assert_cmpint (row.state.last_event_at, ==, 0);
  g_assert_cmpint (row.state.interest, ==, 0);

  office_set_now (office, OFFICE_NOW + DAY);
  g_assert_true (baton_tick (office->session, &tick, NULL, &error));
  g_assert_cmpuint (tick.handed_over, ==, 1);
  office_load (office, receipt.lead, &row);
  g_assert_cmpint (row.state.last_event_at, !=, 0);
}

static void
test_unknown (Office *office)
{
  BatonReceipt receipt;

  office_record (office, "{\"source\": \"site\", \"id\": \"1\", \"kind\": \"page_view\", \"url\": \"https://x.example/\"}",
                 &receipt);
  g_assert_cmpint (receipt.lead, ==, 0);
  g_assert_true (receipt.is_new);
  office_record (office, "{\"source\": \"site\", \"id\": \"1\", \"kind\": \"page_view\", \"url\": \"https://x.example/\"}",
                 &receipt);
  g_assert_false (receipt.is_new);
}

static void
test_unsubscribe (Office *office)
{
  gint64 lead = office_add_lead (office, "ada@mills.example");
  g_autoptr(GError) error = NULL;
  BatonPermission permission;
  BatonReceipt receipt;

  office_record (office, "{\"source\": \"news\", \"id\": \"u1\", \"kind\": \"unsubscribe\", \"email\": \"ada@mills.example\"}",
                 &receipt);
  g_assert_cmpint (receipt.lead, ==, lead);
  g_assert_true (baton_ask_contact (office->session, lead, BATON_TEAM_MARKETING, BATON_CHANNEL_CAMPAIGN,
                                    &permission, &error));
  g_assert_false (permission.allowed);
  g_assert_cmpint (permission.reason, ==, BATON_PERMISSION_UNSUBSCRIBED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/journey/raised-hand", test_raised_hand);
  office_add_test ("/journey/threshold", test_threshold);
  office_add_test ("/journey/accept", test_accept);
  office_add_test ("/journey/attempts", test_attempts);
  office_add_test ("/journey/return", test_return);
  office_add_test ("/journey/cap", test_cap);
  office_add_test ("/journey/fair-shares", test_fair_shares);
  office_add_test ("/journey/explanation", test_explanation);
  office_add_test ("/journey/hand-over-by-person", test_hand_over_by_person);
  office_add_test ("/journey/reassign", test_reassign);
  office_add_test ("/journey/stages", test_stages);
  office_add_test ("/journey/disqualified", test_disqualified);
  office_add_test ("/journey/renamed-stage", test_renamed_stage);
  office_add_test ("/journey/event-ahead", test_event_ahead);
  office_add_test ("/journey/unknown", test_unknown);
  office_add_test ("/journey/unsubscribe", test_unsubscribe);
  return g_test_run ();
}
