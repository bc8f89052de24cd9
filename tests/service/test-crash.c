/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kills a process at work, again and again: what it was told is done must be
 * in the database, and nothing may be there by halves. */

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "baton-event-repository.h"
#include "baton-import-repository.h"
#include "baton-journal.h"
#include "baton-setup.h"
#include "crash-ledger.h"
#include "memory-folder.h"

/* How often one database sees its worker die. */
#define N_KILLS 20
#define N_KILLS_ON_SERVER 5

/* How long a worker may take to tell anything. It is only there to end a test
 * that hangs. */
#define PATIENCE (60 * G_USEC_PER_SEC)

#define SMALL_ROWS 2000
#define SMALL_NOTE 20

/* More than the 4 MiB from which on a file is taken in in bulk. */
#define LARGE_ROWS 3000
#define LARGE_NOTE 1500

#define MAX_IMPORTS 1000

/* From where a SQLite file tells how it is written, and what says by a log. */
#define JOURNAL_MODE_PLACE 18
#define MODE_LOG 2

typedef struct
{
  GPid     pid;
  int      pipe;
  GString *heard;
  guint    n_words;
  gint64   started_at;
  gint64   first_at;
  gint64   last_at;
} Worker;

typedef void (*VerifyFunc) (Office *office,
                            Ledger *ledger);

static void
worker_start (Worker     *worker,
              Ledger     *ledger,
              const char *mode,
              const char *argument)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "crash-worker", NULL);
  char *argv[] = { program, ledger->fixture->location, (char *) mode, (char *) argument, NULL };
  g_autoptr(GError) error = NULL;

  *worker = (Worker) { .heard = g_string_new (NULL), .started_at = g_get_monotonic_time () };
  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &worker->pid, NULL, &worker->pipe, NULL, &error);
  g_assert_no_error (error);
}

/* Takes down what the worker says next; FALSE when there is nothing more. */
static gboolean
worker_hear (Worker *worker,
             Ledger *ledger)
{
  char buffer[4096];
  gssize n_read = read (worker->pipe, buffer, sizeof buffer);
  char *end;

  if (n_read <= 0)
    return FALSE;

  g_string_append_len (worker->heard, buffer, n_read);
  while ((end = memchr (worker->heard->str, '\n', worker->heard->len)) != NULL)
    {
      g_autofree char *line = g_strndup (worker->heard->str, end - worker->heard->str);

      g_string_erase (worker->heard, 0, end + 1 - worker->heard->str);
      note (ledger, line);
      worker->last_at = g_get_monotonic_time ();
      if (worker->n_words++ == 0)
        worker->first_at = worker->last_at;
    }
  return TRUE;
}

/* Listens until @until, or until it has said @n_words. */
static void
worker_listen (Worker *worker,
               Ledger *ledger,
               guint   n_words,
               gint64  until)
{
  gint64 left;

  while (worker->n_words < n_words && (left = until - g_get_monotonic_time ()) > 0)
    {
      struct pollfd watched = { worker->pipe, POLLIN, 0 };
      struct timespec timeout = { left / G_USEC_PER_SEC, left % G_USEC_PER_SEC * 1000 };

      if (ppoll (&watched, 1, &timeout, NULL) > 0)
        g_assert_true (worker_hear (worker, ledger));
    }
}

