/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two programs work on one database, each with a store and a session of its own. */

#include "baton-connection-private.h"
#include "baton-index-service.h"
#include "baton-insight-service.h"
#include "service-fixture.h"

#define N_LEADS 24

typedef struct
{
  Office *office;
  gint64  leads[N_LEADS];
  guint   n_accepted;
} Rep;

/* Opens the same database once more, for another. */
static void
open_other (Office       *other,
            const Office *office,
            const char   *actor)
{
  *other = (Office) { .fixture = office->fixture, .store = store_fixture_open (office->fixture) };
  other->session = baton_session_new (baton_store_get_connection (other->store), actor);
  office_set_now (other, OFFICE_NOW);
}

static void
close_other (Office *other)
{
  baton_session_free (other->session);
  baton_store_close (other->store);
  g_object_unref (other->store);
}

static void
test_lead (Office *office)
{
  const BatonChange change = { "company", "Looms" };
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  Office other;
  gint64 lead;

  open_other (&other, office, "Other");
  lead = office_add_lead (office, "ada@mills.example");
  office_load (&other, lead, &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_COMPANY], ==, "Lovelace Mills");

  g_assert_true (baton_change_lead (other.session, lead, &change, 1, NULL, &error));
  g_assert_no_error (error);
  office_load (office, lead, &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_COMPANY], ==, "Looms");
  close_other (&other);
}

/* An event that both send counts once. */
static void
test_event (Office *office)
{
  BatonReceipt first, again;
  Office other;

  open_other (&other, office, "Other");
  office_raise_hand (office, "ada@mills.example", &first);
  office_raise_hand (&other, "ada@mills.example", &again);
  g_assert_true (first.is_new);
  g_assert_false (again.is_new);
  g_assert_cmpint (again.event, ==, first.event);
  g_assert_cmpint (again.lead, ==, first.lead);
  close_other (&other);
}

static void
test_people (Office *office)
{
  g_autoptr(BatonPerson) found = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;
  Office other;
  gint64 ana;

  open_other (&other, office, "Other");
  office_raise_hand (&other, "ada@mills.example", &receipt);
  office_load (&other, receipt.lead, &row);
  g_assert_cmpint (row.state.owner, ==, 0);

  ana = office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  found = baton_people_find (other.session, "ana", &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->id, ==, ana);
  office_raise_hand (&other, "bea@looms.example", &receipt);
  office_load (office, receipt.lead, &row);
  g_assert_cmpint (row.state.owner, ==, ana);

  found->active = FALSE;
  g_assert_true (baton_people_change (other.session, found, NULL, &error));
  office_raise_hand (office, "cy@dyes.example", &receipt);
  office_load (office, receipt.lead, &row);
  g_assert_cmpint (row.state.owner, ==, 0);
  close_other (&other);
}

