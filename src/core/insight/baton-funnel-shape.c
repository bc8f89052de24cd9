/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-funnel-shape.h"

/* How much wider a cut bar is than the widest below it. */
#define CUT_STEP 1.25

/* A stage that was wider than that before is not drawn as it was: everything else would shrink. */
#define WIDEST_BEFORE 1.25

/* A bar with leads can be seen. */
#define LEAST_WIDTH 2.0

typedef struct
{
  double   extent;  /* how wide the bar is, in leads */
  gboolean cut;
} Stretch;

/* From the last stage up: bars are to scale until one has to be cut, and those
 * above it that are larger than all bars to scale are cut as well. */
static double
stretch_bars (const guint *counts,
              guint        n_counts,
              Stretch     *bars)
{
  double largest = 0;           /* the largest count to scale */
  double widest = 0;            /* the widest extent */
  guint below = 0;              /* the nearest count below that is not 0 */
  const Stretch *next = NULL;   /* and its bar */

  for (guint i = n_counts; i-- > 0;)
    {
      guint count = counts[i];
      Stretch *bar = &bars[i];

      *bar = (Stretch) { .extent = count };
      if (count == 0)
        continue;

      if (next != NULL && count > largest)
        {
          if ((double) count > (double) BATON_FUNNEL_CUT_RATIO * below)
            *bar = (Stretch) { widest * CUT_STEP, TRUE };
          else if (next->cut)
            *bar = (Stretch) { MAX (next->extent * count / below, largest), TRUE };
        }
      if (!bar->cut)
        largest = MAX (largest, count);
      widest = MAX (widest, bar->extent);
      below = count;
      next = bar;
    }
  return widest;
}

static double
get_widest (const Stretch *bars,
            const guint   *before,
            guint          n_counts,
            double         widest)
{
  double all = widest;

  for (guint i = 0; before != NULL && i < n_counts; i++)
    {
      if (!bars[i].cut && before[i] <= widest * WIDEST_BEFORE)
        all = MAX (all, before[i]);
    }
  return all;
}

static double
get_width (double extent,
           double widest,
           double available)
{
  if (extent <= 0 || widest <= 0)
    return 0;
  return MIN (available, MAX (LEAST_WIDTH, extent / widest * available));
}

/**
 * baton_funnel_shape_compute:
 * @counts: (array length=n_counts): how many leads each stage has, in the order of the funnel
 * @before: (nullable) (array length=n_counts): how many each had in the period before
 * @n_counts: how many stages there are
 * @frame: where to draw them
 *
 * Turns counts into bars with trapezoids between them.
 *
 * The scale is linear and begins at zero. A stage with more than four times
 * the leads of the next one that has any is cut: it is only a little wider
 * than what comes below it.
 *
 * Returns: (transfer full) (element-type BatonFunnelBar): a bar a stage
 */
GArray *
baton_funnel_shape_compute (const guint            *counts,
                            const guint            *before,
                            guint                   n_counts,
                            const BatonFunnelFrame *frame)
{
  g_autofree Stretch *stretches = NULL;
  double middle, widest;
  GArray *bars;

  g_return_val_if_fail (counts != NULL || n_counts == 0, NULL);
  g_return_val_if_fail (frame != NULL, NULL);

  bars = g_array_sized_new (FALSE, TRUE, sizeof (BatonFunnelBar), n_counts);
  stretches = g_new0 (Stretch, n_counts);
  middle = frame->x + frame->width / 2;
  widest = get_widest (stretches, before, n_counts, stretch_bars (counts, n_counts, stretches));
  for (guint i = 0; i < n_counts; i++)
    {
      BatonFunnelBar bar = {
        .y = frame->y + i * (frame->bar_height + frame->gap),
        .width = get_width (stretches[i].extent, widest, frame->width),
        .before_width = -1,
        .cut = stretches[i].cut,
      };

      if (before != NULL && !bar.cut && before[i] <= widest)
        bar.before_width = get_width (before[i], widest, frame->width);
      bar.x = middle - bar.width / 2;
      bar.next_width = i + 1 < n_counts ? get_width (stretches[i + 1].extent, widest, frame->width) : 0;
      bar.next_x = middle - bar.next_width / 2;
      g_array_append_val (bars, bar);
    }
  return bars;
}
