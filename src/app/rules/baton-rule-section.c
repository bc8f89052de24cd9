/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the kinds of rules have in common, so that a list of rules is written
 * once: a name, points, a switch, an order. */

#include "rules/baton-rule-section.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* A new rule is about something that most databases have. */
#define FIRST_FIELD "job_title"
#define FIRST_EVENT "page_view"
#define FIRST_POINTS 5
#define FIRST_INACTIVE_DAYS 60

static gboolean
is_interest (BatonRuleSection section)
{
  return section == BATON_SECTION_INTEREST || section == BATON_SECTION_INACTIVITY;
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
  switch (section)
    {
    case BATON_SECTION_FILTERS:
      return sheet->filters;
    case BATON_SECTION_FIT:
      return sheet->fit;
    case BATON_SECTION_AUTOMATIONS:
      return sheet->automations;
    case BATON_SECTION_PERSONAS:
      return sheet->personas;
    case BATON_SECTION_INTEREST:
    case BATON_SECTION_INACTIVITY:
    default:
      return sheet->interest;
    }
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

static char **
get_id_place (BatonRuleSection section,
              gpointer         rule)
{
  switch (section)
    {
    case BATON_SECTION_FILTERS:
      return &((BatonFilterRule *) rule)->id;
    case BATON_SECTION_FIT:
      return &((BatonFitRule *) rule)->id;
    case BATON_SECTION_AUTOMATIONS:
      return &((BatonAutomation *) rule)->id;
    case BATON_SECTION_PERSONAS:
      return &((BatonPersona *) rule)->id;
    case BATON_SECTION_INTEREST:
    case BATON_SECTION_INACTIVITY:
    default:
      return &((BatonInterestRule *) rule)->id;
    }
}

const char *
baton_rule_section_get_id (BatonRuleSection section,
                           gconstpointer    rule)
{
  return *get_id_place (section, (gpointer) rule);
}

static char **
get_name_place (BatonRuleSection section,
                gpointer         rule)
{
  switch (section)
    {
    case BATON_SECTION_FILTERS:
      return &((BatonFilterRule *) rule)->name;
    case BATON_SECTION_FIT:
      return &((BatonFitRule *) rule)->name;
    case BATON_SECTION_AUTOMATIONS:
      return &((BatonAutomation *) rule)->name;
    case BATON_SECTION_PERSONAS:
      return &((BatonPersona *) rule)->name;
    case BATON_SECTION_INTEREST:
    case BATON_SECTION_INACTIVITY:
    default:
      return &((BatonInterestRule *) rule)->name;
    }
}

const char *
baton_rule_section_get_name (BatonRuleSection section,
                             gconstpointer    rule)
{
  return *get_name_place (section, (gpointer) rule);
}

static void
replace (char       **place,
         const char  *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

void
baton_rule_section_set_name (BatonRuleSection  section,
                             gpointer          rule,
                             const char       *name)
{
  replace (get_name_place (section, rule), name);
}

static char **
get_group_place (BatonRuleSection section,
                 gpointer         rule)
{
  if (section == BATON_SECTION_FIT)
    return &((BatonFitRule *) rule)->group;
  return is_interest (section) ? &((BatonInterestRule *) rule)->group : NULL;
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
  char **place = get_group_place (section, (gpointer) rule);

  return place != NULL ? *place : NULL;
}

void
baton_rule_section_set_group (BatonRuleSection  section,
                              gpointer          rule,
                              const char       *group)
{
  char **place = get_group_place (section, rule);

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
  return section == BATON_SECTION_FIT || is_interest (section);
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
  if (section == BATON_SECTION_FIT)
    return &((BatonFitRule *) rule)->points;
  return is_interest (section) ? &((BatonInterestRule *) rule)->points : NULL;
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
  switch (section)
    {
    case BATON_SECTION_FILTERS:
      return &((BatonFilterRule *) rule)->active;
    case BATON_SECTION_FIT:
      return &((BatonFitRule *) rule)->active;
    case BATON_SECTION_AUTOMATIONS:
      return &((BatonAutomation *) rule)->active;
    case BATON_SECTION_PERSONAS:
      return NULL;
    case BATON_SECTION_INTEREST:
    case BATON_SECTION_INACTIVITY:
    default:
      return &((BatonInterestRule *) rule)->active;
    }
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
  switch (section)
    {
    case BATON_SECTION_FILTERS:
      return ((const BatonFilterRule *) rule)->when;
    case BATON_SECTION_FIT:
      return ((const BatonFitRule *) rule)->when;
    case BATON_SECTION_PERSONAS:
      return ((const BatonPersona *) rule)->when;
    case BATON_SECTION_INTEREST:
    case BATON_SECTION_INACTIVITY:
    case BATON_SECTION_AUTOMATIONS:
    default:
      return NULL;
    }
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
  if (section == BATON_SECTION_INTEREST)
    return &((BatonInterestRule *) rule)->pattern;
  return section == BATON_SECTION_AUTOMATIONS ? &((BatonAutomation *) rule)->pattern : NULL;
}

static gboolean
find_place (BatonRuleSection      section,
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

  if (!find_place (section, sheet, id, &place))
    return NULL;
  return g_ptr_array_index (baton_rule_section_get_all (section, sheet), place);
}

/* Rules over fields and over events share their ids: a ledger names either. */
static gboolean
is_taken (const BatonRuleSheet *sheet,
          const char           *id)
{
  static const BatonRuleSection sections[] = {
    BATON_SECTION_FILTERS, BATON_SECTION_FIT, BATON_SECTION_INTEREST, BATON_SECTION_INACTIVITY,
    BATON_SECTION_AUTOMATIONS, BATON_SECTION_PERSONAS,
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      if (baton_rule_section_find (sections[i], sheet, id) != NULL)
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
create (BatonRuleSection  section,
        const char       *id)
{
  switch (section)
    {
    case BATON_SECTION_FILTERS:
      return baton_filter_rule_new (id, _("New Filter"));
    case BATON_SECTION_FIT:
      return baton_fit_rule_new (id, _("New Rule"), FIRST_POINTS);
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

/* A rule has to say something from the beginning on. */
static void
fill (BatonRuleSection section,
      gpointer         rule)
{
  GPtrArray *when = baton_rule_section_get_when (section, rule);
  BatonEventPattern *pattern = baton_rule_section_get_pattern (section, rule);

  if (when != NULL)
    g_ptr_array_add (when, baton_condition_new (FIRST_FIELD, BATON_OPERATOR_IS_NOT_EMPTY, NULL));
  if (pattern != NULL)
    pattern->kind = g_strdup (FIRST_EVENT);
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

  fill (section, rule);
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

  if (!find_place (section, sheet, id, &place))
    return NULL;

  rule = g_ptr_array_steal_index (baton_rule_section_get_all (section, other), place);
  replace (get_id_place (section, rule), new_id);
  g_ptr_array_insert (baton_rule_section_get_all (section, sheet), (int) place + 1, rule);
  return baton_rule_section_get_id (section, rule);
}

/**
 * baton_rule_section_remove:
 * @section: a section
 * @sheet: rules
 * @id: the id of a rule
 *
 * Removes a rule, if it is there.
 */
void
baton_rule_section_remove (BatonRuleSection  section,
                           BatonRuleSheet   *sheet,
                           const char       *id)
{
  guint place;

  if (find_place (section, sheet, id, &place))
    g_ptr_array_remove_index (baton_rule_section_get_all (section, sheet), place);
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

  if (g_strcmp0 (id, before) == 0 || !find_place (section, sheet, id, &place))
    return;

  rule = g_ptr_array_steal_index (all, place);
  if (before == NULL || !find_place (section, sheet, before, &place))
    place = all->len;
  g_ptr_array_insert (all, (int) place, rule);
}

static BatonRuleKind
get_kind (BatonRuleSection section)
{
  switch (section)
    {
    case BATON_SECTION_PERSONAS:
      return BATON_RULE_KIND_PERSONA;
    case BATON_SECTION_FILTERS:
      return BATON_RULE_KIND_FILTER;
    case BATON_SECTION_FIT:
      return BATON_RULE_KIND_FIT;
    case BATON_SECTION_AUTOMATIONS:
      return BATON_RULE_KIND_AUTOMATION;
    case BATON_SECTION_INTEREST:
    case BATON_SECTION_INACTIVITY:
    default:
      return BATON_RULE_KIND_INTEREST;
    }
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
  guint64 n;
  guint place;

  if (!find_place (section, sheet, id, &place))
    return NULL;

  n = baton_rule_effect_get_matches (effect, get_kind (section), place);
  return effect->is_estimate
         ? g_strdup_printf (ngettext ("about %'" PRIu64 " lead", "about %'" PRIu64 " leads", n), n)
         : g_strdup_printf (ngettext ("%'" PRIu64 " lead", "%'" PRIu64 " leads", n), n);
}
