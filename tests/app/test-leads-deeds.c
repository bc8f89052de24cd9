/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-undo.h"
#include "leads-fixture.h"
#include "leads/baton-leads-model.h"

static void
check_selection (PageFixture *fixture)
{
  gint64 id;
  guint position;

  ui_wait (shows (fixture, "300 leads"));
  sort_by (fixture, "Score", GTK_SORT_DESCENDING);
  id = get_id (fixture, 3);
  gtk_selection_model_select_item (get_selection (fixture), 3, TRUE);
  ui_wait (shows (fixture, "1 selected"));

  sort_by (fixture, "Score", GTK_SORT_ASCENDING);
  g_assert_cmpuint (count_selected (fixture), ==, 1);
  for (position = 0; position < N_DEMO && get_id (fixture, position) != id; position++)
    g_assert_false (gtk_selection_model_is_selected (get_selection (fixture), position));
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), position));

  gtk_selection_model_select_all (get_selection (fixture));
  ui_wait (shows (fixture, "300 selected"));
  type (fixture, "stage:new");
  g_assert_cmpuint (count_rows (fixture), <, N_DEMO);
  g_assert_cmpuint (count_selected (fixture), ==, count_rows (fixture));
  activate (fixture, "leads.select-none");
  g_assert_cmpuint (count_selected (fixture), ==, 0);
  type (fixture, "");
  g_assert_cmpuint (count_selected (fixture), ==, 0);
}

static void
check_range (PageFixture *fixture)
{
  g_autoptr(GtkBitset) selected = NULL;
  g_autoptr(GtkBitset) mask = gtk_bitset_new_range (0, 10);
  g_autoptr(GtkBitset) some = gtk_bitset_new_range (2, 3);

  ui_wait (shows (fixture, "300 leads"));
  gtk_selection_model_select_range (get_selection (fixture), 5, 10, TRUE);
  gtk_selection_model_unselect_range (get_selection (fixture), 7, 2);
  g_assert_cmpuint (count_selected (fixture), ==, 8);

  gtk_selection_model_set_selection (get_selection (fixture), some, mask);
  selected = gtk_selection_model_get_selection (get_selection (fixture));
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 3 + 5);
  g_assert_true (gtk_bitset_contains (selected, 4));
  g_assert_false (gtk_bitset_contains (selected, 5));
  g_assert_true (gtk_bitset_contains (selected, 14));
  g_assert_false (gtk_selection_model_is_selected (get_selection (fixture), N_DEMO));
}

static void
undo (PageFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;

  baton_undo (session, fixture->undo, NULL, &error);
  g_assert_no_error (error);
}

static void
check_bulk (PageFixture *fixture)
{
  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "stage:new team:marketing");
  gtk_selection_model_select_range (get_selection (fixture), 0, 3, TRUE);
  activate (fixture, "leads.disqualify");
  ui_wait (g_strcmp0 (fixture->announced, "3 leads disqualified") == 0);

  activate (fixture, "leads.update");

  type (fixture, "stage:disqualified");
  ui_wait (count_rows (fixture) >= 3);
  gtk_selection_model_select_range (get_selection (fixture), 0, 3, TRUE);
  activate (fixture, "leads.hand-over");
  ui_wait (g_strcmp0 (fixture->announced, "None of the leads can be handed over from its stage") == 0);

  g_assert_cmpint (fixture->undo, >, 0);
  undo (fixture);
}

static void
read_text_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);
  g_assert_no_error (error);
}

static void
check_copy (PageFixture *fixture)
{
  g_autofree char *text = NULL;
  gint64 lead;

  lead = add_lead (fixture, "a@acme.example", "company", "Acme\tWorks");
  ui_wait (shows (fixture, "1 lead"));
  change_lead (fixture, lead, "last_name", "Ng");
  gtk_selection_model_select_all (get_selection (fixture));
  activate (fixture, "leads.copy");
  ui_wait (g_strcmp0 (fixture->announced, "Leads copied") == 0);

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->page), NULL, read_text_cb, &text);
  ui_wait (text != NULL);
  g_assert_true (g_str_has_prefix (text, "Ng\tAcme Works\tNew\t"));
  g_assert_true (g_str_has_suffix (text, "\n"));
}

