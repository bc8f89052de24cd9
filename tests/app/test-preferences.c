/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-agreement.h"
#include "baton-people.h"
#include "preferences/baton-calendar-group.h"
#include "preferences/baton-database-page.h"
#include "preferences/baton-holidays-row.h"
#include "preferences/baton-person-window.h"
#include "preferences/baton-preferences-window.h"
#include "preferences/baton-problem-row.h"
#include "rules/baton-rule-leads-window.h"
#include "sla/baton-calendar-sheet.h"
#include "window-fixture.h"

/* Looks in pages that are not shown as well. */
static GtkWidget *
find_any (GtkWidget  *widget,
          GType       type,
          const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (title == NULL || (ADW_IS_PREFERENCES_ROW (widget) &&
                         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_any (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *row = find_any (widget, ADW_TYPE_PREFERENCES_ROW, title);

  if (row == NULL)
    g_error ("There is no row “%s”", title);
  return row;
}

/* The last of them comes some frames after the window. */
static void
show_page (GtkWidget  *window,
           const char *page)
{
  ui_wait (find_any (window, BATON_TYPE_DATABASE_PAGE, NULL) != NULL);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), page);
}

static GtkWidget *
open_preferences (WindowFixture *fixture,
                  const char    *page)
{
  GtkWidget *window;

  ui_wait (baton_live_index_get_index (fixture->live) != NULL);
  press (fixture->window, "<Control>comma");
  window = ui_find_window (BATON_TYPE_PREFERENCES_WINDOW);
  g_assert_nonnull (window);
  show_page (window, page);
  return window;
}

static void
set_number (GtkWidget  *window,
            const char *title,
            const char *number)
{
  GtkWidget *spin = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (find_row (window, title)));

  gtk_editable_set_text (GTK_EDITABLE (spin), number);
}

static void
set_text (GtkWidget  *window,
          const char *title,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, title)), text);
}

static GtkWidget *
find_button (GtkWidget  *window,
             const char *text)
{
  GtkWidget *button;

  if (GTK_IS_BUTTON (window) && ui_shows (window, text))
    return window;
  for (GtkWidget *child = gtk_widget_get_first_child (window);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      button = find_button (child, text);
      if (button != NULL)
        return button;
    }
  return NULL;
}

static void
click (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
answer (const char *response)
{
  GtkWidget *dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  g_object_ref (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
}

/* What stands in front of the words that a label has. */
static guint
read_count (GtkWidget  *window,
            const char *words)
{
  GtkWidget *label = ui_find (window, GTK_TYPE_LABEL, words);
  const char *text = gtk_label_get_text (GTK_LABEL (label));

  return (guint) g_ascii_strtoull (text, NULL, 10);
}

static guint
count_qualified (WindowFixture *fixture)
{
  guint counts[BATON_MAX_STAGES];

  baton_index_count_stages (baton_live_index_get_index (fixture->live), NULL, counts);
  return counts[BATON_STAGE_MARKETING_QUALIFIED];
}

static BatonAgreement *
load_agreement (WindowFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  BatonAgreement *agreement = baton_agreement_load (session, NULL, &error);

  g_assert_no_error (error);
  return agreement;
}

static void
prepare_titles (WindowFixture *fixture)
{
  static const char * const titles[] = {
    "Chief Executive Officer", "CMO", "Head of Marketing", "Director of Sales", "VP Marketing", "Manager",
    "Marketing Manager", "Student", "Intern", "Assistant", "Engineer", "Founder",
  };
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *email = g_strdup_printf ("lead-%u@acme.example", i);
      BatonChange changes[] = { { "email", email }, { "company", "Acme" }, { "job_title", titles[i] } };
      gint64 lead;

      baton_add_lead (session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
      g_assert_no_error (error);
    }
}

/* What was shown while editing is what happens when it is saved, and undone. */
static void
check_thresholds (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "qualification");
  g_autoptr(BatonAgreement) agreement = NULL;
  guint wanted;

  ui_wait (ui_shows (window, "No lead would move"));
  set_number (window, "Least Fit", "0");
  set_number (window, "Released Below", "10");
  set_number (window, "Qualified From", "20");
  ui_wait (ui_shows (window, "would be handed over"));
  wanted = read_count (window, "would be handed over");
  g_assert_cmpuint (wanted, >, 0);
  g_assert_cmpuint (wanted, <, 12);
  g_assert_cmpuint (count_qualified (fixture), ==, 0);

  click (find_button (window, "Save"));
  answer ("save");
  ui_wait (count_qualified (fixture) == wanted);
  ui_wait (ui_shows (window, "No lead would move"));

  agreement = load_agreement (fixture);
  g_assert_cmpint (agreement->mql.score, ==, 20);
  g_assert_cmpint (agreement->mql.release, ==, 10);

  ui_wait (ui_shows (window, "Undo"));
  click (find_button (window, "Undo"));
  ui_wait (count_qualified (fixture) == 0);
}

/* What is wrong is read where it happened, and what was typed stays. */
static void
check_not_saved (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "qualification");
  g_autofree char *elsewhere = g_strconcat (fixture->location, ".elsewhere", NULL);
  GtkWidget *spin = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (find_row (window, "Qualified From")));

  ui_wait (ui_shows (window, "No lead would move"));
  set_number (window, "Qualified From", "150");
  g_assert_cmpint (g_rename (fixture->location, elsewhere), ==, 0);
  click (find_button (window, "Save"));
  ui_wait (ui_shows (window, "was moved"));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (ui_shows (window, "was moved"));
  g_assert_cmpint (g_rename (elsewhere, fixture->location), ==, 0);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "150");
  click (find_button (window, "Save"));
  ui_wait (ui_shows (window, "Saved"));
}

