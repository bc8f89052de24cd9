/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-sla.h"

G_BEGIN_DECLS

/**
 * BatonStanding:
 * @BATON_STANDING_NO_CASES: there is nothing to judge yet
 * @BATON_STANDING_KEPT: kept, whatever happens to the rest
 * @BATON_STANDING_IN_REACH: not sure yet, and going well
 * @BATON_STANDING_BEHIND: not lost, but it goes worse than promised
 * @BATON_STANDING_OUT_OF_REACH: missed, whatever happens to the rest
 *
 * How a team's promise stands within a period.
 */
typedef enum
{
  BATON_STANDING_NO_CASES,
  BATON_STANDING_KEPT,
  BATON_STANDING_IN_REACH,
  BATON_STANDING_BEHIND,
  BATON_STANDING_OUT_OF_REACH,
} BatonStanding;

BatonStanding  baton_standing_of_share  (const BatonSla *sla,
                                         guint           met,
                                         guint           missed,
                                         guint           running);
BatonStanding  baton_standing_of_volume (const BatonSla *sla,
                                         BatonCalendar  *calendar,
                                         guint           done,
                                         gint64          period_start,
                                         gint64          period_end,
                                         gint64          now,
                                         double         *pace,
                                         double         *projection);
const char    *baton_standing_get_name  (BatonStanding   standing);
const char    *baton_standing_get_title (BatonStanding   standing);

G_END_DECLS
