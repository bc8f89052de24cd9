/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "baton-demo.h"
#include "baton-lead-service.h"
#include "baton-setup.h"
#include "baton-store.h"
#include "baton-undo.h"
#include "leads/baton-filter-chip.h"
#include "leads/baton-filter-words.h"
#include "leads/baton-lead-cell.h"
#include "leads/baton-lead-selection.h"
#include "leads/baton-lead-table.h"
#include "leads/baton-leads-model.h"
#include "leads/baton-leads-page.h"
#include "leads/baton-segment-button.h"
#include "ui-test.h"

#define N_DEMO 300

typedef struct
{
  char           *folder;
  char           *location;
  BatonLiveIndex *live;
  GtkWidget      *window;
  GtkWidget      *page;
  char           *announced;  /* What a toast said last. */
  gint64          undo;       /* And by what it can be undone. */
  gint64          opened;     /* What win.open-lead was last asked for. */
} Fixture;

/* What is there before the page opens, and what a person sees then. */
typedef struct
{
  const char *path;
  gboolean    is_demo;
  void      (*check) (Fixture *fixture);
} Case;

static BatonSession *
sit_down (Fixture     *fixture,
          BatonStore **store)
{
  BatonSession *session;
  g_autoptr(GError) error = NULL;
  gboolean was_new;

  *store = baton_store_open (fixture->location, BATON_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  session = baton_session_new (baton_store_get_connection (*store), "Ana Ribeiro");
  baton_set_up (session, &was_new, NULL, &error);
  g_assert_no_error (error);
  return session;
}

static gint64
add_lead (Fixture    *fixture,
          const char *email,
          const char *field,
          const char *value)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  BatonChange changes[] = { { "email", email }, { field, value } };
  gint64 lead;

  baton_add_lead (session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
  return lead;
}

static void
change_lead (Fixture    *fixture,
             gint64      lead,
             const char *field,
             const char *value)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  BatonChange change = { field, value };

  baton_change_lead (session, lead, &change, 1, NULL, &error);
  g_assert_no_error (error);
}

static void
make_company (Fixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  BatonDemoReport report;

  baton_demo (session, N_DEMO, 7, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
announce_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->announced);
  fixture->announced = g_variant_dup_string (parameter, NULL);
}

static void
announce_undo_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->announced);
  g_variant_get (parameter, "(sx)", &fixture->announced, &fixture->undo);
}

static void
open_lead_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  Fixture *fixture = user_data;

  fixture->opened = g_variant_get_int64 (parameter);
}

static void
open_page (Fixture *fixture)
{
  static const GActionEntry actions[] = {
    { "announce", announce_cb, "s" },
    { "announce-undo", announce_undo_cb, "(sx)" },
    { "open-lead", open_lead_cb, "x" },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  fixture->page = baton_leads_page_new (fixture->live);
  fixture->window = gtk_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
forget_settings (void)
{
  static const char * const keys[] = { "leads-columns", "leads-sort", "leads-segments" };
  g_autoptr(GSettings) settings = g_settings_new (BATON_APPLICATION_ID);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  const Case *test = user_data;
  g_autoptr(BatonDatabase) database = NULL;

  forget_settings ();
  fixture->folder = g_dir_make_tmp ("baton-leads-XXXXXX", NULL);
  fixture->location = g_build_filename (fixture->folder, "leads.db", NULL);
  if (test->is_demo)
    make_company (fixture);

  database = baton_database_new (fixture->location);
  fixture->live = baton_live_index_new (database);
  open_page (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (fixture->live), (gpointer *) &fixture->live);
  g_object_unref (fixture->live);
  ui_wait (fixture->live == NULL);

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->location);
  g_free (fixture->announced);
}

static void
run_case (Fixture       *fixture,
          gconstpointer  user_data)
{
  const Case *test = user_data;

  test->check (fixture);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ui_shows (fixture->page, text);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  GtkWidget *entry = ui_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static BatonLeadTable *
get_table (Fixture *fixture)
{
  return BATON_LEAD_TABLE (ui_find (fixture->page, BATON_TYPE_LEAD_TABLE, NULL));
}

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  return GTK_SELECTION_MODEL (baton_lead_table_get_selection (get_table (fixture)));
}

static guint
count_selected (Fixture *fixture)
{
  return baton_lead_selection_get_n_selected (BATON_LEAD_SELECTION (get_selection (fixture)));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (fixture)));
}

