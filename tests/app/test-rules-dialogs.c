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

/* Who edits is told at once that somebody else saved. */
static void
wait_for_banner (PageFixture *fixture)
{
  wait_for_effect (fixture);
  gtk_spin_button_set_value (find_spin (fixture, "country-known"), 9);
  save_elsewhere (fixture);
  ui_wait (ui_shows (fixture->page, "Ana Ribeiro saved version 2 while you were editing"));
  g_assert_cmpint (get_fit (fixture, "website-known")->points, ==, 2);
}

static void
check_newer_taken_over (PageFixture *fixture)
{
  wait_for_banner (fixture);
  click (fixture->page, "_Take Over");
  g_assert_cmpint (get_fit (fixture, "country-known")->points, ==, 9);
  g_assert_cmpint (get_fit (fixture, "website-known")->points, ==, 5);
  ui_wait (!ui_shows (fixture->page, "Ana Ribeiro saved version 2"));
  save (fixture);
  g_assert_cmpint (baton_rule_draft_get_version (get_draft (fixture)), ==, 3);
}

static void
check_newer_compared (PageFixture *fixture)
{
  GtkWidget *window;

  wait_for_banner (fixture);
  click (fixture->page, "Show _Difference");
  ui_wait (ui_find_window (BATON_TYPE_RULES_SAVE_WINDOW) != NULL);
  window = ui_find_window (BATON_TYPE_RULES_SAVE_WINDOW);
  g_assert_true (ui_shows (window, "2 → 5 points"));
  g_assert_true (ui_shows (window, "2 → 9 points"));
  click (window, "_Discard My Changes");
  ui_wait (ui_find_window (BATON_TYPE_RULES_SAVE_WINDOW) == NULL);
  g_assert_cmpint (get_fit (fixture, "website-known")->points, ==, 5);
  g_assert_cmpint (get_fit (fixture, "country-known")->points, ==, 2);
  g_assert_false (ui_shows (fixture->page, "Ana Ribeiro saved version 2"));
}

/* Who discards what they did sees the newer rules, and so does who edits nothing. */
static void
check_newer_shown (PageFixture *fixture)
{
  wait_for_banner (fixture);
  gtk_widget_activate_action (fixture->page, "rules.discard", NULL);
  ui_wait (get_fit (fixture, "website-known")->points == 5);
  g_assert_cmpint (baton_rule_draft_get_version (get_draft (fixture)), ==, 2);
  g_assert_false (ui_shows (fixture->page, "Ana Ribeiro saved version 2"));

  save_elsewhere (fixture);
  ui_wait (baton_rule_draft_get_version (get_draft (fixture)) == 3);
  g_assert_false (ui_shows (fixture->page, "Ana Ribeiro saved version 3"));
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

/* A company that knows what became of its leads: so many of ten partners bought.
 * The sample company would be another at every hour. */
static void
add_history (PageFixture *fixture,
             guint        n_partners)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = NULL;
  g_autoptr(GString) text = g_string_new ("Email,Lead Source,Bought\n");
  g_autofree char *path = g_build_filename (fixture->folder, "history.csv", NULL);
  g_autoptr(BatonMapping) mapping = NULL;
  g_autoptr(BatonImportReport) report = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "lead%u@mills.example,%s,%d\n", i, i % 2 == 0 ? "Partner" : "Web",
                            i / 2 % 10 < (i % 2 == 0 ? n_partners : 4));
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  mapping = baton_mapping_new_from_json ("{\"outcome\": {\"column\": \"Bought\", \"won\": [\"1\"], \"lost\": [\"0\"]}}",
                                         -1, &error);
  g_assert_no_error (error);
  session = sit_down (fixture, &store);
  report = baton_import_leads (session, path, mapping, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->created, ==, 400);
}

static void
make_history (PageFixture *fixture)
{
  add_history (fixture, 8);
}

/* Whether somebody buys has nothing to do with what is known. */
static void
make_chance (PageFixture *fixture)
{
  add_history (fixture, 4);
}

/* The heading says that nothing could be learned, and what is below says why. */
static void
check_suggestion_reason (PageFixture *fixture)
{
  GtkWidget *dialog;

  ui_wait (ui_shows (fixture->page, "all 400 leads"));
  gtk_widget_activate_action (fixture->page, "rules.suggest", NULL);
  ui_wait (ui_find_window (BATON_TYPE_RULES_SUGGEST_WINDOW) != NULL);
  dialog = ui_find_window (BATON_TYPE_RULES_SUGGEST_WINDOW);
  ui_wait (ui_shows (dialog, "Nothing Could Be Learned"));
  g_assert_true (ui_shows (dialog, "the won leads from the lost ones") || ui_shows (dialog, "no better than chance"));
  g_assert_false (ui_shows (dialog, "nothing can be learned"));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* How far the learning is, is shown until there is something to show. */
static void
check_suggestion_used (PageFixture *fixture)
{
  GtkWidget *dialog;
  GtkWidget *bar;

  ui_wait (ui_shows (fixture->page, "all 400 leads"));
  gtk_widget_activate_action (fixture->page, "rules.suggest", NULL);
  dialog = ui_find_window (BATON_TYPE_RULES_SUGGEST_WINDOW);
  bar = ui_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL);
  g_assert_nonnull (bar);
  ui_wait (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)) > 0.9);
  ui_wait (ui_shows (dialog, "Learned from"));
  click (dialog, "_Use These Rules");
  ui_wait (ui_find_window (BATON_TYPE_RULES_SUGGEST_WINDOW) == NULL);
  g_assert_nonnull (get_fit (fixture, "learned-1"));
}

/* Who cancels is back in the editor at once, with the rules that were there. */
static void
check_suggestion_cancelled (PageFixture *fixture)
{
  ui_wait (ui_shows (fixture->page, "all 400 leads"));
  gtk_widget_activate_action (fixture->page, "rules.suggest", NULL);
  click (ui_find_window (BATON_TYPE_RULES_SUGGEST_WINDOW), "_Cancel");
  ui_wait (ui_find_window (BATON_TYPE_RULES_SUGGEST_WINDOW) == NULL);
  g_assert_cmpint (get_fit (fixture, "website-known")->points, ==, 2);
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
  { "/rules-dialogs/newer-taken-over", make_company, check_newer_taken_over },
  { "/rules-dialogs/newer-compared", make_company, check_newer_compared },
  { "/rules-dialogs/newer-shown", make_company, check_newer_shown },
  { "/rules-dialogs/conflict-kept", make_company, check_conflict_kept },
  { "/rules-dialogs/conflict-discarded", make_company, check_conflict_discarded },
  { "/rules-dialogs/history", make_company, check_history },
  { "/rules-dialogs/file", make_company, check_file },
  { "/rules-dialogs/closing", make_company, check_closing },
  { "/rules-dialogs/suggestion", make_company, check_suggestion },
  { "/rules-dialogs/suggestion-reason", make_chance, check_suggestion_reason },
  { "/rules-dialogs/suggestion-used", make_history, check_suggestion_used },
  { "/rules-dialogs/suggestion-cancelled", make_history, check_suggestion_cancelled },
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
