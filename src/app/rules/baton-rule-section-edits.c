/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules come, go and change their places. */

#include "rules/baton-rule-section.h"

#include <glib/gi18n.h>

/* A new rule is about something that most databases have. */
#define FIRST_FIELD "job_title"
#define FIRST_EVENT "page_view"
#define FIRST_RAISER "meeting_request"
#define FIRST_POINTS 5
#define FIRST_INACTIVE_DAYS 60

/* Rules over fields and over events share their ids: a ledger names either. */
static gboolean
is_taken (const BatonRuleSheet *sheet,
          const char           *id)
{
  for (guint section = 0; section < BATON_N_SECTIONS; section++)
    {
      if (baton_rule_section_find (section, sheet, id) != NULL)
        return TRUE;
    }
  return FALSE;
}

static char *
make_id (const BatonRuleSheet *sheet,
         const char           *stem)
{
  g_autofree char *short_stem = g_strndup (stem, 56);

  for (guint i = 2; ; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", short_stem, i);

      if (!is_taken (sheet, id))
        return g_steal_pointer (&id);
    }
}

static gpointer
create_hand_raiser (const char *id)
{
  BatonHandRaiser *raiser = baton_hand_raiser_new (id);

  raiser->name = g_strdup (_("New Hand-Raiser"));
  raiser->key = g_strdup (id);
  return raiser;
}

static gpointer
create_routing_rule (const char *id)
{
  BatonRoutingRule *rule = baton_routing_rule_new (NULL);

  rule->id = g_strdup (id);
  rule->name = g_strdup (_("New Routing Rule"));
  return rule;
}

static gpointer
create (BatonRuleSection  section,
        const char       *id)
{
  switch (section)
    {
    case BATON_SECTION_FILTERS:
      return baton_filter_rule_new (id, _("New Filter"));
    case BATON_SECTION_FIT:
      return baton_fit_rule_new (id, _("New Rule"), FIRST_POINTS);
    case BATON_SECTION_HAND_RAISERS:
      return create_hand_raiser (id);
    case BATON_SECTION_ROUTING:
      return create_routing_rule (id);
    case BATON_SECTION_AUTOMATIONS:
      return baton_automation_new (id, _("New Automation"));
    case BATON_SECTION_PERSONAS:
      return baton_persona_new (id, _("New Persona"));
    case BATON_SECTION_INTEREST:
    case BATON_SECTION_INACTIVITY:
    default:
      return baton_interest_rule_new (id, _("New Rule"), FIRST_POINTS);
    }
}

/* A rule has to say something from the beginning on, and what it says should
 * not change much before it is edited. */
static void
fill (BatonRuleSection      section,
      const BatonRuleSheet *sheet,
      gpointer              rule)
{
  GPtrArray *when = baton_rule_section_get_when (section, rule);
  BatonEventPattern *pattern = baton_rule_section_get_pattern (section, rule);

  if (when != NULL)
    g_ptr_array_add (when, baton_condition_new (FIRST_FIELD, BATON_OPERATOR_IS_NOT_EMPTY, NULL));
  if (pattern != NULL)
    pattern->kind = g_strdup (section == BATON_SECTION_HAND_RAISERS ? FIRST_RAISER : FIRST_EVENT);
  if (section == BATON_SECTION_ROUTING)
    ((BatonRoutingRule *) rule)->queue = g_strdup (sheet->queue);
  if (section == BATON_SECTION_INACTIVITY)
    {
      ((BatonInterestRule *) rule)->inactive_days = FIRST_INACTIVE_DAYS;
      ((BatonInterestRule *) rule)->points = -FIRST_POINTS;
    }
}

/**
 * baton_rule_section_add:
 * @section: a section
 * @sheet: rules
 * @group: (nullable): the id of a group to stand in
 *
 * Adds a rule at the end.
 *
 * Returns: (transfer none): its id
 */
const char *
baton_rule_section_add (BatonRuleSection  section,
                        BatonRuleSheet   *sheet,
                        const char       *group)
{
  g_autofree char *id = make_id (sheet, "rule");
  gpointer rule = create (section, id);

  fill (section, sheet, rule);
  baton_rule_section_set_group (section, rule, group);
  g_ptr_array_add (baton_rule_section_get_all (section, sheet), rule);
  return baton_rule_section_get_id (section, rule);
}

/**
 * baton_rule_section_duplicate:
 * @section: a section
 * @sheet: rules
 * @id: the id of a rule
 *
 * Puts a copy behind a rule.
 *
 * Returns: (transfer none) (nullable): the id of the copy, `NULL` without such a rule
 */
const char *
baton_rule_section_duplicate (BatonRuleSection  section,
                              BatonRuleSheet   *sheet,
                              const char       *id)
{
  g_autoptr(BatonRuleSheet) other = baton_rule_sheet_copy (sheet);
  g_autofree char *new_id = make_id (sheet, id);
  gpointer rule;
  guint place;

  if (!baton_rule_section_find_place (section, sheet, id, &place))
    return NULL;

  rule = g_ptr_array_steal_index (baton_rule_section_get_all (section, other), place);
  baton_rule_section_set_id (section, rule, new_id);
  g_ptr_array_insert (baton_rule_section_get_all (section, sheet), (int) place + 1, rule);
  return baton_rule_section_get_id (section, rule);
}

/**
 * baton_rule_section_remove:
 * @section: a section
 * @sheet: rules
 * @id: the id of a rule
 *
 * Removes a rule, if it is there. A hot rule that names it does without.
 */
void
baton_rule_section_remove (BatonRuleSection  section,
                           BatonRuleSheet   *sheet,
                           const char       *id)
{
  guint place;

  if (!baton_rule_section_find_place (section, sheet, id, &place))
    return;
  g_ptr_array_remove_index (baton_rule_section_get_all (section, sheet), place);
  if (section == BATON_SECTION_HAND_RAISERS)
    baton_rule_sheet_forget_hot_raisers (sheet);
}

/**
 * baton_rule_section_move:
 * @section: a section
 * @sheet: rules
 * @id: the id of a rule
 * @before: (nullable): the id of the rule before which it is put; `NULL` for the end
 *
 * Moves a rule to another place.
 */
void
baton_rule_section_move (BatonRuleSection  section,
                         BatonRuleSheet   *sheet,
                         const char       *id,
                         const char       *before)
{
  GPtrArray *all = baton_rule_section_get_all (section, sheet);
  gpointer rule;
  guint place;

  if (g_strcmp0 (id, before) == 0 || !baton_rule_section_find_place (section, sheet, id, &place))
    return;

  rule = g_ptr_array_steal_index (all, place);
  if (before == NULL || !baton_rule_section_find_place (section, sheet, before, &place))
    place = all->len;
  g_ptr_array_insert (all, (int) place, rule);
}