/* libadwaita keeps the groups, but what is in them goes with the window. */
static void
check_closed (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "promises");
  GtkWidget *save = find_any (find_any (window, BATON_TYPE_CALENDAR_GROUP, NULL), GTK_TYPE_BUTTON, NULL);

  g_object_add_weak_pointer (G_OBJECT (save), (gpointer *) &save);
  gtk_window_close (GTK_WINDOW (window));
  ui_wait (save == NULL);
}

/* Whoever wants to see the leads first hands them over after that. */
static void
check_look_first (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "qualification");
  GtkWidget *leads;
  guint wanted;

  ui_wait (ui_shows (window, "No lead would move"));
  set_number (window, "Least Fit", "0");
  set_number (window, "Released Below", "10");
  set_number (window, "Qualified From", "20");
  ui_wait (ui_shows (window, "would be handed over"));
  wanted = read_count (window, "would be handed over");

  click (find_button (window, "Save"));
  answer ("look");
  ui_wait ((leads = ui_find_window (BATON_TYPE_RULE_LEADS_WINDOW)) != NULL);
  g_assert_cmpuint (count_qualified (fixture), ==, 0);
  g_assert_cmpuint (read_count (leads, "lead"), ==, wanted);
  click (find_button (leads, "Hand Over All"));
  ui_wait (ui_find_window (BATON_TYPE_RULE_LEADS_WINDOW) == NULL);
  ui_wait (count_qualified (fixture) == wanted);
  ui_wait (ui_shows (window, "handed over"));
}

static void
check_cancelled (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "qualification");

  ui_wait (ui_shows (window, "No lead would move"));
  set_number (window, "Least Fit", "0");
  set_number (window, "Released Below", "1");
  set_number (window, "Qualified From", "1");
  ui_wait (ui_shows (window, "would be handed over"));
  click (find_button (window, "Save"));
  answer ("cancel");
  g_assert_cmpuint (count_qualified (fixture), ==, 0);

  /* What was typed is not lost by closing. */
  gtk_window_close (GTK_WINDOW (window));
  answer ("keep");
  g_assert_nonnull (ui_find_window (BATON_TYPE_PREFERENCES_WINDOW));
  gtk_window_close (GTK_WINDOW (window));
  answer ("discard");
  ui_wait (ui_find_window (BATON_TYPE_PREFERENCES_WINDOW) == NULL);
}

static void
check_release (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "qualification");
  GtkWidget *save;

  ui_wait (ui_shows (window, "No lead would move"));
  save = find_button (window, "Save");
  g_assert_false (gtk_widget_get_sensitive (save));

  set_number (window, "Released Below", "120");
  g_assert_true (ui_shows (window, "Release them below 100 or less"));
  g_assert_false (gtk_widget_get_sensitive (save));

  set_number (window, "Released Below", "80");
  g_assert_false (ui_shows (window, "Release them below"));
  g_assert_true (gtk_widget_get_sensitive (save));

  set_number (window, "Released Below", "90");
  g_assert_false (gtk_widget_get_sensitive (save));
}

