/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Baton at size. Every time stands beside a yardstick measured in the same
 * run, in turns, because machines drift and ratios do not.
 *
 * BATON_BENCH_LEADS and BATON_BENCH_EVENTS (each a number) change the size. */

#include <glib/gstdio.h>
#include <unistd.h>

#include "baton-check.h"
#include "baton-event-repository.h"
#include "baton-index-service.h"
#include "baton-lead-repository.h"
#include "baton-insight-service.h"
#include "baton-people.h"
#include "baton-score-service.h"
#include "baton-setup.h"
#include "baton-store.h"
#include "bench-clock.h"
#include "bench-company.h"
#include "bench-preview.h"
#include "bench-yardstick.h"

#define ROUNDS 3
#define SINGLE_EVENTS 3000
#define DAY G_TIME_SPAN_DAY

typedef struct
{
  char         *folder;
  char         *leads;
  char         *database;
  guint         n_leads;
  guint         n_events;
  gint64        now;
  BatonStore   *store;
  BatonSession *session;
} Bench;

static guint
read_number (const char *variable,
             guint       otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static char *
path_of (Bench      *bench,
         const char *name)
{
  return g_build_filename (bench->folder, name, NULL);
}

static void
forget (const char *path)
{
  static const char * const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
}

static void
open_database (Bench *bench)
{
  g_autoptr(GError) error = NULL;
  gboolean was_new;

  bench->store = baton_store_open (bench->database, BATON_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  bench->session = baton_session_new (baton_store_get_connection (bench->store), "Bench");
  baton_session_set_now (bench->session, bench->now);
  baton_set_up (bench->session, &was_new, NULL, &error);
  g_assert_no_error (error);
}

static void
close_database (Bench *bench)
{
  g_clear_pointer (&bench->session, baton_session_free);
  baton_store_close (bench->store);
  g_clear_object (&bench->store);
}

static void
hire (Bench *bench)
{
  for (int i = 0; i < 20; i++)
    {
      g_autoptr(BatonPerson) person = baton_person_new ();
      g_autoptr(GError) error = NULL;

      person->name = g_strdup_printf ("Rep %d", i);
      person->team = BATON_TEAM_SALES;
      person->cap = 1000000;
      baton_people_add (bench->session, person, NULL, &error);
      g_assert_no_error (error);
    }
}

/* Import, with the index ready at the end: the user can look at the leads. */
static void
measure_import (Bench *bench)
{
  g_autofree char *raw = path_of (bench, "raw.db");
  BenchSeries imports, inserts;

  bench_series_init (&imports);
  bench_series_init (&inserts);
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr(BatonImportReport) report = NULL;
      g_autoptr(BatonIndex) index = NULL;
      g_autoptr(GError) error = NULL;
      gint64 start;

      forget (raw);
      bench_series_add (&inserts, bench_yardstick_raw_insert (bench->leads, raw));
      forget (raw);

      forget (bench->database);
      open_database (bench);
      start = g_get_monotonic_time ();
      report = baton_import_leads (bench->session, bench->leads, NULL, FALSE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      index = baton_load_index (bench->session, NULL, NULL, &error);
      g_assert_no_error (error);
      bench_series_add (&imports, g_get_monotonic_time () - start);
      if (round < ROUNDS - 1)
        close_database (bench);
      else
        g_print ("  %" G_GUINT64_FORMAT " leads made of %" G_GUINT64_FORMAT " rows\n", report->created, report->read);
    }
  bench_print_ratio ("import, index ready", &imports, &inserts, 50, 1.6, 3);
  bench_series_clear (&imports);
  bench_series_clear (&inserts);
}

static void
load_events (Bench *bench)
{
  BatonConnection *connection = baton_session_get_connection (bench->session);
  gint64 first, last, count, id;
  g_autoptr(GError) error = NULL;
  guint per_lead;

  g_assert_true (baton_connection_begin_bulk (connection, NULL, &error));
  g_assert_true (baton_session_begin (bench->session, BATON_TRANSACTION_WRITE, NULL, &error));
  g_assert_true (baton_lead_repository_get_range (connection, &first, &last, &count, &error));
  per_lead = (guint) (bench->n_events / count);
  id = baton_connection_next_number (connection, "event", count * per_lead, &error);
  for (gint64 lead = first; lead <= last; lead++)
    {
      for (guint i = 0; i < per_lead; i++)
        {
          BatonEvent event;

          bench_company_make_event (&event, lead, i, bench->now);
          event.id = id++;
          baton_event_repository_insert_row (connection, &event, &error);
          g_assert_no_error (error);
        }
    }
  g_assert_true (baton_session_end (bench->session, TRUE, &error));
  baton_connection_end_bulk (connection);
  g_print ("  %" G_GINT64_FORMAT " events\n", count * per_lead);
}

/* The first one hands over whoever the events qualify; the ones after it, a day
 * later each as by the daily tick, are what is measured. */
static void
measure_rescore (Bench *bench)
{
  BenchSeries rescores, scans;
  BatonRescoreReport report;
  g_autoptr(GError) error = NULL;

  bench_series_init (&rescores);
  bench_series_init (&scans);
  baton_rescore_all (bench->session, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_print ("  at first %" G_GUINT64_FORMAT " scores changed, %" G_GUINT64_FORMAT " leads handed over\n",
           report.changed, report.handed_over);
  bench_yardstick_event_scan (bench->database);

  for (int round = 0; round < ROUNDS; round++)
    {
      gint64 start;

      bench_series_add (&scans, bench_yardstick_event_scan (bench->database));
      bench->now += DAY;
      baton_session_set_now (bench->session, bench->now);
      start = g_get_monotonic_time ();
      baton_rescore_all (bench->session, &report, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      bench_series_add (&rescores, g_get_monotonic_time () - start);
      g_print ("  %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " scores changed, %" G_GUINT64_FORMAT " released\n",
               report.changed, report.scored, report.released);
    }
  bench_print_ratio ("rescore all, written back, with history", &rescores, &scans, 50, 1.5, 4);
  bench_series_clear (&rescores);
  bench_series_clear (&scans);
}

static gint64
time_select (BatonIndex  *index,
             BatonFilter *filter,
             const char  *sort)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) rows = NULL;
  gint64 start = g_get_monotonic_time ();

  rows = baton_index_select (index, filter, sort, TRUE, NULL, &error);
  start = g_get_monotonic_time () - start;
  g_assert_no_error (error);
  return start;
}

static void
measure_list (Bench      *bench,
              BatonIndex *index,
              const char *what,
              const char *text,
              const char *sort,
              const char *query)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonFilter) filter = text != NULL ? baton_parse_filter (bench->session, text, &error) : NULL;
  BenchSeries lists, queries;

  g_assert_no_error (error);
  bench_series_init (&lists);
  bench_series_init (&queries);
  for (int round = 0; round < 7; round++)
    {
      bench_series_add (&queries, bench_yardstick_query (bench->database, query));
      bench_series_add (&lists, time_select (index, filter, sort));
    }
  bench_print_ratio (what, &lists, &queries, 50, 1, 1);
  if (bench_series_percentile (&lists, 50) > 16700)
    g_print ("  OVER a frame of 16.7 ms\n");
  bench_series_clear (&lists);
  bench_series_clear (&queries);
}

