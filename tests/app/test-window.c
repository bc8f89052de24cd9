/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-sidebar-row.h"
#include "baton-sidebar.h"
#include "baton-undo.h"
#include "leads/baton-leads-page.h"
#include "window-fixture.h"

static void
check_first_run (WindowFixture *fixture)
{
  ui_wait (shows (fixture, "Bring In Your First Leads"));
  g_assert_true (shows (fixture, "Import a File"));
  g_assert_true (shows (fixture, "Try the Sample Company"));
  g_assert_true (shows (fixture, "Add a Lead"));

  /* Rules can be written before there is anybody to score. */
  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "rules");
  ui_wait (shows (fixture, "Who They Are"));
  g_assert_false (shows (fixture, "Bring In Your First Leads"));
  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "leads");
  g_assert_true (shows (fixture, "Bring In Your First Leads"));

  /* Somebody else brings the first lead in. */
  add_leads (fixture, 1);
  ui_wait (!shows (fixture, "Bring In Your First Leads"));
}

static void
check_pages (WindowFixture *fixture)
{
  ui_wait (has_leads (fixture, 12));
  g_assert_true (is_on (fixture, "today"));

  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "funnel");
  g_assert_true (is_on (fixture, "funnel"));

  press (fixture->window, "<Alt>2");
  g_assert_true (is_on (fixture, "leads"));
  press (fixture->window, "<Alt>3");
  g_assert_true (is_on (fixture, "handoffs"));
  press (fixture->window, "<Alt>1");
  g_assert_true (is_on (fixture, "today"));

  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "nowhere");
  g_assert_true (is_on (fixture, "today"));
}

static void
check_list (WindowFixture *fixture)
{
  GtkWidget *page;

  ui_wait (has_leads (fixture, 12));
  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "funnel");
  gtk_widget_activate_action (fixture->window, "win.list-leads", "s", "lead-7");
  g_assert_true (is_on (fixture, "leads"));
  ui_wait ((page = ui_find (fixture->window, BATON_TYPE_LEADS_PAGE, NULL)) != NULL);
  g_assert_cmpstr (baton_leads_page_get_filter (BATON_LEADS_PAGE (page)), ==, "lead-7");

  press (fixture->window, "<Alt>Left");
  g_assert_true (is_on (fixture, "funnel"));
}

static void
check_profile (WindowFixture *fixture)
{
  BatonWindow *window = BATON_WINDOW (fixture->window);
  gint64 lead;

  ui_wait (has_leads (fixture, 12));
  lead = baton_index_get_id (baton_live_index_get_index (fixture->live), 4);
  gtk_widget_activate_action (fixture->window, "win.open-lead", "x", lead);
  g_assert_cmpint (baton_window_get_lead (window), ==, lead);
  g_assert_true (is_on (fixture, "today"));
  ui_wait (shows (fixture, "lead-4@acme.example"));
  ui_wait (!shows (fixture, "Profile"));

  press (fixture->window, "Escape");
  g_assert_cmpint (baton_window_get_lead (window), ==, 0);
  ui_wait (!shows (fixture, "lead-4@acme.example"));
}

/* A page that another one leads to has a way back to it. */
static void
check_sub_page (WindowFixture *fixture)
{
  ui_wait (has_leads (fixture, 12));
  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "short");
  g_assert_true (is_on (fixture, "short"));
  ui_wait (shows (fixture, "No Lead Is One Field Short"));

  press (fixture->window, "Escape");
  g_assert_true (is_on (fixture, "today"));
}

static void
check_sidebar (WindowFixture *fixture)
{
  ui_wait (has_leads (fixture, 3));
  ui_wait (shows (fixture, "Handoffs"));
  ui_wait (ui_find (fixture->window, GTK_TYPE_LABEL, "2") != NULL);

  press (fixture->window, "F9");
  ui_wait (!shows (fixture, "Handoffs"));
  press (fixture->window, "F9");
  ui_wait (shows (fixture, "Handoffs"));
}

/* The page's title is read first; of what waits there, the number is enough. */
static void
check_badge (WindowFixture *fixture)
{
  GtkWidget *label, *row;

  ui_wait (has_leads (fixture, 12));
  label = ui_find (ui_find (fixture->window, BATON_TYPE_SIDEBAR, NULL), GTK_TYPE_LABEL, "Today");
  row = gtk_widget_get_ancestor (label, BATON_TYPE_SIDEBAR_ROW);

  ui_wait ((baton_sidebar_row_set_badge (BATON_SIDEBAR_ROW (row), "7 late", "7", NULL), ui_shows (row, "7 late")));
  ui_wait ((baton_sidebar_row_set_badge (BATON_SIDEBAR_ROW (row), "1,178 later than agreed", "1,178", NULL),
            ui_shows (row, "1,178") && !ui_shows (row, "later")));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
}

static void
check_announce (WindowFixture *fixture)
{
  ui_wait (has_leads (fixture, 12));

  gtk_widget_activate_action (fixture->window, "win.announce", "s", "Müller & Söhne accepted");
  ui_wait (shows (fixture, "Müller & Söhne accepted"));

  press (fixture->window, "<Control>z");
  ui_wait (shows (fixture, "There is nothing to undo"));
}

