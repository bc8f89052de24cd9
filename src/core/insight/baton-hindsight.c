/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All is counted into histograms over the 201 scores first, so that the cost
 * does not depend on the order of the cases, nor the result.
 *
 * Precision, recall and the curve are those of T. Fawcett, "An introduction to
 * ROC analysis", Pattern Recognition Letters 27 (2006). The area under the curve
 * is the statistic of Mann and Whitney by the number of pairs, a tie counted as
 * half, after J. A. Hanley and B. J. McNeil, "The meaning and use of the area
 * under a receiver operating characteristic (ROC) curve", Radiology 143 (1982).
 * The lift is the precision by the share that a blind choice would win. */

#include "insight/baton-hindsight.h"

#include <math.h>

#define BAND            20
#define WEEK            (7 * G_TIME_SPAN_DAY)
#define MONDAY          (-3 * G_TIME_SPAN_DAY) /* 1970 began on a Thursday. */

/* How many cases have each score; the outcome of all of them is known. */
typedef struct
{
  guint64 all[BATON_HINDSIGHT_SCORES];
  guint64 won[BATON_HINDSIGHT_SCORES];
} Histogram;

static gboolean
is_known (const BatonHindsightCase *item)
{
  return item->outcome != BATON_HINDSIGHT_OPEN;
}

static int
score_of (const BatonHindsightCase *item)
{
  return CLAMP (item->score, 0, BATON_HINDSIGHT_SCORES - 1);
}

/* Below which threshold a case is passed on. */
static int
passes_until (const BatonHindsightCase *item)
{
  switch (item->gate)
    {
    case BATON_HINDSIGHT_ALWAYS:
      return BATON_HINDSIGHT_SCORES;
    case BATON_HINDSIGHT_BLOCKED:
      return 0;
    case BATON_HINDSIGHT_BY_SCORE:
    default:
      return score_of (item) + 1;
    }
}

static gint64
week_of (gint64 at)
{
  gint64 since = at - MONDAY;

  return since >= 0 ? since / WEEK : (since - WEEK + 1) / WEEK;
}

static double
divide (double part,
        double whole)
{
  return whole > 0 ? part / whole : NAN;
}

/* Pairs of a won case and one that was not. */
static double
compute_auc (const Histogram *histogram)
{
  double below = 0;
  double in_order = 0;
  double won = 0;

  for (guint i = 0; i < BATON_HINDSIGHT_SCORES; i++)
    {
      double missed = (double) (histogram->all[i] - histogram->won[i]);

      in_order += (double) histogram->won[i] * (below + missed / 2);
      below += missed;
      won += (double) histogram->won[i];
    }
  return divide (in_order, won * below);
}

static void
fill_bands (BatonHindsight  *self,
            const Histogram *histogram,
            double           all,
            double           won)
{
  for (guint i = 0; i < BATON_HINDSIGHT_BANDS; i++)
    {
      BatonHindsightBand *band = &self->bands[i];

      band->from = (int) i * BAND;
      band->to = i + 1 < BATON_HINDSIGHT_BANDS ? band->from + BAND - 1 : BATON_HINDSIGHT_SCORES - 1;
      for (int score = band->from; score <= band->to; score++)
        {
          band->count += histogram->all[score];
          band->won += histogram->won[score];
        }
      band->precision = divide ((double) band->won, (double) band->count);
      band->recall = divide ((double) band->won, won);
      band->lift = band->precision / divide (won, all);
    }
}

static void
fill_curve (BatonHindsight           *self,
            const BatonHindsightCase *cases,
            gsize                     n_cases,
            double                    all,
            double                    won)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      int until = passes_until (&cases[i]);

      if (!is_known (&cases[i]) || until == 0)
        continue;
      self->curve[until - 1].passed++;
      self->curve[until - 1].won += cases[i].outcome == BATON_HINDSIGHT_WON;
    }

  for (int threshold = BATON_HINDSIGHT_SCORES; threshold-- > 0;)
    {
      BatonHindsightPoint *point = &self->curve[threshold];

      if (threshold + 1 < BATON_HINDSIGHT_SCORES)
        {
          point->passed += point[1].passed;
          point->won += point[1].won;
        }
      point->precision = divide ((double) point->won, (double) point->passed);
      point->recall = divide ((double) point->won, won);
      point->lift = point->precision / divide (won, all);
    }
}

static void
find_weeks (BatonHindsight           *self,
            const BatonHindsightCase *cases,
            gsize                     n_cases,
            gint64                   *first)
{
  gint64 last = G_MININT64;

  *first = G_MAXINT64;
  for (gsize i = 0; i < n_cases; i++)
    {
      *first = MIN (*first, week_of (cases[i].at));
      last = MAX (last, week_of (cases[i].at));
    }
  if (n_cases == 0)
    return;

  *first = MAX (*first, last - BATON_HINDSIGHT_WEEKS + 1);
  self->first_week = MONDAY + *first * WEEK;
  self->n_weeks = (guint) (last - *first + 1);
}

