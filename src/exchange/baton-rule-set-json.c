/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "baton-json-line.h"
#include "baton-json-walk.h"
#include "baton-names.h"

#define FORMAT 1

/* A text that must be there; empty text stands in for it after an error. */
static void
take_text (BatonJsonWalk  *walk,
           const char     *name,
           char          **text)
{
  char *found = baton_json_walk_require (walk, name) ? baton_json_walk_get_text (walk, name) : NULL;

  g_free (*text);
  *text = found != NULL ? found : g_strdup ("");
}

static char *
value_to_text (JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return json_node_dup_string (node);
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      if (!isfinite (json_node_get_double (node)))
        return NULL;
      return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", json_node_get_double (node)));
    case G_TYPE_BOOLEAN:
      return g_strdup (json_node_get_boolean (node) ? "yes" : "no");
    default:
      return NULL;
    }
}

/* Reads `value`, which is one, or `values`, which are several. */
static char **
read_values (BatonJsonWalk *walk)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  BatonJsonPlace one, several;
  gboolean has_one = baton_json_walk_find (walk, "value", &one);
  gboolean has_several = baton_json_walk_find (walk, "values", &several);
  JsonArray *array = NULL;
  guint length = has_one;

  if (has_one && has_several)
    baton_json_walk_fail (walk, "values", _("there is a “value” already; write either “value” or “values”"));
  else if (has_several && !JSON_NODE_HOLDS_ARRAY (several.node))
    baton_json_walk_fail (walk, "values", _("a list is needed here, such as […]"));
  else if (has_several)
    {
      array = json_node_get_array (several.node);
      length = json_array_get_length (array);
    }

  for (guint i = 0; i < length; i++)
    {
      g_autofree char *text = value_to_text (array != NULL ? json_array_get_element (array, i) : one.node);

      if (text != NULL)
        g_strv_builder_add (values, text);
      else
        baton_json_walk_fail (walk, array != NULL ? "values" : "value",
                              _("text or a number is needed here"));
    }

  return g_strv_builder_end (values);
}

static void
fail_operator (BatonJsonWalk *walk,
               const char    *op)
{
  const char *names[BATON_N_OPERATORS + 1] = { NULL };
  g_autofree char *known = NULL;
  const char *meant;

  for (BatonOperator i = 0; i < BATON_N_OPERATORS; i++)
    names[i] = baton_operator_get_name (i);
  known = g_strjoinv (", ", (char **) names);
  meant = baton_names_suggest (names, BATON_N_OPERATORS, op);
  if (meant != NULL)
    baton_json_walk_fail (walk, "op", _("there is no operator “%s”; did you mean “%s”?"), op, meant);
  else
    baton_json_walk_fail (walk, "op", _("there is no operator “%s”; write %s"), op, known);
}

static BatonCondition *
read_condition (BatonJsonWalk *walk)
{
  BatonCondition *condition = g_new0 (BatonCondition, 1);
  g_autofree char *op = NULL;

  take_text (walk, "field", &condition->field);
  take_text (walk, "op", &op);
  condition->values = read_values (walk);
  if (!baton_operator_from_name (op, &condition->op))
    fail_operator (walk, op);

  return condition;
}

static void
read_when (BatonJsonWalk *walk,
           GPtrArray     *when)
{
  guint length;

  if (!baton_json_walk_enter_array (walk, "when", &length))
    return;

  for (guint i = 0; i < length && baton_json_walk_enter_element (walk, i); i++)
    {
      g_ptr_array_add (when, read_condition (walk));
      baton_json_walk_leave (walk);
    }
  baton_json_walk_leave (walk);
}

static void
read_pattern (BatonJsonWalk     *walk,
              BatonEventPattern *pattern)
{
  pattern->kind = baton_json_walk_get_text (walk, "kind");
  pattern->url = baton_json_walk_get_text (walk, "url");
  pattern->form = baton_json_walk_get_text (walk, "form");
  pattern->campaign = baton_json_walk_get_text (walk, "campaign");
  pattern->program = baton_json_walk_get_text (walk, "program");
}

