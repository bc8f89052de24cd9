/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tells rules apart that may be written down without a name of their own. */

#include "scoring/baton-rule-check-private.h"

#define MAX_STEM 50

static char *
make_unique (GHashTable *taken,
             const char *stem)
{
  g_autofree char *short_stem = g_strndup (stem, MAX_STEM);
  char *id = g_strdup (short_stem);

  for (guint number = 2; g_hash_table_contains (taken, id); number++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", short_stem, number);
    }
  return id;
}

static void
complete_hand_raisers (GPtrArray *raisers)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < raisers->len; i++)
    {
      BatonHandRaiser *raiser = g_ptr_array_index (raisers, i);

      if (raiser->key == NULL)
        continue;
      if (g_hash_table_contains (taken, raiser->key))
        g_clear_pointer (&raiser->key, g_free);
      else
        g_hash_table_add (taken, raiser->key);
    }
  for (guint i = 0; i < raisers->len; i++)
    {
      BatonHandRaiser *raiser = g_ptr_array_index (raisers, i);

      if (raiser->key != NULL)
        continue;
      raiser->key = make_unique (taken, raiser->id != NULL ? raiser->id : "hand-raiser");
      g_hash_table_add (taken, raiser->key);
    }
}

/* Rules that say the same in two files get the same id in both, wherever they stand. */
static char *
make_routing_stem (const BatonRoutingRule *rule)
{
  g_autoptr(GString) text = g_string_new (rule->queue);

  for (guint i = 0; i < rule->when->len; i++)
    {
      const BatonCondition *condition = g_ptr_array_index (rule->when, i);
      g_autofree char *values = g_strjoinv (";", condition->values);

      g_string_append_printf (text, "\n%s %s %s", condition->field, baton_operator_get_name (condition->op), values);
    }
  return g_strdup_printf ("route-%08x", g_str_hash (text->str));
}

static void
complete_routing (GPtrArray *rules)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rules->len; i++)
    {
      const BatonRoutingRule *rule = g_ptr_array_index (rules, i);

      if (rule->id != NULL)
        g_hash_table_add (taken, rule->id);
    }
  for (guint i = 0; i < rules->len; i++)
    {
      BatonRoutingRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *stem = NULL;

      if (rule->id != NULL)
        continue;
      stem = make_routing_stem (rule);
      rule->id = make_unique (taken, stem);
      g_hash_table_add (taken, rule->id);
    }
}

/* Gives hand-raisers a key and routing rules an id where they have none. */
void
baton_rule_sheet_complete (BatonRuleSheet *self)
{
  complete_hand_raisers (self->hand_raisers);
  complete_routing (self->routing);
}
