/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoffs/baton-handoff-list.h"
#include "handoffs/baton-handoffs-page.h"
#include "profile/baton-return-window.h"
#include "today/baton-pass-on-dialog.h"
#include "work-fixture.h"

static void
show_tab (WorkFixture *fixture,
          const char  *name)
{
  AdwViewStack *tabs = ADW_VIEW_STACK (ui_find (fixture->page, ADW_TYPE_VIEW_STACK, NULL));

  adw_view_stack_set_visible_child_name (tabs, name);
}

static AdwViewStackPage *
get_tab (WorkFixture *fixture,
         const char  *name)
{
  AdwViewStack *tabs = ADW_VIEW_STACK (ui_find (fixture->page, ADW_TYPE_VIEW_STACK, NULL));

  return adw_view_stack_get_page (tabs, adw_view_stack_get_child_by_name (tabs, name));
}

static void
prepare_nothing (WorkFixture *fixture)
{
  work_add_lead (fixture, "Nora", 0);
}

static void
check_nothing (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "Nothing Is Waiting"));
  g_assert_false (adw_view_stack_page_get_visible (get_tab (fixture, "incoming")));
  show_tab (fixture, "overdue");
  ui_wait (shows (fixture, "Nothing Is Late"));
}

/* Mona and Lena wait for me, Lena too long; Bela waits for Bob, who accepted
 * Anna and returned Rita. */
static void
prepare_all (WorkFixture *fixture)
{
  gint64 me = work_hire (fixture, work_me (), BATON_TEAM_SALES);
  gint64 bob = work_hire (fixture, "Bob", BATON_TEAM_SALES);

  work_hand_over (fixture, "Lena", me, LONG_AGO);
  work_hand_over (fixture, "Mona", me, 0);
  work_hand_over (fixture, "Bela", bob, 0);
  work_accept (fixture, work_hand_over (fixture, "Anna", bob, 0), 0);
  work_give_back (fixture, work_hand_over (fixture, "Rita", bob, 0), 0);
}

static void
check_tabs (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "Mona"));
  g_assert_true (shows (fixture, "Lena"));
  g_assert_false (shows (fixture, "Bela"));
  g_assert_cmpint (work_measure_width (fixture), <=, 360);
  g_assert_cmpuint (adw_view_stack_page_get_badge_number (get_tab (fixture, "incoming")), ==, 2);

  show_tab (fixture, "waiting");
  ui_wait (shows (fixture, "Bela"));
  g_assert_true (shows (fixture, "Bob"));

  show_tab (fixture, "overdue");
  ui_wait (shows (fixture, "Lena"));
  g_assert_false (shows (fixture, "Mona"));
  g_assert_true (shows (fixture, "late"));

  show_tab (fixture, "accepted");
  ui_wait (shows (fixture, "Anna"));

  show_tab (fixture, "returned");
  ui_wait (shows (fixture, "Rita"));
  work_assert_returned_today (fixture);
}

static gint64
find_lead (WorkFixture *fixture,
           const char  *name)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, 0, &store);
  g_autofree char *email = g_strdup_printf ("%s@mills.example", name);
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_find_lead (session, email, &lead, &error);
  g_assert_no_error (error);
  return lead;
}

static void
check_accept (WorkFixture *fixture)
{
  gint64 mona = find_lead (fixture, "Mona");

  ui_wait (work_find_row (fixture->page, mona) != NULL);
  g_signal_emit_by_name (work_find_button (work_find_row (fixture->page, mona), "Accept"), "clicked");
  ui_wait (fixture->announced != NULL);
  g_assert_cmpstr (fixture->announced, ==, "Accepted Mona");
  ui_wait (work_find_row (fixture->page, mona) == NULL);
}

static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_OBJECT_TYPE (window) == type)
        return window;
    }
  return NULL;
}

static BatonReturnWindow *
find_return_window (void)
{
  GtkWidget *window = find_dialog (BATON_TYPE_RETURN_WINDOW);

  return window != NULL ? BATON_RETURN_WINDOW (window) : NULL;
}

/* Who returns a lead is asked why first. */
static void
check_return (WorkFixture *fixture)
{
  gint64 mona = find_lead (fixture, "Mona");
  BatonReturnWindow *window;

  ui_wait (work_find_row (fixture->page, mona) != NULL);
  gtk_widget_activate_action (fixture->page, "work.return", "x", mona);
  window = find_return_window ();
  g_assert_nonnull (window);
  g_assert_null (fixture->announced);
  g_signal_emit_by_name (window, "confirmed");
  ui_wait (fixture->announced != NULL);
  g_assert_true (g_str_has_prefix (fixture->announced, "Returned Mona"));
  g_assert_null (find_return_window ());
  ui_wait (work_find_row (fixture->page, mona) == NULL);
}

