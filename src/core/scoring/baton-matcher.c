/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-matcher-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "lead/baton-fold.h"
#include "scoring/baton-condition-check-private.h"
#include "scoring/baton-glob-private.h"
#include "scoring/baton-range-private.h"
#include "scoring/baton-text-set-private.h"
#include "scoring/baton-word-index-private.h"

typedef enum
{
  TEST_EMPTY,
  TEST_IN_SET,
  TEST_CONTAINS,
  TEST_STARTS,
  TEST_ENDS,
  TEST_WORDS,
  TEST_GLOBS,
  TEST_RANGE,
  TEST_PERSONAS,
} TestKind;

/* One condition. Only the member that belongs to `kind` is set. */
typedef struct
{
  TestKind         kind;
  gboolean         negated;
  gboolean         or_empty; /* An empty field is one of the values, too. */
  guint            field;
  BatonTextSet    *set;
  char           **texts;
  BatonWordIndex  *words;
  GPtrArray       *globs;
  GPtrArray       *ranges;   /* BatonRange */
  GPtrArray       *personas; /* BatonMatcher, lent. */
} Test;

struct _BatonMatcher
{
  guint n_tests;
  Test  tests[];
};

static const TestKind kinds[BATON_N_OPERATORS] = {
  [BATON_OPERATOR_IS]           = TEST_IN_SET,
  [BATON_OPERATOR_IS_NOT]       = TEST_IN_SET,
  [BATON_OPERATOR_ONE_OF]       = TEST_IN_SET,
  [BATON_OPERATOR_NOT_ONE_OF]   = TEST_IN_SET,
  [BATON_OPERATOR_CONTAINS]     = TEST_CONTAINS,
  [BATON_OPERATOR_HAS_WORD]     = TEST_WORDS,
  [BATON_OPERATOR_STARTS_WITH]  = TEST_STARTS,
  [BATON_OPERATOR_ENDS_WITH]    = TEST_ENDS,
  [BATON_OPERATOR_MATCHES]      = TEST_GLOBS,
  [BATON_OPERATOR_BETWEEN]      = TEST_RANGE,
  [BATON_OPERATOR_AT_LEAST]     = TEST_RANGE,
  [BATON_OPERATOR_AT_MOST]      = TEST_RANGE,
  [BATON_OPERATOR_IS_EMPTY]     = TEST_EMPTY,
  [BATON_OPERATOR_IS_NOT_EMPTY] = TEST_EMPTY,
  [BATON_OPERATOR_IN_LIST]      = TEST_IN_SET,
  [BATON_OPERATOR_NOT_IN_LIST]  = TEST_IN_SET,
};

static gboolean
is_negated (BatonOperator op)
{
  return op == BATON_OPERATOR_IS_NOT || op == BATON_OPERATOR_NOT_ONE_OF ||
         op == BATON_OPERATOR_NOT_IN_LIST || op == BATON_OPERATOR_IS_NOT_EMPTY;
}

static void
test_clear (Test *test)
{
  g_clear_pointer (&test->set, baton_text_set_unref);
  g_strfreev (test->texts);
  g_clear_pointer (&test->words, baton_word_index_free);
  g_clear_pointer (&test->globs, g_ptr_array_unref);
  g_clear_pointer (&test->ranges, g_ptr_array_unref);
  g_clear_pointer (&test->personas, g_ptr_array_unref);
}

static char *
normalise_value (const BatonFieldTable  *fields,
                 guint                   field_number,
                 const char             *value,
                 GError                **error)
{
  BatonFieldType type;
  BatonField field;

  baton_field_table_get_type (fields, field_number, &type);
  if (type != BATON_FIELD_TYPE_NUMBER && type != BATON_FIELD_TYPE_YES_NO)
    return g_strdup (value);
  if (baton_field_table_get_field (fields, field_number, &field))
    return baton_field_normalise (field, value, error);
  return baton_field_type_normalise (type, value, error);
}

/* Folds the values; those that a number or a yes or no is compared with come
 * into the form that records have. One of these may stand for an empty field:
 * "is no" asks for that. */
