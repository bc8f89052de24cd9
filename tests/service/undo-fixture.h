/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People who do things with a lead, and take them back. */

#pragma once

#include "baton-profile.h"
#include "baton-undo.h"
#include "service-fixture.h"

G_BEGIN_DECLS

#define EMAIL "ada@mills.example"

static inline void
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

static inline void
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

static inline void
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

static inline void
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
static inline char *
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

static inline int
count_open_leads (Office     *office,
                  const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonPerson) person = baton_people_find (office->session, name, &error);

  g_assert_no_error (error);
  return person->open;
}

static inline void
undo (Office *office,
      gint64  token)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (token, >, 0);
  g_assert_true (baton_undo (office->session, token, NULL, &error));
  g_assert_no_error (error);
  office_assert_healthy (office);
}

static inline void
assert_refused (Office     *office,
                gint64      token,
                const char *words)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (baton_undo (office->session, token, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, words));
}

static inline void
accept_as (Office *office,
           gint64  lead,
           gint64  person)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_accept (office->session, lead, person, NULL, &error));
  g_assert_no_error (error);
}

static inline void
give_back (Office *office,
           gint64  lead)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_return_lead (office->session, lead, BATON_RETURN_CLOSED_LOST, 0, "No budget", NULL, NULL, &error));
  g_assert_no_error (error);
}

static inline void
hand_over_to (Office *office,
              gint64  lead,
              gint64  person)
{
  g_autoptr(GError) error = NULL;
  gint64 handoff;

  g_assert_true (baton_hand_over (office->session, lead, person, &handoff, NULL, &error));
  g_assert_no_error (error);
}

static inline void
attempt (Office              *office,
         gint64               lead,
         BatonAttemptOutcome  outcome)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (baton_log_attempt (office->session, lead, outcome, "call", NULL, NULL, &error));
  g_assert_no_error (error);
}

static inline void
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
static inline void
wait (Office *office,
      gint64  span)
{
  office_set_now (office, baton_session_get_now (office->session) + span);
}

/* A lead that asked for a demo, and waits for Ana. */
static inline gint64
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

G_END_DECLS
