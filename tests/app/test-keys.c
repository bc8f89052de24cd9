/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-sidebar-row.h"
#include "leads/baton-leads-page.h"
#include "profile/baton-return-window.h"
#include "window-fixture.h"

static void
open_nth (WindowFixture *fixture,
          guint          nth)
{
  gtk_widget_activate_action (fixture->window, "win.open-lead", "x",
                              baton_index_get_id (baton_live_index_get_index (fixture->live), nth));
}

static gint64
get_lead (WindowFixture *fixture)
{
  return baton_window_get_lead (BATON_WINDOW (fixture->window));
}

static void
check_neighbours (WindowFixture *fixture)
{
  GtkWidget *page;
  gint64 first;

  ui_wait (has_leads (fixture, 12));
  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "leads");
  ui_wait ((page = ui_find (fixture->window, BATON_TYPE_LEADS_PAGE, NULL)) != NULL);
  open_nth (fixture, 4);
  first = get_lead (fixture);
  ui_wait (baton_leads_page_find_neighbour (BATON_LEADS_PAGE (page), first, 1) != 0);

  press (fixture->window, "<Alt>Down");
  g_assert_cmpint (get_lead (fixture), ==, baton_leads_page_find_neighbour (BATON_LEADS_PAGE (page), first, 1));
  g_assert_cmpint (baton_leads_page_get_selected (BATON_LEADS_PAGE (page)), ==, get_lead (fixture));
  press (fixture->window, "<Alt>Up");
  g_assert_cmpint (get_lead (fixture), ==, first);
}

/* The lead that is selected in the list need not be open for it. */
static void
check_selected (WindowFixture *fixture)
{
  GtkWidget *page;
  gint64 lead;

  ui_wait (has_leads (fixture, 3));
  lead = baton_index_get_id (baton_live_index_get_index (fixture->live), 1);
  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "leads");
  ui_wait ((page = ui_find (fixture->window, BATON_TYPE_LEADS_PAGE, NULL)) != NULL);
  ui_wait (baton_leads_page_step (BATON_LEADS_PAGE (page), lead, 1) != 0 ||
           baton_leads_page_step (BATON_LEADS_PAGE (page), lead, -1) != 0);
  lead = baton_leads_page_get_selected (BATON_LEADS_PAGE (page));
  g_assert_cmpint (lead, !=, 0);

  press (fixture->window, "w");
  g_assert_cmpint (get_lead (fixture), ==, lead);
}

static void
check_single_keys (WindowFixture *fixture)
{
  g_autoptr(GSettings) settings = g_settings_new (BATON_APPLICATION_ID);

  ui_wait (has_leads (fixture, 3));
  open_nth (fixture, 0);

  g_settings_set_boolean (settings, "single-key-shortcuts", FALSE);
  g_assert_false (try_to_press (fixture->window, "l"));
  g_settings_reset (settings, "single-key-shortcuts");

  /* What is asked for before the lead is there comes after it. */
  press (fixture->window, "l");
  ui_wait (ui_find (fixture->window, GTK_TYPE_LABEL, "No answer") != NULL);
  press (fixture->window, "r");
  ui_wait (ui_find_window (BATON_TYPE_RETURN_WINDOW) != NULL);
}

static void
check_help (WindowFixture *fixture)
{
  static const char * const sections[] = { "everywhere", "leads", "rules" };
  static const char * const keys[] = { "Search leads", "Log an attempt", "Duplicate the rule" };
  GtkWidget *help;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      gtk_widget_activate_action (fixture->window, "win.show-help-overlay", NULL);
      ui_wait ((help = ui_find_window (GTK_TYPE_SHORTCUTS_WINDOW)) != NULL);
      g_object_set (help, "section-name", sections[i], NULL);
      ui_wait (ui_shows (help, keys[i]));
      gtk_test_widget_wait_for_draw (help);
      gtk_window_close (GTK_WINDOW (help));
      ui_wait (ui_find_window (GTK_TYPE_SHORTCUTS_WINDOW) == NULL);
    }
}

/* More than there are places to stop at. */
#define N_STOPS 80

/* The way round the window by Tab leads past the pages' names without showing a page. */
static void
check_stops (WindowFixture *fixture)
{
  static const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };

  ui_wait (has_leads (fixture, 3));
  gtk_widget_activate_action (fixture->window, "win.show-page", "s", "funnel");
  gtk_test_widget_wait_for_draw (fixture->window);
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      guint n_rows = 0;

      for (guint j = 0; j < N_STOPS; j++)
        {
          g_signal_emit_by_name (fixture->window, "move-focus", directions[i]);
          n_rows += BATON_IS_SIDEBAR_ROW (gtk_root_get_focus (GTK_ROOT (fixture->window)));
          g_assert_true (is_on (fixture, "funnel"));
        }
      g_assert_cmpuint (n_rows, >, 0);
    }
}

static const WindowCase cases[] =
{
  { "/keys/neighbours", prepare_many, check_neighbours },
  { "/keys/selected", prepare_waiting, check_selected },
  { "/keys/single", prepare_waiting, check_single_keys },
  { "/keys/help", prepare_many, check_help },
  { "/keys/stops", prepare_waiting, check_stops },
};

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  return run_cases (cases, G_N_ELEMENTS (cases));
}
