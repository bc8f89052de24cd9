/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads-fixture.h"
#include "leads/baton-filter-chip.h"
#include "leads/baton-filter-words.h"
#include "leads/baton-segment-button.h"

static void
check_none (PageFixture *fixture)
{
  ui_wait (shows (fixture, "No Leads Yet"));

  add_lead (fixture, "first@acme.example", "company", "Acme");
  ui_wait (shows (fixture, "1 lead"));
  ui_wait (has_cell (fixture->page, "first@acme.example"));
  g_assert_true (has_cell (fixture->page, "Acme"));
}

static void
check_filter (PageFixture *fixture)
{
  GtkWidget *chip;
  guint n_new;

  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "stage:new score>=1");
  g_assert_true (shows (fixture, "of 300 leads"));
  n_new = count_rows (fixture);
  g_assert_cmpuint (n_new, >, 0);
  g_assert_cmpuint (n_new, <, N_DEMO);
  for (guint i = 0; i < n_new; i++)
    g_assert_cmpuint (get_row (fixture, i)->stage, ==, BATON_STAGE_NEW);

  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (shows (fixture, "at least 1"));
  chip = ui_find (fixture->page, BATON_TYPE_FILTER_CHIP, NULL);
  g_assert_true (ui_shows (chip, "Stage"));
  g_assert_true (ui_shows (chip, "New"));
  g_signal_emit_by_name (ui_find (chip, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpstr (baton_leads_page_get_filter (BATON_LEADS_PAGE (fixture->page)), ==, "score>=1");
  g_assert_cmpuint (count_rows (fixture), >, n_new);

  gtk_widget_activate_action (fixture->page, "leads.add-filter", "s", "stage:new");
  g_assert_cmpuint (count_rows (fixture), ==, n_new);
}

static void
check_mistake (PageFixture *fixture)
{
  guint n;

  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "stage:new");
  n = count_rows (fixture);

  type (fixture, "stage:new score>=many");
  ui_wait (shows (fixture, "“many” is no whole number"));
  g_assert_cmpuint (count_rows (fixture), ==, n);
  g_assert_true (shows (fixture, "New"));

  type (fixture, "stage:new");
  ui_wait (!shows (fixture, "“many” is no whole number"));
}

/* On the way from “stage” to “stage:customer” nothing matches, and nothing need be said. */
static void
check_unfinished (PageFixture *fixture)
{
  add_lead (fixture, "first@acme.example", "company", "Acme");
  add_lead (fixture, "second@acme.example", "company", "Acme");
  ui_wait (shows (fixture, "2 leads"));
  type (fixture, "stag");
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  type (fixture, "stage:customer scor");
  g_assert_true (shows (fixture, "2 leads"));

  g_signal_emit_by_name (ui_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  ui_wait (shows (fixture, "No Lead Matches"));
}

static void
check_no_match (PageFixture *fixture)
{
  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "nobody-is-called-this");
  ui_wait (shows (fixture, "No Lead Matches"));

  activate (fixture, "leads.clear-filter");
  ui_wait (shows (fixture, "300 leads"));
}

/* The index does not keep the city of each lead. */
static void
check_further_field (PageFixture *fixture)
{
  add_lead (fixture, "a@acme.example", "city", "Lyon");
  add_lead (fixture, "b@acme.example", "custom.plan", "Large \"one\"");
  ui_wait (shows (fixture, "2 leads"));

  type (fixture, "city:lyon");
  ui_wait (shows (fixture, "1 of 2 leads"));
  ui_wait (has_cell (fixture->page, "a@acme.example"));
  type (fixture, "custom.plan:Large*");
  ui_wait (has_cell (fixture->page, "b@acme.example"));
  g_assert_true (shows (fixture, "1 of 2 leads"));

  add_lead (fixture, "c@acme.example", "custom.plan", "Larger");
  ui_wait (shows (fixture, "2 of 3 leads"));
}

static GtkWidget *
find_rows (GtkWidget *view)
{
  GtkWidget *child = gtk_widget_get_first_child (view);

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Rows that are far from what is seen are empty once the list rests, but no less
 * high; whoever goes there finds them filled. */
static void
check_far (PageFixture *fixture)
{
  gint64 lead = add_lead (fixture, "first@acme.example", "company", "Zzz");
  GtkWidget *first;
  guint position;

  ui_wait (shows (fixture, "301 leads"));
  sort_by (fixture, "Company", GTK_SORT_ASCENDING);
  g_assert_true (baton_lead_list_find (BATON_LEAD_LIST (get_list (fixture)), lead, &position));
  g_assert_cmpuint (position, >, 200);
  ui_wait (g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture))) == 301);
  ui_wait (!has_cell (fixture->page, "Zzz"));

  first = gtk_widget_get_first_child (find_rows (ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL)));
  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      if (gtk_widget_get_height (row) > 0)
        g_assert_cmpint (gtk_widget_get_height (row), ==, gtk_widget_get_height (first));
    }

  baton_lead_table_select (get_table (fixture), position);
  ui_wait (has_cell (fixture->page, "Zzz"));
}

