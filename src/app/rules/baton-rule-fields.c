/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields that a condition can ask about, and what fits each of them. */

#include "rules/baton-rule-fields.h"

#define CUSTOM "custom."

static const char * const halves[] = { "email_domain", "email_local" };

static const BatonOperator text_operators[] =
{
  BATON_OPERATOR_IS, BATON_OPERATOR_IS_NOT, BATON_OPERATOR_ONE_OF, BATON_OPERATOR_NOT_ONE_OF,
  BATON_OPERATOR_CONTAINS, BATON_OPERATOR_HAS_WORD, BATON_OPERATOR_STARTS_WITH, BATON_OPERATOR_ENDS_WITH,
  BATON_OPERATOR_MATCHES, BATON_OPERATOR_IN_LIST, BATON_OPERATOR_NOT_IN_LIST,
  BATON_OPERATOR_IS_EMPTY, BATON_OPERATOR_IS_NOT_EMPTY,
};

static const BatonOperator choice_operators[] =
{
  BATON_OPERATOR_IS, BATON_OPERATOR_IS_NOT, BATON_OPERATOR_ONE_OF, BATON_OPERATOR_NOT_ONE_OF,
  BATON_OPERATOR_CONTAINS, BATON_OPERATOR_IN_LIST, BATON_OPERATOR_NOT_IN_LIST,
  BATON_OPERATOR_IS_EMPTY, BATON_OPERATOR_IS_NOT_EMPTY,
};

static const BatonOperator number_operators[] =
{
  BATON_OPERATOR_AT_LEAST, BATON_OPERATOR_AT_MOST, BATON_OPERATOR_BETWEEN, BATON_OPERATOR_IS, BATON_OPERATOR_IS_NOT,
  BATON_OPERATOR_IS_EMPTY, BATON_OPERATOR_IS_NOT_EMPTY,
};

static const BatonOperator yes_no_operators[] = { BATON_OPERATOR_IS };

static const BatonOperator *
find_operators (BatonFieldType  type,
                guint          *n)
{
  switch (type)
    {
    case BATON_FIELD_TYPE_NUMBER:
    case BATON_FIELD_TYPE_DATE:
      *n = G_N_ELEMENTS (number_operators);
      return number_operators;
    case BATON_FIELD_TYPE_YES_NO:
      *n = G_N_ELEMENTS (yes_no_operators);
      return yes_no_operators;
    case BATON_FIELD_TYPE_CHOICE:
    case BATON_FIELD_TYPE_LIST:
      *n = G_N_ELEMENTS (choice_operators);
      return choice_operators;
    case BATON_FIELD_TYPE_TEXT:
    default:
      *n = G_N_ELEMENTS (text_operators);
      return text_operators;
    }
}

/**
 * baton_rule_fields_get_names:
 *
 * Gets the fields that every lead has, by name.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names
 */
const char * const *
baton_rule_fields_get_names (void)
{
  static const char *names[BATON_N_FIELDS + G_N_ELEMENTS (halves) + 1];

  if (names[0] == NULL)
    {
      guint n = 0;

      for (BatonField field = 0; field < BATON_N_FIELDS; field++)
        {
          names[n++] = baton_field_get_name (field);
          for (guint i = 0; field == BATON_FIELD_EMAIL && i < G_N_ELEMENTS (halves); i++)
            names[n++] = halves[i];
        }
    }
  return names;
}

gboolean
baton_rule_fields_is_custom (const char *name)
{
  return g_str_has_prefix (name, CUSTOM);
}

/**
 * baton_rule_fields_get_type:
 * @name: the name of a field
 *
 * Returns: what it holds; text for a custom field
 */
BatonFieldType
baton_rule_fields_get_type (const char *name)
{
  BatonField field;

  return baton_field_from_name (name, &field) ? baton_field_get_type (field) : BATON_FIELD_TYPE_TEXT;
}

/**
 * baton_rule_fields_get_operators:
 * @name: the name of a field
 *
 * Gets the operators that fit what a field holds; nobody knows that of a custom
 * one, so that all do.
 *
 * Returns: (transfer full) (element-type BatonOperator): the operators
 */
GArray *
baton_rule_fields_get_operators (const char *name)
{
  GArray *operators = g_array_new (FALSE, FALSE, sizeof (BatonOperator));
  guint n;
  const BatonOperator *fitting = find_operators (baton_rule_fields_get_type (name), &n);

  g_array_append_vals (operators, fitting, n);
  if (baton_rule_fields_is_custom (name))
    g_array_append_vals (operators, number_operators, 3);
  return operators;
}
