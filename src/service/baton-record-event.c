/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One event, and all that it causes, in one transaction. */

#include "baton-intake.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "baton-consequence-private.h"
#include "baton-event-repository.h"
#include "baton-intake-private.h"
#include "baton-journal.h"
#include "baton-newcomer-private.h"

#define KIND_UNSUBSCRIBE "unsubscribe"
#define ACTION_RECORDED "event-recorded"

/* Whose event it is: @lead is 0 when nobody can tell. */
static gboolean
find_or_make_lead (BatonSession              *session,
                   const BatonIncomingEvent  *incoming,
                   BatonReceipt              *receipt,
                   GError                   **error)
{
  const BatonRecord *record = &incoming->record;
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) local_error = NULL;

  if (incoming->lead != 0)
    {
      if (baton_lead_repository_load (baton_session_get_connection (session), incoming->lead, &row, &local_error))
        receipt->lead = incoming->lead;
      else if (!g_error_matches (local_error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      return TRUE;
    }

  if (!baton_newcomer_find (session, record, &receipt->lead, error))
    return FALSE;
  if (receipt->lead != 0)
    return TRUE;
  if (record->values[BATON_FIELD_EXTERNAL_ID] == NULL && record->values[BATON_FIELD_EMAIL] == NULL)
    return TRUE;

  receipt->lead_created = TRUE;
  return baton_newcomer_insert (session, record, &receipt->lead, error);
}

/* What an event tells about who the lead is fills fields that are empty; who
 * unsubscribes has said more than any other field does. */
static gboolean
learn (BatonSession              *session,
       BatonLeadRow              *row,
       const BatonIncomingEvent  *incoming,
       GError                   **error)
{
  BatonRecord said = incoming->record;
  gboolean changed;

  if (g_str_equal (incoming->event.kind, KIND_UNSUBSCRIBE))
    said.values[BATON_FIELD_DO_NOT_EMAIL] = "yes";

  if (!baton_newcomer_merge (session, row, &said, BATON_MERGE_FILL, incoming->event.source, &changed, error))
    return FALSE;
  return !changed ||
         baton_lead_repository_load (baton_session_get_connection (session), row->id, row, error);
}

static gboolean
keep_unread (BatonSession              *session,
             const BatonIncomingEvent  *incoming,
             BatonReceipt              *receipt,
             GError                   **error)
{
  const char *reason = incoming->lead != 0
    ? _("There is no lead with the number that the event names")
    : _("The event names nobody: it has neither an external id nor an e-mail address");

  return baton_unread_post_keep (baton_session_get_connection (session), baton_session_get_now (session),
                                 incoming->event.source, reason,
                                 incoming->body != NULL ? incoming->body : incoming->event.kind,
                                 &receipt->is_new, error);
}

static gboolean
log_event (BatonSession      *session,
           const BatonEvent  *event,
           GError           **error)
{
  GVariantDict detail;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert (&detail, "event", "x", event->id);
  g_variant_dict_insert (&detail, "kind", "s", event->kind);
  return baton_session_log (session, event->source, ACTION_RECORDED, event->lead,
                            g_variant_dict_end (&detail), error);
}

/*
 * baton_intake_store_event:
 *
 * Stores an event, unless it is there, and what it says about the lead; what
 * follows from it for the lead is left to the caller.
 */
gboolean
baton_intake_store_event (BatonSession              *session,
                          const BatonIncomingEvent  *incoming,
                          BatonLeadRow              *row,
                          BatonReceipt              *receipt,
                          GError                   **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  BatonEvent event = incoming->event;

  memset (receipt, 0, sizeof *receipt);
  if (!baton_event_repository_find (connection, event.source, event.external_id,
                                    &receipt->event, &receipt->lead, error))
    return FALSE;
  if (receipt->event != 0)
    return TRUE;

  if (!find_or_make_lead (session, incoming, receipt, error))
    return FALSE;
  if (receipt->lead == 0)
    return keep_unread (session, incoming, receipt, error);

  receipt->is_new = TRUE;
  receipt->event = event.id = baton_connection_next_number (connection, "event", 1, error);
  event.lead = receipt->lead;
  return event.id != 0 &&
         baton_lead_repository_load (connection, receipt->lead, row, error) &&
         baton_event_repository_insert (connection, &event, error) &&
         learn (session, row, incoming, error);
}

static gint64
read_member (const BatonJournalEntry *entry,
             const char              *name)
{
  g_autoptr(JsonNode) node = entry->detail != NULL ? json_from_string (entry->detail, NULL) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return 0;
  return json_object_get_int_member_with_default (json_node_get_object (node), name, 0);
}

/* What followed from an event when it came for the first time stands in the journal. */
static gboolean
find_first_answer (BatonSession  *session,
                   BatonReceipt  *receipt,
                   GError       **error)
{
  g_autoptr(GPtrArray) entries = baton_journal_of_lead (baton_session_get_connection (session), receipt->lead,
                                                        G_MAXINT, error);
  gint64 cause = 0;

  for (guint i = entries != NULL ? entries->len : 0; i > 0 && receipt->handoff == 0; i--)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (entries, i - 1);

      if (g_str_equal (entry->action, ACTION_RECORDED) && read_member (entry, "event") == receipt->event)
        cause = entry->cause != 0 ? entry->cause : entry->seq;
      else if (cause != 0 && entry->cause == cause && g_str_equal (entry->action, BATON_ACTION_HANDED_OVER))
        receipt->handoff = read_member (entry, "handoff");
    }
  return entries != NULL;
}

static gboolean
record_event (BatonSession              *session,
              const BatonIncomingEvent  *incoming,
              BatonReceipt              *receipt,
              GError                   **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_auto(BatonLeadRow) row = { 0, };
  g_auto(BatonEvents) events = { 0, };
  BatonConsequence consequence;
  BatonEvent event = incoming->event;

  if (!baton_intake_store_event (session, incoming, &row, receipt, error))
    return FALSE;
  if (receipt->lead == 0)
    return TRUE;
  if (!receipt->is_new)
    return find_first_answer (session, receipt, error);

  event.id = receipt->event;
  event.lead = receipt->lead;
  if (!log_event (session, &event, error) ||
      !baton_event_repository_load (connection, row.id, &events, error) ||
      !baton_consequence_apply (session, &row, events.array, events.len, BATON_OCCASION_LEAD, &consequence, error))
    return FALSE;

  receipt->handoff = consequence.handoff;
  return TRUE;
}

/**
 * baton_record_event:
 * @session: a session
 * @incoming: the event
 * @receipt: (out caller-allocates): the answer
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Records an event with all that it causes: the lead is found or made, scored
 * anew, filtered, moved, handed over and assigned, its clocks start, it is
 * suppressed, and who gets it is told. One transaction: all or nothing.
 *
 * An event that was recorded before, by (source, external id), changes nothing
 * and is answered as the first time. One that names nobody is kept as unread
 * post, with the reason.
 *
 * Returns: whether the event is on disk
 */
gboolean
baton_record_event (BatonSession              *session,
                    const BatonIncomingEvent  *incoming,
                    BatonReceipt              *receipt,
                    GCancellable              *cancellable,
                    GError                   **error)
{
  gboolean done;

  g_return_val_if_fail (incoming->event.kind != NULL, FALSE);

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = record_event (session, incoming, receipt, error);
  return baton_session_end (session, done, error);
}