static gpointer
read_persona (BatonJsonWalk *walk)
{
  BatonPersona *persona = baton_persona_new (NULL, NULL);

  take_text (walk, "id", &persona->id);
  take_text (walk, "name", &persona->name);
  read_when (walk, persona->when);

  return persona;
}

static gpointer
read_filter (BatonJsonWalk *walk)
{
  BatonFilterRule *filter = baton_filter_rule_new (NULL, NULL);
  g_autofree char *outcome = NULL;

  take_text (walk, "id", &filter->id);
  take_text (walk, "name", &filter->name);
  read_when (walk, filter->when);
  take_text (walk, "outcome", &outcome);
  filter->hand_raisers = baton_json_walk_get_boolean (walk, "hand_raisers", FALSE);
  filter->active = baton_json_walk_get_boolean (walk, "active", TRUE);
  if (!baton_filter_outcome_from_name (outcome, &filter->outcome) ||
      filter->outcome == BATON_FILTER_PASS)
    baton_json_walk_fail (walk, "outcome",
                          _("“%s” is no outcome; write disqualify, hold or note"), outcome);

  return filter;
}

static gpointer
read_group (BatonJsonWalk *walk)
{
  BatonRuleGroup *group = baton_rule_group_new (NULL, NULL, BATON_PART_FIT);
  g_autofree char *part = NULL;

  take_text (walk, "id", &group->id);
  take_text (walk, "name", &group->name);
  take_text (walk, "part", &part);
  group->min = baton_json_walk_get_int (walk, "min", group->min);
  group->max = baton_json_walk_get_int (walk, "max", group->max);
  if (!baton_part_from_name (part, &group->part))
    baton_json_walk_fail (walk, "part", _("“%s” is no part of the score; write fit or interest"), part);

  return group;
}

static gpointer
read_fit_rule (BatonJsonWalk *walk)
{
  BatonFitRule *rule = baton_fit_rule_new (NULL, NULL, 0);

  take_text (walk, "id", &rule->id);
  take_text (walk, "name", &rule->name);
  read_when (walk, rule->when);
  baton_json_walk_require (walk, "points");
  rule->points = baton_json_walk_get_int (walk, "points", 0);
  rule->group = baton_json_walk_get_text (walk, "group");
  rule->active = baton_json_walk_get_boolean (walk, "active", TRUE);

  return rule;
}

static gpointer
read_interest_rule (BatonJsonWalk *walk)
{
  BatonInterestRule *rule = baton_interest_rule_new (NULL, NULL, 0);

  take_text (walk, "id", &rule->id);
  take_text (walk, "name", &rule->name);
  read_pattern (walk, &rule->pattern);
  baton_json_walk_require (walk, "points");
  rule->points = baton_json_walk_get_int (walk, "points", 0);
  rule->at_most_times = baton_json_walk_get_int (walk, "at_most_times", 0);
  rule->at_most_points = baton_json_walk_get_int (walk, "at_most_points", 0);
  rule->within_days = baton_json_walk_get_int (walk, "within_days", 0);
  rule->half_life_days = baton_json_walk_get_int (walk, "half_life_days", 0);
  rule->at_least_times = baton_json_walk_get_int (walk, "at_least_times", 1);
  rule->inactive_days = baton_json_walk_get_int (walk, "inactive_days", 0);
  rule->group = baton_json_walk_get_text (walk, "group");
  rule->active = baton_json_walk_get_boolean (walk, "active", TRUE);

  return rule;
}

static gpointer
read_hand_raiser (BatonJsonWalk *walk)
{
  BatonHandRaiser *raiser = baton_hand_raiser_new (NULL);

  raiser->id = baton_json_walk_get_text (walk, "id");
  raiser->name = baton_json_walk_get_text (walk, "name");
  read_pattern (walk, &raiser->pattern);
  raiser->active = baton_json_walk_get_boolean (walk, "active", TRUE);

  return raiser;
}

