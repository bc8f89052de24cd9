/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-agreement.h"
#include "baton-database.h"
#include "baton-newcomers.h"
#include "baton-progress.h"

G_BEGIN_DECLS

/**
 * BatonThresholdRequest:
 * @mql: when a lead is qualified
 * @hot: the score from which a lead is hot; 0 for none
 * @based_on: the version of the rules that was looked at
 * @confirm: whether leads that newly qualify wait until a person confirms them
 *
 * Thresholds to be saved.
 */
typedef struct
{
  BatonThreshold mql;
  int            hot;
  gint64         based_on;
  gboolean       confirm;
} BatonThresholdRequest;

/**
 * BatonThresholdOutcome:
 * @version: the version that the rules became
 * @report: what became of the leads
 * @newcomers: (element-type gint64) (nullable): the leads that wait to be
 *   confirmed; `NULL` when none was to wait
 *
 * What came of it.
 */
typedef struct
{
  gint64              version;
  BatonRescoreReport  report;
  GArray             *newcomers;
} BatonThresholdOutcome;

void                   baton_threshold_outcome_free           (BatonThresholdOutcome       *self);
void                   baton_agreement_job_load_async         (BatonDatabase               *database,
                                                               GCancellable                *cancellable,
                                                               GAsyncReadyCallback          callback,
                                                               gpointer                     user_data);
BatonAgreement        *baton_agreement_job_load_finish        (BatonDatabase               *database,
                                                               GAsyncResult                *result,
                                                               GError                     **error);
void                   baton_agreement_job_thresholds_async   (BatonDatabase               *database,
                                                               const BatonThresholdRequest *request,
                                                               BatonProgress               *progress,
                                                               GCancellable                *cancellable,
                                                               GAsyncReadyCallback          callback,
                                                               gpointer                     user_data);
BatonThresholdOutcome *baton_agreement_job_thresholds_finish  (BatonDatabase               *database,
                                                               GAsyncResult                *result,
                                                               GError                     **error);
void                   baton_agreement_job_slas_async         (BatonDatabase               *database,
                                                               GPtrArray                   *slas,
                                                               gint64                       based_on,
                                                               GAsyncReadyCallback          callback,
                                                               gpointer                     user_data);
void                   baton_agreement_job_calendar_async     (BatonDatabase               *database,
                                                               BatonCalendar               *calendar,
                                                               gint64                       based_on,
                                                               GAsyncReadyCallback          callback,
                                                               gpointer                     user_data);
gboolean               baton_agreement_job_save_finish        (BatonDatabase               *database,
                                                               GAsyncResult                *result,
                                                               GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonThresholdOutcome, baton_threshold_outcome_free)

G_END_DECLS
