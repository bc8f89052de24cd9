/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "handoff/baton-handoff.h"
#include "insight/baton-funnel.h"
#include "sla/baton-sla.h"

G_BEGIN_DECLS

/**
 * BatonClockTally:
 * @sla: the id of the SLA
 * @team: the team whose promise it is
 * @priority: the priority of the cases
 * @met: cases that ended in time
 * @missed: cases that ended late
 * @cancelled: cases that no longer mattered
 * @running: cases that still run
 * @late: those of them that are past due
 *
 * The cases of one promise and one priority in a period.
 */
typedef struct
{
  char          *sla;
  BatonTeam      team;
  BatonPriority  priority;
  guint          met;
  guint          missed;
  guint          cancelled;
  guint          running;
  guint          late;
} BatonClockTally;

/**
 * BatonSourceTally:
 * @source: where the leads came from; "" when not known
 * @leads: how many came in the period
 * @handed_over: how many of them were handed over at least once
 * @won: how many of them became customers
 *
 * What became of the leads of one source.
 */
typedef struct
{
  char  *source;
  guint  leads;
  guint  handed_over;
  guint  won;
} BatonSourceTally;

/**
 * BatonHandoffLine:
 * @handoff: the handoff
 * @lead_name: (nullable): what to call the lead; `NULL` when nothing is known
 * @company: (nullable): its company
 * @person_name: (nullable): whom it waits for, or waited for
 *
 * A handoff as a list shows it.
 */
typedef struct
{
  BatonHandoff *handoff;
  char         *lead_name;
  char         *company;
  char         *person_name;
} BatonHandoffLine;

/**
 * BatonResponse:
 * @handoff: the handoff's number
 * @lead: the lead's number
 * @person: whom it went to; 0 for nobody
 * @priority: how urgent it was
 * @event_at: when the lead last did something before it was handed over; 0 for never
 * @created_at: when it was handed over
 * @assigned_at: when it reached the person; 0 for not yet
 * @first_attempt_at: when somebody first tried to contact it; 0 for not yet
 * @reached_at: when it was first reached; 0 for not yet
 * @attempts: how often somebody tried
 *
 * How fast and how often somebody tried to contact a lead that was handed over.
 * All times are microseconds UTC.
 */
typedef struct
{
  gint64        handoff;
  gint64        lead;
  gint64        person;
  BatonPriority priority;
  gint64        event_at;
  gint64        created_at;
  gint64        assigned_at;
  gint64        first_attempt_at;
  gint64        reached_at;
  guint         attempts;
} BatonResponse;

void       baton_clock_tally_clear       (BatonClockTally   *self);
void       baton_source_tally_clear      (BatonSourceTally  *self);
void       baton_handoff_line_free       (BatonHandoffLine  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonHandoffLine, baton_handoff_line_free)

GArray    *baton_insight_list_moves      (BatonConnection   *connection,
                                          GCancellable      *cancellable,
                                          GError           **error);
gboolean   baton_insight_count_stages    (BatonConnection   *connection,
                                          guint              counts[BATON_MAX_STAGES],
                                          GError           **error);
gboolean   baton_insight_count_handoffs  (BatonConnection   *connection,
                                          gint64             from,
                                          gint64             to,
                                          guint             *count,
                                          GError           **error);
GPtrArray *baton_insight_list_handoffs   (BatonConnection   *connection,
                                          gboolean           only_open,
                                          guint              limit,
                                          GError           **error);
gboolean   baton_insight_count_returns   (BatonConnection   *connection,
                                          gint64             from,
                                          gint64             to,
                                          guint              counts[BATON_N_RETURN_REASONS],
                                          GError           **error);
GArray    *baton_insight_tally_clocks    (BatonConnection   *connection,
                                          gint64             from,
                                          gint64             to,
                                          gint64             now,
                                          GError           **error);
GArray    *baton_insight_tally_sources   (BatonConnection   *connection,
                                          gint64             from,
                                          gint64             to,
                                          GError           **error);
GArray    *baton_insight_list_responses  (BatonConnection   *connection,
                                          gint64             from,
                                          gint64             to,
                                          GError           **error);

G_END_DECLS
