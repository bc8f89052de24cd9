/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person did is undone, and leaves nothing behind that counts. */

#include "baton-journal.h"
#include "baton-outbox.h"
#include "random-history.h"
#include "undo-fixture.h"

typedef void (*Deed) (Office *office,
                      gint64  lead);

static void
do_and_undo (Office *office,
             gint64  lead,
             Deed    deed)
{
  g_autofree char *before = describe (office, lead);
  g_autofree char *after = NULL, *undone = NULL;

  deed (office, lead);
  after = describe (office, lead);
  g_assert_cmpstr (after, !=, before);

  wait (office, MINUTE);
  undo (office, baton_undo_token (office->session));
  undone = describe (office, lead);
  g_assert_cmpstr (undone, ==, before);
}

static void
change_fields (Office *office,
               gint64  lead)
{
  const BatonChange changes[] = {
    { "company", "Looms" }, { "phone", "+49 30 901820" }, { "job_title", NULL },
    { "custom.city", "York" }, { "custom.colour", NULL },
  };
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_change_lead (office->session, lead, changes, G_N_ELEMENTS (changes), NULL, &error));
  g_assert_no_error (error);
}

static void
test_fields (Office *office)
{
  gint64 lead = office_add_lead (office, EMAIL);

  change (office, lead, "custom.colour", "blue");
  change (office, lead, "custom.zone", "north");
  do_and_undo (office, lead, change_fields);
}

static void
disqualify (Office *office,
            gint64  lead)
{
  change (office, lead, "stage", "disqualified");
}

static void
let_in_again (Office *office,
              gint64  lead)
{
  change (office, lead, "stage", "new");
}

static void
test_disqualified (Office *office)
{
  gint64 lead = office_add_lead (office, EMAIL);

  do_and_undo (office, lead, disqualify);
  disqualify (office, lead);
  do_and_undo (office, lead, let_in_again);
}

/* It leaves Sales, and its clocks end; then it waits for Ana again. */
static void
test_disqualified_while_waiting (Office *office)
{
  gint64 lead = prepare_waiting (office);

  do_and_undo (office, lead, disqualify);
  g_assert_cmpint (count_open_leads (office, "Ana"), ==, 1);
}

static void
qualify (Office *office,
         gint64  lead)
{
  change (office, lead, "stage", "sales-qualified");
}

static void
test_stage (Office *office)
{
  gint64 lead = prepare_waiting (office);

  accept_as (office, lead, 0);
  do_and_undo (office, lead, qualify);
}

static void
win (Office *office,
     gint64  lead)
{
  change (office, lead, "stage", "customer");
}

static void
test_won (Office *office)
{
  gint64 lead = prepare_waiting (office);

  accept_as (office, lead, 0);
  qualify (office, lead);
  change (office, lead, "stage", "opportunity");
  do_and_undo (office, lead, win);
  g_assert_cmpint (count_open_leads (office, "Ana"), ==, 1);
}

static void
accept_it (Office *office,
           gint64  lead)
{
  accept_as (office, lead, 0);
}

static void
test_accepted (Office *office)
{
  gint64 lead = prepare_waiting (office);
  g_auto(BatonProfile) profile = { 0, };

  do_and_undo (office, lead, accept_it);

  /* The first one was accepted and stays so; another one waits. */
  g_assert_true (baton_load_profile (office->session, lead, &profile, NULL, NULL));
  g_assert_cmpuint (profile.handoffs->len, ==, 2);
  g_assert_cmpint (((BatonHandoff *) g_ptr_array_index (profile.handoffs, 0))->state, ==, BATON_HANDOFF_OPEN);
  g_assert_cmpint (((BatonHandoff *) g_ptr_array_index (profile.handoffs, 0))->trigger, ==, BATON_TRIGGER_PERSON);
  g_assert_cmpint (((BatonHandoff *) g_ptr_array_index (profile.handoffs, 1))->state, ==, BATON_HANDOFF_ACCEPTED);
  g_assert_cmpstr (((BatonJournalEntry *) g_ptr_array_index (profile.history, 1))->action, ==, "undone");

  accept_as (office, lead, 0);
}

