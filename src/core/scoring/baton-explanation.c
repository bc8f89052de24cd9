/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-score.h"

/**
 * baton_explanation_free:
 * @self: (nullable): an explanation
 *
 * Frees an explanation with its lines.
 */
void
baton_explanation_free (BatonExplanation *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->unread);
  g_free (self->persona);
  g_free (self);
}