static gint64
get_id (Fixture *fixture,
        guint    position)
{
  g_autoptr(BatonLeadItem) item = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), position);

  return baton_lead_item_get_id (item);
}

static const BatonIndexRow *
get_row (Fixture *fixture,
         guint    position)
{
  g_autoptr(BatonLeadItem) item = g_list_model_get_item (G_LIST_MODEL (get_selection (fixture)), position);

  return baton_lead_item_get_row (item);
}

static gboolean
has_cell (GtkWidget  *widget,
          const char *text)
{
  if (BATON_IS_LEAD_CELL (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (baton_lead_cell_get_text (BATON_LEAD_CELL (widget)), text) == 0)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_cell (child, text))
        return TRUE;
    }
  return FALSE;
}

static void
sort_by (Fixture     *fixture,
         const char  *title,
         GtkSortType  order)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL));
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        gtk_column_view_sort_by_column (view, column, order);
    }
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
}

static void
check_none (Fixture *fixture)
{
  ui_wait (shows (fixture, "No Leads Yet"));

  add_lead (fixture, "first@acme.example", "company", "Acme");
  ui_wait (shows (fixture, "1 lead"));
  ui_wait (has_cell (fixture->page, "first@acme.example"));
  g_assert_true (has_cell (fixture->page, "Acme"));
}

static void
check_filter (Fixture *fixture)
{
  GtkWidget *chip;
  guint n_customers;

  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "stage:customer score>=1");
  g_assert_true (shows (fixture, "of 300 leads"));
  n_customers = count_rows (fixture);
  g_assert_cmpuint (n_customers, >, 0);
  g_assert_cmpuint (n_customers, <, N_DEMO);
  for (guint i = 0; i < n_customers; i++)
    g_assert_cmpuint (get_row (fixture, i)->stage, ==, BATON_STAGE_CUSTOMER);

  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (shows (fixture, "at least 1"));
  chip = ui_find (fixture->page, BATON_TYPE_FILTER_CHIP, NULL);
  g_assert_true (ui_shows (chip, "Stage"));
  g_assert_true (ui_shows (chip, "Customer"));
  g_signal_emit_by_name (ui_find (chip, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpstr (baton_leads_page_get_filter (BATON_LEADS_PAGE (fixture->page)), ==, "score>=1");
  g_assert_cmpuint (count_rows (fixture), >, n_customers);

  gtk_widget_activate_action (fixture->page, "leads.add-filter", "s", "stage:customer");
  g_assert_cmpuint (count_rows (fixture), ==, n_customers);
}

static void
check_mistake (Fixture *fixture)
{
  guint n;

  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "stage:customer");
  n = count_rows (fixture);

  type (fixture, "stage:customer score>=many");
  ui_wait (shows (fixture, "“many” is no whole number"));
  g_assert_cmpuint (count_rows (fixture), ==, n);
  g_assert_true (shows (fixture, "Customer"));

  type (fixture, "stage:customer");
  ui_wait (!shows (fixture, "“many” is no whole number"));
}

/* On the way from “stage” to “stage:customer” nothing matches, and nothing need be said. */
static void
check_unfinished (Fixture *fixture)
{
  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "stag");
  g_assert_cmpuint (count_rows (fixture), ==, N_DEMO);
  type (fixture, "stage:customer scor");
  g_assert_true (shows (fixture, "300 leads"));

  g_signal_emit_by_name (ui_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  ui_wait (shows (fixture, "No Lead Matches"));
}

static void
check_no_match (Fixture *fixture)
{
  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "nobody-is-called-this");
  ui_wait (shows (fixture, "No Lead Matches"));

  activate (fixture, "leads.clear-filter");
  ui_wait (shows (fixture, "300 leads"));
}

/* The index does not keep the city of each lead. */
static void
check_further_field (Fixture *fixture)
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

