/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-filter-test-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "index/baton-search-fold.h"
#include "lead/baton-field.h"
#include "lead/baton-fold.h"

typedef struct
{
  BatonProcess *process;
  gint64        now;
  gboolean      relative;
} Context;

typedef struct _Key Key;

struct _Key
{
  const char *name;
  gboolean  (*read) (BatonFilterTest        *test,
                     const Key              *key,
                     const BatonFilterTerm  *term,
                     Context                *context,
                     GError                **error);
  guint       column;
  guint       mark;
};

static gboolean
fail_value (GError     **error,
            const char  *key,
            const char  *value,
            const char  *possible)
{
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: the key of a filter, such as “stage”, a value that it cannot have, and what it may be. */
               _("“%s” cannot be “%s”; possible: %s"),
               key, value, possible);
  return FALSE;
}

/* What has no order takes `:` and `=` only. */
static gboolean
check_unordered (const BatonFilterTerm  *term,
                 GError                **error)
{
  if (term->op == BATON_TERM_IS || term->op == BATON_TERM_EQUALS)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("“%s” has no greater and less; write “%s:”"), term->key, term->key);
  return FALSE;
}

static gboolean
read_stage (BatonFilterTest        *test,
            const Key              *key,
            const BatonFilterTerm  *term,
            Context                *context,
            GError                **error)
{
  test->kind = BATON_TEST_SMALL;
  test->column = BATON_SMALL_STAGE;

  for (guint i = 0; term->values[i] != NULL; i++)
    {
      const BatonStage *stage = baton_process_find (context->process, term->values[i]);

      if (stage == NULL)
        {
          g_autoptr(GString) possible = g_string_new (NULL);

          for (guint n = 0; n < baton_process_get_n_stages (context->process); n++)
            g_string_append_printf (possible, "%s%s", n > 0 ? ", " : "",
                                    baton_process_get_nth (context->process, n)->id);
          return fail_value (error, term->key, term->values[i], possible->str);
        }
      test->table[stage->number] = 1;
    }

  return check_unordered (term, error);
}

static gboolean
read_team (BatonFilterTest        *test,
           const Key              *key,
           const BatonFilterTerm  *term,
           Context                *context,
           GError                **error)
{
  test->kind = BATON_TEST_SMALL;
  test->column = BATON_SMALL_TEAM;

  for (guint i = 0; term->values[i] != NULL; i++)
    {
      BatonTeam team;

      if (!baton_team_from_name (term->values[i], &team))
        return fail_value (error, term->key, term->values[i], "marketing, sales");
      test->table[team] = 1;
    }

  return check_unordered (term, error);
}

static gboolean
read_outcome (BatonFilterTest        *test,
              const Key              *key,
              const BatonFilterTerm  *term,
              Context                *context,
              GError                **error)
{
  static const char * const names[] = { "none", "won", "lost" };

  test->kind = BATON_TEST_SMALL;
  test->column = BATON_SMALL_OUTCOME;

  for (guint i = 0; term->values[i] != NULL; i++)
    {
      guint outcome = 0;

      while (outcome < G_N_ELEMENTS (names) &&
             g_ascii_strcasecmp (term->values[i], names[outcome]) != 0)
        outcome++;
      if (outcome == G_N_ELEMENTS (names))
        return fail_value (error, term->key, term->values[i], "won, lost, none");
      test->table[outcome] = 1;
    }

  return check_unordered (term, error);
}

static gboolean
read_mark (BatonFilterTest        *test,
           const Key              *key,
           const BatonFilterTerm  *term,
           Context                *context,
           GError                **error)
{
  test->kind = BATON_TEST_MARK;
  test->mark = (guint16) key->mark;

  for (guint i = 0; term->values[i] != NULL; i++)
    {
      gboolean yes = g_ascii_strcasecmp (term->values[i], "yes") == 0;

      if (!yes && g_ascii_strcasecmp (term->values[i], "no") != 0)
        return fail_value (error, term->key, term->values[i], "yes, no");
      test->table[yes ? 1 : 0] = 1;
    }

  return check_unordered (term, error);
}

/* The whole numbers that compare with those from `first` to `last` as the term says. */
static BatonSpan
span_of (BatonTermOperator op,
         gint64            first,
         gint64            end)
{
  switch (op)
    {
    case BATON_TERM_AT_LEAST:
      return (BatonSpan) { first, G_MAXINT64 };
    case BATON_TERM_MORE_THAN:
      return (BatonSpan) { end, G_MAXINT64 };
    case BATON_TERM_AT_MOST:
      return (BatonSpan) { G_MININT64, end };
    case BATON_TERM_LESS_THAN:
      return (BatonSpan) { G_MININT64, first };
    case BATON_TERM_IS:
    case BATON_TERM_EQUALS:
    default:
      return (BatonSpan) { first, end };
    }
}

