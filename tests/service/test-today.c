/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What waits for whom, and what is to be done with it first. */

#include "baton-sqlite-connection.h"
#include "baton-today.h"
#include "baton-undo.h"
#include "service-fixture.h"

/* The one who looks. */
#define ME "Tester"

static BatonToday *
load_today (Office *office)
{
  g_autoptr(GError) error = NULL;
  BatonToday *today = baton_load_today (office->session, NULL, &error);

  g_assert_no_error (error);
  return today;
}

static BatonHandoffTabs *
load_tabs (Office *office)
{
  g_autoptr(GError) error = NULL;
  BatonHandoffTabs *tabs = baton_load_handoff_tabs (office->session, NULL, &error);

  g_assert_no_error (error);
  return tabs;
}

static BatonWorkItem *
nth (GPtrArray *items,
     guint      position)
{
  g_assert_cmpuint (position, <, items->len);
  return g_ptr_array_index (items, position);
}

static void
set_phone (Office *office,
           gint64  lead)
{
  const BatonChange change = { "phone", "+49 421 5550 142" };
  g_autoptr(GError) error = NULL;

  baton_change_lead (office->session, lead, &change, 1, NULL, &error);
  g_assert_no_error (error);
}

static gint64
hand_over (Office     *office,
           const char *email,
           gint64      person)
{
  gint64 lead = office_add_lead (office, email);
  g_autoptr(GError) error = NULL;
  gint64 handoff;

  baton_hand_over (office->session, lead, person, &handoff, NULL, &error);
  g_assert_no_error (error);
  return lead;
}

