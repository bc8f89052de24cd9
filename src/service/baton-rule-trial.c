/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The past is judged by what could be known then: each handoff is scored as of
 * its moment, and what happened later does not count. A lead with an outcome
 * that never was handed over is scored as of its coming, whether it was won or
 * lost: the moment of the outcome would let the events that came with it tell
 * the answer. One without either is scored as of the last thing that it did,
 * which is when it was most likely to be handed over. Only events are taken back
 * in time: the fields are as they stand today. */

#include "baton-rule-trial.h"

#include "baton-journal.h"
#include "baton-lead-scan.h"
#include "baton-pass-repository.h"
#include "baton-range-scan-private.h"
#include "baton-session-private.h"
#include "insight/baton-rule-tally.h"
#include "scoring/baton-needed-fields.h"

/* What the threads share. */
typedef struct
{
  BatonEvaluator *evaluator;
  BatonRuleSet   *in_force;
  GArray         *passes; /* BatonPass, by lead. */
  GCancellable   *cancellable;
  gint64          now;
  guint32         fields;
  gboolean        with_custom;
} Trial;

/* What the leads of a range come to. */
typedef struct
{
  const Trial    *trial;
  BatonRuleTally *tally;
  GArray         *cases; /* BatonHindsightCase */
} Part;

static Part *
part_new (const Trial *trial)
{
  Part *self = g_new0 (Part, 1);

  self->trial = trial;
  self->tally = baton_rule_tally_new (trial->evaluator, trial->in_force, trial->now);
  self->cases = g_array_new (FALSE, FALSE, sizeof (BatonHindsightCase));
  return self;
}

static void
part_free (Part *self)
{
  baton_rule_tally_free (self->tally);
  g_array_unref (self->cases);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Part, part_free)

static BatonHindsightGate
find_gate (BatonRuleSet     *rules,
           const BatonScore *score)
{
  const BatonRuleSheet *sheet = baton_rule_set_get_sheet (rules);

  if (score->filter_outcome >= BATON_FILTER_HOLD)
    return BATON_HINDSIGHT_BLOCKED;
  if (score->hand_raised_at != 0 || score->automation != NULL)
    return BATON_HINDSIGHT_ALWAYS;

  switch (baton_matrix_get_action (&sheet->matrix, score->fit, score->interest))
    {
    case BATON_MATRIX_HAND_OVER:
      return BATON_HINDSIGHT_ALWAYS;
    case BATON_MATRIX_REVIEW:
    case BATON_MATRIX_NURTURE:
      return BATON_HINDSIGHT_BLOCKED;
    case BATON_MATRIX_THRESHOLD:
    default:
      return score->fit >= sheet->mql.fit && score->interest >= sheet->mql.interest ? BATON_HINDSIGHT_BY_SCORE
                                                                                    : BATON_HINDSIGHT_BLOCKED;
    }
}

/* A lead as the scan lends it. */
typedef struct
{
  const BatonLeadRow *row;
  const BatonEvent   *events;
  guint               n_events;
} Visit;

static void
add_case (Part                  *part,
          const Visit           *visit,
          gint64                 at,
          BatonHindsightOutcome  outcome)
{
  BatonHindsightCase item = { .at = at, .outcome = outcome };
  BatonScore score;

  baton_evaluator_score (part->trial->evaluator, &visit->row->record, visit->events, visit->n_events, at, &score);
  item.score = baton_score_get_total (&score);
  item.gate = find_gate (baton_evaluator_get_rules (part->trial->evaluator), &score);
  g_array_append_val (part->cases, item);
}

static BatonHindsightOutcome
outcome_of_lead (const BatonLeadState *state)
{
  switch (state->outcome)
    {
    case BATON_OUTCOME_WON:
      return BATON_HINDSIGHT_WON;
    case BATON_OUTCOME_LOST:
      return BATON_HINDSIGHT_LOST;
    case BATON_OUTCOME_NONE:
    default:
      return BATON_HINDSIGHT_OPEN;
    }
}

