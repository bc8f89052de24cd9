/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "service-fixture.h"

#include "baton-outbox.h"
#include "baton-setup.h"

typedef struct
{
  OfficeTestFunc func;
} OfficeTest;

/* The fixture's function takes no data, so the test that runs is kept here. */
static GHashTable *tests;

void
office_set_now (Office *office,
                gint64  now)
{
  baton_session_set_now (office->session, now);
}

/* Every test that writes ends with a check of all that must always hold. */
void
office_assert_healthy (Office *office)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonCheckReport) report = baton_check (office->session, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->violations->len; i++)
    {
      const BatonViolation *violation = g_ptr_array_index (report->violations, i);

      g_test_message ("%s: lead %" G_GINT64_FORMAT ": %s", violation->invariant, violation->lead, violation->text);
    }
  g_assert_cmpuint (report->violations->len, ==, 0);
}

static void
run_test (StoreFixture *fixture)
{
  OfficeTestFunc func = NULL;
  GHashTableIter iter;
  gpointer path, value;
  Office office = { .fixture = fixture };
  g_autoptr(GError) error = NULL;
  gboolean was_new;

  g_hash_table_iter_init (&iter, tests);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      if (g_str_has_suffix (g_test_get_path (), path))
        func = ((OfficeTest *) value)->func;
    }
  g_assert_nonnull (func);

  office.store = store_fixture_open (fixture);
  office.session = baton_session_new (baton_store_get_connection (office.store), "Tester");
  office_set_now (&office, OFFICE_NOW);
  g_assert_true (baton_set_up (office.session, &was_new, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (was_new);

  func (&office);

  office_assert_healthy (&office);
  baton_session_free (office.session);
  baton_store_close (office.store);
  g_object_unref (office.store);
}

static void
add_test (const char     *path,
          OfficeTestFunc  func)
{
  OfficeTest *test = g_new0 (OfficeTest, 1);

  if (tests == NULL)
    tests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  test->func = func;
  g_hash_table_insert (tests, g_strdup (path), test);
}

/* Runs a test on each of the databases. */
void
office_add_test (const char     *path,
                 OfficeTestFunc  func)
{
  add_test (path, func);
  store_fixture_add (path, run_test);
}

/* Runs a test on SQLite alone. */
void
office_add_sqlite_test (const char     *path,
                        OfficeTestFunc  func)
{
  add_test (path, func);
  store_fixture_add_sqlite (path, run_test);
}

gint64
office_hire (Office     *office,
             const char *name,
             BatonTeam   team,
             int         cap)
{
  g_autoptr(BatonPerson) person = baton_person_new ();
  g_autoptr(GError) error = NULL;

  person->name = g_strdup (name);
  person->team = team;
  person->cap = cap;
  g_assert_true (baton_people_add (office->session, person, NULL, &error));
  g_assert_no_error (error);
  return person->id;
}

gint64
office_add_lead (Office     *office,
                 const char *email)
{
  const BatonChange changes[] = {
    { "email", email },
    { "first_name", "Ada" },
    { "company", "Lovelace Mills" },
    { "job_title", "Head of Operations" },
  };
  g_autoptr(GError) error = NULL;
  gint64 lead;

  g_assert_true (baton_add_lead (office->session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error));
  g_assert_no_error (error);
  return lead;
}

void
office_record (Office       *office,
               const char   *line,
               BatonReceipt *receipt)
{
  g_autoptr(BatonEventReader) reader = NULL;
  const BatonIncomingEvent *incoming;
  BatonReject *reject = NULL;
  g_autoptr(GError) error = NULL;

  reader = baton_event_reader_new_for_text (line, -1, baton_session_get_now (office->session));
  incoming = baton_event_reader_next (reader, &reject, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (reject);
  g_assert_true (baton_record_event (office->session, incoming, receipt, NULL, &error));
  g_assert_no_error (error);
}

void
office_raise_hand (Office       *office,
                   const char   *email,
                   BatonReceipt *receipt)
{
  g_autofree char *line = NULL;

  line = g_strdup_printf ("{\"source\": \"site\", \"id\": \"demo-%s\", \"kind\": \"demo_request\", \"email\": \"%s\"}",
                          email, email);
  office_record (office, line, receipt);
}

void
office_load (Office       *office,
             gint64        lead,
             BatonLeadRow *row)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_load_lead (office->session, lead, row, &error));
  g_assert_no_error (error);
}

char *
office_write_file (Office     *office,
                   const char *name,
                   const char *text)
{
  g_autofree char *path = store_fixture_get_path (office->fixture, name);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static BatonConnection *
begin_reading (Office *office)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_READ, NULL, &error));
  g_assert_no_error (error);
  return baton_session_get_connection (office->session);
}

static void
end_reading (Office *office)
{
  g_assert_true (baton_session_end (office->session, TRUE, NULL));
}

/* What waits for a person, or (0) for everybody of a team. */
GArray *
office_list_notices (Office    *office,
                     gint64     person,
                     BatonTeam  team)
{
  BatonConnection *connection = begin_reading (office);
  GArray *notices = baton_outbox_list_waiting (connection, person, team, NULL);

  end_reading (office);
  g_assert_nonnull (notices);
  return notices;
}

GArray *
office_list_clocks (Office   *office,
                    gint64    lead,
                    gboolean  only_running)
{
  BatonConnection *connection = begin_reading (office);
  GArray *clocks = baton_clock_list (connection, lead, only_running, NULL);

  end_reading (office);
  g_assert_nonnull (clocks);
  return clocks;
}