static char **
fold_values (Test                   *test,
             const BatonCondition   *condition,
             const BatonFieldTable  *fields,
             GError                **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; condition->values[i] != NULL; i++)
    {
      GError *value_error = NULL;
      g_autofree char *value = test->kind == TEST_IN_SET
                               ? normalise_value (fields, test->field, condition->values[i], &value_error)
                               : g_strdup (condition->values[i]);
      g_autofree char *folded = NULL;

      if (value_error != NULL)
        {
          g_propagate_error (error, value_error);
          return NULL;
        }
      if (value == NULL)
        {
          test->or_empty = TRUE;
          continue;
        }
      folded = baton_fold (value);
      g_strv_builder_add (builder, folded);
    }

  return g_strv_builder_end (builder);
}

static gboolean
prepare_list (Test        *test,
              const char  *name,
              GHashTable  *lists,
              GError     **error)
{
  BatonTextSet *set = g_hash_table_lookup (lists, name);

  if (set == NULL)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("there is no list “%s”; add it under lists"), name);
      return FALSE;
    }
  test->set = baton_text_set_ref (set);
  return TRUE;
}

static gboolean
add_range (Test            *test,
           BatonFieldTable *fields,
           const char      *low,
           const char      *high,
           GError         **error)
{
  BatonFieldType type;
  gboolean typed = baton_field_table_get_type (fields, test->field, &type) &&
                   baton_field_table_is_strict (fields, test->field) &&
                   (type == BATON_FIELD_TYPE_NUMBER || type == BATON_FIELD_TYPE_DATE);
  BatonRange *range = baton_range_new (low, high, !typed || type == BATON_FIELD_TYPE_NUMBER,
                                       !typed || type == BATON_FIELD_TYPE_DATE, error);

  if (range == NULL)
    return FALSE;
  baton_field_table_expect (fields, test->field, range->dates ? BATON_FIELD_TYPE_DATE : BATON_FIELD_TYPE_NUMBER);
  g_ptr_array_add (test->ranges, range);
  return TRUE;
}

/* In a field of numbers or dates each value is a range of its own. */
static gboolean
prepare_ranges (Test                  *test,
                const BatonCondition  *condition,
                BatonFieldTable       *fields,
                GError               **error)
{
  char **values = condition->values;

  test->kind = TEST_RANGE;
  test->ranges = g_ptr_array_new_with_free_func (g_free);
  switch (condition->op)
    {
    case BATON_OPERATOR_BETWEEN:
      return add_range (test, fields, values[0], values[1], error);
    case BATON_OPERATOR_AT_LEAST:
      return add_range (test, fields, values[0], NULL, error);
    case BATON_OPERATOR_AT_MOST:
      return add_range (test, fields, NULL, values[0], error);
    default:
      break;
    }
  for (; *values != NULL; values++)
    {
      if (!add_range (test, fields, *values, *values, error))
        return FALSE;
    }
  return TRUE;
}

/* Records have the numbers of standard fields in one form, so that they can be
 * compared as texts; what stands in other fields may be written in any. */
static gboolean
compares_sizes (const Test            *test,
                const BatonFieldTable *fields)
{
  BatonFieldType type;
  BatonField field;
  gboolean custom = !baton_field_table_get_field (fields, test->field, &field);

  baton_field_table_get_type (fields, test->field, &type);
  return test->kind == TEST_RANGE ||
         (test->kind == TEST_IN_SET && (type == BATON_FIELD_TYPE_DATE || (custom && type == BATON_FIELD_TYPE_NUMBER)));
}

static void
prepare_globs (Test  *test,
               char **patterns)
{
  test->globs = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_glob_free);
  for (guint i = 0; patterns[i] != NULL; i++)
    g_ptr_array_add (test->globs, baton_glob_new (patterns[i]));
}

