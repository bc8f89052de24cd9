/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-check-repository.h"
#include "baton-intake.h"
#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonCheckReport:
 * @leads: leads checked
 * @events: events checked
 * @scores: scores computed again
 * @violations: (element-type BatonViolation): what does not hold
 */
typedef struct
{
  guint64    leads;
  guint64    events;
  guint64    scores;
  GPtrArray *violations;
} BatonCheckReport;

void              baton_check_report_free (BatonCheckReport   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCheckReport, baton_check_report_free)

BatonCheckReport *baton_check             (BatonSession       *session,
                                           BatonProgressFunc   progress,
                                           gpointer            progress_data,
                                           GCancellable       *cancellable,
                                           GError            **error);

G_END_DECLS
