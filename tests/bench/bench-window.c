/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window at size, on a screen of its own (tests/app/run-headless).
 *
 * This program starts itself: in turns as an empty window and as Baton, up to
 * the first frame of each, and then once as Baton at work. BATON_BENCH_DATABASE
 * names a database to look at; without it one of BATON_BENCH_LEADS leads is
 * made. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "baton-application.h"
#include "baton-intake.h"
#include "baton-setup.h"
#include "baton-store.h"
#include "baton-window.h"
#include "bench-clock.h"
#include "bench-company.h"
#include "leads/baton-lead-selection.h"
#include "leads/baton-lead-table.h"
#include "leads/baton-leads-page.h"

#define ROUNDS 7
#define SCROLLED_FRAMES 300
#define STEP 200
#define LEADS_OPENED 20

typedef struct
{
  GtkWidget     *window;
  BatonLeadList *list;
  gint64         painting_since;
  BenchSeries   *frames;     /* NULL while frames are not measured */
  guint          n_painted;
} Look;

/* When the main loop was last woken, and the longest that it was busy since
 * somebody asked: the poll function has no data. */
static gint64 woken_at;
static gint64 longest_stall;

static int
poll_and_watch (GPollFD *fds,
                guint    n_fds,
                int      timeout)
{
  int n_ready;

  if (woken_at != 0)
    longest_stall = MAX (longest_stall, g_get_monotonic_time () - woken_at);
  n_ready = g_poll (fds, n_fds, timeout);
  woken_at = g_get_monotonic_time ();
  return n_ready;
}

static void
print_stall (const char *what)
{
  g_print ("%-46s longest stall %7.1f ms\n", what, (double) longest_stall / 1000);
  longest_stall = 0;
}

/* Memory of this process, in MB. */
static double
read_memory (void)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) words = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  words = g_strsplit (text, " ", 3);
  return (double) g_ascii_strtoll (words[1], NULL, 10) * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static void
tell_frame_cb (GApplication *application)
{
  g_print ("%f\n", read_memory ());
  g_application_quit (application);
}

static void
window_realized_cb (GtkWidget *window)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (tell_frame_cb),
                            g_application_get_default ());
}

static void
window_added_cb (GtkApplication *application,
                 GtkWidget      *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (window_realized_cb), NULL);
}

static void
show_empty_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 740);
  gtk_window_present (GTK_WINDOW (window));
}

/* Up to the first frame; prints the memory that it takes. */
static int
run_to_first_frame (GApplication *application)
{
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (application, 0, NULL);
}

static int
run_empty (void)
{
  g_autoptr(AdwApplication) application =
    adw_application_new ("io.github.batonleads.Baton.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (show_empty_cb), NULL);
  return run_to_first_frame (G_APPLICATION (application));
}

static BatonApplication *
make_baton (const char *database)
{
  BatonApplication *application =
    baton_application_new ("io.github.batonleads.Baton.Bench", G_APPLICATION_NON_UNIQUE);

  baton_application_set_location (application, database);
  return application;
}

static void
before_paint_cb (Look *look)
{
  look->painting_since = g_get_monotonic_time ();
}

static void
after_paint_cb (Look *look)
{
  look->n_painted++;
  if (look->frames != NULL)
    bench_series_add (look->frames, g_get_monotonic_time () - look->painting_since);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
wait_for_frame (Look *look)
{
  guint n_painted = look->n_painted;

  gtk_widget_queue_draw (look->window);
  while (look->n_painted == n_painted)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing is left to be done at once. */
static void
wait_for_rest (Look *look)
{
  wait_for_frame (look);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  wait_for_frame (look);
}

static guint
get_n_shown (Look *look)
{
  return look->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (look->list)) : 0;
}

static void
find_list (Look *look)
{
  GtkWidget *table = find_widget (look->window, BATON_TYPE_LEAD_TABLE);
  BatonLeadSelection *selection =
    table != NULL ? baton_lead_table_get_selection (BATON_LEAD_TABLE (table)) : NULL;

  look->list = selection != NULL ? baton_lead_selection_get_list (selection) : NULL;
}

/* Something that another answer has another of. */
static gint64
get_answer (Look *look)
{
  guint n_shown = get_n_shown (look);

  if (n_shown == 0)
    return 0;
  return baton_lead_list_get_id (look->list, 0) * 31 + baton_lead_list_get_id (look->list, n_shown - 1) * 7 + n_shown;
}

/* From what a person does to the frame in which another answer stands. */
static void
measure_answer (Look       *look,
                const char *what,
                void      (*act) (Look *look, gconstpointer argument),
                gconstpointer argument,
                gconstpointer back)
{
  BenchSeries times;

  bench_series_init (&times);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 answer, start;

      act (look, back);
      wait_for_rest (look);
      answer = get_answer (look);
      start = g_get_monotonic_time ();
      act (look, argument);
      while (get_answer (look) == answer)
        g_main_context_iteration (NULL, TRUE);
      wait_for_frame (look);
      bench_series_add (&times, g_get_monotonic_time () - start);
    }
  bench_print_time (what, &times);
  fflush (stdout);
  bench_series_clear (&times);
}

static void
type_filter (Look          *look,
             gconstpointer  text)
{
  baton_leads_page_set_filter (BATON_LEADS_PAGE (find_widget (look->window, BATON_TYPE_LEADS_PAGE)), text);
}

static void
sort_by (Look          *look,
         gconstpointer  title)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_widget (find_widget (look->window, BATON_TYPE_LEADS_PAGE),
                                                      GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
    }
}