static gpointer
read_automation (BatonJsonWalk *walk)
{
  BatonAutomation *automation = baton_automation_new (NULL, NULL);
  g_autofree char *action = NULL;

  take_text (walk, "id", &automation->id);
  take_text (walk, "name", &automation->name);
  read_pattern (walk, &automation->pattern);
  automation->at_least_times = baton_json_walk_get_int (walk, "at_least_times", 1);
  automation->within_days = baton_json_walk_get_int (walk, "within_days", 0);
  automation->completed = baton_json_walk_get_text (walk, "completed");
  automation->wait_minutes = baton_json_walk_get_int (walk, "wait_minutes", 0);
  automation->unless = baton_json_walk_get_text (walk, "unless");
  automation->text = baton_json_walk_get_text (walk, "text");
  automation->active = baton_json_walk_get_boolean (walk, "active", TRUE);
  take_text (walk, "action", &action);
  if (!baton_automation_action_from_name (action, &automation->action))
    baton_json_walk_fail (walk, "action", _("“%s” is no action; write hand-over or task"), action);

  return automation;
}

static gpointer
read_routing_rule (BatonJsonWalk *walk)
{
  BatonRoutingRule *rule = baton_routing_rule_new (NULL);

  rule->id = baton_json_walk_get_text (walk, "id");
  rule->name = baton_json_walk_get_text (walk, "name");
  read_when (walk, rule->when);
  take_text (walk, "queue", &rule->queue);
  rule->person = baton_json_walk_get_text (walk, "person");
  rule->active = baton_json_walk_get_boolean (walk, "active", TRUE);

  return rule;
}

static void
read_all (BatonJsonWalk *walk,
          const char    *name,
          GPtrArray     *items,
          gpointer     (*read_item) (BatonJsonWalk *walk))
{
  guint length;

  if (!baton_json_walk_enter_array (walk, name, &length))
    return;

  for (guint i = 0; i < length && baton_json_walk_enter_element (walk, i); i++)
    {
      g_ptr_array_add (items, read_item (walk));
      baton_json_walk_leave (walk);
    }
  baton_json_walk_leave (walk);
}

static void
read_field (BatonJsonWalk *walk,
            GPtrArray     *fields,
            const char    *field)
{
  BatonFieldType type = BATON_FIELD_TYPE_TEXT;
  g_autofree char *name = NULL;

  if (!baton_json_walk_enter_object (walk, field))
    return;

  take_text (walk, "type", &name);
  if (!baton_field_type_from_name (name, &type))
    baton_json_walk_fail (walk, "type", _("“%s” is no type; write text, number, date, choice, yes-no or list"), name);
  g_ptr_array_add (fields, baton_rule_field_new (field, type));
  baton_json_walk_leave (walk);
}

static void
read_fields (BatonJsonWalk *walk,
             GPtrArray     *fields)
{
  g_autoptr(GList) names = NULL;

  if (!baton_json_walk_enter_object (walk, "fields"))
    return;

  names = baton_json_walk_list_names (walk);
  for (GList *name = names; name != NULL; name = name->next)
    read_field (walk, fields, name->data);
  baton_json_walk_leave (walk);
}

static void
read_lists (BatonJsonWalk *walk,
            GPtrArray     *lists)
{
  g_autoptr(GList) names = NULL;

  if (!baton_json_walk_enter_object (walk, "lists"))
    return;

  names = baton_json_walk_list_names (walk);
  for (GList *name = names; name != NULL; name = name->next)
    {
      g_auto(GStrv) values = baton_json_walk_get_texts (walk, name->data);

      g_ptr_array_add (lists, baton_rule_list_new (name->data, (const char * const *) values));
    }
  baton_json_walk_leave (walk);
}