static void
measure_index (Bench *bench)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonIndex) index = NULL;
  BenchSeries loads, counts;
  guint stages[BATON_MAX_STAGES];

  bench_series_init (&loads);
  bench_series_init (&counts);
  for (int round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      g_clear_pointer (&index, baton_index_unref);
      index = baton_load_index (bench->session, NULL, NULL, &error);
      g_assert_no_error (error);
      bench_series_add (&loads, g_get_monotonic_time () - start);
    }
  bench_print_time ("load the index", &loads);

  measure_list (bench, index, "order by score", NULL, "score",
                "SELECT lead FROM lead_state ORDER BY fit + interest DESC");
  measure_list (bench, index, "filter of three parts", "stage:new country:Germany score>=60", "score",
                "SELECT lead FROM lead_state JOIN lead ON id = lead WHERE stage = 0 AND country = 'Germany' "
                "AND fit + interest >= 60 ORDER BY fit + interest DESC");
  measure_list (bench, index, "search of four letters", "mull", "score",
                "SELECT id FROM lead WHERE email LIKE '%mull%' OR last_name LIKE '%mull%' OR company LIKE '%mull%'");
  measure_list (bench, index, "search of two letters", "uk", "score",
                "SELECT id FROM lead WHERE email LIKE '%uk%' OR last_name LIKE '%uk%' OR company LIKE '%uk%'");
  for (int round = 0; round < 20; round++)
    {
      gint64 start = g_get_monotonic_time ();

      baton_index_count_stages (index, NULL, stages);
      bench_series_add (&counts, g_get_monotonic_time () - start);
    }
  bench_print_time ("counts by stage", &counts);
  bench_series_clear (&loads);
  bench_series_clear (&counts);
}

static void
measure_funnel (Bench *bench)
{
  BenchSeries funnels;

  bench_series_init (&funnels);
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr(GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GArray) stages = baton_funnel (bench->session, bench->now - 365 * DAY, bench->now, NULL, &error);

      g_assert_no_error (error);
      bench_series_add (&funnels, g_get_monotonic_time () - start);
    }
  bench_print_time ("funnel, from the database", &funnels);
  bench_series_clear (&funnels);
}