static void
worker_kill (Worker *worker,
             Ledger *ledger)
{
  int status;

  kill (worker->pid, SIGKILL);
  while (worker_hear (worker, ledger))
    continue;
  g_assert_cmpint (waitpid (worker->pid, &status, 0), ==, worker->pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  g_spawn_close_pid (worker->pid);
  close (worker->pipe);
  g_string_free (worker->heard, TRUE);
}

/* One byte of the database, or of what SQLite keeps beside it; 0 where there is none. */
static char
read_byte (const StoreFixture *fixture,
           const char         *suffix,
           int                 place)
{
  g_autofree char *path = g_strconcat (fixture->location, suffix, NULL);
  int file = open (path, O_RDONLY | O_CLOEXEC);
  char byte = 0;

  if (file >= 0 && pread (file, &byte, 1, place) != 1)
    byte = 0;
  if (file >= 0)
    close (file);
  return byte;
}

static gboolean
is_in_log_mode (const StoreFixture *fixture)
{
  return read_byte (fixture, "", JOURNAL_MODE_PLACE) == MODE_LOG;
}

/* What SQLite has to put back first stands in the file beside. */
static gboolean
has_half_transaction (const StoreFixture *fixture)
{
  return read_byte (fixture, "-journal", 0) != 0;
}

/* Random moments seldom hit the one in which SQLite writes into the file itself. */
static void
worker_await_half_transaction (Worker *worker,
                               Ledger *ledger)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;

  while (!has_half_transaction (ledger->fixture))
    {
      gint64 now = g_get_monotonic_time ();

      g_assert_cmpint (now, <, until);
      worker_listen (worker, ledger, G_MAXUINT, now + 100);
    }
}

/* How long it takes to come to work, and from one thing to the next. */
static void
learn_pace (Ledger       *ledger,
            const Worker *worker)
{
  if (worker->n_words > 0)
    ledger->start = worker->first_at - worker->started_at;
  if (worker->n_words > 1)
    ledger->step = (worker->last_at - worker->first_at) / (worker->n_words - 1);
}

/* Lets a worker do some things, and kills it somewhere in the next. The first
 * one does the most, so that the pace is known. */
static void
run_worker (Ledger     *ledger,
            const char *mode,
            const char *argument,
            guint       most_words)
{
  guint n_words = MAX (most_words, 2);
  gint64 span;
  Worker worker;

  if (ledger->step != 0)
    n_words = (guint) g_rand_int_range (ledger->random, 0, (gint32) most_words + 1);

  worker_start (&worker, ledger, mode, argument);
  worker_listen (&worker, ledger, n_words, worker.started_at + PATIENCE);
  g_assert_cmpuint (worker.n_words, >=, n_words);

  learn_pace (ledger, &worker);
  span = n_words == 0 ? ledger->start + ledger->step : 2 * ledger->step;
  if (ledger->in_file)
    worker_await_half_transaction (&worker, ledger);
  else
    worker_listen (&worker, ledger, G_MAXUINT,
                   g_get_monotonic_time () + (gint64) g_rand_double_range (ledger->random, 0, span));
  worker_kill (&worker, ledger);
}

static void
open_office (Office       *office,
             StoreFixture *fixture)
{
  *office = (Office) { .fixture = fixture, .store = store_fixture_open (fixture) };
  office->session = baton_session_new (baton_store_get_connection (office->store), "Tester");
  office_set_now (office, OFFICE_NOW);
}

static void
close_office (Office *office)
{
  baton_session_free (office->session);
  baton_store_close (office->store);
  g_object_unref (office->store);
}

static void
set_up (StoreFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  gboolean was_new;
  Office office;

  open_office (&office, fixture);
  baton_set_up (office.session, &was_new, NULL, &error);
  g_assert_no_error (error);
  office_hire (&office, "Ana", BATON_TEAM_SALES, 100000);
  office_hire (&office, "Wei", BATON_TEAM_SALES, 100000);
  close_office (&office);
}

static void
look_after_kill (Ledger     *ledger,
                 VerifyFunc  verify)
{
  g_autoptr(GError) error = NULL;
  Office office;

  if (!ledger->fixture->is_postgres)
    {
      ledger->n_in_bulk += !is_in_log_mode (ledger->fixture);
      ledger->n_undone += has_half_transaction (ledger->fixture);
    }
  open_office (&office, ledger->fixture);
  g_assert_true (ledger->fixture->is_postgres || is_in_log_mode (ledger->fixture));

  office_assert_healthy (&office);
  baton_session_begin (office.session, BATON_TRANSACTION_READ, NULL, &error);
  g_assert_no_error (error);
  verify (&office, ledger);
  baton_session_end (office.session, TRUE, &error);
  g_assert_no_error (error);
  close_office (&office);
}

