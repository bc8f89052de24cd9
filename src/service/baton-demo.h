/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-intake.h"
#include "baton-session.h"

G_BEGIN_DECLS

#define BATON_DEMO_LEADS 12000

/**
 * BatonDemoReport:
 *
 * How large the sample company is.
 */
typedef struct
{
  guint64 leads;
  guint64 events;
  guint64 handoffs;
  guint64 people;
} BatonDemoReport;

gboolean baton_demo (BatonSession        *session,
                     guint                n_leads,
                     guint32              seed,
                     BatonDemoReport     *report,
                     BatonProgressFunc    progress,
                     gpointer             progress_data,
                     GCancellable        *cancellable,
                     GError             **error);

G_END_DECLS
