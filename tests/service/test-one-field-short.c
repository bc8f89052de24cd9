/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The queue of the leads that one empty field keeps from qualifying, against
 * what becomes of them with each value. */

#include <string.h>

#include "baton-demo.h"
#include "baton-documents.h"
#include "baton-event-repository.h"
#include "baton-one-field-short.h"
#include "baton-undo.h"
#include "handoff/baton-decision.h"
#include "process/baton-stage.h"
#include "service-fixture.h"

#define N_LEADS 250

/* Three visits of a page that tells interest, and a lead that only wants for a job title. */
#define RULES \
  "{\"format\":1,\"name\":\"Test\",\"filters\":[" \
  "{\"id\":\"student\",\"name\":\"Student\",\"when\":[{\"field\":\"job_title\",\"op\":\"contains\",\"value\":\"student\"}]," \
  "\"outcome\":\"hold\"}," \
  "{\"id\":\"country\",\"name\":\"Country\",\"when\":[{\"field\":\"country\",\"op\":\"not one of\",\"values\":[\"DE\",\"AT\"]}]," \
  "\"outcome\":\"hold\"}]," \
  "\"fit\":[" \
  "{\"id\":\"head\",\"name\":\"Head\",\"when\":[{\"field\":\"job_title\",\"op\":\"contains\",\"value\":\"head\"}],\"points\":30}," \
  "{\"id\":\"any\",\"name\":\"Any\",\"when\":[{\"field\":\"job_title\",\"op\":\"is not empty\"}],\"points\":5}," \
  "{\"id\":\"phone\",\"name\":\"Phone\",\"when\":[{\"field\":\"phone\",\"op\":\"is not empty\"}],\"points\":10}," \
  "{\"id\":\"known\",\"name\":\"Known\",\"when\":[{\"field\":\"company\",\"op\":\"is not empty\"}],\"points\":30}]," \
  "\"interest\":[{\"id\":\"visit\",\"name\":\"Visit\",\"kind\":\"page_view\",\"points\":20}]," \
  "\"thresholds\":{\"mql\":{\"score\":80,\"release\":70,\"fit\":40}}}"

static BatonShortList *
find_short (Office *office,
            guint   limit)
{
  g_autoptr(GError) error = NULL;
  BatonShortList *list = baton_find_short (office->session, limit, NULL, &error);

  g_assert_no_error (error);
  return list;
}

static const BatonShortLead *
nth (const BatonShortList *list,
     guint                 position)
{
  g_assert_cmpuint (position, <, list->leads->len);
  return g_ptr_array_index (list->leads, position);
}

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

