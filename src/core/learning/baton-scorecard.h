/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "learning/baton-learning-table.h"
#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

/**
 * BATON_SCORECARD_MIN_CASES:
 *
 * How many leads that were won, and how many that were lost, it takes to learn
 * from: ten for each of five bins, see EVENTS_PER_BIN in baton-card.c.
 */
#define BATON_SCORECARD_MIN_CASES 50

/**
 * BatonLearningOptions:
 * @fields: (nullable): the fields to learn from; `NULL` for all
 * @exclude: (nullable): fields to leave out
 * @keep_late: whether to learn also from fields that look filled in later
 * @seed: which cases are tried on which; the same seed gives the same card
 *
 * How to learn. Fields are named as in conditions; the `custom.` of a field of
 * one's own may be left out.
 */
typedef struct
{
  const char * const *fields;
  const char * const *exclude;
  gboolean            keep_late;
  guint32             seed;
} BatonLearningOptions;

/**
 * BatonFieldWorth:
 * @field: the field
 * @information: how much it tells by itself (information value): below 0.02
 *   nothing, above 0.3 much
 * @auc: how well it tells the won from the lost by itself, 0.5 to 1
 * @used: whether the scorecard has a rule for it
 *
 * What a field is worth.
 */
typedef struct
{
  char     *field;
  double    information;
  double    auc;
  gboolean  used;
} BatonFieldWorth;

/**
 * BatonScoreBand:
 * @from: the lowest score of the band
 * @to: the highest
 * @n_cases: how many leads have such a score
 * @n_won: how many of them were won
 * @predicted: the share that was expected to be won, 0 to 1
 *
 * A band of scores: what was foretold for leads that were not learned from,
 * and what happened.
 */
typedef struct
{
  int    from;
  int    to;
  guint  n_cases;
  guint  n_won;
  double predicted;
} BatonScoreBand;

#define BATON_SCORECARD_BANDS 10

/**
 * BatonScorecard:
 * @n_won: how many won leads it was learned from
 * @n_lost: how many lost ones
 * @auc: how likely a lead that is won has a higher score than one that is lost,
 *   on leads that were not learned from; the mean of several tries
 * @auc_spread: the standard deviation of the tries
 * @bands: what was foretold and what happened, by score
 * @fields: (element-type BatonFieldWorth): what each field is worth, most first
 * @late: (element-type BatonLateField): fields that look filled in later
 * @kept_late: whether those were learned from all the same
 * @rules: (element-type BatonFitRule): the rules
 * @threshold: the score from which a lead is best called likely to be won
 * @hot: the score that the best tenth of the leads reaches
 *
 * Rules that were learned from leads whose outcome is known.
 */
typedef struct
{
  guint          n_won;
  guint          n_lost;
  double         auc;
  double         auc_spread;
  BatonScoreBand bands[BATON_SCORECARD_BANDS];
  GPtrArray     *fields;
  GPtrArray     *late;
  gboolean       kept_late;
  GPtrArray     *rules;
  int            threshold;
  int            hot;
} BatonScorecard;

/**
 * BatonScorecardProgressFunc:
 * @fraction: how much is done, 0 to 1
 * @user_data: (closure): data
 *
 * Tells how far the learning is.
 */
typedef void (*BatonScorecardProgressFunc) (double   fraction,
                                            gpointer user_data);

BatonScorecard *baton_scorecard_learn       (BatonLearningTable          *table,
                                             const BatonLearningOptions  *options,
                                             BatonScorecardProgressFunc   progress,
                                             gpointer                     progress_data,
                                             GCancellable                *cancellable,
                                             GError                     **error);
gboolean        baton_scorecard_check_cases (guint64                      n_won,
                                             guint64                      n_lost,
                                             GError                     **error);
void            baton_scorecard_free        (BatonScorecard              *self);
void            baton_scorecard_apply       (const BatonScorecard        *self,
                                             BatonRuleSheet              *sheet);
double          baton_scorecard_get_auc     (const BatonScorecard        *self,
                                             const BatonLearningTable    *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonScorecard, baton_scorecard_free)

G_END_DECLS
