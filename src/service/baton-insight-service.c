/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-insight-service.h"

#include "insight/baton-funnel.h"

/* The period that an instant lies in, by the calendar's own midnights. */
static void
find_period (BatonCalendar *calendar,
             BatonPeriod    period,
             gint64         now,
             gint64        *start,
             gint64        *end)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (baton_calendar_get_time_zone (calendar));
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autoptr(GDateTime) day = g_date_time_new (zone, g_date_time_get_year (local), g_date_time_get_month (local),
                                              g_date_time_get_day_of_month (local), 0, 0, 0);
  g_autoptr(GDateTime) first = NULL, next = NULL;
  int month = g_date_time_get_month (local);

  switch (period)
    {
    case BATON_PERIOD_WEEK:
      first = g_date_time_add_days (day, 1 - g_date_time_get_day_of_week (day));
      next = g_date_time_add_days (first, 7);
      break;

    case BATON_PERIOD_QUARTER:
      first = g_date_time_new (zone, g_date_time_get_year (local), month - (month - 1) % 3, 1, 0, 0, 0);
      next = g_date_time_add_months (first, 3);
      break;

    default:
      first = g_date_time_new (zone, g_date_time_get_year (local), month, 1, 0, 0, 0);
      next = g_date_time_add_months (first, 1);
      break;
    }
  *start = g_date_time_to_unix (first) * G_USEC_PER_SEC;
  *end = g_date_time_to_unix (next) * G_USEC_PER_SEC;
}

static gboolean
weigh_volume (BatonSession       *session,
              const BatonPolicy  *policy,
              BatonSlaStatus     *status,
              GError            **error)
{
  gint64 now = baton_session_get_now (session);
  gint64 start, end;

  find_period (policy->calendar, status->sla->period, now, &start, &end);
  if (!baton_insight_count_handoffs (baton_session_get_connection (session), start, now + 1, &status->done, error))
    return FALSE;

  status->standing = baton_standing_of_volume (status->sla, policy->calendar, status->done, start, end, now,
                                               &status->pace, &status->projection);
  return TRUE;
}

static void
weigh_cases (GArray         *tallies,
             BatonSlaStatus *status)
{
  for (guint i = 0; i < tallies->len; i++)
    {
      const BatonClockTally *tally = &g_array_index (tallies, BatonClockTally, i);

      if (!g_str_equal (tally->sla, status->sla->id))
        continue;
      status->met += tally->met;
      status->missed += tally->missed;
      status->running += tally->running;
      status->late += tally->late;
    }

  /* A case that is late already can no longer be in time. */
  status->standing = baton_standing_of_share (status->sla, status->met, status->missed + status->late,
                                              status->running - status->late);
}

static GArray *
weigh_promises (BatonSession  *session,
                gint64        *period_start,
                gint64        *period_end,
                GError       **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  gint64 now = baton_session_get_now (session);
  g_autoptr(GArray) tallies = NULL;
  g_autoptr(GArray) promises = g_array_new (FALSE, TRUE, sizeof (BatonSlaStatus));

  if (policy == NULL)
    return NULL;

  find_period (policy->calendar, BATON_PERIOD_MONTH, now, period_start, period_end);
  tallies = baton_insight_tally_clocks (baton_session_get_connection (session), *period_start, *period_end, now, error);
  if (tallies == NULL)
    return NULL;

  for (guint i = 0; i < policy->slas->len; i++)
    {
      BatonSlaStatus status = { .sla = g_ptr_array_index (policy->slas, i) };

      if (status.sla->kind != BATON_SLA_VOLUME)
        weigh_cases (tallies, &status);
      else if (!weigh_volume (session, policy, &status, error))
        return NULL;
      g_array_append_val (promises, status);
    }
  return g_steal_pointer (&promises);
}

/**
 * baton_sla_status:
 * @session: a session
 * @period_start: (out): when the month began, in microseconds UTC
 * @period_end: (out): when it ends
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Tells how both teams' promises stand in the month that it is: cases that
 * ended in it or still run. A volume is counted over its own period.
 *
 * Returns: (transfer full) (element-type BatonSlaStatus) (nullable): the
 *   promises; their SLAs are lent until the policy changes
 */
GArray *
baton_sla_status (BatonSession  *session,
                  gint64        *period_start,
                  gint64        *period_end,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GArray) promises = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  promises = weigh_promises (session, period_start, period_end, error);
  if (!baton_session_end (session, promises != NULL, error))
    return NULL;
  return g_steal_pointer (&promises);
}

static GArray *
compute_funnel (BatonSession  *session,
                gint64         from,
                gint64         to,
                GCancellable  *cancellable,
                GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(GArray) moves = NULL;
  guint counts[BATON_MAX_STAGES];

  if (policy == NULL || !baton_insight_count_stages (connection, counts, error))
    return NULL;
  moves = baton_insight_list_moves (connection, cancellable, error);
  if (moves == NULL)
    return NULL;

  return baton_funnel_compute (policy->process, counts, (const BatonFunnelMove *) (void *) moves->data, moves->len,
                               from, to, baton_session_get_now (session));
}

/**
 * baton_funnel:
 * @session: a session
 * @from: the begin of the period, in microseconds UTC
 * @to: its end, not part of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Computes the numbers of the funnel.
 *
 * Returns: (transfer full) (element-type BatonFunnelStage) (nullable): the
 *   stages, in the order of the process
 */
GArray *
baton_funnel (BatonSession  *session,
              gint64         from,
              gint64         to,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GArray) stages = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  stages = compute_funnel (session, from, to, cancellable, error);
  if (!baton_session_end (session, stages != NULL, error))
    return NULL;
  return g_steal_pointer (&stages);
}

/**
 * baton_new_handoffs:
 * @session: a session
 * @only_open: whether only those that wait to be accepted are wanted
 * @limit: the most to list; 0 for all
 * @error: return location for an error
 *
 * Lists handoffs.
 *
 * Returns: (transfer full) (element-type BatonHandoffLine) (nullable): the
 *   handoffs, newest first
 */
GPtrArray *
baton_new_handoffs (BatonSession  *session,
                    gboolean       only_open,
                    guint          limit,
                    GError       **error)
{
  g_autoptr(GPtrArray) handoffs = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, NULL, error))
    return NULL;
  handoffs = baton_insight_list_handoffs (baton_session_get_connection (session), only_open, limit, error);
  if (!baton_session_end (session, handoffs != NULL, error))
    return NULL;
  return g_steal_pointer (&handoffs);
}

static gboolean
look_over (BatonSession   *session,
           BatonOverview  *overview,
           GError        **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(GPtrArray) waiting = NULL;

  if (!baton_insight_count_stages (connection, overview->counts, error))
    return FALSE;
  waiting = baton_insight_list_handoffs (connection, TRUE, 0, error);
  if (waiting == NULL)
    return FALSE;

  overview->n_leads = 0;
  for (guint i = 0; i < BATON_MAX_STAGES; i++)
    overview->n_leads += overview->counts[i];
  overview->n_waiting = waiting->len;
  return TRUE;
}

/**
 * baton_overview:
 * @session: a session
 * @overview: (out caller-allocates): the numbers
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Counts what the first look at a database shows.
 *
 * Returns: whether it worked
 */
gboolean
baton_overview (BatonSession   *session,
                BatonOverview  *overview,
                GCancellable   *cancellable,
                GError        **error)
{
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  done = look_over (session, overview, error);
  return baton_session_end (session, done, error);
}