static void
check_cancelled_return (WorkFixture *fixture)
{
  gint64 mona = find_lead (fixture, "Mona");

  ui_wait (work_find_row (fixture->page, mona) != NULL);
  gtk_widget_activate_action (fixture->page, "work.return", "x", mona);
  gtk_window_destroy (GTK_WINDOW (find_return_window ()));
  g_assert_null (fixture->announced);
  g_assert_nonnull (work_find_row (fixture->page, mona));
}

/* A lead that waits goes to somebody else, who is chosen first. */
static void
check_pass_on (WorkFixture *fixture)
{
  gint64 mona = find_lead (fixture, "Mona");
  GtkWidget *dialog;

  ui_wait (work_find_row (fixture->page, mona) != NULL);
  gtk_widget_activate_action (fixture->page, "work.pass-on", "x", mona);
  ui_wait ((dialog = find_dialog (BATON_TYPE_PASS_ON_DIALOG)) != NULL);
  ui_wait (ui_shows (dialog, "Bob"));
  g_assert_false (ui_shows (dialog, work_me ()));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), BATON_PASS_ON_RESPONSE);
  ui_wait (fixture->announced != NULL);
  g_assert_cmpstr (fixture->announced, ==, "Passed Mona on");
  ui_wait (work_find_row (fixture->page, mona) == NULL);
}

static GtkWidget *
find_place (GtkWidget *row)
{
  return gtk_widget_get_parent (row);
}

/* A is about the row with the focus. */
static void
check_keys (WorkFixture *fixture)
{
  gint64 lena = find_lead (fixture, "Lena");

  ui_wait (work_find_row (fixture->page, lena) != NULL);
  gtk_widget_activate_action (fixture->page, "handoffs.accept-focused", NULL);
  gtk_widget_grab_focus (find_place (work_find_row (fixture->page, lena)));
  gtk_widget_activate_action (fixture->page, "handoffs.accept-focused", NULL);
  ui_wait (fixture->announced != NULL);
  g_assert_cmpstr (fixture->announced, ==, "Accepted Lena");
}

/* While somebody is in the list nothing moves. */
static void
check_held (WorkFixture *fixture)
{
  gint64 lena = find_lead (fixture, "Lena");

  ui_wait (work_find_row (fixture->page, lena) != NULL);
  gtk_widget_grab_focus (find_place (work_find_row (fixture->page, lena)));
  work_accept (fixture, lena, 0);
  ui_wait (shows (fixture, "Show Changes"));
  ui_wait (!gtk_widget_is_sensitive (work_find_row (fixture->page, lena)));

  gtk_widget_grab_focus (fixture->elsewhere);
  ui_wait (work_find_row (fixture->page, lena) == NULL);
  g_assert_false (shows (fixture, "Show Changes"));
}

static void
check_width (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "Lena"));
  g_assert_cmpint (work_measure_width (fixture), <=, 360);
  ui_wait (!shows (fixture, "score"));
  g_assert_cmpint (gtk_widget_get_width (fixture->page), <=, 360);
}

/* More than a view shows at once. */
static void
prepare_many (WorkFixture *fixture)
{
  gint64 me = work_hire (fixture, work_me (), BATON_TEAM_SALES);

  for (guint i = 0; i < 70; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lead%u", i);

      work_hand_over (fixture, name, me, 0);
    }
}

static guint
count_rows (WorkFixture *fixture)
{
  GtkWidget *view = ui_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL);

  return view != NULL ? g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)))) : 0;
}

static GtkAdjustment *
wait_for_scrolling (WorkFixture *fixture)
{
  GtkWidget *view;

  ui_wait (count_rows (fixture) > 0);
  view = ui_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL);
  return gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW)));
}

/* What is seen is there, and some of what comes next; whoever comes to its end
 * sees the rest. */
static void
check_end (WorkFixture *fixture)
{
  GtkAdjustment *adjustment = wait_for_scrolling (fixture);

  ui_wait (gtk_adjustment_get_upper (adjustment) > 2 * gtk_adjustment_get_page_size (adjustment));
  g_assert_cmpuint (count_rows (fixture), <, 70);
  ui_wait ((gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment)), count_rows (fixture) == 70));
}