static gboolean
prepare_texts (Test                  *test,
               const BatonCondition  *condition,
               const BatonFieldTable *fields,
               GError               **error)
{
  g_auto(GStrv) texts = fold_values (test, condition, fields, error);

  if (texts == NULL)
    return FALSE;

  switch (test->kind)
    {
    case TEST_IN_SET:
      test->set = baton_text_set_new ((const char * const *) texts);
      return TRUE;

    case TEST_WORDS:
      test->words = baton_word_index_new (texts, error);
      return test->words != NULL;

    case TEST_GLOBS:
      prepare_globs (test, texts);
      return TRUE;

    case TEST_CONTAINS:
    case TEST_STARTS:
    case TEST_ENDS:
    default:
      test->texts = g_steal_pointer (&texts);
      return TRUE;
    }
}

static gboolean
add_all_personas (Test       *test,
                  GHashTable *personas)
{
  GHashTableIter iter;
  gpointer matcher;

  g_hash_table_iter_init (&iter, personas);
  while (g_hash_table_iter_next (&iter, NULL, &matcher))
    g_ptr_array_add (test->personas, matcher);
  return TRUE;
}

static gboolean
add_named_personas (Test         *test,
                    char        **ids,
                    GHashTable   *personas,
                    GError      **error)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      BatonMatcher *matcher = g_hash_table_lookup (personas, ids[i]);

      if (matcher == NULL)
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("%s: there is no persona “%s”; add it under personas"),
                       ids[1] != NULL ? "/values" : "/value", ids[i]);
          return FALSE;
        }
      g_ptr_array_add (test->personas, matcher);
    }
  return TRUE;
}

/* Whether a lead fits personas is asked by name, or whether it fits any. */
static gboolean
prepare_personas (Test                  *test,
                  const BatonCondition  *condition,
                  GHashTable            *personas,
                  GError               **error)
{
  TestKind kind = kinds[condition->op];
  gboolean by_name = kind == TEST_IN_SET && condition->op != BATON_OPERATOR_IN_LIST &&
                     condition->op != BATON_OPERATOR_NOT_IN_LIST;

  if (personas == NULL)
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("/field: a persona cannot ask for a persona; write its conditions here"));
      return FALSE;
    }
  if (!by_name && kind != TEST_EMPTY)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("/op: “%s” cannot be asked of a persona; write is, is not, one of, not one of, "
                     "is empty or is not empty"),
                   baton_operator_get_name (condition->op));
      return FALSE;
    }
  if (!baton_condition_check_values (condition, error))
    return FALSE;

  test->kind = TEST_PERSONAS;
  test->negated = by_name ? is_negated (condition->op) : !is_negated (condition->op);
  test->personas = g_ptr_array_new ();
  return by_name ? add_named_personas (test, condition->values, personas, error)
                 : add_all_personas (test, personas);
}

static gboolean
prepare (Test                  *test,
         const BatonCondition  *condition,
         BatonFieldTable       *fields,
         GHashTable            *lists,
         GHashTable            *personas,
         GError               **error)
{
  if (strcmp (condition->field, BATON_CONDITION_PERSONA) == 0)
    return prepare_personas (test, condition, personas, error);

  test->kind = kinds[condition->op];
  test->negated = is_negated (condition->op);

  if (!baton_field_table_add (fields, condition->field, &test->field, error))
    {
      g_prefix_error (error, "/field: ");
      return FALSE;
    }
  if (!baton_condition_check_operator (condition, fields, test->field, error) ||
      !baton_condition_check_values (condition, error))
    return FALSE;

  if (condition->op == BATON_OPERATOR_IN_LIST || condition->op == BATON_OPERATOR_NOT_IN_LIST)
    {
      if (prepare_list (test, condition->values[0], lists, error))
        return TRUE;
    }
  else if (test->kind == TEST_EMPTY)
    {
      return TRUE;
    }
  else if (compares_sizes (test, fields))
    {
      if (prepare_ranges (test, condition, fields, error))
        return TRUE;
    }
  else if (prepare_texts (test, condition, fields, error))
    {
      return TRUE;
    }

  g_prefix_error (error, "%s: ", condition->values[1] != NULL ? "/values" : "/value");
  return FALSE;
}