static guint
get_n_kills (const StoreFixture *fixture)
{
  return fixture->is_postgres ? N_KILLS_ON_SERVER : N_KILLS;
}

static void
verify_recorded (BatonConnection *connection,
                 Ledger          *ledger)
{
  GHashTableIter iter;
  gpointer number, value;
  g_autoptr(GError) error = NULL;
  gint64 count;

  g_hash_table_iter_init (&iter, ledger->recorded);
  while (g_hash_table_iter_next (&iter, &number, &value))
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *) number);
      const Recorded *recorded = value;
      gint64 event, lead;

      baton_event_repository_find (connection, "site", id, &event, &lead, &error);
      g_assert_no_error (error);
      g_assert_cmpint (event, ==, recorded->event);
      g_assert_cmpint (lead, ==, recorded->lead);
    }

  /* The last one may be stored without the sender having heard of it. */
  baton_event_repository_count (connection, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, >=, g_hash_table_size (ledger->recorded));
  g_assert_cmpint (count, <=, g_hash_table_size (ledger->recorded) + 1);
}

static guint
count_entries (BatonConnection *connection,
               gint64           lead,
               const char      *action)
{
  g_autoptr(GPtrArray) entries = baton_journal_of_lead (connection, lead, 1000, NULL);
  guint count = 0;

  g_assert_nonnull (entries);
  for (guint i = 0; i < entries->len; i++)
    count += g_str_equal (((BatonJournalEntry *) g_ptr_array_index (entries, i))->action, action);
  return count;
}

static void
verify_deeds (BatonConnection    *connection,
              const BatonHandoff *handoff,
              const Deeds        *deeds)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;

  if (deeds->handoff != 0)
    g_assert_cmpint (handoff->id, ==, deeds->handoff);
  if (deeds->accepted)
    g_assert_cmpint (handoff->state, ==, BATON_HANDOFF_ACCEPTED);
  if (deeds->attempted)
    g_assert_cmpuint (count_entries (connection, handoff->lead, "attempted"), ==, 1);
  if (deeds->returned)
    {
      baton_lead_repository_load (connection, handoff->lead, &row, &error);
      g_assert_no_error (error);
      g_assert_cmpint (row.state.team, ==, BATON_TEAM_MARKETING);
      g_assert_cmpuint (count_entries (connection, handoff->lead, "returned"), ==, 1);
    }
}

/* Each lead raised its hand once, so it was handed over once. */
static void
verify_events (Office *office,
               Ledger *ledger)
{
  BatonConnection *connection = baton_session_get_connection (office->session);
  g_autoptr(GHashTable) leads = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GPtrArray) handoffs = NULL;
  g_autoptr(GError) error = NULL;
  GHashTableIter iter;
  gint64 first, last, count;
  gpointer lead;

  verify_recorded (connection, ledger);

  handoffs = baton_handoff_list (connection, 0, FALSE, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < handoffs->len; i++)
    {
      BatonHandoff *handoff = g_ptr_array_index (handoffs, i);
      const Deeds *deeds = g_hash_table_lookup (ledger->deeds, &handoff->lead);

      g_assert_true (g_hash_table_add (leads, &handoff->lead));
      if (deeds != NULL)
        verify_deeds (connection, handoff, deeds);
    }

  baton_lead_repository_get_range (connection, &first, &last, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, g_hash_table_size (leads));
  g_hash_table_iter_init (&iter, ledger->deeds);
  while (g_hash_table_iter_next (&iter, &lead, NULL))
    g_assert_true (g_hash_table_contains (leads, lead));
}

static void
test_events (StoreFixture *fixture)
{
  Ledger ledger;

  set_up (fixture);
  ledger_init (&ledger, fixture);
  for (guint i = 0; i < get_n_kills (fixture); i++)
    {
      g_autofree char *next = g_strdup_printf ("%" G_GINT64_FORMAT, ledger.next);

      run_worker (&ledger, "events", next, 12);
      look_after_kill (&ledger, verify_events);
    }
  g_test_message ("%u events acknowledged", g_hash_table_size (ledger.recorded));
  ledger_clear (&ledger);
}

