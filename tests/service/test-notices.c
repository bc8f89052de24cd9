/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told to whom, once, and until when it matters. */

#include "baton-notices.h"
#include "service-fixture.h"

#define EMAIL "ada@mills.example"
#define ALL_KINDS G_MAXUINT

static GPtrArray *
list_for (Office     *office,
          const char *name,
          guint       kinds)
{
  g_autoptr(BatonSession) session = baton_session_new (baton_store_get_connection (office->store), name);
  g_autoptr(GError) error = NULL;
  GPtrArray *news;

  baton_session_set_now (session, baton_session_get_now (office->session));
  news = baton_notices_list (session, kinds, NULL, &error);
  g_assert_no_error (error);
  return news;
}

static void
mark_shown (Office    *office,
            GPtrArray *news)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_notices_mark_shown (office->session, news, NULL, &error));
  g_assert_no_error (error);
}

static guint
count_over (Office *office,
            GArray *shown)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) over = baton_notices_list_over (office->session, shown, &error);

  g_assert_no_error (error);
  return over->len;
}

static GArray *
list_shown_to (Office     *office,
               const char *name)
{
  g_autoptr(BatonSession) session = baton_session_new (baton_store_get_connection (office->store), name);
  g_autoptr(GError) error = NULL;
  GArray *shown = baton_notices_list_shown (session, OFFICE_NOW - DAY, &error);

  g_assert_no_error (error);
  return shown;
}

static void
raise_hand (Office       *office,
            BatonReceipt *receipt)
{
  office_add_lead (office, EMAIL);
  office_raise_hand (office, EMAIL, receipt);
  g_assert_cmpint (receipt->handoff, !=, 0);
}

static void
test_handoff (Office *office)
{
  g_autoptr(GPtrArray) news = NULL, of_ben = NULL, of_nobody = NULL, others = NULL;
  BatonReceipt receipt;
  const BatonNews *piece;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_hire (office, "Ben", BATON_TEAM_MARKETING, 10);
  raise_hand (office, &receipt);

  news = list_for (office, "Ana", ALL_KINDS);
  g_assert_cmpuint (news->len, ==, 1);
  piece = g_ptr_array_index (news, 0);
  g_assert_cmpint (piece->notice.kind, ==, BATON_NOTICE_HANDOFF);
  g_assert_cmpint (piece->notice.lead, ==, receipt.lead);
  g_assert_cmpstr (piece->name, ==, "Ada");
  g_assert_cmpstr (piece->company, ==, "Lovelace Mills");
  g_assert_cmpint (piece->priority, ==, BATON_PRIORITY_HAND_RAISER);
  g_assert_cmpint (piece->milestone, ==, BATON_MILESTONE_ATTEMPT);
  g_assert_cmpint (piece->due_at, ==, OFFICE_NOW + 5 * MINUTE);
  g_assert_true (piece->is_open);
  g_assert_true (piece->can_accept);
  g_assert_false (piece->is_over);

  of_ben = list_for (office, "Ben", ALL_KINDS);
  g_assert_cmpuint (of_ben->len, ==, 0);
  of_nobody = list_for (office, "Somebody else", ALL_KINDS);
  g_assert_cmpuint (of_nobody->len, ==, 0);
  others = list_for (office, "Ana", ALL_KINDS & ~BATON_NOTICE_BIT (BATON_NOTICE_HANDOFF));
  g_assert_cmpuint (others->len, ==, 0);
}

/* Two processes look at the outbox, one shows it. */
static void
test_once (Office *office)
{
  g_autoptr(GPtrArray) here = NULL, there = NULL, later = NULL;
  g_autoptr(GArray) shown = NULL;
  BatonReceipt receipt;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  raise_hand (office, &receipt);
  here = list_for (office, "Ana", ALL_KINDS);
  there = list_for (office, "Ana", ALL_KINDS);
  g_assert_cmpuint (there->len, ==, 1);

  mark_shown (office, here);
  mark_shown (office, there);
  g_assert_cmpuint (here->len, ==, 1);
  g_assert_cmpuint (there->len, ==, 0);
  later = list_for (office, "Ana", ALL_KINDS);
  g_assert_cmpuint (later->len, ==, 0);
  shown = list_shown_to (office, "Ana");
  g_assert_cmpuint (shown->len, ==, 1);
}

static void
test_accepted (Office *office)
{
  g_autoptr(GPtrArray) news = NULL;
  g_autoptr(GArray) shown = NULL;
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  raise_hand (office, &receipt);
  news = list_for (office, "Ana", ALL_KINDS);
  mark_shown (office, news);
  shown = list_shown_to (office, "Ana");
  g_assert_cmpuint (count_over (office, shown), ==, 0);

  g_assert_true (baton_accept (office->session, receipt.lead, 0, NULL, &error));
  g_assert_cmpuint (count_over (office, shown), ==, 1);
}

