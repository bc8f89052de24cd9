/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rule-edits.h"

static BatonRuleSheet *
copy_sheet (BatonRuleDraft *draft)
{
  return baton_rule_sheet_copy (baton_rule_draft_get_sheet (draft));
}

/**
 * baton_rule_edits_add:
 * @draft: the rules
 * @section: a section
 * @group: (nullable): the id of a group
 * @error: return location for an error
 *
 * Adds a rule, to be edited.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
baton_rule_edits_add (BatonRuleDraft    *draft,
                      BatonRuleSection   section,
                      const char        *group,
                      GError           **error)
{
  BatonRuleSheet *sheet = copy_sheet (draft);
  g_autofree char *id = g_strdup (baton_rule_section_add (section, sheet, group));

  return baton_rule_draft_change (draft, sheet, NULL, error) ? g_steal_pointer (&id) : NULL;
}

/**
 * baton_rule_edits_duplicate:
 * @draft: the rules
 * @section: a section
 * @id: the id of a rule
 * @error: return location for an error
 *
 * Puts a copy behind a rule.
 *
 * Returns: (transfer full) (nullable): the id of the copy
 */
char *
baton_rule_edits_duplicate (BatonRuleDraft    *draft,
                            BatonRuleSection   section,
                            const char        *id,
                            GError           **error)
{
  BatonRuleSheet *sheet = copy_sheet (draft);
  g_autofree char *copy = g_strdup (baton_rule_section_duplicate (section, sheet, id));

  return baton_rule_draft_change (draft, sheet, NULL, error) ? g_steal_pointer (&copy) : NULL;
}

gboolean
baton_rule_edits_remove (BatonRuleDraft    *draft,
                         BatonRuleSection   section,
                         const char        *id,
                         GError           **error)
{
  BatonRuleSheet *sheet = copy_sheet (draft);

  baton_rule_section_remove (section, sheet, id);
  return baton_rule_draft_change (draft, sheet, NULL, error);
}

/* The rule of the same section and group that is so many places further. */
static const char *
find_neighbour (const BatonRuleSheet *sheet,
                BatonRuleSection      section,
                const char           *id,
                int                   step)
{
  GPtrArray *all = baton_rule_section_get_all (section, sheet);
  gpointer rule = baton_rule_section_find (section, sheet, id);
  const char *group;
  guint place;

  if (rule == NULL || !g_ptr_array_find (all, rule, &place))
    return NULL;

  group = baton_rule_section_get_group (section, rule);
  for (int i = (int) place + step; i >= 0 && i < (int) all->len; i += step)
    {
      gconstpointer other = g_ptr_array_index (all, i);

      if (baton_rule_section_holds (section, other) &&
          g_strcmp0 (baton_rule_section_get_group (section, other), group) == 0)
        return baton_rule_section_get_id (section, other);
    }
  return NULL;
}

static const char *
find_next (const BatonRuleSheet *sheet,
           BatonRuleSection      section,
           const char           *id)
{
  GPtrArray *all = baton_rule_section_get_all (section, sheet);
  guint place;

  if (!g_ptr_array_find (all, baton_rule_section_find (section, sheet, id), &place) || place + 1 == all->len)
    return NULL;
  return baton_rule_section_get_id (section, g_ptr_array_index (all, place + 1));
}

static void
put (BatonRuleSheet   *sheet,
     BatonRuleSection  section,
     const char       *id,
     const char       *target,
     gboolean          is_behind)
{
  gpointer rule = baton_rule_section_find (section, sheet, id);
  gpointer other = baton_rule_section_find (section, sheet, target);
  g_autofree char *before = g_strdup (is_behind ? find_next (sheet, section, target) : target);

  baton_rule_section_set_group (section, rule, baton_rule_section_get_group (section, other));
  if (g_strcmp0 (before, id) != 0)
    baton_rule_section_move (section, sheet, id, before);
}

/**
 * baton_rule_edits_shift:
 * @draft: the rules
 * @section: a section
 * @id: the id of a rule
 * @steps: 1 for the next place in its group, -1 for the one before
 * @error: return location for an error
 *
 * Moves a rule by one place.
 *
 * Returns: %FALSE only with an error: at the end of its group it just stays
 */
gboolean
baton_rule_edits_shift (BatonRuleDraft    *draft,
                        BatonRuleSection   section,
                        const char        *id,
                        int                steps,
                        GError           **error)
{
  const char *target = find_neighbour (baton_rule_draft_get_sheet (draft), section, id, steps);
  BatonRuleSheet *sheet;

  if (target == NULL)
    return TRUE;

  sheet = copy_sheet (draft);
  put (sheet, section, id, target, steps > 0);
  return baton_rule_draft_change (draft, sheet, NULL, error);
}

/**
 * baton_rule_edits_drop:
 * @draft: the rules
 * @section: a section
 * @id: the id of a rule
 * @target: the id of another one
 * @is_behind: whether to put it behind that, else before
 * @error: return location for an error
 *
 * Puts a rule beside another one, and into its group.
 *
 * Returns: whether it is there
 */
gboolean
baton_rule_edits_drop (BatonRuleDraft    *draft,
                       BatonRuleSection   section,
                       const char        *id,
                       const char        *target,
                       gboolean           is_behind,
                       GError           **error)
{
  BatonRuleSheet *sheet = copy_sheet (draft);

  if (baton_rule_section_find (section, sheet, id) != NULL &&
      baton_rule_section_find (section, sheet, target) != NULL)
    put (sheet, section, id, target, is_behind);
  return baton_rule_draft_change (draft, sheet, NULL, error);
}
