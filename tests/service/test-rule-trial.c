/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rules would do, against what they then do; and the past, against what
 * was known then. */

#include "baton-rule-trial.h"
#include "random-rules.h"
#include "service-fixture.h"

#define N_LEADS 20
#define GAP 6000
#define N_RULE_SETS 12

static const char * const kinds[] = { "page_view", "email_click", "download", "form_submit", "webinar_attend", "demo_request" };

static void
skip_numbers (Office *office)
{
  BatonConnection *connection = baton_session_get_connection (office->session);
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_WRITE, NULL, &error));
  g_assert_cmpint (baton_connection_next_number (connection, "lead", GAP, &error), >, 0);
  g_assert_true (baton_session_end (office->session, TRUE, &error));
}

static void
record (Office     *office,
        const char *email,
        const char *id,
        const char *kind)
{
  g_autofree char *line =
    g_strdup_printf ("{\"source\": \"s\", \"id\": \"%s-%s\", \"kind\": \"%s\", \"email\": \"%s\", "
                     "\"url\": \"https://x.example/pricing\", \"form\": \"news\"}",
                     email, id, kind, email);
  BatonReceipt receipt;

  office_record (office, line, &receipt);
}

/* Leads that did all kinds of things, so far apart that they are read on
 * threads of their own. */
static void
fill (Office *office)
{
  office_hire (office, "Ana", BATON_TEAM_SALES, 100);
  for (int i = 0; i < N_LEADS; i++)
    {
      g_autofree char *email = g_strdup_printf ("lead%d@%s", i, i % 3 == 0 ? "gmail.com" : "mills.example");

      office_add_lead (office, email);
      for (int j = 0; j < i % 6; j++)
        {
          g_autofree char *id = g_strdup_printf ("%d", j);

          record (office, email, id, kinds[(i + j) % (G_N_ELEMENTS (kinds) - (i % 2))]);
        }
      skip_numbers (office);
    }
}

static gint64
lead_number (int i)
{
  return 1 + (gint64) i * (GAP + 1);
}

static BatonRuleSheet *
copy_rules (Office *office)
{
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(GError) error = NULL;
  gint64 version = 0;

  rules = baton_rules_load (office->session, &version, &error);
  g_assert_no_error (error);
  return baton_rule_sheet_copy (baton_rule_set_get_sheet (rules));
}

/* Takes the sheet. */
static BatonRuleSet *
make_rules (BatonRuleSheet *sheet)
{
  g_autoptr(GError) error = NULL;
  BatonRuleSet *rules = baton_rule_set_new (sheet, &error);

  g_assert_no_error (error);
  return rules;
}

