/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-score-grid.h"

#include <string.h>

#include "process/baton-process.h"

#define MAX_PART 100

/*
 * Marketing's new leads stand in fresh, and qualify when they reach the
 * threshold. MQLs that their score qualified stand in waiting, and fall back
 * below the release level. MQLs that more than a score speaks for are firm.
 * Leads that are held or wait to be confirmed, that rest after a return, or
 * that Sales works on are in none of them.
 */
struct _BatonScoreGrid
{
  BatonMatrix matrix;
  guint fresh[MAX_PART + 1][MAX_PART + 1];
  guint waiting[MAX_PART + 1][MAX_PART + 1];
  guint firm;
};

/* Those that were below the release level before are there for another reason than their score. */
static gboolean
falls_back (const BatonScoreGrid *self,
            const BatonThreshold *in_force,
            const BatonThreshold *wanted,
            int                   fit,
            int                   interest)
{
  int score = fit + interest;

  return score >= in_force->release && score < wanted->release &&
         baton_matrix_get_action (&self->matrix, fit, interest) != BATON_MATRIX_HAND_OVER;
}

/* The index keeps whole seconds, so a return and an event within one count as none after it. */
static gboolean
has_rested (const BatonIndexRow *row,
            gint64               now)
{
  return row->returned_at == 0 || (now >= row->wake_at && row->last_event_at > row->returned_at);
}

/**
 * baton_score_grid_new:
 * @matrix: what fit and interest do together, whatever the threshold
 *
 * Makes a grid without leads.
 *
 * Returns: (transfer full): the grid
 */
BatonScoreGrid *
baton_score_grid_new (const BatonMatrix *matrix)
{
  BatonScoreGrid *self;

  g_return_val_if_fail (matrix != NULL, NULL);

  self = g_new0 (BatonScoreGrid, 1);
  self->matrix = *matrix;
  return self;
}

/**
 * baton_score_grid_free:
 * @self: (nullable): a grid
 *
 * Frees a grid.
 */
void
baton_score_grid_free (BatonScoreGrid *self)
{
  g_free (self);
}

/**
 * baton_score_grid_add:
 * @self: a grid
 * @row: a lead
 * @now: the time, in microseconds UTC
 *
 * Counts one lead, when the threshold decides about it.
 */
void
baton_score_grid_add (BatonScoreGrid      *self,
                      const BatonIndexRow *row,
                      gint64               now)
{
  const BatonLeadFlags waits = BATON_LEAD_HELD | BATON_LEAD_UNCONFIRMED;
  int fit, interest;

  g_return_if_fail (self != NULL);
  g_return_if_fail (row != NULL);

  fit = CLAMP (row->fit, 0, MAX_PART);
  interest = CLAMP (row->interest, 0, MAX_PART);
  if (row->stage == BATON_STAGE_NEW)
    {
      if (row->team == BATON_TEAM_MARKETING && (row->flags & waits) == 0 && has_rested (row, now))
        self->fresh[fit][interest]++;
    }
  else if (row->stage == BATON_STAGE_MARKETING_QUALIFIED)
    {
      if ((row->flags & BATON_LEAD_HAND_RAISER) != 0)
        self->firm++;
      else
        self->waiting[fit][interest]++;
    }
}

/**
 * baton_score_grid_weigh:
 * @self: a grid
 * @in_force: the threshold in force
 * @wanted: another threshold
 * @hot: the score from which a lead would be hot; 0 for none
 * @effect: (out caller-allocates): what it would do
 *
 * Tells what another threshold would do.
 */
void
baton_score_grid_weigh (const BatonScoreGrid *self,
                        const BatonThreshold *in_force,
                        const BatonThreshold *wanted,
                        int                   hot,
                        BatonThresholdEffect *effect)
{
  g_return_if_fail (self != NULL);

  *effect = (BatonThresholdEffect) { .qualified_now = self->firm };
  for (int fit = 0; fit <= MAX_PART; fit++)
    for (int interest = 0; interest <= MAX_PART; interest++)
      {
        guint fresh = self->fresh[fit][interest];
        guint waiting = self->waiting[fit][interest];

        effect->qualified_now += waiting;
        if (baton_threshold_qualifies (wanted, &self->matrix, fit, interest))
          effect->handed_over += fresh;
        if (falls_back (self, in_force, wanted, fit, interest))
          effect->released += waiting;
        if (hot > 0 && fit + interest >= hot)
          effect->hot += fresh + waiting;
      }
  effect->qualified = effect->qualified_now + effect->handed_over - effect->released;
}

/**
 * baton_score_grid_get_scores:
 * @self: a grid
 * @counts: (out caller-allocates): how many leads have each score
 *
 * Counts the leads by score, for a histogram.
 */
void
baton_score_grid_get_scores (const BatonScoreGrid *self,
                             guint64               counts[BATON_MAX_SCORE + 1])
{
  g_return_if_fail (self != NULL);

  memset (counts, 0, sizeof *counts * (BATON_MAX_SCORE + 1));
  for (int fit = 0; fit <= MAX_PART; fit++)
    for (int interest = 0; interest <= MAX_PART; interest++)
      counts[fit + interest] += self->fresh[fit][interest] + self->waiting[fit][interest];
}