static gboolean
read_whole_numbers (BatonFilterTest        *test,
                    const BatonFilterTerm  *term,
                    GError                **error)
{
  test->spans = g_array_new (FALSE, FALSE, sizeof (BatonSpan));

  for (guint i = 0; term->values[i] != NULL; i++)
    {
      gint64 number;
      BatonSpan span;

      if (!g_ascii_string_to_signed (term->values[i], 10, G_MININT64, G_MAXINT64 - 1, &number, NULL))
        {
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("“%s” is no whole number; write for instance “%s>=60”"),
                       term->values[i], term->key);
          return FALSE;
        }
      span = span_of (term->op, number, number + 1);
      g_array_append_val (test->spans, span);
    }

  return TRUE;
}

static gboolean
read_points (BatonFilterTest        *test,
             const Key              *key,
             const BatonFilterTerm  *term,
             Context                *context,
             GError                **error)
{
  test->kind = BATON_TEST_SMALL;
  test->column = key->column;
  if (!read_whole_numbers (test, term, error))
    return FALSE;

  for (guint i = 0; i < test->spans->len; i++)
    {
      const BatonSpan *span = &g_array_index (test->spans, BatonSpan, i);

      for (guint points = 0; points < G_N_ELEMENTS (test->table); points++)
        {
          if (points >= span->from && points < span->to)
            test->table[points] = 1;
        }
    }
  return TRUE;
}

static gboolean
read_id (BatonFilterTest        *test,
         const Key              *key,
         const BatonFilterTerm  *term,
         Context                *context,
         GError                **error)
{
  test->kind = BATON_TEST_ID;
  return read_whole_numbers (test, term, error);
}

static gint64
to_seconds (gint64 microseconds)
{
  gint64 seconds = microseconds / G_USEC_PER_SEC;

  return microseconds % G_USEC_PER_SEC < 0 ? seconds - 1 : seconds;
}

/* A moment such as -30d is one to compare with; nothing happens in it. */
static gboolean
fail_moment (GError                **error,
             const BatonFilterTerm  *term,
             const char             *value)
{
  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("“%s” is a single moment; write “%s>=%s” or “%s<%s”"),
               value, term->key, value, term->key, value);
  return FALSE;
}

static gboolean
read_time_span (BatonSpan              *span,
                const BatonFilterTerm  *term,
                const char             *value,
                gboolean                is_due,
                Context                *context,
                GError                **error)
{
  gboolean unordered = term->op == BATON_TERM_IS || term->op == BATON_TERM_EQUALS;
  BatonTimeRange range;
  gboolean relative;

  if (unordered && g_ascii_strcasecmp (value, "none") == 0)
    {
      *span = (BatonSpan) { 0, 1 };
      return TRUE;
    }
  if (unordered && is_due && g_ascii_strcasecmp (value, "late") == 0)
    {
      context->relative = TRUE;
      *span = (BatonSpan) { 1, to_seconds (context->now) };
      return TRUE;
    }

  if (!baton_time_range_parse (value, context->now, &range, &relative, error))
    return FALSE;
  if (unordered && relative && range.to - range.from == G_USEC_PER_SEC)
    return fail_moment (error, term, value);

  context->relative = context->relative || relative;
  *span = span_of (term->op, to_seconds (range.from), to_seconds (range.to));
  span->from = MAX (span->from, 1);
  return TRUE;
}

static gboolean
read_time (BatonFilterTest        *test,
           const Key              *key,
           const BatonFilterTerm  *term,
           Context                *context,
           GError                **error)
{
  test->kind = BATON_TEST_TIME;
  test->column = key->column;
  test->spans = g_array_new (FALSE, FALSE, sizeof (BatonSpan));

  for (guint i = 0; term->values[i] != NULL; i++)
    {
      BatonSpan span;

      if (!read_time_span (&span, term, term->values[i], key->column == BATON_TIME_DUE, context, error))
        return FALSE;
      g_array_append_val (test->spans, span);
    }
  return TRUE;
}

static gboolean
read_returned (BatonFilterTest        *test,
               const Key              *key,
               const BatonFilterTerm  *term,
               Context                *context,
               GError                **error)
{
  if (g_ascii_strcasecmp (term->values[0], "yes") == 0 ||
      g_ascii_strcasecmp (term->values[0], "no") == 0)
    return read_mark (test, key, term, context, error);
  return read_time (test, key, term, context, error);
}

