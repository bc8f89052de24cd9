/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Going through everybody at once, to score them or to load the index. The
 * numbers of the leads lie so far apart that they are read in many ranges, on
 * threads of their own. */

#include "baton-index-service.h"
#include "baton-journal.h"
#include "service-fixture.h"
#include "store-probe.h"

#define N_LEADS 24
#define GAP 6000

static const char * const kinds[] = { "page_view", "email_click", "download", "webinar_attend", "demo_request" };

static void
skip_numbers (Office *office)
{
  BatonConnection *connection = baton_session_get_connection (office->session);
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_WRITE, NULL, &error));
  g_assert_cmpint (baton_connection_next_number (connection, "lead", GAP, &error), >, 0);
  g_assert_true (baton_session_end (office->session, TRUE, &error));
}

/* Leads that did all kinds of things, some of whom were handed over. */
static void
fill (Office *office)
{
  office_hire (office, "Ana", BATON_TEAM_SALES, 100);
  for (int i = 0; i < N_LEADS; i++)
    {
      g_autofree char *email = g_strdup_printf ("lead%d@mills.example", i);

      office_add_lead (office, email);
      for (int j = 0; j < i % 7; j++)
        {
          g_autofree char *line =
            g_strdup_printf ("{\"source\": \"s\", \"id\": \"%d-%d\", \"kind\": \"%s\", \"email\": \"%s\", "
                             "\"url\": \"https://x.example/pricing\"}",
                             i, j, kinds[(i + j) % G_N_ELEMENTS (kinds)], email);
          BatonReceipt receipt;

          office_record (office, line, &receipt);
        }
      skip_numbers (office);
    }
}

static gint64
lead_number (int i)
{
  return 1 + (gint64) i * (GAP + 1);
}

