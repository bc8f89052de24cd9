/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-decay-private.h"

#include <math.h>

static int
points_after (int   points,
              guint days,
              int   half_life_days)
{
  return (int) lround (points * exp2 (-(double) days / half_life_days));
}

/* Works out what is left on each day until nothing is. Halves are rounded away
 * from zero; the result is the same wherever it is worked out, since only whole
 * half-lives give exact halves, and those are exact in floating point. */
BatonDecay *
baton_decay_new (int points,
                 int half_life_days)
{
  BatonDecay *self;
  guint n_days = 0;

  while (points_after (points, n_days, half_life_days) != 0)
    n_days++;

  self = g_malloc0 (sizeof *self + n_days * sizeof (BatonDecayDay));
  self->n_days = n_days;

  for (guint day = n_days; day-- > 0;)
    {
      BatonDecayDay *entry = &self->days[day];
      gboolean stays;

      entry->points = (gint16) points_after (points, day, half_life_days);
      stays = day + 1 < n_days && entry[1].points == entry->points;
      entry->days_left = stays ? entry[1].days_left + 1 : 1;
    }

  return self;
}
