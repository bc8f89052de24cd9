/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "index/baton-filter-test-private.h"

/* What may stand between a key and its values. */
#define OPERATOR_CHARS ":<>="

#define SPACE_CHARS " \t\r\n\v\f"

struct _BatonFilter
{
  gatomicrefcount  ref_count;
  GPtrArray       *terms;   /* BatonFilterTerm */
  GPtrArray       *tests;   /* BatonFilterTest, one a term */
  GPtrArray       *columns; /* Names, NULL-terminated; lent by the tests */
  gboolean         relative;
};

static void
filter_term_free (BatonFilterTerm *term)
{
  g_free (term->key);
  g_strfreev (term->values);
  g_free (term);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonFilterTerm, filter_term_free)

static const char *
skip_space (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

/* Reads from the quotation mark on. */
static char *
read_quoted (const char **cursor,
             GError     **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *p = *cursor + 1;

  for (; *p != '\0' && *p != '"'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (text, *p);
    }

  if (*p == '\0')
    {
      *cursor = p;
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("The quotation mark is not closed"));
      return NULL;
    }

  *cursor = p + 1;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Reads to white space, or to one of `ends`. */
static char *
read_bare (const char **cursor,
           const char  *ends)
{
  const char *start = *cursor;
  const char *p = start;

  while (*p != '\0' && !g_ascii_isspace (*p) && strchr (ends, *p) == NULL)
    p++;

  *cursor = p;
  return g_strndup (start, (gsize) (p - start));
}

static char *
read_text (const char **cursor,
           const char  *ends,
           GError     **error)
{
  if (**cursor == '"')
    return read_quoted (cursor, error);
  return read_bare (cursor, ends);
}

/* Reads `key` of `key:value`, or `custom."a key"`; NULL without an error where
 * a word begins that is no key. */
static char *
read_key (const char **cursor,
          GError     **error)
{
  const char *p = *cursor;
  g_autofree char *key = NULL;
  g_autofree char *lower = NULL;

  if (!g_ascii_isalpha (*p))
    return NULL;

  if (g_ascii_strncasecmp (p, "custom.\"", strlen ("custom.\"")) == 0)
    {
      g_autofree char *name = NULL;

      p += strlen ("custom.");
      name = read_quoted (&p, error);
      if (name == NULL)
        return NULL;
      key = g_strconcat ("custom.", name, NULL);
    }
  else
    {
      key = read_bare (&p, "\"," OPERATOR_CHARS);
    }

  if (*p == '\0' || strchr (OPERATOR_CHARS, *p) == NULL)
    return NULL;

  *cursor = p;
  lower = g_utf8_strdown (key, -1);
  return g_steal_pointer (&lower);
}

/* `score:>=60` is what people write too. */
static BatonTermOperator
read_operator (const char **cursor)
{
  const char *p = *cursor;
  BatonTermOperator op = BATON_TERM_IS;

  if (*p == ':')
    p++;
  if (*p == '>' || *p == '<')
    {
      gboolean more = *p == '>';
      gboolean or_equal = p[1] == '=';

      p += or_equal ? 2 : 1;
      if (or_equal)
        op = more ? BATON_TERM_AT_LEAST : BATON_TERM_AT_MOST;
      else
        op = more ? BATON_TERM_MORE_THAN : BATON_TERM_LESS_THAN;
    }
  else if (*p == '=')
    {
      p++;
      op = BATON_TERM_EQUALS;
    }

  *cursor = p;
  return op;
}

static char **
read_values (const char        **cursor,
             BatonTermOperator   op,
             GError            **error)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();

  while (TRUE)
    {
      g_autofree char *value = read_text (cursor, op == BATON_TERM_IS ? "," : "", error);

      if (value == NULL)
        return NULL;
      g_strv_builder_add (values, value);

      if (op != BATON_TERM_IS || **cursor != ',')
        return g_strv_builder_end (values);
      (*cursor)++;
    }
}