static void
check_promise (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "promises");
  g_autoptr(BatonAgreement) agreement = NULL;
  GtkWidget *promise, *save;

  ui_wait (ui_shows (window, "Reaches a rep within 15 minutes"));
  promise = find_row (window, "Reaches a rep within 15 minutes");
  save = find_button (window, "Save");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (promise), TRUE);
  g_assert_false (gtk_widget_get_sensitive (save));

  set_text (promise, "Other leads within", "soon");
  ui_wait (ui_shows (promise, "soon"));
  g_assert_false (gtk_widget_get_sensitive (save));

  set_text (promise, "Other leads within", "30m");
  set_number (promise, "Percent of the cases", "85");
  ui_wait (ui_shows (promise, "30 minutes"));
  click (save);
  ui_wait (ui_shows (window, "Promises saved"));

  agreement = load_agreement (fixture);
  {
    const BatonSla *sla = baton_sla_find (agreement->slas, "reach-rep");

    g_assert_cmpint (sla->targets[BATON_PRIORITY_NORMAL].seconds, ==, 30 * 60);
    g_assert_cmpint (sla->targets[BATON_PRIORITY_HOT].seconds, ==, 15 * 60);
    g_assert_cmpfloat_with_epsilon (sla->share, 0.85, 1e-9);
  }
}

static void
check_calendar (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "promises");
  GtkWidget *group = find_any (window, BATON_TYPE_CALENDAR_GROUP, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "holidays.ics", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  const int year = g_date_time_get_year (now) + 1;
  g_autofree char *ical = NULL;
  g_autoptr(BatonAgreement) agreement = NULL;
  g_autoptr(BatonCalendarSheet) sheet = NULL;
  g_autoptr(GError) error = NULL;

  ui_wait (ui_shows (window, "Working Time"));
  ui_wait (ui_find (group, GTK_TYPE_LABEL, "must reach a rep by Mon 09:05") != NULL);

  set_text (group, "Friday", "9-12, 11-14");
  g_assert_true (ui_shows (group, "overlap"));
  set_text (group, "Friday", "9-12, 13-16");
  g_assert_false (ui_shows (group, "overlap"));
  g_assert_true (ui_shows (group, "qualifies on Fri 15:50"));

  ical = g_strdup_printf ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                          "DTSTART;VALUE=DATE:%d0105\r\nSUMMARY:Day off\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", year);
  g_file_set_contents (path, ical, -1, &error);
  g_assert_no_error (error);
  baton_holidays_row_import (BATON_HOLIDAYS_ROW (find_row (group, "Holidays")), file);
  ui_wait (ui_shows (group, "1 date"));
  click (find_button (group, "Save"));
  ui_wait (ui_shows (window, "Working time saved"));

  agreement = load_agreement (fixture);
  sheet = baton_calendar_sheet_new (agreement->calendar);
  g_assert_cmpuint (sheet->week[4]->len, ==, 2);
  g_assert_cmpint (g_array_index (sheet->week[4], BatonInterval, 1).end, ==, 16 * 3600);
  g_assert_cmpuint (sheet->special_days->len, ==, 1);

  g_file_set_contents (path, "no calendar", -1, &error);
  baton_holidays_row_import (BATON_HOLIDAYS_ROW (find_row (group, "Holidays")), file);
  ui_wait (ui_shows (group, "no iCalendar file"));
}

static void
check_people (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "people");
  GtkWidget *person;

  ui_wait (ui_shows (window, "Add"));
  click (find_button (window, "Add"));
  person = ui_find_window (BATON_TYPE_PERSON_WINDOW);
  g_assert_nonnull (person);
  click (find_button (person, "Save"));
  ui_wait (ui_shows (person, "needs a name"));

  set_text (person, "Name", "Grace & Co");
  set_number (person, "Most Open Leads", "12");
  g_assert_false (ui_shows (person, "needs a name"));
  set_text (person, "Own working hours, such as 09:00–13:00", "mornings");
  click (find_button (person, "Save"));
  ui_wait (ui_shows (person, "“mornings” is not understood"));
  set_text (person, "Own working hours, such as 09:00–13:00", "08:00–12:00");
  set_text (person, "Queues, with commas; empty for every one", "north,  south,");
  click (find_button (person, "Save"));
  ui_wait (ui_shows (window, "Grace & Co"));
  g_assert_true (ui_shows (window, "0 of 12 open leads"));

  gtk_widget_activate (find_row (window, "Grace & Co"));
  person = ui_find_window (BATON_TYPE_PERSON_WINDOW);
  g_assert_nonnull (person);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (person, "Own working hours, such as 09:00–13:00"))), ==,
                   "08:00–12:00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (person, "Queues, with commas; empty for every one"))), ==,
                   "north, south");
  gtk_switch_set_active (GTK_SWITCH (find_any (find_row (person, "Active"), GTK_TYPE_SWITCH, NULL)), FALSE);
  click (find_button (person, "Save"));
  ui_wait (ui_shows (window, "not active"));
}