static void
read_hot (BatonJsonWalk *walk,
          BatonHotRule  *hot)
{
  BatonJsonPlace raised;

  if (!baton_json_walk_enter_object (walk, "hot"))
    return;

  hot->score = baton_json_walk_get_int (walk, "score", 0);
  if (baton_json_walk_find (walk, "hand_raised", &raised) && JSON_NODE_HOLDS_ARRAY (raised.node))
    {
      hot->hand_raised = TRUE;
      hot->raisers = baton_json_walk_get_texts (walk, "hand_raised");
    }
  else
    {
      hot->hand_raised = baton_json_walk_get_boolean (walk, "hand_raised", FALSE);
    }
  hot->within_days = baton_json_walk_get_int (walk, "within_days", 0);
  baton_json_walk_leave (walk);
}

static void
read_thresholds (BatonJsonWalk  *walk,
                 BatonRuleSheet *sheet)
{
  if (!baton_json_walk_require (walk, "thresholds") ||
      !baton_json_walk_enter_object (walk, "thresholds"))
    return;

  if (baton_json_walk_require (walk, "mql") && baton_json_walk_enter_object (walk, "mql"))
    {
      baton_json_walk_require (walk, "score");
      sheet->mql.score = baton_json_walk_get_int (walk, "score", 0);
      sheet->mql.release = baton_json_walk_get_int (walk, "release", sheet->mql.score);
      sheet->mql.fit = baton_json_walk_get_int (walk, "fit", 0);
      sheet->mql.interest = baton_json_walk_get_int (walk, "interest", 0);
      baton_json_walk_leave (walk);
    }
  read_hot (walk, &sheet->hot);
  baton_json_walk_leave (walk);
}

/* The least points of three grades; what is absent stays as it is. */
static void
read_grades (BatonJsonWalk *walk,
             const char    *name,
             int            least[BATON_MATRIX_SIZE - 1])
{
  BatonJsonPlace place;
  guint length;

  if (!baton_json_walk_find (walk, name, &place))
    return;
  if (!JSON_NODE_HOLDS_ARRAY (place.node) ||
      (length = json_array_get_length (json_node_get_array (place.node))) != BATON_MATRIX_SIZE - 1)
    {
      baton_json_walk_fail (walk, name, _("three whole numbers are needed here, such as [75, 50, 25]"));
      return;
    }

  for (guint i = 0; i < length; i++)
    {
      JsonNode *number = json_array_get_element (json_node_get_array (place.node), i);

      if (json_node_get_value_type (number) != G_TYPE_INT64)
        baton_json_walk_fail (walk, name, _("three whole numbers are needed here, such as [75, 50, 25]"));
      else
        least[i] = (int) CLAMP (json_node_get_int (number), G_MININT, G_MAXINT);
    }
}

static void
read_row (BatonJsonWalk     *walk,
          const char        *name,
          BatonMatrixAction  cells[BATON_MATRIX_SIZE])
{
  g_auto(GStrv) actions = baton_json_walk_get_texts (walk, name);

  if (actions == NULL)
    return;
  if (g_strv_length (actions) != BATON_MATRIX_SIZE)
    {
      baton_json_walk_fail (walk, name, _("a row has four cells, from interest 1 to 4"));
      return;
    }
  for (guint i = 0; i < BATON_MATRIX_SIZE; i++)
    {
      if (!baton_matrix_action_from_name (actions[i], &cells[i]))
        baton_json_walk_fail (walk, name, _("“%s” is no action; write threshold, hand-over, review or nurture"),
                              actions[i]);
    }
}

static void
read_matrix (BatonJsonWalk *walk,
             BatonMatrix   *matrix)
{
  static const char * const rows[BATON_MATRIX_SIZE] = { "A", "B", "C", "D" };

  if (!baton_json_walk_enter_object (walk, "matrix"))
    return;

  read_grades (walk, "fit", matrix->fit);
  read_grades (walk, "interest", matrix->interest);
  if (baton_json_walk_enter_object (walk, "cells"))
    {
      for (guint i = 0; i < BATON_MATRIX_SIZE; i++)
        read_row (walk, rows[i], matrix->cells[i]);
      baton_json_walk_leave (walk);
    }
  baton_json_walk_leave (walk);
}

