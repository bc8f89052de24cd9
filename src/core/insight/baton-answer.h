/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-automation.h"

G_BEGIN_DECLS

/**
 * BATON_ANSWER_LASTS:
 *
 * For how long it makes sense to answer what somebody did, in microseconds.
 */
#define BATON_ANSWER_LASTS ((gint64) 7 * G_TIME_SPAN_DAY)

gboolean baton_answer_find (BatonEvaluator      *evaluator,
                            const BatonEvent    *events,
                            guint                n_events,
                            gint64               attempted_at,
                            gint64               now,
                            BatonAutomationTask *task);

G_END_DECLS
