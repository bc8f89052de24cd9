/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-document-repository.h"
#include "baton-intake.h"
#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonRescoreReport:
 * @scored: how many leads were scored
 * @changed: how many scores changed
 * @handed_over: how many leads were handed over because of it
 * @released: how many fell back
 */
typedef struct
{
  guint64 scored;
  guint64 changed;
  guint64 handed_over;
  guint64 released;
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

gboolean          baton_rules_apply      (BatonSession        *session,
                                          const char          *text,
                                          const char          *comment,
                                          gint64              *version,
                                          BatonRescoreReport  *report,
                                          BatonProgressFunc    progress,
                                          gpointer             progress_data,
                                          GCancellable        *cancellable,
                                          GError             **error);
char             *baton_rules_show       (BatonSession        *session,
                                          gint64               version,
                                          GError             **error);
GPtrArray        *baton_rules_history    (BatonSession        *session,
                                          GError             **error);

G_END_DECLS
