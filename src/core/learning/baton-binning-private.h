/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "learning/baton-learning-table-private.h"

G_BEGIN_DECLS

/* A part of a field's values that is treated as one. */
typedef struct
{
  GArray   *values;    /* guint32: the values of the column in it. */
  gboolean  has_empty; /* Whether an empty field is in it. */
  gboolean  has_other; /* Whether values that are in no bin are in it. */
  double    low;       /* Of a bin of numbers: the least and greatest. */
  double    high;
  guint     won;
  guint     lost;
} BatonBin;

/* A field cut into bins: every case is in exactly one. */
typedef struct
{
  const BatonColumn *column;
  gboolean           has_values;   /* Else only whether it is empty counts. */
  gboolean           is_number;
  GPtrArray         *bins;         /* BatonBin; those of numbers first, in rising order. */
  guint              n_ranges;     /* How many of the bins are of numbers. */
  guint8            *bin_of_value; /* The value -> its bin; 0 stands for an empty field. */
} BatonBinning;

BatonBinning *baton_binning_new              (const BatonLearningTable *table,
                                              const BatonColumn        *column,
                                              guint                     max_bins,
                                              gboolean                  with_lists);
void          baton_binning_free             (BatonBinning             *self);
void          baton_binning_merge            (BatonBinning             *self,
                                              guint                     into,
                                              guint                     bin);
double        baton_binning_get_information  (const BatonBinning       *self);
double        baton_binning_get_auc          (const BatonBinning       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonBinning, baton_binning_free)

G_END_DECLS
