/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a preview tells is what happens when the rules are really saved. */

#include "baton-database-copy.h"
#include "baton-documents.h"
#include "baton-index-service.h"
#include "baton-lead-sample-private.h"
#include "baton-rule-count.h"
#include "baton-rule-preview.h"
#include "random-history.h"

#define N_STEPS 150

static const char * const rule_sets[] = {
  "{\"format\": 1, \"name\": \"Companies\", \"thresholds\": {\"mql\": {\"score\": 30, \"release\": 25},"
  "  \"hot\": {\"score\": 45}},"
  " \"fit\": [{\"id\": \"off\", \"name\": \"Off\", \"points\": 9, \"active\": false,"
  "   \"when\": [{\"field\": \"company\", \"op\": \"is not empty\"}]},"
  "  {\"id\": \"company\", \"name\": \"Company\", \"points\": 30,"
  "   \"when\": [{\"field\": \"company\", \"op\": \"is not empty\"}]}],"
  " \"interest\": [{\"id\": \"page\", \"name\": \"Page\", \"kind\": \"page_view\", \"points\": 9,"
  "   \"half_life_days\": 5},"
  "  {\"id\": \"quiet\", \"name\": \"Quiet\", \"inactive_days\": 14, \"points\": -15}],"
  " \"hand_raisers\": [{\"id\": \"demo\", \"name\": \"Demo\", \"kind\": \"demo_request\"}],"
  " \"routing\": {\"queue\": \"sales\", \"rules\": [{\"queue\": \"named\","
  "   \"when\": [{\"field\": \"first_name\", \"op\": \"is not empty\"}]}]}}",

  "{\"format\": 1, \"name\": \"Strict\", \"thresholds\": {\"mql\": {\"score\": 95, \"release\": 90}},"
  " \"filters\": [{\"id\": \"student\", \"name\": \"Student\", \"outcome\": \"hold\","
  "   \"when\": [{\"field\": \"job_title\", \"op\": \"is\", \"value\": \"Student\"}]},"
  "  {\"id\": \"circus\", \"name\": \"Circus\", \"outcome\": \"disqualify\", \"hand_raisers\": true,"
  "   \"when\": [{\"field\": \"industry\", \"op\": \"is\", \"value\": \"Circus\"}]}],"
  " \"fit\": [{\"id\": \"country\", \"name\": \"Country\", \"points\": 20,"
  "   \"when\": [{\"field\": \"country\", \"op\": \"is not empty\"}]}]}",
};

static BatonRuleSet *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  BatonRuleSet *rules = baton_rule_set_from_json (text, -1, &error);

  g_assert_no_error (error);
  return rules;
}

static BatonRuleEffect *
try_rules (Office          *office,
           BatonLeadSample *sample,
           BatonRuleSet    *rules)
{
  g_autoptr(GError) error = NULL;
  BatonRuleEffect *effect = baton_lead_sample_try (sample, office->session, rules, NULL, &error);

  g_assert_no_error (error);
  return effect;
}

static BatonRuleEffect *
count_rules (Office       *office,
             BatonRuleSet *rules)
{
  g_autoptr(GError) error = NULL;
  BatonRuleEffect *effect = baton_rules_count (office->session, rules, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return effect;
}

static void
assert_lists_equal (GArray *a,
                    GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const BatonRuleMover *x = &g_array_index (a, BatonRuleMover, i);
      const BatonRuleMover *y = &g_array_index (b, BatonRuleMover, i);

      g_assert_cmpint (x->lead, ==, y->lead);
      g_assert_cmpint (x->before, ==, y->before);
      g_assert_cmpint (x->after, ==, y->after);
    }
}

static void
assert_equal (const BatonRuleEffect *a,
              const BatonRuleEffect *b)
{
  g_assert_cmpuint (a->n_leads, ==, b->n_leads);
  g_assert_cmpmem (&a->before, sizeof a->before, &b->before, sizeof b->before);
  g_assert_cmpmem (&a->after, sizeof a->after, &b->after, sizeof b->after);
  g_assert_cmpuint (a->n_held, ==, b->n_held);
  g_assert_cmpuint (a->n_disqualified, ==, b->n_disqualified);
  assert_lists_equal (a->entering, b->entering);
  assert_lists_equal (a->leaving, b->leaving);
  for (guint kind = 0; kind < BATON_N_MATCHED_KINDS; kind++)
    g_assert_cmpmem (a->matches.counts[kind]->data, a->matches.counts[kind]->len * sizeof (guint64),
                     b->matches.counts[kind]->data, b->matches.counts[kind]->len * sizeof (guint64));
}

/* How the leads really stand. */
static void
assert_figures (Office                 *office,
                const BatonRuleFigures *figures)
{
  g_autoptr(BatonIndex) index = baton_load_index (office->session, NULL, NULL, NULL);
  guint scores[BATON_MAX_SCORE + 1], stages[BATON_MAX_STAGES];

  baton_index_count_scores (index, NULL, scores);
  baton_index_count_stages (index, NULL, stages);
  for (guint i = 0; i <= BATON_MAX_SCORE; i++)
    g_assert_cmpuint (figures->scores[i], ==, scores[i]);
  g_assert_cmpuint (figures->mql, ==, stages[BATON_STAGE_MARKETING_QUALIFIED]);
}

