/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"

G_BEGIN_DECLS

/**
 * BATON_ACTION_HANDED_OVER:
 *
 * The action of the entry that each handoff has.
 */
#define BATON_ACTION_HANDED_OVER "handed-over"

/**
 * BATON_ACTION_REASSIGNED:
 *
 * The action of the entry that a handoff has instead when it follows an expired one.
 */
#define BATON_ACTION_REASSIGNED "reassigned"

/**
 * BATON_ACTION_RETURNED:
 *
 * The action of the entry that each return has.
 */
#define BATON_ACTION_RETURNED "returned"

/**
 * BATON_ACTOR_RULES:
 *
 * Who acts, in the journal, where something follows from the rules.
 */
#define BATON_ACTOR_RULES "rules"

/**
 * BATON_ACTOR_CLOCK:
 *
 * Who acts, in the journal, where something follows from time alone.
 */
#define BATON_ACTOR_CLOCK "clock"

/**
 * BatonJournalEntry:
 * @seq: the entry's number, rising in commit order; 0 to have it given
 * @at: when, in microseconds UTC
 * @actor: who: a person's name, `rules`, `clock` or the name of a source
 * @action: what, such as `lead-created`, `handed-over`
 * @lead: the lead; 0 when about none
 * @lead_last: the last of the leads from @lead on; 0 when about one
 * @cause: the entry that this one follows from; 0 for none
 * @detail: (nullable): a JSON object, with `from` and `to` for a change
 *
 * One entry of the journal: who changed what, when, from what to what, because of what.
 */
typedef struct
{
  gint64  seq;
  gint64  at;
  char   *actor;
  char   *action;
  gint64  lead;
  gint64  lead_last;
  gint64  cause;
  char   *detail;
} BatonJournalEntry;

void       baton_journal_entry_free (BatonJournalEntry        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonJournalEntry, baton_journal_entry_free)

gboolean   baton_journal_append     (BatonConnection          *connection,
                                     BatonJournalEntry        *entry,
                                     GError                  **error);
gboolean   baton_journal_append_each (BatonConnection         *connection,
                                     BatonJournalEntry        *entry,
                                     const gint64             *leads,
                                     guint                     n_leads,
                                     GError                  **error);
GPtrArray *baton_journal_read       (BatonConnection          *connection,
                                     gint64                    after,
                                     guint                     limit,
                                     GError                  **error);
GPtrArray *baton_journal_of_lead    (BatonConnection          *connection,
                                     gint64                    lead,
                                     guint                     limit,
                                     GError                  **error);
GPtrArray *baton_journal_of_actor   (BatonConnection          *connection,
                                     const char               *actor,
                                     gint64                    since,
                                     guint                     limit,
                                     GError                  **error);
GPtrArray *baton_journal_of_action  (BatonConnection          *connection,
                                     const char               *action,
                                     gint64                    since,
                                     guint                     limit,
                                     GError                  **error);
gboolean   baton_journal_get_last   (BatonConnection          *connection,
                                     gint64                   *seq,
                                     GError                  **error);
gboolean   baton_journal_forget     (BatonConnection          *connection,
                                     gint64                    lead,
                                     GError                  **error);

G_END_DECLS
