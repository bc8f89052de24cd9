/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-evaluator.h"

#include <glib/gi18n-lib.h>

#include "scoring/baton-evaluator-private.h"
#include "scoring/baton-event-walk-private.h"
#include "scoring/baton-field-probes-private.h"
#include "scoring/baton-ledger-private.h"
#include "scoring/baton-rule-set-private.h"

#define PART_MAX 100

/**
 * BatonEvaluator:
 *
 * A rule set made ready to score leads. It never changes once it is made, so
 * any number of threads may use it at once.
 */
struct _BatonEvaluator
{
  gatomicrefcount       ref_count;
  BatonRuleSet         *rules;
  const BatonRuleSheet *sheet;
  BatonEventRules      *event_rules;
  GArray               *inactivity; /* InactivityRule */
  GPtrArray            *probes; /* BatonProbedField; NULL until they are asked for. */
};

typedef struct
{
  const BatonInterestRule *rule;
  int                      group; /* Its place among the groups, or -1. */
  guint                    position; /* Its place among the interest rules. */
} InactivityRule;

/* One evaluation. `group_points` has an entry for each group of the sheet. */
typedef struct
{
  const BatonEvaluator *self;
  const BatonRecord    *record;
  BatonEventWalk        events;
  gint64               *group_points;
  BatonScore           *score;
  BatonLedger          *ledger; /* NULL unless it is explained. */
  BatonRuleMatches     *matches; /* NULL unless they are counted. */
} Walk;

/* Puts what a rule gives where it counts: to its group, else to the part. */
static inline void
add_points (Walk   *walk,
            int     group,
            gint64  points,
            gint64 *part)
{
  if (group >= 0)
    walk->group_points[group] += points;
  else
    *part += points;
}

static void
add_tallies (Walk   *walk,
             gint64 *part)
{
  for (guint i = 0; i < walk->events.n_rules && walk->events.rules[i].role == BATON_ROLE_POINTS; i++)
    {
      const BatonEventRule *rule = &walk->events.rules[i];
      const BatonTally *tally = &walk->events.tallies[i];

      if (tally->matched < rule->at_least_times)
        continue;
      add_points (walk, rule->group, tally->points, part);
      baton_note_change (&walk->events.next, tally->next);
      if (walk->ledger != NULL)
        baton_ledger_keep (walk->ledger, i);
    }
}

static void
add_inactivity (Walk   *walk,
                gint64 *part)
{
  gint64 since = walk->events.newest != BATON_NEVER ? walk->events.newest : walk->record->created_at;

  if (walk->events.newest == BATON_NEVER && since == 0)
    return;

  for (guint i = 0; i < walk->self->inactivity->len; i++)
    {
      const InactivityRule *ready = &g_array_index (walk->self->inactivity, InactivityRule, i);
      const BatonInterestRule *rule = ready->rule;
      gint64 onset = baton_time_add (since, (guint64) rule->inactive_days * BATON_DAY);

      if (onset > walk->events.now)
        {
          baton_note_change (&walk->events.next, onset);
          continue;
        }
      add_points (walk, ready->group, rule->points, part);
      if (walk->matches != NULL)
        baton_rule_matches_count (walk->matches, BATON_RULE_KIND_INTEREST, ready->position);
      if (walk->ledger != NULL && rule->points != 0)
        baton_ledger_add (walk->ledger, BATON_PART_INTEREST, rule->id, rule->name, rule->points, NULL);
    }
}

static void
add_fit (Walk            *walk,
         BatonRecordView *view,
         gint64          *part)
{
  guint n_rules;
  const BatonReadyFitRule *rules = baton_rule_set_get_fit_rules (walk->self->rules, &n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      const BatonFitRule *rule = rules[i].rule;

      if (!baton_matcher_matches (rules[i].matcher, view))
        continue;
      add_points (walk, rules[i].group, rule->points, part);
      if (walk->matches != NULL)
        baton_rule_matches_count (walk->matches, BATON_RULE_KIND_FIT, rules[i].position);
      if (walk->ledger != NULL && rule->points != 0)
        baton_ledger_add (walk->ledger, BATON_PART_FIT, rule->id, rule->name, rule->points, NULL);
    }
}

