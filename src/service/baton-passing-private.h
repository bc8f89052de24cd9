/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-outbox.h"
#include "baton-process-repository.h"
#include "baton-session-private.h"
#include "handoff/baton-route.h"

G_BEGIN_DECLS

gboolean baton_passing_move      (BatonSession       *session,
                                  BatonLeadRow       *row,
                                  guint               stage,
                                  const char         *actor,
                                  GError            **error);
gboolean baton_passing_hand_over (BatonSession       *session,
                                  BatonLeadRow       *row,
                                  BatonTrigger        trigger,
                                  gint64              person,
                                  gint64             *handoff,
                                  GError            **error);
gboolean baton_passing_assign    (BatonSession       *session,
                                  BatonLeadRow       *row,
                                  BatonHandoff       *handoff,
                                  gint64              person,
                                  GError            **error);
gboolean baton_passing_find_free (BatonSession       *session,
                                  const BatonLeadRow *row,
                                  BatonRoute         *route,
                                  GError            **error);
gboolean baton_passing_end       (BatonSession       *session,
                                  BatonHandoff       *handoff,
                                  BatonHandoffState   state,
                                  GError            **error);
gboolean baton_passing_take_back (BatonSession       *session,
                                  BatonLeadRow       *row,
                                  guint               stage,
                                  BatonHandoffState   state,
                                  const char         *actor,
                                  gint64             *handoff,
                                  GError            **error);
gboolean baton_passing_notify    (BatonSession       *session,
                                  const BatonLeadRow *row,
                                  BatonNoticeKind     kind,
                                  BatonTeam           team,
                                  gint64              person,
                                  gint64              handoff,
                                  gint64              clock,
                                  GError            **error);

G_END_DECLS
