/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The leads where there is little room, and what is proposed while one types. */

#include "leads/baton-leads-page.h"
#include "work-fixture.h"

static void
prepare (WorkFixture *fixture)
{
  gint64 bob = work_hire (fixture, "Bob", BATON_TEAM_SALES);

  work_hand_over (fixture, "Lena", bob, LONG_AGO);
  work_add_lead (fixture, "Mona", 0);
}

static GtkEditable *
find_entry (WorkFixture *fixture)
{
  return GTK_EDITABLE (ui_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL));
}

static GtkListBox *
find_proposals (WorkFixture *fixture)
{
  GtkWidget *popover = ui_find (fixture->page, GTK_TYPE_POPOVER, NULL);

  return popover != NULL ? GTK_LIST_BOX (ui_find (popover, GTK_TYPE_LIST_BOX, NULL)) : NULL;
}

static void
type (WorkFixture *fixture,
      const char  *text)
{
  GtkEditable *entry = find_entry (fixture);
  int place = gtk_editable_get_position (entry);

  gtk_editable_insert_text (entry, text, -1, &place);
  gtk_editable_set_position (entry, place);
}

/* Takes the proposal that says @text. */
static void
take (WorkFixture *fixture,
      const char  *text)
{
  GtkListBox *list;
  GtkWidget *label;

  ui_wait ((list = find_proposals (fixture)) != NULL && ui_shows (GTK_WIDGET (list), text));
  label = ui_find (GTK_WIDGET (list), GTK_TYPE_LABEL, text);
  g_signal_emit_by_name (list, "row-activated", gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
}

/* A key first, then what it can be, by its name or by what it is called. */
static void
check_proposals (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "Lena") || ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL) != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (find_entry (fixture)));

  type (fixture, "-sta");
  take (fixture, "stage:");
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture)), ==, "-stage:");
  take (fixture, "MQL");
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture)), ==, "-stage:marketing-qualified ");
  ui_wait (find_proposals (fixture) == NULL);

  type (fixture, "scor");
  take (fixture, "score>=");
  g_assert_true (g_str_has_suffix (gtk_editable_get_text (find_entry (fixture)), " score>="));
  type (fixture, "10 due:l");
  take (fixture, "late");
  g_assert_true (g_str_has_suffix (gtk_editable_get_text (find_entry (fixture)), " due:late "));
}

/* Nothing is proposed within quotation marks, and to nobody who does not type. */
static void
check_no_proposals (WorkFixture *fixture)
{
  baton_leads_page_set_filter (BATON_LEADS_PAGE (fixture->page), "sta");
  g_assert_null (find_proposals (fixture));
  baton_leads_page_set_filter (BATON_LEADS_PAGE (fixture->page), "");

  gtk_widget_grab_focus (GTK_WIDGET (find_entry (fixture)));
  type (fixture, "\"sta");
  g_assert_null (find_proposals (fixture));
}

/* Who, by when, the company and the stage are there at 360 pixels, too. */
static void
check_narrow (WorkFixture *fixture)
{
  GtkWidget *list = NULL;

  ui_wait (ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL) == NULL &&
           (list = ui_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL)) != NULL && shows (fixture, "late"));
  g_assert_cmpint (work_measure_width (fixture), <=, 360);
  g_assert_true (shows (fixture, "MQL"));

  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpint (fixture->opened, !=, 0);
}

static const WorkCase cases[] =
{
  { "/leads-list/proposals", prepare, check_proposals, baton_leads_page_new },
  { "/leads-list/no-proposals", prepare, check_no_proposals, baton_leads_page_new },
  { "/leads-list/narrow", prepare, check_narrow, baton_leads_page_new, 360 },
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