/* Saves the rules, and compares what happens with what was told. */
static void
assert_true_to (Office                *office,
                BatonRuleSet          *rules,
                const BatonRuleEffect *told)
{
  const BatonRuleSave save = { 0, };
  g_autoptr(GError) error = NULL;
  BatonRescoreReport report;
  gint64 version;

  assert_figures (office, &told->before);
  baton_rules_save (office->session, rules, &save, &version, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.handed_over, ==, told->n_entering);
  g_assert_cmpuint (report.released, ==, told->n_leaving);
  assert_figures (office, &told->after);
}

static void
test_equals_saving (Office *office)
{
  History history = { 0, };
  g_autoptr(BatonLeadSample) sample = baton_lead_sample_new (50000, 20000);

  history_begin (&history, office);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr(BatonRuleSet) rules = NULL;
      g_autoptr(BatonRuleEffect) told = NULL;
      g_autoptr(BatonRuleEffect) counted = NULL;
      g_autoptr(BatonRuleEffect) again = NULL;

      history_step (&history);
      if (i % 10 != 9)
        continue;

      rules = parse (rule_sets[i / 10 % 2]);
      told = try_rules (office, sample, rules);
      counted = count_rules (office, rules);
      assert_equal (told, counted);
      assert_true_to (office, rules, told);

      again = try_rules (office, sample, rules);
      g_assert_cmpuint (again->n_entering + again->n_leaving, ==, 0);
      g_assert_cmpmem (&again->before, sizeof again->before, &again->after, sizeof again->after);
    }
  history_end (&history);
}

static void
test_matches (Office *office)
{
  g_autoptr(BatonRuleSet) rules = parse (rule_sets[0]);
  g_autoptr(BatonLeadSample) sample = baton_lead_sample_new (50000, 20000);
  g_autoptr(BatonRuleEffect) effect = NULL;
  BatonReceipt receipt;

  office_add_lead (office, "ada@mills.example");
  office_add_lead (office, "eve@mills.example");
  office_record (office, "{\"source\": \"s\", \"id\": \"1\", \"kind\": \"page_view\", \"email\": \"ada@mills.example\"}",
                 &receipt);
  office_raise_hand (office, "new@looms.example", &receipt);

  effect = try_rules (office, sample, rules);
  g_assert_cmpuint (effect->n_leads, ==, 3);
  g_assert_false (effect->is_estimate);
  g_assert_cmpuint (baton_rule_effect_get_matches (effect, BATON_RULE_KIND_FIT, 0), ==, 0);
  g_assert_cmpuint (baton_rule_effect_get_matches (effect, BATON_RULE_KIND_FIT, 1), ==, 2);
  g_assert_cmpuint (baton_rule_effect_get_matches (effect, BATON_RULE_KIND_INTEREST, 0), ==, 1);
  g_assert_cmpuint (baton_rule_effect_get_matches (effect, BATON_RULE_KIND_INTEREST, 1), ==, 0);
  g_assert_cmpuint (baton_rule_effect_get_matches (effect, BATON_RULE_KIND_HAND_RAISER, 0), ==, 1);
  g_assert_cmpuint (baton_rule_effect_get_matches (effect, BATON_RULE_KIND_ROUTING, 0), ==, 2);
  g_assert_cmpuint (baton_rule_effect_get_matches (effect, BATON_RULE_KIND_ROUTING, 1), ==, 0);
  g_assert_cmpuint (effect->n_entering, ==, 2);
}

/* The leads in memory keep up with what is added, changed and removed. */
static void
test_follows (Office *office)
{
  g_autoptr(BatonRuleSet) rules = parse (rule_sets[0]);
  g_autoptr(BatonLeadSample) sample = baton_lead_sample_new (50000, 20000);
  const BatonChange change = { "company", NULL };
  gint64 lead = office_add_lead (office, "ada@mills.example");
  BatonReceipt receipt;
  g_autoptr(GError) error = NULL;

  baton_rule_effect_free (try_rules (office, sample, rules));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(BatonRuleEffect) told = NULL;
      g_autoptr(BatonRuleEffect) counted = NULL;

      if (i == 0)
        office_record (office, "{\"source\": \"s\", \"id\": \"1\", \"kind\": \"page_view\", \"email\": \"ada@mills.example\"}",
                       &receipt);
      else if (i == 1)
        office_add_lead (office, "eve@mills.example");
      else
        baton_change_lead (office->session, lead, &change, 1, NULL, &error);
      g_assert_no_error (error);

      told = try_rules (office, sample, rules);
      counted = count_rules (office, rules);
      assert_equal (told, counted);
    }
}

