/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-intake.h"
#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonRescoreReport:
 * @scored: how many leads were scored
 * @changed: how many scores changed
 * @handed_over: how many leads were handed over because of it
 * @released: how many fell back
 * @unconfirmed: how many began to wait until a person confirms them
 */
typedef struct
{
  guint64 scored;
  guint64 changed;
  guint64 handed_over;
  guint64 released;
  guint64 unconfirmed;
} BatonRescoreReport;

gboolean          baton_rescore_all      (BatonSession        *session,
                                          BatonRescoreReport  *report,
                                          BatonProgressFunc    progress,
                                          gpointer             progress_data,
                                          GCancellable        *cancellable,
                                          GError             **error);
gboolean          baton_rescore_lead     (BatonSession        *session,
                                          gint64               lead,
                                          BatonRescoreReport  *report,
                                          GCancellable        *cancellable,
                                          GError             **error);
BatonExplanation *baton_explain_lead     (BatonSession        *session,
                                          gint64               lead,
                                          GError             **error);

G_END_DECLS
