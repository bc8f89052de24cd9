/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-rule-set.h"

#include <string.h>

#include "lead/baton-fold.h"
#include "scoring/baton-rule-check-private.h"
#include "scoring/baton-rule-set-private.h"
#include "scoring/baton-text-set-private.h"

struct _BatonRuleSet
{
  gatomicrefcount     ref_count;
  BatonRuleSheet     *sheet;
  BatonFieldTable    *fields;
  GPtrArray          *personas; /* BatonMatcher, one a persona. */
  GPtrArray          *filters; /* BatonMatcher, one a filter. */
  GPtrArray          *routing; /* BatonMatcher, one a routing rule. */
  BatonReadyFitRule  *fit;
  guint               n_fit;
};

G_DEFINE_BOXED_TYPE (BatonRuleSet, baton_rule_set, baton_rule_set_ref, baton_rule_set_unref)

/* Makes the lists of a sheet ready, by name. */
GHashTable *
baton_rule_set_index_lists (const BatonRuleSheet *sheet)
{
  GHashTable *lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) baton_text_set_unref);

  for (guint i = 0; i < sheet->lists->len; i++)
    {
      const BatonRuleList *list = g_ptr_array_index (sheet->lists, i);
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
      g_auto(GStrv) folded = NULL;

      for (guint j = 0; list->values[j] != NULL; j++)
        {
          g_autofree char *text = baton_fold (list->values[j]);

          g_strv_builder_add (builder, text);
        }
      folded = g_strv_builder_end (builder);
      g_hash_table_insert (lists, list->name, baton_text_set_new ((const char * const *) folded));
    }

  return lists;
}

/* What conditions may name: lists, and personas but in those themselves. */
typedef struct
{
  GHashTable *lists;
  GHashTable *personas;
} Names;

static BatonMatcher *
prepare_when (BatonRuleSet  *self,
              GPtrArray     *when,
              const Names   *names,
              const char    *place,
              guint          position,
              GError       **error)
{
  BatonMatcher *matcher = baton_matcher_new (when, self->fields, names->lists, names->personas, error);

  if (matcher == NULL)
    g_prefix_error (error, "/%s/%u/when", place, position);
  return matcher;
}

static gboolean
prepare_personas (BatonRuleSet  *self,
                  const Names   *names,
                  GHashTable    *personas,
                  GError       **error)
{
  for (guint i = 0; i < self->sheet->personas->len; i++)
    {
      const BatonPersona *persona = g_ptr_array_index (self->sheet->personas, i);
      BatonMatcher *matcher = prepare_when (self, persona->when, names, "personas", i, error);

      if (matcher == NULL)
        return FALSE;
      g_ptr_array_add (self->personas, matcher);
      g_hash_table_insert (personas, persona->id, matcher);
    }
  return TRUE;
}

static gboolean
prepare_filters (BatonRuleSet  *self,
                 const Names   *names,
                 GError       **error)
{
  for (guint i = 0; i < self->sheet->filters->len; i++)
    {
      const BatonFilterRule *filter = g_ptr_array_index (self->sheet->filters, i);
      BatonMatcher *matcher = prepare_when (self, filter->when, names, "filters", i, error);

      if (matcher == NULL)
        return FALSE;
      g_ptr_array_add (self->filters, matcher);
    }
  return TRUE;
}

static gboolean
prepare_routing (BatonRuleSet  *self,
                 const Names   *names,
                 GError       **error)
{
  for (guint i = 0; i < self->sheet->routing->len; i++)
    {
      const BatonRoutingRule *rule = g_ptr_array_index (self->sheet->routing, i);
      BatonMatcher *matcher = prepare_when (self, rule->when, names, "routing/rules", i, error);

      if (matcher == NULL)
        return FALSE;
      g_ptr_array_add (self->routing, matcher);
    }
  return TRUE;
}

static gboolean
prepare_fit (BatonRuleSet  *self,
             const Names   *names,
             GError       **error)
{
  self->fit = g_new0 (BatonReadyFitRule, self->sheet->fit->len);

  for (guint i = 0; i < self->sheet->fit->len; i++)
    {
      const BatonFitRule *rule = g_ptr_array_index (self->sheet->fit, i);
      BatonMatcher *matcher = prepare_when (self, rule->when, names, "fit", i, error);

      if (matcher == NULL)
        return FALSE;
      if (!rule->active)
        {
          baton_matcher_free (matcher);
          continue;
        }
      self->fit[self->n_fit++] = (BatonReadyFitRule) {
        rule, matcher, baton_rule_set_find_group (self, rule->group), i,
      };
    }
  return TRUE;
}

static void
rule_set_free (BatonRuleSet *self)
{
  for (guint i = 0; i < self->n_fit; i++)
    baton_matcher_free (self->fit[i].matcher);
  g_free (self->fit);
  g_ptr_array_unref (self->filters);
  g_ptr_array_unref (self->personas);
  g_ptr_array_unref (self->routing);
  baton_field_table_free (self->fields);
  baton_rule_sheet_free (self->sheet);
  g_free (self);
}

/**
 * baton_rule_set_new:
 * @sheet: (transfer full): the rules; taken even on failure
 * @error: return location for an error
 *
 * Makes a rule set of rules that are written down.
 *
 * Fails with `BATON_ERROR_INVALID` when something is wrong with them; the
 * message starts with the place, as a JSON pointer into the rules' document.
 *
 * Returns: (transfer full) (nullable): the rule set
 */
