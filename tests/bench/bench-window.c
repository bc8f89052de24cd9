/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window at size, on a screen of its own (tests/app/run-headless).
 *
 * This program starts itself: in turns as an empty window and as Baton, up to
 * the first frame of each, and then once as Baton at work. BATON_BENCH_DATABASE
 * names a database to look at; without it one of BATON_BENCH_LEADS leads is
 * made. With BATON_BENCH_NO_WALK nobody walks through the pages. */

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
#include "bench-look.h"
#include "bench-session.h"
#include "bench-stall.h"
#include "leads/baton-leads-page.h"

#define ROUNDS 7
#define SCROLLED_FRAMES 300
#define STEP 200

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

/* Something that another answer has another of. */
static gint64
get_answer (BenchLook *look)
{
  guint n_shown = bench_look_count_shown (look);

  if (n_shown == 0)
    return 0;
  return baton_lead_list_get_id (look->list, 0) * 31 + baton_lead_list_get_id (look->list, n_shown - 1) * 7 + n_shown;
}

/* From what a person does to the frame in which another answer stands. */
static void
measure_answer (BenchLook  *look,
                const char *what,
                void      (*act) (BenchLook *look, gconstpointer argument),
                gconstpointer argument,
                gconstpointer back)
{
  BenchSeries times;

  bench_series_init (&times);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 answer, start;

      act (look, back);
      bench_look_wait_for_rest (look);
      answer = get_answer (look);
      start = g_get_monotonic_time ();
      act (look, argument);
      while (get_answer (look) == answer)
        g_main_context_iteration (NULL, TRUE);
      bench_look_wait_for_frame (look);
      bench_series_add (&times, g_get_monotonic_time () - start);
    }
  bench_print_time (what, &times);
  fflush (stdout);
  bench_series_clear (&times);
}

static void
type_filter (BenchLook     *look,
             gconstpointer  text)
{
  baton_leads_page_set_filter (BATON_LEADS_PAGE (bench_look_find (look->window, BATON_TYPE_LEADS_PAGE)), text);
}

static void
sort_by (BenchLook     *look,
         gconstpointer  title)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (bench_look_find (bench_look_find (look->window, BATON_TYPE_LEADS_PAGE),
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
measure_scrolling (BenchLook  *look,
                   const char *what,
                   const char *of_processor,
                   gboolean    jumping)
{
  GtkWidget *view = bench_look_find (bench_look_find (look->window, BATON_TYPE_LEADS_PAGE), GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double height = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  BenchSeries frames, processor;

  bench_series_init (&frames);
  bench_series_init (&processor);
  look->frames = &frames;
  look->processor = &processor;
  for (int i = 0; i < SCROLLED_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, jumping ? g_rand_double_range (random, 0, height)
                                                    : gtk_adjustment_get_value (adjustment) + STEP);
      bench_look_wait_for_frame (look);
    }
  look->frames = NULL;
  look->processor = NULL;
  bench_print_time (what, &frames);
  bench_print_time (of_processor, &processor);
  bench_series_clear (&frames);
  bench_series_clear (&processor);
}

static void
work (BenchLook *look)
{
  gint64 start;

  bench_look_wait_for_frame (look);
  bench_stall_forget ();
  start = g_get_monotonic_time ();
  gtk_widget_activate_action (look->window, "win.show-page", "s", "leads");
  while (bench_look_count_shown (look) == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      bench_look_find_list (look);
    }
  bench_look_wait_for_rest (look);
  g_print ("%-46s %10.3f ms after the first frame\n", "the leads are there",
           (double) (g_get_monotonic_time () - start) / 1000);
  bench_stall_print ("until then");
  g_print ("%-46s %10.1f MB\n", "memory then", read_memory ());

  if (g_getenv ("BATON_BENCH_NO_WALK") == NULL)
    bench_session_walk (look);
  measure_answer (look, "sort by company, painted", sort_by, "Company", "Score");
  measure_answer (look, "filter of three parts, painted", type_filter, "stage:new country:DE score>=40", "");
  measure_answer (look, "search of four letters, painted", type_filter, "mull", "");
  measure_answer (look, "search of two letters, painted", type_filter, "mu", "");
  bench_stall_print ("sorting and searching");
  measure_scrolling (look, "scroll, cost of a frame", "scroll, of that the processor", FALSE);
  measure_scrolling (look, "jump, cost of a frame", "jump, of that the processor", TRUE);
  bench_stall_print ("scrolling");
  g_print ("%-46s %10.1f MB\n", "memory", read_memory ());
}

static void
baton_at_work (gpointer application)
{
  BenchLook look;

  bench_look_begin (&look, GTK_WIDGET (gtk_application_get_active_window (application)));
  work (&look);
  bench_look_end (&look);
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

  bench_stall_watch ();
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