static gboolean
read_owner (BatonFilterTest        *test,
            const Key              *key,
            const BatonFilterTerm  *term,
            Context                *context,
            GError                **error)
{
  test->kind = BATON_TEST_OWNER;
  test->texts = baton_filter_fold_all (term->values, baton_fold);
  return check_unordered (term, error);
}

static gboolean
read_text (BatonFilterTest        *test,
           const Key              *key,
           const BatonFilterTerm  *term,
           Context                *context,
           GError                **error)
{
  test->kind = BATON_TEST_TEXT;
  test->column = key->column;
  test->op = term->op;
  test->texts = baton_filter_fold_all (term->values, baton_search_fold);
  return check_unordered (term, error);
}

static const Key keys[] = {
  { "active", read_time, BATON_TIME_ACTIVE },
  { "company", read_text, BATON_TEXT_COMPANY },
  { "created", read_time, BATON_TIME_CREATED },
  { "due", read_time, BATON_TIME_DUE },
  { "email", read_text, BATON_TEXT_EMAIL },
  { "fit", read_points, BATON_SMALL_FIT },
  { "handraiser", read_mark, 0, BATON_LEAD_HAND_RAISER },
  { "held", read_mark, 0, BATON_LEAD_HELD },
  { "hot", read_mark, 0, BATON_LEAD_HOT },
  { "id", read_id },
  { "interest", read_points, BATON_SMALL_INTEREST },
  { "name", read_text, BATON_TEXT_NAME },
  { "outcome", read_outcome },
  { "owner", read_owner },
  { "returned", read_returned, BATON_TIME_RETURNED, BATON_LEAD_RECYCLED },
  { "score", read_points, BATON_SMALL_SCORE },
  { "since", read_time, BATON_TIME_SINCE },
  { "stage", read_stage },
  { "suppressed", read_mark, 0, BATON_MARK_SUPPRESSED },
  { "team", read_team },
  { "unassigned", read_mark, 0, BATON_LEAD_UNASSIGNED },
  { "unconfirmed", read_mark, 0, BATON_LEAD_UNCONFIRMED },
  { "unsubscribed", read_mark, 0, BATON_MARK_UNSUBSCRIBED },
  { "wake", read_time, BATON_TIME_WAKE },
};

static const Key *
find_key (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (strcmp (keys[i].name, name) == 0)
        return &keys[i];
    }
  return NULL;
}

static gboolean
is_field (const char *name)
{
  BatonField field;

  return baton_field_from_name (name, &field) ||
         (g_str_has_prefix (name, "custom.") && name[strlen ("custom.")] != '\0');
}

static gboolean
fail_key (GError     **error,
          const char  *name)
{
  g_autoptr(GString) possible = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (possible, "%s, ", keys[i].name);
  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    {
      if (find_key (baton_field_get_name (field)) == NULL)
        g_string_append_printf (possible, "%s, ", baton_field_get_name (field));
    }
  g_string_append (possible, "custom.…");

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               /* Translators: the second text is a list of keys of the filter, such as “stage, score”. */
               _("There is no “%s” to filter by; put it in quotation marks to search for it as text; possible: %s"),
               name, possible->str);
  return FALSE;
}

static gboolean
read_test (BatonFilterTest        *self,
           const BatonFilterTerm  *term,
           Context                *context,
           GError                **error)
{
  static const Key any = { NULL, read_text, BATON_TEXT_ANY };
  const Key *key = term->key != NULL ? find_key (term->key) : &any;

  if (key != NULL)
    return key->read (self, key, term, context, error);
  if (is_field (term->key))
    return baton_filter_test_read_field (self, term, context->now, &context->relative, error);
  return fail_key (error, term->key);
}

/**
 * baton_filter_test_new: (skip)
 * @term: a term
 * @process: the stages that it may name
 * @now: the time now, in microseconds UTC
 * @relative: (inout): set where the term speaks of now
 * @error: return location for an error
 *
 * Understands a term. Fails with `BATON_ERROR_INVALID`.
 *
 * Returns: (transfer full): the test
 */
BatonFilterTest *
baton_filter_test_new (const BatonFilterTerm  *term,
                       BatonProcess           *process,
                       gint64                  now,
                       gboolean               *relative,
                       GError                **error)
{
  g_autoptr(BatonFilterTest) self = g_new0 (BatonFilterTest, 1);
  Context context = { process, now, FALSE };

  self->negated = term->negated;
  if (!read_test (self, term, &context, error))
    return NULL;

  *relative = *relative || context.relative;
  return g_steal_pointer (&self);
}

void
baton_filter_test_free (BatonFilterTest *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  g_strfreev (self->texts);
  g_free (self->name);
  g_free (self);
}