static void
apply (Office     *office,
       const char *rules)
{
  BatonRescoreReport report;
  g_autoptr(GError) error = NULL;
  gint64 version;

  baton_rules_apply (office->session, rules, NULL, &version, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
add_interested (Office     *office,
                const char *email,
                guint       n_visits)
{
  const BatonChange changes[] = { { "email", email }, { "country", "DE" }, { "company", "Looms GmbH" } };
  g_autoptr(GError) error = NULL;
  gint64 lead;

  baton_add_lead (office->session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_visits; i++)
    {
      g_autofree char *line =
        g_strdup_printf ("{\"source\": \"site\", \"id\": \"%s-%u\", \"kind\": \"page_view\", \"url\": \"/\", \"email\": \"%s\"}",
                         email, i, email);
      BatonReceipt receipt;

      office_record (office, line, &receipt);
    }
  return lead;
}

static guint
get_stage (Office *office,
           gint64  lead)
{
  g_auto(BatonLeadRow) row = { 0, };

  office_load (office, lead, &row);
  return row.state.stage;
}

static void
test_nothing (Office *office)
{
  g_autoptr(BatonShortList) list = find_short (office, 10);

  g_assert_cmpuint (list->total, ==, 0);
  g_assert_cmpuint (list->leads->len, ==, 0);
  g_assert_cmpint (list->threshold, ==, 100);
}

static void
test_field (Office *office)
{
  g_autoptr(BatonShortList) before = NULL;
  g_autoptr(BatonShortList) after = NULL;
  g_autoptr(BatonShortList) again = NULL;
  g_autoptr(GError) error = NULL;
  gint64 near, far;

  apply (office, RULES);
  far = add_interested (office, "far@looms.example", 2);
  near = add_interested (office, "near@looms.example", 2);
  change (office, far, "company", NULL);

  before = find_short (office, 10);
  g_assert_cmpuint (before->total, ==, 1);
  g_assert_cmpint (nth (before, 0)->lead, ==, near);
  g_assert_cmpstr (nth (before, 0)->name, ==, "near@looms.example");
  g_assert_cmpstr (nth (before, 0)->company, ==, "Looms GmbH");
  g_assert_cmpstr (nth (before, 0)->field, ==, "job_title");
  g_assert_cmpstr (nth (before, 0)->value, ==, "head");
  g_assert_false (nth (before, 0)->is_any);
  g_assert_cmpint (nth (before, 0)->score, ==, 70);
  g_assert_cmpint (nth (before, 0)->possible, ==, 105);

  change (office, near, "job_title", "Head of Weaving");
  g_assert_cmpuint (get_stage (office, near), ==, BATON_STAGE_MARKETING_QUALIFIED);
  after = find_short (office, 10);
  g_assert_cmpuint (after->total, ==, 0);

  g_assert_true (baton_undo (office->session, baton_undo_token (office->session), NULL, &error));
  g_assert_no_error (error);
  again = find_short (office, 10);
  g_assert_cmpuint (again->total, ==, 1);
  g_assert_cmpint (nth (again, 0)->lead, ==, near);
}

/* A value that gives less than was possible takes the lead out of the queue all the same. */
static void
test_other_value (Office *office)
{
  g_autoptr(BatonShortList) list = NULL;
  gint64 lead;

  apply (office, RULES);
  lead = add_interested (office, "ada@looms.example", 2);
  change (office, lead, "phone", "+49 421 5550");
  g_assert_cmpuint (get_stage (office, lead), ==, BATON_STAGE_MARKETING_QUALIFIED);

  lead = add_interested (office, "bea@looms.example", 2);
  change (office, lead, "job_title", "Weaver");
  list = find_short (office, 10);
  g_assert_cmpuint (list->total, ==, 1);
  g_assert_cmpint (nth (list, 0)->lead, ==, lead);
  g_assert_cmpstr (nth (list, 0)->field, ==, "phone");
  g_assert_true (nth (list, 0)->is_any);
}

/* A filter holds the lead only because nothing is known of its country. */
static void
test_held (Office *office)
{
  g_autoptr(BatonShortList) list = NULL;
  gint64 lead;

  apply (office, RULES);
  lead = add_interested (office, "ada@looms.example", 3);
  change (office, lead, "country", NULL);
  change (office, lead, "phone", "+49 421 5550");
  g_assert_cmpuint (get_stage (office, lead), ==, BATON_STAGE_NEW);

  list = find_short (office, 10);
  g_assert_cmpuint (list->total, ==, 1);
  g_assert_cmpstr (nth (list, 0)->field, ==, "country");
  g_assert_cmpint (nth (list, 0)->score, ==, nth (list, 0)->possible);

  change (office, lead, "country", nth (list, 0)->value);
  g_assert_cmpuint (get_stage (office, lead), ==, BATON_STAGE_MARKETING_QUALIFIED);
}

static void
test_limit (Office *office)
{
  g_autoptr(BatonShortList) list = NULL;
  gint64 best;

  apply (office, RULES);
  add_interested (office, "ada@looms.example", 1);
  best = add_interested (office, "bea@looms.example", 2);
  add_interested (office, "cem@looms.example", 1);

  list = find_short (office, 2);
  g_assert_cmpuint (list->total, ==, 3);
  g_assert_cmpuint (list->leads->len, ==, 2);
  g_assert_cmpint (nth (list, 0)->lead, ==, best);
  g_assert_cmpint (nth (list, 1)->score, ==, 50);
}

static void
test_cancelled (Office *office)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  office_add_lead (office, "ada@looms.example");
  g_cancellable_cancel (cancellable);
  g_assert_null (baton_find_short (office->session, 10, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What can be tried in a field. */
typedef struct
{
  char *field;
  char *value;
} Trial;

static void
clear_trial (Trial *trial)
{
  g_free (trial->field);
  g_free (trial->value);
}

static void
add_trial (GArray     *trials,
           const char *name,
           const char *text)
{
  const char *field = g_str_has_prefix (name, "email_") ? "email" : name;
  BatonField standard;
  Trial trial = { g_strdup (field), NULL };
  g_autofree char *whole = NULL;

  if (g_str_equal (name, "email_domain"))
    whole = g_strconcat ("somebody@", text, NULL);
  else if (g_str_equal (name, "email_local"))
    whole = g_strconcat (text, "@example.com", NULL);
  else
    whole = g_strdup (text);
  trial.value = baton_field_from_name (field, &standard) ? baton_field_normalise (standard, whole, NULL)
                                                         : g_strdup (whole);
  if (trial.value != NULL)
    g_array_append_val (trials, trial);
  else
    clear_trial (&trial);
}

static void
add_trials (GArray               *trials,
            const BatonRuleSheet *sheet,
            GPtrArray            *when)
{
  for (guint i = 0; i < when->len; i++)
    {
      const BatonCondition *condition = g_ptr_array_index (when, i);
      gboolean names_list = condition->op == BATON_OPERATOR_IN_LIST || condition->op == BATON_OPERATOR_NOT_IN_LIST;

      add_trial (trials, condition->field, g_str_has_prefix (condition->field, "email_l") ? "somebody" : "1");
      for (guint j = 0; !names_list && condition->values != NULL && condition->values[j] != NULL; j++)
        add_trial (trials, condition->field, condition->values[j]);
      for (guint j = 0; names_list && j < sheet->lists->len; j++)
        {
          const BatonRuleList *list = g_ptr_array_index (sheet->lists, j);

          for (guint k = 0; g_str_equal (list->name, condition->values[0]) && list->values[k] != NULL; k++)
            add_trial (trials, condition->field, list->values[k]);
        }
    }
}

static GArray *
list_trials (const BatonRuleSheet *sheet)
{
  GArray *trials = g_array_new (FALSE, FALSE, sizeof (Trial));

  g_array_set_clear_func (trials, (GDestroyNotify) clear_trial);
  for (guint i = 0; i < sheet->fit->len; i++)
    add_trials (trials, sheet, ((const BatonFitRule *) g_ptr_array_index (sheet->fit, i))->when);
  for (guint i = 0; i < sheet->filters->len; i++)
    add_trials (trials, sheet, ((const BatonFilterRule *) g_ptr_array_index (sheet->filters, i))->when);
  return trials;
}

static gboolean
would_qualify (BatonEvaluator       *evaluator,
               const BatonRecord    *record,
               const BatonEvents    *events,
               const BatonLeadState *state,
               int                  *possible)
{
  BatonScore score;

  baton_evaluator_score (evaluator, record, events->array, events->len, OFFICE_NOW, &score);
  *possible = baton_score_get_total (&score);
  return baton_decide (baton_evaluator_get_rules (evaluator), state, &score, OFFICE_NOW, NULL) ==
         BATON_DECISION_QUALIFY;
}

/* The best score of all values of all empty standard fields with which the lead
 * would qualify; -1 when it would with none, or does already. */
static int
try_all (BatonEvaluator     *evaluator,
         const BatonLeadRow *row,
         const BatonEvents  *events,
         const GArray       *trials)
{
  int best = -1;
  int possible;

  if (would_qualify (evaluator, &row->record, events, &row->state, &possible))
    return -1;
  for (guint i = 0; i < trials->len; i++)
    {
      const Trial *trial = &g_array_index (trials, Trial, i);
      BatonRecord changed = row->record;
      BatonField field;

      g_assert_true (baton_field_from_name (trial->field, &field));
      if (changed.values[field] != NULL)
        continue;
      changed.values[field] = trial->value;
      if (would_qualify (evaluator, &changed, events, &row->state, &possible))
        best = MAX (best, possible);
    }
  return best;
}

static const BatonShortLead *
find_lead (const BatonShortList *list,
           gint64                lead)
{
  for (guint i = 0; i < list->leads->len; i++)
    {
      const BatonShortLead *candidate = g_ptr_array_index (list->leads, i);

      if (candidate->lead == lead)
        return candidate;
    }
  return NULL;
}

static char *
make_generous (Office *office)
{
  g_autofree char *text = baton_rules_show (office->session, 0, NULL);
  g_autoptr(BatonRuleSet) shipped = baton_rule_set_from_json (text, -1, NULL);
  BatonRuleSheet *sheet = baton_rule_sheet_copy (baton_rule_set_get_sheet (shipped));
  g_autoptr(BatonRuleSet) generous = NULL;

  sheet->mql = (BatonThreshold) { .score = 80, .release = 70, .fit = 40 };
  generous = baton_rule_set_new (sheet, NULL);
  g_assert_nonnull (generous);
  return baton_rule_set_to_json (generous);
}

/* For every lead of a whole company, every empty field and every value: it is in
 * the queue if, and only if, the rules would qualify it. */
static void
test_everybody (Office *office)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonShortList) list = NULL;
  g_autoptr(GArray) trials = NULL;
  g_autofree char *rules = NULL;
  const BatonPolicy *policy;
  BatonDemoReport report;
  guint n_short = 0;

  g_assert_true (baton_demo (office->session, N_LEADS, 3, &report, NULL, NULL, NULL, &error));
  office_set_now (office, OFFICE_NOW);
  rules = make_generous (office);
  apply (office, rules);
  list = find_short (office, G_MAXUINT);

  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_READ, NULL, &error));
  policy = baton_session_get_policy (office->session, &error);
  trials = list_trials (baton_rule_set_get_sheet (baton_evaluator_get_rules (policy->evaluator)));
  for (gint64 lead = 1; lead <= (gint64) report.leads; lead++)
    {
      g_auto(BatonLeadRow) row = { 0, };
      g_auto(BatonEvents) events = { 0, };
      const BatonShortLead *found = find_lead (list, lead);

      office_load (office, lead, &row);
      g_assert_true (baton_event_repository_load (baton_session_get_connection (office->session), lead, &events, &error));
      g_assert_cmpint (found != NULL ? found->possible : -1, ==, try_all (policy->evaluator, &row, &events, trials));
      n_short += found != NULL;
    }
  g_assert_true (baton_session_end (office->session, TRUE, &error));

  g_assert_cmpuint (n_short, ==, list->total);
  g_assert_cmpuint (n_short, >, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  office_add_test ("/one-field-short/nothing", test_nothing);
  office_add_test ("/one-field-short/field", test_field);
  office_add_test ("/one-field-short/other-value", test_other_value);
  office_add_test ("/one-field-short/held", test_held);
  office_add_test ("/one-field-short/limit", test_limit);
  office_add_test ("/one-field-short/cancelled", test_cancelled);
  office_add_sqlite_test ("/one-field-short/everybody", test_everybody);

  return g_test_run ();
}
