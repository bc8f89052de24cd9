/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-rule-matches.h"

static const char * const kind_names[] = {
  "filter",
  "fit",
  "interest",
  "hand-raiser",
  "automation",
  "routing",
  "persona",
  "group",
  "list",
  "field",
  "setting",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == BATON_RULE_KIND_SETTING + 1);

static guint
get_n_rules (const BatonRuleSheet *sheet,
             BatonRuleKind         kind)
{
  switch (kind)
    {
    case BATON_RULE_KIND_FILTER:      return sheet->filters->len;
    case BATON_RULE_KIND_FIT:         return sheet->fit->len;
    case BATON_RULE_KIND_INTEREST:    return sheet->interest->len;
    case BATON_RULE_KIND_HAND_RAISER: return sheet->hand_raisers->len;
    case BATON_RULE_KIND_AUTOMATION:  return sheet->automations->len;
    case BATON_RULE_KIND_ROUTING:     return sheet->routing->len;
    case BATON_RULE_KIND_PERSONA:     return sheet->personas->len;
    default:                          return 0;
    }
}

/**
 * baton_rule_kind_get_name:
 * @kind: a kind of rule
 *
 * Names a kind of rule as the command line does, such as `hand-raiser`.
 *
 * Returns: the name
 */
const char *
baton_rule_kind_get_name (BatonRuleKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * baton_rule_matches_init:
 * @self: (out caller-allocates): matches
 * @sheet: the rules
 *
 * Begins to count, with no lead that matches.
 */
void
baton_rule_matches_init (BatonRuleMatches     *self,
                         const BatonRuleSheet *sheet)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (sheet != NULL);

  for (guint kind = 0; kind < BATON_N_MATCHED_KINDS; kind++)
    {
      guint n_rules = get_n_rules (sheet, kind);

      self->counts[kind] = g_array_sized_new (FALSE, TRUE, sizeof (guint64), n_rules);
      g_array_set_size (self->counts[kind], n_rules);
    }
}

/**
 * baton_rule_matches_copy:
 * @self: (out caller-allocates): matches
 * @other: others
 *
 * Makes a copy.
 */
void
baton_rule_matches_copy (BatonRuleMatches       *self,
                         const BatonRuleMatches *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  for (guint kind = 0; kind < BATON_N_MATCHED_KINDS; kind++)
    self->counts[kind] = g_array_copy (other->counts[kind]);
}

/**
 * baton_rule_matches_add:
 * @self: matches
 * @other: what was counted of other leads by the same rules
 *
 * Adds them up.
 */
void
baton_rule_matches_add (BatonRuleMatches       *self,
                        const BatonRuleMatches *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  for (guint kind = 0; kind < BATON_N_MATCHED_KINDS; kind++)
    {
      for (guint i = 0; i < self->counts[kind]->len; i++)
        g_array_index (self->counts[kind], guint64, i) += g_array_index (other->counts[kind], guint64, i);
    }
}

/**
 * baton_rule_matches_clear:
 * @self: matches; zeroed ones have nothing to be cleared
 *
 * Frees what was counted.
 */
void
baton_rule_matches_clear (BatonRuleMatches *self)
{
  for (guint kind = 0; kind < BATON_N_MATCHED_KINDS; kind++)
    g_clear_pointer (&self->counts[kind], g_array_unref);
}

/**
 * baton_rule_matches_get:
 * @self: matches
 * @kind: a kind of rule that leads match
 * @position: the place of a rule among those of its kind
 *
 * Tells how many leads match a rule.
 *
 * Returns: how many; 0 where there is no such rule
 */
guint64
baton_rule_matches_get (const BatonRuleMatches *self,
                        BatonRuleKind           kind,
                        guint                   position)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (kind < BATON_N_MATCHED_KINDS, 0);

  return position < self->counts[kind]->len ? g_array_index (self->counts[kind], guint64, position) : 0;
}
