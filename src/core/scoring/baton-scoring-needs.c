/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-scoring-needs.h"

#include "scoring/baton-evaluator-private.h"
#include "scoring/baton-needed-fields.h"

/**
 * BatonScoringNeeds:
 *
 * What of a lead and its events can change the score that it has at one time.
 * Whoever scores a million leads reads that and nothing else. It never changes,
 * so any number of threads may use it at once.
 */
struct _BatonScoringNeeds
{
  BatonEvaluator  *evaluator;
  gint64           now;
  guint32          fields;
  gboolean         with_custom;
  BatonEventTexts  event_texts;
};

/**
 * baton_scoring_needs_new:
 * @evaluator: what will score
 * @now: the time that it will score for, in microseconds UTC
 * @with_routing: whether it is also asked how a lead would be routed
 *
 * Finds out what scoring looks at.
 *
 * Returns: (transfer full): the needs
 */
BatonScoringNeeds *
baton_scoring_needs_new (BatonEvaluator *evaluator,
                         gint64          now,
                         gboolean        with_routing)
{
  BatonScoringNeeds *self;
  BatonRuleSet *rules;

  g_return_val_if_fail (evaluator != NULL, NULL);

  rules = baton_evaluator_get_rules (evaluator);
  self = g_new0 (BatonScoringNeeds, 1);
  self->evaluator = baton_evaluator_ref (evaluator);
  self->now = now;
  self->fields = with_routing ? baton_rule_set_get_asked_fields (rules, &self->with_custom)
                              : baton_rule_set_get_needed_fields (rules, &self->with_custom);
  self->event_texts = baton_event_rules_get_texts (baton_evaluator_get_event_rules (evaluator));
  return self;
}

/**
 * baton_scoring_needs_free:
 * @self: (nullable): needs
 *
 * Frees needs.
 */
void
baton_scoring_needs_free (BatonScoringNeeds *self)
{
  if (self == NULL)
    return;

  baton_evaluator_unref (self->evaluator);
  g_free (self);
}

/**
 * baton_scoring_needs_get_fields:
 * @self: needs
 * @with_custom: (out): whether custom fields are looked at
 *
 * Tells which fields of a lead are looked at.
 *
 * Returns: a bit for each standard field, by its number
 */
guint32
baton_scoring_needs_get_fields (const BatonScoringNeeds *self,
                                gboolean                *with_custom)
{
  g_return_val_if_fail (self != NULL, 0);

  *with_custom = self->with_custom;
  return self->fields;
}

/**
 * baton_scoring_needs_get_event_texts:
 * @self: needs
 *
 * Tells what of an event is looked at, besides its kind and its time.
 *
 * Returns: the texts
 */
BatonEventTexts
baton_scoring_needs_get_event_texts (const BatonScoringNeeds *self)
{
  g_return_val_if_fail (self != NULL, BATON_ALL_EVENT_TEXTS);

  return self->event_texts;
}

/**
 * baton_scoring_needs_has_event:
 * @self: needs
 * @kind: the kind of an event
 * @length: the length of @kind in bytes
 * @at: when it happened, in microseconds UTC
 *
 * Tells whether an event is looked at. Of one that is not, only when it
 * happened matters, and only if it is the last one.
 *
 * Returns: whether it is
 */
gboolean
baton_scoring_needs_has_event (const BatonScoringNeeds *self,
                               const char              *kind,
                               gsize                    length,
                               gint64                   at)
{
  const BatonEventRules *rules = baton_evaluator_get_event_rules (self->evaluator);

  return at > self->now ||
         (guint64) self->now - (guint64) at < baton_event_rules_for_kind (rules, kind, length)->reach;
}