static gint64 other_person;

static void
accept_as_other (Office *office,
                 gint64  lead)
{
  accept_as (office, lead, other_person);
}

/* Who accepted it got it with that, and it waits for the first one again, who is told. */
static void
test_accepted_by_another (Office *office)
{
  gint64 lead = prepare_waiting (office);
  g_autoptr(BatonPerson) ana = baton_people_find (office->session, "Ana", NULL);
  g_autoptr(GArray) told = NULL;

  other_person = office_hire (office, "Ben", BATON_TEAM_SALES, 10);
  do_and_undo (office, lead, accept_as_other);
  g_assert_cmpint (count_open_leads (office, "Ana"), ==, 1);
  g_assert_cmpint (count_open_leads (office, "Ben"), ==, 0);
  told = office_list_notices (office, ana->id, BATON_TEAM_SALES);
  g_assert_cmpuint (told->len, ==, 1);
}

static void
test_returned (Office *office)
{
  gint64 lead = prepare_waiting (office);

  do_and_undo (office, lead, give_back);
  g_assert_cmpint (count_open_leads (office, "Ana"), ==, 1);
  accept_as (office, lead, 0);
  attempt (office, lead, BATON_ATTEMPT_NO_ANSWER);
  wait (office, HOUR);
  do_and_undo (office, lead, give_back);
}

static void
hand_over (Office *office,
           gint64  lead)
{
  hand_over_to (office, lead, other_person);
}

static void
test_handed_over (Office *office)
{
  gint64 lead = office_add_lead (office, EMAIL);
  g_autoptr(GArray) told = NULL;

  other_person = office_hire (office, "Ben", BATON_TEAM_SALES, 10);
  do_and_undo (office, lead, hand_over);
  told = office_list_notices (office, other_person, BATON_TEAM_SALES);
  g_assert_cmpuint (told->len, ==, 0);
  g_assert_cmpint (count_open_leads (office, "Ben"), ==, 0);
}

/* Handing a returned lead over ends the clock that waits for it to be taken up. */
static void
test_handed_over_again (Office *office)
{
  gint64 lead = prepare_waiting (office);

  give_back (office, lead);
  wait (office, DAY);
  do_and_undo (office, lead, hand_over);
}

static void
test_passed_on (Office *office)
{
  gint64 lead = prepare_waiting (office);

  other_person = office_hire (office, "Ben", BATON_TEAM_SALES, 10);
  do_and_undo (office, lead, hand_over);
  g_assert_cmpint (count_open_leads (office, "Ana"), ==, 1);
}

static void
try_in_vain (Office *office,
             gint64  lead)
{
  attempt (office, lead, BATON_ATTEMPT_NO_ANSWER);
}

static void
reach (Office *office,
       gint64  lead)
{
  attempt (office, lead, BATON_ATTEMPT_REACHED);
}

static void
test_attempted (Office *office)
{
  gint64 lead = prepare_waiting (office);

  do_and_undo (office, lead, try_in_vain);
  accept_as (office, lead, 0);
  do_and_undo (office, lead, try_in_vain);
  try_in_vain (office, lead);
  do_and_undo (office, lead, reach);
}

