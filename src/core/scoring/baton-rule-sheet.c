/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-rule-sheet.h"

static GPtrArray *
copy_all (GPtrArray      *array,
          GCopyFunc       copy,
          GDestroyNotify  free_func)
{
  GPtrArray *copies = g_ptr_array_new_full (array->len, free_func);

  for (guint i = 0; i < array->len; i++)
    g_ptr_array_add (copies, copy (g_ptr_array_index (array, i), NULL));
  return copies;
}

static gpointer
copy_condition (gconstpointer source,
                gpointer      user_data)
{
  return baton_condition_copy (source);
}

static GPtrArray *
copy_conditions (GPtrArray *when)
{
  return copy_all (when, copy_condition, (GDestroyNotify) baton_condition_free);
}

static BatonEventPattern
copy_pattern (const BatonEventPattern *pattern)
{
  return (BatonEventPattern) {
    .kind = g_strdup (pattern->kind),
    .url = g_strdup (pattern->url),
    .form = g_strdup (pattern->form),
    .campaign = g_strdup (pattern->campaign),
    .program = g_strdup (pattern->program),
  };
}

static gpointer
copy_field (gconstpointer source,
            gpointer      user_data)
{
  const BatonRuleField *field = source;

  return baton_rule_field_new (field->name, field->type);
}

static gpointer
copy_list (gconstpointer source,
           gpointer      user_data)
{
  const BatonRuleList *list = source;

  return baton_rule_list_new (list->name, (const char * const *) list->values);
}

static gpointer
copy_persona (gconstpointer source,
              gpointer      user_data)
{
  const BatonPersona *persona = source;
  BatonPersona *copy = g_memdup2 (persona, sizeof *persona);

  copy->id = g_strdup (persona->id);
  copy->name = g_strdup (persona->name);
  copy->when = copy_conditions (persona->when);
  return copy;
}

static gpointer
copy_filter (gconstpointer source,
             gpointer      user_data)
{
  const BatonFilterRule *filter = source;
  BatonFilterRule *copy = g_memdup2 (filter, sizeof *filter);

  copy->id = g_strdup (filter->id);
  copy->name = g_strdup (filter->name);
  copy->when = copy_conditions (filter->when);
  return copy;
}

static gpointer
copy_group (gconstpointer source,
            gpointer      user_data)
{
  const BatonRuleGroup *group = source;
  BatonRuleGroup *copy = g_memdup2 (group, sizeof *group);

  copy->id = g_strdup (group->id);
  copy->name = g_strdup (group->name);
  return copy;
}

static gpointer
copy_fit_rule (gconstpointer source,
               gpointer      user_data)
{
  const BatonFitRule *rule = source;
  BatonFitRule *copy = g_memdup2 (rule, sizeof *rule);

  copy->id = g_strdup (rule->id);
  copy->name = g_strdup (rule->name);
  copy->when = copy_conditions (rule->when);
  copy->group = g_strdup (rule->group);
  return copy;
}

static gpointer
copy_interest_rule (gconstpointer source,
                    gpointer      user_data)
{
  const BatonInterestRule *rule = source;
  BatonInterestRule *copy = g_memdup2 (rule, sizeof *rule);

  copy->id = g_strdup (rule->id);
  copy->name = g_strdup (rule->name);
  copy->pattern = copy_pattern (&rule->pattern);
  copy->group = g_strdup (rule->group);
  return copy;
}

/**
 * baton_hand_raiser_copy:
 * @self: a hand-raiser
 *
 * Copies a hand-raiser, with its key.
 *
 * Returns: (transfer full): the copy
 */
BatonHandRaiser *
baton_hand_raiser_copy (const BatonHandRaiser *self)
{
  BatonHandRaiser *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->pattern = copy_pattern (&self->pattern);
  copy->key = g_strdup (self->key);
  return copy;
}

static gpointer
copy_hand_raiser (gconstpointer source,
                  gpointer      user_data)
{
  return baton_hand_raiser_copy (source);
}

static gpointer
copy_automation (gconstpointer source,
                 gpointer      user_data)
{
  const BatonAutomation *automation = source;
  BatonAutomation *copy = g_memdup2 (automation, sizeof *automation);

  copy->id = g_strdup (automation->id);
  copy->name = g_strdup (automation->name);
  copy->pattern = copy_pattern (&automation->pattern);
  copy->completed = g_strdup (automation->completed);
  copy->unless = g_strdup (automation->unless);
  copy->text = g_strdup (automation->text);
  return copy;
}

static gpointer
copy_routing_rule (gconstpointer source,
                   gpointer      user_data)
{
  const BatonRoutingRule *rule = source;
  BatonRoutingRule *copy = g_memdup2 (rule, sizeof *rule);

  copy->id = g_strdup (rule->id);
  copy->name = g_strdup (rule->name);
  copy->when = copy_conditions (rule->when);
  copy->queue = g_strdup (rule->queue);
  copy->person = g_strdup (rule->person);
  return copy;
}

/**
 * baton_threshold_qualifies:
 * @self: a threshold
 * @matrix: what fit and interest together do
 * @fit: a fit, 0 to 100
 * @interest: an interest, 0 to 100
 *
 * Tells whether a score alone makes a lead marketing-qualified: its cell of the
 * matrix hands over, or leaves it to the threshold and the threshold is reached.
 *
 * Returns: whether it does
 */
