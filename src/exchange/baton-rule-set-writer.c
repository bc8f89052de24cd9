/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "lead/baton-number-text.h"

#define FORMAT 1
#define MAX_EXACT 15 /* Digits that a number keeps for sure. */

static void
write_text (JsonBuilder *builder,
            const char  *key,
            const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, text);
}

static void
write_int (JsonBuilder *builder,
           const char  *key,
           int          number,
           int          unless)
{
  if (number == unless)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, number);
}

static void
write_boolean (JsonBuilder *builder,
               const char  *key,
               gboolean     value,
               gboolean     unless)
{
  if (!value == !unless)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_boolean_value (builder, value);
}

static void
write_texts (JsonBuilder  *builder,
             const char   *key,
             char        **texts)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static gboolean
compares_numbers (BatonOperator op)
{
  return op == BATON_OPERATOR_BETWEEN || op == BATON_OPERATOR_AT_LEAST ||
         op == BATON_OPERATOR_AT_MOST;
}

/* Writes a number as a number, but only where reading it gives the same text. */
static void
write_value (JsonBuilder   *builder,
             BatonOperator  op,
             const char    *text)
{
  g_autofree char *number = NULL;

  if (compares_numbers (op) && strlen (text) <= MAX_EXACT)
    number = baton_number_text_normalise (text, FALSE);

  if (g_strcmp0 (number, text) != 0)
    json_builder_add_string_value (builder, text);
  else if (strchr (text, '.') != NULL)
    json_builder_add_double_value (builder, g_ascii_strtod (text, NULL));
  else
    json_builder_add_int_value (builder, g_ascii_strtoll (text, NULL, 10));
}

