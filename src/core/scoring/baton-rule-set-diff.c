/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-rule-set-diff.h"

#include <glib/gi18n-lib.h>

#include "scoring/baton-rule-diff-private.h"
#include "scoring/baton-rule-words.h"

typedef char *(*WordsFunc)   (gconstpointer  item);
typedef void  (*CompareFunc) (BatonRuleDiff *diff,
                              gconstpointer  before,
                              gconstpointer  after);

/* A part of the sheet. What has no id of its own is known by what it says. */
typedef struct
{
  BatonRuleKind  kind;
  gsize          place; /* of the array in the sheet */
  gboolean       has_id;
  gboolean       is_ordered; /* whether the order says something */
  WordsFunc      in_words;
  CompareFunc    compare;
} Part;

static const Part parts[] = {
  { BATON_RULE_KIND_FILTER, offsetof (BatonRuleSheet, filters), TRUE, TRUE,
    (WordsFunc) baton_rule_words_filter, baton_rule_diff_filter },
  { BATON_RULE_KIND_FIT, offsetof (BatonRuleSheet, fit), TRUE, TRUE,
    (WordsFunc) baton_rule_words_fit, baton_rule_diff_fit },
  { BATON_RULE_KIND_INTEREST, offsetof (BatonRuleSheet, interest), TRUE, TRUE,
    (WordsFunc) baton_rule_words_interest, baton_rule_diff_interest },
  { BATON_RULE_KIND_HAND_RAISER, offsetof (BatonRuleSheet, hand_raisers), FALSE, FALSE,
    (WordsFunc) baton_rule_words_hand_raiser, baton_rule_diff_hand_raiser },
  { BATON_RULE_KIND_AUTOMATION, offsetof (BatonRuleSheet, automations), TRUE, TRUE,
    (WordsFunc) baton_rule_words_automation, baton_rule_diff_automation },
  { BATON_RULE_KIND_ROUTING, offsetof (BatonRuleSheet, routing), TRUE, TRUE,
    (WordsFunc) baton_rule_words_routing, baton_rule_diff_routing },
  { BATON_RULE_KIND_PERSONA, offsetof (BatonRuleSheet, personas), TRUE, TRUE,
    (WordsFunc) baton_rule_words_persona, baton_rule_diff_persona },
  { BATON_RULE_KIND_GROUP, offsetof (BatonRuleSheet, groups), TRUE, FALSE,
    (WordsFunc) baton_rule_words_group, baton_rule_diff_group },
  { BATON_RULE_KIND_LIST, offsetof (BatonRuleSheet, lists), TRUE, FALSE,
    (WordsFunc) baton_rule_words_list, baton_rule_diff_list },
  { BATON_RULE_KIND_FIELD, offsetof (BatonRuleSheet, fields), TRUE, FALSE,
    (WordsFunc) baton_rule_words_field, baton_rule_diff_field },
};

static const char * const change_names[] = { "added", "removed", "changed", "moved" };

G_STATIC_ASSERT (G_N_ELEMENTS (change_names) == BATON_RULE_MOVED + 1);

/* One item that both have. */
typedef struct
{
  guint before;
  guint after;
} Pair;

/**
 * baton_rule_change_kind_get_name:
 * @change: what became of something
 *
 * Names it as the command line does, such as `added`.
 *
 * Returns: the name
 */
const char *
baton_rule_change_kind_get_name (BatonRuleChangeKind change)
{
  g_return_val_if_fail (change < G_N_ELEMENTS (change_names), NULL);

  return change_names[change];
}

/**
 * baton_rule_change_free:
 * @self: (nullable): a change
 *
 * Frees a change.
 */