static void
check_sort (PageFixture *fixture)
{
  ui_wait (shows (fixture, "300 leads"));

  sort_by (fixture, "Score", GTK_SORT_DESCENDING);
  for (guint i = 1; i < N_DEMO; i++)
    g_assert_cmpint (get_row (fixture, i - 1)->score, >=, get_row (fixture, i)->score);
  sort_by (fixture, "Fit", GTK_SORT_ASCENDING);
  for (guint i = 1; i < N_DEMO; i++)
    g_assert_cmpint (get_row (fixture, i - 1)->fit, <=, get_row (fixture, i)->fit);
}

static void
check_live (PageFixture *fixture)
{
  gint64 selected;
  gint64 lead;

  ui_wait (shows (fixture, "300 leads"));
  sort_by (fixture, "Name", GTK_SORT_ASCENDING);
  gtk_selection_model_select_item (get_selection (fixture), 2, TRUE);
  selected = get_id (fixture, 2);

  lead = add_lead (fixture, "aaa@acme.example", "first_name", "Aaa");
  ui_wait (count_rows (fixture) == N_DEMO + 1);
  ui_wait (has_cell (fixture->page, "Aaa"));
  g_assert_cmpint (get_id (fixture, 0), ==, lead);
  g_assert_cmpint (get_id (fixture, 3), ==, selected);
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 3));

  change_lead (fixture, lead, "first_name", "Aab");
  ui_wait (has_cell (fixture->page, "Aab"));
}

static void
check_open (PageFixture *fixture)
{
  BatonLeadsPage *page = BATON_LEADS_PAGE (fixture->page);

  ui_wait (shows (fixture, "300 leads"));
  g_signal_emit_by_name (ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL), "activate", 4);
  g_assert_cmpint (fixture->opened, ==, get_id (fixture, 4));

  g_assert_cmpint (baton_leads_page_find_neighbour (page, fixture->opened, 1), ==, get_id (fixture, 5));
  g_assert_cmpint (baton_leads_page_find_neighbour (page, get_id (fixture, 0), -1), ==, 0);
}

static void
check_focus (PageFixture *fixture)
{
  GtkWidget *entry;
  GtkWidget *focus;

  ui_wait (shows (fixture, "300 leads"));
  gtk_test_widget_wait_for_draw (fixture->window);
  entry = ui_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_widget_grab_focus (entry);
  g_signal_emit_by_name (entry, "activate");

  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_cmpstr (gtk_widget_get_css_name (focus), ==, "row");
  g_assert_true (gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE));
  g_assert_true (gtk_selection_model_is_selected (get_selection (fixture), 0));
}

static void
check_segment (PageFixture *fixture)
{
  GtkWidget *button;
  GtkWidget *row;

  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "stage:customer");
  button = ui_find (fixture->page, BATON_TYPE_SEGMENT_BUTTON, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_find (button, GTK_TYPE_MENU_BUTTON, NULL)));
  ui_wait (ui_find (button, GTK_TYPE_ENTRY, NULL) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (button, GTK_TYPE_ENTRY, NULL)), "Buyers & Co");
  g_signal_emit_by_name (ui_find (button, GTK_TYPE_ENTRY, NULL), "activate");

  type (fixture, "");
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_find (button, GTK_TYPE_MENU_BUTTON, NULL)));
  ui_wait (ui_shows (button, "Buyers & Co"));
  g_assert_null (ui_find (button, GTK_TYPE_ENTRY, NULL));
  row = ui_find (button, ADW_TYPE_ACTION_ROW, NULL);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_wait (g_strcmp0 (baton_leads_page_get_filter (BATON_LEADS_PAGE (fixture->page)), "stage:customer") == 0);

  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_find (button, GTK_TYPE_MENU_BUTTON, NULL)));
  ui_wait (ui_shows (button, "Buyers & Co"));
  row = ui_find (button, ADW_TYPE_ACTION_ROW, NULL);
  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  ui_wait (!ui_shows (button, "Buyers & Co"));
}

