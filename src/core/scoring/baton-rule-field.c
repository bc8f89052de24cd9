/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the fields that conditions name hold, and what can be asked of it. */

#include "scoring/baton-rule-field.h"

#include <string.h>

#define CUSTOM "custom."

/* The most common first, as they are offered. */
static const BatonOperator text_operators[] = {
  BATON_OPERATOR_IS, BATON_OPERATOR_IS_NOT, BATON_OPERATOR_ONE_OF, BATON_OPERATOR_NOT_ONE_OF,
  BATON_OPERATOR_CONTAINS, BATON_OPERATOR_HAS_WORD, BATON_OPERATOR_STARTS_WITH, BATON_OPERATOR_ENDS_WITH,
  BATON_OPERATOR_MATCHES, BATON_OPERATOR_IN_LIST, BATON_OPERATOR_NOT_IN_LIST,
  BATON_OPERATOR_IS_EMPTY, BATON_OPERATOR_IS_NOT_EMPTY,
  BATON_OPERATOR_AT_LEAST, BATON_OPERATOR_AT_MOST, BATON_OPERATOR_BETWEEN,
};

static const BatonOperator size_operators[] = {
  BATON_OPERATOR_AT_LEAST, BATON_OPERATOR_AT_MOST, BATON_OPERATOR_BETWEEN, BATON_OPERATOR_IS, BATON_OPERATOR_IS_NOT,
  BATON_OPERATOR_ONE_OF, BATON_OPERATOR_NOT_ONE_OF, BATON_OPERATOR_IS_EMPTY, BATON_OPERATOR_IS_NOT_EMPTY,
};

static const BatonOperator yes_no_operators[] = {
  BATON_OPERATOR_IS, BATON_OPERATOR_IS_NOT, BATON_OPERATOR_IS_EMPTY, BATON_OPERATOR_IS_NOT_EMPTY,
};

static const BatonOperator persona_operators[] = {
  BATON_OPERATOR_IS, BATON_OPERATOR_IS_NOT, BATON_OPERATOR_ONE_OF, BATON_OPERATOR_NOT_ONE_OF,
  BATON_OPERATOR_IS_EMPTY, BATON_OPERATOR_IS_NOT_EMPTY,
};

/**
 * baton_rule_field_new:
 * @name: the name of a custom field
 * @type: what it holds
 *
 * Says what a custom field holds.
 *
 * Returns: (transfer full): the field
 */
BatonRuleField *
baton_rule_field_new (const char     *name,
                      BatonFieldType  type)
{
  BatonRuleField *self = g_new0 (BatonRuleField, 1);

  self->name = g_strdup (name);
  self->type = type;
  return self;
}

/**
 * baton_rule_field_free:
 * @self: (nullable): a field
 *
 * Frees a field.
 */
void
baton_rule_field_free (BatonRuleField *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

/**
 * baton_rule_field_is_custom:
 * @name: the name of a field
 *
 * Tells whether a name is written as that of a custom field.
 *
 * Returns: whether it is
 */
gboolean
baton_rule_field_is_custom (const char *name)
{
  return g_str_has_prefix (name, CUSTOM) && name[strlen (CUSTOM)] != '\0';
}

/**
 * baton_rule_field_find:
 * @fields: (element-type BatonRuleField): what custom fields hold
 * @name: the name of a field; keys do not tell upper from lower case
 *
 * Looks for what is said of a custom field.
 *
 * Returns: (transfer none) (nullable): the field
 */
BatonRuleField *
baton_rule_field_find (const GPtrArray *fields,
                       const char      *name)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (fields != NULL && name != NULL, NULL);

  if (fields->len == 0 || !baton_rule_field_is_custom (name))
    return NULL;

  lower = g_utf8_strdown (name, -1);
  for (guint i = 0; i < fields->len; i++)
    {
      BatonRuleField *field = g_ptr_array_index (fields, i);
      g_autofree char *other = g_utf8_strdown (field->name, -1);

      if (strcmp (lower, other) == 0)
        return field;
    }
  return NULL;
}

/**
 * baton_rule_field_find_type:
 * @fields: (element-type BatonRuleField): what custom fields hold
 * @name: the name of a field
 * @type: (out): return location for what it holds; text when nobody knows
 *
 * Tells what a field holds.
 *
 * Returns: whether it is known; it is not of a custom field of which nothing is
 *   said
 */
gboolean
baton_rule_field_find_type (const GPtrArray *fields,
                            const char      *name,
                            BatonFieldType  *type)
{
  const BatonRuleField *declared = baton_rule_field_find (fields, name);
  BatonField standard;

  *type = BATON_FIELD_TYPE_TEXT;
  if (declared != NULL)
    *type = declared->type;
  else if (baton_field_from_name (name, &standard))
    *type = baton_field_get_type (standard);
  return declared != NULL || !baton_rule_field_is_custom (name);
}

static const BatonOperator *
list_operators (BatonFieldType  type,
                guint          *n_operators)
{
  switch (type)
    {
    case BATON_FIELD_TYPE_NUMBER:
    case BATON_FIELD_TYPE_DATE:
      *n_operators = G_N_ELEMENTS (size_operators);
      return size_operators;
    case BATON_FIELD_TYPE_YES_NO:
      *n_operators = G_N_ELEMENTS (yes_no_operators);
      return yes_no_operators;
    case BATON_FIELD_TYPE_TEXT:
    case BATON_FIELD_TYPE_CHOICE:
    case BATON_FIELD_TYPE_LIST:
    default:
      *n_operators = G_N_ELEMENTS (text_operators);
      return text_operators;
    }
}

/**
 * baton_rule_field_list_operators:
 * @fields: (element-type BatonRuleField): what custom fields hold
 * @name: the name of a field, or %BATON_CONDITION_PERSONA
 * @n_operators: (out): how many there are
 *
 * Lists the operators that fit what a field holds, the most common first.
 *
 * Returns: (transfer none) (array length=n_operators): the operators
 */
const BatonOperator *
baton_rule_field_list_operators (const GPtrArray *fields,
                                 const char      *name,
                                 guint           *n_operators)
{
  BatonFieldType type;

  if (strcmp (name, BATON_CONDITION_PERSONA) == 0)
    {
      *n_operators = G_N_ELEMENTS (persona_operators);
      return persona_operators;
    }
  baton_rule_field_find_type (fields, name, &type);
  return list_operators (type, n_operators);
}

/**
 * baton_field_type_takes:
 * @type: what a field holds
 * @op: an operator
 *
 * Tells whether an operator makes sense for a type. Those that compare texts
 * always do, also where others fit better: they look at what stands in the
 * field. A yes or no has no size.
 *
 * Returns: whether it does
 */
gboolean
baton_field_type_takes (BatonFieldType type,
                        BatonOperator  op)
{
  return type != BATON_FIELD_TYPE_YES_NO ||
         (op != BATON_OPERATOR_AT_LEAST && op != BATON_OPERATOR_AT_MOST && op != BATON_OPERATOR_BETWEEN);
}

/**
 * baton_field_type_describe_operators:
 * @type: what a field holds
 *
 * Lists the operators that fit a type, as files name them.
 *
 * Returns: (transfer full): the names, with commas between them
 */
char *
baton_field_type_describe_operators (BatonFieldType type)
{
  GString *names = g_string_new (NULL);
  guint n_operators;
  const BatonOperator *operators = list_operators (type, &n_operators);

  for (guint i = 0; i < n_operators; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", baton_operator_get_name (operators[i]));
  return g_string_free (names, FALSE);
}
