/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-urgency.h"

/**
 * baton_urgency_get_level:
 * @self: an urgency
 * @now: the time, in microseconds UTC
 *
 * Tells how much a delay costs now.
 *
 * Returns: the level
 */
BatonUrgencyLevel
baton_urgency_get_level (const BatonUrgency *self,
                         gint64              now)
{
  g_return_val_if_fail (self != NULL, BATON_URGENCY_NO_CLOCK);

  if (self->due_at == 0)
    return BATON_URGENCY_NO_CLOCK;
  if (now > self->due_at)
    return BATON_URGENCY_LATE;
  if (now >= self->warn_at || self->due_at - now <= G_TIME_SPAN_HOUR)
    return BATON_URGENCY_DUE_SOON;
  return BATON_URGENCY_LATER;
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

/**
 * baton_urgency_compare:
 * @a: an urgency
 * @b: another one
 * @now: the time, in microseconds UTC
 *
 * Orders leads by what a delay costs: the late ones first, the longest late
 * before the others; then those that are due, by the time that is left; then
 * those that nothing was promised for. Of two that are due in the same minute
 * the one with the higher score comes first.
 *
 * No two leads are equal, so the order is always the same.
 *
 * Returns: below 0 when @a comes first, above 0 when @b does, 0 for the same lead
 */
int
baton_urgency_compare (const BatonUrgency *a,
                       const BatonUrgency *b,
                       gint64              now)
{
  BatonUrgencyLevel level_a = baton_urgency_get_level (a, now);
  BatonUrgencyLevel level_b = baton_urgency_get_level (b, now);

  if (level_a != level_b)
    return level_a < level_b ? -1 : 1;
  if (a->due_at / G_TIME_SPAN_MINUTE != b->due_at / G_TIME_SPAN_MINUTE)
    return compare_numbers (a->due_at, b->due_at);
  if (a->score != b->score)
    return compare_numbers (b->score, a->score);
  return compare_numbers (a->lead, b->lead);
}
