/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that is full, or that may not be written: what was asked for fails
 * with a clear error, and nothing of it is done. */

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "baton-event-repository.h"
#include "baton-insight-service.h"
#include "baton-journal.h"
#include "service-fixture.h"

#define KIBIBYTE 1024

/* An ordinary user without rights, to be when root. */
#define NOBODY 65534

/* More than the 4 MiB from which on a file is taken in in bulk. */
#define LARGE_ROWS 1000
#define LARGE_NOTE 4500

typedef struct
{
  gint64 n_leads;
  gint64 n_events;
  gint64 last_entry;
} Contents;

typedef gboolean (*DeedFunc) (Office  *office,
                              GError **error);

static Contents
get_contents (Office *office)
{
  BatonConnection *connection = baton_session_get_connection (office->session);
  g_autoptr(GError) error = NULL;
  gint64 first, last;
  Contents contents;

  baton_session_begin (office->session, BATON_TRANSACTION_READ, NULL, &error);
  g_assert_no_error (error);
  baton_lead_repository_get_range (connection, &first, &last, &contents.n_leads, &error);
  g_assert_no_error (error);
  baton_event_repository_count (connection, &contents.n_events, &error);
  g_assert_no_error (error);
  baton_journal_get_last (connection, &contents.last_entry, &error);
  g_assert_no_error (error);
  baton_session_end (office->session, TRUE, &error);
  g_assert_no_error (error);
  return contents;
}

static void
assert_unchanged (Office   *office,
                  Contents  before)
{
  Contents now = get_contents (office);

  g_assert_cmpint (now.n_leads, ==, before.n_leads);
  g_assert_cmpint (now.n_events, ==, before.n_events);
  g_assert_cmpint (now.last_entry, ==, before.last_entry);
  office_assert_healthy (office);
}

