/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-service.h"
#include "charts/baton-funnel-chart.h"
#include "funnel/baton-funnel-export.h"
#include "funnel/baton-funnel-page.h"
#include "funnel/baton-value-choice.h"
#include "page-fixture.h"

/* The places in the choice of the period. */
#define LAST_MONTH 1
#define ALL_TIME   4

/* So long ago that it is in none of the short periods, on whatever day the test runs. */
#define LONG_AGO (100 * G_TIME_SPAN_DAY)

static void
add_lead (PageFixture *fixture,
          const char  *email,
          const char  *source)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  BatonChange changes[] = { { "email", email }, { "source", source } };
  gint64 lead;

  baton_session_set_now (session, g_get_real_time () - LONG_AGO);
  baton_add_lead (session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
}

static void
add_one (PageFixture *fixture)
{
  add_lead (fixture, "lead-0@acme.example", "Fair");
}

static void
add_five (PageFixture *fixture)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *email = g_strdup_printf ("lead-%u@acme.example", i);

      add_lead (fixture, email, i % 2 == 0 ? "Fair" : "Web \"form\"");
    }
}

static void
set_up (PageFixture   *fixture,
        gconstpointer  user_data)
{
  page_prepare (fixture, user_data);
  page_open (fixture, baton_funnel_page_new (fixture->live), 1000, 760);
}

static void
choose_period (PageFixture *fixture,
               guint        position)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find (fixture->page, GTK_TYPE_DROP_DOWN, NULL)), position);
}

static GtkWidget *
find_chart (PageFixture *fixture)
{
  return ui_find (fixture->page, BATON_TYPE_FUNNEL_CHART, NULL);
}

static BatonFunnelFigure *
get_figure (PageFixture *fixture)
{
  GtkWidget *chart = find_chart (fixture);

  return chart != NULL ? baton_funnel_chart_get_figure (BATON_FUNNEL_CHART (chart)) : NULL;
}

/* Waits until the figure is of all time, with so many leads that came in. */
static gboolean
is_of_all_time (PageFixture *fixture,
                guint        entered)
{
  BatonFunnelFigure *figure = get_figure (fixture);

  return figure != NULL && !figure->has_before && baton_funnel_figure_get_mark (figure, 0)->now.entered == entered;
}

static void
check_empty (PageFixture *fixture)
{
  ui_wait (shows (fixture, "No Leads Yet"));

  add_lead (fixture, "first@acme.example", "Fair");
  ui_wait (get_figure (fixture) != NULL);
  choose_period (fixture, ALL_TIME);
  ui_wait (shows (fixture, "1 lead came in"));
}

static void
check_one (PageFixture *fixture)
{
  ui_wait (get_figure (fixture) != NULL);
  choose_period (fixture, ALL_TIME);
  ui_wait (shows (fixture, "1 lead came in"));
  g_assert_false (shows (fixture, "%"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_chart (fixture)), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_chart (fixture)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "New: 1 entered, and none went on yet");

  choose_period (fixture, LAST_MONTH);
  ui_wait (shows (fixture, "No lead came in"));
}

static void
check_filter (PageFixture *fixture)
{
  GtkWidget *choice;
  GtkDropDown *sources;

  ui_wait (get_figure (fixture) != NULL);
  choose_period (fixture, ALL_TIME);
  ui_wait (shows (fixture, "5 leads came in"));
  choice = ui_find (fixture->page, BATON_TYPE_VALUE_CHOICE, NULL);
  sources = GTK_DROP_DOWN (ui_find (choice, GTK_TYPE_DROP_DOWN, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (sources)), ==, 3);

  gtk_drop_down_set_selected (sources, 1);
  ui_wait (shows (fixture, "3 leads came in"));
  gtk_drop_down_set_selected (sources, 2);
  ui_wait (shows (fixture, "2 leads came in"));

  add_lead (fixture, "another@acme.example", "Web \"form\"");
  ui_wait (shows (fixture, "3 leads came in"));
  g_assert_cmpuint (gtk_drop_down_get_selected (sources), !=, 0);
  gtk_drop_down_set_selected (sources, 0);
  ui_wait (shows (fixture, "6 leads came in"));
}

static void
assert_told (PageFixture *fixture,
             const char  *title)
{
  BatonFunnelFigure *figure = get_figure (fixture);

  for (guint i = 0; i < figure->n_bars; i++)
    {
      const BatonFunnelMark *mark = baton_funnel_figure_get_mark (figure, i);

      if (!g_str_equal (mark->title, title))
        continue;
      g_assert_true (g_str_has_prefix (mark->sentence, title));
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_chart (fixture)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           mark->sentence);
      return;
    }
  g_assert_not_reached ();
}

