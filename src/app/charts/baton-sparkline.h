/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BatonSparkPoint:
 * @at: when, in microseconds UTC
 * @value: the value from then on
 */
typedef struct
{
  gint64 at;
  int    value;
} BatonSparkPoint;

#define BATON_TYPE_SPARKLINE (baton_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (BatonSparkline, baton_sparkline, BATON, SPARKLINE, GtkWidget)

GtkWidget *baton_sparkline_new  (void);
void       baton_sparkline_show (BatonSparkline        *self,
                                 const BatonSparkPoint *points,
                                 guint                  n_points,
                                 gint64                 end,
                                 int                    mark);

G_END_DECLS
