/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "baton-events.h"
#include "lead/baton-lead.h"
#include "sla/baton-clock.h"

G_BEGIN_DECLS

/**
 * BatonWorkLine:
 * @lead: the lead, with what a list shows of it and what decides who may contact it
 * @handoff: (nullable): the handoff that the work comes from; `NULL` for none
 * @asked_kind: (nullable): what the lead asked for a conversation with, an
 *   event's kind such as `demo_request`; `NULL` when it did not ask
 * @asked_form: (nullable): the form that it sent then
 * @clock: what is due; its `id` is 0 when nothing is
 * @person_name: (nullable): whose turn it is; `NULL` when it is nobody's
 * @returned_at: when Sales handed the lead back, in microseconds UTC; 0 for never
 * @reason: why
 * @until: when to look at it again, in microseconds UTC
 * @note: (nullable): what else was said
 * @answer: (nullable): what an automation asks Marketing to do; whoever lists
 *   the lines finds it out
 *
 * Something that waits for somebody, as a list shows it.
 */
typedef struct
{
  BatonLead         *lead;
  BatonHandoff      *handoff;
  char              *asked_kind;
  char              *asked_form;
  BatonClock         clock;
  char              *person_name;
  gint64             returned_at;
  BatonReturnReason  reason;
  gint64             until;
  char              *note;
  char              *answer;
} BatonWorkLine;

/**
 * BatonWorkFilter:
 * @person: whose turn it has to be, or nobody's; 0 for anybody's
 * @team: the person's team; means nothing without @person
 *
 * Whose work is meant.
 */
typedef struct
{
  gint64    person;
  BatonTeam team;
} BatonWorkFilter;

/**
 * BatonActivity:
 * @kind: (nullable): a kind of event, such as `form_view`; `NULL` for any
 * @since: the earliest time of such an event, in microseconds UTC
 * @now: the time now
 * @limit: the most leads to look at
 *
 * What leads have to have done that Marketing may have to answer.
 */
typedef struct
{
  const char *kind;
  gint64      since;
  gint64      now;
  guint       limit;
} BatonActivity;

/**
 * BatonWorkList:
 * @BATON_WORK_WAITING: waits to be accepted; the longest waiting first
 * @BATON_WORK_OVERDUE: waits, and something about it is late; the latest first
 * @BATON_WORK_ACCEPTED: accepted and not returned; the newest first
 * @BATON_WORK_RETURNED: returned; the newest first
 *
 * Which handoffs are meant.
 */
typedef enum
{
  BATON_WORK_WAITING,
  BATON_WORK_OVERDUE,
  BATON_WORK_ACCEPTED,
  BATON_WORK_RETURNED,
} BatonWorkList;

void       baton_work_line_free       (BatonWorkLine          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonWorkLine, baton_work_line_free)

GPtrArray *baton_work_list_due        (BatonConnection        *connection,
                                       const BatonWorkFilter  *filter,
                                       gint64                  from,
                                       gint64                  to,
                                       guint                   limit,
                                       GError                **error);
GPtrArray *baton_work_list_rested     (BatonConnection        *connection,
                                       gint64                  now,
                                       guint                   limit,
                                       GError                **error);
GPtrArray *baton_work_list_resting    (BatonConnection        *connection,
                                       gint64                  person,
                                       gint64                  from,
                                       gint64                  to,
                                       guint                   limit,
                                       GError                **error);
GPtrArray *baton_work_list_active     (BatonConnection        *connection,
                                       const BatonActivity    *activity,
                                       GError                **error);
gboolean   baton_work_load_events     (BatonConnection        *connection,
                                       const BatonActivity    *activity,
                                       gint64                  earliest,
                                       BatonEvents            *events,
                                       GError                **error);
GPtrArray *baton_work_list_handoffs   (BatonConnection        *connection,
                                       BatonWorkList           which,
                                       gint64                  person,
                                       gint64                  now,
                                       guint                   limit,
                                       GError                **error);
gboolean   baton_work_count_handoffs  (BatonConnection        *connection,
                                       BatonWorkList           which,
                                       gint64                  person,
                                       gint64                  now,
                                       guint                  *n,
                                       GError                **error);

G_END_DECLS