/* Rules that one applies hold for what the other does next. */
static void
test_rules (Office *office)
{
  const char *rules = "{\"format\": 1, \"name\": \"Downloads\", \"interest\": [{\"id\": \"paper\", \"name\": \"Paper\","
                      " \"kind\": \"download\", \"points\": 60}],"
                      " \"thresholds\": {\"mql\": {\"score\": 50, \"release\": 40, \"fit\": 0, \"interest\": 0}}}";
  const char *first = "{\"source\": \"s\", \"id\": \"1\", \"kind\": \"download\", \"email\": \"ada@mills.example\"}";
  const char *second = "{\"source\": \"s\", \"id\": \"2\", \"kind\": \"download\", \"email\": \"ada@mills.example\"}";
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;
  BatonReceipt receipt;
  Office other;
  gint64 version;

  open_other (&other, office, "Other");
  office_record (&other, first, &receipt);
  g_assert_cmpint (receipt.handoff, ==, 0);

  g_assert_true (baton_rules_apply (office->session, rules, NULL, &version, &report, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.handed_over, ==, 1);
  office_load (&other, receipt.lead, &row);
  g_assert_cmpint (row.state.fit, ==, 0);
  g_assert_cmpint (row.state.interest, ==, 60);

  office_record (&other, second, &receipt);
  office_load (office, receipt.lead, &row);
  g_assert_cmpint (row.state.interest, ==, 100);
  close_other (&other);
}

static void
test_index (Office *office)
{
  g_autoptr(BatonIndex) index = NULL;
  g_autoptr(BatonFilter) waiting = NULL;
  g_autoptr(GArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;
  Office other;

  open_other (&other, office, "Other");
  index = baton_load_index (other.session, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (baton_index_get_n_leads (index), ==, 0);

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_raise_hand (office, "ada@mills.example", &receipt);
  g_assert_true (baton_follow_index (other.session, index, NULL, &error));
  waiting = baton_parse_filter (other.session, "stage:mql owner:ana suppressed:yes", &error);
  rows = baton_index_select (index, waiting, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (baton_index_get_id (index, g_array_index (rows, guint32, 0)), ==, receipt.lead);
  close_other (&other);
}

static void
test_accepted_once (Office *office)
{
  g_autoptr(GError) error = NULL;
  BatonReceipt receipt;
  gint64 handoff;
  Office other;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_raise_hand (office, "ada@mills.example", &receipt);
  open_other (&other, office, "Other");

  g_assert_true (baton_accept (office->session, receipt.lead, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (baton_accept (other.session, receipt.lead, 0, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_true (baton_return_lead (other.session, receipt.lead, BATON_RETURN_NOT_READY, 0, NULL,
                                    NULL, NULL, &error));
  g_assert_false (baton_return_lead (office->session, receipt.lead, BATON_RETURN_NOT_READY, 0, NULL,
                                     NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_true (baton_hand_over (office->session, receipt.lead, 0, &handoff, NULL, &error));
  g_assert_false (baton_hand_over (other.session, receipt.lead, 0, &handoff, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  close_other (&other);
}

static gpointer
accept_all (gpointer data)
{
  Rep *rep = data;

  for (guint i = 0; i < N_LEADS; i++)
    {
      g_autoptr(GError) error = NULL;

      if (baton_accept (rep->office->session, rep->leads[i], 0, NULL, &error))
        rep->n_accepted++;
      else
        g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
    }
  return NULL;
}

/* Both want all the leads at the same time, one from the first on and the
 * other from the last. */
static void
test_race (Office *office)
{
  Office other;
  Rep reps[2] = { { .office = office }, { .office = &other } };
  GThread *thread;

  office_hire (office, "Ana", BATON_TEAM_SALES, 100);
  for (guint i = 0; i < N_LEADS; i++)
    {
      g_autofree char *email = g_strdup_printf ("lead%u@mills.example", i);
      BatonReceipt receipt;

      office_raise_hand (office, email, &receipt);
      reps[0].leads[i] = reps[1].leads[N_LEADS - 1 - i] = receipt.lead;
    }
  open_other (&other, office, "Other");

  thread = g_thread_new ("other", accept_all, &reps[1]);
  accept_all (&reps[0]);
  g_thread_join (thread);
  g_assert_cmpuint (reps[0].n_accepted + reps[1].n_accepted, ==, N_LEADS);
  close_other (&other);
}

/* Who waits too long is told so, and has done nothing; reading goes on. */
static void
test_busy (Office *office)
{
  gint64 lead = office_add_lead (office, "ada@mills.example");
  const BatonChange change = { "company", "Looms" };
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonOverview overview;
  Office other;

  open_other (&other, office, "Other");
  baton_connection_set_busy_wait (baton_session_get_connection (other.session), 10 * 1000);

  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_WRITE, NULL, &error));
  g_assert_true (baton_change_lead (office->session, lead, &change, 1, NULL, &error));
  g_assert_false (baton_change_lead (other.session, lead, &change, 1, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_BUSY);
  g_clear_error (&error);
  office_load (&other, lead, &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_COMPANY], ==, "Lovelace Mills");
  g_assert_true (baton_overview (other.session, &overview, NULL, &error));
  g_assert_cmpuint (overview.n_leads, ==, 1);

  g_assert_true (baton_session_end (office->session, TRUE, &error));
  office_load (&other, lead, &row);
  g_assert_cmpstr (row.record.values[BATON_FIELD_COMPANY], ==, "Looms");
  g_assert_true (baton_change_lead (other.session, lead, &(BatonChange) { "company", "Dyes" }, 1, NULL, &error));
  g_assert_no_error (error);
  close_other (&other);
}

/* A large file is taken in although another program has the database open. */
static void
test_large_import (Office *office)
{
  g_autoptr(GString) text = g_string_new ("Email,Notes\n");
  g_autofree char *filler = g_strnfill (6000, 'x');
  g_autofree char *path = NULL;
  g_autoptr(BatonImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  BatonOverview overview;
  Office other;

  open_other (&other, office, "Other");
  for (guint i = 0; i < 800; i++)
    g_string_append_printf (text, "lead%u@mills.example,%s\n", i, filler);
  path = office_write_file (office, "leads.csv", text->str);

  report = baton_import_leads (office->session, path, NULL, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->created, ==, 800);
  g_assert_true (baton_overview (other.session, &overview, NULL, &error));
  g_assert_cmpuint (overview.n_leads, ==, 800);
  office_add_lead (&other, "late@mills.example");
  close_other (&other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/two-processes/lead", test_lead);
  office_add_test ("/two-processes/event", test_event);
  office_add_test ("/two-processes/people", test_people);
  office_add_test ("/two-processes/rules", test_rules);
  office_add_test ("/two-processes/index", test_index);
  office_add_test ("/two-processes/accepted-once", test_accepted_once);
  office_add_test ("/two-processes/race", test_race);
  office_add_test ("/two-processes/busy", test_busy);
  office_add_test ("/two-processes/large-import", test_large_import);
  return g_test_run ();
}
