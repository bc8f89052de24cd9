/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-before-private.h"
#include "baton-journal-changes.h"

G_BEGIN_DECLS

/* The action of the entry that each lead has when a change of it is undone. */
#define BATON_ACTION_UNDONE "undone"

/*
 * BatonUndoLead:
 * @lead: the lead
 * @action: the first thing that was done with it
 * @last_entry: the last entry of the transaction about it
 * @was_created: whether it came to be in the transaction
 * @was_known: whether @before is known
 * @before: what it was before
 * @changes: (element-type BatonJournalEntry): the changes of its fields, oldest first
 * @moves: (element-type BatonJournalEntry): its moves from stage to stage, oldest first
 * @attempts: (element-type gint64): the attempts that were logged
 * @returns: (element-type gint64): the returns that were made
 * @started: (element-type gint64): the clocks that started
 * @ended: (element-type gint64): the clocks that ended
 * @n_counted: how many of @attempts count for the clocks
 *
 * What one transaction did with one lead, as the journal tells it.
 */
typedef struct
{
  gint64       lead;
  char        *action;
  gint64       last_entry;
  gboolean     was_created;
  gboolean     was_known;
  BatonBefore  before;
  GPtrArray   *changes;
  GPtrArray   *moves;
  GArray      *attempts;
  GArray      *returns;
  GArray      *started;
  GArray      *ended;
  int          n_counted;
} BatonUndoLead;

void     baton_undo_lead_free  (gpointer               data);
gboolean baton_undo_lead_note  (GPtrArray             *leads,
                                BatonJournalEntry     *entry);
gboolean baton_undo_lead_apply (BatonSession          *session,
                                const BatonUndoLead   *self,
                                GError               **error);

G_END_DECLS
