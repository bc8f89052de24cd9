/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BATON_HINDSIGHT_SCORES  201  /* 0 to 200. */
#define BATON_HINDSIGHT_BANDS   10
#define BATON_HINDSIGHT_WEEKS   52
#define BATON_HINDSIGHT_WEEKS_A_MONTH (365.2425 / 12 / 7)
#define BATON_HINDSIGHT_NEVER   (-1) /* No threshold would have done. */

/**
 * BatonHindsightOutcome:
 * @BATON_HINDSIGHT_OPEN: not known, or not yet; counts as work alone
 * @BATON_HINDSIGHT_WON: became a customer
 * @BATON_HINDSIGHT_LOST: was lost
 * @BATON_HINDSIGHT_RETURNED: Sales handed it back
 *
 * How a case ended.
 */
typedef enum
{
  BATON_HINDSIGHT_OPEN,
  BATON_HINDSIGHT_WON,
  BATON_HINDSIGHT_LOST,
  BATON_HINDSIGHT_RETURNED,
} BatonHindsightOutcome;

#define BATON_N_HINDSIGHT_OUTCOMES 4

/**
 * BatonHindsightGate:
 * @BATON_HINDSIGHT_BY_SCORE: it is passed on where its score reaches the threshold
 * @BATON_HINDSIGHT_ALWAYS: it is passed on whatever its score, such as a hand-raiser
 * @BATON_HINDSIGHT_BLOCKED: it is never passed on: a filter, a cell of the matrix
 *   or a minimum of a part is in the way
 *
 * What decides whether a case is passed on to Sales.
 */
typedef enum
{
  BATON_HINDSIGHT_BY_SCORE,
  BATON_HINDSIGHT_ALWAYS,
  BATON_HINDSIGHT_BLOCKED,
} BatonHindsightGate;

/**
 * BatonHindsightCase:
 * @at: when it was judged, in microseconds UTC
 * @score: the score that it had then, 0 to 200
 * @outcome: how it ended
 * @gate: what decides whether it is passed on
 *
 * One occasion on which a lead was, or could have been, handed over.
 */
typedef struct
{
  gint64                at;
  int                   score;
  BatonHindsightOutcome outcome;
  BatonHindsightGate    gate;
} BatonHindsightCase;

/**
 * BatonHindsightBand:
 * @from: the lowest score of the band
 * @to: the highest
 * @count: how many cases with a known outcome have such a score
 * @won: how many of them were won
 * @precision: @won by @count; not a number where there are none
 * @recall: @won by all that were won; not a number where none was
 * @lift: @precision by the share of all that were won
 *
 * How the cases of a band of scores ended, whatever the gate.
 */
typedef struct
{
  int     from;
  int     to;
  guint64 count;
  guint64 won;
  double  precision;
  double  recall;
  double  lift;
} BatonHindsightBand;

/**
 * BatonHindsightPoint:
 * @passed: how many cases with a known outcome would have been passed on
 * @won: how many of them were won
 * @precision: @won by @passed; not a number where none would have been
 * @recall: @won by all that were won; not a number where none was
 * @lift: @precision by the share of all that were won
 * @per_week: how many of all cases would have been passed on in a week, on average
 * @per_month: the same in a month
 * @busiest_week: how many in the busiest week
 *
 * What a threshold would have done.
 */
typedef struct
{
  guint64 passed;
  guint64 won;
  double  precision;
  double  recall;
  double  lift;
  double  per_week;
  double  per_month;
  guint64 busiest_week;
} BatonHindsightPoint;

/**
 * BatonHindsight:
 * @n_cases: how many cases there are, by [enum@HindsightOutcome]
 * @auc: the area under the curve: how often a won case has a higher score than
 *   one that was not won, 0 to 1; not a number where there are not both
 * @bands: bands of 20 points; the last has 200 as well
 * @curve: what each threshold would have done, by the threshold
 * @first_week: the Monday that the weeks begin with, in microseconds UTC
 * @n_weeks: how many weeks the work is told for, up to that of the newest case;
 *   at most %BATON_HINDSIGHT_WEEKS, 0 without cases
 * @weeks: (array length=n_weeks): how many cases each week brings at each threshold
 *
 * How a rule set would have done in the past.
 */
typedef struct
{
  guint64              n_cases[BATON_N_HINDSIGHT_OUTCOMES];
  double               auc;
  BatonHindsightBand   bands[BATON_HINDSIGHT_BANDS];
  BatonHindsightPoint  curve[BATON_HINDSIGHT_SCORES];
  gint64               first_week;
  guint                n_weeks;
  guint32            (*weeks)[BATON_HINDSIGHT_SCORES];
} BatonHindsight;

BatonHindsight *baton_hindsight_compute        (const BatonHindsightCase *cases,
                                                gsize                     n_cases);
void            baton_hindsight_free           (BatonHindsight           *self);

int             baton_hindsight_find_threshold (const BatonHindsight     *self,
                                                double                    per_month);
gint64          baton_hindsight_get_week       (const BatonHindsight     *self,
                                                guint                     week);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonHindsight, baton_hindsight_free)

G_END_DECLS
