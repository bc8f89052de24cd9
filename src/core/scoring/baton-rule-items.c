/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-rule-sheet.h"

#include "baton-names.h"

static const char * const outcomes[] = { "pass", "note", "hold", "disqualify", NULL };
static const char * const parts[] = { "fit", "interest", NULL };
static const char * const actions[] = { "hand-over", "task", NULL };

static GPtrArray *
new_conditions (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) baton_condition_free);
}

static void
clear_pattern (BatonEventPattern *pattern)
{
  g_free (pattern->kind);
  g_free (pattern->url);
  g_free (pattern->form);
  g_free (pattern->campaign);
  g_free (pattern->program);
}

/**
 * baton_rule_list_new:
 * @name: what conditions call it
 * @values: (nullable) (array zero-terminated=1): its texts
 *
 * Makes a list.
 *
 * Returns: (transfer full): the list
 */
BatonRuleList *
baton_rule_list_new (const char         *name,
                     const char * const *values)
{
  BatonRuleList *self = g_new0 (BatonRuleList, 1);

  self->name = g_strdup (name);
  self->values = values != NULL ? g_strdupv ((char **) values) : g_new0 (char *, 1);
  return self;
}

/**
 * baton_rule_list_free:
 * @self: (nullable): a list
 *
 * Frees a list.
 */
void
baton_rule_list_free (BatonRuleList *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_strfreev (self->values);
  g_free (self);
}

/**
 * baton_persona_new:
 * @id: its name in files
 * @name: its name in words
 *
 * Makes a persona, to which conditions are then added.
 *
 * Returns: (transfer full): the persona
 */