static BatonRuleTrial *
try_rules (Office       *office,
           BatonRuleSet *rules)
{
  g_autoptr(GError) error = NULL;
  BatonRuleTrial *trial = baton_rule_trial_run (office->session, rules, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return trial;
}

static BatonRuleTrial *
try_rules_in_force (Office *office)
{
  g_autoptr(BatonRuleSet) rules = make_rules (copy_rules (office));

  return try_rules (office, rules);
}

static void
apply (Office             *office,
       BatonRuleSet       *rules,
       BatonRescoreReport *report)
{
  const BatonRuleSave save = { .comment = "Tried" };
  g_autoptr(GError) error = NULL;
  gint64 version;

  g_assert_true (baton_rules_save (office->session, rules, &save, &version, report, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_movers (Office       *office,
               const GArray *movers,
               guint         stage,
               gboolean      is_done)
{
  g_auto(BatonLeadRow) row = { 0, };

  for (guint i = 0; i < movers->len; i++)
    {
      const BatonRuleMover *mover = &g_array_index (movers, BatonRuleMover, i);

      office_load (office, mover->lead, &row);
      g_assert_cmpuint (row.state.stage, ==, stage);
      g_assert_cmpint (row.state.fit + row.state.interest, ==, is_done ? mover->after : mover->before);
    }
}

/* A lower threshold brings in exactly those that were told, and a higher one
 * takes them out again. */
static void
test_comes_true (Office *office)
{
  BatonRuleSheet *low = NULL, *high = NULL;
  g_autoptr(BatonRuleSet) low_rules = NULL;
  g_autoptr(BatonRuleSet) high_rules = NULL;
  g_autoptr(BatonRuleTrial) entering = NULL;
  g_autoptr(BatonRuleTrial) leaving = NULL;
  BatonRescoreReport report;

  fill (office);
  low = copy_rules (office);
  low->mql = (BatonThreshold) { .score = 45, .release = 45 };
  low_rules = make_rules (low);
  entering = try_rules (office, low_rules);
  g_assert_cmpuint (entering->effect->n_leads, ==, N_LEADS);
  g_assert_cmpuint (entering->effect->entering->len, >, 0);
  g_assert_cmpuint (entering->effect->leaving->len, ==, 0);
  assert_movers (office, entering->effect->entering, BATON_STAGE_NEW, FALSE);

  apply (office, low_rules, &report);
  g_assert_cmpuint (report.handed_over, ==, entering->effect->entering->len);
  assert_movers (office, entering->effect->entering, BATON_STAGE_MARKETING_QUALIFIED, TRUE);

  high = copy_rules (office);
  high->mql = (BatonThreshold) { .score = 200, .release = 200 };
  high_rules = make_rules (high);
  leaving = try_rules (office, high_rules);
  g_assert_cmpuint (leaving->effect->leaving->len, >=, entering->effect->entering->len);
  apply (office, high_rules, &report);
  g_assert_cmpuint (report.released, ==, leaving->effect->leaving->len);
  assert_movers (office, leaving->effect->leaving, BATON_STAGE_NEW, TRUE);
}

/* Rules in which everything occurs: what a trial tells is what applying does,
 * and all at once score as one by one. */
static void
test_random_rules (Office *office)
{
  GRand *rand = g_rand_new_with_seed (17);

  fill (office);
  for (guint round = 0; round < N_RULE_SETS; round++)
    {
      g_autoptr(BatonRuleSet) rules = make_rules (make_random_sheet (rand));
      g_autoptr(BatonRuleTrial) trial = NULL;
      g_auto(BatonLeadRow) row = { 0, };
      BatonRescoreReport report;
      guint64 in_matrix = 0;

      office_set_now (office, OFFICE_NOW + round * 9 * DAY);
      trial = try_rules (office, rules);
      for (guint i = 0; i < BATON_MATRIX_SIZE * BATON_MATRIX_SIZE; i++)
        in_matrix += trial->effect->after.matrix[i / BATON_MATRIX_SIZE][i % BATON_MATRIX_SIZE];
      g_assert_cmpuint (in_matrix, ==, N_LEADS);

      apply (office, rules, &report);
      g_assert_cmpuint (report.handed_over, ==, trial->effect->entering->len);
      g_assert_cmpuint (report.released, ==, trial->effect->leaving->len);
      for (int i = 0; i < N_LEADS; i++)
        {
          g_autoptr(BatonExplanation) explanation = NULL;

          office_load (office, lead_number (i), &row);
          explanation = baton_explain_lead (office->session, row.id, NULL);
          g_assert_cmpint (row.state.fit, ==, explanation->score.fit);
          g_assert_cmpint (row.state.interest, ==, explanation->score.interest);
        }
    }
  g_rand_free (rand);
}

static void
assert_same_past (const BatonRuleTrial *one,
                  const BatonRuleTrial *other)
{
  const BatonHindsight *a = one->hindsight, *b = other->hindsight;

  g_assert_cmpmem (a->n_cases, sizeof a->n_cases, b->n_cases, sizeof b->n_cases);
  g_assert_cmpmem (a->bands, sizeof a->bands, b->bands, sizeof b->bands);
  g_assert_cmpmem (a->curve, sizeof a->curve, b->curve, sizeof b->curve);
  g_assert_cmpfloat (a->auc, ==, b->auc);
}

static void
return_lead (Office            *office,
             gint64             lead,
             BatonReturnReason  reason)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_return_lead (office->session, lead, reason, 0, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
win (Office *office,
     gint64  lead)
{
  static const char * const stages[] = { "sales-qualified", "opportunity", "customer" };
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_accept (office->session, lead, 0, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      const BatonChange change = { "stage", stages[i] };

      g_assert_true (baton_change_lead (office->session, lead, &change, 1, NULL, &error));
      g_assert_no_error (error);
    }
}

/* A lead whose score of then falls into a band of then, however much it does
 * afterwards and however much time goes by. */
static void
test_as_of_handoff (Office *office)
{
  g_autoptr(BatonRuleTrial) before = NULL;
  g_autoptr(BatonRuleTrial) after = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  BatonReceipt receipt;
  guint band;

  office_hire (office, "Ana", BATON_TEAM_SALES, 100);
  office_add_lead (office, "won@mills.example");
  office_add_lead (office, "back@mills.example");
  office_raise_hand (office, "won@mills.example", &receipt);
  record (office, "back@mills.example", "0", "page_view");
  office_raise_hand (office, "back@mills.example", &receipt);
  office_load (office, 1, &row);
  band = (guint) MIN ((row.state.fit + row.state.interest) / 20, 9);

  office_set_now (office, OFFICE_NOW + HOUR);
  win (office, 1);
  return_lead (office, 2, BATON_RETURN_NOT_READY);
  before = try_rules_in_force (office);
  g_assert_cmpuint (before->hindsight->n_cases[BATON_HINDSIGHT_WON], ==, 1);
  g_assert_cmpuint (before->hindsight->n_cases[BATON_HINDSIGHT_RETURNED], ==, 1);
  g_assert_cmpuint (before->hindsight->bands[band].won, ==, 1);
  g_assert_cmpint (before->cap, ==, 100);
  g_assert_cmpfloat (before->monthly_target, ==, 50);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("later-%u", i);

      office_set_now (office, OFFICE_NOW + 2 * HOUR + i * DAY);
      record (office, "won@mills.example", id, kinds[i % 5]);
    }
  office_set_now (office, OFFICE_NOW + 200 * DAY);
  after = try_rules_in_force (office);
  assert_same_past (after, before);
}

/* Each pass of a lead is judged by how it ended: one was returned the first time
 * and won the second, one was lost and is with Sales again. */
static void
test_each_pass (Office *office)
{
  g_autoptr(BatonRuleTrial) trial = NULL;
  BatonReceipt receipt;

  office_hire (office, "Ana", BATON_TEAM_SALES, 100);
  office_add_lead (office, "ada@mills.example");
  office_raise_hand (office, "ada@mills.example", &receipt);
  return_lead (office, 1, BATON_RETURN_NOT_READY);

  office_set_now (office, OFFICE_NOW + 14 * DAY);
  record (office, "ada@mills.example", "again", "demo_request");
  win (office, 1);
  office_add_lead (office, "li@mills.example");
  office_raise_hand (office, "li@mills.example", &receipt);
  return_lead (office, 2, BATON_RETURN_CLOSED_LOST);
  office_set_now (office, OFFICE_NOW + 15 * DAY);
  record (office, "li@mills.example", "again", "demo_request");
  office_add_lead (office, "new@mills.example");

  trial = try_rules_in_force (office);
  g_assert_cmpuint (trial->hindsight->n_cases[BATON_HINDSIGHT_RETURNED], ==, 1);
  g_assert_cmpuint (trial->hindsight->n_cases[BATON_HINDSIGHT_WON], ==, 1);
  g_assert_cmpuint (trial->hindsight->n_cases[BATON_HINDSIGHT_LOST], ==, 1);
  g_assert_cmpuint (trial->hindsight->n_cases[BATON_HINDSIGHT_OPEN], ==, 2);
  g_assert_cmpuint (trial->hindsight->n_weeks, ==, 3);
  g_assert_cmpuint (trial->hindsight->weeks[0][200], ==, 1);
  g_assert_cmpuint (trial->hindsight->weeks[1][200], ==, 0);
  g_assert_cmpuint (trial->hindsight->weeks[2][200], ==, 3);
}

/* Reads leads with what became of them, as another program knows it. */
static void
import_outcomes (Office     *office,
                 const char *rows)
{
  g_autofree char *text = g_strconcat ("Email,Outcome\n", rows, NULL);
  g_autofree char *path = office_write_file (office, "outcomes.csv", text);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonMapping) mapping =
    baton_mapping_new_from_json ("{\"outcome\": {\"column\": \"Outcome\", \"won\": [\"won\"], \"lost\": [\"lost\"]}}",
                                 -1, &error);
  g_autoptr(BatonImportReport) report = NULL;

  g_assert_no_error (error);
  report = baton_import_leads (office->session, path, mapping, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->rejected, ==, 0);
}

/* What was known before a handoff is not what came of it: one lead was lost long
 * ago and is with Sales anew, of two others it is told while Sales has them. */
static void
test_told_outcomes (Office *office)
{
  g_autoptr(BatonRuleTrial) before = NULL;
  g_autoptr(BatonRuleTrial) after = NULL;
  BatonReceipt receipt;

  office_hire (office, "Ana", BATON_TEAM_SALES, 100);
  import_outcomes (office, "old@mills.example,lost\n");
  office_add_lead (office, "lost@mills.example");
  office_add_lead (office, "won@mills.example");
  office_set_now (office, OFFICE_NOW + HOUR);
  office_raise_hand (office, "old@mills.example", &receipt);
  g_assert_cmpint (receipt.handoff, >, 0);
  office_raise_hand (office, "lost@mills.example", &receipt);
  office_raise_hand (office, "won@mills.example", &receipt);
  before = try_rules_in_force (office);
  g_assert_cmpuint (before->hindsight->n_cases[BATON_HINDSIGHT_LOST], ==, 0);
  g_assert_cmpuint (before->hindsight->n_cases[BATON_HINDSIGHT_OPEN], ==, 3);

  office_set_now (office, OFFICE_NOW + 2 * HOUR);
  import_outcomes (office, "lost@mills.example,lost\nwon@mills.example,won\nold@mills.example,lost\n");
  after = try_rules_in_force (office);
  g_assert_cmpuint (after->hindsight->n_cases[BATON_HINDSIGHT_LOST], ==, 1);
  g_assert_cmpuint (after->hindsight->n_cases[BATON_HINDSIGHT_WON], ==, 1);
  g_assert_cmpuint (after->hindsight->n_cases[BATON_HINDSIGHT_OPEN], ==, 1);
}

/* A lead that a filter holds, or whose fit is too low, would not have been
 * passed on at any threshold. */
static void
test_gates (Office *office)
{
  BatonRuleSheet *sheet = NULL;
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(BatonRuleTrial) open = NULL;
  g_autoptr(BatonRuleTrial) shut = NULL;

  office_hire (office, "Ana", BATON_TEAM_SALES, 100);
  office_add_lead (office, "ada@mills.example");
  record (office, "ada@mills.example", "0", "page_view");
  open = try_rules_in_force (office);
  g_assert_cmpuint (open->hindsight->weeks[0][1], ==, 1);

  sheet = copy_rules (office);
  sheet->mql.fit = 100;
  rules = make_rules (sheet);
  shut = try_rules (office, rules);
  g_assert_cmpuint (shut->hindsight->weeks[0][0], ==, 0);
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
test_cancel_and_progress (Office *office)
{
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(BatonRuleTrial) trial = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  double progress = 0;

  fill (office);
  rules = make_rules (copy_rules (office));
  trial = baton_rule_trial_run (office->session, rules, note_progress, &progress, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (progress, ==, 1);

  g_cancellable_cancel (cancellable);
  g_assert_null (baton_rule_trial_run (office->session, rules, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nobody (Office *office)
{
  g_autoptr(BatonRuleTrial) trial = try_rules_in_force (office);

  g_assert_cmpuint (trial->effect->n_leads, ==, 0);
  g_assert_cmpuint (trial->effect->entering->len, ==, 0);
  g_assert_cmpint (trial->threshold_for_target, ==, BATON_HINDSIGHT_NEVER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/rule-trial/comes-true", test_comes_true);
  office_add_test ("/rule-trial/random-rules", test_random_rules);
  office_add_test ("/rule-trial/as-of-handoff", test_as_of_handoff);
  office_add_test ("/rule-trial/each-pass", test_each_pass);
  office_add_test ("/rule-trial/told-outcomes", test_told_outcomes);
  office_add_test ("/rule-trial/gates", test_gates);
  office_add_test ("/rule-trial/cancel-and-progress", test_cancel_and_progress);
  office_add_test ("/rule-trial/nobody", test_nobody);
  return g_test_run ();
}
