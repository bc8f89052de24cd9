/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-condition.h"
#include "scoring/baton-matrix.h"
#include "scoring/baton-rule-field.h"
#include "scoring/baton-score.h"

G_BEGIN_DECLS

/**
 * BatonRuleList:
 * @name: what conditions call it
 * @values: its texts, `NULL`-terminated, in the order in which they were written
 */
typedef struct
{
  char  *name;
  char **values;
} BatonRuleList;

/**
 * BatonPersona:
 * @id: its name in files
 * @name: its name in words
 * @when: (element-type BatonCondition): what must hold, all of it
 *
 * A kind of person that the teams have a name for. Conditions elsewhere ask
 * for it with the field %BATON_CONDITION_PERSONA. A lead may fit several.
 */
typedef struct
{
  char      *id;
  char      *name;
  GPtrArray *when;
} BatonPersona;

/**
 * BatonFilterRule:
 * @id: its name in files
 * @name: its name in words
 * @when: (element-type BatonCondition): what must hold, all of it
 * @outcome: what it does with a lead that it catches, never a pass
 * @hand_raisers: whether it catches hand-raisers too
 * @active: whether it works
 */
typedef struct
{
  char               *id;
  char               *name;
  GPtrArray          *when;
  BatonFilterOutcome  outcome;
  gboolean            hand_raisers;
  gboolean            active;
} BatonFilterRule;

/**
 * BatonRuleGroup:
 * @id: its name in files
 * @name: its name in words
 * @part: the part whose rules it groups
 * @min: the least that its rules give together
 * @max: the most
 */
typedef struct
{
  char      *id;
  char      *name;
  BatonPart  part;
  int        min;
  int        max;
} BatonRuleGroup;

/**
 * BatonFitRule:
 * @id: its name in files
 * @name: its name in words
 * @when: (element-type BatonCondition): what must hold, all of it
 * @points: what it gives, or takes when negative
 * @group: (nullable): the id of its group
 * @active: whether it counts
 */
typedef struct
{
  char      *id;
  char      *name;
  GPtrArray *when;
  int        points;
  char      *group;
  gboolean   active;
} BatonFitRule;

/**
 * BatonEventPattern:
 * @kind: (nullable): the kind of event, exactly; `NULL` for any
 * @url: (nullable): a glob for the page
 * @form: (nullable): a glob for the form
 * @campaign: (nullable): a glob for the campaign
 * @program: (nullable): a glob for the nurture program
 *
 * Which events are meant. Globs know `*` and `?`, do not tell upper from lower
 * case, and match the whole text; an event without the text does not match.
 */
typedef struct
{
  char *kind;
  char *url;
  char *form;
  char *campaign;
  char *program;
} BatonEventPattern;

/**
 * BatonInterestRule:
 * @id: its name in files
 * @name: its name in words
 * @pattern: the events that count; nothing is set in a rule for inactivity
 * @points: what each gives, or takes when negative
 * @at_most_times: how many count, newest first; 0 for all
 * @at_most_points: the most that they give, or take, together; 0 for no limit
 * @within_days: how old an event may be; 0 for any age
 * @half_life_days: after how many days it gives half; 0 for no decay
 * @at_least_times: how many must have happened for any to count, from 1
 * @inactive_days: in a rule for inactivity, after how many days without any
 *   event it gives its points, once; else 0
 * @group: (nullable): the id of its group
 * @active: whether it counts
 */
typedef struct
{
  char              *id;
  char              *name;
  BatonEventPattern  pattern;
  int                points;
  int                at_most_times;
  int                at_most_points;
  int                within_days;
  int                half_life_days;
  int                at_least_times;
  int                inactive_days;
  char              *group;
  gboolean           active;
} BatonInterestRule;

/**
 * BatonThreshold:
 * @score: the score to reach
 * @release: the score below which a lead is released again, at most @score
 * @fit: the fit that it takes as well
 * @interest: the interest that it takes as well
 */
