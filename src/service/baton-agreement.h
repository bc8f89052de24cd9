/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-intake.h"
#include "baton-score-service.h"
#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonAgreement:
 * @rules_version: the version of the rules, which the thresholds are a part of
 * @mql: when a lead is qualified
 * @hot: the score from which a lead is hot; 0 for none
 * @matrix: what fit and interest do together, whatever the threshold
 * @slas_version: the version of the promises
 * @slas: (element-type BatonSla): the promises
 * @calendar_version: the version of the calendar
 * @calendar: the working time
 *
 * What of the teams' agreements a person sets by hand, as it is in force.
 */
typedef struct
{
  gint64          rules_version;
  BatonThreshold  mql;
  int             hot;
  BatonMatrix     matrix;
  gint64          slas_version;
  GPtrArray      *slas;
  gint64          calendar_version;
  BatonCalendar  *calendar;
} BatonAgreement;

void            baton_agreement_free            (BatonAgreement        *self);
BatonAgreement *baton_agreement_load            (BatonSession          *session,
                                                 GCancellable          *cancellable,
                                                 GError               **error);
gboolean        baton_agreement_save_thresholds (BatonSession          *session,
                                                 const BatonThreshold  *mql,
                                                 int                    hot,
                                                 gint64                *version,
                                                 gboolean               confirm,
                                                 BatonRescoreReport    *report,
                                                 BatonProgressFunc      progress,
                                                 gpointer               progress_data,
                                                 GCancellable          *cancellable,
                                                 GError               **error);
gboolean        baton_agreement_save_slas       (BatonSession          *session,
                                                 GPtrArray             *slas,
                                                 gint64                 based_on,
                                                 GCancellable          *cancellable,
                                                 GError               **error);
gboolean        baton_agreement_save_calendar   (BatonSession          *session,
                                                 BatonCalendar         *calendar,
                                                 gint64                 based_on,
                                                 GCancellable          *cancellable,
                                                 GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonAgreement, baton_agreement_free)

G_END_DECLS
