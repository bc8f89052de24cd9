/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-funnel-drop.h"

#include <math.h>

static gboolean
can_tell (const BatonFunnelStage *stage)
{
  return stage->entered >= BATON_FUNNEL_ENOUGH && isfinite (stage->conversion);
}

/**
 * baton_funnel_find_drop:
 * @stages: (array length=n_stages): the funnel of a period
 * @before: (nullable) (array length=n_stages): that of the period before, with the same stages
 * @n_stages: how many stages there are
 * @position: (out): the place of the stage from which leads do not go on
 *
 * Finds the step that asks for attention first: the one whose share of leads
 * that go on fell most, and when none fell by as much as a person would
 * mention the one where it is smallest.
 *
 * Returns: what is the matter with the step
 */
BatonFunnelDropKind
baton_funnel_find_drop (const BatonFunnelStage *stages,
                        const BatonFunnelStage *before,
                        guint                   n_stages,
                        guint                  *position)
{
  BatonFunnelDropKind kind = BATON_FUNNEL_DROP_NONE;
  double deepest = BATON_FUNNEL_LEAST_FALL;
  double smallest = 1;

  *position = 0;
  for (guint i = 0; i < n_stages; i++)
    {
      if (!can_tell (&stages[i]))
        continue;

      if (before != NULL && can_tell (&before[i]) && before[i].conversion - stages[i].conversion >= deepest)
        {
          deepest = before[i].conversion - stages[i].conversion;
          kind = BATON_FUNNEL_DROP_FELL;
          *position = i;
        }
      else if (kind != BATON_FUNNEL_DROP_FELL && stages[i].conversion < smallest)
        {
          smallest = stages[i].conversion;
          kind = BATON_FUNNEL_DROP_MOST;
          *position = i;
        }
    }
  return kind;
}