static void
write_group_line (Walk                 *walk,
                  const BatonRuleGroup *group,
                  gint64                points)
{
  g_autofree char *rule = g_strconcat ("cap:", group->id, NULL);
  char *note;

  if (points < 0)
    /* Translators: a note in the ledger of a score: the rules of a group give no more than so many points. */
    note = g_strdup_printf (_("at most %d together"), group->max);
  else
    /* Translators: a note in the ledger of a score: the rules of a group take no more than so many points away. */
    note = g_strdup_printf (_("not below %d together"), group->min);

  baton_ledger_add (walk->ledger, group->part, rule, group->name, (int) points, note);
}

/* Adds what the groups of a part give, and keeps the part within its bounds. */
static int
close_part (Walk      *walk,
            BatonPart  part,
            gint64     points)
{
  const GPtrArray *groups = walk->self->sheet->groups;
  int clamped;

  for (guint i = 0; i < groups->len; i++)
    {
      const BatonRuleGroup *group = g_ptr_array_index (groups, i);
      gint64 together = walk->group_points[i];
      gint64 capped = CLAMP (together, group->min, group->max);

      if (group->part != part)
        continue;
      points += capped;
      if (walk->ledger != NULL && capped != together)
        write_group_line (walk, group, capped - together);
    }

  clamped = (int) CLAMP (points, 0, PART_MAX);
  if (walk->ledger != NULL && clamped != points)
    baton_ledger_add (walk->ledger, part, "clamp",
                      /* Translators: a line in the ledger of a score: fit and interest each go from 0 to 100. */
                      _("Limits of the score"), (int) (clamped - points), NULL);
  return clamped;
}

static gboolean
is_hot (Walk *walk)
{
  const BatonHotRule *hot = &walk->self->sheet->hot;
  gint64 until = BATON_NEVER;

  if (hot->score > 0 && baton_score_get_total (walk->score) >= hot->score)
    return TRUE;
  if (walk->events.hot_raised_at == 0)
    return FALSE;
  if (hot->within_days > 0)
    until = baton_time_add (walk->events.hot_raised_at, (guint64) hot->within_days * BATON_DAY);
  if (walk->events.now >= until)
    return FALSE;

  baton_note_change (&walk->events.next, until);
  return TRUE;
}

/* Whether the lead did what an automation asks for as well; the rule for that
 * follows the automation's own. */
static gboolean
is_completed (const Walk *walk,
              guint       place)
{
  const BatonAutomation *automation = g_ptr_array_index (walk->self->sheet->automations,
                                                         walk->events.rules[place].item);

  return automation->completed == NULL || walk->events.tallies[place + 1].matched > 0;
}

/* The automations stand last. */
static void
find_automation (Walk *walk)
{
  const GPtrArray *automations = walk->self->sheet->automations;

  for (guint i = walk->events.n_rules; i-- > 0 && walk->events.rules[i].role >= BATON_ROLE_HAND_OVER;)
    {
      const BatonEventRule *rule = &walk->events.rules[i];
      const BatonTally *tally = &walk->events.tallies[i];
      const BatonAutomation *automation;
      gint64 at = tally->newest;

      if (rule->role != BATON_ROLE_HAND_OVER || tally->matched < rule->at_least_times || !is_completed (walk, i))
        continue;
      automation = g_ptr_array_index (automations, rule->item);
      if (automation->completed != NULL)
        at = MAX (at, tally[1].newest);
      if (walk->score->automation == NULL || at >= walk->score->automated_at)
        {
          walk->score->automation = automation->id;
          walk->score->automated_at = at;
        }
    }
}

