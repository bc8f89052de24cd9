/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonTickReport:
 * @rescored: leads whose score time alone could have changed
 * @changed: those whose score did change
 * @handed_over: leads handed over because of it
 * @released: leads that fell back
 * @assigned: waiting leads that found somebody free
 * @warned: clocks that are due soon, told now
 * @breached: clocks that are late, told now
 * @woken: returned leads whose date has come
 */
typedef struct
{
  guint rescored;
  guint changed;
  guint handed_over;
  guint released;
  guint assigned;
  guint warned;
  guint breached;
  guint woken;
} BatonTickReport;

gboolean baton_tick        (BatonSession     *session,
                            BatonTickReport  *report,
                            GCancellable     *cancellable,
                            GError          **error);
gboolean baton_tick_is_due (BatonSession     *session,
                            gboolean         *is_due,
                            GCancellable     *cancellable,
                            GError          **error);

G_END_DECLS