static void
test_added (Office *office)
{
  gint64 lead = office_add_lead (office, EMAIL), token = baton_undo_token (office->session);
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;

  undo (office, token);
  g_assert_false (baton_load_lead (office->session, lead, &row, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);

  g_assert_cmpint (office_add_lead (office, EMAIL), !=, lead);
}

static void
test_added_and_seen (Office *office)
{
  BatonReceipt receipt;
  gint64 token;

  office_add_lead (office, EMAIL);
  token = baton_undo_token (office->session);
  office_record (office, "{\"source\": \"Site\", \"id\": \"1\", \"kind\": \"page_view\", \"email\": \"" EMAIL "\"}",
                 &receipt);
  assert_refused (office, token, "Site");
}

/* Several leads in one go are undone in one go. */
static void
test_bulk (Office *office)
{
  gint64 first = office_add_lead (office, EMAIL), second = office_add_lead (office, "bea@mills.example");
  g_autofree char *first_before = describe (office, first), *second_before = describe (office, second);
  g_autofree char *first_after = NULL, *second_after = NULL;

  other_person = office_hire (office, "Ben", BATON_TEAM_SALES, 10);
  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_WRITE, NULL, NULL));
  hand_over (office, first);
  hand_over (office, second);
  change (office, first, "city", "York");
  g_assert_true (baton_session_end (office->session, TRUE, NULL));

  undo (office, baton_undo_token (office->session));
  first_after = describe (office, first);
  second_after = describe (office, second);
  g_assert_cmpstr (first_after, ==, first_before);
  g_assert_cmpstr (second_after, ==, second_before);
}

/* What the rules did because of a change is undone with it. */
static void
test_consequence (Office *office)
{
  static const char rules[] =
    "{\"format\": 1, \"name\": \"City\", \"fit\": [{\"id\": \"city\", \"name\": \"City\", \"points\": 60,"
    " \"when\": [{\"field\": \"city\", \"op\": \"is\", \"value\": \"York\"}]}],"
    " \"thresholds\": {\"mql\": {\"score\": 50, \"release\": 40, \"fit\": 0, \"interest\": 0}}}";
  gint64 lead = office_add_lead (office, EMAIL), version;
  g_autofree char *before = NULL, *after = NULL;
  g_auto(BatonLeadRow) row = { 0, };
  BatonRescoreReport report;
  g_autoptr(GError) error = NULL;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  baton_rules_apply (office->session, rules, NULL, &version, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  before = describe (office, lead);
  change (office, lead, "city", "York");
  office_load (office, lead, &row);
  g_assert_cmpuint (row.state.stage, ==, BATON_STAGE_MARKETING_QUALIFIED);

  undo (office, baton_undo_token (office->session));
  after = describe (office, lead);
  g_assert_cmpstr (after, ==, before);
}

/* Whatever people did before, what is undone leaves a sound database. */
static void
test_random (Office *office)
{
  History history;
  guint n_undone = 0;

  history_begin (&history, office);
  for (int i = 0; i < 200; i++)
    {
      gint64 token;
      g_autoptr(GError) error = NULL;

      history_step (&history);
      token = baton_undo_token (office->session);
      if (history_draw (&history, 3) == 0)
        continue;
      if (baton_undo (office->session, token, NULL, &error))
        n_undone++;
      else
        g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
      if (i % 50 == 0)
        office_assert_healthy (office);
    }
  history_end (&history);
  g_assert_cmpuint (n_undone, >, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/undo/fields", test_fields);
  office_add_test ("/undo/disqualified", test_disqualified);
  office_add_test ("/undo/waiting-disqualified", test_disqualified_while_waiting);
  office_add_test ("/undo/stage", test_stage);
  office_add_test ("/undo/won", test_won);
  office_add_test ("/undo/accepted", test_accepted);
  office_add_test ("/undo/accepted-by-another", test_accepted_by_another);
  office_add_test ("/undo/returned", test_returned);
  office_add_test ("/undo/handed-over", test_handed_over);
  office_add_test ("/undo/handed-over-again", test_handed_over_again);
  office_add_test ("/undo/passed-on", test_passed_on);
  office_add_test ("/undo/attempted", test_attempted);
  office_add_test ("/undo/added", test_added);
  office_add_test ("/undo/added-and-seen", test_added_and_seen);
  office_add_test ("/undo/bulk", test_bulk);
  office_add_test ("/undo/consequence", test_consequence);
  office_add_test ("/undo/random", test_random);
  return g_test_run ();
}
