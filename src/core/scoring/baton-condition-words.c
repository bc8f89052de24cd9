/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-condition-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lead/baton-field.h"

/* Of a long list the first ones say enough. */
#define MAX_TEXTS 4

static const char *
get_format (BatonOperator op)
{
  switch (op)
    {
    /* Translators: what a rule asks for; the first %s is a field such as Job title, the second one or more values in quotes. */
    case BATON_OPERATOR_IS:           return _("%s is %s");
    case BATON_OPERATOR_IS_NOT:       return _("%s is not %s");
    case BATON_OPERATOR_ONE_OF:       return _("%s is one of %s");
    case BATON_OPERATOR_NOT_ONE_OF:   return _("%s is not one of %s");
    case BATON_OPERATOR_CONTAINS:     return _("%s contains %s");
    case BATON_OPERATOR_HAS_WORD:     return _("%s has the word %s");
    case BATON_OPERATOR_STARTS_WITH:  return _("%s starts with %s");
    case BATON_OPERATOR_ENDS_WITH:    return _("%s ends with %s");
    case BATON_OPERATOR_MATCHES:      return _("%s matches %s");
    case BATON_OPERATOR_AT_LEAST:     return _("%s is at least %s");
    case BATON_OPERATOR_AT_MOST:      return _("%s is at most %s");
    case BATON_OPERATOR_IN_LIST:      return _("%s is in the list %s");
    case BATON_OPERATOR_NOT_IN_LIST:  return _("%s is not in the list %s");
    case BATON_OPERATOR_IS_EMPTY:     return _("%s is empty");
    case BATON_OPERATOR_IS_NOT_EMPTY: return _("%s is not empty");
    /* While it is being written; else both its values are named. */
    case BATON_OPERATOR_BETWEEN:
    default:                          return _("%s is between %s");
    }
}

/**
 * baton_field_in_words:
 * @field: the name of a field, as in conditions
 *
 * Names a field in the user's language.
 *
 * Returns: (transfer full): the title
 */
char *
baton_field_in_words (const char *field)
{
  BatonField standard;

  g_return_val_if_fail (field != NULL, NULL);

  if (baton_field_from_name (field, &standard))
    return g_strdup (baton_field_get_title (standard));
  if (strcmp (field, BATON_CONDITION_PERSONA) == 0)
    return g_strdup (_("Persona"));
  if (strcmp (field, "email_domain") == 0)
    return g_strdup (_("E-mail domain"));
  if (strcmp (field, "email_local") == 0)
    /* Translators: what stands before the @ in an e-mail address. */
    return g_strdup (_("E-mail name"));
  return g_strdup (g_str_has_prefix (field, "custom.") ? field + strlen ("custom.") : field);
}

/**
 * baton_texts_in_words:
 * @texts: (array zero-terminated=1): texts
 * @at_most: how many of them to name, at least 1
 *
 * Lists texts in the user's language, such as `“head”, “lead” and 3 more`.
 *
 * Returns: (transfer full): the list
 */
char *
baton_texts_in_words (const char * const *texts,
                      guint               at_most)
{
  g_autoptr(GString) words = g_string_new (NULL);
  guint n_texts;

  g_return_val_if_fail (texts != NULL, NULL);

  n_texts = g_strv_length ((char **) texts);
  for (guint i = 0; i < MIN (n_texts, at_most); i++)
    {
      if (i > 0)
        /* Translators: between the values of a list. */
        g_string_append (words, _(", "));
      /* Translators: a value in quotes. */
      g_string_append_printf (words, _("“%s”"), texts[i]);
    }
  if (n_texts <= at_most)
    return g_strdup (words->str);

  /* Translators: %s is the beginning of a list of values, %u how many others there are. */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n_texts - at_most), words->str, n_texts - at_most);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

/**
 * baton_rule_words_condition:
 * @condition: a condition
 *
 * Says in the user's language what a condition asks for, such as
 * `Job title contains “head”`.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_condition (const BatonCondition *condition)
{
  g_autofree char *field = NULL;
  g_autofree char *values = NULL;

  g_return_val_if_fail (condition != NULL, NULL);

  field = baton_field_in_words (condition->field);
  if (condition->op == BATON_OPERATOR_BETWEEN && g_strv_length (condition->values) == 2)
    /* Translators: what a rule asks for: a field such as Employees, and two numbers or dates. */
    return g_strdup_printf (_("%s is from %s to %s"), field, condition->values[0], condition->values[1]);

  values = baton_texts_in_words ((const char * const *) condition->values, MAX_TEXTS);
  return g_strdup_printf (get_format (condition->op), field, values);
}

#pragma GCC diagnostic pop

/**
 * baton_rule_words_conditions:
 * @conditions: (element-type BatonCondition): conditions
 *
 * Says in the user's language what several conditions ask for together.
 *
 * Returns: (transfer full): the words; those for every lead when there is no condition
 */
char *
baton_rule_words_conditions (const GPtrArray *conditions)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (conditions != NULL, NULL);

  if (conditions->len == 0)
    return g_strdup (_("Every lead"));

  words = baton_rule_words_condition (conditions->pdata[0]);
  for (guint i = 1; i < conditions->len; i++)
    {
      g_autofree char *first = g_steal_pointer (&words);
      g_autofree char *next = baton_rule_words_condition (conditions->pdata[i]);

      /* Translators: both are conditions, such as “Country is “DE””. */
      words = g_strdup_printf (_("%s and %s"), first, next);
    }
  return g_steal_pointer (&words);
}
