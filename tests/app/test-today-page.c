/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-event-reader.h"
#include "baton-intake.h"
#include "today/baton-today-page.h"
#include "work-fixture.h"

static void
prepare_nothing (WorkFixture *fixture)
{
  work_hire (fixture, work_me (), BATON_TEAM_SALES);
  work_add_lead (fixture, "Nora", 0);
}

/* An empty page is a success, not a fault. */
static void
check_nothing (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "Nothing Is Waiting"));
  g_assert_true (shows (fixture, "0 of 50 MQLs this month"));
  g_assert_null (ui_find (fixture->page, BATON_TYPE_WORK_ROW, NULL));
}

/* Lena is late, Omar is not; Bob's are Bob's. Of two the late one comes first. */
static void
prepare_order (WorkFixture *fixture)
{
  gint64 me = work_hire (fixture, work_me (), BATON_TEAM_SALES);
  gint64 bob = work_hire (fixture, "Bob", BATON_TEAM_SALES);

  work_hand_over (fixture, "Omar", me, 0);
  work_hand_over (fixture, "Lena", me, LONG_AGO);
  work_hand_over (fixture, "Bela", bob, LONG_AGO);
}

static void
check_order (WorkFixture *fixture)
{
  GtkWidget *first;
  GtkWidget *button;

  ui_wait (shows (fixture, "Lena"));
  first = ui_find (fixture->page, BATON_TYPE_WORK_ROW, NULL);
  g_assert_true (ui_shows (first, "Lena"));
  g_assert_true (ui_shows (first, "late"));
  g_assert_true (ui_shows (first, "Handed over by hand"));
  button = work_find_button (first, "Accept Lena");
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));

  g_assert_true (shows (fixture, "To Accept"));
  g_assert_true (shows (fixture, "Omar"));
  g_assert_cmpint (work_measure_width (fixture), <=, 360);
  g_assert_false (shows (fixture, "Bela"));
}

static void
check_accept (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "Accept Lena"));
  g_signal_emit_by_name (work_find_button (fixture->page, "Accept Lena"), "clicked");
  ui_wait (fixture->announced != NULL);
  g_assert_cmpstr (fixture->announced, ==, "Accepted Lena");
  ui_wait (shows (fixture, "Call Lena"));
}

static void
check_open (WorkFixture *fixture)
{
  BatonWorkItem *item;
  GtkWidget *row;

  ui_wait (shows (fixture, "Accept Lena"));
  row = ui_find (fixture->page, BATON_TYPE_WORK_ROW, NULL);
  item = baton_work_row_get_item (BATON_WORK_ROW (row));
  gtk_widget_activate (gtk_widget_get_parent (row));
  g_assert_cmpint (fixture->opened, ==, baton_work_item_get_lead_id (item));
}

/* Ctrl+Enter is about the row with the focus, and about nothing without one. */
static void
check_keys (WorkFixture *fixture)
{
  GtkWidget *row;

  ui_wait (shows (fixture, "Omar"));
  gtk_widget_activate_action (fixture->page, "today.act-on-focused", NULL);
  row = ui_find (fixture->page, BATON_TYPE_WORK_ROW, NULL);
  gtk_widget_grab_focus (gtk_widget_get_parent (row));
  g_assert_true (baton_work_row_find_focused (fixture->page) == BATON_WORK_ROW (row));
  gtk_widget_activate_action (fixture->page, "today.act-on-focused", NULL);
  ui_wait (fixture->announced != NULL);
  g_assert_cmpstr (fixture->announced, ==, "Accepted Lena");
}

/* While somebody is in the list nothing moves: what is over is dimmed, what is
 * new waits for a button, or for the list to be left. */