static void
check_sort (Fixture *fixture)
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
check_selection (Fixture *fixture)
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
  type (fixture, "stage:customer");
  g_assert_cmpuint (count_selected (fixture), ==, count_rows (fixture));
  activate (fixture, "leads.select-none");
  g_assert_cmpuint (count_selected (fixture), ==, 0);
  type (fixture, "");
  g_assert_cmpuint (count_selected (fixture), ==, 0);
}

static void
check_range (Fixture *fixture)
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
undo (Fixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;

  baton_undo (session, fixture->undo, NULL, &error);
  g_assert_no_error (error);
}

static void
check_bulk (Fixture *fixture)
{
  ui_wait (shows (fixture, "300 leads"));
  type (fixture, "stage:new team:marketing");
  gtk_selection_model_select_range (get_selection (fixture), 0, 3, TRUE);
  activate (fixture, "leads.disqualify");
  ui_wait (g_strcmp0 (fixture->announced, "3 leads disqualified") == 0);

  g_assert_cmpint (fixture->undo, >, 0);
  activate (fixture, "leads.update");
  undo (fixture);

  type (fixture, "stage:customer");
  gtk_selection_model_select_range (get_selection (fixture), 0, 2, TRUE);
  activate (fixture, "leads.hand-over");
  ui_wait (g_strcmp0 (fixture->announced, "None of the leads is with Marketing") == 0);
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
check_copy (Fixture *fixture)
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
check_export (Fixture *fixture)
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
check_export_failure (Fixture *fixture)
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
check_live (Fixture *fixture)
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
check_open (Fixture *fixture)
{
  BatonLeadsPage *page = BATON_LEADS_PAGE (fixture->page);

  ui_wait (shows (fixture, "300 leads"));
  g_signal_emit_by_name (ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL), "activate", 4);
  g_assert_cmpint (fixture->opened, ==, get_id (fixture, 4));

  g_assert_cmpint (baton_leads_page_find_neighbour (page, fixture->opened, 1), ==, get_id (fixture, 5));
  g_assert_cmpint (baton_leads_page_find_neighbour (page, get_id (fixture, 0), -1), ==, 0);
}

static void
check_focus (Fixture *fixture)
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
check_columns (Fixture *fixture)
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

  open_page (fixture);
  ui_wait (shows (fixture, "300 leads"));
  g_assert_true (shows (fixture, "Last Activity"));
  g_assert_false (shows (fixture, "Company"));
  g_assert_cmpint (get_row (fixture, 0)->score, >=, get_row (fixture, 1)->score);
}

/* While somebody works in the list, rows show what changed and stay where they are. */
static void
check_held (Fixture *fixture)
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

static void
check_segment (Fixture *fixture)
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

static void
check_width (Fixture *fixture)
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

static const Case cases[] =
{
  { "/leads-page/none", FALSE, check_none },
  { "/leads-page/filter", TRUE, check_filter },
  { "/leads-page/mistake", TRUE, check_mistake },
  { "/leads-page/unfinished", TRUE, check_unfinished },
  { "/leads-page/no-match", TRUE, check_no_match },
  { "/leads-page/further-field", FALSE, check_further_field },
  { "/leads-page/sort", TRUE, check_sort },
  { "/leads-page/selection", TRUE, check_selection },
  { "/leads-page/range", TRUE, check_range },
  { "/leads-page/bulk", TRUE, check_bulk },
  { "/leads-page/copy", FALSE, check_copy },
  { "/leads-page/export", FALSE, check_export },
  { "/leads-page/export-failure", FALSE, check_export_failure },
  { "/leads-page/live", TRUE, check_live },
  { "/leads-page/open", TRUE, check_open },
  { "/leads-page/focus", TRUE, check_focus },
  { "/leads-page/columns", TRUE, check_columns },
  { "/leads-page/held", TRUE, check_held },
  { "/leads-page/segment", TRUE, check_segment },
  { "/leads-page/width", TRUE, check_width },
};

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/leads-page/words", test_words);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, &cases[i], set_up, run_case, tear_down);

  return g_test_run ();
}
