/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-funnel-change.h"

#include <math.h>

#include "insight/baton-funnel-drop.h"

/* By which factor a figure has to differ to be mentioned; times vary more than counts. */
static const double least_factors[] = {
  [BATON_FUNNEL_ENTERED] = 1.1,
  [BATON_FUNNEL_CONVERSION] = 1.1,
  [BATON_FUNNEL_MEDIAN] = 1.25,
};

static void
compare (GArray                *changes,
         BatonFunnelFigureKind  kind,
         guint                  position,
         double                 now,
         double                 before)
{
  BatonFunnelChange change = { kind, position, now > before, 0 };

  if (!(now > 0) || !(before > 0))
    return;
  change.weight = fabs (log (now / before));
  if (change.weight >= log (least_factors[kind]))
    g_array_append_val (changes, change);
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const BatonFunnelChange *first = a;
  const BatonFunnelChange *second = b;

  return (second->weight > first->weight) - (second->weight < first->weight);
}

/**
 * baton_funnel_find_changes:
 * @stages: (array length=n_stages): the funnel of a period
 * @before: (array length=n_stages): that of the period before, with the same stages
 * @n_stages: how many stages there are
 *
 * Finds what differs between two periods, what differs most first. Nothing is said
 * of stages that few leads entered.
 *
 * Returns: (transfer full) (element-type BatonFunnelChange): the changes
 */
GArray *
baton_funnel_find_changes (const BatonFunnelStage *stages,
                           const BatonFunnelStage *before,
                           guint                   n_stages)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (BatonFunnelChange));

  for (guint i = 0; i < n_stages; i++)
    {
      if (MIN (stages[i].entered, before[i].entered) < BATON_FUNNEL_ENOUGH)
        continue;
      compare (changes, BATON_FUNNEL_ENTERED, i, stages[i].entered, before[i].entered);
      compare (changes, BATON_FUNNEL_CONVERSION, i, stages[i].conversion, before[i].conversion);
      if (MIN (stages[i].went_on, before[i].went_on) >= BATON_FUNNEL_ENOUGH)
        compare (changes, BATON_FUNNEL_MEDIAN, i, (double) stages[i].median_seconds,
                 (double) before[i].median_seconds);
    }
  g_array_sort (changes, compare_weights);
  return changes;
}
