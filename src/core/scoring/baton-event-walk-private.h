/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-event-rules-private.h"
#include "scoring/baton-ledger-private.h"

G_BEGIN_DECLS

#define BATON_NEVER G_MAXINT64

/* What one event rule has seen so far, newest event first. Times mean nothing
 * until an event matched. */
typedef struct
{
  gint64   points;
  gint64   newest; /* When the newest event that matched happened. */
  gint64   next;   /* When time alone changes what the rule gives. */
  guint    matched;
  guint    given;  /* How many of them gave points. */
  gboolean full;   /* No older event can change anything. */
} BatonTally;

/* A walk through a lead's events, and what it found. It lives on the stack of
 * one evaluation; the caller hands in `tallies`, zeroed, one for each rule. */
typedef struct
{
  const BatonEventRules *event_rules;
  const BatonEventRule  *rules;
  guint                  n_rules;
  const BatonRuleSheet  *sheet;
  gint64                 now;
  BatonLedger           *ledger; /* NULL unless the score is explained. */
  BatonTally            *tallies;
  gint64                 newest; /* When the newest event happened. */
  gint64                 next;   /* When time alone can change what was found. */
  gint64                 hand_raised_at;
  gint64                 hot_raised_at; /* The same, of hands that make hot. */
  BatonEventView         event;
} BatonEventWalk;

void baton_event_walk_run (BatonEventWalk   *self,
                           const BatonEvent *events,
                           guint             n_events);

static inline void
baton_note_change (gint64 *next,
                   gint64  at)
{
  if (at < *next)
    *next = at;
}

G_END_DECLS
