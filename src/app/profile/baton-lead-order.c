/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-lead-order.h"

#include <glib/gi18n.h>

#include "baton-lead-service.h"
#include "baton-undo.h"
#include "profile/baton-lead-sheet.h"

typedef enum
{
  ACCEPT,
  RETURN,
  ATTEMPT,
  HAND_OVER,
  PASS_ON,
  CHANGE,
} Kind;

struct _BatonLeadOrder
{
  Kind                 kind;
  gint64               lead;
  gint64               person;
  gint64               until;
  BatonReturnReason    reason;
  BatonAttemptOutcome  outcome;
  char                *channel;
  char                *field;
  char                *text;      /* The note, or the value of the field. */
};

static BatonLeadOrder *
order_new (Kind   kind,
           gint64 lead)
{
  BatonLeadOrder *self = g_new0 (BatonLeadOrder, 1);

  self->kind = kind;
  self->lead = lead;
  return self;
}

/**
 * baton_lead_order_new_accept:
 * @lead: the number of a lead
 *
 * Returns: (transfer full): an order to accept it
 */
BatonLeadOrder *
baton_lead_order_new_accept (gint64 lead)
{
  return order_new (ACCEPT, lead);
}

/**
 * baton_lead_order_new_return:
 * @lead: the number of a lead
 * @reason: why
 * @until: when to look at it again, in microseconds UTC; 0 for the rest that
 *   goes with the reason
 * @note: (nullable): what else there is to say
 *
 * Returns: (transfer full): an order to hand it back to Marketing
 */
BatonLeadOrder *
baton_lead_order_new_return (gint64             lead,
                             BatonReturnReason  reason,
                             gint64             until,
                             const char        *note)
{
  BatonLeadOrder *self = order_new (RETURN, lead);

  self->reason = reason;
  self->until = until;
  self->text = g_strdup (note);
  return self;
}

/**
 * baton_lead_order_new_attempt:
 * @lead: the number of a lead
 * @outcome: what came of it
 * @channel: how it was tried: `call` or `email`
 * @note: (nullable): what else there is to say
 *
 * Returns: (transfer full): an order to log an attempt
 */
BatonLeadOrder *
baton_lead_order_new_attempt (gint64               lead,
                              BatonAttemptOutcome  outcome,
                              const char          *channel,
                              const char          *note)
{
  BatonLeadOrder *self = order_new (ATTEMPT, lead);

  self->outcome = outcome;
  self->channel = g_strdup (channel);
  self->text = g_strdup (note);
  return self;
}

/**
 * baton_lead_order_new_hand_over:
 * @lead: the number of a lead
 * @person: who in Sales gets it; 0 to let the rules find somebody
 *
 * Returns: (transfer full): an order to hand it over to Sales
 */
BatonLeadOrder *
baton_lead_order_new_hand_over (gint64 lead,
                                gint64 person)
{
  BatonLeadOrder *self = order_new (HAND_OVER, lead);

  self->person = person;
  return self;
}

/**
 * baton_lead_order_new_pass_on:
 * @lead: the number of a lead that waits to be accepted
 * @person: who in Sales gets it instead
 *
 * Returns: (transfer full): an order to give it to somebody else
 */
BatonLeadOrder *
baton_lead_order_new_pass_on (gint64 lead,
                              gint64 person)
{
  BatonLeadOrder *self = order_new (PASS_ON, lead);

  self->person = person;
  return self;
}

/**
 * baton_lead_order_new_change:
 * @lead: the number of a lead
 * @field: a field by name, or `stage`
 * @value: the new value as typed; "" empties the field
 *
 * Returns: (transfer full): an order to change it
 */
BatonLeadOrder *
baton_lead_order_new_change (gint64      lead,
                             const char *field,
                             const char *value)
{
  BatonLeadOrder *self = order_new (CHANGE, lead);

  self->field = g_strdup (field);
  self->text = g_strdup (value);
  return self;
}

/**
 * baton_lead_order_copy:
 * @self: an order
 *
 * Returns: (transfer full): a copy
 */
BatonLeadOrder *
baton_lead_order_copy (const BatonLeadOrder *self)
{
  BatonLeadOrder *copy = g_memdup2 (self, sizeof *self);

  copy->channel = g_strdup (self->channel);
  copy->field = g_strdup (self->field);
  copy->text = g_strdup (self->text);
  return copy;
}

/**
 * baton_lead_order_free:
 * @self: an order
 *
 * Frees an order.
 */
void
baton_lead_order_free (BatonLeadOrder *self)
{
  g_free (self->channel);
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

static char *
describe_change (const BatonLeadOrder *self,
                 const char           *name)
{
  if (g_str_equal (self->field, "stage"))
    /* Translators: %s is the name of a lead, which went to another stage */
    return g_strdup_printf (_("Moved %s"), name);

  /* Translators: %1$s is a field such as Job title, %2$s the name of a lead */
  return g_strdup_printf (_("Changed “%1$s” of %2$s"), baton_lead_sheet_title_of (self->field), name);
}

/**
 * baton_lead_order_describe:
 * @self: an order
 * @name: what the lead is called
 *
 * Says what was done once an order is carried out, for a message that goes by.
 *
 * Returns: (transfer full): the text
 */
char *
baton_lead_order_describe (const BatonLeadOrder *self,
                           const char           *name)
{
  switch (self->kind)
    {
    case ACCEPT:
      /* Translators: %s is the name of a lead that Sales took */
      return g_strdup_printf (_("Accepted %s"), name);
    case RETURN:
      /* Translators: %1$s is the name of a lead that went back to Marketing, %2$s why, such as Gone quiet */
      return g_strdup_printf (_("Returned %1$s: %2$s"), name, baton_return_reason_get_title (self->reason));
    case ATTEMPT:
      /* Translators: %1$s is the name of a lead, %2$s what came of trying to contact it, such as No answer */
      return g_strdup_printf (_("Logged for %1$s: %2$s"), name, baton_attempt_outcome_get_title (self->outcome));
    case HAND_OVER:
      /* Translators: %s is the name of a lead */
      return g_strdup_printf (_("Handed %s over to Sales"), name);
    case PASS_ON:
      /* Translators: %s is the name of a lead that somebody else gets */
      return g_strdup_printf (_("Passed %s on"), name);
    case CHANGE:
      return describe_change (self, name);
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
run (BatonSession          *session,
     const BatonLeadOrder  *self,
     GCancellable          *cancellable,
     GError               **error)
{
  const BatonChange change = { self->field, self->text };
  gint64 handoff;

  switch (self->kind)
    {
    case ACCEPT:
      return baton_accept (session, self->lead, 0, cancellable, error);
    case RETURN:
      return baton_return_lead (session, self->lead, self->reason, self->until, self->text, NULL,
                                cancellable, error);
    case ATTEMPT:
      return baton_log_attempt (session, self->lead, self->outcome, self->channel, self->text,
                                cancellable, error);
    case HAND_OVER:
    case PASS_ON:
      return baton_hand_over (session, self->lead, self->person, &handoff, cancellable, error);
    case CHANGE:
      return baton_change_lead (session, self->lead, &change, 1, cancellable, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * baton_lead_order_run:
 * @session: a session
 * @data: (type BatonLeadOrder): an order
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Carries an order out; a [callback@UseCase] that writes.
 *
 * Returns: (transfer full) (nullable) (type gint64*): by what it can be undone
 */
gpointer
baton_lead_order_run (BatonSession  *session,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  gint64 token;

  if (!run (session, data, cancellable, error))
    return NULL;

  token = baton_undo_token (session);
  return g_memdup2 (&token, sizeof token);
}
