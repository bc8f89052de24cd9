/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/baton-rule-effect.h"
#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

/**
 * BatonRuleSection:
 * @BATON_SECTION_FILTERS: a [struct@FilterRule]
 * @BATON_SECTION_FIT: a [struct@FitRule]
 * @BATON_SECTION_INTEREST: a [struct@InterestRule] over events
 * @BATON_SECTION_INACTIVITY: a [struct@InterestRule] over their absence
 * @BATON_SECTION_HAND_RAISERS: a [struct@HandRaiser]
 * @BATON_SECTION_AUTOMATIONS: a [struct@Automation]
 * @BATON_SECTION_PERSONAS: a [struct@Persona]
 * @BATON_SECTION_ROUTING: a [struct@RoutingRule]
 *
 * The rules that stand in a list, each under an id of its own.
 */
typedef enum
{
  BATON_SECTION_FILTERS,
  BATON_SECTION_FIT,
  BATON_SECTION_INTEREST,
  BATON_SECTION_INACTIVITY,
  BATON_SECTION_HAND_RAISERS,
  BATON_SECTION_AUTOMATIONS,
  BATON_SECTION_PERSONAS,
  BATON_SECTION_ROUTING,
  BATON_N_SECTIONS,
} BatonRuleSection;

GPtrArray  *baton_rule_section_get_all     (BatonRuleSection      section,
                                            const BatonRuleSheet *sheet);
gboolean    baton_rule_section_holds       (BatonRuleSection      section,
                                            gconstpointer         rule);
gpointer    baton_rule_section_find        (BatonRuleSection      section,
                                            const BatonRuleSheet *sheet,
                                            const char           *id);
gboolean    baton_rule_section_find_place  (BatonRuleSection      section,
                                            const BatonRuleSheet *sheet,
                                            const char           *id,
                                            guint                *place);
void        baton_rule_section_set_id      (BatonRuleSection      section,
                                            gpointer              rule,
                                            const char           *id);
const char *baton_rule_section_get_id      (BatonRuleSection      section,
                                            gconstpointer         rule);
const char *baton_rule_section_get_name    (BatonRuleSection      section,
                                            gconstpointer         rule);
char       *baton_rule_section_dup_title   (BatonRuleSection      section,
                                            gconstpointer         rule);
void        baton_rule_section_set_name    (BatonRuleSection      section,
                                            gpointer              rule,
                                            const char           *name);
const char *baton_rule_section_get_group   (BatonRuleSection      section,
                                            gconstpointer         rule);
void        baton_rule_section_set_group   (BatonRuleSection      section,
                                            gpointer              rule,
                                            const char           *group);
gboolean    baton_rule_section_has_groups  (BatonRuleSection      section,
                                            BatonPart            *part);
int        *baton_rule_section_get_points  (BatonRuleSection      section,
                                            gpointer              rule);
gboolean   *baton_rule_section_get_switch  (BatonRuleSection      section,
                                            gpointer              rule);
GPtrArray  *baton_rule_section_get_when    (BatonRuleSection      section,
                                            gconstpointer         rule);
gboolean    baton_rule_section_has_result  (BatonRuleSection      section);
gboolean    baton_rule_section_has_order   (BatonRuleSection      section);
BatonEventPattern *
            baton_rule_section_get_pattern (BatonRuleSection      section,
                                            gpointer              rule);

const char *baton_rule_section_add         (BatonRuleSection      section,
                                            BatonRuleSheet       *sheet,
                                            const char           *group);
const char *baton_rule_section_duplicate   (BatonRuleSection      section,
                                            BatonRuleSheet       *sheet,
                                            const char           *id);
void        baton_rule_section_remove      (BatonRuleSection      section,
                                            BatonRuleSheet       *sheet,
                                            const char           *id);
void        baton_rule_section_move        (BatonRuleSection      section,
                                            BatonRuleSheet       *sheet,
                                            const char           *id,
                                            const char           *before);
char       *baton_rule_section_dup_count   (guint64                n_leads,
                                            gboolean               is_estimate);
char       *baton_rule_section_dup_matches (BatonRuleSection       section,
                                            const BatonRuleSheet  *sheet,
                                            const char            *id,
                                            const BatonRuleEffect *effect);

G_END_DECLS
