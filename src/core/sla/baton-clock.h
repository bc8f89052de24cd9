/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "handoff/baton-handoff.h"

G_BEGIN_DECLS

/**
 * BatonClockState:
 * @BATON_CLOCK_RUNNING: running, with time
 * @BATON_CLOCK_DUE_SOON: running, past the warning
 * @BATON_CLOCK_LATE: running, past due
 * @BATON_CLOCK_MET: ended in time
 * @BATON_CLOCK_MISSED: ended late, or not at all
 * @BATON_CLOCK_CANCELLED: ended because it no longer mattered
 */
typedef enum
{
  BATON_CLOCK_RUNNING,
  BATON_CLOCK_DUE_SOON,
  BATON_CLOCK_LATE,
  BATON_CLOCK_MET,
  BATON_CLOCK_MISSED,
  BATON_CLOCK_CANCELLED,
} BatonClockState;

/**
 * BatonClock:
 * @id: the clock's number
 * @lead: the lead's number
 * @handoff: the handoff's number; 0 for none
 * @person: who is to act; 0 for the team
 * @sla: the id of the SLA
 * @team: the team whose promise it is
 * @priority: the priority that chose the target
 * @started_at: when it started
 * @warn_at: when to warn
 * @due_at: when it is due, by the calendar in force when it started
 * @count: attempts asked for; 0 for a time clock
 * @done: attempts made so far
 * @ended_at: when it ended; 0 while it runs
 * @outcome: how it ended; %BATON_CLOCK_RUNNING while it runs
 * @warned_at: when the warning was told; 0 for not yet
 * @breached_at: when the breach was told; 0 for not yet
 *
 * A running or ended clock on one lead. All times are microseconds UTC.
 */
typedef struct
{
  gint64          id;
  gint64          lead;
  gint64          handoff;
  gint64          person;
  char           *sla;
  BatonTeam       team;
  BatonPriority   priority;
  gint64          started_at;
  gint64          warn_at;
  gint64          due_at;
  int             count;
  int             done;
  gint64          ended_at;
  BatonClockState outcome;
  gint64          warned_at;
  gint64          breached_at;
} BatonClock;

void            baton_clock_clear           (BatonClock       *self);
BatonClockState baton_clock_get_state       (const BatonClock *self,
                                             gint64            now);
BatonClockState baton_clock_outcome_at      (const BatonClock *self,
                                             gint64            ended_at);
const char     *baton_clock_state_get_name  (BatonClockState   state);
const char     *baton_clock_state_get_title (BatonClockState   state);
gboolean        baton_clock_state_from_name (const char       *name,
                                             BatonClockState  *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonClock, baton_clock_clear)

G_END_DECLS
