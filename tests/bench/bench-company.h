/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "lead/baton-event.h"

G_BEGIN_DECLS

/* Columns of the generated file of leads, in its order. */
#define BENCH_COLUMNS 16

void bench_company_write_leads (const char *path,
                                guint       n_leads);
void bench_company_make_event  (BatonEvent *event,
                                gint64      lead,
                                guint       number,
                                gint64      now);

G_END_DECLS
