/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a score was, and why it changed since a time. */

#include "baton-score-history.h"
#include "baton-undo.h"
#include "service-fixture.h"

static void
change (Office     *office,
        gint64      lead,
        const char *field,
        const char *value)
{
  const BatonChange changes[] = { { field, value } };
  g_autoptr(GError) error = NULL;

  baton_change_lead (office->session, lead, changes, 1, NULL, &error);
  g_assert_no_error (error);
}

static BatonScoreHistory *
load (Office *office,
      gint64  lead,
      gint64  since)
{
  g_autoptr(GError) error = NULL;
  BatonScoreHistory *history = baton_load_score_history (office->session, lead, since, &error);

  g_assert_no_error (error);
  return history;
}

static int
get_fit (Office *office,
         gint64  lead)
{
  g_auto(BatonLeadRow) row = { 0, };

  office_load (office, lead, &row);
  return row.state.fit;
}

static void
assert_sums (const BatonScoreHistory *history)
{
  int sum = 0;

  for (guint i = 0; i < history->shifts->len; i++)
    sum += g_array_index (history->shifts, BatonScoreShift, i).points;
  g_assert_cmpint (sum, ==, baton_score_history_get_change (history));
}

/* The score of each day is found again from the journal. */
static void
test_past (Office *office)
{
  static const struct { const char *field; const char *value; } days[] = {
    { "country", "DE" }, { "employees", "120" }, { "job_title", NULL }, { "custom.machines", "forty" },
    { "employees", NULL }, { "job_title", "CEO" }, { "custom.machines", NULL },
  };
  gint64 lead = office_add_lead (office, "ada@looms.example");
  int fits[G_N_ELEMENTS (days) + 1];

  fits[0] = get_fit (office, lead);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      office_set_now (office, OFFICE_NOW + (i + 1) * DAY);
      change (office, lead, days[i].field, days[i].value);
      fits[i + 1] = get_fit (office, lead);
    }

  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_autoptr(BatonScoreHistory) history = load (office, lead, OFFICE_NOW + i * DAY + HOUR);

      g_assert_cmpint (history->before->score.fit, ==, fits[i]);
      g_assert_cmpint (history->now->score.fit, ==, fits[G_N_ELEMENTS (days)]);
      assert_sums (history);
    }
}

/* What was changed and taken back has not changed. */
static void
test_undone (Office *office)
{
  gint64 lead = office_add_lead (office, "ada@looms.example");
  g_autoptr(BatonScoreHistory) history = NULL;
  g_autoptr(GError) error = NULL;

  office_set_now (office, OFFICE_NOW + 2 * DAY);
  change (office, lead, "job_title", NULL);
  g_assert_true (baton_undo (office->session, baton_undo_token (office->session), NULL, &error));
  g_assert_no_error (error);

  history = load (office, lead, OFFICE_NOW + DAY);
  g_assert_cmpint (baton_score_history_get_change (history), ==, 0);
  g_assert_cmpuint (history->shifts->len, ==, 0);
}

static void
test_events (Office *office)
{
  gint64 lead = office_add_lead (office, "ada@looms.example");
  g_autoptr(BatonScoreHistory) history = NULL;
  BatonReceipt receipt;

  office_set_now (office, OFFICE_NOW + 8 * DAY);
  office_record (office, "{\"source\": \"s\", \"id\": \"1\", \"kind\": \"webinar_attend\", \"email\": \"ada@looms.example\"}",
                 &receipt);
  history = load (office, lead, OFFICE_NOW + DAY);
  g_assert_cmpint (history->before->score.interest, ==, 0);
  g_assert_cmpint (baton_score_history_get_change (history), ==, 20);
  g_assert_cmpuint (history->shifts->len, ==, 1);
  g_assert_cmpuint (g_array_index (history->shifts, BatonScoreShift, 0).n_events, ==, 1);
  g_assert_cmpuint (history->changes->len, ==, 2);
}

static void
test_new (Office *office)
{
  gint64 lead = office_add_lead (office, "ada@looms.example");
  g_autoptr(BatonScoreHistory) history = load (office, lead, OFFICE_NOW - DAY);

  g_assert_null (history->before);
  g_assert_null (history->shifts);
  g_assert_cmpint (baton_score_history_get_change (history), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  office_add_test ("/score-history/past", test_past);
  office_add_test ("/score-history/undone", test_undone);
  office_add_test ("/score-history/events", test_events);
  office_add_test ("/score-history/new", test_new);

  return g_test_run ();
}
