/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BatonOperator:
 * @BATON_OPERATOR_IS: the text is the value
 * @BATON_OPERATOR_IS_NOT: the opposite; holds for an empty field too
 * @BATON_OPERATOR_ONE_OF: the text is one of the values
 * @BATON_OPERATOR_NOT_ONE_OF: the opposite; holds for an empty field too
 * @BATON_OPERATOR_CONTAINS: one of the values stands somewhere in the text
 * @BATON_OPERATOR_HAS_WORD: one of the values stands in the text as whole words
 * @BATON_OPERATOR_STARTS_WITH: the text starts with one of the values
 * @BATON_OPERATOR_ENDS_WITH: the text ends with one of the values
 * @BATON_OPERATOR_MATCHES: one of the values, as a glob (`*`, `?`), matches the text
 * @BATON_OPERATOR_BETWEEN: the number or date lies between two values, both included
 * @BATON_OPERATOR_AT_LEAST: the number or date is the value, or greater
 * @BATON_OPERATOR_AT_MOST: the number or date is the value, or less
 * @BATON_OPERATOR_IS_EMPTY: nothing stands in the field
 * @BATON_OPERATOR_IS_NOT_EMPTY: something stands in the field
 * @BATON_OPERATOR_IN_LIST: the text is in the list that the value names
 * @BATON_OPERATOR_NOT_IN_LIST: the opposite; holds for an empty field too
 *
 * How a condition compares a field. Texts are compared folded, see
 * [func@fold]. In a field that holds several values a comparison holds when it
 * holds for one of them, and its opposite when it holds for none.
 */
typedef enum
{
  BATON_OPERATOR_IS,
  BATON_OPERATOR_IS_NOT,
  BATON_OPERATOR_ONE_OF,
  BATON_OPERATOR_NOT_ONE_OF,
  BATON_OPERATOR_CONTAINS,
  BATON_OPERATOR_HAS_WORD,
  BATON_OPERATOR_STARTS_WITH,
  BATON_OPERATOR_ENDS_WITH,
  BATON_OPERATOR_MATCHES,
  BATON_OPERATOR_BETWEEN,
  BATON_OPERATOR_AT_LEAST,
  BATON_OPERATOR_AT_MOST,
  BATON_OPERATOR_IS_EMPTY,
  BATON_OPERATOR_IS_NOT_EMPTY,
  BATON_OPERATOR_IN_LIST,
  BATON_OPERATOR_NOT_IN_LIST,
  BATON_N_OPERATORS,
} BatonOperator;

/**
 * BATON_CONDITION_PERSONA:
 *
 * What a condition asks for instead of a field to mean the personas that a lead
 * fits. Its values are ids of personas. A persona cannot ask for another one.
 */
#define BATON_CONDITION_PERSONA "persona"

/**
 * BatonCondition:
 * @field: the name of a standard field, `custom.` and a key, one of
 *   `email_domain` and `email_local`, the halves of the address, or
 *   %BATON_CONDITION_PERSONA
 * @op: how it is compared
 * @values: with what, `NULL`-terminated: none for the operators that ask for
 *   emptiness, two for `between`, the name of a list for `in list`
 *
 * Something that is asked of a field.
 */
typedef struct
{
  char          *field;
  BatonOperator  op;
  char         **values;
} BatonCondition;

BatonCondition *baton_condition_new          (const char           *field,
                                              BatonOperator         op,
                                              const char * const   *values);
BatonCondition *baton_condition_copy         (const BatonCondition *self);
void            baton_condition_free         (BatonCondition       *self);

const char     *baton_operator_get_name      (BatonOperator         op);
const char     *baton_operator_get_title     (BatonOperator         op);
gboolean        baton_operator_from_name     (const char           *name,
                                              BatonOperator        *op);
guint           baton_operator_get_n_values  (BatonOperator         op,
                                              guint                *at_most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCondition, baton_condition_free)

G_END_DECLS