static void
check_held (WorkFixture *fixture)
{
  GtkWidget *row;
  gint64 lead;

  ui_wait (shows (fixture, "Lena"));
  row = ui_find (fixture->page, BATON_TYPE_WORK_ROW, NULL);
  lead = baton_work_item_get_lead_id (baton_work_row_get_item (BATON_WORK_ROW (row)));
  gtk_widget_grab_focus (gtk_widget_get_parent (row));

  work_give_back (fixture, lead, 0);
  ui_wait (shows (fixture, "Show Changes"));
  g_assert_true (ui_find (fixture->page, BATON_TYPE_WORK_ROW, NULL) == row);
  g_assert_false (gtk_widget_is_sensitive (row));

  gtk_widget_grab_focus (fixture->elsewhere);
  ui_wait (!shows (fixture, "Lena"));
  g_assert_false (shows (fixture, "Show Changes"));
}

static void
check_show_changes (WorkFixture *fixture)
{
  GtkWidget *row;

  ui_wait (shows (fixture, "Lena"));
  row = ui_find (fixture->page, BATON_TYPE_WORK_ROW, NULL);
  gtk_widget_grab_focus (gtk_widget_get_parent (row));

  work_hand_over (fixture, "Zoe", fixture->me, 0);
  ui_wait (shows (fixture, "Show Changes"));
  g_assert_false (shows (fixture, "Zoe"));
  g_signal_emit_by_name (work_find_button (fixture->page, "Show Changes"), "clicked");
  ui_wait (shows (fixture, "Zoe"));
}

static void
prepare_queue (WorkFixture *fixture)
{
  work_hand_over (fixture, "Nils", 0, 0);
  work_hire (fixture, work_me (), BATON_TEAM_SALES);
}

/* What nobody has anybody may take. */
static void
check_queue (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "1 lead nobody has"));
  gtk_widget_activate_action (fixture->page, "today.take-next", NULL);
  ui_wait (fixture->announced != NULL);
  g_assert_cmpstr (fixture->announced, ==, "Accepted Nils");
  ui_wait (shows (fixture, "Nobody is waiting"));
}

static void
prepare_marketing (WorkFixture *fixture)
{
  gint64 bob = work_hire (fixture, "Bob", BATON_TEAM_SALES);

  work_hire (fixture, work_me (), BATON_TEAM_MARKETING);
  work_give_back (fixture, work_hand_over (fixture, "Rita", bob, LONG_AGO), 0);
  work_hand_over (fixture, "Bela", bob, LONG_AGO);
}

/* Marketing is shown what came back, and why; not what Sales has. */
static void
check_marketing (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "Rita"));
  work_assert_returned_today (fixture);
  g_assert_false (shows (fixture, "Bela"));
  g_signal_emit_by_name (work_find_button (fixture->page, "Take Up Rita…"), "clicked");
  g_assert_cmpint (fixture->opened, !=, 0);
}

static void
prepare_stranger (WorkFixture *fixture)
{
  gint64 bob = work_hire (fixture, "Bob", BATON_TEAM_SALES);

  work_give_back (fixture, work_hand_over (fixture, "Rita", bob, LONG_AGO), 0);
  for (int i = 0; i < 24; i++)
    {
      g_autofree char *name = g_strdup_printf ("Bela%d", i);

      work_hand_over (fixture, name, bob, LONG_AGO);
    }
}

/* Who is none of the people is shown everything, in groups of a size to work
 * through; the rest is a click away. */
static void
check_stranger (WorkFixture *fixture)
{
  GtkWidget *more;

  ui_wait (shows (fixture, "To Re-engage") || shows (fixture, "Rita"));
  g_assert_true (shows (fixture, "Late"));
  ui_wait ((more = ui_find (fixture->page, GTK_TYPE_LABEL, "Show All 23")) != NULL);
  gtk_widget_activate (gtk_widget_get_ancestor (more, GTK_TYPE_LIST_BOX_ROW));
  g_assert_cmpstr (fixture->listed, ==, "due:late");
}

