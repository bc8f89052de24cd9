/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-funnel-usual.h"

#include <math.h>

#include "insight/baton-funnel-drop.h"

static void
take_in (BatonFunnelUsual       *usual,
         const BatonFunnelStage *stage)
{
  if (stage->entered < BATON_FUNNEL_ENOUGH || !isfinite (stage->conversion))
    return;

  usual->low = usual->n_periods > 0 ? MIN (usual->low, stage->conversion) : stage->conversion;
  usual->high = usual->n_periods > 0 ? MAX (usual->high, stage->conversion) : stage->conversion;
  usual->n_periods++;
}

/**
 * baton_funnel_compute_usual:
 * @process: the stages
 * @moves: (array length=n_moves): every move of the leads, as for [func@funnel_compute]
 * @n_moves: how many
 * @span: a period, with one before
 *
 * Looks at the periods before one, each as long as the one before it and seen when it
 * was as old as the period is now, for the share of leads that usually goes on.
 *
 * Returns: (transfer full) (element-type BatonFunnelUsual): what is usual, by the
 *   stages that [func@funnel_compute] returns
 */
GArray *
baton_funnel_compute_usual (BatonProcess          *process,
                            const BatonFunnelMove *moves,
                            gsize                  n_moves,
                            const BatonFunnelSpan *span)
{
  static const guint no_counts[BATON_MAX_STAGES];
  GArray *usual = g_array_new (FALSE, TRUE, sizeof (BatonFunnelUsual));
  gint64 length = span->before_to - span->before_from;

  g_return_val_if_fail (baton_funnel_span_has_before (span), usual);

  for (guint i = 0; i < BATON_FUNNEL_USUAL_PERIODS; i++)
    {
      g_autoptr(GArray) stages = NULL;

      stages = baton_funnel_compute (process, no_counts, moves, n_moves,
                                     span->before_from - i * length,
                                     span->before_to - i * length,
                                     span->before_now - i * length);
      g_array_set_size (usual, stages->len);
      for (guint j = 0; j < stages->len; j++)
        take_in (&g_array_index (usual, BatonFunnelUsual, j), &g_array_index (stages, BatonFunnelStage, j));
    }
  return usual;
}

/**
 * baton_funnel_usual_is_known:
 * @self: what goes on from a stage
 *
 * Tells whether there were periods enough to compare with.
 *
 * Returns: whether enough is known to call anything usual
 */
gboolean
baton_funnel_usual_is_known (const BatonFunnelUsual *self)
{
  return self->n_periods >= BATON_FUNNEL_LEAST_PERIODS;
}
