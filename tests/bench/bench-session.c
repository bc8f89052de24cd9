/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody walks through all pages and windows of Baton, while a watchdog tells
 * for how long the main loop stood still at each step. */

#include "bench-session.h"

#include <glib/gstdio.h>

#include "baton-lead-search.h"
#include "baton-window.h"
#include "bench-stall.h"
#include "funnel/baton-funnel-page.h"
#include "handoffs/baton-handoffs-page.h"
#include "import/baton-import-window.h"
#include "leads/baton-lead-table.h"
#include "leads/baton-leads-page.h"
#include "preferences/baton-preferences-window.h"
#include "rules/baton-rule-row.h"
#include "rules/baton-rules-page.h"

/* Milliseconds: how long somebody looks on after a step that reads the database,
 * one that does not, and between two letters. */
#define LONG_LOOK 2000
#define LOOK 700
#define LETTER 120

#define LEADS_OPENED 20
#define SCREENS_SCROLLED 30
#define NARROW 400

static void
show_page (BenchLook  *look,
           const char *page)
{
  gtk_widget_activate_action (look->window, "win.show-page", "s", page);
}

static void
walk_pages (BenchLook  *look,
            const char *when)
{
  static const char * const pages[] = { "today", "short", "leads", "handoffs", "funnel", "rules" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *what = g_strdup_printf ("page %s shown%s", pages[i], when);

      show_page (look, pages[i]);
      bench_look_on (LONG_LOOK);
      bench_stall_print (what);
    }
}

static void
filter_by_letters (BenchLook  *look,
                   const char *text)
{
  BatonLeadsPage *page = BATON_LEADS_PAGE (bench_look_find (look->window, BATON_TYPE_LEADS_PAGE));

  for (gsize length = 1; length <= strlen (text); length++)
    {
      g_autofree char *typed = g_strndup (text, length);

      baton_leads_page_set_filter (page, typed);
      bench_look_on (LETTER);
    }
  bench_look_on (LOOK);
  bench_stall_print ("a filter typed by letters");
  baton_leads_page_set_filter (page, "");
  bench_look_on (LOOK);
  bench_stall_print ("the filter taken away");
}

static void
scroll_leads (BenchLook *look)
{
  GtkWidget *view = bench_look_find (bench_look_find (look->window, BATON_TYPE_LEADS_PAGE), GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double screen = gtk_adjustment_get_page_size (adjustment);

  for (guint i = 0; i < SCREENS_SCROLLED; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + screen);
      bench_look_on (LETTER);
    }
  bench_stall_print ("leads scrolled by screens");
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  bench_look_on (LOOK);
  gtk_adjustment_set_value (adjustment, 0);
  bench_look_on (LOOK);
  bench_stall_print ("to the last lead, and back");
}

static void
sort_leads (BenchLook *look)
{
  GtkWidget *table = bench_look_find (look->window, BATON_TYPE_LEAD_TABLE);
  static const char * const keys[] = { "name", "company", "owner", "score" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_activate_action (table, "column.sort", "s", keys[i]);
      bench_look_on (LOOK);
    }
  bench_stall_print ("leads sorted by four columns");
}

static void
open_leads (BenchLook *look)
{
  show_page (look, "leads");
  bench_look_on (LOOK);
  bench_stall_forget ();
  gtk_widget_activate_action (look->window, "win.open-lead", "x", baton_lead_list_get_id (look->list, 0));
  bench_look_on (LOOK);
  bench_stall_print ("a lead opened");
  for (int i = 0; i < LEADS_OPENED; i++)
    {
      gtk_widget_activate_action (look->window, "win.step-lead", "i", 1);
      bench_look_on (LETTER);
    }
  bench_stall_print ("from lead to lead");
  gtk_widget_activate_action (look->window, "win.back", NULL);
  bench_look_on (LOOK);
  bench_stall_print ("the lead closed");
  gtk_widget_activate_action (look->window, "win.open-lead", "x", baton_lead_list_get_id (look->list, 0));
  bench_look_on (LOOK);
  bench_stall_print ("a lead opened again");
  gtk_widget_activate_action (look->window, "win.back", NULL);
  bench_look_on (LOOK);
  bench_stall_print ("and closed again");
}