/* Too many leads to keep: an estimate, near to what is. */
static void
test_estimate (Office *office)
{
  g_autoptr(GString) text = g_string_new ("Email,Company\n");
  g_autofree char *path = NULL;
  g_autoptr(BatonMapping) mapping = NULL;
  g_autoptr(BatonImportReport) report = NULL;
  g_autoptr(BatonRuleSet) rules = parse (rule_sets[0]);
  g_autoptr(BatonLeadSample) sample = baton_lead_sample_new (1000, 500);
  g_autoptr(BatonRuleEffect) told = NULL;
  g_autoptr(BatonRuleEffect) counted = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (text, "lead%d@mills.example,%s\n", i, i % 3 == 0 ? "Mills" : "");
  path = office_write_file (office, "leads.csv", text->str);
  report = baton_import_leads (office->session, path, mapping, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  told = try_rules (office, sample, rules);
  counted = count_rules (office, rules);
  g_assert_true (told->is_estimate);
  g_assert_cmpuint (told->n_leads, ==, 3000);
  g_assert_cmpuint (told->n_scored, ==, 500);
  g_assert_false (counted->is_estimate);
  g_assert_cmpuint (counted->n_entering, ==, 1000);
  g_assert_cmpuint (told->n_entering, >, 900);
  g_assert_cmpuint (told->n_entering, <, 1100);
  g_assert_cmpuint (told->n_entering % 10, ==, 0);
  g_assert_cmpuint (told->entering->len, <=, 500);
}

typedef struct
{
  guint            n_answers;
  BatonRuleEffect *effect;
  GError          *error;
} Answer;

static void
tried_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Answer *answer = user_data;

  answer->n_answers++;
  answer->effect = baton_rule_preview_try_finish (BATON_RULE_PREVIEW (object), result, &answer->error);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Answer *answer = user_data;

  answer->n_answers++;
  answer->effect = baton_rule_preview_count_finish (BATON_RULE_PREVIEW (object), result, &answer->error);
}

static void
note_fraction (double   fraction,
               guint64  done,
               gpointer user_data)
{
  *(double *) user_data = fraction;
}

/* Only the newest question is answered. */
static void
test_async (Office *office)
{
  g_autoptr(BatonDatabase) database = baton_database_new (office->fixture->location);
  g_autoptr(BatonRulePreview) preview = baton_rule_preview_new (database);
  g_autoptr(BatonRuleSet) rules = parse (rule_sets[0]);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Answer first = { 0, }, second = { 0, }, third = { 0, }, fourth = { 0, };
  double fraction = 0;

  office_add_lead (office, "ada@mills.example");
  baton_rule_preview_try_async (preview, rules, NULL, tried_cb, &first);
  baton_rule_preview_try_async (preview, rules, NULL, tried_cb, &second);
  while (first.n_answers == 0 || second.n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (second.error);
  g_assert_cmpuint (second.effect->n_leads, ==, 1);

  baton_rule_preview_count_async (preview, rules, note_fraction, &fraction, NULL, counted_cb, &third);
  while (third.n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (third.error);
  assert_equal (second.effect, third.effect);
  g_assert_cmpfloat (fraction, ==, 1);

  baton_rule_preview_try_async (preview, rules, cancellable, tried_cb, &fourth);
  g_cancellable_cancel (cancellable);
  while (fourth.n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fourth.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_error (&first.error);
  g_clear_error (&fourth.error);
  baton_rule_effect_free (second.effect);
  baton_rule_effect_free (third.effect);
}

static char *
back_up (Office     *office,
         const char *name)
{
  g_autoptr(GError) error = NULL;
  char *path = store_fixture_get_path (office->fixture, name);

  baton_store_backup (office->store, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static guint64
count_leads (BatonRulePreview *preview,
             BatonRuleSet     *rules)
{
  Answer answer = { 0, };
  g_autoptr(BatonRuleEffect) effect = NULL;

  baton_rule_preview_try_async (preview, rules, NULL, tried_cb, &answer);
  while (answer.n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  effect = answer.effect;
  return effect->n_leads;
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr(GError) error = NULL;

  baton_database_copy_finish (BATON_DATABASE (object), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

/* Where a backup was brought back, what was in memory is of another database. */
static void
test_restored (Office *office)
{
  g_autoptr(BatonRuleSet) rules = parse (rule_sets[0]);
  g_autoptr(BatonDatabase) database = NULL;
  g_autoptr(BatonRulePreview) preview = NULL;
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;
  gboolean done = FALSE;

  office_add_lead (office, "ada@mills.example");
  early = back_up (office, "early.db");
  office_add_lead (office, "bea@mills.example");
  office_add_lead (office, "cem@mills.example");
  late = back_up (office, "late.db");

  database = baton_database_new (late);
  preview = baton_rule_preview_new (database);
  g_assert_cmpuint (count_leads (preview, rules), ==, 3);
  baton_database_restore_async (database, early, NULL, NULL, NULL, NULL, restored_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_leads (preview, rules), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/rule-preview/equals-saving", test_equals_saving);
  office_add_test ("/rule-preview/matches", test_matches);
  office_add_test ("/rule-preview/follows", test_follows);
  office_add_test ("/rule-preview/estimate", test_estimate);
  office_add_test ("/rule-preview/async", test_async);
  office_add_sqlite_test ("/rule-preview/restored", test_restored);
  return g_test_run ();
}
