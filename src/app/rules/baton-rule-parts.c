/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers and texts that rules consist of, as a table, so that one editor
 * fits all of them. */

#include "rules/baton-rule-parts.h"

#include <glib/gi18n.h>
#include <stddef.h>

#include "baton-known-values.h"

#define MAX_POINTS    1000
#define MAX_TIMES     1000000
#define MAX_DAYS      36500
#define MAX_HALF_LIFE 1000
#define MAX_MINUTES   (60 * 24 * 365)

#define HAND_OVER (BATON_AUTOMATION_HAND_OVER + 1)
#define TASK      (BATON_AUTOMATION_TASK + 1)

#define INTEREST(member) BATON_SECTION_INTEREST, offsetof (BatonInterestRule, member)
#define HAND_RAISER(member) BATON_SECTION_HAND_RAISERS, offsetof (BatonHandRaiser, member)
#define AUTOMATION(member) BATON_SECTION_AUTOMATIONS, offsetof (BatonAutomation, member)

static const BatonRulePart texts[] =
{
  { INTEREST (pattern.kind), N_("What happens"), N_("The kind of event"), 0, 0, BATON_KNOWN_KIND, 0 },
  { INTEREST (pattern.url), N_("Page"), N_("* stands for anything, ? for one letter"), 0, 0, BATON_KNOWN_URL, 0 },
  { INTEREST (pattern.form), N_("Form"), NULL, 0, 0, BATON_KNOWN_FORM, 0 },
  { INTEREST (pattern.campaign), N_("Campaign"), NULL, 0, 0, BATON_KNOWN_CAMPAIGN, 0 },
  { INTEREST (pattern.program), N_("Nurture program"), NULL, 0, 0, BATON_KNOWN_PROGRAM, 0 },
  { HAND_RAISER (pattern.kind), N_("What happens"), N_("The kind of event"), 0, 0, BATON_KNOWN_KIND, 0 },
  { HAND_RAISER (pattern.url), N_("Page"), N_("* stands for anything, ? for one letter"), 0, 0, BATON_KNOWN_URL, 0 },
  { HAND_RAISER (pattern.form), N_("Form"), N_("* stands for anything, ? for one letter"), 0, 0, BATON_KNOWN_FORM, 0 },
  { HAND_RAISER (pattern.campaign), N_("Campaign"), NULL, 0, 0, BATON_KNOWN_CAMPAIGN, 0 },
  { HAND_RAISER (pattern.program), N_("Nurture program"), NULL, 0, 0, BATON_KNOWN_PROGRAM, 0 },
  { AUTOMATION (pattern.kind), N_("What happens"), N_("The kind of event"), 0, 0, BATON_KNOWN_KIND, 0 },
  { AUTOMATION (pattern.url), N_("Page"), N_("* stands for anything, ? for one letter"), 0, 0, BATON_KNOWN_URL, 0 },
  { AUTOMATION (pattern.form), N_("Form"), NULL, 0, 0, BATON_KNOWN_FORM, 0 },
  { AUTOMATION (pattern.campaign), N_("Campaign"), NULL, 0, 0, BATON_KNOWN_CAMPAIGN, 0 },
  { AUTOMATION (pattern.program), N_("Nurture program"), NULL, 0, 0, BATON_KNOWN_PROGRAM, 0 },
  { AUTOMATION (completed), N_("After"), N_("An event that must have happened as well"), 0, 0, BATON_KNOWN_KIND,
    HAND_OVER },
  { AUTOMATION (unless), N_("Unless"), N_("An event that makes the task needless"), 0, 0, BATON_KNOWN_KIND, TASK },
  { AUTOMATION (text), N_("Task"), N_("What to do"), 0, 0, NULL, TASK },
};

static const BatonRulePart numbers[] =
{
  { BATON_SECTION_FIT, offsetof (BatonFitRule, points), N_("Points"), N_("Less than 0 takes points away"),
    -MAX_POINTS, MAX_POINTS, NULL, 0 },
  { INTEREST (points), N_("Points each time"), N_("Less than 0 takes points away"), -MAX_POINTS, MAX_POINTS, NULL, 0 },
  { INTEREST (at_least_times), N_("At least, times"), N_("So often before any counts"), 1, MAX_TIMES, NULL, 0 },
  { INTEREST (at_most_times), N_("At most, times"), N_("The newest count; 0 for all"), 0, MAX_TIMES, NULL, 0 },
  { INTEREST (at_most_points), N_("At most, points"), N_("From this rule together; 0 for no limit"), 0, MAX_TIMES,
    NULL, 0 },
  { INTEREST (within_days), N_("Within, days"), N_("Older events do not count; 0 for any age"), 0, MAX_DAYS, NULL, 0 },
  { INTEREST (half_life_days), N_("Half after, days"), N_("Points fade; 0 for never"), 0, MAX_HALF_LIFE, NULL, 0 },
  { BATON_SECTION_INACTIVITY, offsetof (BatonInterestRule, inactive_days), N_("Nothing happened for, days"), NULL,
    1, MAX_DAYS, NULL, 0 },
  { BATON_SECTION_INACTIVITY, offsetof (BatonInterestRule, points), N_("Points"), N_("Less than 0 takes points away"),
    -MAX_POINTS, MAX_POINTS, NULL, 0 },
  { AUTOMATION (at_least_times), N_("At least, times"), NULL, 1, MAX_TIMES, NULL, HAND_OVER },
  { AUTOMATION (within_days), N_("Within, days"), N_("Older events do not count; 0 for any age"), 0, MAX_DAYS, NULL,
    HAND_OVER },
  { AUTOMATION (wait_minutes), N_("Wait, minutes"), N_("How long after the event"), 0, MAX_MINUTES, NULL, TASK },
};

/**
 * baton_rule_parts_get_texts:
 * @n_parts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_parts): the texts of all rules
 */
const BatonRulePart *
baton_rule_parts_get_texts (guint *n_parts)
{
  *n_parts = G_N_ELEMENTS (texts);
  return texts;
}

/**
 * baton_rule_parts_get_numbers:
 * @n_parts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_parts): the numbers of all rules
 */
const BatonRulePart *
baton_rule_parts_get_numbers (guint *n_parts)
{
  *n_parts = G_N_ELEMENTS (numbers);
  return numbers;
}

int
baton_rule_part_get_number (const BatonRulePart *self,
                            gconstpointer        rule)
{
  return G_STRUCT_MEMBER (int, rule, self->offset);
}

void
baton_rule_part_set_number (const BatonRulePart *self,
                            gpointer             rule,
                            int                  number)
{
  G_STRUCT_MEMBER (int, rule, self->offset) = number;
}

const char *
baton_rule_part_get_text (const BatonRulePart *self,
                          gconstpointer        rule)
{
  return G_STRUCT_MEMBER (const char *, rule, self->offset);
}

/* An empty text is none. */
void
baton_rule_part_set_text (const BatonRulePart *self,
                          gpointer             rule,
                          const char          *text)
{
  char **place = G_STRUCT_MEMBER_P (rule, self->offset);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  g_free (*place);
  *place = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}

/**
 * baton_rule_part_fits:
 * @self: a part
 * @section: the section of a rule
 * @rule: a rule of it
 *
 * Tells whether a rule has a part.
 *
 * Returns: whether it does
 */
gboolean
baton_rule_part_fits (const BatonRulePart *self,
                      BatonRuleSection     section,
                      gconstpointer        rule)
{
  if (self->section != section)
    return FALSE;
  return self->action == 0 || ((const BatonAutomation *) rule)->action + 1 == self->action;
}
