/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "insight/baton-percent-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * baton_percent_text:
 * @share: a share, 0 to 1; not finite where there is none, such as that of no leads
 * @digits: how many digits stand behind the point
 *
 * Writes a share as a percentage, as the user's language does: with a space
 * before the sign, or without.
 *
 * Returns: (transfer full) (nullable): the text, such as `79.4%`; `NULL`
 *   where there is no share
 */
char *
baton_percent_text (double share,
                    guint  digits)
{
  g_autofree char *number = NULL;

  if (!isfinite (share))
    return NULL;

  number = g_strdup_printf ("%.*f", (int) digits, share * 100);
  /* Translators: a percentage, such as “79.4%” */
  return g_strdup_printf (_("%s%%"), number);
}
