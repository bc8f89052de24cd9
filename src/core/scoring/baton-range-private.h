/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From one number or date to another, both included. */
typedef struct
{
  gboolean dates;
  double   low;
  double   high;
  char     first[24]; /* The dates in ISO 8601, which sort as texts. */
  char     last[24];
} BatonRange;

BatonRange *baton_range_new      (const char         *low,
                                  const char         *high,
                                  gboolean            numbers,
                                  gboolean            dates,
                                  GError            **error);
gboolean    baton_range_contains (const BatonRange   *self,
                                  const char         *text);

G_END_DECLS
