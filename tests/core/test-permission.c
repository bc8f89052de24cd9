/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "handoff/baton-handoff.h"
#include "handoff/baton-permission.h"
#include "handoff/baton-person.h"
#include "process/baton-process.h"

#define MARKETING BATON_TEAM_MARKETING
#define SALES     BATON_TEAM_SALES
#define CAMPAIGN  BATON_CHANNEL_CAMPAIGN
#define EMAIL     BATON_CHANNEL_EMAIL
#define CALL      BATON_CHANNEL_CALL
#define ANY       BATON_CHANNEL_ANY

enum
{
  UNSUBSCRIBED = 1 << 0,
  NO_CALLS     = 1 << 1,
  NO_ADDRESS   = 1 << 2,
  NO_NUMBER    = 1 << 3,
  ONLY_MOBILE  = 1 << 4,
};

typedef struct
{
  guint        stage;
  BatonTeam    owner;
  guint        facts;
  BatonTeam    team;
  BatonChannel channel;
  gboolean     allowed;
  const char  *reason;
} Case;

static const Case cases[] = {
  { BATON_STAGE_NEW, MARKETING, 0, MARKETING, CAMPAIGN, TRUE, "free" },
  { BATON_STAGE_NEW, MARKETING, 0, MARKETING, CALL, TRUE, "free" },
  { BATON_STAGE_NEW, MARKETING, 0, SALES, EMAIL, TRUE, "free" },

  /* On the suppression list only Sales may. */
  { BATON_STAGE_MARKETING_QUALIFIED, SALES, 0, MARKETING, CAMPAIGN, FALSE, "with-sales" },
  { BATON_STAGE_MARKETING_QUALIFIED, SALES, 0, MARKETING, EMAIL, FALSE, "with-sales" },
  { BATON_STAGE_OPPORTUNITY, SALES, 0, MARKETING, CALL, FALSE, "with-sales" },
  { BATON_STAGE_OPPORTUNITY, SALES, 0, MARKETING, ANY, FALSE, "with-sales" },
  { BATON_STAGE_OPPORTUNITY, SALES, 0, SALES, EMAIL, TRUE, "with-sales" },
  { BATON_STAGE_OPPORTUNITY, SALES, 0, SALES, CALL, TRUE, "with-sales" },

  /* Nobody's campaign reaches who has unsubscribed. */
  { BATON_STAGE_NEW, MARKETING, UNSUBSCRIBED, MARKETING, CAMPAIGN, FALSE, "unsubscribed" },
  { BATON_STAGE_NEW, MARKETING, UNSUBSCRIBED, MARKETING, EMAIL, FALSE, "unsubscribed" },
  { BATON_STAGE_NEW, MARKETING, UNSUBSCRIBED, MARKETING, ANY, FALSE, "unsubscribed" },
  { BATON_STAGE_NEW, MARKETING, UNSUBSCRIBED, MARKETING, CALL, TRUE, "free" },
  { BATON_STAGE_NEW, MARKETING, UNSUBSCRIBED, SALES, EMAIL, FALSE, "unsubscribed" },
  { BATON_STAGE_SALES_ACCEPTED, SALES, UNSUBSCRIBED, SALES, CAMPAIGN, FALSE, "unsubscribed" },
  { BATON_STAGE_SALES_ACCEPTED, SALES, UNSUBSCRIBED, SALES, EMAIL, TRUE, "with-sales" },
  { BATON_STAGE_SALES_ACCEPTED, SALES, UNSUBSCRIBED, SALES, ANY, TRUE, "with-sales" },
  { BATON_STAGE_SALES_ACCEPTED, SALES, UNSUBSCRIBED, MARKETING, CAMPAIGN, FALSE, "with-sales" },

  { BATON_STAGE_NEW, MARKETING, NO_CALLS, SALES, CALL, FALSE, "do-not-call" },
  { BATON_STAGE_SALES_ACCEPTED, SALES, NO_CALLS, SALES, CALL, FALSE, "do-not-call" },
  { BATON_STAGE_SALES_ACCEPTED, SALES, NO_CALLS, SALES, EMAIL, TRUE, "with-sales" },

  /* Having no address is no want of permission. */
  { BATON_STAGE_NEW, MARKETING, NO_ADDRESS, MARKETING, CAMPAIGN, FALSE, "no-address" },
  { BATON_STAGE_NEW, MARKETING, NO_ADDRESS, SALES, EMAIL, FALSE, "no-address" },
  { BATON_STAGE_NEW, MARKETING, NO_ADDRESS, MARKETING, ANY, TRUE, "free" },
  { BATON_STAGE_NEW, MARKETING, NO_NUMBER, SALES, CALL, FALSE, "no-number" },
  { BATON_STAGE_NEW, MARKETING, ONLY_MOBILE, SALES, CALL, TRUE, "free" },

  { BATON_STAGE_DISQUALIFIED, MARKETING, 0, MARKETING, CAMPAIGN, FALSE, "disqualified" },
  { BATON_STAGE_DISQUALIFIED, MARKETING, 0, SALES, CALL, FALSE, "disqualified" },
  { BATON_STAGE_DISQUALIFIED, SALES, 0, SALES, ANY, FALSE, "disqualified" },
};

