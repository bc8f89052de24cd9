/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-calendar.h"
#include "sla/baton-clock.h"

G_BEGIN_DECLS

typedef enum
{
  BATON_SLA_TIME,
  BATON_SLA_VOLUME,
  BATON_SLA_ATTEMPTS,
} BatonSlaKind;

/**
 * BatonMilestone:
 *
 * What starts or ends a clock.
 */
typedef enum
{
  BATON_MILESTONE_HANDOFF,
  BATON_MILESTONE_ASSIGNMENT,
  BATON_MILESTONE_ACCEPTANCE,
  BATON_MILESTONE_ACCEPTANCE_OR_RETURN,
  BATON_MILESTONE_ATTEMPT,
  BATON_MILESTONE_REACHED,
  BATON_MILESTONE_RETURN,
  BATON_MILESTONE_TAKE_UP,
} BatonMilestone;

typedef enum
{
  BATON_PERIOD_WEEK,
  BATON_PERIOD_MONTH,
  BATON_PERIOD_QUARTER,
} BatonPeriod;

/**
 * BatonSla:
 * @id: such as `first-contact`
 * @title: what people call it
 * @kind: time, volume or attempts
 * @team: the team that promises it
 * @starts: what starts its clocks; for a volume, what is counted
 * @ends: what ends its clocks; for a volume, the same as @starts
 * @targets: how long, by [enum@Priority]; nothing for a volume
 * @working: whether the targets are working time; elapsed time otherwise
 * @count: how many moves (volume) or attempts; 0 for a time
 * @period: the period of a volume
 * @share: the part of the cases promised to be in time, above 0, up to 1
 * @warn: the part of the target after which to warn, above 0, up to 1
 *
 * A promise of one team to the other.
 */
typedef struct
{
  char          *id;
  char          *title;
  BatonSlaKind   kind;
  BatonTeam      team;
  BatonMilestone starts;
  BatonMilestone ends;
  BatonDuration  targets[BATON_N_PRIORITIES];
  gboolean       working;
  int            count;
  BatonPeriod    period;
  double         share;
  double         warn;
} BatonSla;

BatonSla   *baton_sla_new               (void);
void        baton_sla_free              (BatonSla             *self);
gboolean    baton_sla_start             (const BatonSla       *self,
                                         BatonCalendar        *calendar,
                                         BatonPriority         priority,
                                         gint64                start,
                                         BatonClock           *clock,
                                         GError              **error);
const BatonSla *
            baton_sla_find              (GPtrArray            *slas,
                                         const char           *id);
const char *baton_sla_kind_get_name     (BatonSlaKind          kind);
gboolean    baton_sla_kind_from_name    (const char           *name,
                                         BatonSlaKind         *kind);
const char *baton_milestone_get_name    (BatonMilestone        milestone);
gboolean    baton_milestone_from_name   (const char           *name,
                                         BatonMilestone       *milestone);
const char *baton_period_get_name       (BatonPeriod           period);
gboolean    baton_period_from_name      (const char           *name,
                                         BatonPeriod          *period);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonSla, baton_sla_free)

G_END_DECLS

#include "sla/baton-standing.h"