static void
read_routing (BatonJsonWalk  *walk,
              BatonRuleSheet *sheet)
{
  if (!baton_json_walk_enter_object (walk, "routing"))
    return;

  sheet->to_company_owner = baton_json_walk_get_boolean (walk, "company_owner", TRUE);
  read_all (walk, "rules", sheet->routing, read_routing_rule);
  take_text (walk, "queue", &sheet->queue);
  baton_json_walk_leave (walk);
}

static void
read_sheet (BatonJsonWalk  *walk,
            BatonRuleSheet *sheet)
{
  int format;

  if (!baton_json_walk_require (walk, "format"))
    return;
  format = baton_json_walk_get_int (walk, "format", 0);
  if (format != FORMAT)
    baton_json_walk_fail (walk, "format",
                          _("the rules have the format %d, and this Baton reads the format %d"),
                          format, FORMAT);

  take_text (walk, "name", &sheet->name);
  read_fields (walk, sheet->fields);
  read_lists (walk, sheet->lists);
  read_all (walk, "personas", sheet->personas, read_persona);
  read_all (walk, "filters", sheet->filters, read_filter);
  read_all (walk, "groups", sheet->groups, read_group);
  read_all (walk, "fit", sheet->fit, read_fit_rule);
  read_all (walk, "interest", sheet->interest, read_interest_rule);
  read_thresholds (walk, sheet);
  read_matrix (walk, &sheet->matrix);
  read_all (walk, "hand_raisers", sheet->hand_raisers, read_hand_raiser);
  read_all (walk, "automations", sheet->automations, read_automation);
  read_routing (walk, sheet);
}

static BatonRuleSet *
read_rule_set (const char  *text,
               gssize       length,
               gboolean     is_stored,
               GError     **error)
{
  g_autoptr(BatonJsonWalk) walk = baton_json_walk_new (text, length, error);
  g_autoptr(BatonRuleSheet) sheet = NULL;

  if (walk == NULL)
    return NULL;

  sheet = baton_rule_sheet_new ();
  sheet->is_stored = is_stored;
  read_sheet (walk, sheet);
  if (!baton_json_walk_finish (walk, error))
    return NULL;

  return baton_rule_set_new (g_steal_pointer (&sheet), error);
}

static BatonRuleSet *
load_rule_set (const char  *text,
               gssize       length,
               gboolean     is_stored,
               GError     **error)
{
  GError *problem = NULL;
  BatonRuleSet *rules = read_rule_set (text, length, is_stored, &problem);

  if (rules == NULL)
    {
      baton_json_shorten_quotes (problem);
      baton_json_add_line (problem, text, length);
      g_propagate_error (error, problem);
    }
  return rules;
}

/**
 * baton_rule_set_from_json:
 * @text: the rules, as `data/rules.schema.json` describes them
 * @length: the length of @text in bytes, or -1 when it ends with a zero byte
 * @error: return location for an error
 *
 * Reads a rule set.
 *
 * Fails with `BATON_ERROR_INVALID`; the message starts with the place, a JSON
 * pointer, and ends with its line, unless the text is no JSON at all.
 *
 * Returns: (transfer full) (nullable): the rule set
 */
BatonRuleSet *
baton_rule_set_from_json (const char  *text,
                          gssize       length,
                          GError     **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return load_rule_set (text, length, FALSE, error);
}

/**
 * baton_rule_set_from_stored_json:
 * @text: the rules, as [func@rule_set_to_json] wrote them
 * @error: return location for an error
 *
 * Reads a rule set that was saved once, maybe by an earlier version, which
 * refused less.
 *
 * Fails as [func@rule_set_from_json] does.
 *
 * Returns: (transfer full) (nullable): the rule set
 */
BatonRuleSet *
baton_rule_set_from_stored_json (const char  *text,
                                 GError     **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return load_rule_set (text, -1, TRUE, error);
}