static void
measure_scrolling (Look       *look,
                   const char *what,
                   gboolean    jumping)
{
  GtkWidget *view = find_widget (find_widget (look->window, BATON_TYPE_LEADS_PAGE), GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double height = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  BenchSeries frames;

  bench_series_init (&frames);
  look->frames = &frames;
  for (int i = 0; i < SCROLLED_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, jumping ? g_rand_double_range (random, 0, height)
                                                    : gtk_adjustment_get_value (adjustment) + STEP);
      wait_for_frame (look);
    }
  look->frames = NULL;
  bench_print_time (what, &frames);
  bench_series_clear (&frames);
}

/* Lets the window do what it does by itself after something was asked for. */
static void
look_on (Look   *look,
         gint64  duration)
{
  gint64 until = g_get_monotonic_time () + duration;

  while (g_get_monotonic_time () < until)
    wait_for_frame (look);
}

static void
measure_pages (Look *look)
{
  static const char * const pages[] = { "today", "short", "handoffs", "funnel", "rules", "leads" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *what = g_strdup_printf ("page %s shown", pages[i]);

      gtk_widget_activate_action (look->window, "win.show-page", "s", pages[i]);
      look_on (look, 2 * G_TIME_SPAN_SECOND);
      print_stall (what);
    }
}

static GtkWindow *
find_preferences (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (ADW_IS_PREFERENCES_WINDOW (l->data))
        return l->data;
    }
  return NULL;
}

static void
measure_preferences (Look *look)
{
  GtkWindow *window;

  gtk_widget_activate_action (look->window, "win.preferences", NULL);
  look_on (look, 2 * G_TIME_SPAN_SECOND);
  window = find_preferences ();
  g_assert_nonnull (window);
  gtk_window_close (window);
  wait_for_rest (look);
  print_stall ("preferences shown");
}

static void
measure_profiles (Look *look)
{
  gtk_widget_activate_action (look->window, "win.open-lead", "x", baton_lead_list_get_id (look->list, 0));
  look_on (look, G_TIME_SPAN_SECOND);
  print_stall ("a lead opened");
  for (int i = 0; i < LEADS_OPENED; i++)
    {
      gtk_widget_activate_action (look->window, "win.step-lead", "i", 1);
      look_on (look, 100 * G_TIME_SPAN_MILLISECOND);
    }
  print_stall ("from lead to lead");
  gtk_widget_activate_action (look->window, "win.back", NULL);
  wait_for_rest (look);
}

static void
work (Look *look)
{
  gint64 start = g_get_monotonic_time ();

  gtk_widget_activate_action (look->window, "win.show-page", "s", "leads");
  while (get_n_shown (look) == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      find_list (look);
    }
  wait_for_rest (look);
  g_print ("%-46s %10.3f ms after the first frame\n", "the leads are there",
           (double) (g_get_monotonic_time () - start) / 1000);
  print_stall ("until then");

  measure_pages (look);
  measure_preferences (look);
  measure_profiles (look);
  measure_answer (look, "sort by company, painted", sort_by, "Company", "Score");
  measure_answer (look, "filter of three parts, painted", type_filter, "stage:new country:DE score>=40", "");
  measure_answer (look, "search of four letters, painted", type_filter, "mull", "");
  measure_answer (look, "search of two letters, painted", type_filter, "mu", "");
  print_stall ("sorting and searching");
  measure_scrolling (look, "scroll, cost of a frame", FALSE);
  measure_scrolling (look, "jump, cost of a frame", TRUE);
  print_stall ("scrolling");
  g_print ("%-46s %10.1f MB\n", "memory", read_memory ());
}

