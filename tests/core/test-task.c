/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-task.h"
#include "process/baton-stage.h"

#define MARKETING BATON_TEAM_MARKETING
#define SALES     BATON_TEAM_SALES

enum
{
  NO_NUMBER    = 1 << 0,
  NO_CALLS     = 1 << 1,
  NO_ADDRESS   = 1 << 2,
  RETURNED     = 1 << 3,
  OPEN         = 1 << 4,
  HAND_RAISER  = 1 << 5,
  CONTACT_DUE  = 1 << 6,
  DISQUALIFIED = 1 << 7,
};

static const struct
{
  const char *name;
  BatonTeam   owner;
  BatonTeam   asks;
  guint       facts;
  BatonTask   task;
} cases[] = {
  { "waits", SALES, SALES, OPEN | CONTACT_DUE, BATON_TASK_ACCEPT },
  { "waits-and-asked", SALES, SALES, OPEN | HAND_RAISER | CONTACT_DUE, BATON_TASK_CALL },
  { "waits-and-was-called", SALES, SALES, OPEN | HAND_RAISER, BATON_TASK_ACCEPT },
  { "waits-and-asked-without-number", SALES, SALES, OPEN | HAND_RAISER | CONTACT_DUE | NO_NUMBER, BATON_TASK_ACCEPT },
  { "accepted", SALES, SALES, CONTACT_DUE, BATON_TASK_CALL },
  { "accepted-no-calls", SALES, SALES, CONTACT_DUE | NO_CALLS, BATON_TASK_WRITE },
  { "accepted-no-number", SALES, SALES, NO_NUMBER, BATON_TASK_WRITE },
  { "accepted-nothing", SALES, SALES, NO_NUMBER | NO_ADDRESS, BATON_TASK_LOOK },
  { "disqualified", SALES, SALES, DISQUALIFIED, BATON_TASK_LOOK },
  { "of-the-other-team", SALES, MARKETING, OPEN, BATON_TASK_LOOK },
  { "returned", MARKETING, MARKETING, RETURNED, BATON_TASK_TAKE_UP },
  { "returned-asks-sales", MARKETING, SALES, RETURNED, BATON_TASK_LOOK },
  { "new", MARKETING, MARKETING, 0, BATON_TASK_LOOK },
};

static void
test_task (gconstpointer user_data)
{
  guint i = GPOINTER_TO_UINT (user_data);
  guint facts = cases[i].facts;
  BatonRecord record = { 0, };
  BatonLeadState state = {
    .stage = (facts & DISQUALIFIED) != 0 ? BATON_STAGE_DISQUALIFIED : BATON_STAGE_SALES_ACCEPTED,
    .team = cases[i].owner,
    .suppressed_since = cases[i].owner == SALES ? 1 : 0,
    .returned_at = (facts & RETURNED) != 0 ? 1 : 0,
  };
  BatonHandoff handoff = {
    .state = (facts & OPEN) != 0 ? BATON_HANDOFF_OPEN : BATON_HANDOFF_ACCEPTED,
    .priority = (facts & HAND_RAISER) != 0 ? BATON_PRIORITY_HAND_RAISER : BATON_PRIORITY_NORMAL,
  };
  BatonSla sla = {
    .ends = (facts & CONTACT_DUE) != 0 ? BATON_MILESTONE_ATTEMPT : BATON_MILESTONE_ACCEPTANCE_OR_RETURN,
  };
  g_autoptr(BatonLead) lead = NULL;

  record.values[BATON_FIELD_PHONE] = (facts & NO_NUMBER) != 0 ? NULL : "+49 421 5550 142";
  record.values[BATON_FIELD_DO_NOT_CALL] = (facts & NO_CALLS) != 0 ? "yes" : NULL;
  record.values[BATON_FIELD_EMAIL] = (facts & NO_ADDRESS) != 0 ? NULL : "lena@bremer.example";
  lead = baton_lead_new_from_record (1, &record, &state);

  g_assert_cmpint (baton_task_find (lead, &handoff, &sla, cases[i].asks), ==, cases[i].task);
}

/* A lead that was never handed over has no handoff and no clock. */
static void
test_without_handoff (void)
{
  g_autoptr(BatonLead) lead = baton_lead_new (1);

  g_assert_cmpint (baton_task_find (lead, NULL, NULL, MARKETING), ==, BATON_TASK_LOOK);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/task/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_task);
    }
  g_test_add_func ("/task/without-handoff", test_without_handoff);

  return g_test_run ();
}
