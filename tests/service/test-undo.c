/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person did is undone, and leaves nothing behind that counts. */

#include "baton-journal.h"
#include "baton-outbox.h"
#include "baton-profile.h"
#include "baton-undo.h"
#include "random-history.h"

#define EMAIL "ada@mills.example"

static void
append_record (GString           *text,
               const BatonRecord *record)
{
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      if (record->values[i] != NULL)
        g_string_append_printf (text, "%s=%s\n", baton_field_get_name (i), record->values[i]);
    }
  for (guint i = 0; i < record->n_custom; i++)
    g_string_append_printf (text, "custom.%s=%s\n", record->custom[i].key, record->custom[i].value);
}

static void
append_state (GString              *text,
              const BatonLeadState *state)
{
  g_string_append_printf (text, "stage %u since %" G_GINT64_FORMAT ", team %d, owner %" G_GINT64_FORMAT "\n",
                          state->stage, state->stage_since, state->team, state->owner);
  g_string_append_printf (text, "suppressed %" G_GINT64_FORMAT ", returned %" G_GINT64_FORMAT
                          ", wakes %" G_GINT64_FORMAT ", due %" G_GINT64_FORMAT "\n",
                          state->suppressed_since, state->returned_at, state->wake_at, state->due_at);
  g_string_append_printf (text, "flags %u, outcome %d, fit %d, interest %d\n",
                          state->flags, state->outcome, state->fit, state->interest);
}

static void
append_clocks (GString *text,
               GArray  *clocks)
{
  for (guint i = 0; i < clocks->len; i++)
    {
      const BatonClock *clock = &g_array_index (clocks, BatonClock, i);

      g_string_append_printf (text, "clock %s due %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT ": %d done, %s\n",
                              clock->sla, clock->due_at, clock->person, clock->done,
                              baton_clock_state_get_name (clock->outcome));
    }
}

static void
append_moves (GString *text,
              Office  *office,
              gint64   lead)
{
  g_autoptr(GArray) moves = NULL;

  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_READ, NULL, NULL));
  moves = baton_stage_move_list (baton_session_get_connection (office->session), lead, NULL);
  g_assert_true (baton_session_end (office->session, TRUE, NULL));
  for (guint i = 0; i < moves->len; i++)
    g_string_append_printf (text, "from %u to %u\n", g_array_index (moves, BatonStageMove, i).from,
                            g_array_index (moves, BatonStageMove, i).to);
}

/* All that a person would notice about a lead, but for its history. */
static char *
describe (Office *office,
          gint64  lead)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_auto(BatonProfile) profile = { 0, };
  g_autoptr(BatonHandoff) open = NULL;

  baton_load_profile (office->session, lead, &profile, NULL, &error);
  g_assert_no_error (error);
  append_record (text, &profile.row.record);
  append_state (text, &profile.row.state);
  append_clocks (text, profile.clocks);
  append_moves (text, office, lead);
  for (guint i = 0; i < profile.handoffs->len; i++)
    {
      const BatonHandoff *handoff = g_ptr_array_index (profile.handoffs, i);

      if (handoff->ended_at == 0)
        g_string_append_printf (text, "waits for %" G_GINT64_FORMAT " since %" G_GINT64_FORMAT "\n",
                                handoff->person, handoff->created_at);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
count_open_leads (Office     *office,
                  const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonPerson) person = baton_people_find (office->session, name, &error);

  g_assert_no_error (error);
  return person->open;
}

static void
undo (Office *office,
      gint64  token)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (token, >, 0);
  g_assert_true (baton_undo (office->session, token, NULL, &error));
  g_assert_no_error (error);
  office_assert_healthy (office);
}

static void
assert_refused (Office     *office,
                gint64      token,
                const char *words)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (baton_undo (office->session, token, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, words));
}

static void
accept_as (Office *office,
           gint64  lead,
           gint64  person)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_accept (office->session, lead, person, NULL, &error));
  g_assert_no_error (error);
}