static goffset
get_size (Office     *office,
          const char *suffix)
{
  g_autofree char *path = g_strconcat (office->fixture->location, suffix, NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

/* From now on no file grows by more than @room bytes over the largest of the database. */
static struct rlimit
fill_disk (Office *office,
           gsize   room)
{
  struct rlimit before, limit;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  limit = before;
  limit.rlim_cur = MAX (get_size (office, ""), get_size (office, "-wal")) + room;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  return before;
}

static void
make_room (struct rlimit before)
{
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
}

static gboolean
record (Office   *office,
        guint     number,
        gboolean *is_new,
        GError  **error)
{
  g_autofree char *line = NULL;
  g_autoptr(BatonEventReader) reader = NULL;
  const BatonIncomingEvent *incoming;
  BatonReject *reject = NULL;
  BatonReceipt receipt = { 0, };
  gboolean done;

  line = g_strdup_printf ("{\"source\": \"site\", \"id\": \"%u\", \"kind\": \"demo_request\","
                          " \"email\": \"lead%u@mills.example\"}", number, number);
  reader = baton_event_reader_new_for_text (line, -1, OFFICE_NOW);
  incoming = baton_event_reader_next (reader, &reject, NULL, NULL);
  g_assert_nonnull (incoming);
  done = baton_record_event (office->session, incoming, &receipt, NULL, error);
  *is_new = receipt.is_new;
  return done;
}

static void
test_full_events (Office *office)
{
  struct rlimit limit;
  g_autoptr(GError) error = NULL;
  gboolean is_new;
  guint n_recorded = 0;
  Contents contents;

  office_hire (office, "Ana", BATON_TEAM_SALES, 1000);
  limit = fill_disk (office, 200 * KIBIBYTE);
  while (record (office, n_recorded, &is_new, &error))
    {
      g_assert_true (is_new);
      n_recorded++;
    }
  g_assert_error (error, BATON_ERROR, BATON_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpuint (n_recorded, >, 0);

  contents = get_contents (office);
  g_assert_cmpint (contents.n_events, ==, n_recorded);
  g_assert_false (record (office, n_recorded, &is_new, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_FULL);
  g_clear_error (&error);
  assert_unchanged (office, contents);

  make_room (limit);
  g_assert_true (record (office, n_recorded, &is_new, &error));
  g_assert_no_error (error);
  g_assert_true (is_new);
  g_assert_cmpint (get_contents (office).n_events, ==, n_recorded + 1);
}

static char *
write_leads (Office *office,
             guint   n_rows,
             guint   length)
{
  g_autoptr(GString) text = g_string_new ("Email,Company,Notes\n");
  g_autofree char *filler = g_strnfill (length, 'x');

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "lead%u@company.example,Company %u,%s\n", i, i % 50, filler);
  return office_write_file (office, "leads.csv", text->str);
}

/* Gives a file more and more room, until it fits. */
static void
fail_import (Office *office,
             guint   n_rows,
             guint   length,
             gsize   step)
{
  g_autofree char *path = write_leads (office, n_rows, length);
  g_autoptr(BatonImportReport) report = NULL;
  gboolean is_new;
  Contents contents;

  office_hire (office, "Ana", BATON_TEAM_SALES, 1000);
  g_assert_true (record (office, 1, &is_new, NULL));
  contents = get_contents (office);

  for (gsize room = 0; report == NULL; room += step)
    {
      struct rlimit limit = fill_disk (office, room);
      g_autoptr(GError) error = NULL;

      report = baton_import_leads (office->session, path, NULL, FALSE, NULL, NULL, NULL, &error);
      if (report == NULL)
        {
          g_assert_error (error, BATON_ERROR, BATON_ERROR_FULL);
          assert_unchanged (office, contents);
        }
      make_room (limit);
      g_assert_true (room > 0 || report == NULL);
    }
  g_assert_cmpint (get_contents (office).n_leads, ==, contents.n_leads + n_rows);
}

static void
test_full_import (Office *office)
{
  fail_import (office, 1000, 100, 50 * KIBIBYTE);
}

static void
test_full_bulk (Office *office)
{
  fail_import (office, LARGE_ROWS, LARGE_NOTE, 600 * KIBIBYTE);
}

static void
test_full_import_of_events (Office *office)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr(BatonImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  struct rlimit limit;
  Contents contents;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "{\"source\": \"site\", \"id\": \"%u\", \"kind\": \"page_view\","
                            " \"email\": \"lead%u@company.example\"}\n", i, i % 300);
  path = office_write_file (office, "events.jsonl", text->str);

  contents = get_contents (office);
  limit = fill_disk (office, 100 * KIBIBYTE);
  report = baton_import_events (office->session, path, NULL, NULL, NULL, &error);
  g_assert_error (error, BATON_ERROR, BATON_ERROR_FULL);
  g_clear_error (&error);
  g_assert_null (report);
  assert_unchanged (office, contents);

  make_room (limit);
  report = baton_import_events (office->session, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_contents (office).n_events, ==, 2000);
}

/* A database that there is no room for can be made once there is. */
static void
test_full_beginning (Office *office)
{
  g_autofree char *path = store_fixture_get_path (office->fixture, "new.db");
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(GError) error = NULL;
  struct rlimit before, limit;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  for (limit = before, limit.rlim_cur = 0; store == NULL; limit.rlim_cur += 12 * KIBIBYTE)
    {
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      store = baton_store_open (path, BATON_STORE_CREATE, NULL, &error);
      if (store == NULL)
        g_assert_error (error, BATON_ERROR, BATON_ERROR_FULL);
      g_clear_error (&error);
    }
  make_room (before);
  baton_store_close (store);
}

static gboolean
add_lead (Office  *office,
          GError **error)
{
  const BatonChange email = { "email", "new@mills.example" };
  gint64 lead;

  return baton_add_lead (office->session, &email, 1, &lead, NULL, error);
}

static gboolean
change_lead (Office  *office,
             GError **error)
{
  const BatonChange change = { "company", "Looms" };

  return baton_change_lead (office->session, 1, &change, 1, NULL, error);
}

static gboolean
record_event (Office  *office,
              GError **error)
{
  gboolean is_new;

  return record (office, 99, &is_new, error);
}

static gboolean
hand_over (Office  *office,
           GError **error)
{
  gint64 handoff;

  return baton_hand_over (office->session, 2, 0, &handoff, NULL, error);
}

static gboolean
accept_lead (Office  *office,
             GError **error)
{
  return baton_accept (office->session, 1, 0, NULL, error);
}

static gboolean
return_lead (Office  *office,
             GError **error)
{
  return baton_return_lead (office->session, 1, BATON_RETURN_NOT_READY, 0, NULL, NULL, NULL, error);
}

static gboolean
log_attempt (Office  *office,
             GError **error)
{
  return baton_log_attempt (office->session, 1, BATON_ATTEMPT_REACHED, "call", NULL, NULL, error);
}

static gboolean
import_leads (Office  *office,
              GError **error)
{
  g_autofree char *path = write_leads (office, 3, 10);
  g_autoptr(BatonImportReport) report = NULL;

  report = baton_import_leads (office->session, path, NULL, FALSE, NULL, NULL, NULL, error);
  return report != NULL;
}

static gboolean
import_many_leads (Office  *office,
                   GError **error)
{
  g_autofree char *path = write_leads (office, LARGE_ROWS, LARGE_NOTE);
  g_autoptr(BatonImportReport) report = NULL;

  report = baton_import_leads (office->session, path, NULL, FALSE, NULL, NULL, NULL, error);
  return report != NULL;
}

static gboolean
import_events (Office  *office,
               GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr(BatonImportReport) report = NULL;

  path = office_write_file (office, "events.jsonl", "{\"kind\": \"page_view\", \"email\": \"ada@mills.example\"}\n");
  report = baton_import_events (office->session, path, NULL, NULL, NULL, error);
  return report != NULL;
}

static gboolean
undo_import (Office  *office,
             GError **error)
{
  BatonUndoReport report;

  return baton_import_undo (office->session, 1, &report, NULL, error);
}

static gboolean
tick (Office  *office,
      GError **error)
{
  BatonTickReport report;

  return baton_tick (office->session, &report, NULL, error);
}

static gboolean
rescore_all (Office  *office,
             GError **error)
{
  BatonRescoreReport report;

  return baton_rescore_all (office->session, &report, NULL, NULL, NULL, error);
}

static gboolean
apply_rules (Office  *office,
             GError **error)
{
  const char *rules = "{\"format\": 1, \"name\": \"None\", \"thresholds\": {\"mql\": {\"score\": 100}}}";
  BatonRescoreReport report;
  gint64 version;

  return baton_rules_apply (office->session, rules, NULL, &version, &report, NULL, NULL, NULL, error);
}

static gboolean
add_person (Office  *office,
            GError **error)
{
  g_autoptr(BatonPerson) person = baton_person_new ();

  person->name = g_strdup ("Wei");
  return baton_people_add (office->session, person, NULL, error);
}

static const DeedFunc deeds[] = {
  add_lead, change_lead, record_event, hand_over, accept_lead, return_lead, log_attempt, import_leads,
  import_many_leads, import_events, undo_import, tick, rescore_all, apply_rules, add_person,
};

/* Something for each of the deeds to be about: a lead that waits and one that does not. */
static void
prepare (Office *office)
{
  BatonReceipt receipt;
  g_autoptr(GError) error = NULL;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_raise_hand (office, "ada@mills.example", &receipt);
  g_assert_cmpint (receipt.lead, ==, 1);
  g_assert_cmpint (office_add_lead (office, "bea@looms.example"), ==, 2);
  g_assert_true (import_leads (office, &error));
}

static void
test_read_only (Office *office)
{
  Office reader = { .fixture = office->fixture };
  g_autoptr(GError) error = NULL;
  BatonOverview overview;
  Contents contents;

  prepare (office);
  contents = get_contents (office);

  reader.store = baton_store_open (office->fixture->location, BATON_STORE_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  reader.session = baton_session_new (baton_store_get_connection (reader.store), "Reader");
  office_set_now (&reader, OFFICE_NOW);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_assert_false (deeds[i] (&reader, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_READ_ONLY);
      g_clear_error (&error);
    }
  assert_unchanged (&reader, contents);
  g_assert_true (baton_overview (reader.session, &overview, NULL, &error));
  g_assert_cmpuint (overview.n_waiting, ==, 1);

  baton_session_free (reader.session);
  baton_store_close (reader.store);
  g_object_unref (reader.store);
}

/* Makes the folder and its files those of an ordinary user, who may write the
 * files and not the folder, and becomes that user when root. */
static void
lock_folder (const StoreFixture *fixture)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_chmod (fixture->folder, 0555);
  if (getuid () != 0)
    return;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = store_fixture_get_path (fixture, name);

      g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
    }
  g_assert_cmpint (chown (fixture->folder, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (seteuid (NOBODY), ==, 0);
}

static void
unlock_folder (const StoreFixture *fixture)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (fixture->folder, 0755);
}

/* The folder is locked while the database is open: there is no place for a
 * journal beside it, but the log is there already. */
static void
test_locked_folder (Office *office)
{
  g_autofree char *path = write_leads (office, LARGE_ROWS, LARGE_NOTE);
  g_autoptr(BatonImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_new;

  g_assert_true (record (office, 1, &is_new, &error));
  lock_folder (office->fixture);
  report = baton_import_leads (office->session, path, NULL, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (record (office, 2, &is_new, &error));
  g_assert_no_error (error);
  office_assert_healthy (office);
  g_assert_cmpint (get_contents (office).n_leads, ==, LARGE_ROWS + 2);
  unlock_folder (office->fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_sqlite_test ("/disk/full/beginning", test_full_beginning);
  office_add_sqlite_test ("/disk/full/events", test_full_events);
  office_add_sqlite_test ("/disk/full/import", test_full_import);
  office_add_sqlite_test ("/disk/full/bulk", test_full_bulk);
  office_add_sqlite_test ("/disk/full/import-of-events", test_full_import_of_events);
  office_add_test ("/disk/read-only", test_read_only);
  office_add_sqlite_test ("/disk/locked-folder", test_locked_folder);
  return g_test_run ();
}
