/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "handoff/baton-handoff.h"

#include <glib/gi18n-lib.h>

#include "baton-names.h"

G_DEFINE_BOXED_TYPE (BatonHandoff, baton_handoff, baton_handoff_copy, baton_handoff_free)

static const char * const state_names[] = {
  "open",
  "accepted",
  "returned",
  "withdrawn",
  "reassigned",
  NULL,
};

static const char * const priority_names[] = {
  "normal",
  "hot",
  "hand-raiser",
  NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (priority_names) == BATON_N_PRIORITIES + 1);

static const char * const return_reason_names[] = {
  "not-ready",
  "gone-quiet",
  "not-a-fit",
  "under-contract",
  "no-buying-power",
  "closed-lost",
  "wrong-data",
  NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (return_reason_names) == BATON_N_RETURN_REASONS + 1);

static const char * const return_reason_titles[BATON_N_RETURN_REASONS] = {
  /* Translators: this and the next six are reasons why Sales hands a lead back */
  N_("Not ready yet"),
  N_("Gone quiet"),
  N_("Not a fit now"),
  N_("Tied to a contract"),
  /* Translators: the lead has neither the money nor the say to buy, or one of them is missing */
  N_("No budget or authority yet"),
  N_("Closed lost"),
  N_("Wrong data"),
};

/* How long each reason usually takes to pass; wrong data is put right at once. */
static const int rest_days[BATON_N_RETURN_REASONS] = { 90, 60, 180, 180, 90, 180, 0 };

static const char * const attempt_outcome_names[] = {
  "reached",
  "no-answer",
  "voicemail",
  "message-sent",
  "wrong-data",
  NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (attempt_outcome_names) == BATON_N_ATTEMPT_OUTCOMES + 1);

static const char * const attempt_outcome_titles[BATON_N_ATTEMPT_OUTCOMES] = {
  /* Translators: this and the next four say what came of a call or an e-mail to a lead */
  N_("Reached"),
  N_("No answer"),
  N_("Left a voicemail"),
  N_("Sent a message"),
  N_("Wrong number or address"),
};

/**
 * baton_handoff_copy:
 * @self: a handoff
 *
 * Returns: (transfer full): a copy of @self
 */
BatonHandoff *
baton_handoff_copy (const BatonHandoff *self)
{
  BatonHandoff *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->queue = g_strdup (self->queue);
  copy->ended_by = g_strdup (self->ended_by);
  return copy;
}

/**
 * baton_handoff_free:
 * @self: (nullable): a handoff
 *
 * Frees a handoff.
 */
void
baton_handoff_free (BatonHandoff *self)
{
  if (self == NULL)
    return;
  g_free (self->queue);
  g_free (self->ended_by);
  g_free (self);
}

/**
 * baton_handoff_state_get_name:
 * @state: a state
 *
 * Returns: its name in JSON and in the database, such as `accepted`
 */
const char *
baton_handoff_state_get_name (BatonHandoffState state)
{
  g_return_val_if_fail (state <= BATON_HANDOFF_REASSIGNED, NULL);

  return state_names[state];
}

/**
 * baton_handoff_state_get_title:
 * @state: a state
 *
 * Returns: what people call it, such as `Waits to be accepted`
 */
const char *
baton_handoff_state_get_title (BatonHandoffState state)
{
  switch (state)
    {
    case BATON_HANDOFF_ACCEPTED:
      return C_("handoff", "Accepted");
    case BATON_HANDOFF_RETURNED:
      return C_("handoff", "Returned");
    case BATON_HANDOFF_WITHDRAWN:
      return _("Withdrawn");
    case BATON_HANDOFF_REASSIGNED:
      return _("Given to somebody else");
    case BATON_HANDOFF_OPEN:
    default:
      return _("Waits to be accepted");
    }
}

/**
 * baton_handoff_state_from_name:
 * @name: (nullable): a name
 * @state: (out): return location for the state
 *
 * Returns: whether @name is the name of a state
 */
gboolean
baton_handoff_state_from_name (const char        *name,
                               BatonHandoffState *state)
{
  int found = baton_names_find (state_names, name);

  if (found < 0)
    return FALSE;
  *state = (BatonHandoffState) found;
  return TRUE;
}

