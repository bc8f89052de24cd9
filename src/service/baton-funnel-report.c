/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-funnel-report.h"

#include "baton-insight-repository.h"

void
baton_funnel_report_free (BatonFunnelReport *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->process, baton_process_unref);
  g_clear_pointer (&self->stages, g_array_unref);
  g_clear_pointer (&self->before, g_array_unref);
  g_clear_pointer (&self->usual, g_array_unref);
  g_free (self);
}

/* Both are by rising lead. */
static GArray *
keep_moves_of (const GArray *moves,
               const GArray *leads)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (BatonFunnelMove));
  guint place = 0;

  for (guint i = 0; i < moves->len; i++)
    {
      const BatonFunnelMove *move = &g_array_index (moves, BatonFunnelMove, i);

      while (place < leads->len && g_array_index (leads, gint64, place) < move->lead)
        place++;
      if (place == leads->len)
        break;
      if (g_array_index (leads, gint64, place) == move->lead)
        g_array_append_vals (kept, move, 1);
    }
  return kept;
}

/* A lead is in the stage that its last move led to. */
static void
count_stages (const GArray *moves,
              guint         counts[BATON_MAX_STAGES])
{
  memset (counts, 0, BATON_MAX_STAGES * sizeof *counts);
  for (guint i = 0; i < moves->len; i++)
    {
      const BatonFunnelMove *move = &g_array_index (moves, BatonFunnelMove, i);
      gboolean is_last = i + 1 == moves->len || move[1].lead != move->lead;

      if (is_last && move->to < BATON_MAX_STAGES)
        counts[move->to]++;
    }
}

static gboolean
has_entered (const GArray *stages)
{
  for (guint i = 0; i < stages->len; i++)
    {
      if (g_array_index (stages, BatonFunnelStage, i).entered > 0)
        return TRUE;
    }
  return FALSE;
}

/* With a period in which nothing happened yet nothing is to be compared. */
static void
compute (BatonFunnelReport *self,
         const GArray      *moves)
{
  const BatonFunnelMove *all = (const BatonFunnelMove *) (const void *) moves->data;
  guint counts[BATON_MAX_STAGES];

  count_stages (moves, counts);
  self->stages = baton_funnel_compute (self->process, counts, all, moves->len,
                                       self->span.from, self->span.to, self->now);
  if (!baton_funnel_span_has_before (&self->span))
    return;
  self->before = baton_funnel_compute (self->process, counts, all, moves->len, self->span.before_from,
                                       self->span.before_to, self->span.before_now);
  if (!has_entered (self->before))
    {
      g_clear_pointer (&self->before, g_array_unref);
      return;
    }
  self->usual = baton_funnel_compute_usual (self->process, all, moves->len, &self->span);
}

static BatonFunnelReport *
make_report (BatonSession       *session,
             BatonFunnelPeriod   period,
             const GArray       *leads,
             GCancellable       *cancellable,
             GError            **error)
{
  const BatonPolicy *policy = baton_session_get_policy (session, error);
  g_autoptr(BatonFunnelReport) self = g_new0 (BatonFunnelReport, 1);
  g_autoptr(GArray) moves = NULL;
  g_autoptr(GArray) kept = NULL;

  if (policy == NULL)
    return NULL;
  moves = baton_insight_list_moves (baton_session_get_connection (session), cancellable, error);
  if (moves == NULL)
    return NULL;

  self->now = baton_session_get_now (session);
  self->zone = g_time_zone_new_identifier (baton_calendar_get_time_zone (policy->calendar));
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->process = baton_process_ref (policy->process);
  self->fit = baton_rule_set_get_mql (baton_evaluator_get_rules (policy->evaluator))->fit;
  baton_funnel_period_find (period, self->zone, self->now, &self->span);

  if (leads != NULL)
    kept = keep_moves_of (moves, leads);
  compute (self, kept != NULL ? kept : moves);
  return g_steal_pointer (&self);
}

/**
 * baton_funnel_report:
 * @session: a session
 * @period: the period to look at
 * @leads: (nullable) (element-type gint64): the leads that count, by rising
 *   number; `NULL` for all
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Computes the funnel of a period beside that of the period before.
 *
 * Returns: (transfer full) (nullable): the report
 */
BatonFunnelReport *
baton_funnel_report (BatonSession       *session,
                     BatonFunnelPeriod   period,
                     const GArray       *leads,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_autoptr(BatonFunnelReport) report = NULL;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  report = make_report (session, period, leads, cancellable, error);
  if (!baton_session_end (session, report != NULL, error))
    return NULL;
  return g_steal_pointer (&report);
}
