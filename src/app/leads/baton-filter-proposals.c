/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be written on in a filter where somebody types. */

#include "leads/baton-filter-proposals.h"

#include <string.h>

#include "leads/baton-filter-words.h"

/* More are no help. */
#define MAX_PROPOSALS 8

/* What keys other than fields can be; that of the stages is known by the process. */
static const struct
{
  const char *keys;
  const char *values;
} known_values[] = {
  { "handraiser held hot suppressed unassigned unconfirmed unsubscribed", "yes no" },
  { "returned", "yes no today" },
  { "team", "marketing sales" },
  { "outcome", "won lost none" },
  { "owner", "me none" },
  { "due", "late today tomorrow none" },
  { "wake", "today tomorrow none" },
  { "active", "today yesterday none" },
  { "created since", "today yesterday" },
};

static void
proposal_free (gpointer data)
{
  BatonFilterProposal *proposal = data;

  g_free (proposal->text);
  g_free (proposal->title);
  g_free (proposal);
}

static void
add (GPtrArray  *list,
     char       *text,
     const char *title,
     gboolean    is_whole)
{
  BatonFilterProposal *proposal = g_new0 (BatonFilterProposal, 1);

  proposal->text = text;
  proposal->title = g_strdup (title);
  proposal->is_whole = is_whole;
  g_ptr_array_add (list, proposal);
}

static gboolean
begins_with (const char *text,
             const char *begin)
{
  g_autofree char *folded_text = g_utf8_casefold (text, -1);
  g_autofree char *folded_begin = g_utf8_casefold (begin, -1);

  return g_str_has_prefix (folded_text, folded_begin);
}

static void
propose_keys (GPtrArray  *list,
              const char *typed)
{
  const char *key;
  const char *title;
  gboolean is_ordered;

  for (guint i = 0; list->len < MAX_PROPOSALS && baton_filter_words_get_key (i, &key, &title, &is_ordered); i++)
    {
      if (begins_with (key, typed) || begins_with (title, typed))
        add (list, g_strconcat (key, is_ordered ? ">=" : ":", NULL), title, FALSE);
    }
}

/* In quotation marks where the value would fall apart without. */
static char *
quote (const char *value)
{
  g_autoptr(GString) quoted = NULL;

  if (strpbrk (value, " ,\"\\:<>=") == NULL)
    return g_strdup (value);
  quoted = g_string_new (value);
  g_string_replace (quoted, "\\", "\\\\", 0);
  g_string_replace (quoted, "\"", "\\\"", 0);
  return g_strdup_printf ("\"%s\"", quoted->str);
}

static void
propose_value (GPtrArray  *list,
               const char *typed,
               const char *value,
               const char *title)
{
  if (list->len < MAX_PROPOSALS && (begins_with (value, typed) || begins_with (title, typed)))
    add (list, quote (value), title, TRUE);
}

static void
propose_stages (GPtrArray    *list,
                const char   *typed,
                BatonProcess *process)
{
  for (guint i = 0; i < baton_process_get_n_stages (process); i++)
    {
      const BatonStage *stage = baton_process_get_nth (process, i);

      if (stage->active)
        propose_value (list, typed, stage->id, stage->title);
    }
}

static gboolean
propose_known (GPtrArray    *list,
               const char   *typed,
               const char   *key,
               BatonProcess *process)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_values); i++)
    {
      g_auto(GStrv) keys = g_strsplit (known_values[i].keys, " ", -1);
      g_auto(GStrv) values = g_strsplit (known_values[i].values, " ", -1);

      if (!g_strv_contains ((const char * const *) keys, key))
        continue;
      for (guint j = 0; values[j] != NULL; j++)
        {
          char *only[] = { values[j], NULL };
          const BatonFilterTerm term = { .key = (char *) key, .op = BATON_TERM_IS, .values = only };
          g_autofree char *title = baton_filter_words_dup_value (&term, process);

          propose_value (list, typed, values[j], title);
        }
      return TRUE;
    }
  return FALSE;
}

/* The most frequent values of a field, where the index knows them. */
static void
propose_frequent (GPtrArray  *list,
                  const char *typed,
                  const char *key,
                  BatonIndex *index)
{
  g_autoptr(GArray) counts = NULL;

  if (!baton_index_has_column (index, key))
    return;
  counts = baton_index_count_values (index, NULL, key, NULL);
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const BatonValueCount *count = &g_array_index (counts, BatonValueCount, i);

      if (count->value != NULL)
        propose_value (list, typed, count->value, count->value);
    }
}

/* Where the term begins that the cursor stands in; NULL in quotation marks. */
static const char *
find_term (const char *text,
           const char *cursor)
{
  const char *start = text;
  gboolean is_quoted = FALSE;

  for (const char *p = text; p < cursor; p++)
    {
      if (*p == '\\' && is_quoted && p + 1 < cursor)
        p++;
      else if (*p == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && g_ascii_isspace (*p))
        start = p + 1;
    }
  return is_quoted ? NULL : start;
}

static void
propose_values (GPtrArray      *list,
                const char     *typed,
                const char     *key,
                BatonLeadNames *names,
                BatonIndex     *index)
{
  BatonProcess *process = baton_lead_names_get_process (names);

  if (g_str_equal (key, "stage"))
    propose_stages (list, typed, process);
  else if (!propose_known (list, typed, key, process))
    propose_frequent (list, typed, key, index);
}

/**
 * baton_filter_proposals_list:
 * @text: a filter, as far as it is typed
 * @cursor: where is typed, in characters
 * @names: what stages are called
 * @index: the leads
 * @start: (out): from where on the text up to @cursor is replaced, in characters
 *
 * Lists what the filter can be completed with: a key while a word is typed, and
 * one of its values behind it.
 *
 * Returns: (transfer full) (element-type BatonFilterProposal): the proposals
 */
GPtrArray *
baton_filter_proposals_list (const char     *text,
                             guint           cursor,
                             BatonLeadNames *names,
                             BatonIndex     *index,
                             guint          *start)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (proposal_free);
  const char *end = g_utf8_offset_to_pointer (text, cursor);
  const char *from = find_term (text, end);
  g_autofree char *term = NULL;
  g_autofree char *key = NULL;
  const char *typed;
  gsize key_length;

  *start = cursor;
  if (from == NULL)
    return list;

  from += *from == '-' && from < end;
  term = g_strndup (from, end - from);
  key_length = strcspn (term, ":<>=");
  if (term[key_length] == '\0')
    {
      *start = g_utf8_pointer_to_offset (text, from);
      if (*term != '\0')
        propose_keys (list, term);
      return list;
    }
  if (term[key_length] != ':')
    return list;

  key = g_ascii_strdown (term, key_length);
  typed = term + key_length + 1;
  if (strrchr (typed, ',') != NULL)
    typed = strrchr (typed, ',') + 1;
  *start = cursor - g_utf8_strlen (typed, -1);
  propose_values (list, typed, key, names, index);
  return list;
}