static void
choose_pages (GtkSelectionModel *pages,
              const char        *what)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      gtk_selection_model_select_item (pages, i, TRUE);
      bench_look_on (LOOK);
    }
  bench_stall_print (what);
}

static void
look_at_handoffs (BenchLook *look)
{
  GtkWidget *page;
  g_autoptr(GtkSelectionModel) tabs = NULL;

  show_page (look, "handoffs");
  bench_look_on (LOOK);
  page = bench_look_find (look->window, BATON_TYPE_HANDOFFS_PAGE);
  tabs = adw_view_stack_get_pages (ADW_VIEW_STACK (bench_look_find (page, ADW_TYPE_VIEW_STACK)));
  choose_pages (tabs, "tabs of the handoffs");
}

static void
look_at_funnel (BenchLook *look)
{
  GtkWidget *page, *period;

  show_page (look, "funnel");
  bench_look_on (LOOK);
  page = bench_look_find (look->window, BATON_TYPE_FUNNEL_PAGE);
  period = bench_look_find (page, GTK_TYPE_DROP_DOWN);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (period))); i++)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (period), i);
      bench_look_on (LONG_LOOK);
    }
  bench_stall_print ("periods of the funnel");
}

/* What is edited is taken back, so that nothing asks whether it may be lost. */
static void
edit_points (GtkWidget *page,
             GtkWidget *section)
{
  GtkWidget *row = bench_look_find (section, BATON_TYPE_RULE_ROW);
  GtkWidget *points = bench_look_find (row, GTK_TYPE_SPIN_BUTTON);

  for (guint i = 0; i < 5; i++)
    {
      gtk_spin_button_spin (GTK_SPIN_BUTTON (points), GTK_SPIN_STEP_FORWARD, 1);
      bench_look_on (LETTER);
    }
  bench_look_on (LONG_LOOK);
  gtk_widget_activate_action (page, "rules.discard", NULL);
  bench_look_on (LOOK);
  bench_stall_print ("points of a rule edited");
}

static void
look_at_rules (BenchLook *look)
{
  GtkWidget *page, *switcher;
  GtkStack *stack;
  g_autoptr(GtkSelectionModel) sections = NULL;

  show_page (look, "rules");
  bench_look_on (LOOK);
  page = bench_look_find (look->window, BATON_TYPE_RULES_PAGE);
  switcher = bench_look_find (page, GTK_TYPE_STACK_SWITCHER);
  stack = gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher));
  sections = gtk_stack_get_pages (stack);
  choose_pages (sections, "sections of the rules");
  gtk_stack_set_visible_child_name (stack, "fit");
  bench_look_on (LOOK);
  edit_points (page, gtk_stack_get_visible_child (stack));
}

static void
close_window (GtkWidget  *window,
              const char *what)
{
  gtk_window_close (GTK_WINDOW (window));
  bench_look_on (LOOK);
  bench_stall_print (what);
}

static void
look_at_preferences (BenchLook *look)
{
  static const char * const pages[] = { "promises", "people", "notifications", "database", "qualification" };
  GtkWidget *window;

  gtk_widget_activate_action (look->window, "win.preferences", NULL);
  bench_look_on (LONG_LOOK);
  bench_stall_print ("preferences opened");
  window = bench_look_find_window (BATON_TYPE_PREFERENCES_WINDOW);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), pages[i]);
      bench_look_on (LOOK);
    }
  bench_stall_print ("pages of the preferences");
  close_window (window, "preferences closed");
}