/* How the lead ended is how its last pass ended, unless that was known before:
 * of a lead that was imported as lost and handed over later, the new pass is
 * open. */
static BatonHindsightOutcome
outcome_of_pass (const BatonPass      *begun,
                 const BatonPass      *pass,
                 gboolean              is_last,
                 const BatonLeadState *state)
{
  gboolean is_sold = state->outcome == BATON_OUTCOME_WON && state->stage == BATON_STAGE_CUSTOMER;

  if (is_last && (is_sold || begun->is_told))
    return outcome_of_lead (state);
  if (pass->is_lost)
    return BATON_HINDSIGHT_LOST;
  return pass->is_returned ? BATON_HINDSIGHT_RETURNED : BATON_HINDSIGHT_OPEN;
}

static guint
find_passes (const GArray *passes,
             gint64        lead)
{
  guint low = 0;
  guint high = passes->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (passes, BatonPass, middle).lead < lead)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A handoff that expired and went to somebody else is one with what follows it. */
static void
add_passes (Part        *part,
            const Visit *visit,
            guint        first,
            guint        end)
{
  const BatonPass *begun = NULL;

  for (guint i = first; i < end; i++)
    {
      const BatonPass *pass = &g_array_index (part->trial->passes, BatonPass, i);
      gboolean is_last = i + 1 == end;

      if (begun == NULL)
        begun = pass;
      if (pass->state == BATON_HANDOFF_REASSIGNED && !is_last)
        continue;
      add_case (part, visit, begun->at, outcome_of_pass (begun, pass, is_last, &visit->row->state));
      begun = NULL;
    }
}

static void
add_cases (Part        *part,
           const Visit *visit)
{
  const BatonLeadState *state = &visit->row->state;
  const GArray *passes = part->trial->passes;
  gint64 lead = visit->row->id;
  guint first = find_passes (passes, lead);
  guint end = first;

  while (end < passes->len && g_array_index (passes, BatonPass, end).lead == lead)
    end++;

  if (end > first)
    add_passes (part, visit, first, end);
  else if (state->outcome != BATON_OUTCOME_NONE || state->last_event_at == 0)
    add_case (part, visit, visit->row->record.created_at, outcome_of_lead (state));
  else
    add_case (part, visit, state->last_event_at, BATON_HINDSIGHT_OPEN);
}

static gboolean
try_lead (const BatonLeadRow  *row,
          const BatonEvent    *events,
          guint                n_events,
          gpointer             user_data,
          GError             **error)
{
  Part *part = user_data;
  Visit visit = { row, events, n_events };

  baton_rule_tally_add (part->tally, row->id, &row->record, &row->state, events, n_events);
  add_cases (part, &visit);
  return TRUE;
}

static gpointer
try_range (BatonConnection  *connection,
           gint64            first,
           gint64            last,
           gpointer          user_data,
           GError          **error)
{
  const Trial *trial = user_data;
  g_autoptr(Part) part = part_new (trial);

  if (!baton_lead_repository_scan (connection, first, last, trial->fields, trial->with_custom, TRUE,
                                   try_lead, part, trial->cancellable, error))
    return NULL;
  return g_steal_pointer (&part);
}

static gboolean
try_all (Trial              *trial,
         BatonConnection    *connection,
         Part               *all,
         BatonProgressFunc   progress,
         gpointer            progress_data,
         GError            **error)
{
  g_autoptr(BatonRangeScan) scan = NULL;
  gint64 first, last, position;

  if (!baton_lead_repository_get_range (connection, &first, &last, NULL, error) ||
      !baton_journal_get_last (connection, &position, error))
    return FALSE;
  if (last == 0)
    return TRUE;

  scan = baton_range_scan_new (connection, TRUE, position, first, last, try_range, (GDestroyNotify) part_free,
                               trial, trial->cancellable);
  while (TRUE)
    {
      g_autoptr(Part) part = NULL;

      if (!baton_range_scan_next (scan, (gpointer *) &part, error))
        return FALSE;
      if (part == NULL)
        return TRUE;
      baton_rule_tally_merge (all->tally, part->tally);
      g_array_append_vals (all->cases, part->cases->data, part->cases->len);
      if (progress != NULL)
        progress (baton_range_scan_get_progress (scan), baton_rule_tally_get_n_leads (all->tally), progress_data);
    }
}