static void
check_export (PageFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  add_lead (fixture, "a@acme.example", "company", "Acme, Inc.");
  add_lead (fixture, "b@acme.example", "custom.plan", "Large");
  ui_wait (shows (fixture, "2 leads"));
  sort_by (fixture, "E-Mail", GTK_SORT_ASCENDING);
  gtk_selection_model_select_all (get_selection (fixture));
  baton_leads_page_export (BATON_LEADS_PAGE (fixture->page), file);
  ui_wait (g_strcmp0 (fixture->announced, "Leads exported") == 0);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[0], "email"));
  g_assert_nonnull (strstr (lines[0], "custom.plan"));
  g_assert_nonnull (strstr (lines[1], "\"Acme, Inc.\""));
  g_assert_nonnull (strstr (lines[2], "Large"));
}

static void
check_export_failure (PageFixture *fixture)
{
  g_autoptr(GFile) file = g_file_new_build_filename (fixture->folder, "no-folder", "out.csv", NULL);

  add_lead (fixture, "a@acme.example", "company", "Acme");
  ui_wait (shows (fixture, "1 lead"));
  gtk_selection_model_select_all (get_selection (fixture));
  baton_leads_page_export (BATON_LEADS_PAGE (fixture->page), file);
  ui_wait (fixture->announced != NULL);
  g_assert_cmpstr (fixture->announced, !=, "Leads exported");
}

static void
check_columns (PageFixture *fixture)
{
  g_autoptr(GSettings) settings = g_settings_new (BATON_APPLICATION_ID);
  g_autofree char *saved = NULL;

  ui_wait (shows (fixture, "300 leads"));
  g_assert_true (shows (fixture, "Company"));
  g_assert_false (shows (fixture, "Last Activity"));
  activate (fixture, "column.company");
  activate (fixture, "column.active");
  sort_by (fixture, "Score", GTK_SORT_DESCENDING);
  ui_wait (shows (fixture, "Last Activity"));
  g_assert_false (shows (fixture, "Company"));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  saved = g_variant_print (g_settings_get_value (settings, "leads-columns"), FALSE);
  g_assert_nonnull (strstr (saved, "('company', 130, false)"));

  page_open (fixture, baton_leads_page_new (fixture->live), 1000, 600);
  ui_wait (shows (fixture, "300 leads"));
  g_assert_true (shows (fixture, "Last Activity"));
  g_assert_false (shows (fixture, "Company"));
  g_assert_cmpint (get_row (fixture, 0)->score, >=, get_row (fixture, 1)->score);
}

/* While somebody works in the list, rows show what changed and stay where they are. */
static void
check_held (PageFixture *fixture)
{
  g_autoptr(BatonLeadsModel) model = baton_leads_model_new (fixture->live);
  gint64 lead;

  ui_wait (baton_leads_model_count_shown (model) == N_DEMO);
  baton_leads_model_set_held (model, TRUE);
  lead = add_lead (fixture, "first@acme.example", "company", "Acme");
  ui_wait (baton_leads_model_is_stale (model));
  g_assert_cmpuint (baton_leads_model_count_shown (model), ==, N_DEMO);
  g_assert_cmpuint (baton_leads_model_count_all (model), ==, N_DEMO + 1);

  baton_leads_model_set_sort (model, "id", TRUE);
  g_assert_cmpuint (baton_leads_model_count_shown (model), ==, N_DEMO + 1);
  g_assert_cmpint (baton_lead_list_get_id (baton_leads_model_get_list (model), 0), ==, lead);

  add_lead (fixture, "second@acme.example", "company", "Acme");
  ui_wait (baton_leads_model_is_stale (model));
  baton_leads_model_set_held (model, FALSE);
  g_assert_cmpuint (baton_leads_model_count_shown (model), ==, N_DEMO + 2);
}

static const PageCase cases[] =
{
  { "/leads-deeds/selection", make_company, check_selection },
  { "/leads-deeds/range", make_company, check_range },
  { "/leads-deeds/bulk", make_company, check_bulk },
  { "/leads-deeds/copy", NULL, check_copy },
  { "/leads-deeds/export", NULL, check_export },
  { "/leads-deeds/export-failure", NULL, check_export_failure },
  { "/leads-deeds/columns", make_company, check_columns },
  { "/leads-deeds/held", make_company, check_held },
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
