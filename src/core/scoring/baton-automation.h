/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scoring/baton-evaluator.h"

G_BEGIN_DECLS

/**
 * BatonAutomationTask:
 * @automation: the automation that asks for it, lent by the rule set
 * @event: the event that set it off, lent by the caller
 * @at: when it fell due, in microseconds UTC
 *
 * Something that Marketing is asked to do about a lead.
 */
typedef struct
{
  const BatonAutomation *automation;
  const BatonEvent      *event;
  gint64                 at;
} BatonAutomationTask;

GArray *baton_evaluator_list_tasks (BatonEvaluator   *self,
                                    const BatonEvent *events,
                                    guint             n_events,
                                    gint64            since,
                                    gint64            now);

G_END_DECLS