static void
assert_scored (Office *office,
               gint64  now)
{
  g_auto(BatonLeadRow) row = { 0, };

  for (int i = 0; i < N_LEADS; i++)
    {
      g_autoptr(BatonExplanation) explanation = NULL;
      g_autoptr(GError) error = NULL;

      office_load (office, lead_number (i), &row);
      explanation = baton_explain_lead (office->session, row.id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (row.state.scored_at, ==, now);
      g_assert_cmpint (row.state.fit, ==, explanation->score.fit);
      g_assert_cmpint (row.state.interest, ==, explanation->score.interest);
      g_assert_cmpint (row.state.rescore_at, ==, explanation->score.next_change_at);
    }
  office_assert_healthy (office);
}

static void
note_progress (double   fraction,
               guint64  done,
               gpointer user_data)
{
  double *before = user_data;

  g_assert_cmpfloat (fraction, >=, *before);
  g_assert_cmpfloat (fraction, <=, 1);
  *before = fraction;
}

static void
test_everybody (Office *office)
{
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;
  double progress = 0;

  fill (office);
  for (int round = 1; round <= 3; round++)
    {
      gint64 now = OFFICE_NOW + round * 25 * DAY;

      office_set_now (office, now);
      baton_rescore_all (office->session, &report, note_progress, &progress, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report.scored, ==, N_LEADS);
      g_assert_cmpfloat (progress, ==, 1);
      progress = 0;
      assert_scored (office, now);
    }

  baton_rescore_all (office->session, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.changed + report.handed_over + report.released, ==, 0);
}

/* In a group the leads are scored as those before have left them. */
static void
test_in_group (Office *office)
{
  const BatonChange change = { "job_title", "Head of Operations" };
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;

  fill (office);
  office_set_now (office, OFFICE_NOW + DAY);
  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_WRITE, NULL, &error));
  for (int i = 0; i < N_LEADS; i += 5)
    g_assert_true (baton_change_lead (office->session, lead_number (i), &change, 1, NULL, &error));
  g_assert_true (baton_rescore_all (office->session, &report, NULL, NULL, NULL, &error));
  g_assert_true (baton_session_end (office->session, TRUE, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (report.scored, ==, N_LEADS);
  office_load (office, lead_number (0), &row);
  g_assert_cmpint (row.state.fit, >, 0);
  assert_scored (office, OFFICE_NOW + DAY);
}

static void
cancel (double   fraction,
        guint64  done,
        gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (Office *office)
{
  BatonConnection *connection = baton_session_get_connection (office->session);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  gint64 last_before, last_after;
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;

  fill (office);
  baton_journal_get_last (connection, &last_before, &error);
  g_assert_no_error (error);

  office_set_now (office, OFFICE_NOW + 50 * DAY);
  g_assert_false (baton_rescore_all (office->session, &report, cancel, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  baton_journal_get_last (connection, &last_after, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last_after, ==, last_before);
  for (int i = 0; i < N_LEADS; i++)
    {
      g_auto(BatonLeadRow) row = { 0, };

      office_load (office, lead_number (i), &row);
      g_assert_cmpint (row.state.scored_at, ==, OFFICE_NOW);
    }
  office_assert_healthy (office);
}

static void
set_custom (Office     *office,
            gint64      lead,
            const char *text)
{
  BatonConnection *connection = baton_session_get_connection (office->session);
  BatonStatement *statement;

  probe_begin (connection, BATON_TRANSACTION_WRITE);
  statement = probe_prepare (connection, "UPDATE lead SET custom = ?2 WHERE id = ?1");
  baton_statement_bind (statement, 1, lead);
  baton_statement_bind_text (statement, 2, text);
  probe_run (statement);
  probe_commit (connection);
}

/* What a reading thread comes upon is told like anything else, and nothing has changed. */
static void
test_damaged (Office *office)
{
  const char *rules = "{\"format\": 1, \"name\": \"Plans\", \"thresholds\": {\"mql\": {\"score\": 100}}, "
                      "\"fit\": [{\"id\": \"plan\", \"name\": \"Plan\", \"points\": 5, \"when\": "
                      "[{\"field\": \"custom.plan\", \"op\": \"is\", \"value\": \"gold\"}]}]}";
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;
  gint64 version;

  fill (office);
  baton_rules_apply (office->session, rules, NULL, &version, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.scored, ==, N_LEADS);

  set_custom (office, lead_number (20), "not an object");

  office_set_now (office, OFFICE_NOW + DAY);
  g_assert_false (baton_rescore_all (office->session, &report, NULL, NULL, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_DAMAGED);
  office_load (office, lead_number (0), &row);
  g_assert_cmpint (row.state.scored_at, ==, OFFICE_NOW);
  set_custom (office, lead_number (20), NULL);
}

static BatonIndex *
load_index (Office *office)
{
  g_autoptr(GError) error = NULL;
  BatonIndex *index = baton_load_index (office->session, NULL, NULL, &error);

  g_assert_no_error (error);
  return index;
}

static void
test_index (Office *office)
{
  g_autoptr(BatonIndex) index = NULL;

  fill (office);
  index = load_index (office);
  g_assert_cmpuint (baton_index_get_n_leads (index), ==, N_LEADS);
  for (int i = 0; i < N_LEADS; i++)
    g_assert_cmpint (baton_index_get_id (index, (guint) i), ==, lead_number (i));
}

/* Who is in the middle of something sees what that has done so far. */
static void
test_index_in_group (Office *office)
{
  g_autoptr(BatonIndex) index = NULL;
  g_autoptr(GError) error = NULL;

  fill (office);
  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_WRITE, NULL, &error));
  office_add_lead (office, "late@mills.example");
  index = load_index (office);
  baton_session_end (office->session, FALSE, NULL);
  g_assert_cmpuint (baton_index_get_n_leads (index), ==, N_LEADS + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/rescore/everybody", test_everybody);
  office_add_test ("/rescore/in-group", test_in_group);
  office_add_test ("/rescore/cancelled", test_cancelled);
  office_add_test ("/rescore/damaged", test_damaged);
  office_add_test ("/rescore/index", test_index);
  office_add_test ("/rescore/index-in-group", test_index_in_group);
  return g_test_run ();
}
