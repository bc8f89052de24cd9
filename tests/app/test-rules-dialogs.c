/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-rule-versions.h"
#include "rules-fixture.h"
#include "rules/baton-rules-file.h"
#include "rules/baton-rules-history-window.h"
#include "rules/baton-rules-suggest-window.h"

/* Somebody else saves meanwhile. */
static void
save_elsewhere (PageFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(BatonRuleSet) others = NULL;
  BatonRuleSave how = { .comment = "Websites matter" };
  BatonRescoreReport report;
  BatonRuleSheet *sheet;
  gint64 version = 0;

  rules = baton_rules_load (session, &version, &error);
  g_assert_no_error (error);
  sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (rules));
  ((BatonFitRule *) find_fit (sheet, "website-known"))->points = 5;
  others = baton_rule_set_new (sheet, &error);
  g_assert_no_error (error);
  how.based_on = version;
  baton_rules_save (session, others, &how, &version, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GtkWidget *
run_into_conflict (PageFixture *fixture)
{
  GtkWidget *window;

  wait_for_effect (fixture);
  gtk_spin_button_set_value (find_spin (fixture, "country-known"), 9);
  save_elsewhere (fixture);
  window = open_save (fixture);
  click (window, "_Save");
  ui_wait (ui_shows (window, "Ana Ribeiro saved version 2 while you were editing"));
  g_assert_true (ui_shows (window, "2 → 5 points"));
  g_assert_true (ui_shows (window, "2 → 9 points"));
  return window;
}

static void
check_conflict_kept (PageFixture *fixture)
{
  click (run_into_conflict (fixture), "_Keep Editing on Top of Theirs");

  g_assert_cmpint (get_fit (fixture, "country-known")->points, ==, 9);
  g_assert_cmpint (get_fit (fixture, "website-known")->points, ==, 5);
  ui_wait (ui_find_window (BATON_TYPE_RULES_SAVE_WINDOW) == NULL);
  save (fixture);
  g_assert_cmpint (baton_rule_draft_get_version (get_draft (fixture)), ==, 3);
}

static void
check_conflict_discarded (PageFixture *fixture)
{
  click (run_into_conflict (fixture), "_Discard My Changes");

  g_assert_cmpint (get_fit (fixture, "country-known")->points, ==, 2);
  g_assert_cmpint (get_fit (fixture, "website-known")->points, ==, 5);
  g_assert_false (baton_rule_draft_is_changed (get_draft (fixture)));
}

static void
check_history (PageFixture *fixture)
{
  GtkWidget *window;
  GtkWidget *row;

  wait_for_effect (fixture);
  gtk_spin_button_set_value (find_spin (fixture, "country-known"), 3);
  save (fixture);

  gtk_widget_activate_action (fixture->page, "rules.history", NULL);
  window = ui_find_window (BATON_TYPE_RULES_HISTORY_WINDOW);
  ui_wait (ui_shows (window, "Version 2"));
  row = gtk_widget_get_ancestor (ui_find (window, GTK_TYPE_LABEL, "Version 2"), ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_wait (ui_shows (window, "2 → 3 points"));

  row = gtk_widget_get_ancestor (ui_find (window, GTK_TYPE_LABEL, "Version 1"), ADW_TYPE_EXPANDER_ROW);
  click (row, "Roll Back…");
  ui_wait (get_fit (fixture, "country-known")->points == 2);
  g_assert_true (baton_rule_draft_is_changed (get_draft (fixture)));
}

static void
check_file (PageFixture *fixture)
{
  static const char text[] =
    "{\"format\": 1, \"name\": \"Mine\", \"thresholds\": {\"mql\": {\"score\": 80}},\n"
    " \"fit\": [{\"id\": \"a\", \"name\": \"A\", \"points\": \"many\",\n"
    "           \"when\": [{\"field\": \"company\", \"op\": \"is not empty\"}]}]}";
  g_autofree char *path = g_build_filename (fixture->folder, "rules.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GString) right = g_string_new (text);
  g_autoptr(GError) error = NULL;

  wait_for_effect (fixture);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  baton_rules_file_read (fixture->page, get_draft (fixture), file);
  ui_wait (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_true (ui_shows (ui_find_window (ADW_TYPE_MESSAGE_DIALOG), "/fit/0/points"));
  click (ui_find_window (ADW_TYPE_MESSAGE_DIALOG), "_Close");

  g_string_replace (right, "\"many\"", "4", 0);
  g_file_set_contents (path, right->str, -1, &error);
  g_assert_no_error (error);
  baton_rules_file_read (fixture->page, get_draft (fixture), file);
  ui_wait (find_row (fixture->page, "a") != NULL);
  g_assert_cmpint (baton_rule_draft_get_sheet (get_draft (fixture))->mql.score, ==, 80);
}

static void
check_closing (PageFixture *fixture)
{
  GtkWidget *dialog;

  wait_for_effect (fixture);
  gtk_spin_button_set_value (find_spin (fixture, "country-known"), 3);
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_wait (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (ui_shows (dialog, "Save Changes to the Rules?"));
  click (dialog, "_Cancel");
  ui_wait (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  g_assert_nonnull (fixture->window);
  g_assert_cmpint (get_fit (fixture, "country-known")->points, ==, 3);

  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_wait (ui_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  click (ui_find_window (ADW_TYPE_MESSAGE_DIALOG), "_Discard");
  ui_wait (fixture->window == NULL);
}

/* So small a company has no history to learn from, which is said. */
static void
check_suggestion (PageFixture *fixture)
{
  wait_for_effect (fixture);
  gtk_widget_activate_action (fixture->page, "rules.suggest", NULL);
  ui_wait (ui_find_window (BATON_TYPE_RULES_SUGGEST_WINDOW) != NULL);
  ui_wait (ui_shows (ui_find_window (BATON_TYPE_RULES_SUGGEST_WINDOW), "Nothing Could Be Learned"));
  gtk_window_close (GTK_WINDOW (ui_find_window (BATON_TYPE_RULES_SUGGEST_WINDOW)));
}

/* Closing the window also closes dialogs that wait for the database. */
static void
check_close_at_work (PageFixture *fixture)
{
  GtkWidget *dialogs[3];

  wait_for_effect (fixture);
  gtk_spin_button_set_value (find_spin (fixture, "country-known"), 3);
  gtk_widget_activate_action (fixture->page, "rules.history", NULL);
  dialogs[0] = ui_find_window (BATON_TYPE_RULES_HISTORY_WINDOW);
  gtk_widget_activate_action (fixture->page, "rules.suggest", NULL);
  dialogs[1] = ui_find_window (BATON_TYPE_RULES_SUGGEST_WINDOW);
  dialogs[2] = open_save (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_assert_nonnull (dialogs[i]);
      g_object_add_weak_pointer (G_OBJECT (dialogs[i]), (gpointer *) &dialogs[i]);
    }

  click (dialogs[2], "_Save");
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_wait (fixture->window == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    g_assert_null (dialogs[i]);
}

static const PageCase cases[] =
{
  { "/rules-dialogs/conflict-kept", make_company, check_conflict_kept },
  { "/rules-dialogs/conflict-discarded", make_company, check_conflict_discarded },
  { "/rules-dialogs/history", make_company, check_history },
  { "/rules-dialogs/file", make_company, check_file },
  { "/rules-dialogs/closing", make_company, check_closing },
  { "/rules-dialogs/suggestion", make_company, check_suggestion },
  { "/rules-dialogs/close-at-work", make_company, check_close_at_work },
};

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, PageFixture, &cases[i], set_up, page_run, page_tear_down);

  return g_test_run ();
}
