/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-score-change-repository.h"
#include "baton-session.h"
#include "scoring/baton-score-difference.h"

G_BEGIN_DECLS

/**
 * BatonScoreHistory:
 * @changes: (element-type BatonScoreChange): what the score was, oldest first
 * @since: the time that the score is compared with, in microseconds UTC; 0 when
 *   the lead was not there yet
 * @before: (nullable): why it had its score then, by the rules of now
 * @now: why it has its score now
 * @shifts: (element-type BatonScoreShift) (nullable): why the one became the other
 *
 * How the score of a lead came to be what it is.
 */
typedef struct
{
  GArray           *changes;
  gint64            since;
  BatonExplanation *before;
  BatonExplanation *now;
  GArray           *shifts;
} BatonScoreHistory;

void               baton_score_history_free       (BatonScoreHistory        *self);
int                baton_score_history_get_change (const BatonScoreHistory  *self);
BatonScoreHistory *baton_load_score_history       (BatonSession             *session,
                                                   gint64                    lead,
                                                   gint64                    since,
                                                   GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonScoreHistory, baton_score_history_free)

G_END_DECLS