static void
prepare_many (WorkFixture *fixture)
{
  prepare_stranger (fixture);
  for (int i = 0; i < 24; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nina%d", i);

      work_hand_over (fixture, name, 0, 0);
    }
}

static void
prepare_neglected (WorkFixture *fixture)
{
  gint64 bob = work_hire (fixture, "Bob", BATON_TEAM_SALES);
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, LONG_AGO, &store);

  for (int i = 0; i < 510; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nora%d", i);
      g_autoptr(GError) error = NULL;
      gint64 handoff;

      baton_hand_over (session, work_enter_lead (session, name), bob, &handoff, NULL, &error);
      g_assert_no_error (error);
    }
}

/* Of more than anybody wants to read, the page does not say that they are all. */
static void
check_neglected (WorkFixture *fixture)
{
  ui_wait (ui_find (fixture->page, GTK_TYPE_LABEL, "+") != NULL);
}

/* One alone, twenty that are late, twenty to accept, and one to take up again. */
#define N_MANY 42

static void
add_rows (GtkWidget *widget,
          GPtrArray *items)
{
  if (BATON_IS_WORK_ROW (widget))
    g_ptr_array_add (items, g_object_ref (baton_work_row_get_item (BATON_WORK_ROW (widget))));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_rows (child, items);
}

/* What the rows show, in their order. */
static GPtrArray *
list_rows (WorkFixture *fixture)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  add_rows (fixture->page, items);
  return items;
}

static guint
count_rows (WorkFixture *fixture)
{
  g_autoptr(GPtrArray) items = list_rows (fixture);

  return items->len;
}

/* What costs most is first, and who goes there stays there, while the others come. */
static void
check_all_come (WorkFixture *fixture)
{
  gint64 now = g_get_real_time ();
  g_autoptr(GPtrArray) items = NULL;
  GtkWidget *row;
  gint64 lead;

  ui_wait ((row = ui_find (fixture->page, BATON_TYPE_WORK_ROW, NULL)) != NULL);
  lead = baton_work_item_get_lead_id (baton_work_row_get_item (BATON_WORK_ROW (row)));
  gtk_widget_grab_focus (gtk_widget_get_parent (row));

  ui_wait (count_rows (fixture) == N_MANY);
  items = list_rows (fixture);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpint (baton_work_item_compare (items->pdata[i], items->pdata[i + 1], now), <=, 0);
  g_assert_true (baton_work_row_find_focused (fixture->page) == BATON_WORK_ROW (row));
  g_assert_cmpint (baton_work_item_get_lead_id (items->pdata[0]), ==, lead);
  g_assert_false (shows (fixture, "Show Changes"));
  g_assert_true (shows (fixture, "Show All 23"));
}

/* A page that nobody sees lets go of what is far away, and has it all again for
 * whoever comes back. */
static void
check_come_again (WorkFixture *fixture)
{
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;

  ui_wait (count_rows (fixture) == N_MANY);
  before = list_rows (fixture);
  gtk_widget_set_visible (fixture->page, FALSE);
  ui_wait (count_rows (fixture) < N_MANY);
  gtk_widget_set_visible (fixture->page, TRUE);
  ui_wait (count_rows (fixture) == N_MANY);
  after = list_rows (fixture);
  for (guint i = 0; i < N_MANY; i++)
    g_assert_cmpint (baton_work_item_get_lead_id (before->pdata[i]), ==,
                     baton_work_item_get_lead_id (after->pdata[i]));
}

/* Leaks are counts that lead to their leads. */
static void
check_leaks (WorkFixture *fixture)
{
  GtkWidget *label;

  ui_wait (shows (fixture, "Leaks"));
  label = ui_find (fixture->page, GTK_TYPE_LABEL, "Not accepted in time");
  g_assert_nonnull (label);
  gtk_widget_activate (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
  g_assert_cmpstr (fixture->listed, ==, "stage:marketing-qualified team:sales due:late");
}

/* From 360 pixels on; then a row says less. */
static void
check_width (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "Lena"));
  g_assert_cmpint (work_measure_width (fixture), <=, 360);
  ui_wait (!shows (fixture, "score"));
  g_assert_cmpint (gtk_widget_get_width (fixture->page), <=, 360);
  g_assert_true (shows (fixture, "Accept Lena"));
}

