/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-error.h"
#include "scoring/baton-evaluator.h"

G_BEGIN_DECLS

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define NOW (G_GINT64_CONSTANT (1772442000) * G_USEC_PER_SEC) /* 2026-03-02 09:00 UTC */

static inline BatonCondition *
condition (const char *field,
           const char *op,
           const char *values) /* Separated by bars; NULL for none. */
{
  g_auto(GStrv) parts = values != NULL ? g_strsplit (values, "|", -1) : NULL;
  BatonOperator found;

  g_assert_true (baton_operator_from_name (op, &found));
  return baton_condition_new (field, found, (const char * const *) parts);
}

static inline BatonFitRule *
add_fit (BatonRuleSheet *sheet,
         const char     *id,
         int             points,
         BatonCondition *when) /* Taken; may be NULL. */
{
  BatonFitRule *rule = baton_fit_rule_new (id, id, points);

  if (when != NULL)
    g_ptr_array_add (rule->when, when);
  g_ptr_array_add (sheet->fit, rule);
  return rule;
}

static inline BatonInterestRule *
add_interest (BatonRuleSheet *sheet,
              const char     *id,
              int             points,
              const char     *kind)
{
  BatonInterestRule *rule = baton_interest_rule_new (id, id, points);

  rule->pattern.kind = g_strdup (kind);
  g_ptr_array_add (sheet->interest, rule);
  return rule;
}

static inline BatonRuleGroup *
add_group (BatonRuleSheet *sheet,
           const char     *id,
           BatonPart       part,
           int             min,
           int             max)
{
  BatonRuleGroup *group = baton_rule_group_new (id, id, part);

  group->min = min;
  group->max = max;
  g_ptr_array_add (sheet->groups, group);
  return group;
}

static inline BatonHandRaiser *
add_raiser (BatonRuleSheet *sheet,
            const char     *id,
            const char     *kind)
{
  BatonHandRaiser *raiser = baton_hand_raiser_new (id);

  raiser->pattern.kind = g_strdup (kind);
  g_ptr_array_add (sheet->hand_raisers, raiser);
  return raiser;
}

static inline BatonFilterRule *
add_filter (BatonRuleSheet     *sheet,
            const char         *id,
            BatonFilterOutcome  outcome,
            gboolean            hand_raisers,
            BatonCondition     *when)
{
  BatonFilterRule *filter = baton_filter_rule_new (id, id);

  filter->outcome = outcome;
  filter->hand_raisers = hand_raisers;
  g_ptr_array_add (filter->when, when);
  g_ptr_array_add (sheet->filters, filter);
  return filter;
}

static inline void
add_list (BatonRuleSheet *sheet,
          const char     *name,
          const char     *values)
{
  g_auto(GStrv) parts = g_strsplit (values, "|", -1);

  g_ptr_array_add (sheet->lists, baton_rule_list_new (name, (const char * const *) parts));
}

/* Takes the sheet. */
static inline BatonRuleSet *
make_rules (BatonRuleSheet *sheet)
{
  g_autoptr(GError) error = NULL;
  BatonRuleSet *rules = baton_rule_set_new (sheet, &error);

  g_assert_no_error (error);
  return rules;
}

/* Takes the sheet, which makes no sense, and checks where. */
static inline void
assert_refused (BatonRuleSheet *sheet,
                const char     *place)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (baton_rule_set_new (sheet, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, place));
}

/* Takes the sheet. */
static inline BatonEvaluator *
make_evaluator (BatonRuleSheet *sheet)
{
  g_autoptr(BatonRuleSet) rules = make_rules (sheet);

  return baton_evaluator_new (rules, NULL);
}

/* Checks that single and explained score agree, and that the lines sum to the
 * parts. */
static inline void
assert_explained (BatonEvaluator    *evaluator,
                  const BatonRecord *record,
                  const BatonEvent  *events,
                  guint              n_events,
                  gint64             now,
                  const BatonScore  *score)
{
  g_autoptr(BatonExplanation) explanation =
    baton_evaluator_explain (evaluator, record, events, n_events, now);
  int sums[2] = { 0, 0 };
  BatonPart part = BATON_PART_FIT;

  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const BatonScoreLine *line = g_ptr_array_index (explanation->lines, i);

      g_assert_cmpint (line->part, >=, part);
      g_assert_cmpint (line->points, !=, 0);
      part = line->part;
      sums[part] += line->points;
    }

  g_assert_cmpint (sums[BATON_PART_FIT], ==, score->fit);
  g_assert_cmpint (sums[BATON_PART_INTEREST], ==, score->interest);
  g_assert_cmpint (explanation->score.fit, ==, score->fit);
  g_assert_cmpint (explanation->score.interest, ==, score->interest);
  g_assert_cmpint (explanation->score.hot, ==, score->hot);
  g_assert_cmpint (explanation->score.hand_raised_at, ==, score->hand_raised_at);
  g_assert_cmpint (explanation->score.filter_outcome, ==, score->filter_outcome);
  g_assert_cmpstr (explanation->score.filter, ==, score->filter);
  g_assert_cmpstr (explanation->score.automation, ==, score->automation);
  g_assert_cmpint (explanation->score.automated_at, ==, score->automated_at);
  g_assert_cmpint (explanation->score.next_change_at, ==, score->next_change_at);
}

G_END_DECLS
