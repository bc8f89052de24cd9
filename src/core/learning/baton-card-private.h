/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "learning/baton-binning-private.h"
#include "learning/baton-logistic-private.h"

G_BEGIN_DECLS

/* Fewer cases of two things together say nothing. */
#define BATON_CARD_MIN_CASES 30

/* What two things give together is held back more than what each gives. */
#define BATON_CARD_PAIR_STIFFNESS 3.0

/* What a field gives: whole points for each of its bins, the least of them 0. */
typedef struct
{
  BatonBinning *binning;
  int          *points;
} BatonCardField;

/* What two fields give together, besides what each gives: points where the
 * first is in one of some bins and the second in one of others; fewer than 0
 * where together they are worth less. */
typedef struct
{
  BatonCardField *first;
  BatonCardField *second;
  guint64         first_bins;  /* A bit for each. */
  guint64         second_bins;
  int             points;
} BatonCardPair;

/* Two fields of a card that may give something together: their places. */
typedef struct
{
  guint  first;
  guint  second;
  double surprise;
} BatonCardCrossing;

/* Points such that the least and the most that a case gets are 0 and 100. */
typedef struct
{
  GPtrArray *fields; /* BatonCardField, the most telling first. */
  GPtrArray *pairs;  /* BatonCardPair, of those fields. */
  int        base;   /* What every lead gets, at least 0. */
} BatonCard;

BatonCard     *baton_card_fit        (BatonLearningTable        *table,
                                      GPtrArray                 *columns,
                                      guint32                    seed,
                                      GCancellable              *cancellable,
                                      GError                   **error);
void           baton_card_free       (BatonCard                 *self);
GPtrArray     *baton_card_make_rules (const BatonCard           *self);
void           baton_card_copy_rules (const GPtrArray           *rules,
                                      GPtrArray                 *copies);

GArray        *baton_card_find_crossings (const BatonCard          *self,
                                          const BatonDesign        *design,
                                          const BatonLogistic      *model);
gboolean       baton_card_find_pair      (const BatonCard          *self,
                                          const GArray             *crossings,
                                          const BatonDesign        *design,
                                          const BatonLogistic      *model,
                                          double                    ridge,
                                          BatonCardPair            *pair);
BatonDesign   *baton_card_make_design    (const BatonCard          *self,
                                          const BatonLearningTable *table);
guint          baton_card_get_bin        (const BatonCardField     *field,
                                          const BatonLearningTable *table,
                                          guint                     row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCard, baton_card_free)

G_END_DECLS
