/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the leads that one empty field keeps from qualifying. */

#include "baton-rule-versions.h"
#include "short/baton-short-page.h"
#include "short/baton-short-row.h"
#include "short/baton-short-teaser.h"
#include "work-fixture.h"

/* A company is not enough; a title or a size with it is. */
#define RULES \
  "{\"format\":1,\"name\":\"Test\",\"fit\":[" \
  "{\"id\":\"known\",\"name\":\"Known\",\"when\":[{\"field\":\"company\",\"op\":\"is not empty\"}],\"points\":40}," \
  "{\"id\":\"head\",\"name\":\"Head\",\"when\":[{\"field\":\"job_title\",\"op\":\"contains\",\"value\":\"head\"}],\"points\":30}," \
  "{\"id\":\"size\",\"name\":\"Size\",\"when\":[{\"field\":\"employees\",\"op\":\"at least\",\"value\":100}],\"points\":25}]," \
  "\"thresholds\":{\"mql\":{\"score\":60,\"release\":50,\"fit\":40}}}"

static gint64
add_lead (WorkFixture *fixture,
          const char  *name,
          const char  *title)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, 0, &store);
  g_autofree char *email = g_strdup_printf ("%s@mills.example", name);
  const BatonChange changes[] = {
    { "email", email }, { "first_name", name }, { "company", "Weaving Mills" }, { "job_title", title },
  };
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_add_lead (session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
  return lead;
}

static void
apply_rules (WorkFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = work_sit_down (fixture, 0, &store);
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;
  gint64 version;

  baton_rules_apply (session, RULES, NULL, &version, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Berta has a title and wants for a size, Ada for a title. */
static void
prepare_two (WorkFixture *fixture)
{
  apply_rules (fixture);
  add_lead (fixture, "Ada", NULL);
  add_lead (fixture, "Berta", "Clerk");
}

#define N_MANY 60

static void
prepare_many (WorkFixture *fixture)
{
  apply_rules (fixture);
  add_lead (fixture, "Berta", "Clerk");
  for (guint i = 1; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Ada%u", i);

      add_lead (fixture, name, NULL);
    }
}

static void
prepare_nobody (WorkFixture *fixture)
{
  apply_rules (fixture);
  add_lead (fixture, "Ada", "Head of Weaving");
}

static BatonShortRow *
find_row (GtkWidget  *widget,
          const char *name)
{
  GtkWidget *label = ui_find (widget, GTK_TYPE_LABEL, name);

  return label != NULL ? BATON_SHORT_ROW (gtk_widget_get_ancestor (label, BATON_TYPE_SHORT_ROW)) : NULL;
}

static GtkWidget *
find_entry (BatonShortRow *row)
{
  return ui_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL);
}

static void
fill_in (BatonShortRow *row,
         const char    *text)
{
  GtkWidget *entry = find_entry (row);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
check_empty (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "No Lead Is One Field Short"));
}

static void
check_rows (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "2 leads are one field short of qualifying"));
  g_assert_cmpstr (baton_short_row_get_field (find_row (fixture->page, "Berta")), ==, "employees");
  g_assert_cmpstr (baton_short_row_get_field (find_row (fixture->page, "Ada")), ==, "job_title");
  g_assert_true (shows (fixture, "40 → 65"));
  g_assert_true (shows (fixture, "40 → 70"));
  g_assert_true (shows (fixture, "Job title"));
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (find_entry (find_row (fixture->page, "Ada")))), ==,
                   "such as “head”");

  g_signal_emit_by_name (work_find_button (GTK_WIDGET (find_row (fixture->page, "Ada")), "Ada"), "clicked");
  g_assert_cmpint (fixture->opened, ==, baton_short_row_get_lead (find_row (fixture->page, "Ada")));
}