static void
filter (Walk            *walk,
        BatonRecordView *view)
{
  const GPtrArray *filters = walk->self->sheet->filters;

  for (guint i = 0; i < filters->len; i++)
    {
      const BatonFilterRule *rule = g_ptr_array_index (filters, i);

      if (!rule->active || rule->outcome <= walk->score->filter_outcome)
        continue;
      if (walk->score->hand_raised_at != 0 && !rule->hand_raisers)
        continue;
      if (!baton_matcher_matches (baton_rule_set_get_filter_matcher (walk->self->rules, i), view))
        continue;
      walk->score->filter_outcome = rule->outcome;
      walk->score->filter = rule->id;
    }
}

static void
count_event_matches (Walk *walk)
{
  for (guint i = 0; i < walk->events.n_rules; i++)
    {
      const BatonEventRule *rule = &walk->events.rules[i];
      const BatonTally *tally = &walk->events.tallies[i];

      if (tally->matched == 0 || tally->matched < rule->at_least_times)
        continue;
      if (rule->role == BATON_ROLE_POINTS && tally->points != 0)
        baton_rule_matches_count (walk->matches, BATON_RULE_KIND_INTEREST, rule->item);
      else if (rule->role == BATON_ROLE_RAISE)
        baton_rule_matches_count (walk->matches, BATON_RULE_KIND_HAND_RAISER, rule->item);
      else if (rule->role == BATON_ROLE_TASK ||
               (rule->role == BATON_ROLE_HAND_OVER && is_completed (walk, i)))
        baton_rule_matches_count (walk->matches, BATON_RULE_KIND_AUTOMATION, rule->item);
    }
}

static void
count_record_matches (Walk            *walk,
                      BatonRecordView *view)
{
  const BatonRuleSheet *sheet = walk->self->sheet;
  BatonRuleSet *rules = walk->self->rules;

  for (guint i = 0; i < sheet->filters->len; i++)
    {
      const BatonFilterRule *rule = g_ptr_array_index (sheet->filters, i);

      if (rule->active && baton_matcher_matches (baton_rule_set_get_filter_matcher (rules, i), view))
        baton_rule_matches_count (walk->matches, BATON_RULE_KIND_FILTER, i);
    }
  for (guint i = 0; i < sheet->personas->len; i++)
    {
      if (baton_matcher_matches (baton_rule_set_get_persona_matcher (rules, i), view))
        baton_rule_matches_count (walk->matches, BATON_RULE_KIND_PERSONA, i);
    }
  for (guint i = 0; i < sheet->routing->len; i++)
    {
      const BatonRoutingRule *rule = g_ptr_array_index (sheet->routing, i);

      if (!rule->active || !baton_matcher_matches (baton_rule_set_get_routing_matcher (rules, i), view))
        continue;
      baton_rule_matches_count (walk->matches, BATON_RULE_KIND_ROUTING, i);
      break;
    }
}

static void
evaluate (const BatonEvaluator *self,
          const BatonRecord    *record,
          const BatonEvent     *events,
          guint                 n_events,
          gint64                now,
          BatonScore           *score,
          BatonLedger          *ledger,
          BatonRuleMatches     *matches)
{
  Walk walk; /* Not cleared: its buffers are large. */
  BatonRecordView view;
  gint64 fit = 0;
  gint64 interest = 0;

  memset (score, 0, sizeof *score);
  walk.self = self;
  walk.record = record;
  walk.score = score;
  walk.ledger = ledger;
  walk.matches = matches;
  walk.group_points = g_newa0 (gint64, self->sheet->groups->len + 1);
  walk.events.event_rules = self->event_rules;
  walk.events.rules = baton_event_rules_get_all (self->event_rules, &walk.events.n_rules);
  walk.events.tallies = g_newa0 (BatonTally, walk.events.n_rules + 1);
  walk.events.sheet = self->sheet;
  walk.events.now = now;
  walk.events.ledger = ledger;
  baton_event_walk_run (&walk.events, events, n_events);
  score->hand_raised_at = walk.events.hand_raised_at;

  baton_record_view_init_on_stack (&view, baton_rule_set_get_fields (self->rules), record);
  add_fit (&walk, &view, &fit);
  score->fit = close_part (&walk, BATON_PART_FIT, fit);
  add_tallies (&walk, &interest);
  add_inactivity (&walk, &interest);
  score->interest = close_part (&walk, BATON_PART_INTEREST, interest);
  score->hot = is_hot (&walk);
  find_automation (&walk);
  filter (&walk, &view);
  if (matches != NULL)
    {
      count_event_matches (&walk);
      count_record_matches (&walk, &view);
    }
  score->next_change_at = walk.events.next != BATON_NEVER ? walk.events.next : 0;

  baton_record_view_clear (&view);
}

