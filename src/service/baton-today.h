/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-done.h"
#include "baton-insight-service.h"
#include "baton-work-item.h"

G_BEGIN_DECLS

/**
 * BatonToday:
 * @now: the time that it was put together at, in microseconds UTC
 * @me: who looks; 0 when the session's actor is none of the people
 * @team: the team of who looks; means nothing without @me
 * @items: (element-type BatonWorkItem): what waits for @me, or for anybody
 *   without @me, what a delay costs most first; a lead is there once
 * @is_late_cut: whether more is late than @items has
 * @is_due_cut: whether more is due than @items has
 * @coming: (element-type BatonWorkItem): the returned leads that @me gave back, or
 *   anybody without @me or in Marketing, and that are to be looked at again in the
 *   coming days; the earliest first
 * @done: (element-type BatonDone): what the actor did today, the newest first
 * @promises: (element-type BatonSlaStatus): how the promises stand
 * @slas: (element-type BatonSla): what @promises lends its SLAs from
 * @month_start: when the month that the promises are measured in began
 * @month_end: when it ends
 * @process: the stages
 * @fit: the fit that an MQL takes
 *
 * What needs somebody now.
 */
typedef struct
{
  gint64        now;
  gint64        me;
  BatonTeam     team;
  GPtrArray    *items;
  gboolean      is_late_cut;
  gboolean      is_due_cut;
  GPtrArray    *coming;
  GPtrArray    *done;
  GArray       *promises;
  GPtrArray    *slas;
  gint64        month_start;
  gint64        month_end;
  BatonProcess *process;
  int           fit;
} BatonToday;

/**
 * BatonHandoffTab:
 * @BATON_HANDOFF_TAB_INCOMING: waits for who looks, or for nobody yet
 * @BATON_HANDOFF_TAB_WAITING: waits for anybody
 * @BATON_HANDOFF_TAB_ACCEPTED: was accepted
 * @BATON_HANDOFF_TAB_RETURNED: was returned
 * @BATON_HANDOFF_TAB_OVERDUE: waits, and something about it is late
 */
typedef enum
{
  BATON_HANDOFF_TAB_INCOMING,
  BATON_HANDOFF_TAB_WAITING,
  BATON_HANDOFF_TAB_ACCEPTED,
  BATON_HANDOFF_TAB_RETURNED,
  BATON_HANDOFF_TAB_OVERDUE,
  BATON_N_HANDOFF_TABS,
} BatonHandoffTab;

/**
 * BatonHandoffTabs:
 * @me: who looks; 0 when the session's actor is none of the people
 * @team: the team of who looks; means nothing without @me
 * @items: (element-type BatonWorkItem): the handoffs of each tab
 * @is_cut: whether there are more than a tab has
 * @n_open: how many there are in each tab of handoffs that wait, also where it is cut
 *
 * The handoffs, from several sides.
 */
typedef struct
{
  gint64     me;
  BatonTeam  team;
  GPtrArray *items[BATON_N_HANDOFF_TABS];
  gboolean   is_cut[BATON_N_HANDOFF_TABS];
  guint      n_open[BATON_N_HANDOFF_TABS];
} BatonHandoffTabs;

void              baton_today_free        (BatonToday        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonToday, baton_today_free)

void              baton_handoff_tabs_free (BatonHandoffTabs  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonHandoffTabs, baton_handoff_tabs_free)

BatonToday       *baton_load_today        (BatonSession      *session,
                                           GCancellable      *cancellable,
                                           GError           **error);
BatonHandoffTabs *baton_load_handoff_tabs (BatonSession      *session,
                                           GCancellable      *cancellable,
                                           GError           **error);

G_END_DECLS