/* Every fourth event is a raised hand, so that it goes all the way to a person. */
static gint64
record_one (Bench *bench,
            guint  number,
            guint *handed_over)
{
  guint lead = 1 + (guint) ((guint64) number * 7919 % (bench->n_leads * 9 / 10));
  g_autofree char *line = NULL;
  g_autoptr(BatonEventReader) reader = NULL;
  g_autoptr(GError) error = NULL;
  const BatonIncomingEvent *incoming;
  BatonReject *reject = NULL;
  BatonReceipt receipt;
  gint64 start = g_get_monotonic_time ();

  line = g_strdup_printf ("{\"source\": \"live\", \"id\": \"%u\", \"kind\": \"%s\", \"lead\": %u}",
                          number, number % 4 == 0 ? "demo_request" : "page_view", lead);
  reader = baton_event_reader_new_for_text (line, -1, bench->now);
  incoming = baton_event_reader_next (reader, &reject, NULL, &error);
  baton_record_event (bench->session, incoming, &receipt, NULL, &error);
  g_assert_no_error (error);
  *handed_over += receipt.handoff != 0;
  return g_get_monotonic_time () - start;
}

static void
measure_events (Bench *bench)
{
  g_autofree char *path = path_of (bench, "log");
  int log = bench_yardstick_open_log (path);
  BenchSeries events, appends;
  guint handed_over = 0;

  bench_series_init (&events);
  bench_series_init (&appends);
  for (guint i = 0; i < SINGLE_EVENTS; i++)
    {
      bench_series_add (&appends, bench_yardstick_append (log));
      bench_series_add (&events, record_one (bench, i, &handed_over));
    }
  g_print ("  %u events, %u of them handed over\n", SINGLE_EVENTS, handed_over);
  bench_print_ratio ("one event to its handoff, durable", &events, &appends, 50, 2, 5);
  bench_print_ratio ("one event to its handoff, durable", &events, &appends, 99, 2, 5);
  close (log);
  bench_series_clear (&events);
  bench_series_clear (&appends);
}

static void
measure_check (Bench *bench)
{
  BenchSeries checks, scans;
  g_autoptr(BatonCheckReport) report = NULL;
  g_autoptr(GError) error = NULL;
  gint64 start;

  bench_series_init (&checks);
  bench_series_init (&scans);
  bench_series_add (&scans, bench_yardstick_event_scan (bench->database));
  start = g_get_monotonic_time ();
  report = baton_check (bench->session, NULL, NULL, NULL, &error);
  bench_series_add (&checks, g_get_monotonic_time () - start);
  g_assert_no_error (error);
  for (guint i = 0; i < MIN (report->violations->len, 10); i++)
    {
      const BatonViolation *violation = g_ptr_array_index (report->violations, i);

      g_print ("  %s: lead %" G_GINT64_FORMAT ": %s\n", violation->invariant, violation->lead, violation->text);
    }
  bench_print_ratio ("check of everything", &checks, &scans, 50, 30, 60);
  bench_series_clear (&checks);
  bench_series_clear (&scans);
}

int
main (void)
{
  g_autoptr(GError) error = NULL;
  Bench bench = {
    .n_leads = read_number ("BATON_BENCH_LEADS", 1000000),
    .n_events = read_number ("BATON_BENCH_EVENTS", 10000000),
    .now = G_GINT64_CONSTANT (1772442000) * G_USEC_PER_SEC,
  };

  bench.folder = g_dir_make_tmp ("baton-bench-XXXXXX", &error);
  g_assert_no_error (error);
  bench.leads = path_of (&bench, "leads.csv");
  bench.database = path_of (&bench, "baton.db");

  g_print ("%u rows of leads, about %u events, in %s\n", bench.n_leads, bench.n_events, bench.folder);
  bench_company_write_leads (bench.leads, bench.n_leads);
  measure_import (&bench);
  hire (&bench);
  load_events (&bench);
  measure_rescore (&bench);
  bench_preview_measure (bench.session, bench.database);
  measure_index (&bench);
  measure_funnel (&bench);
  measure_events (&bench);
  measure_check (&bench);
  close_database (&bench);

  forget (bench.database);
  forget (bench.leads);
  {
    g_autofree char *log = path_of (&bench, "log");

    g_unlink (log);
  }
  g_rmdir (bench.folder);
  g_free (bench.folder);
  g_free (bench.leads);
  g_free (bench.database);
  return 0;
}