BatonPersona *
baton_persona_new (const char *id,
                   const char *name)
{
  BatonPersona *self = g_new0 (BatonPersona, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->when = new_conditions ();
  return self;
}

/**
 * baton_persona_free:
 * @self: (nullable): a persona
 *
 * Frees a persona.
 */
void
baton_persona_free (BatonPersona *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_ptr_array_unref (self->when);
  g_free (self);
}

/**
 * baton_filter_rule_new:
 * @id: its name in files
 * @name: its name in words
 *
 * Makes a filter that holds whom it catches, but no hand-raisers.
 *
 * Returns: (transfer full): the filter
 */
BatonFilterRule *
baton_filter_rule_new (const char *id,
                       const char *name)
{
  BatonFilterRule *self = g_new0 (BatonFilterRule, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->when = new_conditions ();
  self->outcome = BATON_FILTER_HOLD;
  self->active = TRUE;
  return self;
}

/**
 * baton_filter_rule_free:
 * @self: (nullable): a filter
 *
 * Frees a filter.
 */
void
baton_filter_rule_free (BatonFilterRule *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_ptr_array_unref (self->when);
  g_free (self);
}

/**
 * baton_rule_group_new:
 * @id: its name in files
 * @name: its name in words
 * @part: the part whose rules it groups
 *
 * Makes a group that lets everything through that a part can hold.
 *
 * Returns: (transfer full): the group
 */
BatonRuleGroup *
baton_rule_group_new (const char *id,
                      const char *name,
                      BatonPart   part)
{
  BatonRuleGroup *self = g_new0 (BatonRuleGroup, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->part = part;
  self->min = -100;
  self->max = 100;
  return self;
}

/**
 * baton_rule_group_free:
 * @self: (nullable): a group
 *
 * Frees a group.
 */
void
baton_rule_group_free (BatonRuleGroup *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * baton_fit_rule_new:
 * @id: its name in files
 * @name: its name in words
 * @points: what it gives
 *
 * Makes a rule over fields, to which conditions are then added.
 *
 * Returns: (transfer full): the rule
 */
BatonFitRule *
baton_fit_rule_new (const char *id,
                    const char *name,
                    int         points)
{
  BatonFitRule *self = g_new0 (BatonFitRule, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->when = new_conditions ();
  self->points = points;
  self->active = TRUE;
  return self;
}

/**
 * baton_fit_rule_free:
 * @self: (nullable): a rule
 *
 * Frees a rule.
 */
void
baton_fit_rule_free (BatonFitRule *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_ptr_array_unref (self->when);
  g_free (self->group);
  g_free (self);
}

/**
 * baton_interest_rule_new:
 * @id: its name in files
 * @name: its name in words
 * @points: what each event gives
 *
 * Makes a rule over events, whose pattern is then set.
 *
 * Returns: (transfer full): the rule
 */
BatonInterestRule *
baton_interest_rule_new (const char *id,
                         const char *name,
                         int         points)
{
  BatonInterestRule *self = g_new0 (BatonInterestRule, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->points = points;
  self->at_least_times = 1;
  self->active = TRUE;
  return self;
}

/**
 * baton_interest_rule_free:
 * @self: (nullable): a rule
 *
 * Frees a rule.
 */
void
baton_interest_rule_free (BatonInterestRule *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  clear_pattern (&self->pattern);
  g_free (self->group);
  g_free (self);
}

/**
 * baton_hand_raiser_new:
 * @id: (nullable): its name in files
 *
 * Makes a hand-raiser, whose pattern is then set.
 *
 * Returns: (transfer full): the hand-raiser
 */
BatonHandRaiser *
baton_hand_raiser_new (const char *id)
{
  BatonHandRaiser *self = g_new0 (BatonHandRaiser, 1);

  self->id = g_strdup (id);
  self->active = TRUE;
  return self;
}

/**
 * baton_hand_raiser_free:
 * @self: (nullable): a hand-raiser
 *
 * Frees a hand-raiser.
 */
void
baton_hand_raiser_free (BatonHandRaiser *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  clear_pattern (&self->pattern);
  g_free (self->key);
  g_free (self);
}

/**
 * baton_automation_new:
 * @id: its name in files
 * @name: its name in words
 *
 * Makes an automation that hands over, whose pattern is then set.
 *
 * Returns: (transfer full): the automation
 */
BatonAutomation *
baton_automation_new (const char *id,
                      const char *name)
{
  BatonAutomation *self = g_new0 (BatonAutomation, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->at_least_times = 1;
  self->active = TRUE;
  return self;
}

/**
 * baton_automation_free:
 * @self: (nullable): an automation
 *
 * Frees an automation.
 */
void
baton_automation_free (BatonAutomation *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  clear_pattern (&self->pattern);
  g_free (self->completed);
  g_free (self->unless);
  g_free (self->text);
  g_free (self);
}

/**
 * baton_routing_rule_new:
 * @queue: the queue that a lead goes to
 *
 * Makes a routing rule, to which conditions are then added.
 *
 * Returns: (transfer full): the rule
 */
BatonRoutingRule *
baton_routing_rule_new (const char *queue)
{
  BatonRoutingRule *self = g_new0 (BatonRoutingRule, 1);

  self->when = new_conditions ();
  self->queue = g_strdup (queue);
  self->active = TRUE;
  return self;
}

/**
 * baton_routing_rule_free:
 * @self: (nullable): a rule
 *
 * Frees a rule.
 */
void
baton_routing_rule_free (BatonRoutingRule *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_ptr_array_unref (self->when);
  g_free (self->queue);
  g_free (self->person);
  g_free (self);
}

/**
 * baton_filter_outcome_get_name:
 * @outcome: an outcome
 *
 * Names what a filter does, as files do, such as `hold`.
 *
 * Returns: the name
 */
const char *
baton_filter_outcome_get_name (BatonFilterOutcome outcome)
{
  g_return_val_if_fail (outcome <= BATON_FILTER_DISQUALIFY, NULL);

  return outcomes[outcome];
}

/**
 * baton_filter_outcome_from_name:
 * @name: a name, such as `hold`
 * @outcome: (out): the outcome
 *
 * Finds an outcome by its name.
 *
 * Returns: whether there is one
 */
gboolean
baton_filter_outcome_from_name (const char         *name,
                                BatonFilterOutcome *outcome)
{
  int found = baton_names_find (outcomes, name);

  if (found >= 0)
    *outcome = found;
  return found >= 0;
}

/**
 * baton_part_get_name:
 * @part: a part of the score
 *
 * Names a part of the score, as files do.
 *
 * Returns: `fit` or `interest`
 */
const char *
baton_part_get_name (BatonPart part)
{
  g_return_val_if_fail (part <= BATON_PART_INTEREST, NULL);

  return parts[part];
}

/**
 * baton_part_from_name:
 * @name: a name
 * @part: (out): the part
 *
 * Finds a part of the score by its name.
 *
 * Returns: whether there is one
 */
gboolean
baton_part_from_name (const char *name,
                      BatonPart  *part)
{
  int found = baton_names_find (parts, name);

  if (found >= 0)
    *part = found;
  return found >= 0;
}

/**
 * baton_automation_action_get_name:
 * @action: an action
 *
 * Names what an automation does, as files do.
 *
 * Returns: `hand-over` or `task`
 */
const char *
baton_automation_action_get_name (BatonAutomationAction action)
{
  g_return_val_if_fail (action <= BATON_AUTOMATION_TASK, NULL);

  return actions[action];
}

/**
 * baton_automation_action_from_name:
 * @name: a name
 * @action: (out): the action
 *
 * Finds what an automation does by its name.
 *
 * Returns: whether there is such an action
 */
gboolean
baton_automation_action_from_name (const char            *name,
                                   BatonAutomationAction *action)
{
  int found = baton_names_find (actions, name);

  if (found >= 0)
    *action = found;
  return found >= 0;
}
