/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-rule-tally.h"

#include "handoff/baton-decision.h"
#include "process/baton-process.h"

/* Longer lists are of no use to a person. */
#define MAX_LISTED 10000

struct _BatonRuleTally
{
  BatonEvaluator  *edited;
  BatonRuleSet    *in_force;
  gint64           now;
  BatonRuleEffect *effect;
  GArray          *entering; /* BatonRuleMover */
  GArray          *leaving;  /* BatonRuleMover */
};

/**
 * baton_rule_tally_new:
 * @edited: the edited rules
 * @in_force: the rules in force
 * @now: the time, in microseconds UTC
 *
 * Begins to try rules; no lead was tried yet.
 *
 * Returns: (transfer full): the tally
 */
BatonRuleTally *
baton_rule_tally_new (BatonEvaluator *edited,
                      BatonRuleSet   *in_force,
                      gint64          now)
{
  BatonRuleTally *self;

  g_return_val_if_fail (edited != NULL, NULL);
  g_return_val_if_fail (in_force != NULL, NULL);

  self = g_new0 (BatonRuleTally, 1);
  self->edited = baton_evaluator_ref (edited);
  self->in_force = baton_rule_set_ref (in_force);
  self->now = now;
  self->effect = baton_rule_effect_new (baton_rule_set_get_sheet (baton_evaluator_get_rules (edited)));
  self->entering = g_array_new (FALSE, FALSE, sizeof (BatonRuleMover));
  self->leaving = g_array_new (FALSE, FALSE, sizeof (BatonRuleMover));
  return self;
}

/**
 * baton_rule_tally_free:
 * @self: (nullable): a tally
 *
 * Frees a tally.
 */
void
baton_rule_tally_free (BatonRuleTally *self)
{
  if (self == NULL)
    return;

  baton_evaluator_unref (self->edited);
  baton_rule_set_unref (self->in_force);
  baton_rule_effect_free (self->effect);
  g_array_unref (self->entering);
  g_array_unref (self->leaving);
  g_free (self);
}

static void
count_figures (BatonRuleFigures *figures,
               BatonRuleSet     *rules,
               int               fit,
               int               interest,
               gboolean          hot)
{
  const BatonMatrix *matrix = &baton_rule_set_get_sheet (rules)->matrix;

  figures->scores[CLAMP (fit + interest, 0, BATON_N_SCORES - 1)]++;
  figures->matrix[baton_matrix_get_row (matrix, fit)][baton_matrix_get_column (matrix, interest)]++;
  figures->hot += hot;
}

/* A lead that waits to be confirmed goes on waiting. */
static void
count_decision (BatonRuleTally       *self,
                gint64                lead,
                const BatonLeadState *state,
                const BatonScore     *score,
                BatonDecision         decision)
{
  BatonRuleEffect *effect = self->effect;
  BatonRuleMover mover = { lead, state->fit + state->interest, baton_score_get_total (score) };

  effect->before.mql += state->stage == BATON_STAGE_MARKETING_QUALIFIED;
  if (decision == BATON_DECISION_QUALIFY && (state->flags & BATON_LEAD_UNCONFIRMED) == 0)
    g_array_append_val (self->entering, mover);
  else if (decision == BATON_DECISION_RELEASE)
    g_array_append_val (self->leaving, mover);
  else if (decision == BATON_DECISION_HOLD)
    effect->n_held++;
  else if (decision == BATON_DECISION_DISQUALIFY)
    effect->n_disqualified++;
}

/**
 * baton_rule_tally_add:
 * @self: a tally
 * @lead: the number of a lead
 * @record: who it is
 * @state: where it stands
 * @events: (array length=n_events): what it did, oldest first
 * @n_events: how many events
 *
 * Tries the rules on a lead.
 */
void
baton_rule_tally_add (BatonRuleTally       *self,
                      gint64                lead,
                      const BatonRecord    *record,
                      const BatonLeadState *state,
                      const BatonEvent     *events,
                      guint                 n_events)
{
  BatonRuleSet *rules;
  BatonLeadState current;
  BatonScore score;

  g_return_if_fail (self != NULL);

  rules = baton_evaluator_get_rules (self->edited);
  current = *state;
  current.last_event_at = baton_event_find_last (events, n_events, self->now);
  baton_evaluator_score_matching (self->edited, record, events, n_events, self->now, &score, &self->effect->matches);

  self->effect->n_leads++;
  self->effect->n_scored++;
  count_figures (&self->effect->before, self->in_force, state->fit, state->interest,
                 (state->flags & BATON_LEAD_HOT) != 0);
  count_figures (&self->effect->after, rules, score.fit, score.interest, score.hot);
  count_decision (self, lead, state, &score, baton_decide (rules, &current, &score, self->now, NULL));
}

/**
 * baton_rule_tally_merge:
 * @self: a tally
 * @other: a tally of the same rules on other leads
 *
 * Adds what another tally found.
 */
void
baton_rule_tally_merge (BatonRuleTally       *self,
                        const BatonRuleTally *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  baton_rule_effect_add (self->effect, other->effect);
  g_array_append_vals (self->entering, other->entering->data, other->entering->len);
  g_array_append_vals (self->leaving, other->leaving->data, other->leaving->len);
}

/**
 * baton_rule_tally_get_n_leads:
 * @self: a tally
 *
 * Tells on how many leads the rules were tried.
 *
 * Returns: how many
 */
guint64
baton_rule_tally_get_n_leads (const BatonRuleTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->effect->n_leads;
}

static int
compare_after (gconstpointer a,
               gconstpointer b)
{
  const BatonRuleMover *x = a, *y = b;

  if (x->after != y->after)
    return x->after < y->after ? 1 : -1;
  return x->lead < y->lead ? -1 : x->lead > y->lead;
}

static int
compare_before (gconstpointer a,
                gconstpointer b)
{
  const BatonRuleMover *x = a, *y = b;

  if (x->before != y->before)
    return x->before < y->before ? 1 : -1;
  return x->lead < y->lead ? -1 : x->lead > y->lead;
}

static void
list_best (GArray       *movers,
           GCompareFunc  compare,
           GArray       *best)
{
  g_array_sort (movers, compare);
  g_array_append_vals (best, movers->data, MIN (movers->len, MAX_LISTED));
}

/**
 * baton_rule_tally_end:
 * @self: a tally
 *
 * Tells what the rules would do to the leads that they were tried on. No more
 * can be tried.
 *
 * Returns: (transfer full): the effect
 */
BatonRuleEffect *
baton_rule_tally_end (BatonRuleTally *self)
{
  BatonRuleEffect *effect;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->effect != NULL, NULL);

  effect = g_steal_pointer (&self->effect);
  effect->n_entering = self->entering->len;
  effect->n_leaving = self->leaving->len;
  effect->after.mql = effect->before.mql + effect->n_entering - effect->n_leaving;
  list_best (self->entering, compare_after, effect->entering);
  list_best (self->leaving, compare_before, effect->leaving);
  return effect;
}