gboolean
baton_threshold_qualifies (const BatonThreshold *self,
                           const BatonMatrix    *matrix,
                           int                   fit,
                           int                   interest)
{
  BatonMatrixAction action;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (matrix != NULL, FALSE);

  action = baton_matrix_get_action (matrix, fit, interest);
  return action == BATON_MATRIX_HAND_OVER ||
         (action == BATON_MATRIX_THRESHOLD &&
          fit + interest >= self->score && fit >= self->fit && interest >= self->interest);
}

/**
 * baton_rule_sheet_new:
 *
 * Makes a sheet without any rules: nobody is qualified by a score of 100, and
 * everybody who is handed over goes to the queue `sales`.
 *
 * Returns: (transfer full): the sheet
 */
BatonRuleSheet *
baton_rule_sheet_new (void)
{
  BatonRuleSheet *self = g_new0 (BatonRuleSheet, 1);

  self->name = g_strdup ("");
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_rule_field_free);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_rule_list_free);
  self->personas = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_persona_free);
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_filter_rule_free);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_rule_group_free);
  self->fit = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_fit_rule_free);
  self->interest = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_interest_rule_free);
  self->mql = (BatonThreshold) { .score = 100, .release = 90 };
  baton_matrix_init (&self->matrix);
  self->hand_raisers = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_hand_raiser_free);
  self->automations = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_automation_free);
  self->routing = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_routing_rule_free);
  self->queue = g_strdup ("sales");
  self->to_company_owner = TRUE;

  return self;
}

/**
 * baton_rule_sheet_copy:
 * @self: a sheet
 *
 * Copies a sheet with everything on it.
 *
 * Returns: (transfer full): the copy
 */
BatonRuleSheet *
baton_rule_sheet_copy (const BatonRuleSheet *self)
{
  BatonRuleSheet *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (BatonRuleSheet, 1);
  copy->name = g_strdup (self->name);
  copy->fields = copy_all (self->fields, copy_field, (GDestroyNotify) baton_rule_field_free);
  copy->lists = copy_all (self->lists, copy_list, (GDestroyNotify) baton_rule_list_free);
  copy->personas = copy_all (self->personas, copy_persona, (GDestroyNotify) baton_persona_free);
  copy->filters = copy_all (self->filters, copy_filter, (GDestroyNotify) baton_filter_rule_free);
  copy->groups = copy_all (self->groups, copy_group, (GDestroyNotify) baton_rule_group_free);
  copy->fit = copy_all (self->fit, copy_fit_rule, (GDestroyNotify) baton_fit_rule_free);
  copy->interest = copy_all (self->interest, copy_interest_rule,
                             (GDestroyNotify) baton_interest_rule_free);
  copy->mql = self->mql;
  copy->hot = self->hot;
  copy->hot.raisers = g_strdupv (self->hot.raisers);
  copy->matrix = self->matrix;
  copy->hand_raisers = copy_all (self->hand_raisers, copy_hand_raiser,
                                 (GDestroyNotify) baton_hand_raiser_free);
  copy->automations = copy_all (self->automations, copy_automation,
                                (GDestroyNotify) baton_automation_free);
  copy->routing = copy_all (self->routing, copy_routing_rule,
                            (GDestroyNotify) baton_routing_rule_free);
  copy->queue = g_strdup (self->queue);
  copy->to_company_owner = self->to_company_owner;
  copy->is_stored = self->is_stored;

  return copy;
}

/**
 * baton_rule_sheet_free:
 * @self: (nullable): a sheet
 *
 * Frees a sheet and everything on it.
 */
void
baton_rule_sheet_free (BatonRuleSheet *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->personas);
  g_ptr_array_unref (self->filters);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->fit);
  g_ptr_array_unref (self->interest);
  g_strfreev (self->hot.raisers);
  g_ptr_array_unref (self->hand_raisers);
  g_ptr_array_unref (self->automations);
  g_ptr_array_unref (self->routing);
  g_free (self->queue);
  g_free (self);
}

/**
 * baton_rule_sheet_has_hand_raiser:
 * @self: rules
 * @name: the id of a hand-raiser, or a kind of event
 *
 * Tells whether hand-raisers go by a name, as the hot rule names them.
 *
 * Returns: whether any does
 */
gboolean
baton_rule_sheet_has_hand_raiser (const BatonRuleSheet *self,
                                  const char           *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  for (guint i = 0; i < self->hand_raisers->len; i++)
    {
      const BatonHandRaiser *raiser = g_ptr_array_index (self->hand_raisers, i);

      if (g_strcmp0 (raiser->id, name) == 0 || g_strcmp0 (raiser->pattern.kind, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * baton_rule_sheet_forget_hot_raisers:
 * @self: rules, of which hand-raisers were removed
 *
 * Lets the hot rule do without the hand-raisers that are gone. If it named only
 * those, a raised hand makes nobody hot any more.
 */
void
baton_rule_sheet_forget_hot_raisers (BatonRuleSheet *self)
{
  g_autoptr(GStrvBuilder) left = g_strv_builder_new ();

  g_return_if_fail (self != NULL);

  if (self->hot.raisers == NULL)
    return;
  for (guint i = 0; self->hot.raisers[i] != NULL; i++)
    {
      if (baton_rule_sheet_has_hand_raiser (self, self->hot.raisers[i]))
        g_strv_builder_add (left, self->hot.raisers[i]);
    }
  g_strfreev (self->hot.raisers);
  self->hot.raisers = g_strv_builder_end (left);
  if (*self->hot.raisers == NULL)
    {
      g_clear_pointer (&self->hot.raisers, g_strfreev);
      self->hot.hand_raised = FALSE;
    }
}
