/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the kinds of rules have in common, so that a list of rules is written
 * once: a name, points, a switch, an order. */

#include "rules/baton-rule-section.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <stddef.h>

#include "rules/baton-rule-sentence.h"

#define NONE G_MAXSIZE

#define PLACES(type) offsetof (type, id), offsetof (type, name)
#define INTEREST \
  offsetof (BatonRuleSheet, interest), PLACES (BatonInterestRule), offsetof (BatonInterestRule, group), \
  offsetof (BatonInterestRule, points), offsetof (BatonInterestRule, active), NONE

/* Where what rules have in common stands: the rules in the sheet, the rest in a
 * rule. Hand-raisers and routing rules may go without a name. */
static const struct
{
  gsize          all;
  gsize          id;
  gsize          name;
  gsize          group;
  gsize          points;
  gsize          active;
  gsize          when;
  gsize          pattern;
  BatonRuleKind  kind;
  gboolean       is_named;
} layouts[] =
{
  [BATON_SECTION_FILTERS] = {
    offsetof (BatonRuleSheet, filters), PLACES (BatonFilterRule), NONE, NONE,
    offsetof (BatonFilterRule, active), offsetof (BatonFilterRule, when), NONE, BATON_RULE_KIND_FILTER, TRUE },
  [BATON_SECTION_FIT] = {
    offsetof (BatonRuleSheet, fit), PLACES (BatonFitRule), offsetof (BatonFitRule, group),
    offsetof (BatonFitRule, points), offsetof (BatonFitRule, active), offsetof (BatonFitRule, when), NONE,
    BATON_RULE_KIND_FIT, TRUE },
  [BATON_SECTION_INTEREST] = { INTEREST, offsetof (BatonInterestRule, pattern), BATON_RULE_KIND_INTEREST, TRUE },
  [BATON_SECTION_INACTIVITY] = { INTEREST, NONE, BATON_RULE_KIND_INTEREST, TRUE },
  [BATON_SECTION_HAND_RAISERS] = {
    offsetof (BatonRuleSheet, hand_raisers), offsetof (BatonHandRaiser, key), offsetof (BatonHandRaiser, name),
    NONE, NONE, offsetof (BatonHandRaiser, active), NONE, offsetof (BatonHandRaiser, pattern),
    BATON_RULE_KIND_HAND_RAISER, FALSE },
  [BATON_SECTION_AUTOMATIONS] = {
    offsetof (BatonRuleSheet, automations), PLACES (BatonAutomation), NONE, NONE,
    offsetof (BatonAutomation, active), NONE, offsetof (BatonAutomation, pattern), BATON_RULE_KIND_AUTOMATION, TRUE },
  [BATON_SECTION_PERSONAS] = {
    offsetof (BatonRuleSheet, personas), PLACES (BatonPersona), NONE, NONE, NONE, offsetof (BatonPersona, when), NONE,
    BATON_RULE_KIND_PERSONA, TRUE },
  [BATON_SECTION_ROUTING] = {
    offsetof (BatonRuleSheet, routing), PLACES (BatonRoutingRule), NONE, NONE,
    offsetof (BatonRoutingRule, active), offsetof (BatonRoutingRule, when), NONE, BATON_RULE_KIND_ROUTING, FALSE },
};

static gboolean
is_interest (BatonRuleSection section)
{
  return section == BATON_SECTION_INTEREST || section == BATON_SECTION_INACTIVITY;
}

/* Where something stands in a rule; NULL where rules of the section have no such thing. */
static gpointer
get_place (gconstpointer rule,
           gsize         offset)
{
  return offset != NONE ? G_STRUCT_MEMBER_P ((gpointer) rule, offset) : NULL;
}

