/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     bench_stall_watch      (void);
void     bench_stall_forget     (void);
void     bench_stall_print      (const char *what);
gboolean bench_stall_was_over   (void);

G_END_DECLS
