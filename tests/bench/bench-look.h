/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "index/baton-lead-list.h"
#include "bench-clock.h"

G_BEGIN_DECLS

/* Somebody in front of a window. */
typedef struct
{
  GtkWidget     *window;
  BatonLeadList *list;              /* NULL until the page of leads has one */
  gint64         painting_since;
  gint64         painting_at;       /* the same by the processor's time of this thread */
  BenchSeries   *frames;            /* NULL while frames are not measured */
  BenchSeries   *processor;         /* what they took of the processor; NULL as well */
  guint          n_painted;
} BenchLook;

void       bench_look_begin          (BenchLook  *self,
                                      GtkWidget  *window);
void       bench_look_end            (BenchLook  *self);
GtkWidget *bench_look_find           (GtkWidget  *widget,
                                      GType       type);
GtkWidget *bench_look_find_window    (GType       type);
void       bench_look_find_list      (BenchLook  *self);
guint      bench_look_count_shown    (BenchLook  *self);
void       bench_look_wait_for_frame (BenchLook  *self);
void       bench_look_wait_for_rest  (BenchLook  *self);
void       bench_look_on             (guint       milliseconds);

G_END_DECLS