/* Where nobody is, the rows are not made narrow, but made again. */
static void
check_narrow (WorkFixture *fixture)
{
  GtkWidget *list, *focus;
  guint n_rows;

  ui_wait (count_rows (fixture) > 16);
  n_rows = count_rows (fixture);
  list = gtk_widget_get_ancestor (ui_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL), BATON_TYPE_HANDOFF_LIST);
  focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (list)));
  g_object_set (list, "is-narrow", TRUE, NULL);
  g_assert_cmpuint (count_rows (fixture), <, n_rows);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (list))) == focus);
  ui_wait (count_rows (fixture) > 16);
}

static void
prepare_named (WorkFixture *fixture)
{
  work_hand_over (fixture, "Wilhelmina-Featherstone", work_hire (fixture, work_me (), BATON_TEAM_SALES), 0);
}

/* Whose turn it is can be read, though all that a row can say would have room with less of the name. */
static void
check_tight (WorkFixture *fixture)
{
  GtkWidget *name = NULL;

  ui_wait ((name = ui_find (fixture->page, GTK_TYPE_LABEL, "Wilhelmina-Featherstone")) != NULL &&
           gtk_widget_get_width (name) > 0 &&
           !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (name))));
}

/* A list that nobody sees lets go of what is far below, and is where it was when somebody
 * comes back. */
static void
check_left (WorkFixture *fixture)
{
  GtkAdjustment *adjustment = wait_for_scrolling (fixture);
  GtkListView *view = GTK_LIST_VIEW (ui_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL));
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (view));
  guint n_rows, n_left;
  double value;

  ui_wait ((gtk_adjustment_set_value (adjustment, 300), gtk_adjustment_get_value (adjustment) == 300));
  ui_wait (gtk_adjustment_get_upper (adjustment) > 300 + 3 * gtk_adjustment_get_page_size (adjustment));
  value = gtk_adjustment_get_value (adjustment);
  n_rows = g_list_model_get_n_items (rows);

  gtk_widget_set_visible (fixture->page, FALSE);
  ui_wait (g_list_model_get_n_items (rows) < n_rows - 20);
  n_left = g_list_model_get_n_items (rows);
  gtk_widget_set_visible (fixture->page, TRUE);
  ui_wait (g_list_model_get_n_items (rows) > n_left);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
}

/* What is in a tab that nobody sees is hidden, and comes back with it. */
static void
check_unseen (WorkFixture *fixture)
{
  GtkWidget *list;

  ui_wait (shows (fixture, "Mona"));
  list = adw_view_stack_page_get_child (get_tab (fixture, "incoming"));
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_first_child (list)));
  show_tab (fixture, "waiting");
  ui_wait (shows (fixture, "Bela"));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_first_child (list)));
  show_tab (fixture, "incoming");
  ui_wait (shows (fixture, "Mona"));
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_first_child (list)));
}

static const WorkCase cases[] =
{
  { "/handoffs-page/nothing", prepare_nothing, check_nothing, baton_handoffs_page_new },
  { "/handoffs-page/tabs", prepare_all, check_tabs, baton_handoffs_page_new },
  { "/handoffs-page/accept", prepare_all, check_accept, baton_handoffs_page_new },
  { "/handoffs-page/return", prepare_all, check_return, baton_handoffs_page_new },
  { "/handoffs-page/cancelled-return", prepare_all, check_cancelled_return, baton_handoffs_page_new },
  { "/handoffs-page/pass-on", prepare_all, check_pass_on, baton_handoffs_page_new },
  { "/handoffs-page/keys", prepare_all, check_keys, baton_handoffs_page_new },
  { "/handoffs-page/held", prepare_all, check_held, baton_handoffs_page_new },
  { "/handoffs-page/end", prepare_many, check_end, baton_handoffs_page_new },
  { "/handoffs-page/narrow", prepare_many, check_narrow, baton_handoffs_page_new, 900 },
  { "/handoffs-page/tight", prepare_named, check_tight, baton_handoffs_page_new, 640 },
  { "/handoffs-page/left", prepare_many, check_left, baton_handoffs_page_new },
  { "/handoffs-page/unseen", prepare_all, check_unseen, baton_handoffs_page_new },
  { "/handoffs-page/width", prepare_all, check_width, baton_handoffs_page_new, 360 },
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