static BatonRecord
make_record (guint facts)
{
  BatonRecord record = { { NULL, }, };

  if ((facts & NO_ADDRESS) == 0)
    record.values[BATON_FIELD_EMAIL] = "ada@example.com";
  if ((facts & (NO_NUMBER | ONLY_MOBILE)) == 0)
    record.values[BATON_FIELD_PHONE] = "+49 30 1234";
  if ((facts & ONLY_MOBILE) != 0)
    record.values[BATON_FIELD_MOBILE] = "+49 170 1234";
  if ((facts & UNSUBSCRIBED) != 0)
    record.values[BATON_FIELD_DO_NOT_EMAIL] = "yes";
  if ((facts & NO_CALLS) != 0)
    record.values[BATON_FIELD_DO_NOT_CALL] = "yes";
  return record;
}

static void
test_may_contact (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BatonRecord record = make_record (cases[i].facts);
      BatonLeadState state = { .stage = cases[i].stage, .team = cases[i].owner };
      BatonPermission permission;

      state.suppressed_since = cases[i].owner == SALES ? 1000 : 0;
      permission = baton_may_contact (&record, &state, cases[i].team, cases[i].channel);

      g_test_message ("case %u", i);
      g_assert_cmpstr (baton_permission_reason_get_name (permission.reason), ==, cases[i].reason);
      g_assert_cmpint (permission.allowed, ==, cases[i].allowed);
      g_assert_nonnull (baton_permission_reason_describe (permission.reason));
    }
}

/* The policy can be off: then Marketing may go on while Sales has the lead. */
static void
test_without_suppression (void)
{
  BatonRecord record = make_record (0);
  BatonLeadState state = { .stage = BATON_STAGE_SALES_ACCEPTED, .team = SALES };

  g_assert_true (baton_may_contact (&record, &state, MARKETING, CAMPAIGN).allowed);
}

static void
test_absence (void)
{
  g_autoptr(BatonPerson) person = baton_person_new ();

  g_assert_true (person->active);
  g_assert_cmpint (person->cap, ==, BATON_DEFAULT_CAP);
  g_assert_false (baton_person_is_absent (person, 1000));

  person->absent_from = 1000;
  g_assert_false (baton_person_is_absent (person, 999));
  g_assert_true (baton_person_is_absent (person, 1000));
  g_assert_true (baton_person_is_absent (person, G_MAXINT64));

  person->absent_until = 2000;
  g_assert_true (baton_person_is_absent (person, 1999));
  g_assert_false (baton_person_is_absent (person, 2000));
}

static void
test_copies (void)
{
  g_autoptr(BatonPerson) person = baton_person_new ();
  g_autoptr(BatonPerson) twin = NULL;
  g_autoptr(BatonHandoff) handoff = g_new0 (BatonHandoff, 1);
  g_autoptr(BatonHandoff) again = NULL;

  person->name = g_strdup ("Ada");
  person->queues = g_strsplit ("emea apac", " ", -1);
  twin = baton_person_copy (person);
  g_assert_cmpstr (twin->name, ==, "Ada");
  g_assert_true (twin->name != person->name);
  g_assert_cmpstrv (twin->queues, person->queues);
  g_assert_null (twin->email);

  handoff->queue = g_strdup ("emea");
  handoff->id = 7;
  again = baton_handoff_copy (handoff);
  g_assert_cmpstr (again->queue, ==, "emea");
  g_assert_cmpint (again->id, ==, 7);
  g_assert_null (again->ended_by);
}

static void
test_names (void)
{
  for (guint i = 0; i < BATON_N_RETURN_REASONS; i++)
    {
      BatonReturnReason reason;

      g_assert_true (baton_return_reason_from_name (baton_return_reason_get_name (i), &reason));
      g_assert_cmpint (reason, ==, i);
      g_assert_cmpstr (baton_return_reason_get_title (i), !=, "");
      g_assert_cmpint (baton_return_reason_get_rest_days (i), >=, 0);
    }
  for (guint i = 0; i < BATON_N_ATTEMPT_OUTCOMES; i++)
    {
      BatonAttemptOutcome outcome;

      g_assert_true (baton_attempt_outcome_from_name (baton_attempt_outcome_get_name (i), &outcome));
      g_assert_cmpint (outcome, ==, i);
      g_assert_cmpstr (baton_attempt_outcome_get_title (i), !=, "");
    }
  for (guint i = 0; i < BATON_N_PRIORITIES; i++)
    {
      BatonPriority priority;

      g_assert_true (baton_priority_from_name (baton_priority_get_name (i), &priority));
      g_assert_cmpint (priority, ==, i);
    }
  for (guint i = 0; i <= BATON_HANDOFF_REASSIGNED; i++)
    {
      BatonHandoffState state;

      g_assert_true (baton_handoff_state_from_name (baton_handoff_state_get_name (i), &state));
      g_assert_cmpint (state, ==, i);
    }
  for (guint i = 0; i <= BATON_CHANNEL_ANY; i++)
    {
      BatonChannel channel;

      g_assert_true (baton_channel_from_name (baton_channel_get_name (i), &channel));
      g_assert_cmpint (channel, ==, i);
    }
  g_assert_false (baton_channel_from_name ("fax", &(BatonChannel) { 0 }));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/permission/may-contact", test_may_contact);
  g_test_add_func ("/permission/without-suppression", test_without_suppression);
  g_test_add_func ("/person/absence", test_absence);
  g_test_add_func ("/handoff/copies", test_copies);
  g_test_add_func ("/handoff/names", test_names);

  return g_test_run ();
}
