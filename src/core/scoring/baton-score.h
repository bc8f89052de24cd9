/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BatonFilterOutcome:
 * @BATON_FILTER_PASS: no filter caught the lead
 * @BATON_FILTER_NOTE: caught, passes with a note
 * @BATON_FILTER_HOLD: held for review, is not handed over
 * @BATON_FILTER_DISQUALIFY: out, but kept
 *
 * What the filters say about a lead, from mild to strict.
 */
typedef enum
{
  BATON_FILTER_PASS,
  BATON_FILTER_NOTE,
  BATON_FILTER_HOLD,
  BATON_FILTER_DISQUALIFY,
} BatonFilterOutcome;

/**
 * BatonScore:
 * @fit: who they are, 0 to 100
 * @interest: what they did, 0 to 100
 * @hot: whether the hot rule holds
 * @hand_raised_at: when they last asked for a sales conversation, in
 *   microseconds UTC; 0 for never
 * @filter_outcome: the strictest outcome of the filters that caught the lead
 * @filter: (nullable): the id of the filter that gave it, lent by the rule set
 * @automated_at: when the lead last did what an automation hands it over for,
 *   in microseconds UTC; 0 for never
 * @automation: (nullable): the id of that automation, lent by the rule set
 * @next_change_at: the first moment after the computed one at which time alone
 *   can change any of this, in microseconds UTC; 0 for never
 *
 * What a rule set says about a lead and its events at one moment.
 */
typedef struct
{
  int                fit;
  int                interest;
  gboolean           hot;
  gint64             hand_raised_at;
  BatonFilterOutcome filter_outcome;
  const char        *filter;
  gint64             automated_at;
  const char        *automation;
  gint64             next_change_at;
} BatonScore;

#define baton_score_get_total(score) ((score)->fit + (score)->interest)

typedef enum
{
  BATON_PART_FIT,
  BATON_PART_INTEREST,
} BatonPart;

/**
 * BatonScoreLine:
 * @part: the part that the points count towards
 * @rule: the id of the rule, or of the group or the clamp that took points away
 * @name: the name of the rule in words
 * @points: what it gave; the lines of a part sum to the part
 * @event: the number of the event that it gave them for; 0 for none
 * @at: when the event happened, in microseconds UTC; 0 for none
 * @note: (nullable): what else there is to say, such as `faded from 12`
 *
 * One line of the ledger of a score.
 */
typedef struct
{
  BatonPart part;
  char     *rule;
  char     *name;
  int       points;
  gint64    event;
  gint64    at;
  char     *note;
} BatonScoreLine;

/**
 * BatonMissing:
 * @what: what is missing, such as `score` or `fit`, or the name of an empty field
 * @points: how many points, at least
 * @text: the same in words, in the user's language
 *
 * One thing that keeps a lead below the threshold.
 */
typedef struct
{
  char *what;
  int   points;
  char *text;
} BatonMissing;

/**
 * BatonUnread:
 * @field: the name of the field
 * @value: what stands in it
 * @text: the same in words, in the user's language
 *
 * A value that is not what the rules take its field for, such as a text where
 * they compare numbers. Apart from “is not”, no such condition holds for it.
 */
typedef struct
{
  char *field;
  char *value;
  char *text;
} BatonUnread;

/**
 * BatonExplanation:
 * @score: the score that is explained
 * @lines: (element-type BatonScoreLine): the ledger, fit first
 * @missing: (element-type BatonMissing): what is missing to the MQL threshold;
 *   empty when it is reached
 * @unread: (element-type BatonUnread): values that rules cannot compare
 * @persona: (nullable): the name of the persona that the lead fits; of several,
 *   the first
 * @cell: its cell of the matrix, such as `B2`
 *
 * Why a lead has its score.
 */
typedef struct
{
  BatonScore score;
  GPtrArray *lines;
  GPtrArray *missing;
  GPtrArray *unread;
  char      *persona;
  char       cell[3];
} BatonExplanation;

void baton_explanation_free (BatonExplanation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonExplanation, baton_explanation_free)

G_END_DECLS