static void
write_condition (JsonBuilder          *builder,
                 const BatonCondition *condition)
{
  guint n_values = g_strv_length (condition->values);

  json_builder_begin_object (builder);
  write_text (builder, "field", condition->field);
  write_text (builder, "op", baton_operator_get_name (condition->op));
  if (n_values == 1)
    {
      json_builder_set_member_name (builder, "value");
      write_value (builder, condition->op, condition->values[0]);
    }
  else if (n_values > 1)
    {
      json_builder_set_member_name (builder, "values");
      json_builder_begin_array (builder);
      for (guint i = 0; i < n_values; i++)
        write_value (builder, condition->op, condition->values[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
write_when (JsonBuilder *builder,
            GPtrArray   *when)
{
  json_builder_set_member_name (builder, "when");
  json_builder_begin_array (builder);
  for (guint i = 0; i < when->len; i++)
    write_condition (builder, g_ptr_array_index (when, i));
  json_builder_end_array (builder);
}

static void
write_pattern (JsonBuilder             *builder,
               const BatonEventPattern *pattern)
{
  write_text (builder, "kind", pattern->kind);
  write_text (builder, "url", pattern->url);
  write_text (builder, "form", pattern->form);
  write_text (builder, "campaign", pattern->campaign);
  write_text (builder, "program", pattern->program);
}

static void
write_persona (JsonBuilder   *builder,
               gconstpointer  item)
{
  const BatonPersona *persona = item;

  write_text (builder, "id", persona->id);
  write_text (builder, "name", persona->name);
  write_when (builder, persona->when);
}

static void
write_filter (JsonBuilder   *builder,
              gconstpointer  item)
{
  const BatonFilterRule *filter = item;

  write_text (builder, "id", filter->id);
  write_text (builder, "name", filter->name);
  write_when (builder, filter->when);
  write_text (builder, "outcome", baton_filter_outcome_get_name (filter->outcome));
  write_boolean (builder, "hand_raisers", filter->hand_raisers, FALSE);
  write_boolean (builder, "active", filter->active, TRUE);
}

static void
write_group (JsonBuilder   *builder,
             gconstpointer  item)
{
  const BatonRuleGroup *group = item;

  write_text (builder, "id", group->id);
  write_text (builder, "name", group->name);
  write_text (builder, "part", baton_part_get_name (group->part));
  write_int (builder, "min", group->min, -100);
  write_int (builder, "max", group->max, 100);
}

static void
write_fit_rule (JsonBuilder   *builder,
                gconstpointer  item)
{
  const BatonFitRule *rule = item;

  write_text (builder, "id", rule->id);
  write_text (builder, "name", rule->name);
  write_when (builder, rule->when);
  write_int (builder, "points", rule->points, G_MININT);
  write_text (builder, "group", rule->group);
  write_boolean (builder, "active", rule->active, TRUE);
}

static void
write_interest_rule (JsonBuilder   *builder,
                     gconstpointer  item)
{
  const BatonInterestRule *rule = item;

  write_text (builder, "id", rule->id);
  write_text (builder, "name", rule->name);
  write_pattern (builder, &rule->pattern);
  write_int (builder, "inactive_days", rule->inactive_days, 0);
  write_int (builder, "points", rule->points, G_MININT);
  write_int (builder, "at_most_times", rule->at_most_times, 0);
  write_int (builder, "at_most_points", rule->at_most_points, 0);
  write_int (builder, "within_days", rule->within_days, 0);
  write_int (builder, "half_life_days", rule->half_life_days, 0);
  write_int (builder, "at_least_times", rule->at_least_times, 1);
  write_text (builder, "group", rule->group);
  write_boolean (builder, "active", rule->active, TRUE);
}

static void
write_hand_raiser (JsonBuilder   *builder,
                   gconstpointer  item)
{
  const BatonHandRaiser *raiser = item;

  write_text (builder, "id", raiser->id);
  write_text (builder, "name", raiser->name);
  write_pattern (builder, &raiser->pattern);
  write_boolean (builder, "active", raiser->active, TRUE);
}

static void
write_automation (JsonBuilder   *builder,
                  gconstpointer  item)
{
  const BatonAutomation *automation = item;

  write_text (builder, "id", automation->id);
  write_text (builder, "name", automation->name);
  write_pattern (builder, &automation->pattern);
  write_int (builder, "at_least_times", automation->at_least_times, 1);
  write_int (builder, "within_days", automation->within_days, 0);
  write_text (builder, "completed", automation->completed);
  write_text (builder, "action", baton_automation_action_get_name (automation->action));
  write_int (builder, "wait_minutes", automation->wait_minutes, 0);
  write_text (builder, "unless", automation->unless);
  write_text (builder, "text", automation->text);
  write_boolean (builder, "active", automation->active, TRUE);
}

static void
write_routing_rule (JsonBuilder   *builder,
                    gconstpointer  item)
{
  const BatonRoutingRule *rule = item;

  write_text (builder, "id", rule->id);
  write_text (builder, "name", rule->name);
  write_when (builder, rule->when);
  write_text (builder, "queue", rule->queue);
  write_text (builder, "person", rule->person);
  write_boolean (builder, "active", rule->active, TRUE);
}

static void
write_all (JsonBuilder  *builder,
           const char   *key,
           GPtrArray    *items,
           void        (*write_item) (JsonBuilder *builder, gconstpointer item))
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      json_builder_begin_object (builder);
      write_item (builder, g_ptr_array_index (items, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_lists (JsonBuilder *builder,
             GPtrArray   *lists)
{
  json_builder_set_member_name (builder, "lists");
  json_builder_begin_object (builder);
  for (guint i = 0; i < lists->len; i++)
    {
      const BatonRuleList *list = g_ptr_array_index (lists, i);

      write_texts (builder, list->name, list->values);
    }
  json_builder_end_object (builder);
}

/* Most rule sets say nothing about fields. */
static void
write_fields (JsonBuilder *builder,
              GPtrArray   *fields)
{
  if (fields->len == 0)
    return;

  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (guint i = 0; i < fields->len; i++)
    {
      const BatonRuleField *field = g_ptr_array_index (fields, i);

      json_builder_set_member_name (builder, field->name);
      json_builder_begin_object (builder);
      write_text (builder, "type", baton_field_type_get_name (field->type));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
write_thresholds (JsonBuilder          *builder,
                  const BatonRuleSheet *sheet)
{
  json_builder_set_member_name (builder, "thresholds");
  json_builder_begin_object (builder);

  json_builder_set_member_name (builder, "mql");
  json_builder_begin_object (builder);
  write_int (builder, "score", sheet->mql.score, 0);
  write_int (builder, "release", sheet->mql.release, sheet->mql.score);
  write_int (builder, "fit", sheet->mql.fit, 0);
  write_int (builder, "interest", sheet->mql.interest, 0);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "hot");
  json_builder_begin_object (builder);
  write_int (builder, "score", sheet->hot.score, 0);
  if (sheet->hot.raisers != NULL)
    write_texts (builder, "hand_raised", sheet->hot.raisers);
  else
    write_boolean (builder, "hand_raised", sheet->hot.hand_raised, FALSE);
  write_int (builder, "within_days", sheet->hot.within_days, 0);
  json_builder_end_object (builder);

  json_builder_end_object (builder);
}

static void
write_grades (JsonBuilder *builder,
              const char  *key,
              const int    least[BATON_MATRIX_SIZE - 1])
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < BATON_MATRIX_SIZE - 1; i++)
    json_builder_add_int_value (builder, least[i]);
  json_builder_end_array (builder);
}

static void
write_matrix (JsonBuilder       *builder,
              const BatonMatrix *matrix)
{
  static const char * const rows[BATON_MATRIX_SIZE] = { "A", "B", "C", "D" };
  BatonMatrix usual;

  baton_matrix_init (&usual);
  if (baton_matrix_equal (matrix, &usual))
    return;

  json_builder_set_member_name (builder, "matrix");
  json_builder_begin_object (builder);
  write_grades (builder, "fit", matrix->fit);
  write_grades (builder, "interest", matrix->interest);
  json_builder_set_member_name (builder, "cells");
  json_builder_begin_object (builder);
  for (guint i = 0; i < BATON_MATRIX_SIZE; i++)
    {
      json_builder_set_member_name (builder, rows[i]);
      json_builder_begin_array (builder);
      for (guint j = 0; j < BATON_MATRIX_SIZE; j++)
        json_builder_add_string_value (builder, baton_matrix_action_get_name (matrix->cells[i][j]));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* Most rule sets have none. */
static void
write_personas (JsonBuilder *builder,
                GPtrArray   *personas)
{
  if (personas->len > 0)
    write_all (builder, "personas", personas, write_persona);
}

/**
 * baton_rule_set_to_json:
 * @rules: a rule set
 *
 * Writes a rule set, so that reading it gives the same rules. What has its
 * usual value is left out.
 *
 * Returns: (transfer full): JSON text, ended by a new line
 */
char *
baton_rule_set_to_json (BatonRuleSet *rules)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;
  const BatonRuleSheet *sheet;

  g_return_val_if_fail (rules != NULL, NULL);

  sheet = baton_rule_set_get_sheet (rules);
  json_builder_begin_object (builder);
  write_int (builder, "format", FORMAT, 0);
  write_text (builder, "name", sheet->name);
  write_fields (builder, sheet->fields);
  write_lists (builder, sheet->lists);
  write_personas (builder, sheet->personas);
  write_all (builder, "filters", sheet->filters, write_filter);
  write_all (builder, "groups", sheet->groups, write_group);
  write_all (builder, "fit", sheet->fit, write_fit_rule);
  write_all (builder, "interest", sheet->interest, write_interest_rule);
  write_thresholds (builder, sheet);
  write_matrix (builder, &sheet->matrix);
  write_all (builder, "hand_raisers", sheet->hand_raisers, write_hand_raiser);
  write_all (builder, "automations", sheet->automations, write_automation);
  json_builder_set_member_name (builder, "routing");
  json_builder_begin_object (builder);
  write_boolean (builder, "company_owner", sheet->to_company_owner, TRUE);
  write_all (builder, "rules", sheet->routing, write_routing_rule);
  write_text (builder, "queue", sheet->queue);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