/* Enter, and then the mouse before Enter is answered. */
static void
click_twice (GtkWidget *button)
{
  click (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
check_twice (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "people");
  GtkWidget *person;
  GtkWidget *row;

  ui_wait (ui_shows (window, "Add"));
  click (find_button (window, "Add"));
  person = ui_find_window (BATON_TYPE_PERSON_WINDOW);
  set_text (person, "Name", "Grace Hopper");
  click_twice (find_button (person, "Save"));
  ui_wait (ui_shows (window, "Grace Hopper"));

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "database");
  ui_wait (ui_shows (window, "12 leads"));
  click_twice (find_button (window, "Check"));
  ui_wait (ui_shows (window, "Everything holds: 12 leads"));

  row = find_row (window, "Grace Hopper");
  for (row = gtk_widget_get_next_sibling (row); row != NULL; row = gtk_widget_get_next_sibling (row))
    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), !=, "Grace Hopper");
}

static void
check_notifications (WindowFixture *fixture)
{
  g_autoptr(GSettings) settings = g_settings_new (BATON_APPLICATION_ID);
  GtkWidget *window = open_preferences (fixture, "notifications");
  GtkWidget *keys;

  ui_wait (ui_shows (window, "Single-Key Shortcuts"));
  keys = find_any (find_row (window, "Single-Key Shortcuts"), GTK_TYPE_SWITCH, NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (keys)));
  gtk_switch_set_active (GTK_SWITCH (keys), FALSE);
  g_assert_false (g_settings_get_boolean (settings, "single-key-shortcuts"));
  g_settings_reset (settings, "single-key-shortcuts");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (keys)));
}

/* As another program would. */
static void
add_one_more (WindowFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  const BatonChange change = { "email", "later@acme.example" };
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_add_lead (session, &change, 1, &lead, NULL, &error);
  g_assert_no_error (error);
}

static void
check_database (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "database");
  GtkWidget *page = find_any (window, BATON_TYPE_DATABASE_PAGE, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "backup.db", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  ui_wait (ui_shows (window, fixture->location));
  ui_wait (ui_shows (window, "12 leads"));

  click (find_button (window, "Check"));
  ui_wait (ui_shows (window, "Everything holds: 12 leads"));

  baton_database_page_back_up (BATON_DATABASE_PAGE (page), file);
  ui_wait (ui_shows (window, "Backed up"));
  g_assert_true (g_file_query_exists (file, NULL));

  add_one_more (fixture);
  ui_wait (has_leads (fixture, 13));
  baton_database_page_restore (BATON_DATABASE_PAGE (page), file);
  ui_wait (has_leads (fixture, 12));
  ui_wait (ui_shows (window, "12 leads"));
}

/* A file that is no backup changes nothing, and Baton goes on. */
static void
check_bad_backup (WindowFixture *fixture)
{
  GtkWidget *window = open_preferences (fixture, "database");
  GtkWidget *page = find_any (window, BATON_TYPE_DATABASE_PAGE, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "backup.db", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_file_set_contents (path, "no backup", -1, NULL);
  ui_wait (ui_shows (window, "12 leads"));
  baton_database_page_restore (BATON_DATABASE_PAGE (page), file);
  ui_wait (ui_find (page, BATON_TYPE_PROBLEM_ROW, NULL) != NULL);
  add_one_more (fixture);
  ui_wait (has_leads (fixture, 13));
}

int
main (int   argc,
      char *argv[])
{
  static const WindowCase cases[] = {
    { "/preferences/thresholds", prepare_titles, check_thresholds },
    { "/preferences/not-saved", prepare_titles, check_not_saved },
    { "/preferences/closed", prepare_many, check_closed },
    { "/preferences/look-first", prepare_titles, check_look_first },
    { "/preferences/cancelled", prepare_titles, check_cancelled },
    { "/preferences/release", prepare_many, check_release },
    { "/preferences/promise", prepare_many, check_promise },
    { "/preferences/calendar", prepare_many, check_calendar },
    { "/preferences/people", prepare_many, check_people },
    { "/preferences/twice", prepare_many, check_twice },
    { "/preferences/notifications", prepare_many, check_notifications },
    { "/preferences/database", prepare_many, check_database },
    { "/preferences/bad-backup", prepare_many, check_bad_backup },
  };

  gtk_test_init (&argc, &argv, NULL);

  return run_cases (cases, G_N_ELEMENTS (cases));
}