/* Lena opened a form two hours ago, and left. */
static void
prepare_answer (WorkFixture *fixture)
{
  static const char line[] = "{\"source\": \"site\", \"id\": \"1\", \"kind\": \"form_view\", \"form\": \"brochure\", "
                             "\"email\": \"Lena@mills.example\"}";
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = NULL;
  g_autoptr(BatonEventReader) reader = NULL;
  const BatonIncomingEvent *event;
  BatonReject *reject = NULL;
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;

  work_hire (fixture, work_me (), BATON_TEAM_MARKETING);
  work_add_lead (fixture, "Lena", LONG_AGO);
  session = work_sit_down (fixture, 2 * G_TIME_SPAN_HOUR, &store);
  reader = baton_event_reader_new_for_text (line, -1, baton_session_get_now (session));
  event = baton_event_reader_next (reader, &reject, NULL, &error);
  baton_record_event (session, event, &receipt, NULL, &error);
  g_assert_no_error (error);
}

static void
log_mail (WorkFixture *fixture,
          gint64       lead)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, 0, &store);
  g_autoptr(GError) error = NULL;

  baton_log_attempt (session, lead, BATON_ATTEMPT_MESSAGE_SENT, "email", NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
check_answer (WorkFixture *fixture)
{
  GtkWidget *row;
  gint64 lead;

  ui_wait (shows (fixture, "Write to Lena"));
  row = ui_find (fixture->page, BATON_TYPE_WORK_ROW, NULL);
  g_assert_true (ui_shows (row, "They opened a form and did not send it"));
  g_assert_true (ui_shows (row, "waits for an answer"));
  lead = baton_work_item_get_lead_id (baton_work_row_get_item (BATON_WORK_ROW (row)));
  g_signal_emit_by_name (work_find_button (fixture->page, "Write to Lena"), "clicked");
  g_assert_cmpint (fixture->opened, ==, lead);

  log_mail (fixture, lead);
  ui_wait (shows (fixture, "Nothing Is Waiting"));
}

static const WorkCase cases[] =
{
  { "/today-page/nothing", prepare_nothing, check_nothing, baton_today_page_new },
  { "/today-page/order", prepare_order, check_order, baton_today_page_new },
  { "/today-page/accept", prepare_order, check_accept, baton_today_page_new },
  { "/today-page/open", prepare_order, check_open, baton_today_page_new },
  { "/today-page/keys", prepare_order, check_keys, baton_today_page_new },
  { "/today-page/held", prepare_order, check_held, baton_today_page_new },
  { "/today-page/show-changes", prepare_order, check_show_changes, baton_today_page_new },
  { "/today-page/queue", prepare_queue, check_queue, baton_today_page_new },
  { "/today-page/marketing", prepare_marketing, check_marketing, baton_today_page_new },
  { "/today-page/stranger", prepare_stranger, check_stranger, baton_today_page_new },
  { "/today-page/neglected", prepare_neglected, check_neglected, baton_today_page_new },
  { "/today-page/all-come", prepare_many, check_all_come, baton_today_page_new },
  { "/today-page/come-again", prepare_many, check_come_again, baton_today_page_new },
  { "/today-page/answer", prepare_answer, check_answer, baton_today_page_new },
  { "/today-page/leaks", prepare_order, check_leaks, baton_today_page_new },
  { "/today-page/width", prepare_order, check_width, baton_today_page_new, 360 },
};

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, WorkFixture, &cases[i], work_set_up, work_run, page_tear_down);

  return g_test_run ();
}
