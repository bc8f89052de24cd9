/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-journal-feed.h"
#include "baton-outbox.h"
#include "baton-session.h"
#include "handoff/baton-handoff.h"

G_BEGIN_DECLS

/**
 * BatonNews:
 * @notice: the notification in the outbox
 * @name: what the lead is called
 * @company: (nullable): its company
 * @score: its score, 0 to 200
 * @trigger: why it was handed over
 * @priority: how urgent that is
 * @waiting_since: when it was handed over, in microseconds UTC; 0 when it was not
 * @due_at: by when to act, in microseconds UTC; 0 for no time
 * @milestone: what is to be reached by then, where @due_at is set
 * @reason: why Sales returned it; %BATON_N_RETURN_REASONS when it did not
 * @is_open: whether it waits to be accepted
 * @can_accept: whether who acts may accept it
 * @is_over: whether it no longer matters
 *
 * What a notification tells: who, what to do until when, and why.
 */
typedef struct
{
  BatonNotice       notice;
  char             *name;
  char             *company;
  int               score;
  BatonTrigger      trigger;
  BatonPriority     priority;
  gint64            waiting_since;
  gint64            due_at;
  BatonMilestone    milestone;
  BatonReturnReason reason;
  gboolean          is_open;
  gboolean          can_accept;
  gboolean          is_over;
} BatonNews;

/**
 * BATON_NOTICE_BIT:
 * @kind: a #BatonNoticeKind
 *
 * The bit of a kind in a set of kinds.
 */
#define BATON_NOTICE_BIT(kind) (1u << (kind))


void       baton_news_free           (BatonNews      *self);

GPtrArray *baton_notices_list        (BatonSession   *session,
                                      guint           kinds,
                                      GCancellable   *cancellable,
                                      GError        **error);
gboolean   baton_notices_mark_shown  (BatonSession   *session,
                                      GPtrArray      *news,
                                      GCancellable   *cancellable,
                                      GError        **error);
GArray    *baton_notices_list_shown  (BatonSession   *session,
                                      gint64          since,
                                      GError        **error);
GArray    *baton_notices_list_over   (BatonSession   *session,
                                      const GArray   *shown,
                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonNews, baton_news_free)

G_END_DECLS
