/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-funnel.h"

#include <math.h>

/* A stage that leads to none and comes after none: the disqualified, and unknown ones. */
#define NO_PLACE -1

typedef struct
{
  int     places[BATON_MAX_STAGES]; /* By number: how far along the funnel a stage is */
  GArray *durations[BATON_MAX_STAGES]; /* By number: seconds from entering to going on */
  guint   entered[BATON_MAX_STAGES];
  gint64  from;
  gint64  to;
} Funnel;

static int
compare_moves (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const BatonFunnelMove *first = *(const BatonFunnelMove * const *) a;
  const BatonFunnelMove *second = *(const BatonFunnelMove * const *) b;

  if (first->lead != second->lead)
    return first->lead < second->lead ? -1 : 1;
  return (first->at > second->at) - (first->at < second->at);
}

static int
compare_seconds (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gint64
find_median (GArray *seconds)
{
  guint middle = seconds->len / 2;
  gint64 upper;

  if (seconds->len == 0)
    return -1;

  g_array_sort (seconds, compare_seconds);
  upper = g_array_index (seconds, gint64, middle);
  if (seconds->len % 2 == 1)
    return upper;
  return g_array_index (seconds, gint64, middle - 1) / 2.0 + upper / 2.0;
}

/* Follows a lead from the first time that it enters the stage in the period. */
static void
follow (Funnel                        *funnel,
        const BatonFunnelMove * const *moves,
        guint                          n,
        guint                          stage)
{
  guint i = 0;
  gint64 start;

  while (i < n && (moves[i]->to != stage || moves[i]->at < funnel->from || moves[i]->at >= funnel->to))
    i++;
  if (i == n)
    return;

  funnel->entered[stage]++;
  start = moves[i]->at;
  for (; i < n; i++)
    {
      guint to = moves[i]->to;

      if (to < BATON_MAX_STAGES && funnel->places[stage] != NO_PLACE &&
          funnel->places[to] > funnel->places[stage])
        {
          gint64 seconds = (moves[i]->at - start) / G_USEC_PER_SEC;

          g_array_append_val (funnel->durations[stage], seconds);
          return;
        }
    }
}

/* The moves that have happened, those of a lead together and in order. */
static GPtrArray *
sort_moves (const BatonFunnelMove *moves,
            gsize                  n_moves,
            gint64                 now)
{
  GPtrArray *sorted = g_ptr_array_new ();
  gboolean is_sorted = TRUE;

  for (gsize i = 0; i < n_moves; i++)
    {
      const BatonFunnelMove *move = &moves[i];

      if (move->at > now)
        continue;
      if (sorted->len > 0)
        is_sorted = is_sorted && compare_moves (&sorted->pdata[sorted->len - 1], &move, NULL) <= 0;
      g_ptr_array_add (sorted, (gpointer) move);
    }
  if (!is_sorted)
    g_ptr_array_sort_with_data (sorted, compare_moves, NULL);
  return sorted;
}

static void
follow_all (Funnel                *funnel,
            const GPtrArray       *moves)
{
  const BatonFunnelMove * const *all = (const BatonFunnelMove * const *) moves->pdata;
  guint end;

  for (guint start = 0; start < moves->len; start = end)
    {
      guint32 seen = 0;

      for (end = start; end < moves->len && all[end]->lead == all[start]->lead; end++)
        {
          guint stage = all[end]->to;

          if (stage < BATON_MAX_STAGES)
            seen |= 1u << stage;
        }
      for (guint stage = 0; stage < BATON_MAX_STAGES; stage++)
        {
          if (seen & 1u << stage)
            follow (funnel, all + start, end - start, stage);
        }
    }
}

static gboolean
is_last (BatonProcess *process,
         Funnel       *funnel,
         guint         stage)
{
  for (guint i = 0; i < baton_process_get_n_stages (process); i++)
    {
      const BatonStage *other = baton_process_get_nth (process, i);

      if (other->active && funnel->places[other->number] > funnel->places[stage])
        return FALSE;
    }
  return TRUE;
}

static BatonFunnelStage
sum_up (BatonProcess *process,
        Funnel       *funnel,
        guint         number,
        guint         count)
{
  GArray *durations = funnel->durations[number];
  BatonFunnelStage stage = {
    .stage = number,
    .count = count,
    .entered = funnel->entered[number],
    .went_on = durations->len,
    .conversion = NAN,
    .median_seconds = find_median (durations),
  };

  if (stage.entered > 0 && funnel->places[number] != NO_PLACE && !is_last (process, funnel, number))
    stage.conversion = (double) stage.went_on / stage.entered;
  return stage;
}

/**
 * baton_funnel_compute:
 * @process: the stages
 * @counts: (array fixed-size=32): how many leads are in each stage now, by its number
 * @moves: (array length=n_moves): every move of the leads that entered any stage in the period,
 *   coming to be among them; in any order, but those of a lead at the same time in theirs
 * @n_moves: how many
 * @from: the first moment of the period, in microseconds UTC
 * @to: the first moment after it
 * @now: the time now; later moves have not happened yet
 *
 * Computes the funnel of a period. A lead goes on when it enters any later stage, be it after the
 * period; being disqualified is not going on.
 *
 * Returns: (transfer full) (element-type BatonFunnelStage): the active stages, in their order
 */
GArray *
baton_funnel_compute (BatonProcess          *process,
                      const guint            counts[BATON_MAX_STAGES],
                      const BatonFunnelMove *moves,
                      gsize                  n_moves,
                      gint64                 from,
                      gint64                 to,
                      gint64                 now)
{
  GArray *stages = g_array_new (FALSE, FALSE, sizeof (BatonFunnelStage));
  g_autoptr(GPtrArray) sorted = NULL;
  Funnel funnel = { .from = from, .to = to };

  g_return_val_if_fail (process != NULL, NULL);

  for (guint number = 0; number < BATON_MAX_STAGES; number++)
    {
      funnel.places[number] = NO_PLACE;
      funnel.durations[number] = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  for (guint i = 0; i < baton_process_get_n_stages (process); i++)
    {
      guint number = baton_process_get_nth (process, i)->number;

      if (number != BATON_STAGE_DISQUALIFIED)
        funnel.places[number] = (int) i;
    }

  sorted = sort_moves (moves, n_moves, now);
  follow_all (&funnel, sorted);

  for (guint i = 0; i < baton_process_get_n_stages (process); i++)
    {
      const BatonStage *stage = baton_process_get_nth (process, i);
      BatonFunnelStage bar = sum_up (process, &funnel, stage->number, counts[stage->number]);

      if (stage->active)
        g_array_append_val (stages, bar);
    }
  for (guint number = 0; number < BATON_MAX_STAGES; number++)
    g_array_unref (funnel.durations[number]);
  return stages;
}