static void
replace (char       **place,
         const char  *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

/**
 * baton_rule_section_get_all:
 * @section: a section
 * @sheet: rules
 *
 * Gets the array that rules of a section stand in; see [func@rule_section_holds].
 *
 * Returns: (transfer none): the array
 */
GPtrArray *
baton_rule_section_get_all (BatonRuleSection      section,
                            const BatonRuleSheet *sheet)
{
  return G_STRUCT_MEMBER (GPtrArray *, sheet, layouts[section].all);
}

/**
 * baton_rule_section_holds:
 * @section: a section
 * @rule: a rule of its array
 *
 * Tells whether a rule is of a section: rules about events and those about
 * inactivity stand in one array.
 *
 * Returns: whether it is
 */
gboolean
baton_rule_section_holds (BatonRuleSection section,
                          gconstpointer    rule)
{
  if (!is_interest (section))
    return TRUE;
  return (((const BatonInterestRule *) rule)->inactive_days > 0) == (section == BATON_SECTION_INACTIVITY);
}

const char *
baton_rule_section_get_id (BatonRuleSection section,
                           gconstpointer    rule)
{
  return *(char **) get_place (rule, layouts[section].id);
}

void
baton_rule_section_set_id (BatonRuleSection  section,
                           gpointer          rule,
                           const char       *id)
{
  replace (get_place (rule, layouts[section].id), id);
}

/**
 * baton_rule_section_get_name:
 * @section: a section
 * @rule: a rule of it
 *
 * Returns: (transfer none): the name of a rule; empty when it has none
 */
const char *
baton_rule_section_get_name (BatonRuleSection section,
                             gconstpointer    rule)
{
  const char *name = *(char **) get_place (rule, layouts[section].name);

  return name != NULL ? name : "";
}

/**
 * baton_rule_section_dup_title:
 * @section: a section
 * @rule: a rule of it
 *
 * Says which rule is meant.
 *
 * Returns: (transfer full): its name; what it says when it has none
 */
char *
baton_rule_section_dup_title (BatonRuleSection section,
                              gconstpointer    rule)
{
  const char *name = baton_rule_section_get_name (section, rule);

  return *name != '\0' ? g_strdup (name) : baton_rule_sentence_dup_words (section, rule);
}

void
baton_rule_section_set_name (BatonRuleSection  section,
                             gpointer          rule,
                             const char       *name)
{
  replace (get_place (rule, layouts[section].name), *name != '\0' || layouts[section].is_named ? name : NULL);
}

/**
 * baton_rule_section_get_group:
 * @section: a section
 * @rule: a rule of it
 *
 * Returns: (transfer none) (nullable): the id of the group of a rule
 */
const char *
baton_rule_section_get_group (BatonRuleSection section,
                              gconstpointer    rule)
{
  char **place = get_place (rule, layouts[section].group);

  return place != NULL ? *place : NULL;
}

void
baton_rule_section_set_group (BatonRuleSection  section,
                              gpointer          rule,
                              const char       *group)
{
  char **place = get_place (rule, layouts[section].group);

  if (place != NULL)
    replace (place, group);
}

/**
 * baton_rule_section_has_groups:
 * @section: a section
 * @part: (out): the part whose groups they are
 *
 * Returns: whether rules of a section may stand in groups
 */
gboolean
baton_rule_section_has_groups (BatonRuleSection  section,
                               BatonPart        *part)
{
  *part = section == BATON_SECTION_FIT ? BATON_PART_FIT : BATON_PART_INTEREST;
  return layouts[section].group != NONE;
}

/**
 * baton_rule_section_get_points:
 * @section: a section
 * @rule: a rule of it
 *
 * Returns: (transfer none) (nullable): where its points stand, `NULL` when it has none
 */
int *
baton_rule_section_get_points (BatonRuleSection section,
                               gpointer         rule)
{
  return get_place (rule, layouts[section].points);
}

/**
 * baton_rule_section_get_switch:
 * @section: a section
 * @rule: a rule of it
 *
 * Returns: (transfer none) (nullable): where it stands whether the rule counts,
 *   `NULL` when it always does
 */
gboolean *
baton_rule_section_get_switch (BatonRuleSection section,
                               gpointer         rule)
{
  return get_place (rule, layouts[section].active);
}

/**
 * baton_rule_section_get_when:
 * @section: a section
 * @rule: a rule of it
 *
 * Returns: (transfer none) (nullable) (element-type BatonCondition): the
 *   conditions, `NULL` when the rule is about events
 */
GPtrArray *
baton_rule_section_get_when (BatonRuleSection section,
                             gconstpointer    rule)
{
  GPtrArray **place = get_place (rule, layouts[section].when);

  return place != NULL ? *place : NULL;
}

/**
 * baton_rule_section_has_result:
 * @section: a section
 *
 * Returns: whether there is more to say of its rules than whom or what they mean
 */
gboolean
baton_rule_section_has_result (BatonRuleSection section)
{
  return section != BATON_SECTION_PERSONAS && section != BATON_SECTION_HAND_RAISERS &&
         section != BATON_SECTION_ROUTING;
}

/**
 * baton_rule_section_has_order:
 * @section: a section
 *
 * Returns: whether the order of its rules says something
 */
gboolean
baton_rule_section_has_order (BatonRuleSection section)
{
  return section != BATON_SECTION_HAND_RAISERS;
}

/**
 * baton_rule_section_get_pattern:
 * @section: a section
 * @rule: a rule of it
 *
 * Returns: (transfer none) (nullable): the events that it is about, `NULL` when
 *   it is about none
 */
BatonEventPattern *
baton_rule_section_get_pattern (BatonRuleSection section,
                                gpointer         rule)
{
  return get_place (rule, layouts[section].pattern);
}

/**
 * baton_rule_section_find_place:
 * @section: a section
 * @sheet: rules
 * @id: an id
 * @place: (out): its place in the array
 *
 * Returns: whether there is a rule of that section and id
 */
gboolean
baton_rule_section_find_place (BatonRuleSection      section,
                               const BatonRuleSheet *sheet,
                               const char           *id,
                               guint                *place)
{
  GPtrArray *all = baton_rule_section_get_all (section, sheet);

  for (guint i = 0; i < all->len; i++)
    {
      gconstpointer rule = g_ptr_array_index (all, i);

      if (!baton_rule_section_holds (section, rule) || g_strcmp0 (baton_rule_section_get_id (section, rule), id) != 0)
        continue;
      *place = i;
      return TRUE;
    }
  return FALSE;
}

/**
 * baton_rule_section_find:
 * @section: a section
 * @sheet: rules
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the rule of that section and id
 */
gpointer
baton_rule_section_find (BatonRuleSection      section,
                         const BatonRuleSheet *sheet,
                         const char           *id)
{
  guint place;

  if (!baton_rule_section_find_place (section, sheet, id, &place))
    return NULL;
  return g_ptr_array_index (baton_rule_section_get_all (section, sheet), place);
}

/**
 * baton_rule_section_dup_count:
 * @n_leads: how many leads
 * @is_estimate: whether that is estimated
 *
 * Says how many leads a rule means.
 *
 * Returns: (transfer full): the text
 */
char *
baton_rule_section_dup_count (guint64  n_leads,
                              gboolean is_estimate)
{
  return is_estimate
         ? g_strdup_printf (ngettext ("about %'" PRIu64 " lead", "about %'" PRIu64 " leads", n_leads), n_leads)
         : g_strdup_printf (ngettext ("%'" PRIu64 " lead", "%'" PRIu64 " leads", n_leads), n_leads);
}

/**
 * baton_rule_section_dup_matches:
 * @section: a section
 * @sheet: rules
 * @id: the id of a rule, which may have been added since
 * @effect: what @sheet does
 *
 * Says how many leads match a rule.
 *
 * Returns: (transfer full) (nullable): the text, `NULL` when nobody knows
 */
char *
baton_rule_section_dup_matches (BatonRuleSection       section,
                                const BatonRuleSheet  *sheet,
                                const char            *id,
                                const BatonRuleEffect *effect)
{
  guint place;

  if (!baton_rule_section_find_place (section, sheet, id, &place))
    return NULL;
  return baton_rule_section_dup_count (baton_rule_effect_get_matches (effect, layouts[section].kind, place),
                                       effect->is_estimate);
}