typedef struct
{
  int score;
  int release;
  int fit;
  int interest;
} BatonThreshold;

/**
 * BatonHotRule:
 * @score: the score from which a lead is hot; 0 for none
 * @hand_raised: whether a raised hand makes it hot, whatever the score
 * @raisers: (nullable): the hand-raisers that do, by id or by kind of event;
 *   `NULL` for all
 * @within_days: for how many days it does; 0 for ever
 */
typedef struct
{
  int        score;
  gboolean   hand_raised;
  char     **raisers;
  int        within_days;
} BatonHotRule;

/**
 * BatonHandRaiser:
 * @id: (nullable): its name in files; several ways to ask for the same share it
 * @name: (nullable): its name in words
 * @pattern: the events by which a lead asks for a sales conversation
 * @active: whether it works
 * @key: (nullable): tells it from all others of a rule set, which makes one
 *   where there is none; files do not have it
 */
typedef struct
{
  char              *id;
  char              *name;
  BatonEventPattern  pattern;
  gboolean           active;
  char              *key;
} BatonHandRaiser;

/**
 * BatonAutomationAction:
 * @BATON_AUTOMATION_HAND_OVER: the lead is handed over, whatever its score
 * @BATON_AUTOMATION_TASK: Marketing gets something to do
 */
typedef enum
{
  BATON_AUTOMATION_HAND_OVER,
  BATON_AUTOMATION_TASK,
} BatonAutomationAction;

/**
 * BatonAutomation:
 * @id: its name in files
 * @name: its name in words
 * @pattern: the events that set it off
 * @at_least_times: how many it takes, from 1
 * @within_days: how old they may be; 0 for any age
 * @completed: (nullable): the kind of event that must have happened as well,
 *   such as `program_completed`
 * @action: what then happens
 * @wait_minutes: for a task: how long after the event
 * @unless: (nullable): for a task: the kind of event that makes it needless
 *   when it happens before the wait is over, such as `form_submit`
 * @text: (nullable): for a task: what to do
 * @active: whether it works
 *
 * What happens by itself when a lead does something.
 */
typedef struct
{
  char                  *id;
  char                  *name;
  BatonEventPattern      pattern;
  int                    at_least_times;
  int                    within_days;
  char                  *completed;
  BatonAutomationAction  action;
  int                    wait_minutes;
  char                  *unless;
  char                  *text;
  gboolean               active;
} BatonAutomation;

/**
 * BatonRoutingRule:
 * @id: (nullable): its name in files; a rule set makes one where there is none
 * @name: (nullable): its name in words
 * @when: (element-type BatonCondition): what must hold, all of it
 * @queue: the queue that a lead goes to
 * @person: (nullable): the name or the address of who gets it when free; else
 *   it goes round the queue
 * @active: whether it works
 */
typedef struct
{
  char      *id;
  char      *name;
  GPtrArray *when;
  char      *queue;
  char      *person;
  gboolean   active;
} BatonRoutingRule;

/**
 * BatonRuleSheet:
 * @name: what the rules are called
 * @fields: (element-type BatonRuleField): what custom fields hold
 * @lists: (element-type BatonRuleList): lists that conditions name
 * @personas: (element-type BatonPersona): kinds of people that conditions name
 * @filters: (element-type BatonFilterRule): who is not handed over
 * @groups: (element-type BatonRuleGroup): what rules give together
 * @fit: (element-type BatonFitRule): the rules over fields
 * @interest: (element-type BatonInterestRule): the rules over events
 * @mql: when a lead is qualified
 * @hot: when it is hot
 * @matrix: what fit and interest together do
 * @hand_raisers: (element-type BatonHandRaiser): how it asks for Sales
 * @automations: (element-type BatonAutomation): what happens by itself
 * @routing: (element-type BatonRoutingRule): where it goes, the first that fits
 * @queue: where it goes when none fits
 * @to_company_owner: whether who owns the company already comes first
 * @is_stored: whether they were saved once, maybe by an earlier version, which
 *   let rules ask for a size of standard fields that have none; such a condition
 *   never holds. Files do not have it
 *
 * The rules as they are written down: plain data that may be edited freely and
 * is checked when a [struct@RuleSet] is made of it.
 */
