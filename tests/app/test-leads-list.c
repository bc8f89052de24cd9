/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The leads where there is little room, and what is proposed while one types. */

#include "leads/baton-lead-cell.h"
#include "leads/baton-leads-page.h"
#include "work-fixture.h"

/* Pixels: a window that has a table, and one that has a list. */
#define WIDE 1000
#define NARROW 400

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

/* The cell that is seen, and that somebody who does not see it hears as @text. */
static GtkWidget *
find_heard (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (BATON_IS_LEAD_CELL (widget))
    {
      g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                                   GTK_ACCESSIBLE_PROPERTY_LABEL, text);

      return other == NULL ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_heard (child, text);
  return found;
}

static gboolean
is_heard (WorkFixture *fixture,
          const char  *text)
{
  return find_heard (fixture->page, text) != NULL;
}

/* What a lead's mark, colour and place say is told in words, too. */
static void
check_heard (WorkFixture *fixture)
{
  GtkWidget *late = NULL;
  GtkWidget *stage = NULL;

  ui_wait (is_heard (fixture, "Lena") && (stage = find_heard (fixture->page, "MQL")) != NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (stage), GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (stage), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Sales");
  g_assert_cmpstr (baton_drawn_line_get_text (BATON_DRAWN_LINE (stage)), ==, "MQL");
  g_assert_true (gtk_widget_get_has_tooltip (stage));

  late = find_heard (fixture->page, "Lena");
  g_assert_true (gtk_widget_has_css_class (late, "heading"));
  g_assert_null (find_heard (fixture->page, "SQL"));
}

/* Who, by when, the company and the stage are there at 360 pixels, too. */
static void
check_narrow (WorkFixture *fixture)
{
  GtkWidget *list = NULL;

  ui_wait (ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL) == NULL &&
           (list = ui_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL)) != NULL && shows (fixture, "late") &&
           is_heard (fixture, "Lena") && is_heard (fixture, "MQL"));
  g_assert_cmpint (work_measure_width (fixture), <=, 360);

  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpint (fixture->opened, !=, 0);
}

/* The window stays as it is: there is more or less beside the page. */
static void
resize (WorkFixture *fixture,
        int          width)
{
  gtk_widget_set_margin_end (fixture->page, WIDE - width);
  ui_wait ((ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL) == NULL) == (width < WIDE));
}

/* Table and list show the same leads, also where these changed while the other was there. */
static void
check_resized (WorkFixture *fixture)
{
  BatonLeadsPage *page = BATON_LEADS_PAGE (fixture->page);

  ui_wait (is_heard (fixture, "Lena") && is_heard (fixture, "Mona"));
  resize (fixture, NARROW);
  ui_wait (is_heard (fixture, "Lena") && is_heard (fixture, "Mona"));

  baton_leads_page_set_filter (page, "Mona");
  ui_wait (!is_heard (fixture, "Lena") && is_heard (fixture, "Mona"));
  resize (fixture, WIDE);
  ui_wait (!is_heard (fixture, "Lena") && is_heard (fixture, "Mona"));

  baton_leads_page_set_filter (page, "");
  ui_wait (is_heard (fixture, "Lena") && is_heard (fixture, "Mona"));
  resize (fixture, NARROW);
  ui_wait (is_heard (fixture, "Lena") && is_heard (fixture, "Mona"));
  g_assert_true (is_heard (fixture, "MQL"));
}

static const WorkCase cases[] =
{
  { "/leads-list/proposals", prepare, check_proposals, baton_leads_page_new },
  { "/leads-list/no-proposals", prepare, check_no_proposals, baton_leads_page_new },
  { "/leads-list/heard", prepare, check_heard, baton_leads_page_new },
  { "/leads-list/narrow", prepare, check_narrow, baton_leads_page_new, 360 },
  { "/leads-list/resized", prepare, check_resized, baton_leads_page_new, WIDE },
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
