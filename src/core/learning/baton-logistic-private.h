/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Cases for a regression: each is in one level of each of some factors. */
typedef struct
{
  guint    n_cases;
  guint    n_factors;
  guint   *n_levels;  /* Of each factor. */
  double  *stiffness; /* Of each factor: how much more than usual its weights are held back; 1 at first. */
  guint16 *levels;    /* A case after the other: its level of each factor. */
  guint8  *won;
} BatonDesign;

/* What a regression found: the logarithm of the odds of a case is the sum of
 * the intercept and of the weights of its levels. */
typedef struct
{
  double   intercept;
  guint    n_weights;
  double  *weights;  /* A factor after the other, a level after the other. */
  double  *root;     /* Of the information: U of U'U, a line after the other; the intercept is the last. */
} BatonLogistic;

BatonDesign   *baton_design_new          (guint              n_cases,
                                          guint              n_factors);
void           baton_design_free         (BatonDesign       *self);

BatonLogistic *baton_logistic_fit        (const BatonDesign *design,
                                          double             ridge,
                                          const guint8      *folds,
                                          guint              left_out);
gboolean       baton_logistic_choose_ridge (const BatonDesign *design,
                                          const guint8      *folds,
                                          guint              n_folds,
                                          double            *ridge,
                                          GCancellable      *cancellable,
                                          GError           **error);
double         baton_logistic_get_log_odds (const BatonLogistic *self,
                                          const BatonDesign   *design,
                                          guint                row);
double         baton_logistic_get_chance (const BatonLogistic *self,
                                          const BatonDesign   *design,
                                          guint                row);
double         baton_logistic_explain    (const BatonLogistic *self,
                                          double              *covariance);
void           baton_logistic_free       (BatonLogistic     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonDesign, baton_design_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLogistic, baton_logistic_free)

G_END_DECLS