typedef struct
{
  char           *name;
  GPtrArray      *fields;
  GPtrArray      *lists;
  GPtrArray      *personas;
  GPtrArray      *filters;
  GPtrArray      *groups;
  GPtrArray      *fit;
  GPtrArray      *interest;
  BatonThreshold  mql;
  BatonHotRule    hot;
  BatonMatrix     matrix;
  GPtrArray      *hand_raisers;
  GPtrArray      *automations;
  GPtrArray      *routing;
  char           *queue;
  gboolean        to_company_owner;
  gboolean        is_stored;
} BatonRuleSheet;

BatonRuleSheet    *baton_rule_sheet_new          (void);
BatonRuleSheet    *baton_rule_sheet_copy         (const BatonRuleSheet     *self);
void               baton_rule_sheet_free         (BatonRuleSheet           *self);

gboolean           baton_threshold_qualifies     (const BatonThreshold     *self,
                                                  const BatonMatrix        *matrix,
                                                  int                       fit,
                                                  int                       interest);

BatonRuleList     *baton_rule_list_new           (const char               *name,
                                                  const char * const       *values);
void               baton_rule_list_free          (BatonRuleList            *self);
BatonPersona      *baton_persona_new             (const char               *id,
                                                  const char               *name);
void               baton_persona_free            (BatonPersona             *self);
BatonFilterRule   *baton_filter_rule_new         (const char               *id,
                                                  const char               *name);
void               baton_filter_rule_free        (BatonFilterRule          *self);
BatonRuleGroup    *baton_rule_group_new          (const char               *id,
                                                  const char               *name,
                                                  BatonPart                 part);
void               baton_rule_group_free         (BatonRuleGroup           *self);
BatonFitRule      *baton_fit_rule_new            (const char               *id,
                                                  const char               *name,
                                                  int                       points);
void               baton_fit_rule_free           (BatonFitRule             *self);
BatonInterestRule *baton_interest_rule_new       (const char               *id,
                                                  const char               *name,
                                                  int                       points);
void               baton_interest_rule_free      (BatonInterestRule        *self);
BatonHandRaiser   *baton_hand_raiser_new         (const char               *id);
BatonHandRaiser   *baton_hand_raiser_copy        (const BatonHandRaiser    *self);
void               baton_hand_raiser_free        (BatonHandRaiser          *self);
BatonAutomation   *baton_automation_new          (const char               *id,
                                                  const char               *name);
void               baton_automation_free         (BatonAutomation          *self);
BatonRoutingRule  *baton_routing_rule_new        (const char               *queue);
void               baton_routing_rule_free       (BatonRoutingRule         *self);

const char        *baton_filter_outcome_get_name  (BatonFilterOutcome       outcome);
gboolean           baton_filter_outcome_from_name (const char              *name,
                                                   BatonFilterOutcome      *outcome);
const char        *baton_part_get_name            (BatonPart                part);
gboolean           baton_part_from_name           (const char              *name,
                                                   BatonPart               *part);
const char        *baton_automation_action_get_name  (BatonAutomationAction    action);
gboolean           baton_automation_action_from_name (const char              *name,
                                                      BatonAutomationAction   *action);

gboolean           baton_rule_sheet_has_hand_raiser    (const BatonRuleSheet *self,
                                                        const char           *name);
void               baton_rule_sheet_forget_hot_raisers (BatonRuleSheet       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonRuleSheet, baton_rule_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonPersona, baton_persona_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonFilterRule, baton_filter_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonFitRule, baton_fit_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonInterestRule, baton_interest_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonHandRaiser, baton_hand_raiser_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonAutomation, baton_automation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonRoutingRule, baton_routing_rule_free)

G_END_DECLS