static BatonFilterTerm *
read_term (const char **cursor,
           GError     **error)
{
  g_autoptr(BatonFilterTerm) term = g_new0 (BatonFilterTerm, 1);
  g_autoptr(GError) local_error = NULL;

  if (**cursor == '-' && (*cursor)[1] != '\0' && !g_ascii_isspace ((*cursor)[1]))
    {
      term->negated = TRUE;
      (*cursor)++;
    }

  term->key = read_key (cursor, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (term->key != NULL)
    {
      term->op = read_operator (cursor);
      term->values = read_values (cursor, term->op, error);
    }
  else
    {
      g_autofree char *word = read_text (cursor, "", error);

      if (word != NULL)
        term->values = g_strdupv ((char *[]) { word, NULL });
    }

  return term->values != NULL ? g_steal_pointer (&term) : NULL;
}

static gboolean
add_term (BatonFilter  *self,
          const char  **cursor,
          BatonProcess *process,
          gint64        now,
          GError      **error)
{
  g_autoptr(BatonFilterTerm) term = read_term (cursor, error);
  BatonFilterTest *test;

  if (term == NULL)
    return FALSE;

  test = baton_filter_test_new (term, process, now, &self->relative, error);
  if (test == NULL)
    return FALSE;

  if (test->kind == BATON_TEST_VALUE &&
      !g_ptr_array_find_with_equal_func (self->columns, test->name, g_str_equal, NULL))
    g_ptr_array_add (self->columns, test->name);
  g_ptr_array_add (self->tests, test);
  g_ptr_array_add (self->terms, g_steal_pointer (&term));
  return TRUE;
}

/* Says where in the text the mistake is. */
static void
point_at (GError     **error,
          const char  *text,
          const char  *start,
          const char  *end)
{
  g_autoptr(GError) reason = g_steal_pointer (error);
  g_autofree char *term = g_strndup (start, (gsize) (end - start));

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: a mistake in a filter. The first text is the whole sentence that says
                * what is wrong, the second the term that it is about, as it was typed. */
               _("%s (in “%s”, at character %ld)"),
               reason->message, term, g_utf8_pointer_to_offset (text, start) + 1);
}

/**
 * baton_filter_parse:
 * @text: the filter as it was written; empty for all leads
 * @process: the stages that it may name
 * @now: the time now, in microseconds UTC, for times such as `today` and `2h`
 * @error: return location for an error
 *
 * Reads a filter: terms with white space between them, all of which must hold.
 *
 * - `key:value`, `key:value,value` (one of), `key>=n`, `key<=n`, `key>n`, `key<n`, `key=value`;
 *   `-` before a term negates it. A value with white space or a comma stands in quotation
 *   marks, in which `\` takes the next character as it is.
 * - Any other word, or a phrase in quotation marks, is searched for anywhere in name,
 *   e-mail and company, whatever the case and the accents.
 * - Keys: `stage`, `team`, `owner` (a name, an address, a number, `me` or `none`), `score`,
 *   `fit`, `interest`, `outcome`, `id`; `name`, `email`, `company` (contains; `=` for the whole);
 *   `hot`, `handraiser`, `held`, `returned`, `suppressed`, `unassigned`, `unsubscribed` (`yes`
 *   or `no`); the times `created`, `since` (in its stage), `active` (last event), `due`, `returned`
 *   and `wake`, see [func@time_range_parse], `none`, and `due:late`; every other standard field by
 *   its name; and `custom.` with a key, in quotation marks where it has white space.
 * - The value of a field is compared whole, whatever the case; `*` stands for anything, and
 *   `""` is an empty field. With `<` and `>` it is compared as a number or as a time. Of a
 *   custom field with semicolons each part is compared too, and `yes` and `no` in any language
 *   that an import understands.
 *
 * Fails with `BATON_ERROR_INVALID`; the message names the term, where it stands and what is possible.
 *
 * Returns: (transfer full): the filter
 */
BatonFilter *
baton_filter_parse (const char    *text,
                    BatonProcess  *process,
                    gint64         now,
                    GError       **error)
{
  g_autoptr(BatonFilter) self = NULL;
  const char *cursor;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (process != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("The filter is no valid text; write it in UTF-8"));
      return NULL;
    }

  self = g_new0 (BatonFilter, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) filter_term_free);
  self->tests = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_filter_test_free);
  self->columns = g_ptr_array_new ();

  for (cursor = skip_space (text); *cursor != '\0'; cursor = skip_space (cursor))
    {
      const char *start = cursor;
      GError *local_error = NULL;

      if (!add_term (self, &cursor, process, now, &local_error))
        {
          point_at (&local_error, text, start, cursor);
          g_propagate_error (error, local_error);
          return NULL;
        }
    }

  g_ptr_array_add (self->columns, NULL);
  return g_steal_pointer (&self);
}