/* A filter as narrow as a letter: GTK warns where an ellipsis would be wider. */
static void
check_narrow_segment (PageFixture *fixture)
{
  GtkWidget *button, *label;
  int minimum, natural;

  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "i");
  button = ui_find (fixture->page, BATON_TYPE_SEGMENT_BUTTON, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_find (button, GTK_TYPE_MENU_BUTTON, NULL)));
  ui_wait (ui_find (button, GTK_TYPE_ENTRY, NULL) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (button, GTK_TYPE_ENTRY, NULL)), "Narrow");
  g_signal_emit_by_name (ui_find (button, GTK_TYPE_ENTRY, NULL), "activate");

  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_find (button, GTK_TYPE_MENU_BUTTON, NULL)));
  ui_wait (ui_shows (button, "Narrow"));
  label = ui_find (ui_find (button, ADW_TYPE_ACTION_ROW, NULL), GTK_TYPE_LABEL, "i");
  for (int height = 10; height < 40; height++)
    {
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, height, &minimum, &natural, NULL, NULL);
      g_assert_cmpint (natural, >=, minimum);
    }
  g_signal_emit_by_name (ui_find (ui_find (button, ADW_TYPE_ACTION_ROW, NULL), GTK_TYPE_BUTTON, NULL), "clicked");
  ui_wait (!ui_shows (button, "Narrow"));
}

static void
check_width (PageFixture *fixture)
{
  int width;

  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "stage:mql,sales-accepted source:\"Some very long name of a source that goes on and on\"");
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  type (fixture, "");
  gtk_selection_model_select_all (get_selection (fixture));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

static BatonProcess *
make_process (void)
{
  g_autoptr(GPtrArray) stages = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_stage_free);
  g_autoptr(GError) error = NULL;
  BatonProcess *process;

  for (guint number = 0; number < BATON_STAGE_FIRST_ADDED; number++)
    {
      BatonStage *stage = baton_stage_new ();
      gboolean is_qualified = number == BATON_STAGE_MARKETING_QUALIFIED;

      stage->number = number;
      g_free (stage->id);
      stage->id = g_strdup (baton_stage_get_known_id (number));
      g_free (stage->title);
      stage->title = g_strdup (is_qualified ? "MQL" : stage->id);
      g_ptr_array_add (stages, stage);
    }
  process = baton_process_new (stages, &error);
  g_assert_no_error (error);
  return process;
}

static void
test_words (void)
{
  static const struct { const char *term; const char *title; const char *value; } terms[] = {
    { "stage:mql", "Stage", "MQL" },
    { "score>=100", "Score", "at least 100" },
    { "score<100", "Score", "less than 100" },
    { "due:late", "Due", "late" },
    { "due<=2h", "Due", "until 2h" },
    { "created>=2026-03-02", "Created", "from 2026-03-02 on" },
    { "owner:me", "Owner", "me" },
    { "-country:DE,AT", "Country", "not DE, AT" },
    { "returned:yes", "Returned", "yes" },
    { "custom.city:Mumbai", "city", "Mumbai" },
    { "country:\"\"", "Country", "empty" },
    { "acme", "Text", "“acme”" },
    { "-acme", "Text", "not “acme”" },
  };
  g_autoptr(BatonProcess) process = make_process ();

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonFilter) filter = baton_filter_parse (terms[i].term, process, 1, &error);
      g_autofree char *title = NULL;
      g_autofree char *value = NULL;

      g_assert_no_error (error);
      title = baton_filter_words_dup_title (baton_filter_get_term (filter, 0));
      value = baton_filter_words_dup_value (baton_filter_get_term (filter, 0), process);
      g_assert_cmpstr (title, ==, terms[i].title);
      g_assert_cmpstr (value, ==, terms[i].value);
    }
}

static const PageCase cases[] =
{
  { "/leads-page/none", NULL, check_none },
  { "/leads-page/filter", make_company, check_filter },
  { "/leads-page/mistake", make_company, check_mistake },
  { "/leads-page/unfinished", NULL, check_unfinished },
  { "/leads-page/no-match", make_company, check_no_match },
  { "/leads-page/further-field", NULL, check_further_field },
  { "/leads-page/far", make_company, check_far },
  { "/leads-page/sort", make_company, check_sort },
  { "/leads-page/live", make_company, check_live },
  { "/leads-page/open", make_company, check_open },
  { "/leads-page/focus", make_company, check_focus },
  { "/leads-page/segment", make_company, check_segment },
  { "/leads-page/narrow-segment", make_company, check_narrow_segment },
  { "/leads-page/width", make_company, check_width },
};

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/leads-page/words", test_words);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, PageFixture, &cases[i], set_up, page_run, page_tear_down);

  return g_test_run ();
}
