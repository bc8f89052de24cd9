/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-filter-test-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "baton-error.h"
#include "lead/baton-field.h"
#include "lead/baton-fold.h"
#include "lead/baton-number-text.h"

/* Folds the values of a term, each with the function. */
char **
baton_filter_fold_all (char       **values,
          char *(*fold) (const char *))
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *folded = fold (values[i]);

      g_strv_builder_add (builder, folded);
    }
  return g_strv_builder_end (builder);
}

/* Reads a number as the rules do: 1.200,50 is one too. */
static gboolean
read_number (const char *text,
             double     *number)
{
  g_autofree char *normal = baton_number_text_normalise (text, FALSE);

  if (normal == NULL)
    return FALSE;
  *number = g_ascii_strtod (normal, NULL);
  return TRUE;
}

/* 2026 may be a number and a year. */
static gboolean
read_comparison (BatonFilterTest        *self,
                 const BatonFilterTerm  *term,
                 gint64                  now,
                 gboolean               *relative,
                 GError                **error)
{
  const char *value = term->values[0];
  gboolean is_relative;
  gboolean is_number;
  gboolean is_time;

  self->number = NAN;
  is_number = read_number (value, &self->number);
  is_time = baton_time_range_parse (value, now, &self->time, &is_relative, NULL);
  if (!is_time)
    self->time = (BatonTimeRange) { 0, 0 };
  if (is_time && is_relative)
    *relative = TRUE;
  if (is_number || is_time)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("“%s” is neither a number nor a time; write for instance “%s>=60” or “%s>=2026-03-02”"),
               value, term->key, term->key);
  return FALSE;
}

static void
clear_pattern (gpointer pattern)
{
  if (pattern != NULL)
    g_pattern_spec_free (pattern);
}

static void
read_patterns (BatonFilterTest *self)
{
  self->patterns = g_ptr_array_new_with_free_func (clear_pattern);

  for (guint i = 0; self->texts[i] != NULL; i++)
    {
      gboolean is_pattern = self->op == BATON_TERM_IS && strchr (self->texts[i], '*') != NULL;

      g_ptr_array_add (self->patterns, is_pattern ? g_pattern_spec_new (self->texts[i]) : NULL);
    }
}

static gboolean
is_answer (const char *text)
{
  return strcmp (text, "yes") == 0 || strcmp (text, "no") == 0;
}

/* A yes-or-no field that says no is empty. */
static void
clear_no (BatonFilterTest *self)
{
  for (guint i = 0; self->texts[i] != NULL; i++)
    {
      if (strcmp (self->texts[i], "no") == 0)
        self->texts[i][0] = '\0';
    }
}

/* Reads a term that is about a standard or a custom field. */
gboolean
baton_filter_test_read_field (BatonFilterTest        *self,
                              const BatonFilterTerm  *term,
                              gint64                  now,
                              gboolean               *relative,
                              GError                **error)
{
  BatonField field;
  BatonFieldType type = BATON_FIELD_TYPE_TEXT;

  self->kind = BATON_TEST_VALUE;
  self->name = g_strdup (term->key);
  self->op = term->op;

  if (term->op != BATON_TERM_IS && term->op != BATON_TERM_EQUALS)
    return read_comparison (self, term, now, relative, error);

  self->is_custom = !baton_field_from_name (term->key, &field);
  if (!self->is_custom)
    type = baton_field_get_type (field);
  self->texts = baton_filter_fold_all (term->values, baton_fold);
  if (type == BATON_FIELD_TYPE_YES_NO)
    clear_no (self);
  self->in_list = self->is_custom || type == BATON_FIELD_TYPE_LIST;
  read_patterns (self);
  return TRUE;
}

static gboolean
order_holds (BatonTermOperator op,
             gboolean          before,
             gboolean          after)
{
  switch (op)
    {
    case BATON_TERM_AT_LEAST:
      return !before;
    case BATON_TERM_AT_MOST:
      return !after;
    case BATON_TERM_MORE_THAN:
      return after;
    case BATON_TERM_LESS_THAN:
      return before;
    case BATON_TERM_IS:
    case BATON_TERM_EQUALS:
    default:
      return FALSE;
    }
}

static gboolean
comparison_holds (const BatonFilterTest *self,
                  const char            *value)
{
  BatonTimeRange time;
  gboolean relative;
  double number;

  if (read_number (value, &number))
    return !isnan (self->number) &&
           order_holds (self->op, number < self->number, number > self->number);

  if (self->time.from == self->time.to ||
      !baton_time_range_parse (value, 0, &time, &relative, NULL) || relative)
    return FALSE;
  return order_holds (self->op, time.from < self->time.from, time.from >= self->time.to);
}

static gboolean
text_holds (const BatonFilterTest *self,
            guint                  position,
            const char            *folded)
{
  GPatternSpec *pattern = g_ptr_array_index (self->patterns, position);

  if (pattern != NULL)
    return *folded != '\0' && g_pattern_spec_match_string (pattern, folded);
  return strcmp (self->texts[position], folded) == 0;
}

/* Custom fields are written in any way, so a yes is one in any language. */
static gboolean
answer_holds (const BatonFilterTest *self,
              guint                  position,
              const char            *folded)
{
  g_autofree char *answer = NULL;
  g_autoptr(GError) error = NULL;

  if (!self->is_custom || self->op != BATON_TERM_IS || *folded == '\0' || !is_answer (self->texts[position]))
    return FALSE;
  answer = baton_field_type_normalise (BATON_FIELD_TYPE_YES_NO, folded, &error);
  return error == NULL && strcmp (self->texts[position], answer != NULL ? answer : "no") == 0;
}

static gboolean
element_holds (const BatonFilterTest *self,
               guint                  position,
               const char            *folded)
{
  g_auto(GStrv) elements = g_strsplit (folded, ";", -1);

  for (guint i = 0; elements[i] != NULL; i++)
    {
      if (text_holds (self, position, g_strstrip (elements[i])))
        return TRUE;
    }
  return FALSE;
}

/**
 * baton_filter_test_holds: (skip)
 * @self: a test of values
 * @value: a value; empty for none
 * @folded: the same, folded
 *
 * Tells whether a test holds for a value, apart from its negation.
 *
 * Returns: whether it does
 */
gboolean
baton_filter_test_holds (const BatonFilterTest *self,
                         const char            *value,
                         const char            *folded)
{
  if (self->texts == NULL)
    return comparison_holds (self, value);

  for (guint i = 0; self->texts[i] != NULL; i++)
    {
      if (text_holds (self, i, folded) || answer_holds (self, i, folded) ||
          (self->in_list && strchr (folded, ';') != NULL && element_holds (self, i, folded)))
        return TRUE;
    }
  return FALSE;
}
