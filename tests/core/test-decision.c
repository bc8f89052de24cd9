/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules-fixture.h"

#include "handoff/baton-decision.h"
#include "process/baton-process.h"

typedef struct
{
  const char     *name;
  BatonLeadState  state;
  BatonScore      score;
  BatonDecision   decision;
  BatonTrigger    trigger;
} Case;

#define STATE(...) { .stage = BATON_STAGE_NEW, .team = BATON_TEAM_MARKETING, __VA_ARGS__ }
#define MQL(...)   { .stage = BATON_STAGE_MARKETING_QUALIFIED, .team = BATON_TEAM_SALES, __VA_ARGS__ }
#define SCORE(fit_points, interest_points, ...) { .fit = fit_points, .interest = interest_points, __VA_ARGS__ }
#define RETURNED   .returned_at = NOW - 10 * DAY

static const Case cases[] = {
  { "reaches all", STATE (), SCORE (40, 60), BATON_DECISION_QUALIFY, BATON_TRIGGER_THRESHOLD },
  { "one point short", STATE (), SCORE (40, 59), BATON_DECISION_STAY },
  { "too little fit", STATE (), SCORE (39, 80), BATON_DECISION_STAY },
  { "too little interest", STATE (), SCORE (100, 9), BATON_DECISION_STAY },
  { "hand raised", STATE (), SCORE (0, 0, .hand_raised_at = NOW), BATON_DECISION_QUALIFY, BATON_TRIGGER_HAND_RAISED },
  { "hand raised and threshold", STATE (), SCORE (50, 60, .hand_raised_at = NOW),
    BATON_DECISION_QUALIFY, BATON_TRIGGER_HAND_RAISED },
  { "automation", STATE (), SCORE (0, 0, .automation = "a", .automated_at = NOW),
    BATON_DECISION_QUALIFY, BATON_TRIGGER_AUTOMATION },
  { "note passes", STATE (), SCORE (50, 60, .filter_outcome = BATON_FILTER_NOTE),
    BATON_DECISION_QUALIFY, BATON_TRIGGER_THRESHOLD },
  { "hold comes first", STATE (), SCORE (50, 60, .filter_outcome = BATON_FILTER_HOLD), BATON_DECISION_HOLD },
  { "held already", STATE (.flags = BATON_LEAD_HELD), SCORE (50, 60, .filter_outcome = BATON_FILTER_HOLD),
    BATON_DECISION_STAY },
  { "disqualified", STATE (), SCORE (50, 60, .filter_outcome = BATON_FILTER_DISQUALIFY), BATON_DECISION_DISQUALIFY },
  { "disqualified though held", STATE (.flags = BATON_LEAD_HELD),
    SCORE (0, 0, .filter_outcome = BATON_FILTER_DISQUALIFY), BATON_DECISION_DISQUALIFY },
  { "no longer held", STATE (.flags = BATON_LEAD_HELD), SCORE (0, 0), BATON_DECISION_UNHOLD },
  { "no longer held and qualified", STATE (.flags = BATON_LEAD_HELD), SCORE (50, 60),
    BATON_DECISION_QUALIFY, BATON_TRIGGER_THRESHOLD },

  { "returned, nothing since", STATE (RETURNED, .last_event_at = NOW - 11 * DAY), SCORE (50, 60), BATON_DECISION_STAY },
  { "returned, active since", STATE (RETURNED, .last_event_at = NOW - 9 * DAY), SCORE (50, 60),
    BATON_DECISION_QUALIFY, BATON_TRIGGER_THRESHOLD },
  { "returned, resting", STATE (RETURNED, .last_event_at = NOW, .wake_at = NOW + 1), SCORE (50, 60), BATON_DECISION_STAY },
  { "returned, rested", STATE (RETURNED, .last_event_at = NOW, .wake_at = NOW), SCORE (50, 60),
    BATON_DECISION_QUALIFY, BATON_TRIGGER_THRESHOLD },
  { "returned, old hand", STATE (RETURNED), SCORE (0, 0, .hand_raised_at = NOW - 10 * DAY), BATON_DECISION_STAY },
  { "returned, new hand while resting", STATE (RETURNED, .wake_at = NOW + DAY),
    SCORE (0, 0, .hand_raised_at = NOW - 9 * DAY), BATON_DECISION_QUALIFY, BATON_TRIGGER_HAND_RAISED },
  { "returned, old automation", STATE (RETURNED, .last_event_at = NOW),
    SCORE (0, 0, .automation = "a", .automated_at = NOW - 11 * DAY), BATON_DECISION_STAY },

  { "MQL at the release level", MQL (), SCORE (40, 50), BATON_DECISION_STAY },
  { "MQL below it", MQL (), SCORE (40, 49), BATON_DECISION_RELEASE },
  { "MQL below it, by hand or person", MQL (.flags = BATON_LEAD_HAND_RAISER), SCORE (0, 0), BATON_DECISION_STAY },
  { "MQL below it, hand raised since", MQL (), SCORE (0, 0, .hand_raised_at = NOW), BATON_DECISION_STAY },
  { "MQL below it, by automation", MQL (), SCORE (0, 0, .automation = "a", .automated_at = NOW), BATON_DECISION_STAY },
  { "MQL, filter", MQL (), SCORE (60, 60, .filter_outcome = BATON_FILTER_DISQUALIFY), BATON_DECISION_STAY },

  { "accepted", { .stage = BATON_STAGE_SALES_ACCEPTED, .team = BATON_TEAM_SALES }, SCORE (0, 0), BATON_DECISION_STAY },
  { "customer", { .stage = BATON_STAGE_CUSTOMER, .team = BATON_TEAM_SALES },
    SCORE (99, 99, .hand_raised_at = NOW), BATON_DECISION_STAY },
  { "disqualified stage", { .stage = BATON_STAGE_DISQUALIFIED, .team = BATON_TEAM_MARKETING },
    SCORE (99, 99, .hand_raised_at = NOW), BATON_DECISION_STAY },
  { "added stage", { .stage = BATON_STAGE_FIRST_ADDED, .team = BATON_TEAM_MARKETING }, SCORE (99, 99), BATON_DECISION_STAY },
  { "new with Sales", { .stage = BATON_STAGE_NEW, .team = BATON_TEAM_SALES }, SCORE (99, 99), BATON_DECISION_STAY },
};