/* Enter saves and goes on to the next row; what is wrong is told where it is. */
static void
check_filling_in (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "2 leads are one field short of qualifying"));

  fill_in (find_row (fixture->page, "Berta"), "many");
  g_assert_true (baton_short_row_has_focus (find_row (fixture->page, "Ada")));
  ui_wait (shows (fixture, "“many” is not a number. Write digits only, such as 1250 or 12.5."));
  g_assert_cmpstr (baton_short_row_get_text (find_row (fixture->page, "Berta")), ==, "many");

  fill_in (find_row (fixture->page, "Berta"), "120");
  g_assert_true (baton_short_row_has_focus (find_row (fixture->page, "Ada")));
  ui_wait (find_row (fixture->page, "Berta") == NULL);
  ui_wait (shows (fixture, "1 lead is one field short of qualifying"));
  ui_wait (g_strcmp0 (fixture->announced, "Berta qualified and was handed over") == 0);

  fill_in (find_row (fixture->page, "Ada"), "Head of Dyeing");
  ui_wait (shows (fixture, "No Lead Is One Field Short"));
  ui_wait (g_strcmp0 (fixture->announced, "Ada qualified and was handed over") == 0);
}

/* Nothing typed is nothing saved. */
static void
check_skipping (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "2 leads are one field short of qualifying"));

  fill_in (find_row (fixture->page, "Berta"), "");
  g_assert_true (baton_short_row_has_focus (find_row (fixture->page, "Ada")));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (find_row (fixture->page, "Berta"))));
}

/* A value that does not do leaves the lead in Marketing's hands. */
static void
check_other_value (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "2 leads are one field short of qualifying"));

  fill_in (find_row (fixture->page, "Ada"), "Weaver");
  ui_wait (fixture->announced != NULL);
  g_assert_cmpstr (fixture->announced, ==, "Ada was changed; the score is 40");

  /* Now it is the size that it wants for. */
  ui_wait (find_row (fixture->page, "Ada") != NULL);
  g_assert_cmpstr (baton_short_row_get_field (find_row (fixture->page, "Ada")), ==, "employees");
}

/* What somebody types stays while others change leads. */
static void
check_following (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "2 leads are one field short of qualifying"));
  gtk_widget_grab_focus (GTK_WIDGET (find_row (fixture->page, "Ada")));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (find_row (fixture->page, "Ada"))), "Hea");

  add_lead (fixture, "Cem", "Clerk");
  ui_wait (find_row (fixture->page, "Cem") != NULL);
  g_assert_cmpstr (baton_short_row_get_text (find_row (fixture->page, "Ada")), ==, "Hea");
  g_assert_true (baton_short_row_has_focus (find_row (fixture->page, "Ada")));
}

/* The leads of all rows, in their order. */
static GArray *
list_rows (WorkFixture *fixture)
{
  GtkWidget *row = ui_find (fixture->page, BATON_TYPE_SHORT_ROW, NULL);
  GArray *leads = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      gint64 lead = baton_short_row_get_lead (BATON_SHORT_ROW (row));

      g_array_append_val (leads, lead);
    }
  return leads;
}

static gboolean
has_all_at_end (WorkFixture *fixture)
{
  GtkWidget *view = ui_find (fixture->page, GTK_TYPE_SCROLLED_WINDOW, NULL);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view));
  g_autoptr(GArray) leads = list_rows (fixture);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return leads->len == N_MANY;
}

/* There are rows for some screens; whoever scrolls on finds the others, below
 * those that were there, and each once. */
static void
check_many (WorkFixture *fixture)
{
  g_autoptr(GArray) few = NULL;
  g_autoptr(GArray) all = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  BatonShortRow *first;

  ui_wait (shows (fixture, "60 leads are one field short of qualifying"));
  first = BATON_SHORT_ROW (ui_find (fixture->page, BATON_TYPE_SHORT_ROW, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (first));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (first)), "Hea");
  few = list_rows (fixture);
  g_assert_cmpuint (few->len, <, N_MANY);

  ui_wait (has_all_at_end (fixture));
  all = list_rows (fixture);
  g_assert_cmpmem (all->data, few->len * sizeof (gint64), few->data, few->len * sizeof (gint64));
  for (guint i = 0; i < all->len; i++)
    g_assert_true (g_hash_table_add (seen, &g_array_index (all, gint64, i)));
  g_assert_cmpstr (baton_short_row_get_text (first), ==, "Hea");
  g_assert_true (baton_short_row_has_focus (first));
}