/**
 * baton_evaluator_new:
 * @rules: a rule set
 * @error: return location for an error
 *
 * Makes a rule set ready to score leads.
 *
 * Returns: (transfer full) (nullable): the evaluator
 */
BatonEvaluator *
baton_evaluator_new (BatonRuleSet  *rules,
                     GError       **error)
{
  BatonEvaluator *self;

  g_return_val_if_fail (rules != NULL, NULL);

  self = g_new0 (BatonEvaluator, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->rules = baton_rule_set_ref (rules);
  self->sheet = baton_rule_set_get_sheet (rules);
  self->event_rules = baton_event_rules_new (rules);
  self->inactivity = g_array_new (FALSE, FALSE, sizeof (InactivityRule));
  for (guint i = 0; i < self->sheet->interest->len; i++)
    {
      const BatonInterestRule *rule = g_ptr_array_index (self->sheet->interest, i);
      InactivityRule ready = { rule, baton_rule_set_find_group (rules, rule->group), i };

      if (rule->active && rule->inactive_days > 0)
        g_array_append_val (self->inactivity, ready);
    }

  return self;
}

/**
 * baton_evaluator_ref:
 * @self: an evaluator
 *
 * Takes a reference. Any thread may.
 *
 * Returns: (transfer full): @self
 */
BatonEvaluator *
baton_evaluator_ref (BatonEvaluator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * baton_evaluator_unref:
 * @self: (nullable): an evaluator
 *
 * Drops a reference; the last one frees the evaluator.
 */
void
baton_evaluator_unref (BatonEvaluator *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  baton_event_rules_free (self->event_rules);
  g_array_unref (self->inactivity);
  g_clear_pointer (&self->probes, g_ptr_array_unref);
  baton_rule_set_unref (self->rules);
  g_free (self);
}

/**
 * baton_evaluator_get_rules:
 * @self: an evaluator
 *
 * Gets the rule set that it scores by.
 *
 * Returns: (transfer none): the rule set
 */
BatonRuleSet *
baton_evaluator_get_rules (BatonEvaluator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rules;
}

const BatonEventRules *
baton_evaluator_get_event_rules (const BatonEvaluator *self)
{
  return self->event_rules;
}

/* Works out anew what depends on who the lead is, the fit and what the filters
 * say; all else stays as it is known. */
void
baton_evaluator_score_record (const BatonEvaluator *self,
                              const BatonRecord    *record,
                              const BatonScore     *known,
                              BatonScore           *score)
{
  Walk walk; /* Not cleared: its buffers are large. */
  BatonRecordView view;
  gint64 fit = 0;

  *score = *known;
  score->filter_outcome = BATON_FILTER_PASS;
  score->filter = NULL;
  walk.self = self;
  walk.score = score;
  walk.ledger = NULL;
  walk.matches = NULL;
  walk.group_points = g_newa0 (gint64, self->sheet->groups->len + 1);

  baton_record_view_init_on_stack (&view, baton_rule_set_get_fields (self->rules), record);
  add_fit (&walk, &view, &fit);
  score->fit = close_part (&walk, BATON_PART_FIT, fit);
  filter (&walk, &view);
  baton_record_view_clear (&view);
}

/* Lists (element-type BatonProbedField) what is worth trying in empty fields. */
const GPtrArray *
baton_evaluator_get_probes (BatonEvaluator *self)
{
  if (g_once_init_enter (&self->probes))
    g_once_init_leave (&self->probes, baton_field_probes_list (self->rules));

  return self->probes;
}

/**
 * baton_evaluator_score:
 * @self: an evaluator
 * @record: who the lead is
 * @events: (array length=n_events): what it did, oldest first; those of the
 *   same time in any order
 * @n_events: how many events
 * @now: the time to score for, in microseconds UTC; later events do not count yet
 * @score: (out caller-allocates): the score
 *
 * Scores a lead. The result depends on nothing but what is handed in, and
 * nothing is allocated unless a text is long or not western European.
 */
void
baton_evaluator_score (BatonEvaluator    *self,
                       const BatonRecord *record,
                       const BatonEvent  *events,
                       guint              n_events,
                       gint64             now,
                       BatonScore        *score)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (record != NULL);
  g_return_if_fail (score != NULL);

  evaluate (self, record, events, n_events, now, score, NULL, NULL);
}

/**
 * baton_evaluator_score_matching:
 * @self: an evaluator
 * @record: who the lead is
 * @events: (array length=n_events): what it did, oldest first
 * @n_events: how many events
 * @now: the time to score for, in microseconds UTC
 * @score: (out caller-allocates): the score
 * @matches: the lead is counted here for each rule that it matches
 *
 * Scores a lead as [method@Evaluator.score] does, and counts which rules it
 * matches.
 */
void
baton_evaluator_score_matching (BatonEvaluator    *self,
                                const BatonRecord *record,
                                const BatonEvent  *events,
                                guint              n_events,
                                gint64             now,
                                BatonScore        *score,
                                BatonRuleMatches  *matches)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (record != NULL);
  g_return_if_fail (score != NULL);
  g_return_if_fail (matches != NULL);

  evaluate (self, record, events, n_events, now, score, NULL, matches);
}

