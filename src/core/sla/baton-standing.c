/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sla/baton-standing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* So that 9 of 10 keep a promise of 0.9, which is no binary fraction. */
#define ROUNDING 1e-9

static const char * const standing_names[] = {
  "no-cases",
  "kept",
  "in-reach",
  "behind",
  "out-of-reach",
};

static gboolean
reaches (const BatonSla *sla,
         guint           met,
         guint           total)
{
  return met + ROUNDING >= sla->share * total;
}

/**
 * baton_standing_of_share:
 * @sla: an SLA of times or attempts
 * @met: how many cases of the period were in time
 * @missed: how many were not, those that run but are late among them
 * @running: how many can still be in time: those that run, and, where the
 *   caller has reason to expect more within the period, those too
 *
 * Judges a promise to do a share of the cases in time.
 *
 * - kept: the share holds even if all that is running ends late;
 * - out of reach: it does not hold even if all that is running ends in time;
 * - behind: between the two, and it does not hold for what has ended;
 * - in reach: between the two, and it does.
 *
 * Returns: the standing; %BATON_STANDING_NO_CASES when there are none at all
 */
BatonStanding
baton_standing_of_share (const BatonSla *sla,
                         guint           met,
                         guint           missed,
                         guint           running)
{
  guint ended = met + missed;

  g_return_val_if_fail (sla != NULL, BATON_STANDING_NO_CASES);

  if (ended + running == 0)
    return BATON_STANDING_NO_CASES;
  if (reaches (sla, met, ended + running))
    return BATON_STANDING_KEPT;
  if (!reaches (sla, met + running, ended + running))
    return BATON_STANDING_OUT_OF_REACH;
  return reaches (sla, met, ended) ? BATON_STANDING_IN_REACH : BATON_STANDING_BEHIND;
}

static double
part_passed (BatonCalendar *calendar,
             gint64         period_start,
             gint64         period_end,
             gint64         now)
{
  gint64 whole = baton_calendar_elapsed (calendar, period_start, period_end);

  if (now >= period_end)
    return 1;
  if (now <= period_start)
    return 0;
  if (whole > 0)
    return (double) baton_calendar_elapsed (calendar, period_start, now) / (double) whole;
  return (double) (now - period_start) / (double) (period_end - period_start);
}

/**
 * baton_standing_of_volume:
 * @sla: an SLA of a volume
 * @calendar: the calendar of the team
 * @done: how many there are so far
 * @period_start: when the period begins, in microseconds UTC
 * @period_end: when it ends
 * @now: the time
 * @pace: (out) (optional): return location for how many there should be by now,
 *   were they spread evenly over the working time of the period
 * @projection: (out) (optional): return location for how many there will be at
 *   the end if it goes on as it did; @done while no working time has passed
 *
 * Judges a promise to do so many within a period.
 *
 * - kept: all are done;
 * - out of reach: not all are done, and no working time is left;
 * - behind: fewer are done than whole ones are due by now;
 * - in reach: otherwise.
 *
 * A period without any working time is spread over elapsed time.
 *
 * Returns: the standing
 */
BatonStanding
baton_standing_of_volume (const BatonSla *sla,
                          BatonCalendar  *calendar,
                          guint           done,
                          gint64          period_start,
                          gint64          period_end,
                          gint64          now,
                          double         *pace,
                          double         *projection)
{
  double passed, due;

  g_return_val_if_fail (sla != NULL, BATON_STANDING_NO_CASES);
  g_return_val_if_fail (calendar != NULL, BATON_STANDING_NO_CASES);
  g_return_val_if_fail (period_start < period_end, BATON_STANDING_NO_CASES);

  passed = part_passed (calendar, period_start, period_end, now);
  due = sla->count * passed;
  if (pace != NULL)
    *pace = due;
  if (projection != NULL)
    *projection = passed > 0 ? done / passed : done;

  if ((gint64) done >= sla->count)
    return BATON_STANDING_KEPT;
  if (passed >= 1)
    return BATON_STANDING_OUT_OF_REACH;
  return done < floor (due + ROUNDING) ? BATON_STANDING_BEHIND : BATON_STANDING_IN_REACH;
}

/**
 * baton_standing_get_name:
 * @standing: a standing
 *
 * Returns: its name in JSON, such as `in-reach`
 */
const char *
baton_standing_get_name (BatonStanding standing)
{
  g_return_val_if_fail (standing <= BATON_STANDING_OUT_OF_REACH, NULL);

  return standing_names[standing];
}

/**
 * baton_standing_get_title:
 * @standing: a standing
 *
 * Returns: what people call it, such as `In reach`
 */
const char *
baton_standing_get_title (BatonStanding standing)
{
  switch (standing)
    {
    case BATON_STANDING_KEPT:
      /* Translators: here and below, how a promise of a team stands */
      return C_("promise", "Kept");
    case BATON_STANDING_IN_REACH:
      return C_("promise", "In reach");
    case BATON_STANDING_BEHIND:
      return C_("promise", "Behind");
    case BATON_STANDING_OUT_OF_REACH:
      return C_("promise", "Out of reach");
    case BATON_STANDING_NO_CASES:
    default:
      return C_("promise", "No cases yet");
    }
}
