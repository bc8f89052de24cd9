/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "process/baton-team.h"

G_BEGIN_DECLS

/**
 * BatonLeadFlags:
 * @BATON_LEAD_HOT: the hot rule holds
 * @BATON_LEAD_HAND_RAISER: asked for a sales conversation; skips the score threshold
 * @BATON_LEAD_HELD: a filter or a cell of the matrix holds it for review
 * @BATON_LEAD_RECYCLED: was returned to Marketing at least once
 * @BATON_LEAD_UNASSIGNED: Sales has it and nobody was free
 * @BATON_LEAD_UNCONFIRMED: qualifies since the rules changed, and waits until a
 *   person confirms that it is handed over
 */
typedef enum
{
  BATON_LEAD_HOT         = 1 << 0,
  BATON_LEAD_HAND_RAISER = 1 << 1,
  BATON_LEAD_HELD        = 1 << 2,
  BATON_LEAD_RECYCLED    = 1 << 3,
  BATON_LEAD_UNASSIGNED  = 1 << 4,
  BATON_LEAD_UNCONFIRMED = 1 << 5,
} BatonLeadFlags;

typedef enum
{
  BATON_OUTCOME_NONE,
  BATON_OUTCOME_WON,
  BATON_OUTCOME_LOST,
} BatonOutcome;

/**
 * BatonLeadState:
 * @stage: number of the stage, see [enum@StageNumber]
 * @team: the team that owns the lead
 * @owner: the person who owns it; 0 when nobody does
 * @stage_since: when it entered the stage
 * @fit: who they are, 0 to 100
 * @interest: what they did, 0 to 100
 * @scored_at: the time that the score was computed for
 * @rescore_at: when time alone can change the score next; 0 for never
 * @suppressed_since: since when only Sales may contact; 0 when not suppressed
 * @returned_at: when it was last returned to Marketing; 0 for never
 * @wake_at: when to look at a returned lead again; 0 for none
 * @last_event_at: when the newest event happened; 0 for none
 * @due_at: when its next running clock is due; 0 for none
 * @flags: what else holds
 * @outcome: how it ended
 *
 * Where a lead is in the process. All times are microseconds UTC.
 */
typedef struct
{
  guint          stage;
  BatonTeam      team;
  gint64         owner;
  gint64         stage_since;
  int            fit;
  int            interest;
  gint64         scored_at;
  gint64         rescore_at;
  gint64         suppressed_since;
  gint64         returned_at;
  gint64         wake_at;
  gint64         last_event_at;
  gint64         due_at;
  BatonLeadFlags flags;
  BatonOutcome   outcome;
} BatonLeadState;

G_END_DECLS
