/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-list-import.h"

#include "baton-list-reader.h"
#include "lead/baton-fold.h"

/**
 * baton_list_find:
 * @sheet: rules
 * @name: the name of a list
 *
 * Looks for a list.
 *
 * Returns: (transfer none) (nullable): the list
 */
BatonRuleList *
baton_list_find (const BatonRuleSheet *sheet,
                 const char           *name)
{
  g_return_val_if_fail (sheet != NULL && name != NULL, NULL);

  for (guint i = 0; i < sheet->lists->len; i++)
    {
      BatonRuleList *list = g_ptr_array_index (sheet->lists, i);

      if (g_str_equal (list->name, name))
        return list;
    }
  return NULL;
}

static guint
count_in (GPtrArray  *when,
          const char *name)
{
  guint n = 0;

  for (guint i = 0; i < when->len; i++)
    {
      const BatonCondition *condition = g_ptr_array_index (when, i);

      if ((condition->op == BATON_OPERATOR_IN_LIST || condition->op == BATON_OPERATOR_NOT_IN_LIST) &&
          g_strcmp0 (condition->values[0], name) == 0)
        n++;
    }
  return n;
}

/**
 * baton_list_count_uses:
 * @sheet: rules
 * @name: the name of a list
 *
 * Counts the conditions that name a list.
 *
 * Returns: how many there are
 */
guint
baton_list_count_uses (const BatonRuleSheet *sheet,
                       const char           *name)
{
  guint n = 0;

  g_return_val_if_fail (sheet != NULL && name != NULL, 0);

  for (guint i = 0; i < sheet->personas->len; i++)
    n += count_in (((BatonPersona *) g_ptr_array_index (sheet->personas, i))->when, name);
  for (guint i = 0; i < sheet->filters->len; i++)
    n += count_in (((BatonFilterRule *) g_ptr_array_index (sheet->filters, i))->when, name);
  for (guint i = 0; i < sheet->fit->len; i++)
    n += count_in (((BatonFitRule *) g_ptr_array_index (sheet->fit, i))->when, name);
  for (guint i = 0; i < sheet->routing->len; i++)
    n += count_in (((BatonRoutingRule *) g_ptr_array_index (sheet->routing, i))->when, name);
  return n;
}

static GHashTable *
fold_all (char **entries)
{
  GHashTable *folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (; *entries != NULL; entries++)
    g_hash_table_add (folded, baton_fold (*entries));
  return folded;
}

/* Adds the entries that are not known; returns how many there are. */
static guint
add_unknown (GStrvBuilder  *builder,
             char         **entries,
             GHashTable    *known)
{
  guint n = 0;

  for (; *entries != NULL; entries++)
    {
      g_autofree char *folded = baton_fold (*entries);

      if (g_hash_table_contains (known, folded))
        continue;
      if (builder != NULL)
        g_strv_builder_add (builder, *entries);
      n++;
    }
  return n;
}

static char **
join (char       **before,
      char       **entries,
      GHashTable  *known)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (; *before != NULL; before++)
    g_strv_builder_add (builder, *before);
  add_unknown (builder, entries, known);
  return g_strv_builder_end (builder);
}

/**
 * baton_list_add:
 * @sheet: the rules to change
 * @name: the name of a list, which is made when there is none
 * @entries: (array zero-terminated=1): the entries, each once
 * @replace: whether what is not among them leaves the list
 * @report: (out): what came of it
 *
 * Takes entries into a list.
 */
void
baton_list_add (BatonRuleSheet   *sheet,
                const char       *name,
                char            **entries,
                gboolean          replace,
                BatonListReport  *report)
{
  g_autoptr(GHashTable) old = NULL;
  g_autoptr(GHashTable) new = NULL;
  BatonRuleList *list;
  char **joined;

  g_return_if_fail (sheet != NULL && name != NULL && entries != NULL && report != NULL);

  list = baton_list_find (sheet, name);
  if (list == NULL)
    {
      list = baton_rule_list_new (name, NULL);
      g_ptr_array_add (sheet->lists, list);
    }
  old = fold_all (list->values);
  new = fold_all (entries);
  *report = (BatonListReport) { .read = g_strv_length (entries), .added = add_unknown (NULL, entries, old) };
  report->known = report->read - report->added;
  report->removed = replace ? add_unknown (NULL, list->values, new) : 0;
  joined = replace ? g_strdupv (entries) : join (list->values, entries, old);
  g_strfreev (list->values);
  list->values = joined;
}

/**
 * baton_list_import:
 * @sheet: the rules to change
 * @name: the name of a list, which is made when there is none
 * @stream: a text, as [func@list_read] reads it
 * @replace: whether what is not in the text leaves the list
 * @report: (out): what came of it
 * @error: return location for an error
 *
 * Takes the entries of a file into a list. Nothing is changed when it fails.
 *
 * Fails with `BATON_ERROR_INVALID`, and names the line.
 *
 * Returns: whether it could be read
 */
gboolean
baton_list_import (BatonRuleSheet   *sheet,
                   const char       *name,
                   GInputStream     *stream,
                   gboolean          replace,
                   BatonListReport  *report,
                   GError          **error)
{
  g_auto(GStrv) entries = NULL;
  guint n_repeated = 0;

  g_return_val_if_fail (sheet != NULL && name != NULL && report != NULL, FALSE);

  *report = (BatonListReport) { 0, };
  entries = baton_list_read (stream, &n_repeated, error);
  if (entries == NULL)
    return FALSE;
  baton_list_add (sheet, name, entries, replace, report);
  report->repeated = n_repeated;
  return TRUE;
}