static void
give_back (Office *office,
           gint64  lead)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_return_lead (office->session, lead, BATON_RETURN_CLOSED_LOST, 0, "No budget", NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
hand_over_to (Office *office,
              gint64  lead,
              gint64  person)
{
  g_autoptr(GError) error = NULL;
  gint64 handoff;

  g_assert_true (baton_hand_over (office->session, lead, person, &handoff, NULL, &error));
  g_assert_no_error (error);
}

static void
attempt (Office              *office,
         gint64               lead,
         BatonAttemptOutcome  outcome)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_log_attempt (office->session, lead, outcome, "call", NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
change (Office     *office,
        gint64      lead,
        const char *field,
        const char *value)
{
  const BatonChange changes[] = { { field, value } };
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_change_lead (office->session, lead, changes, G_N_ELEMENTS (changes), NULL, &error));
  g_assert_no_error (error);
}

/* Some time after what @office did last. */
static void
wait (Office *office,
      gint64  span)
{
  office_set_now (office, baton_session_get_now (office->session) + span);
}

/* A lead that asked for a demo, and waits for Ana. */
static gint64
prepare_waiting (Office *office)
{
  BatonReceipt receipt;

  office_hire (office, "Ana", BATON_TEAM_SALES, 10);
  office_add_lead (office, EMAIL);
  office_raise_hand (office, EMAIL, &receipt);
  g_assert_cmpint (receipt.handoff, !=, 0);
  wait (office, MINUTE);
  return receipt.lead;
}

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

static void
test_changed_since (Office *office)
{
  gint64 lead = prepare_waiting (office), token;

  change (office, lead, "city", "York");
  token = baton_undo_token (office->session);
  change (office, lead, "city", "Leeds");
  assert_refused (office, token, "Tester changed lead");
}

static void
test_moved_by_rules_since (Office *office)
{
  gint64 lead = office_add_lead (office, EMAIL), token;
  BatonReceipt receipt;

  change (office, lead, "city", "York");
  token = baton_undo_token (office->session);
  office_raise_hand (office, EMAIL, &receipt);
  assert_refused (office, token, "rules");
}

/* That a clock warned and a page was looked at does not stand in the way. */
static void
test_harmless_since (Office *office)
{
  gint64 lead = prepare_waiting (office), token;
  BatonTickReport report;
  BatonReceipt receipt;

  change (office, lead, "city", "York");
  token = baton_undo_token (office->session);
  wait (office, 3 * MINUTE);
  g_assert_true (baton_tick (office->session, &report, NULL, NULL));
  g_assert_cmpuint (report.warned, ==, 1);
  office_record (office, "{\"source\": \"Site\", \"id\": \"1\", \"kind\": \"page_view\", \"email\": \"" EMAIL "\"}",
                 &receipt);
  undo (office, token);
}

static void
test_twice (Office *office)
{
  gint64 lead = office_add_lead (office, EMAIL), token;

  change (office, lead, "city", "York");
  token = baton_undo_token (office->session);
  undo (office, token);
  assert_refused (office, token, "undone already");
  assert_refused (office, baton_undo_token (office->session), "cannot be undone");
}

/* Somebody else has the address now that would come back. */
static void
test_address_taken (Office *office)
{
  gint64 lead = office_add_lead (office, EMAIL), token;

  change (office, lead, "email", "ada@looms.example");
  token = baton_undo_token (office->session);
  office_add_lead (office, EMAIL);
  assert_refused (office, token, "has that e-mail address");
}

static void
test_not_undoable (Office *office)
{
  BatonReceipt receipt;
  gint64 lead;

  assert_refused (office, 0, "cannot be undone");
  assert_refused (office, G_MAXINT64 - 1, "cannot be undone");
  assert_refused (office, baton_undo_token (office->session), "cannot be undone");

  office_raise_hand (office, EMAIL, &receipt);
  assert_refused (office, baton_undo_token (office->session), "cannot be undone");

  /* A change that changed nothing leaves nothing to undo. */
  lead = office_add_lead (office, "bea@mills.example");
  change (office, lead, "company", "Lovelace Mills");
  g_assert_cmpint (baton_undo_token (office->session), ==, 0);
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
  office_add_test ("/undo/changed-since", test_changed_since);
  office_add_test ("/undo/moved-by-rules-since", test_moved_by_rules_since);
  office_add_test ("/undo/harmless-since", test_harmless_since);
  office_add_test ("/undo/twice", test_twice);
  office_add_test ("/undo/address-taken", test_address_taken);
  office_add_test ("/undo/not-undoable", test_not_undoable);
  office_add_test ("/undo/random", test_random);
  return g_test_run ();
}