/**
 * baton_priority_get_name:
 * @priority: a priority
 *
 * Returns: its name in files and in the database, such as `hand-raiser`
 */
const char *
baton_priority_get_name (BatonPriority priority)
{
  g_return_val_if_fail (priority < BATON_N_PRIORITIES, NULL);

  return priority_names[priority];
}

/**
 * baton_priority_get_title:
 * @priority: a priority
 *
 * Returns: what people call it, such as `Hot`
 */
const char *
baton_priority_get_title (BatonPriority priority)
{
  switch (priority)
    {
    case BATON_PRIORITY_HOT:
      /* Translators: here and below, how urgent it is that Sales contacts a lead */
      return C_("priority", "Hot");
    case BATON_PRIORITY_HAND_RAISER:
      return C_("priority", "Asked to talk");
    case BATON_PRIORITY_NORMAL:
    default:
      return C_("priority", "Normal");
    }
}

/**
 * baton_priority_from_name:
 * @name: (nullable): a name
 * @priority: (out): return location for the priority
 *
 * Returns: whether @name is the name of a priority
 */
gboolean
baton_priority_from_name (const char    *name,
                          BatonPriority *priority)
{
  int found = baton_names_find (priority_names, name);

  if (found < 0)
    return FALSE;
  *priority = (BatonPriority) found;
  return TRUE;
}

/**
 * baton_return_reason_get_name:
 * @reason: a reason
 *
 * Returns: its name on the command line and in the database, such as `not-ready`
 */
const char *
baton_return_reason_get_name (BatonReturnReason reason)
{
  g_return_val_if_fail (reason < BATON_N_RETURN_REASONS, NULL);

  return return_reason_names[reason];
}

/**
 * baton_return_reason_get_title:
 * @reason: a reason
 *
 * Returns: what people call it, translated
 */
const char *
baton_return_reason_get_title (BatonReturnReason reason)
{
  g_return_val_if_fail (reason < BATON_N_RETURN_REASONS, NULL);

  return _(return_reason_titles[reason]);
}

/**
 * baton_return_reason_from_name:
 * @name: (nullable): a name
 * @reason: (out): return location for the reason
 *
 * Returns: whether @name is the name of a reason
 */
gboolean
baton_return_reason_from_name (const char        *name,
                               BatonReturnReason *reason)
{
  int found = baton_names_find (return_reason_names, name);

  if (found < 0)
    return FALSE;
  *reason = (BatonReturnReason) found;
  return TRUE;
}

/**
 * baton_return_reason_get_rest_days:
 * @reason: a reason
 *
 * Says when to look at a returned lead again, where Sales names no date.
 *
 * Returns: so many calendar days after the return; 0 for at once
 */
int
baton_return_reason_get_rest_days (BatonReturnReason reason)
{
  g_return_val_if_fail (reason < BATON_N_RETURN_REASONS, 0);

  return rest_days[reason];
}

/**
 * baton_attempt_outcome_get_name:
 * @outcome: an outcome
 *
 * Returns: its name on the command line and in the database, such as `no-answer`
 */
const char *
baton_attempt_outcome_get_name (BatonAttemptOutcome outcome)
{
  g_return_val_if_fail (outcome < BATON_N_ATTEMPT_OUTCOMES, NULL);

  return attempt_outcome_names[outcome];
}

/**
 * baton_attempt_outcome_get_title:
 * @outcome: an outcome
 *
 * Returns: what people call it, translated
 */
const char *
baton_attempt_outcome_get_title (BatonAttemptOutcome outcome)
{
  g_return_val_if_fail (outcome < BATON_N_ATTEMPT_OUTCOMES, NULL);

  return _(attempt_outcome_titles[outcome]);
}

/**
 * baton_attempt_outcome_from_name:
 * @name: (nullable): a name
 * @outcome: (out): return location for the outcome
 *
 * Returns: whether @name is the name of an outcome
 */
gboolean
baton_attempt_outcome_from_name (const char          *name,
                                 BatonAttemptOutcome *outcome)
{
  int found = baton_names_find (attempt_outcome_names, name);

  if (found < 0)
    return FALSE;
  *outcome = (BatonAttemptOutcome) found;
  return TRUE;
}
