/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sla/baton-sla.h"

#include "baton-names.h"

static const char * const kind_names[] = {
  "time",
  "volume",
  "attempts",
  NULL,
};

static const char * const milestone_names[] = {
  "handoff",
  "assignment",
  "acceptance",
  "acceptance-or-return",
  "attempt",
  "reached",
  "return",
  "take-up",
  NULL,
};

static const char * const period_names[] = {
  "week",
  "month",
  "quarter",
  NULL,
};

/**
 * baton_sla_new:
 *
 * Returns: (transfer full): an SLA of which nothing is filled in
 */
BatonSla *
baton_sla_new (void)
{
  return g_new0 (BatonSla, 1);
}

/**
 * baton_sla_free:
 * @self: (nullable): an SLA
 *
 * Frees an SLA.
 */
void
baton_sla_free (BatonSla *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

static gboolean
compute_working (const BatonSla       *self,
                 BatonCalendar        *calendar,
                 const BatonDuration  *target,
                 BatonClock           *clock,
                 GError              **error)
{
  BatonDuration warning = { 0, };
  gint64 seconds;

  if (!baton_calendar_due (calendar, clock->started_at, target, &clock->due_at, error))
    return FALSE;

  seconds = baton_calendar_elapsed (calendar, clock->started_at, clock->due_at);
  warning.seconds = (gint64) ((double) seconds * self->warn);
  return baton_calendar_due (calendar, clock->started_at, &warning, &clock->warn_at, error);
}

static void
compute_elapsed (const BatonSla      *self,
                 const BatonDuration *target,
                 BatonClock          *clock)
{
  gint64 seconds = baton_duration_get_elapsed (target);

  clock->due_at = clock->started_at + seconds * G_USEC_PER_SEC;
  clock->warn_at = clock->started_at + (gint64) ((double) seconds * self->warn) * G_USEC_PER_SEC;
}

/**
 * baton_sla_start:
 * @self: an SLA of times or attempts
 * @calendar: (nullable): the calendar in force; may be `NULL` when the SLA
 *   counts elapsed time
 * @priority: the priority, which chooses the target
 * @start: when the clock starts, in microseconds UTC
 * @clock: (out caller-allocates): return location for the clock; what it held
 *   before is overwritten
 * @error: return location for an error
 *
 * Starts a clock: fills in what follows from the SLA. Whose lead and whose turn
 * it is, is for the caller to add.
 *
 * The warning comes after @self's share of the same time as the target: of the
 * working time, or of the elapsed time, between the start and the due time.
 *
 * Fails as [method@Calendar.due] does.
 *
 * Returns: whether the clock could be started; when not, @clock holds nothing
 */
gboolean
baton_sla_start (const BatonSla  *self,
                 BatonCalendar   *calendar,
                 BatonPriority    priority,
                 gint64           start,
                 BatonClock      *clock,
                 GError         **error)
{
  BatonClock started = { 0, };

  g_return_val_if_fail (self != NULL && self->kind != BATON_SLA_VOLUME, FALSE);
  g_return_val_if_fail (calendar != NULL || !self->working, FALSE);
  g_return_val_if_fail (priority < BATON_N_PRIORITIES, FALSE);
  g_return_val_if_fail (clock != NULL, FALSE);

  *clock = started;
  started.started_at = start;
  started.team = self->team;
  started.priority = priority;
  started.count = self->count;
  if (!self->working)
    compute_elapsed (self, &self->targets[priority], &started);
  else if (!compute_working (self, calendar, &self->targets[priority], &started, error))
    return FALSE;

  started.sla = g_strdup (self->id);
  *clock = started;
  return TRUE;
}

/**
 * baton_sla_find:
 * @slas: (element-type BatonSla): SLAs
 * @id: (nullable): an id
 *
 * Finds an SLA.
 *
 * Returns: (transfer none) (nullable): the SLA; `NULL` when there is none with @id
 */
const BatonSla *
baton_sla_find (GPtrArray  *slas,
                const char *id)
{
  g_return_val_if_fail (slas != NULL, NULL);

  for (guint i = 0; i < slas->len; i++)
    {
      const BatonSla *sla = g_ptr_array_index (slas, i);

      if (g_strcmp0 (sla->id, id) == 0)
        return sla;
    }
  return NULL;
}

/**
 * baton_sla_kind_get_name:
 * @kind: a kind of SLA
 *
 * Returns: its name in files, such as `time`
 */
const char *
baton_sla_kind_get_name (BatonSlaKind kind)
{
  g_return_val_if_fail (kind <= BATON_SLA_ATTEMPTS, NULL);

  return kind_names[kind];
}

/**
 * baton_sla_kind_from_name:
 * @name: (nullable): a name
 * @kind: (out): return location for the kind
 *
 * Returns: whether @name is the name of a kind
 */
gboolean
baton_sla_kind_from_name (const char   *name,
                          BatonSlaKind *kind)
{
  int found = baton_names_find (kind_names, name);

  if (found < 0)
    return FALSE;
  *kind = (BatonSlaKind) found;
  return TRUE;
}

/**
 * baton_milestone_get_name:
 * @milestone: a milestone
 *
 * Returns: its name in files, such as `acceptance-or-return`
 */
const char *
baton_milestone_get_name (BatonMilestone milestone)
{
  g_return_val_if_fail (milestone <= BATON_MILESTONE_TAKE_UP, NULL);

  return milestone_names[milestone];
}

/**
 * baton_milestone_from_name:
 * @name: (nullable): a name
 * @milestone: (out): return location for the milestone
 *
 * Returns: whether @name is the name of a milestone
 */
gboolean
baton_milestone_from_name (const char     *name,
                           BatonMilestone *milestone)
{
  int found = baton_names_find (milestone_names, name);

  if (found < 0)
    return FALSE;
  *milestone = (BatonMilestone) found;
  return TRUE;
}

/**
 * baton_period_get_name:
 * @period: a period
 *
 * Returns: its name in files, such as `month`
 */
const char *
baton_period_get_name (BatonPeriod period)
{
  g_return_val_if_fail (period <= BATON_PERIOD_QUARTER, NULL);

  return period_names[period];
}

/**
 * baton_period_from_name:
 * @name: (nullable): a name
 * @period: (out): return location for the period
 *
 * Returns: whether @name is the name of a period
 */
gboolean
baton_period_from_name (const char  *name,
                        BatonPeriod *period)
{
  int found = baton_names_find (period_names, name);

  if (found < 0)
    return FALSE;
  *period = (BatonPeriod) found;
  return TRUE;
}