static void
test_decide (void)
{
  BatonRuleSheet *sheet = baton_rule_sheet_new ();
  g_autoptr(BatonRuleSet) rules = NULL;

  sheet->mql = (BatonThreshold) { .score = 100, .release = 90, .fit = 40, .interest = 10 };
  rules = make_rules (sheet);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonTrigger trigger = BATON_TRIGGER_PERSON;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (baton_decide (rules, &cases[i].state, &cases[i].score, NOW, &trigger), ==, cases[i].decision);
      g_assert_cmpint (trigger, ==, cases[i].decision == BATON_DECISION_QUALIFY ? cases[i].trigger : BATON_TRIGGER_PERSON);
      g_assert_cmpint (baton_decide (rules, &cases[i].state, &cases[i].score, NOW, NULL), ==, cases[i].decision);
    }
}

static void
test_trigger_names (void)
{
  for (BatonTrigger trigger = BATON_TRIGGER_THRESHOLD; trigger <= BATON_TRIGGER_AUTOMATION; trigger++)
    g_assert_cmpint (baton_trigger_from_name (baton_trigger_get_name (trigger)), ==, trigger);

  g_assert_cmpint (baton_trigger_from_name ("moon"), ==, BATON_TRIGGER_PERSON);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decision/decide", test_decide);
  g_test_add_func ("/decision/trigger-names", test_trigger_names);

  return g_test_run ();
}
