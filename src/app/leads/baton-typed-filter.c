/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-typed-filter.h"

#include "leads/baton-filter-words.h"

struct _BatonTypedFilter
{
  BatonProcess *process;   /* NULL until it was set */
  char         *text;
  BatonFilter  *filter;    /* the last good one; NULL until there is a process */
  char         *mistake;   /* what is wrong with the text, or NULL */
};

/**
 * baton_typed_filter_new:
 *
 * Makes a filter without a text, which means all leads.
 *
 * Returns: (transfer full): the filter
 */
BatonTypedFilter *
baton_typed_filter_new (void)
{
  BatonTypedFilter *self = g_new0 (BatonTypedFilter, 1);

  self->text = g_strdup ("");
  return self;
}

void
baton_typed_filter_free (BatonTypedFilter *self)
{
  g_clear_pointer (&self->process, baton_process_unref);
  g_clear_pointer (&self->filter, baton_filter_unref);
  g_free (self->text);
  g_free (self->mistake);
  g_free (self);
}

/**
 * baton_typed_filter_get_text:
 * @self: a filter
 *
 * Returns: the text, as it was typed
 */
const char *
baton_typed_filter_get_text (BatonTypedFilter *self)
{
  return self->text;
}

/**
 * baton_typed_filter_set_text:
 * @self: a filter
 * @text: what was typed
 * @now: the time
 *
 * Reads another text.
 */
void
baton_typed_filter_set_text (BatonTypedFilter *self,
                             const char       *text,
                             gint64            now)
{
  g_free (self->text);
  self->text = g_strdup (text);
  baton_typed_filter_read (self, now);
}

/**
 * baton_typed_filter_set_process:
 * @self: a filter
 * @process: what stages are called
 * @now: the time
 *
 * Sets what the text is read by. Before that, it means nothing.
 */
void
baton_typed_filter_set_process (BatonTypedFilter *self,
                                BatonProcess     *process,
                                gint64            now)
{
  baton_process_ref (process);
  g_clear_pointer (&self->process, baton_process_unref);
  self->process = process;
  baton_typed_filter_read (self, now);
}

/**
 * baton_typed_filter_read:
 * @self: a filter
 * @now: the time
 *
 * Reads the text again: what it means may change with the time.
 */
void
baton_typed_filter_read (BatonTypedFilter *self,
                         gint64            now)
{
  g_autoptr(GError) error = NULL;
  BatonFilter *filter;

  if (self->process == NULL)
    return;

  g_clear_pointer (&self->mistake, g_free);
  filter = baton_filter_parse (self->text, self->process, now, &error);
  if (filter == NULL)
    {
      self->mistake = g_strdup (error->message);
      if (self->filter != NULL)
        return;
      filter = baton_filter_parse ("", self->process, now, NULL);
    }
  g_clear_pointer (&self->filter, baton_filter_unref);
  self->filter = filter;
}

/**
 * baton_typed_filter_get_filter:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): what it means; `NULL` until that is known
 */
BatonFilter *
baton_typed_filter_get_filter (BatonTypedFilter *self)
{
  return self->filter;
}

/**
 * baton_typed_filter_keep_filter:
 * @self: a filter
 * @filter: what it meant before
 *
 * Has it mean the same as before, until it is read again.
 */
void
baton_typed_filter_keep_filter (BatonTypedFilter *self,
                                BatonFilter      *filter)
{
  baton_filter_ref (filter);
  g_clear_pointer (&self->filter, baton_filter_unref);
  self->filter = filter;
}

/**
 * baton_typed_filter_get_mistake:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): what is wrong with the text, in words
 */
const char *
baton_typed_filter_get_mistake (BatonTypedFilter *self)
{
  return self->mistake;
}

/**
 * baton_typed_filter_is_begun:
 * @self: a filter that means something
 *
 * Tells whether the text is likely to go on: its last word may be the beginning of a
 * key, as stage is on the way to stage:mql.
 *
 * Returns: whether it is
 */
gboolean
baton_typed_filter_is_begun (BatonTypedFilter *self)
{
  guint n_terms = baton_filter_get_n_terms (self->filter);
  const BatonFilterTerm *last = n_terms > 0 ? baton_filter_get_term (self->filter, n_terms - 1) : NULL;

  return last != NULL && last->key == NULL && g_str_has_suffix (self->text, last->values[0]) &&
         baton_filter_words_begin_key (last->values[0]);
}

/**
 * baton_typed_filter_count_with:
 * @self: a filter that means something
 * @term: a further term, such as `due:late`
 * @index: the leads
 * @now: the time
 *
 * Returns: for how many of the leads that it means the term holds as well
 */
guint
baton_typed_filter_count_with (BatonTypedFilter *self,
                               const char       *term,
                               BatonIndex       *index,
                               gint64            now)
{
  g_autofree char *text = baton_filter_to_text (self->filter);
  g_autofree char *narrower = g_strjoin (" ", text, term, NULL);
  g_autoptr(BatonFilter) filter = baton_filter_parse (narrower, self->process, now, NULL);
  g_autoptr(GArray) rows = NULL;

  if (filter != NULL)
    rows = baton_index_select (index, filter, NULL, FALSE, NULL, NULL);
  return rows != NULL ? rows->len : 0;
}