/**
 * baton_filter_ref:
 * @self: a filter
 *
 * Returns: (transfer full): @self
 */
BatonFilter *
baton_filter_ref (BatonFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * baton_filter_unref:
 * @self: (transfer full): a filter
 */
void
baton_filter_unref (BatonFilter *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->tests);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/**
 * baton_filter_get_n_terms:
 * @self: a filter
 *
 * Returns: how many terms it has; 0 when every lead is meant
 */
guint
baton_filter_get_n_terms (BatonFilter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->terms->len;
}

/**
 * baton_filter_get_term:
 * @self: a filter
 * @position: the place of a term, from 0
 *
 * Returns: (transfer none): the term
 */
const BatonFilterTerm *
baton_filter_get_term (BatonFilter *self,
                       guint        position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->terms->len, NULL);

  return g_ptr_array_index (self->terms, position);
}

const BatonFilterTest *
baton_filter_get_test (BatonFilter *self,
                       guint        position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->tests->len, NULL);

  return g_ptr_array_index (self->tests, position);
}

/**
 * baton_filter_get_columns:
 * @self: a filter
 *
 * Names the columns of values that the index must have before it can select by the filter:
 * standard fields, and custom fields as `custom.` and a key.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names, each once
 */
const char * const *
baton_filter_get_columns (BatonFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->columns->pdata;
}

/**
 * baton_filter_is_relative:
 * @self: a filter
 *
 * Tells whether the filter speaks of now, so that it must be read again as time goes on.
 *
 * Returns: whether it does
 */
gboolean
baton_filter_is_relative (BatonFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->relative;
}

static void
append_quoted (GString    *string,
               const char *text)
{
  g_string_append_c (string, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (string, '\\');
      g_string_append_c (string, *p);
    }
  g_string_append_c (string, '"');
}

/* Text that could be read as something else stands in quotation marks. */
static void
append_word (GString    *string,
             const char *word)
{
  if (*word == '\0' || *word == '-' || strpbrk (word, SPACE_CHARS OPERATOR_CHARS ",\"") != NULL)
    append_quoted (string, word);
  else
    g_string_append (string, word);
}

static void
append_value (GString    *string,
              const char *value)
{
  if (*value == '\0' || strchr (OPERATOR_CHARS, *value) != NULL ||
      strpbrk (value, SPACE_CHARS ",\"") != NULL)
    append_quoted (string, value);
  else
    g_string_append (string, value);
}

static void
append_key (GString    *string,
            const char *key)
{
  if (g_str_has_prefix (key, "custom."))
    {
      g_string_append (string, "custom.");
      append_word (string, key + strlen ("custom."));
    }
  else
    {
      g_string_append (string, key);
    }
}

static void
append_term (GString               *string,
             const BatonFilterTerm *term)
{
  static const char *operators[] = { ":", "=", ">=", "<=", ">", "<" };

  if (term->negated)
    g_string_append_c (string, '-');

  if (term->key == NULL)
    {
      append_word (string, term->values[0]);
      return;
    }

  append_key (string, term->key);
  g_string_append (string, operators[term->op]);
  for (guint i = 0; term->values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (string, ',');
      append_value (string, term->values[i]);
    }
}

/**
 * baton_filter_to_text_without:
 * @self: a filter
 * @position: the place of a term to leave out, from 0
 *
 * Writes the filter the way [func@Filter.parse] reads it, without one of its terms.
 *
 * Returns: (transfer full): the text
 */
char *
baton_filter_to_text_without (BatonFilter *self,
                              guint        position)
{
  g_autoptr(GString) string = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      if (i == position)
        continue;
      if (string->len > 0)
        g_string_append_c (string, ' ');
      append_term (string, g_ptr_array_index (self->terms, i));
    }

  return g_string_free (g_steal_pointer (&string), FALSE);
}

/**
 * baton_filter_to_text:
 * @self: a filter
 *
 * Writes the filter the way [func@Filter.parse] reads it.
 *
 * Returns: (transfer full): the text
 */
char *
baton_filter_to_text (BatonFilter *self)
{
  return baton_filter_to_text_without (self, G_MAXUINT);
}
