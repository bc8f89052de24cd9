/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-score-difference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_limit (const BatonScoreLine *line)
{
  return strcmp (line->rule, "clamp") == 0 || g_str_has_prefix (line->rule, "cap:");
}

/* A rule has one line for each event; without an event it has one. */
static guint
hash_line (gconstpointer key)
{
  const BatonScoreLine *line = key;

  return g_str_hash (line->rule) ^ g_int64_hash (&line->event) ^ g_int64_hash (&line->at) ^ (guint) line->part;
}

static gboolean
is_same_line (gconstpointer a,
              gconstpointer b)
{
  const BatonScoreLine *first = a;
  const BatonScoreLine *second = b;

  return first->part == second->part && first->event == second->event && first->at == second->at &&
         strcmp (first->rule, second->rule) == 0;
}

static GHashTable *
index_lines (const BatonExplanation *explanation)
{
  GHashTable *lines = g_hash_table_new (hash_line, is_same_line);

  for (guint i = 0; i < explanation->lines->len; i++)
    g_hash_table_add (lines, g_ptr_array_index (explanation->lines, i));
  return lines;
}

static void
add_shift (GArray               *shifts,
           BatonShiftKind        kind,
           const BatonScoreLine *line,
           int                   points,
           gboolean              is_new)
{
  BatonScoreShift shift = { kind, line->part, line->rule, line->name, points, is_new && line->at != 0 };

  for (guint i = 0; i < shifts->len; i++)
    {
      BatonScoreShift *known = &g_array_index (shifts, BatonScoreShift, i);

      if (known->kind != kind || known->part != line->part || strcmp (known->rule, line->rule) != 0)
        continue;
      known->points += points;
      known->n_events += shift.n_events;
      return;
    }
  g_array_append_val (shifts, shift);
}

/* Points for an event go as it grows old, unless newer ones of the rule took its place. */
static BatonShiftKind
find_kind_of_loss (const GArray         *shifts,
                   const BatonScoreLine *line)
{
  if (is_limit (line))
    return BATON_SHIFT_LIMIT;
  if (line->at == 0)
    return BATON_SHIFT_RULE;

  for (guint i = 0; i < shifts->len; i++)
    {
      const BatonScoreShift *shift = &g_array_index (shifts, BatonScoreShift, i);

      if (shift->kind == BATON_SHIFT_RULE && shift->n_events > 0 && strcmp (shift->rule, line->rule) == 0)
        return BATON_SHIFT_RULE;
    }
  return BATON_SHIFT_TIME;
}

static int
compare_shifts (gconstpointer a,
                gconstpointer b)
{
  const BatonScoreShift *first = a;
  const BatonScoreShift *second = b;

  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;
  if (first->points != second->points)
    return ABS (first->points) != ABS (second->points) ? ABS (second->points) - ABS (first->points)
                                                       : second->points - first->points;
  if (first->part != second->part)
    return (int) first->part - (int) second->part;
  return strcmp (first->rule, second->rule);
}

static void
remove_empty (GArray *shifts)
{
  for (guint i = shifts->len; i > 0; i--)
    {
      if (g_array_index (shifts, BatonScoreShift, i - 1).points == 0)
        g_array_remove_index (shifts, i - 1);
    }
}

/**
 * baton_shift_kind_get_name:
 * @kind: why a score changed
 *
 * Names a reason as the command line does.
 *
 * Returns: what it is called in files, such as `rule`
 */
const char *
baton_shift_kind_get_name (BatonShiftKind kind)
{
  static const char * const names[] = { "rule", "time", "limit" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

/**
 * baton_score_shift_describe:
 * @shift: a reason
 *
 * Says why a score changed, to stand beside the points.
 *
 * Returns: (transfer full): a phrase in the user's language
 */
char *
baton_score_shift_describe (const BatonScoreShift *shift)
{
  const char *name = shift->name != NULL ? shift->name : shift->rule;

  if (shift->kind == BATON_SHIFT_TIME)
    /* Translators: %s is the name of a rule, such as Looked at prices, whose points got fewer by time */
    return g_strdup_printf (_("%s (faded)"), name);
  if (shift->kind == BATON_SHIFT_LIMIT)
    /* Translators: %s is the name of some rules, such as Pages read, that give no more than so much together */
    return g_strdup_printf (_("%s (limit)"), name);
  if (shift->n_events > 1)
    /* Translators: %1$s is the name of a rule, %2$u how often it gave points: Visited pricing × 3 */
    return g_strdup_printf (_("%1$s × %2$u"), name, shift->n_events);
  return g_strdup (name);
}

/**
 * baton_score_compare:
 * @before: why a lead had its score
 * @after: why it has it now, by the same rules
 *
 * Tells why a score changed. The points of each part sum to the difference of
 * the part.
 *
 * Returns: (transfer full) (element-type BatonScoreShift): the reasons, by kind,
 *   and of a kind the weightiest first
 */
GArray *
baton_score_compare (const BatonExplanation *before,
                     const BatonExplanation *after)
{
  GArray *shifts = g_array_new (FALSE, FALSE, sizeof (BatonScoreShift));
  g_autoptr(GHashTable) gone = NULL;
  GHashTableIter iter;
  gpointer line;

  g_return_val_if_fail (before != NULL, shifts);
  g_return_val_if_fail (after != NULL, shifts);

  gone = index_lines (before);
  for (guint i = 0; i < after->lines->len; i++)
    {
      const BatonScoreLine *now = g_ptr_array_index (after->lines, i);
      const BatonScoreLine *old = g_hash_table_lookup (gone, now);
      BatonShiftKind kind = is_limit (now) ? BATON_SHIFT_LIMIT
                                           : old != NULL ? BATON_SHIFT_TIME : BATON_SHIFT_RULE;

      add_shift (shifts, kind, now, now->points - (old != NULL ? old->points : 0), old == NULL);
      if (old != NULL)
        g_hash_table_remove (gone, old);
    }

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    {
      const BatonScoreLine *old = line;

      add_shift (shifts, find_kind_of_loss (shifts, old), old, -old->points, FALSE);
    }

  remove_empty (shifts);
  g_array_sort (shifts, compare_shifts);
  return shifts;
}