static void
look_at_import (BenchLook *look)
{
  BatonDatabase *database = baton_live_index_get_database (baton_window_get_live_index (BATON_WINDOW (look->window)));
  BatonImportWindow *window = baton_import_window_new (GTK_WINDOW (look->window), database);
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  int descriptor = g_file_open_tmp ("baton-bench-XXXXXX.csv", &path, &error);

  g_assert_no_error (error);
  g_close (descriptor, NULL);
  g_assert_true (g_file_set_contents (path, "email,company,country\nana@example.com,Acme,DE\n", -1, &error));
  file = g_file_new_for_path (path);

  gtk_window_present (GTK_WINDOW (window));
  baton_import_window_open (window, file);
  bench_look_on (LONG_LOOK);
  bench_stall_print ("import window opened");
  close_window (GTK_WIDGET (window), "import window closed");
  g_unlink (path);
}

static void
search (BenchLook *look)
{
  static const char text[] = "mull";
  GtkWidget *popover = bench_look_find (look->window, BATON_TYPE_LEAD_SEARCH);
  GtkWidget *entry = bench_look_find (popover, GTK_TYPE_SEARCH_ENTRY);

  gtk_widget_activate_action (look->window, "win.search", NULL);
  bench_look_on (LOOK);
  bench_stall_print ("search opened");
  for (gsize length = 1; length < sizeof text; length++)
    {
      g_autofree char *typed = g_strndup (text, length);

      gtk_editable_set_text (GTK_EDITABLE (entry), typed);
      bench_look_on (LETTER);
    }
  bench_look_on (LOOK);
  bench_stall_print ("a name typed there");
  gtk_popover_popdown (GTK_POPOVER (popover));
  bench_look_on (LOOK);
}

static void
look_at_shortcuts (BenchLook *look)
{
  gtk_widget_activate_action (look->window, "win.show-help-overlay", NULL);
  bench_look_on (LOOK);
  bench_stall_print ("shortcuts opened");
  close_window (bench_look_find_window (GTK_TYPE_SHORTCUTS_WINDOW), "shortcuts closed");
}

static void
walk_narrow (BenchLook *look)
{
  int width = gtk_widget_get_width (look->window);
  int height = gtk_widget_get_height (look->window);

  show_page (look, "leads");
  bench_look_on (LOOK);
  bench_stall_forget ();
  gtk_window_set_default_size (GTK_WINDOW (look->window), NARROW, height);
  bench_look_on (LOOK);
  bench_stall_print ("the window made narrow");
  walk_pages (look, ", narrow");
  gtk_widget_activate_action (look->window, "win.open-lead", "x", baton_lead_list_get_id (look->list, 0));
  bench_look_on (LOOK);
  gtk_widget_activate_action (look->window, "win.back", NULL);
  bench_look_on (LOOK);
  bench_stall_print ("a lead opened and closed, narrow");
  show_page (look, "leads");
  bench_look_on (LOOK);
  bench_stall_forget ();
  gtk_window_set_default_size (GTK_WINDOW (look->window), width, height);
  bench_look_on (LOOK);
  bench_stall_print ("the window made wide");
}

/* The leads are there already, and were shown once. */
void
bench_session_walk (BenchLook *look)
{
  walk_pages (look, "");
  walk_pages (look, " again");
  show_page (look, "leads");
  bench_look_on (LOOK);
  bench_stall_forget ();
  scroll_leads (look);
  sort_leads (look);
  filter_by_letters (look, "stage:new country:DE");
  open_leads (look);
  look_at_handoffs (look);
  look_at_funnel (look);
  look_at_rules (look);
  look_at_preferences (look);
  look_at_import (look);
  search (look);
  look_at_shortcuts (look);
  walk_narrow (look);
  show_page (look, "leads");
  bench_look_on (LOOK);
  bench_stall_forget ();
  g_print ("%-46s %s\n", "no stall of over 50 ms of the processor", bench_stall_was_over () ? "no  OVER" : "yes");
}