/* Closes the toast that says @text. */
static void
close_toast (WindowFixture *fixture,
             const char    *text)
{
  GtkWidget *toast = ui_find (fixture->window, GTK_TYPE_LABEL, text);

  g_assert_nonnull (toast);
  while (!g_str_equal (gtk_widget_get_css_name (toast), "toast"))
    toast = gtk_widget_get_parent (toast);
  g_signal_emit_by_name (ui_find (gtk_widget_get_last_child (toast), GTK_TYPE_BUTTON, NULL), "clicked");
}

static gint64
change_lead (WindowFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  const BatonChange change = { "company", "Mills" };
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_find_lead (session, "lead-3@acme.example", &lead, &error);
  g_assert_no_error (error);
  baton_change_lead (session, lead, &change, 1, NULL, &error);
  g_assert_no_error (error);
  return baton_undo_token (session);
}

/* Of many messages in a row the newest is read at once, and only the one before
 * it comes back; what can be undone is still there, on the screen and by key. */
static void
check_old_news (WindowFixture *fixture)
{
  gint64 token;

  ui_wait (has_leads (fixture, 12));
  token = change_lead (fixture);
  gtk_widget_activate_action (fixture->window, "win.announce-undo", "(sx)", "Company changed", token);
  ui_wait (shows (fixture, "Company changed"));
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("Message %u", i);

      gtk_widget_activate_action (fixture->window, "win.announce", "s", text);
    }

  ui_wait (shows (fixture, "Message 9"));
  close_toast (fixture, "Message 9");
  ui_wait (shows (fixture, "Message 8"));
  close_toast (fixture, "Message 8");
  ui_wait (shows (fixture, "Company changed") && !shows (fixture, "Message"));

  close_toast (fixture, "Company changed");
  ui_wait (!shows (fixture, "Company changed"));
  press (fixture->window, "<Control>z");
  ui_wait (shows (fixture, "Undone"));
}

static void
prepare_rubbish (WindowFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_strnfill (8192, 'x');

  g_file_set_contents (fixture->location, text, -1, &error);
  g_assert_no_error (error);
}

static void
check_failure (WindowFixture *fixture)
{
  ui_wait (shows (fixture, "Database Cannot Be Used"));
  g_assert_true (shows (fixture, fixture->location));

  g_assert_cmpint (g_unlink (fixture->location), ==, 0);
  gtk_widget_activate_action (fixture->window, "win.refresh", NULL);
  ui_wait (shows (fixture, "Bring In Your First Leads"));
}

static void
check_menu (WindowFixture *fixture)
{
  gtk_widget_activate_action (fixture->window, "app.about", NULL);
  ui_wait (ui_find_window (ADW_TYPE_ABOUT_WINDOW) != NULL);
  gtk_window_close (GTK_WINDOW (ui_find_window (ADW_TYPE_ABOUT_WINDOW)));
  ui_wait (ui_find_window (ADW_TYPE_ABOUT_WINDOW) == NULL);

  gtk_widget_activate_action (fixture->window, "app.quit", NULL);
  ui_wait (fixture->window == NULL);
}

static void
check_two_windows (WindowFixture *fixture)
{
  GtkWidget *second;

  ui_wait (has_leads (fixture, 12));
  gtk_widget_activate_action (fixture->window, "app.new-window", NULL);
  g_assert_cmpuint (count_windows (fixture), ==, 2);

  second = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  g_assert_true (second != fixture->window);
  g_assert_true (baton_window_get_live_index (BATON_WINDOW (second)) == fixture->live);

  gtk_widget_activate_action (second, "win.show-page", "s", "funnel");
  g_assert_true (is_on (fixture, "today"));
  gtk_window_destroy (GTK_WINDOW (second));

  /* A new window begins with the page that was looked at last. */
  gtk_widget_activate_action (fixture->window, "app.new-window", NULL);
  second = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  g_assert_cmpstr (baton_window_get_page (BATON_WINDOW (second)), ==, "funnel");
  gtk_window_destroy (GTK_WINDOW (second));
}

static void
check_width (WindowFixture *fixture)
{
  const char * const names[] = { "today", "leads", "handoffs", "funnel", "rules", "short" };
  int width;

  ui_wait (has_leads (fixture, 12));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gtk_widget_activate_action (fixture->window, "win.show-page", "s", names[i]);
      gtk_widget_measure (fixture->window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      if (width > 360)
        g_test_message ("The page %s needs %d pixels", names[i], width);
      g_assert_cmpint (width, <=, 360);
    }
}

static const WindowCase cases[] =
{
  { "/window/first-run", NULL, check_first_run },
  { "/window/pages", prepare_many, check_pages },
  { "/window/list", prepare_many, check_list },
  { "/window/profile", prepare_many, check_profile },
  { "/window/sub-page", prepare_many, check_sub_page },
  { "/window/sidebar", prepare_waiting, check_sidebar },
  { "/window/badge", prepare_many, check_badge },
  { "/window/announce", prepare_many, check_announce },
  { "/window/old-news", prepare_many, check_old_news },
  { "/window/failure", prepare_rubbish, check_failure },
  { "/window/menu", NULL, check_menu },
  { "/window/two-windows", prepare_many, check_two_windows },
  { "/window/width", prepare_many, check_width },
};

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  return run_cases (cases, G_N_ELEMENTS (cases));
}