/* A history of less than a month counts as a month: that is how long its leads
 * have to do for a target of a month. */
static void
fill_work (BatonHindsight           *self,
           const BatonHindsightCase *cases,
           gsize                     n_cases)
{
  guint64 sums[BATON_HINDSIGHT_SCORES] = { 0 };
  gint64 first;

  find_weeks (self, cases, n_cases, &first);
  self->weeks = g_malloc0_n (MAX (self->n_weeks, 1), sizeof *self->weeks);
  for (gsize i = 0; i < n_cases; i++)
    {
      gint64 week = week_of (cases[i].at) - first;
      int until = passes_until (&cases[i]);

      if (week >= 0 && until > 0)
        self->weeks[week][until - 1]++;
    }

  for (guint week = 0; week < self->n_weeks; week++)
    {
      guint32 passed = 0;

      for (int threshold = BATON_HINDSIGHT_SCORES; threshold-- > 0;)
        {
          passed += self->weeks[week][threshold];
          self->weeks[week][threshold] = passed;
          sums[threshold] += passed;
          self->curve[threshold].busiest_week = MAX (self->curve[threshold].busiest_week, passed);
        }
    }

  for (guint i = 0; i < BATON_HINDSIGHT_SCORES; i++)
    {
      self->curve[i].per_week = self->n_weeks > 0 ? (double) sums[i] / self->n_weeks : 0;
      self->curve[i].per_month = (double) sums[i] / MAX (self->n_weeks / BATON_HINDSIGHT_WEEKS_A_MONTH, 1);
    }
}

/**
 * baton_hindsight_compute:
 * @cases: (array length=n_cases): the past, in any order
 * @n_cases: how many cases there are
 *
 * Works out how a rule set would have done.
 *
 * Cases whose outcome is not known count for the work that each threshold
 * brings, and for nothing else. What is returned was not won. Weeks go from
 * Monday to Sunday, in UTC.
 *
 * Returns: (transfer full): the figures
 */
BatonHindsight *
baton_hindsight_compute (const BatonHindsightCase *cases,
                         gsize                     n_cases)
{
  BatonHindsight *self = g_new0 (BatonHindsight, 1);
  g_autofree Histogram *histogram = g_new0 (Histogram, 1);
  double all, won;

  for (gsize i = 0; i < n_cases; i++)
    {
      self->n_cases[cases[i].outcome]++;
      if (!is_known (&cases[i]))
        continue;
      histogram->all[score_of (&cases[i])]++;
      histogram->won[score_of (&cases[i])] += cases[i].outcome == BATON_HINDSIGHT_WON;
    }

  all = (double) (n_cases - self->n_cases[BATON_HINDSIGHT_OPEN]);
  won = (double) self->n_cases[BATON_HINDSIGHT_WON];
  self->auc = compute_auc (histogram);
  fill_bands (self, histogram, all, won);
  fill_curve (self, cases, n_cases, all, won);
  fill_work (self, cases, n_cases);
  return self;
}

/**
 * baton_hindsight_free:
 * @self: (nullable): figures
 *
 * Frees the figures.
 */
void
baton_hindsight_free (BatonHindsight *self)
{
  if (self == NULL)
    return;

  g_free (self->weeks);
  g_free (self);
}

/**
 * baton_hindsight_find_threshold:
 * @self: figures
 * @per_month: how many leads were to be passed on in a month
 *
 * Finds the highest threshold, from 1, that would have passed on as many leads
 * in an average month.
 *
 * Returns: the threshold; %BATON_HINDSIGHT_NEVER where not even the lowest
 *   would have, or nothing was promised
 */
int
baton_hindsight_find_threshold (const BatonHindsight *self,
                                double                per_month)
{
  g_return_val_if_fail (self != NULL, BATON_HINDSIGHT_NEVER);

  for (int threshold = BATON_HINDSIGHT_SCORES - 1; per_month > 0 && threshold > 0; threshold--)
    {
      if (self->curve[threshold].per_month >= per_month)
        return threshold;
    }
  return BATON_HINDSIGHT_NEVER;
}

/**
 * baton_hindsight_get_week:
 * @self: figures
 * @week: the number of a week, from 0
 *
 * Tells when a week begins.
 *
 * Returns: its Monday, in microseconds UTC
 */
gint64
baton_hindsight_get_week (const BatonHindsight *self,
                          guint                 week)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->first_week + (gint64) week * WEEK;
}