/* What a promised volume of handoffs comes to in a month. */
static double
find_monthly_target (GPtrArray *slas)
{
  for (guint i = 0; i < slas->len; i++)
    {
      const BatonSla *sla = g_ptr_array_index (slas, i);

      if (sla->kind != BATON_SLA_VOLUME || sla->starts != BATON_MILESTONE_HANDOFF)
        continue;
      switch (sla->period)
        {
        case BATON_PERIOD_WEEK:
          return sla->count * BATON_HINDSIGHT_WEEKS_A_MONTH;
        case BATON_PERIOD_QUARTER:
          return sla->count / 3.0;
        case BATON_PERIOD_MONTH:
        default:
          return sla->count;
        }
    }
  return 0;
}

static int
add_up_caps (GPtrArray *people)
{
  int sum = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      if (person->team == BATON_TEAM_SALES && person->active)
        sum += person->cap;
    }
  return sum;
}

static BatonRuleTrial *
run (BatonSession       *session,
     Trial              *trial,
     BatonProgressFunc   progress,
     gpointer            progress_data,
     GError            **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  GPtrArray *people = policy != NULL ? baton_session_get_people (session, error) : NULL;
  g_autoptr(GArray) passes = people != NULL ? baton_pass_list (connection, error) : NULL;
  g_autoptr(Part) all = NULL;
  BatonRuleTrial *self;

  if (passes == NULL)
    return NULL;

  trial->in_force = baton_evaluator_get_rules (policy->evaluator);
  trial->passes = passes;
  trial->now = baton_session_get_now (session);
  trial->fields = baton_rule_set_get_asked_fields (baton_evaluator_get_rules (trial->evaluator), &trial->with_custom);
  all = part_new (trial);
  if (!try_all (trial, connection, all, progress, progress_data, error))
    return NULL;

  self = g_new0 (BatonRuleTrial, 1);
  self->effect = baton_rule_tally_end (all->tally);
  self->hindsight = baton_hindsight_compute ((const BatonHindsightCase *) (gpointer) all->cases->data, all->cases->len);
  self->monthly_target = find_monthly_target (policy->slas);
  self->threshold_for_target = baton_hindsight_find_threshold (self->hindsight, self->monthly_target);
  self->cap = add_up_caps (people);
  return self;
}

/**
 * baton_rule_trial_run:
 * @session: a session
 * @rules: the rule set to try
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Tries a rule set on all leads as they are now, and on the past. Nothing changes.
 *
 * Fails with `G_IO_ERROR_CANCELLED` when cancelled.
 *
 * Returns: (transfer full) (nullable): what it would do
 */
BatonRuleTrial *
baton_rule_trial_run (BatonSession       *session,
                      BatonRuleSet       *rules,
                      BatonProgressFunc   progress,
                      gpointer            progress_data,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_autoptr(BatonEvaluator) evaluator = NULL;
  g_autoptr(BatonRuleTrial) result = NULL;
  Trial trial = { .cancellable = cancellable };

  g_return_val_if_fail (session != NULL, NULL);
  g_return_val_if_fail (rules != NULL, NULL);

  evaluator = baton_evaluator_new (rules, error);
  if (evaluator == NULL || !baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  trial.evaluator = evaluator;
  result = run (session, &trial, progress, progress_data, error);
  if (!baton_session_end (session, result != NULL, error))
    return NULL;
  return g_steal_pointer (&result);
}

/**
 * baton_rule_trial_free:
 * @self: (nullable): a trial
 *
 * Frees a trial.
 */
void
baton_rule_trial_free (BatonRuleTrial *self)
{
  if (self == NULL)
    return;

  baton_rule_effect_free (self->effect);
  baton_hindsight_free (self->hindsight);
  g_free (self);
}