void
baton_rule_change_free (BatonRuleChange *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

static GPtrArray *
get_items (const Part           *part,
           const BatonRuleSheet *sheet)
{
  return G_STRUCT_MEMBER (GPtrArray *, sheet, part->place);
}

/* Whatever has an id begins with it; a list or a field with its name. */
static const char *
get_id (const Part    *part,
        gconstpointer  item)
{
  return part->has_id ? *(char * const *) item : NULL;
}

static char *
make_key (const Part    *part,
          gconstpointer  item)
{
  return part->has_id ? g_strdup (get_id (part, item)) : part->in_words (item);
}

static const char *
get_name (const Part    *part,
          gconstpointer  item)
{
  switch (part->kind)
    {
    case BATON_RULE_KIND_FILTER:     return ((const BatonFilterRule *) item)->name;
    case BATON_RULE_KIND_FIT:        return ((const BatonFitRule *) item)->name;
    case BATON_RULE_KIND_INTEREST:   return ((const BatonInterestRule *) item)->name;
    case BATON_RULE_KIND_AUTOMATION: return ((const BatonAutomation *) item)->name;
    case BATON_RULE_KIND_ROUTING:    return ((const BatonRoutingRule *) item)->name;
    case BATON_RULE_KIND_PERSONA:    return ((const BatonPersona *) item)->name;
    case BATON_RULE_KIND_LIST:       return ((const BatonRuleList *) item)->name;
    default:                         return NULL;
    }
}

/* Groups and what has no name say enough by themselves. */
static void
tell_lone (BatonRuleDiff       *diff,
           const Part          *part,
           BatonRuleChangeKind  change,
           gconstpointer        item)
{
  const char *name = part->kind != BATON_RULE_KIND_LIST ? get_name (part, item) : NULL;
  g_autofree char *words = part->in_words (item);
  char *text;

  if (name == NULL)
    /* Translators: %s says a rule in words. */
    text = change == BATON_RULE_ADDED ? g_strdup_printf (_("Added: %s"), words)
                                      : g_strdup_printf (_("Removed: %s"), words);
  else
    /* Translators: the first %s is the name of a rule, the second says it in words. */
    text = change == BATON_RULE_ADDED ? g_strdup_printf (_("Rule “%s” added: %s"), name, words)
                                      : g_strdup_printf (_("Rule “%s” removed: %s"), name, words);
  baton_rule_diff_add (diff, change, get_id (part, item), text);
}

/* Finds for each item of @before the one of @after that it became: that with
 * the same key; of several, each takes the next. Tells what has no partner. */
static GArray *
find_pairs (BatonRuleDiff   *diff,
            const Part      *part,
            const GPtrArray *before,
            const GPtrArray *after)
{
  g_autoptr(GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);
  g_autofree gboolean *taken = g_new0 (gboolean, after->len + 1);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < after->len; i++)
    {
      g_autofree char *key = make_key (part, after->pdata[i]);
      GQueue *queue = g_hash_table_lookup (places, key);

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (places, g_steal_pointer (&key), queue);
        }
      g_queue_push_tail (queue, GUINT_TO_POINTER (i));
    }

  for (guint i = 0; i < before->len; i++)
    {
      g_autofree char *key = make_key (part, before->pdata[i]);
      GQueue *queue = g_hash_table_lookup (places, key);

      if (queue != NULL && !g_queue_is_empty (queue))
        {
          Pair pair = { i, GPOINTER_TO_UINT (g_queue_pop_head (queue)) };

          taken[pair.after] = TRUE;
          g_array_append_val (pairs, pair);
        }
      else
        tell_lone (diff, part, BATON_RULE_REMOVED, before->pdata[i]);
    }
  for (guint i = 0; i < after->len; i++)
    {
      if (!taken[i])
        tell_lone (diff, part, BATON_RULE_ADDED, after->pdata[i]);
    }
  return pairs;
}

/* Marks the pairs that keep their order, as many as there can be: the longest
 * rising row of the places after, since the pairs stand by the places before. */
static gboolean *
find_unmoved (const GArray *pairs)
{
  gboolean *unmoved = g_new0 (gboolean, pairs->len + 1);
  g_autofree guint *lengths = g_new (guint, pairs->len + 1);
  g_autofree int *previous = g_new (int, pairs->len + 1);
  int last = -1;

  for (guint i = 0; i < pairs->len; i++)
    {
      lengths[i] = 1;
      previous[i] = -1;
      for (guint j = 0; j < i; j++)
        {
          if (g_array_index (pairs, Pair, j).after < g_array_index (pairs, Pair, i).after && lengths[j] + 1 > lengths[i])
            {
              lengths[i] = lengths[j] + 1;
              previous[i] = (int) j;
            }
        }
      if (last < 0 || lengths[i] > lengths[last])
        last = (int) i;
    }
  for (; last >= 0; last = previous[last])
    unmoved[last] = TRUE;
  return unmoved;
}

static void
tell_moves (BatonRuleDiff   *diff,
            const Part      *part,
            const GArray    *pairs,
            const GPtrArray *after)
{
  g_autofree gboolean *unmoved = find_unmoved (pairs);

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      gconstpointer item = after->pdata[pair->after];
      g_autofree char *words = NULL;
      const char *name = get_name (part, item);

      if (unmoved[i])
        continue;
      if (name == NULL)
        name = words = part->in_words (item);
      baton_rule_diff_add (diff, BATON_RULE_MOVED, get_id (part, item),
                           /* Translators: %s is a rule; the numbers are its places in the list, as they were and are. */
                           g_strdup_printf (_("“%s” moved: place %u → %u"), name, pair->before + 1, pair->after + 1));
    }
}

static void
diff_part (BatonRuleDiff        *diff,
           const Part           *part,
           const BatonRuleSheet *before,
           const BatonRuleSheet *after)
{
  GPtrArray *old = get_items (part, before);
  GPtrArray *new = get_items (part, after);
  g_autoptr(GArray) pairs = NULL;

  diff->kind = part->kind;
  pairs = find_pairs (diff, part, old, new);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      part->compare (diff, old->pdata[pair->before], new->pdata[pair->after]);
    }
  if (part->is_ordered)
    tell_moves (diff, part, pairs, new);
}

/**
 * baton_rule_set_diff:
 * @before: a rule set
 * @after: another
 *
 * Tells in words what differs, part by part.
 *
 * Returns: (transfer full) (element-type BatonRuleChange): the differences; empty when
 *   the rule sets say the same
 */
GPtrArray *
baton_rule_set_diff (BatonRuleSet *before,
                     BatonRuleSet *after)
{
  const BatonRuleSheet *old, *new;
  BatonRuleDiff diff;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  old = baton_rule_set_get_sheet (before);
  new = baton_rule_set_get_sheet (after);
  diff.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_rule_change_free);
  diff.kind = BATON_RULE_KIND_SETTING;
  baton_rule_diff_settings (&diff, old, new);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    diff_part (&diff, &parts[i], old, new);
  return diff.changes;
}