/* Makes a matcher of (element-type BatonCondition) `conditions`, which name
 * `lists` by name and `personas` by id; without personas none may be named. An
 * error starts with the place within them, such as `/0/field: `. */
BatonMatcher *
baton_matcher_new (GPtrArray        *conditions,
                   BatonFieldTable  *fields,
                   GHashTable       *lists,
                   GHashTable       *personas,
                   GError          **error)
{
  BatonMatcher *self = g_malloc0 (sizeof *self + conditions->len * sizeof (Test));

  for (guint i = 0; i < conditions->len; i++)
    {
      self->n_tests = i + 1;
      if (!prepare (&self->tests[i], g_ptr_array_index (conditions, i), fields, lists, personas, error))
        {
          g_prefix_error (error, "/%u", i);
          baton_matcher_free (self);
          return NULL;
        }
    }

  return self;
}

void
baton_matcher_free (BatonMatcher *self)
{
  for (guint i = 0; i < self->n_tests; i++)
    test_clear (&self->tests[i]);
  g_free (self);
}

static gboolean
any_text (char       **texts,
          TestKind     kind,
          const char  *text,
          gsize        length)
{
  for (; *texts != NULL; texts++)
    {
      gsize n;

      if (kind == TEST_CONTAINS)
        {
          if (strstr (text, *texts) != NULL)
            return TRUE;
          continue;
        }
      n = strlen (*texts);
      if (n <= length && memcmp (kind == TEST_ENDS ? text + length - n : text, *texts, n) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
any_glob (const GPtrArray *globs,
          const char      *text,
          gsize            length)
{
  for (guint i = 0; i < globs->len; i++)
    {
      if (baton_glob_matches (g_ptr_array_index (globs, i), text, length))
        return TRUE;
    }
  return FALSE;
}

static gboolean
any_range (const GPtrArray *ranges,
           const char      *text)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      if (baton_range_contains (g_ptr_array_index (ranges, i), text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
test_text (const Test *test,
           const char *text,
           gsize       length)
{
  switch (test->kind)
    {
    case TEST_IN_SET:
      return baton_text_set_find (test->set, text, length) >= 0;
    case TEST_CONTAINS:
    case TEST_STARTS:
    case TEST_ENDS:
      return any_text (test->texts, test->kind, text, length);
    case TEST_WORDS:
      return baton_word_index_occurs (test->words, text);
    case TEST_GLOBS:
      return any_glob (test->globs, text, length);
    case TEST_RANGE:
      return any_range (test->ranges, text);
    case TEST_EMPTY:
    case TEST_PERSONAS:
    default:
      return FALSE;
    }
}

static gboolean
any_persona (const GPtrArray *personas,
             BatonRecordView *view)
{
  for (guint i = 0; i < personas->len; i++)
    {
      if (baton_matcher_matches (g_ptr_array_index (personas, i), view))
        return TRUE;
    }
  return FALSE;
}

static gboolean
test_record (const Test      *test,
             BatonRecordView *view)
{
  const BatonViewValue *value;
  const char *text;

  if (test->kind == TEST_PERSONAS)
    return any_persona (test->personas, view);

  value = baton_record_view_get (view, test->field);
  text = value->text;
  if (test->kind == TEST_EMPTY)
    return text == NULL;
  if (text == NULL)
    return test->or_empty;
  if (value->n_texts == 1)
    return test_text (test, text, value->length);

  for (guint i = 0; i < value->n_texts; i++)
    {
      gsize length = strlen (text);

      if (test_text (test, text, length))
        return TRUE;
      text += length + 1;
    }
  return FALSE;
}

/* Tells whether all conditions hold; without any they do. */
gboolean
baton_matcher_matches (const BatonMatcher *self,
                       BatonRecordView    *view)
{
  for (guint i = 0; i < self->n_tests; i++)
    {
      const Test *test = &self->tests[i];

      if (test_record (test, view) == test->negated)
        return FALSE;
    }
  return TRUE;
}