static void
count_added (GListModel *rows,
             guint       position,
             guint       n_removed,
             guint       n_added,
             guint      *n_all_added)
{
  *n_all_added += n_added;
}

/* Who was filled in does not come back while the list is looked for anew. */
static void
check_gone (WorkFixture *fixture)
{
  g_autoptr(GListModel) rows = NULL;
  guint n_added = 0;

  ui_wait (shows (fixture, "60 leads are one field short of qualifying"));
  ui_wait (has_all_at_end (fixture));
  rows = gtk_widget_observe_children (gtk_widget_get_parent (ui_find (fixture->page, BATON_TYPE_SHORT_ROW, NULL)));
  g_signal_connect (rows, "items-changed", G_CALLBACK (count_added), &n_added);

  fill_in (find_row (fixture->page, "Ada7"), "Head of Dyeing");
  ui_wait (shows (fixture, "59 leads are one field short of qualifying"));
  g_assert_cmpuint (n_added, ==, 0);
}

/* What others hold is suggested to whoever comes to a field. */
static void
check_suggestions (WorkFixture *fixture)
{
  GtkEntry *entry;
  GtkTreeModel *model;
  GtkTreeIter iter;
  g_autofree char *value = NULL;

  ui_wait (shows (fixture, "2 leads are one field short of qualifying"));
  entry = GTK_ENTRY (find_entry (find_row (fixture->page, "Ada")));
  g_assert_null (gtk_entry_get_completion (entry));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  ui_wait (gtk_entry_get_completion (entry) != NULL);
  model = gtk_entry_completion_get_model (gtk_entry_get_completion (entry));
  g_assert_true (gtk_tree_model_get_iter_first (model, &iter));
  gtk_tree_model_get (model, &iter, 0, &value, -1);
  g_assert_cmpstr (value, ==, "Clerk");
}

static void
check_width (WorkFixture *fixture)
{
  ui_wait (shows (fixture, "2 leads are one field short of qualifying"));
  g_assert_cmpint (work_measure_width (fixture), <=, 360);
}

static GtkWidget *
create_teaser (BatonLiveIndex *live)
{
  BatonShortTeaser *teaser = g_object_new (BATON_TYPE_SHORT_TEASER, NULL);

  baton_short_teaser_look (teaser, live);
  return GTK_WIDGET (teaser);
}

static void
check_teaser (WorkFixture *fixture)
{
  ui_wait (gtk_widget_get_visible (fixture->page));
  g_assert_true (shows (fixture, "2 leads would qualify with one more field"));
}

static const WorkCase cases[] =
{
  { "/short-page/empty", prepare_nobody, check_empty, baton_short_page_new },
  { "/short-page/rows", prepare_two, check_rows, baton_short_page_new },
  { "/short-page/filling-in", prepare_two, check_filling_in, baton_short_page_new },
  { "/short-page/skipping", prepare_two, check_skipping, baton_short_page_new },
  { "/short-page/other-value", prepare_two, check_other_value, baton_short_page_new },
  { "/short-page/following", prepare_two, check_following, baton_short_page_new },
  { "/short-page/many", prepare_many, check_many, baton_short_page_new },
  { "/short-page/gone", prepare_many, check_gone, baton_short_page_new },
  { "/short-page/suggestions", prepare_two, check_suggestions, baton_short_page_new },
  { "/short-page/width", prepare_two, check_width, baton_short_page_new, 360 },
  { "/short-page/teaser", prepare_two, check_teaser, create_teaser },
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