static void
give_back (Office *office,
           gint64  lead,
           gint64  until)
{
  g_autoptr(GError) error = NULL;

  baton_return_lead (office->session, lead, BATON_RETURN_NOT_READY, until, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_nothing (Office *office)
{
  g_autoptr(BatonToday) today = load_today (office);
  g_autoptr(BatonHandoffTabs) tabs = load_tabs (office);

  g_assert_cmpuint (today->items->len, ==, 0);
  g_assert_cmpint (today->me, ==, 0);
  g_assert_cmpint (today->now, ==, OFFICE_NOW);
  g_assert_cmpuint (today->promises->len, >, 0);
  g_assert_cmpuint (tabs->items[BATON_HANDOFF_TAB_WAITING]->len, ==, 0);
}

/* From "call who asked" over "accept" to nothing left. */
static void
test_one_lead (Office *office)
{
  gint64 me = office_hire (office, ME, BATON_TEAM_SALES, 10);
  g_autoptr(BatonToday) asked = NULL, called = NULL, accepted = NULL, done = NULL;
  g_autoptr(GError) error = NULL;
  const BatonWorkLine *line;
  BatonReceipt receipt;

  office_raise_hand (office, "lena@bremer.example", &receipt);
  set_phone (office, receipt.lead);
  office_set_now (office, OFFICE_NOW + 17 * MINUTE);

  asked = load_today (office);
  g_assert_cmpint (asked->me, ==, me);
  g_assert_cmpuint (asked->items->len, ==, 1);
  g_assert_cmpint (baton_work_item_get_task (nth (asked->items, 0)), ==, BATON_TASK_CALL);
  g_assert_cmpint (baton_work_item_get_milestone (nth (asked->items, 0)), ==, BATON_MILESTONE_ATTEMPT);
  g_assert_cmpint (baton_work_item_get_level (nth (asked->items, 0), asked->now), ==, BATON_URGENCY_LATE);
  line = baton_work_item_get_line (nth (asked->items, 0));
  g_assert_cmpint (line->clock.due_at, ==, OFFICE_NOW + 5 * MINUTE);
  g_assert_cmpstr (line->asked_kind, ==, "demo_request");
  g_assert_cmpstr (line->person_name, ==, ME);

  baton_log_attempt (office->session, receipt.lead, BATON_ATTEMPT_NO_ANSWER, "call", NULL, NULL, &error);
  g_assert_no_error (error);
  called = load_today (office);
  g_assert_cmpint (baton_work_item_get_task (nth (called->items, 0)), ==, BATON_TASK_ACCEPT);

  baton_accept (office->session, receipt.lead, 0, NULL, &error);
  g_assert_no_error (error);
  accepted = load_today (office);
  g_assert_cmpuint (accepted->items->len, ==, 1);
  g_assert_cmpint (baton_work_item_get_task (nth (accepted->items, 0)), ==, BATON_TASK_CALL);
  g_assert_cmpint (baton_work_item_get_milestone (nth (accepted->items, 0)), ==, BATON_MILESTONE_REACHED);

  baton_log_attempt (office->session, receipt.lead, BATON_ATTEMPT_REACHED, "call", NULL, NULL, &error);
  g_assert_no_error (error);
  done = load_today (office);
  g_assert_cmpuint (done->items->len, ==, 0);
  office_assert_healthy (office);
}

/* A rep sees what is the rep's and what is nobody's; Marketing what came back;
 * who is none of the people everything. */
static void
test_whose (Office *office)
{
  gint64 bob = office_hire (office, "Bob", BATON_TEAM_SALES, 10);
  gint64 mine, nobodys, back;
  g_autoptr(BatonToday) all = NULL, own = NULL, marketing = NULL;
  g_autoptr(BatonPerson) person = NULL;
  g_autoptr(GError) error = NULL;
  gint64 me;

  hand_over (office, "bobs@mills.example", bob);
  back = hand_over (office, "back@mills.example", bob);
  give_back (office, back, OFFICE_NOW + 20 * DAY);
  all = load_today (office);
  g_assert_cmpuint (all->items->len, ==, 2);

  me = office_hire (office, ME, BATON_TEAM_SALES, 1);
  mine = hand_over (office, "mine@mills.example", me);
  person = baton_people_find (office->session, "Bob", &error);
  person->active = FALSE;
  baton_people_change (office->session, person, NULL, &error);
  g_assert_no_error (error);
  nobodys = hand_over (office, "nobodys@mills.example", 0);
  own = load_today (office);
  g_assert_cmpuint (own->items->len, ==, 2);
  g_assert_cmpint (baton_work_item_get_lead_id (nth (own->items, 0)), ==, mine);
  g_assert_cmpint (baton_work_item_get_lead_id (nth (own->items, 1)), ==, nobodys);

  g_clear_pointer (&person, baton_person_free);
  person = baton_people_find (office->session, ME, &error);
  person->name = (g_free (person->name), g_strdup ("Ana"));
  baton_people_change (office->session, person, NULL, &error);
  g_assert_no_error (error);
  office_hire (office, ME, BATON_TEAM_MARKETING, 10);
  marketing = load_today (office);
  g_assert_cmpint (baton_work_item_get_lead_id (nth (marketing->items, marketing->items->len - 1)), ==, back);
  g_assert_cmpint (baton_work_item_get_task (nth (marketing->items, marketing->items->len - 1)), ==,
                   BATON_TASK_TAKE_UP);
}

/* What a delay costs most comes first, whatever came in first. */
static void
test_order (Office *office)
{
  gint64 me = office_hire (office, ME, BATON_TEAM_SALES, 10);
  gint64 first = hand_over (office, "first@mills.example", me);
  g_autoptr(BatonToday) today = NULL, next_day = NULL;
  BatonReceipt receipt;

  office_raise_hand (office, "asked@mills.example", &receipt);
  today = load_today (office);
  g_assert_cmpuint (today->items->len, ==, 2);
  g_assert_cmpint (baton_work_item_get_lead_id (nth (today->items, 0)), ==, receipt.lead);
  g_assert_cmpint (baton_work_item_get_lead_id (nth (today->items, 1)), ==, first);

  for (guint i = 1; i < today->items->len; i++)
    g_assert_cmpint (baton_work_item_compare (nth (today->items, i - 1), nth (today->items, i), today->now), <, 0);
}

/* A returned lead comes back to Marketing on its date, tick or no tick. */
static void
test_rested (Office *office)
{
  gint64 bob = office_hire (office, "Bob", BATON_TEAM_SALES, 10);
  gint64 lead = hand_over (office, "ada@mills.example", bob);
  gint64 until = OFFICE_NOW + 30 * DAY;
  g_autoptr(BatonToday) before = NULL, after = NULL, ticked = NULL, tried = NULL;
  g_autoptr(GError) error = NULL;
  BatonTickReport report;

  office_hire (office, ME, BATON_TEAM_MARKETING, 10);
  give_back (office, lead, until);
  baton_log_attempt (office->session, lead, BATON_ATTEMPT_MESSAGE_SENT, "email", NULL, NULL, &error);
  g_assert_no_error (error);
  office_set_now (office, until - HOUR);
  before = load_today (office);
  g_assert_cmpuint (before->items->len, ==, 0);

  office_set_now (office, until + HOUR);
  after = load_today (office);
  g_assert_cmpuint (after->items->len, ==, 1);
  g_assert_cmpint (baton_work_item_get_task (nth (after->items, 0)), ==, BATON_TASK_TAKE_UP);
  g_assert_cmpint (baton_work_item_get_line (nth (after->items, 0))->until, ==, until);
  baton_tick (office->session, &report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.woken, ==, 1);
  ticked = load_today (office);
  g_assert_cmpuint (ticked->items->len, ==, 1);

  baton_log_attempt (office->session, lead, BATON_ATTEMPT_MESSAGE_SENT, "email", NULL, NULL, &error);
  g_assert_no_error (error);
  tried = load_today (office);
  g_assert_cmpuint (tried->items->len, ==, 0);
  office_assert_healthy (office);
}

static void
assert_tabs (Office *office,
             guint   incoming,
             guint   waiting,
             guint   accepted,
             guint   returned,
             guint   overdue)
{
  g_autoptr(BatonHandoffTabs) tabs = load_tabs (office);

  g_assert_cmpuint (tabs->items[BATON_HANDOFF_TAB_INCOMING]->len, ==, incoming);
  g_assert_cmpuint (tabs->items[BATON_HANDOFF_TAB_WAITING]->len, ==, waiting);
  g_assert_cmpuint (tabs->items[BATON_HANDOFF_TAB_ACCEPTED]->len, ==, accepted);
  g_assert_cmpuint (tabs->items[BATON_HANDOFF_TAB_RETURNED]->len, ==, returned);
  g_assert_cmpuint (tabs->items[BATON_HANDOFF_TAB_OVERDUE]->len, ==, overdue);
}

/* Each handoff stands where its state puts it, and moves on with it. */
static void
test_tabs (Office *office)
{
  gint64 me = office_hire (office, ME, BATON_TEAM_SALES, 10);
  gint64 bob = office_hire (office, "Bob", BATON_TEAM_SALES, 10);
  gint64 mine = hand_over (office, "mine@mills.example", me);
  gint64 bobs = hand_over (office, "bobs@mills.example", bob);
  g_autoptr(GError) error = NULL;

  assert_tabs (office, 1, 2, 0, 0, 0);
  baton_accept (office->session, mine, 0, NULL, &error);
  g_assert_no_error (error);
  assert_tabs (office, 0, 1, 1, 0, 0);
  office_set_now (office, OFFICE_NOW + 3 * DAY);
  assert_tabs (office, 0, 1, 1, 0, 1);
  give_back (office, bobs, 0);
  give_back (office, mine, 0);
  assert_tabs (office, 0, 0, 0, 2, 0);
  office_assert_healthy (office);
}

/* A tab lists some, and tells how many there are. */
static void
test_long_tab (Office *office)
{
  g_autoptr(BatonHandoffTabs) tabs = NULL;

  for (guint i = 0; i < 510; i++)
    {
      g_autofree char *email = g_strdup_printf ("lead%u@mills.example", i);

      hand_over (office, email, 0);
    }

  tabs = load_tabs (office);
  g_assert_true (tabs->is_cut[BATON_HANDOFF_TAB_WAITING]);
  g_assert_cmpuint (tabs->items[BATON_HANDOFF_TAB_WAITING]->len, <, 510);
  g_assert_cmpuint (tabs->n_open[BATON_HANDOFF_TAB_WAITING], ==, 510);
  g_assert_cmpuint (tabs->n_open[BATON_HANDOFF_TAB_OVERDUE], ==, 0);
}

/* What was given back comes up some days before its date. */
static void
test_coming (Office *office)
{
  g_autoptr(BatonToday) soon = NULL, late = NULL;
  gint64 me = office_hire (office, ME, BATON_TEAM_SALES, 10);
  gint64 mine = hand_over (office, "mine@mills.example", me);
  gint64 later = hand_over (office, "later@mills.example", me);

  give_back (office, mine, OFFICE_NOW + 3 * DAY);
  give_back (office, later, OFFICE_NOW + 30 * DAY);

  soon = load_today (office);
  g_assert_cmpuint (soon->coming->len, ==, 1);
  g_assert_cmpint (baton_work_item_get_lead_id (nth (soon->coming, 0)), ==, mine);
  office_set_now (office, OFFICE_NOW + 4 * DAY);
  late = load_today (office);
  g_assert_cmpuint (late->coming->len, ==, 0);
}

/* What I did today, the newest first; not what was undone, and not what others did. */
static void
test_done (Office *office)
{
  g_autoptr(BatonToday) done = NULL, undone = NULL, tomorrow = NULL;
  gint64 me = office_hire (office, ME, BATON_TEAM_SALES, 10);
  gint64 lead = hand_over (office, "mine@mills.example", me);
  const BatonDone *newest;
  g_autoptr(GError) error = NULL;

  baton_accept (office->session, lead, 0, NULL, &error);
  g_assert_no_error (error);
  office_set_now (office, OFFICE_NOW + MINUTE);
  baton_log_attempt (office->session, lead, BATON_ATTEMPT_NO_ANSWER, "call", NULL, NULL, &error);
  g_assert_no_error (error);

  done = load_today (office);
  g_assert_cmpuint (done->done->len, ==, 2);
  newest = g_ptr_array_index (done->done, 0);
  g_assert_cmpint (newest->kind, ==, BATON_DONE_ATTEMPTED);
  g_assert_cmpint (newest->outcome, ==, BATON_ATTEMPT_NO_ANSWER);
  g_assert_cmpint (newest->lead, ==, lead);
  g_assert_cmpstr (newest->name, ==, "Ada");

  baton_undo (office->session, newest->token, NULL, &error);
  g_assert_no_error (error);
  undone = load_today (office);
  g_assert_cmpuint (undone->done->len, ==, 1);
  g_assert_cmpint (((const BatonDone *) g_ptr_array_index (undone->done, 0))->kind, ==, BATON_DONE_ACCEPTED);

  office_set_now (office, OFFICE_NOW + DAY);
  tomorrow = load_today (office);
  g_assert_cmpuint (tomorrow->done->len, ==, 0);
  office_assert_healthy (office);
}

/* Nor what somebody else undid: it is not done any more, whoever says so. */
static void
test_done_undone_by_another (Office *office)
{
  g_autoptr(BatonSession) other = baton_session_new (baton_store_get_connection (office->store), "Bob");
  g_autoptr(BatonToday) done = NULL, undone = NULL;
  gint64 me = office_hire (office, ME, BATON_TEAM_SALES, 10);
  gint64 lead = hand_over (office, "mine@mills.example", me);
  g_autoptr(GError) error = NULL;

  baton_accept (office->session, lead, 0, NULL, &error);
  g_assert_no_error (error);
  done = load_today (office);
  g_assert_cmpuint (done->done->len, ==, 1);

  baton_session_set_now (other, OFFICE_NOW + MINUTE);
  baton_undo (other, ((const BatonDone *) g_ptr_array_index (done->done, 0))->token, NULL, &error);
  g_assert_no_error (error);
  undone = load_today (office);
  g_assert_cmpuint (undone->done->len, ==, 0);
  office_assert_healthy (office);
}

static void
look_at_form (Office       *office,
              const char   *email,
              BatonReceipt *receipt)
{
  g_autofree char *line = NULL;

  line = g_strdup_printf ("{\"source\": \"site\", \"id\": \"look-%s\", \"kind\": \"form_view\", "
                          "\"form\": \"brochure\", \"email\": \"%s\"}", email, email);
  office_record (office, line, receipt);
}

static guint
count_items (Office *office)
{
  g_autoptr(BatonToday) today = load_today (office);

  return today->items->len;
}

/* Who looked at a form and left is written to, once an hour went by, until
 * somebody did, or until it is too late. */
static void
test_answer (Office *office)
{
  g_autoptr(BatonToday) today = NULL;
  g_autoptr(GError) error = NULL;
  BatonReceipt left, sent;

  office_hire (office, ME, BATON_TEAM_MARKETING, 10);
  look_at_form (office, "left@mills.example", &left);
  look_at_form (office, "sent@mills.example", &sent);
  office_record (office, "{\"source\": \"site\", \"id\": \"sent\", \"kind\": \"form_submit\", "
                         "\"form\": \"brochure\", \"email\": \"sent@mills.example\"}", &sent);
  office_set_now (office, OFFICE_NOW + 59 * MINUTE);
  g_assert_cmpuint (count_items (office), ==, 0);

  office_set_now (office, OFFICE_NOW + 60 * MINUTE);
  today = load_today (office);
  g_assert_cmpuint (today->items->len, ==, 1);
  g_assert_cmpint (baton_work_item_get_lead_id (nth (today->items, 0)), ==, left.lead);
  g_assert_cmpint (baton_work_item_get_task (nth (today->items, 0)), ==, BATON_TASK_ANSWER);
  g_assert_cmpint (baton_work_item_get_level (nth (today->items, 0), today->now), ==, BATON_URGENCY_NO_CLOCK);
  g_assert_nonnull (strstr (baton_work_item_get_line (nth (today->items, 0))->answer, "opened a form"));

  office_set_now (office, OFFICE_NOW + 7 * DAY + 2 * HOUR);
  g_assert_cmpuint (count_items (office), ==, 0);
  office_set_now (office, OFFICE_NOW + 2 * HOUR);
  g_assert_cmpuint (count_items (office), ==, 1);
  baton_log_attempt (office->session, left.lead, BATON_ATTEMPT_MESSAGE_SENT, "email", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (office), ==, 0);
  office_assert_healthy (office);
}

static int
count_statement (unsigned int  event,
                 void         *count,
                 void         *statement,
                 void         *text)
{
  ++*(guint *) count;
  return 0;
}

/* Tells how many statements Today takes. */
static guint
count_statements (Office *office)
{
  sqlite3 *db = baton_sqlite_connection_get_db (
    BATON_SQLITE_CONNECTION (baton_session_get_connection (office->session)));
  guint count = 0;

  sqlite3_trace_v2 (db, SQLITE_TRACE_STMT, count_statement, &count);
  count_items (office);
  sqlite3_trace_v2 (db, 0, NULL, NULL);
  return count;
}

/* However many leads wait for an answer, the database, which may be far away,
 * is asked as often. */
static void
test_answer_asks_once (Office *office)
{
  BatonReceipt receipt;
  guint n_statements;

  look_at_form (office, "first@mills.example", &receipt);
  office_set_now (office, OFFICE_NOW + 2 * HOUR);
  g_assert_cmpuint (count_items (office), ==, 1);
  n_statements = count_statements (office);
  g_assert_cmpuint (n_statements, >, 0);

  office_set_now (office, OFFICE_NOW);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *email = g_strdup_printf ("nr%u@mills.example", i);

      look_at_form (office, email, &receipt);
    }
  office_set_now (office, OFFICE_NOW + 2 * HOUR);
  g_assert_cmpuint (count_items (office), ==, 10);
  g_assert_cmpuint (count_statements (office), ==, n_statements);
}

/* Nobody writes to who may not be written to, nor does Sales see what is Marketing's. */
static void
test_answer_for_whom (Office *office)
{
  const BatonChange change = { "do_not_email", "yes" };
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;

  look_at_form (office, "left@mills.example", &receipt);
  office_set_now (office, OFFICE_NOW + 2 * HOUR);
  g_assert_cmpuint (count_items (office), ==, 1);
  baton_change_lead (office->session, receipt.lead, &change, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (office), ==, 0);

  look_at_form (office, "other@mills.example", &receipt);
  office_set_now (office, OFFICE_NOW + 4 * HOUR);
  g_assert_cmpuint (count_items (office), ==, 1);
  office_hire (office, ME, BATON_TEAM_SALES, 10);
  g_assert_cmpuint (count_items (office), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  office_add_test ("/today/nothing", test_nothing);
  office_add_test ("/today/one-lead", test_one_lead);
  office_add_test ("/today/whose", test_whose);
  office_add_test ("/today/order", test_order);
  office_add_test ("/today/rested", test_rested);
  office_add_test ("/today/coming", test_coming);
  office_add_test ("/today/done", test_done);
  office_add_test ("/today/done-undone-by-another", test_done_undone_by_another);
  office_add_test ("/today/answer", test_answer);
  office_add_test ("/today/answer-for-whom", test_answer_for_whom);
  office_add_sqlite_test ("/today/answer-asks-once", test_answer_asks_once);
  office_add_test ("/handoffs/tabs", test_tabs);
  office_add_test ("/handoffs/long-tab", test_long_tab);

  return g_test_run ();
}