/* The call that the warning asks for was made, before anybody saw the warning. */
static void
test_clock (Office *office)
{
  g_autoptr(GPtrArray) warning = NULL, overtaken = NULL;
  g_autoptr(GError) error = NULL;
  const guint kinds = BATON_NOTICE_BIT (BATON_NOTICE_WARNING);
  BatonTickReport report;
  BatonReceipt receipt;
  const BatonNews *piece;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  raise_hand (office, &receipt);
  office_set_now (office, OFFICE_NOW + 4 * MINUTE);
  g_assert_true (baton_tick (office->session, &report, NULL, &error));

  warning = list_for (office, "Ana", kinds);
  g_assert_cmpuint (warning->len, ==, 1);
  piece = g_ptr_array_index (warning, 0);
  g_assert_cmpint (piece->milestone, ==, BATON_MILESTONE_ATTEMPT);
  g_assert_false (piece->is_over);

  g_assert_true (baton_log_attempt (office->session, receipt.lead, BATON_ATTEMPT_NO_ANSWER, "call", NULL, NULL, &error));
  overtaken = list_for (office, "Ana", kinds);
  piece = g_ptr_array_index (overtaken, 0);
  g_assert_true (piece->is_over);
}

static void
test_return (Office *office)
{
  g_autoptr(GPtrArray) news = NULL;
  g_autoptr(GArray) shown = NULL;
  g_autoptr(GError) error = NULL;
  const BatonChange changes[] = { { "notes", "Called once more" } };
  BatonReceipt receipt;
  const BatonNews *piece;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_hire (office, "Ben", BATON_TEAM_MARKETING, 10);
  raise_hand (office, &receipt);
  g_assert_true (baton_return_lead (office->session, receipt.lead, BATON_RETURN_GONE_QUIET, 0, NULL, NULL, NULL, &error));

  news = list_for (office, "Ben", ALL_KINDS);
  g_assert_cmpuint (news->len, ==, 1);
  piece = g_ptr_array_index (news, 0);
  g_assert_cmpint (piece->reason, ==, BATON_RETURN_GONE_QUIET);
  g_assert_cmpint (piece->milestone, ==, BATON_MILESTONE_TAKE_UP);
  g_assert_false (piece->is_open);

  mark_shown (office, news);
  shown = list_shown_to (office, "Ben");
  g_assert_cmpuint (count_over (office, shown), ==, 0);
  g_assert_true (baton_change_lead (office->session, receipt.lead, changes, 1, NULL, &error));
  g_assert_cmpuint (count_over (office, shown), ==, 1);
}

/* Where nobody is in either team, one person does the work of both. */
static void
test_alone (Office *office)
{
  g_autoptr(GPtrArray) news = NULL;
  BatonReceipt receipt;

  raise_hand (office, &receipt);
  news = list_for (office, "Whoever sits here", ALL_KINDS);
  g_assert_cmpuint (news->len, ==, 1);
  g_assert_cmpint (((const BatonNews *) g_ptr_array_index (news, 0))->notice.kind, ==, BATON_NOTICE_UNASSIGNED);
  g_assert_false (((const BatonNews *) g_ptr_array_index (news, 0))->can_accept);
}

static void
assert_due (Office   *office,
            gboolean  is_due)
{
  g_autoptr(GError) error = NULL;
  gboolean answer = !is_due;

  g_assert_true (baton_tick_is_due (office->session, &answer, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (answer == is_due);
}

/* Asking whether time has caused something agrees with what the tick then does. */
static void
test_tick_is_due (Office *office)
{
  BatonTickReport report;
  BatonReceipt receipt;

  assert_due (office, FALSE);
  raise_hand (office, &receipt);
  assert_due (office, FALSE);

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  assert_due (office, TRUE);
  g_assert_true (baton_tick (office->session, &report, NULL, NULL));
  g_assert_cmpuint (report.assigned, ==, 1);
  assert_due (office, FALSE);

  office_set_now (office, OFFICE_NOW + 4 * MINUTE);
  assert_due (office, TRUE);
  g_assert_true (baton_tick (office->session, &report, NULL, NULL));
  g_assert_cmpuint (report.warned, ==, 1);
  assert_due (office, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/notices/handoff", test_handoff);
  office_add_test ("/notices/once", test_once);
  office_add_test ("/notices/accepted", test_accepted);
  office_add_test ("/notices/clock", test_clock);
  office_add_test ("/notices/return", test_return);
  office_add_test ("/notices/alone", test_alone);
  office_add_test ("/notices/tick-is-due", test_tick_is_due);
  return g_test_run ();
}
