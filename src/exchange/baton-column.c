/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-lead-reader.h"

BatonColumn *
baton_column_copy (const BatonColumn *self)
{
  BatonColumn *copy = g_new0 (BatonColumn, 1);

  copy->heading = g_strdup (self->heading);
  copy->field = g_strdup (self->field);
  copy->note = g_strdup (self->note);
  return copy;
}

void
baton_column_free (BatonColumn *self)
{
  g_free (self->heading);
  g_free (self->field);
  g_free (self->note);
  g_free (self);
}
