/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-condition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *title;
  guint       at_least; /* How many values it takes. */
  guint       at_most;
} OperatorInfo;

static const OperatorInfo operators[BATON_N_OPERATORS] = {
  [BATON_OPERATOR_IS]           = { "is", N_("is"), 1, 1 },
  [BATON_OPERATOR_IS_NOT]       = { "is not", N_("is not"), 1, 1 },
  [BATON_OPERATOR_ONE_OF]       = { "one of", N_("is one of"), 1, G_MAXUINT },
  [BATON_OPERATOR_NOT_ONE_OF]   = { "not one of", N_("is not one of"), 1, G_MAXUINT },
  [BATON_OPERATOR_CONTAINS]     = { "contains", N_("contains"), 1, G_MAXUINT },
  [BATON_OPERATOR_HAS_WORD]     = { "has word", N_("has the word"), 1, G_MAXUINT },
  [BATON_OPERATOR_STARTS_WITH]  = { "starts with", N_("starts with"), 1, G_MAXUINT },
  [BATON_OPERATOR_ENDS_WITH]    = { "ends with", N_("ends with"), 1, G_MAXUINT },
  [BATON_OPERATOR_MATCHES]      = { "matches", N_("matches"), 1, G_MAXUINT },
  [BATON_OPERATOR_BETWEEN]      = { "between", N_("is between"), 2, 2 },
  [BATON_OPERATOR_AT_LEAST]     = { "at least", N_("is at least"), 1, 1 },
  [BATON_OPERATOR_AT_MOST]      = { "at most", N_("is at most"), 1, 1 },
  [BATON_OPERATOR_IS_EMPTY]     = { "is empty", N_("is empty"), 0, 0 },
  [BATON_OPERATOR_IS_NOT_EMPTY] = { "is not empty", N_("is not empty"), 0, 0 },
  [BATON_OPERATOR_IN_LIST]      = { "in list", N_("is in the list"), 1, 1 },
  [BATON_OPERATOR_NOT_IN_LIST]  = { "not in list", N_("is not in the list"), 1, 1 },
};

/**
 * baton_condition_new:
 * @field: the name of a field
 * @op: an operator
 * @values: (nullable) (array zero-terminated=1): the values
 *
 * Makes a condition. Whether it makes sense is checked when a rule set is made.
 *
 * Returns: (transfer full): the condition
 */
BatonCondition *
baton_condition_new (const char         *field,
                     BatonOperator       op,
                     const char * const *values)
{
  BatonCondition *self;

  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (op < BATON_N_OPERATORS, NULL);

  self = g_new0 (BatonCondition, 1);
  self->field = g_strdup (field);
  self->op = op;
  self->values = values != NULL ? g_strdupv ((char **) values) : g_new0 (char *, 1);
  return self;
}

/**
 * baton_condition_copy:
 * @self: a condition
 *
 * Copies a condition.
 *
 * Returns: (transfer full): the copy
 */
BatonCondition *
baton_condition_copy (const BatonCondition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return baton_condition_new (self->field, self->op, (const char * const *) self->values);
}

/**
 * baton_condition_free:
 * @self: (nullable): a condition
 *
 * Frees a condition.
 */
void
baton_condition_free (BatonCondition *self)
{
  if (self == NULL)
    return;

  g_free (self->field);
  g_strfreev (self->values);
  g_free (self);
}

/**
 * baton_operator_get_name:
 * @op: an operator
 *
 * Names an operator as files do, such as `starts with`.
 *
 * Returns: the name
 */
const char *
baton_operator_get_name (BatonOperator op)
{
  g_return_val_if_fail (op < BATON_N_OPERATORS, NULL);

  return operators[op].name;
}

/**
 * baton_operator_get_title:
 * @op: an operator
 *
 * Names an operator in the user's language.
 *
 * Returns: the title
 */
const char *
baton_operator_get_title (BatonOperator op)
{
  g_return_val_if_fail (op < BATON_N_OPERATORS, NULL);

  return _(operators[op].title);
}

/**
 * baton_operator_from_name:
 * @name: a name, such as `starts with`
 * @op: (out): the operator
 *
 * Finds an operator by its name.
 *
 * Returns: whether there is one
 */
gboolean
baton_operator_from_name (const char    *name,
                          BatonOperator *op)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (op != NULL, FALSE);

  for (guint i = 0; i < BATON_N_OPERATORS; i++)
    {
      if (strcmp (name, operators[i].name) == 0)
        {
          *op = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * baton_operator_get_n_values:
 * @op: an operator
 * @at_most: (out) (optional): how many values it takes at most
 *
 * Tells how many values an operator takes.
 *
 * Returns: how many it takes at least
 */
guint
baton_operator_get_n_values (BatonOperator  op,
                             guint         *at_most)
{
  g_return_val_if_fail (op < BATON_N_OPERATORS, 0);

  if (at_most != NULL)
    *at_most = operators[op].at_most;
  return operators[op].at_least;
}