BatonRuleSet *
baton_rule_set_new (BatonRuleSheet  *sheet,
                    GError         **error)
{
  g_autoptr(BatonRuleSet) self = NULL;
  g_autoptr(GHashTable) lists = NULL;
  g_autoptr(GHashTable) personas = g_hash_table_new (g_str_hash, g_str_equal);
  Names names = { NULL };

  g_return_val_if_fail (sheet != NULL, NULL);

  self = g_new0 (BatonRuleSet, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->sheet = sheet;
  self->fields = baton_field_table_new (sheet->fields, sheet->is_stored);
  self->personas = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_matcher_free);
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_matcher_free);
  self->routing = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_matcher_free);

  baton_rule_sheet_complete (sheet);
  if (!baton_rule_sheet_check (sheet, error))
    return NULL;

  names.lists = lists = baton_rule_set_index_lists (sheet);
  if (!prepare_personas (self, &names, personas, error))
    return NULL;
  names.personas = personas;
  if (!prepare_filters (self, &names, error) ||
      !prepare_fit (self, &names, error) ||
      !prepare_routing (self, &names, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * baton_rule_set_ref:
 * @self: a rule set
 *
 * Takes a reference. Any thread may.
 *
 * Returns: (transfer full): @self
 */
BatonRuleSet *
baton_rule_set_ref (BatonRuleSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * baton_rule_set_unref:
 * @self: (nullable): a rule set
 *
 * Drops a reference; the last one frees the rule set.
 */
void
baton_rule_set_unref (BatonRuleSet *self)
{
  if (self != NULL && g_atomic_ref_count_dec (&self->ref_count))
    rule_set_free (self);
}

/**
 * baton_rule_set_get_sheet:
 * @self: a rule set
 *
 * Gets the rules as they are written down. Nothing on the sheet may be
 * changed: copy it with [method@RuleSheet.copy].
 *
 * Returns: (transfer none): the sheet
 */
const BatonRuleSheet *
baton_rule_set_get_sheet (BatonRuleSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sheet;
}

/**
 * baton_rule_set_get_mql:
 * @self: a rule set
 *
 * Gets when a lead is marketing-qualified.
 *
 * Returns: (transfer none): the threshold
 */
const BatonThreshold *
baton_rule_set_get_mql (BatonRuleSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->sheet->mql;
}

/**
 * baton_rule_set_qualifies:
 * @self: a rule set
 * @fit: a fit, 0 to 100
 * @interest: an interest, 0 to 100
 *
 * Tells whether a score alone makes a lead marketing-qualified: its cell of the
 * matrix hands over, or leaves it to the threshold and the threshold is reached.
 *
 * Returns: whether it does
 */
gboolean
baton_rule_set_qualifies (BatonRuleSet *self,
                          int           fit,
                          int           interest)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return baton_threshold_qualifies (&self->sheet->mql, &self->sheet->matrix, fit, interest);
}

/**
 * baton_rule_set_find_persona:
 * @self: a rule set
 * @record: who a lead is
 *
 * Finds the persona that a lead fits; of several, the first.
 *
 * Returns: (transfer none) (nullable): the persona
 */
const BatonPersona *
baton_rule_set_find_persona (BatonRuleSet      *self,
                             const BatonRecord *record)
{
  const BatonPersona *persona = NULL;
  BatonRecordView view;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (record != NULL, NULL);

  baton_record_view_init_on_stack (&view, self->fields, record);
  for (guint i = 0; i < self->personas->len && persona == NULL; i++)
    {
      if (baton_matcher_matches (g_ptr_array_index (self->personas, i), &view))
        persona = g_ptr_array_index (self->sheet->personas, i);
    }
  baton_record_view_clear (&view);

  return persona;
}

/**
 * baton_rule_set_find_routing:
 * @self: a rule set
 * @record: who a lead is
 *
 * Finds the routing rule that says where a lead goes when it is handed over:
 * the first that fits of those that are switched on.
 *
 * Returns: (transfer none) (nullable): the rule; `NULL` when none fits, and the
 *   lead goes to the queue of all others
 */
const BatonRoutingRule *
baton_rule_set_find_routing (BatonRuleSet      *self,
                             const BatonRecord *record)
{
  const BatonRoutingRule *found = NULL;
  BatonRecordView view;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (record != NULL, NULL);

  baton_record_view_init_on_stack (&view, self->fields, record);
  for (guint i = 0; i < self->routing->len && found == NULL; i++)
    {
      const BatonRoutingRule *rule = g_ptr_array_index (self->sheet->routing, i);

      if (rule->active && baton_matcher_matches (g_ptr_array_index (self->routing, i), &view))
        found = rule;
    }
  baton_record_view_clear (&view);

  return found;
}

const BatonFieldTable *
baton_rule_set_get_fields (const BatonRuleSet *self)
{
  return self->fields;
}

/* Returns the fit rules that are active. */
const BatonReadyFitRule *
baton_rule_set_get_fit_rules (const BatonRuleSet *self,
                              guint              *n_rules)
{
  *n_rules = self->n_fit;
  return self->fit;
}

const BatonMatcher *
baton_rule_set_get_filter_matcher (const BatonRuleSet *self,
                                   guint               position)
{
  return g_ptr_array_index (self->filters, position);
}

const BatonMatcher *
baton_rule_set_get_routing_matcher (const BatonRuleSet *self,
                                    guint               position)
{
  return g_ptr_array_index (self->routing, position);
}

const BatonMatcher *
baton_rule_set_get_persona_matcher (const BatonRuleSet *self,
                                    guint               position)
{
  return g_ptr_array_index (self->personas, position);
}

/* Returns the place of a group among the groups, or -1 for none. */
int
baton_rule_set_find_group (const BatonRuleSet *self,
                           const char         *id)
{
  for (guint i = 0; id != NULL && i < self->sheet->groups->len; i++)
    {
      const BatonRuleGroup *group = g_ptr_array_index (self->sheet->groups, i);

      if (strcmp (group->id, id) == 0)
        return (int) i;
    }
  return -1;
}
