/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sla/baton-clock.h"

G_BEGIN_DECLS

/**
 * BatonUrgencyLevel:
 * @BATON_URGENCY_LATE: past due
 * @BATON_URGENCY_DUE_SOON: past the warning, or due within the hour
 * @BATON_URGENCY_LATER: due, with time
 * @BATON_URGENCY_NO_CLOCK: to be done, but nothing was promised
 *
 * How much a delay costs, the dearest first.
 */
typedef enum
{
  BATON_URGENCY_LATE,
  BATON_URGENCY_DUE_SOON,
  BATON_URGENCY_LATER,
  BATON_URGENCY_NO_CLOCK,
} BatonUrgencyLevel;

/**
 * BatonUrgency:
 * @due_at: when something is due on the lead, in microseconds UTC; 0 for never
 * @warn_at: when to warn of it, in microseconds UTC
 * @score: the lead's score
 * @lead: the lead's number
 *
 * What is to be known of a lead to say how long it can wait.
 */
typedef struct
{
  gint64 due_at;
  gint64 warn_at;
  int    score;
  gint64 lead;
} BatonUrgency;

BatonUrgencyLevel baton_urgency_get_level (const BatonUrgency *self,
                                           gint64              now);
int               baton_urgency_compare   (const BatonUrgency *a,
                                           const BatonUrgency *b,
                                           gint64              now);

G_END_DECLS