static void
baton_at_work (gpointer application)
{
  Look look = { .window = GTK_WIDGET (gtk_application_get_active_window (application)) };
  GdkFrameClock *clock;

  while (!gtk_widget_get_mapped (look.window))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (look.window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), &look);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &look);

  work (&look);

  g_signal_handlers_disconnect_by_data (clock, &look);
  gtk_window_destroy (GTK_WINDOW (look.window));
  g_application_quit (application);
}

static void
begin_work_cb (GApplication *application)
{
  g_idle_add_once (baton_at_work, application);
}

static int
run_at_work (const char *database)
{
  g_autoptr(BatonApplication) application = make_baton (database);

  g_main_context_set_poll_func (NULL, poll_and_watch);
  g_signal_connect (application, "activate", G_CALLBACK (begin_work_cb), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static void
make_database (const char *folder,
               const char *database)
{
  const char *number = g_getenv ("BATON_BENCH_LEADS");
  g_autofree char *leads = g_build_filename (folder, "leads.csv", NULL);
  g_autoptr(BatonImportReport) report = NULL;
  g_autoptr(BatonSession) session = NULL;
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(GError) error = NULL;
  gboolean was_new;

  bench_company_write_leads (leads, number != NULL ? (guint) g_ascii_strtoull (number, NULL, 10) : 1000000);
  store = baton_store_open (database, BATON_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  session = baton_session_new (baton_store_get_connection (store), "Bench");
  baton_set_up (session, &was_new, NULL, &error);
  g_assert_no_error (error);
  report = baton_import_leads (session, leads, NULL, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&session, baton_session_free);
  baton_store_close (store);
  g_unlink (leads);
}

/* Starts this program as something; tells what it prints at its first frame,
 * which is the memory that it takes, and when it does. */
static double
start (const char  *self,
       const char  *as,
       const char  *database,
       BenchSeries *times)
{
  const char *arguments[] = { self, as, database, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  g_autoptr(GSubprocess) child = NULL;
  gint64 began = g_get_monotonic_time ();

  child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  {
    g_autoptr(GDataInputStream) reader = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));

    output = g_data_input_stream_read_line (reader, NULL, NULL, &error);
    bench_series_add (times, g_get_monotonic_time () - began);
    g_assert_nonnull (output);
  }
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  return g_ascii_strtod (output, NULL);
}

static void
measure_first_frame (const char *self,
                     const char *database)
{
  BenchSeries empty, baton;
  double empty_memory = 0, baton_memory = 0;

  bench_series_init (&empty);
  bench_series_init (&baton);
  for (guint i = 0; i < ROUNDS; i++)
    {
      empty_memory = start (self, "empty", NULL, &empty);
      baton_memory = start (self, "first-frame", database, &baton);
    }
  bench_print_ratio ("first frame", &baton, &empty, 50, 1.35, 1.8);
  g_print ("%-46s %10.1f MB, an empty window %.1f MB\n", "memory at the first frame", baton_memory, empty_memory);
  bench_series_clear (&empty);
  bench_series_clear (&baton);
}

static void
run_child_at_work (const char *self,
                   const char *database)
{
  const char *arguments[] = { self, "work", database, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  const char *database = g_getenv ("BATON_BENCH_DATABASE");
  g_autofree char *folder = NULL;
  g_autofree char *own = NULL;

  if (argc > 1 && g_str_equal (argv[1], "empty"))
    return run_empty ();
  if (argc > 2 && g_str_equal (argv[1], "first-frame"))
    {
      g_autoptr(BatonApplication) application = make_baton (argv[2]);

      return run_to_first_frame (G_APPLICATION (application));
    }
  if (argc > 2 && g_str_equal (argv[1], "work"))
    return run_at_work (argv[2]);

  if (database == NULL)
    {
      folder = g_dir_make_tmp ("baton-bench-XXXXXX", NULL);
      g_assert_nonnull (folder);
      database = own = g_build_filename (folder, "leads.db", NULL);
      make_database (folder, database);
    }
  measure_first_frame (argv[0], database);
  run_child_at_work (argv[0], database);

  if (own != NULL)
    {
      g_unlink (own);
      g_rmdir (folder);
    }
  return 0;
}
