/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-points-text.h"

/**
 * baton_points_text:
 * @points: points, or fewer of them
 *
 * Writes points as people do: with a minus as wide as a plus, not a hyphen.
 *
 * Returns: (transfer full): the text, such as `15` or `−8`
 */
char *
baton_points_text (int points)
{
  return points < 0 ? g_strdup_printf ("−%d", -points) : g_strdup_printf ("%d", points);
}

/**
 * baton_points_text_signed:
 * @points: points, or fewer of them
 *
 * Writes points that are added or taken away.
 *
 * Returns: (transfer full): the text, such as `+15` or `−8`
 */
char *
baton_points_text_signed (int points)
{
  return points < 0 ? baton_points_text (points) : g_strdup_printf ("+%d", points);
}
