/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-score-change-repository.h"
#include "baton-session-private.h"

G_BEGIN_DECLS

/**
 * BatonScoreRange:
 * @n_scored: how many leads were scored
 * @scores: (element-type BatonLeadScore): what is to be written, by rising lead
 * @changes: (element-type BatonScoreChange): the history of those that changed
 * @to_follow: (element-type gint64): the other leads, from whose score something follows
 *
 * What became of the leads of a range of numbers.
 */
typedef struct
{
  guint64  n_scored;
  GArray  *scores;
  GArray  *changes;
  GArray  *to_follow;
} BatonScoreRange;

/**
 * BatonScoreScan:
 *
 * Scores all leads, and hands the scores over range by range, by rising lead.
 */
typedef struct _BatonScoreScan BatonScoreScan;

BatonScoreScan *baton_score_scan_new  (BatonSession        *session,
                                       gint64               first,
                                       gint64               last,
                                       GCancellable        *cancellable,
                                       GError             **error);
gboolean        baton_score_scan_next (BatonScoreScan      *self,
                                       BatonScoreRange    **range,
                                       GError             **error);
double          baton_score_scan_get_progress (BatonScoreScan *self);
void            baton_score_scan_free (BatonScoreScan      *self);
void            baton_score_range_free (BatonScoreRange    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonScoreScan, baton_score_scan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonScoreRange, baton_score_range_free)

G_END_DECLS