static gboolean
count_lead (const BatonLeadRow *row,
            const BatonEvent   *events,
            guint               n_events,
            gpointer            user_data,
            GError            **error)
{
  ++*(gint64 *) user_data;
  return TRUE;
}

/* An import is there with all its leads or not at all, and so is taking it back. */
static void
verify_imports (Office *office,
                Ledger *ledger)
{
  BatonConnection *connection = baton_session_get_connection (office->session);
  g_autoptr(GPtrArray) imports = NULL;
  g_autoptr(GError) error = NULL;
  gint64 first, last, count, expected = 0;
  guint n_acknowledged = 0;

  imports = baton_import_list (connection, MAX_IMPORTS, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < imports->len; i++)
    {
      const BatonImport *import = g_ptr_array_index (imports, i);
      const gboolean *undone = g_hash_table_lookup (ledger->imports, &import->id);
      gint64 n_there = 0;

      baton_lead_repository_scan (connection, import->first_lead, import->last_lead, 0, FALSE, FALSE,
                                  count_lead, &n_there, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (import->created, ==, import->last_lead - import->first_lead + 1);
      g_assert_cmpint (n_there, ==, import->undone_at == 0 ? import->created : 0);
      expected += n_there;
      if (undone == NULL)
        continue;
      n_acknowledged++;
      g_assert_true (!*undone || import->undone_at != 0);
    }
  g_assert_cmpuint (n_acknowledged, ==, g_hash_table_size (ledger->imports));

  baton_lead_repository_get_range (connection, &first, &last, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, expected);
}

/* Some of the leads fit so well that they are handed over at once. */
static char *
write_leads (StoreFixture *fixture,
             guint         n_rows,
             guint         length)
{
  g_autofree char *path = store_fixture_get_path (fixture, "leads.csv");
  g_autoptr(GString) text = g_string_new ("Email,Company,Job Title,Industry,Employees,Phone,Country,Website,Notes\n");
  g_autofree char *filler = g_strnfill (length, 'x');
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      if (i % 100 == 0)
        g_string_append_printf (text, "lead%u@company.example,Company %u,CEO,Software,500,+49 30 %u,DE,"
                                "https://company%u.example/,%s\n", i, i % 500, 100000 + i, i, filler);
      else
        g_string_append_printf (text, "lead%u@company.example,Company %u,,,,,,,%s\n", i, i % 500, filler);
    }
  g_file_set_contents (path, text->str, text->len, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static void
kill_imports (StoreFixture *fixture,
              guint         n_rows,
              guint         length,
              gboolean      is_bulk)
{
  g_autofree char *path = write_leads (fixture, n_rows, length);
  Ledger ledger;

  set_up (fixture);
  ledger_init (&ledger, fixture);
  for (guint i = 0; i < get_n_kills (fixture); i++)
    {
      ledger.in_file = is_bulk && !fixture->is_postgres && i % 4 == 3;
      run_worker (&ledger, "imports", path, 2);
      look_after_kill (&ledger, verify_imports);
    }
  g_test_message ("%u imports acknowledged, %u kills in bulk, %u amid writing the file",
                  g_hash_table_size (ledger.imports), ledger.n_in_bulk, ledger.n_undone);
  g_assert_true ((ledger.n_in_bulk > 0) == (is_bulk && !fixture->is_postgres));
  ledger_clear (&ledger);
}

static void
test_import (StoreFixture *fixture)
{
  kill_imports (fixture, SMALL_ROWS, SMALL_NOTE, FALSE);
}

static void
test_bulk (StoreFixture *fixture)
{
  kill_imports (fixture, LARGE_ROWS, LARGE_NOTE, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  memory_folder_use ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("/crash/events/%u", i);

      store_fixture_add (path, test_events);
    }
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("/crash/import/%u", i);

      store_fixture_add (path, test_import);
    }
  store_fixture_add ("/crash/bulk/1", test_bulk);
  store_fixture_add ("/crash/bulk/2", test_bulk);
  return g_test_run ();
}