/**
 * baton_evaluator_explain:
 * @self: an evaluator
 * @record: who the lead is
 * @events: (array length=n_events): what it did, oldest first
 * @n_events: how many events
 * @now: the time to score for, in microseconds UTC
 *
 * Scores a lead as [method@Evaluator.score] does, and tells where every point
 * comes from and what is missing to the threshold. The points of the lines of
 * a part sum to the part. Lines of the rule `cap:` and a group's id, and of
 * the rule `clamp`, say what a group or the bounds of the part take away.
 *
 * Returns: (transfer full): the explanation
 */
BatonExplanation *
baton_evaluator_explain (BatonEvaluator    *self,
                         const BatonRecord *record,
                         const BatonEvent  *events,
                         guint              n_events,
                         gint64             now)
{
  const BatonPersona *persona;
  BatonExplanation *explanation;
  BatonLedger *ledger;
  guint n_rules;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (record != NULL, NULL);

  persona = baton_rule_set_find_persona (self->rules, record);
  explanation = g_new0 (BatonExplanation, 1);
  baton_event_rules_get_all (self->event_rules, &n_rules);
  ledger = baton_ledger_new (n_rules);
  evaluate (self, record, events, n_events, now, &explanation->score, ledger, NULL);
  explanation->lines = baton_ledger_free (ledger);
  explanation->missing = baton_missing_list (self, record, &explanation->score);
  explanation->unread = baton_unread_list (self, record);
  explanation->persona = persona != NULL ? g_strdup (persona->name) : NULL;
  baton_matrix_name_cell (&self->sheet->matrix, explanation->score.fit, explanation->score.interest,
                          explanation->cell);

  return explanation;
}
