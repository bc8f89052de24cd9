/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a condition makes sense. An error starts with the place in it. */

#include "scoring/baton-condition-check-private.h"

#include <glib/gi18n-lib.h>

#include "baton-error.h"
#include "lead/baton-fold.h"
#include "scoring/baton-rule-field.h"

/* Checks that an operator fits what its field holds. */
gboolean
baton_condition_check_operator (const BatonCondition   *condition,
                                const BatonFieldTable  *fields,
                                guint                   field_number,
                                GError                **error)
{
  BatonFieldType type;
  g_autofree char *possible = NULL;

  if (!baton_field_table_get_type (fields, field_number, &type) || baton_field_type_takes (type, condition->op) ||
      !baton_field_table_is_strict (fields, field_number))
    return TRUE;

  possible = baton_field_type_describe_operators (type);
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("“%s” does not fit %s, a field of the type %s; write %s"),
               baton_operator_get_name (condition->op), condition->field, baton_field_type_get_name (type), possible);
  g_prefix_error (error, "/op: ");
  return FALSE;
}

/* The window and files name the operators differently, so that none is named here: the place says
 * which condition it is. */
static gboolean
check_values (const BatonCondition  *condition,
              GError               **error)
{
  guint n = g_strv_length (condition->values);
  guint at_most;
  guint at_least = baton_operator_get_n_values (condition->op, &at_most);

  if (n < at_least || n > at_most)
    {
      if (at_most == 0)
        g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, _("there must be no value"));
      else if (at_most == 2)
        g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, _("exactly two values are needed"));
      else if (at_most == 1)
        g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, _("exactly one value is needed"));
      else
        g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, _("at least one value is needed"));
      return FALSE;
    }

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *folded = baton_fold (condition->values[i]);

      if (*folded == '\0')
        {
          g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                               _("a value is empty; to ask for an empty field, choose the operator for that"));
          return FALSE;
        }
    }
  return TRUE;
}

/* Checks that there are as many values as an operator takes, and none is empty. */
gboolean
baton_condition_check_values (const BatonCondition  *condition,
                              GError               **error)
{
  if (check_values (condition, error))
    return TRUE;

  g_prefix_error (error, ": ");
  return FALSE;
}