static void
check_keys (PageFixture *fixture)
{
  GtkWidget *chart;

  ui_wait (get_figure (fixture) != NULL);
  chart = find_chart (fixture);
  g_assert_true (gtk_widget_grab_focus (chart));
  assert_told (fixture, "New");

  gtk_widget_activate_action (chart, "chart.walk", "i", 1);
  assert_told (fixture, "MQL");
  gtk_widget_activate_action (chart, "chart.show-leads", NULL);
  g_assert_cmpstr (fixture->listed, ==, "stage:marketing-qualified");

  gtk_widget_activate_action (chart, "chart.walk", "i", G_MAXINT);
  assert_told (fixture, "Customer");
  gtk_widget_activate_action (chart, "chart.walk", "i", 1);
  assert_told (fixture, "Customer");
  gtk_widget_activate_action (chart, "chart.walk", "i", G_MININT);
  assert_told (fixture, "New");
}

static void
check_company (PageFixture *fixture)
{
  GtkWidget *leak;

  ui_wait (get_figure (fixture) != NULL);
  choose_period (fixture, ALL_TIME);
  ui_wait (is_of_all_time (fixture, 300));

  g_assert_cmpint (get_figure (fixture)->drop, >=, 0);
  g_assert_true (shows (fixture, "The fewest go on from"));
  g_assert_true (shows (fixture, "All that ever happened"));
  g_assert_true (shows (fixture, "Disqualified"));

  ui_wait (ui_find (fixture->page, ADW_TYPE_ACTION_ROW, NULL) != NULL);
  leak = ui_find (fixture->page, ADW_TYPE_ACTION_ROW, NULL);
  g_signal_emit_by_name (leak, "activate");
  g_assert_nonnull (fixture->listed);
}

static void
check_table (PageFixture *fixture)
{
  GtkWidget *table;

  ui_wait (get_figure (fixture) != NULL);
  table = ui_find (fixture->page, GTK_TYPE_COLUMN_VIEW, NULL);
  g_assert_true (ui_shows (table, "Median time"));
  ui_wait (ui_shows (table, "Opportunity"));
  g_signal_emit_by_name (table, "activate", 1);
  g_assert_cmpstr (fixture->listed, ==, "stage:marketing-qualified");
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  *(gboolean *) user_data = baton_funnel_export_finish (result, &error);
  g_assert_no_error (error);
}

static GBytes *
write_file (PageFixture       *fixture,
            BatonFunnelExport  format)
{
  g_autofree char *name = g_strconcat ("funnel.", baton_funnel_export_get_suffix (format), NULL);
  g_autoptr(GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  gboolean done = FALSE;
  GBytes *bytes;

  baton_funnel_export_async (get_figure (fixture), format, file, NULL, written_cb, &done);
  ui_wait (done);
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
check_export (PageFixture *fixture)
{
  g_autoptr(GBytes) svg = NULL;
  g_autoptr(GBytes) png = NULL;
  g_autoptr(GBytes) csv = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  ui_wait (get_figure (fixture) != NULL);
  choose_period (fixture, ALL_TIME);
  ui_wait (is_of_all_time (fixture, 300));

  svg = write_file (fixture, BATON_FUNNEL_EXPORT_SVG);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), "<svg"));

  png = write_file (fixture, BATON_FUNNEL_EXPORT_PNG);
  texture = gdk_texture_new_from_bytes (png, NULL);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1600);

  csv = write_file (fixture, BATON_FUNNEL_EXPORT_CSV);
  text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "id,title,count,entered,went_on,conversion,median_seconds");
  g_assert_true (g_str_has_prefix (lines[1], "new,New,"));
  g_assert_cmpuint (g_strv_length (lines), ==, 9);
}

static void
check_width (PageFixture *fixture)
{
  int width;

  ui_wait (get_figure (fixture) != NULL);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);

  gtk_widget_set_direction (find_chart (fixture), GTK_TEXT_DIR_RTL);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static const PageCase cases[] =
{
  { "/funnel-page/empty", NULL, check_empty },
  { "/funnel-page/one", add_one, check_one },
  { "/funnel-page/filter", add_five, check_filter },
  { "/funnel-page/keys", make_company, check_keys },
  { "/funnel-page/company", make_company, check_company },
  { "/funnel-page/table", make_company, check_table },
  { "/funnel-page/export", make_company, check_export },
  { "/funnel-page/width", make_company, check_width },
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
