/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "learning/baton-logistic-private.h"

#include <math.h>
#include <string.h>

#define MAX_STEPS 30
#define PRECISION 1e-5
#define MAX_LOG_ODDS 30.0

/* The normal equations of one step: H d = g, of `n` unknowns. The intercept is
 * the last of them. */
typedef struct
{
  guint   n;
  double *hessian;
  double *gradient;
} Equations;

BatonDesign *
baton_design_new (guint n_cases,
                  guint n_factors)
{
  BatonDesign *self = g_new0 (BatonDesign, 1);

  self->n_cases = n_cases;
  self->n_factors = n_factors;
  self->n_levels = g_new0 (guint, MAX (n_factors, 1));
  self->levels = g_new0 (guint16, MAX ((gsize) n_cases * n_factors, 1));
  self->won = g_new0 (guint8, MAX (n_cases, 1));
  self->stiffness = g_new (double, MAX (n_factors, 1));
  for (guint i = 0; i < n_factors; i++)
    self->stiffness[i] = 1.0;
  return self;
}

void
baton_design_free (BatonDesign *self)
{
  g_free (self->n_levels);
  g_free (self->levels);
  g_free (self->stiffness);
  g_free (self->won);
  g_free (self);
}

void
baton_logistic_free (BatonLogistic *self)
{
  g_free (self->weights);
  g_free (self->root);
  g_free (self);
}

/* The logarithm of the odds that a case is won. */
double
baton_logistic_get_log_odds (const BatonLogistic *self,
                             const BatonDesign   *design,
                             guint                row)
{
  const guint16 *levels = design->levels + (gsize) row * design->n_factors;
  double sum = self->intercept;
  guint first = 0;

  for (guint i = 0; i < design->n_factors; i++)
    {
      sum += self->weights[first + levels[i]];
      first += design->n_levels[i];
    }
  return CLAMP (sum, -MAX_LOG_ODDS, MAX_LOG_ODDS);
}

/* The chance that a case is won. */
double
baton_logistic_get_chance (const BatonLogistic *self,
                           const BatonDesign   *design,
                           guint                row)
{
  return 1.0 / (1.0 + exp (-baton_logistic_get_log_odds (self, design, row)));
}

/* Adds a case to the upper half of the equations. A case has a 1 in one place
 * of each factor, so only pairs of those are touched. */
static void
add_case (Equations         *equations,
          const BatonDesign *design,
          guint              row,
          guint             *places,
          double             chance)
{
  const guint16 *levels = design->levels + (gsize) row * design->n_factors;
  double weight = MAX (chance * (1.0 - chance), 1e-9);
  double residual = design->won[row] - chance;
  guint first = 0;

  for (guint i = 0; i < design->n_factors; i++)
    {
      places[i] = first + levels[i];
      first += design->n_levels[i];
    }
  places[design->n_factors] = first;

  for (guint i = 0; i <= design->n_factors; i++)
    {
      double *line = equations->hessian + (gsize) places[i] * equations->n;

      equations->gradient[places[i]] += residual;
      for (guint j = i; j <= design->n_factors; j++)
        line[places[j]] += weight;
    }
}

static void
add_ridge (Equations           *equations,
           const BatonDesign   *design,
           const BatonLogistic *model,
           double               ridge)
{
  guint place = 0;

  for (guint i = 0; i < design->n_factors; i++)
    {
      double penalty = ridge * design->stiffness[i];

      for (guint j = 0; j < design->n_levels[i]; j++, place++)
        {
          equations->gradient[place] -= penalty * model->weights[place];
          equations->hessian[(gsize) place * equations->n + place] += penalty;
        }
    }
}

/* Finds U, upper triangular, with H = U'U, in the place of H (Cholesky). The
 * ridge keeps H positive definite. */
static void
take_root (double *u,
           guint   n)
{
  for (guint i = 0; i < n; i++)
    {
      double *line = u + (gsize) i * n;

      for (guint k = 0; k < i; k++)
        {
          const double *above = u + (gsize) k * n;
          double factor = above[i];

          if (factor == 0.0)
            continue;
          for (guint j = i; j < n; j++)
            line[j] -= factor * above[j];
        }
      line[i] = sqrt (MAX (line[i], 1e-12));
      for (guint j = i + 1; j < n; j++)
        line[j] /= line[i];
    }
}

/* Solves U'y = x, the answer in the place of x. */
static void
solve_forwards (const double *u,
                guint         n,
                double       *x)
{
  for (guint i = 0; i < n; i++)
    {
      const double *line = u + (gsize) i * n;

      if (x[i] == 0.0)
        continue;
      x[i] /= line[i];
      for (guint j = i + 1; j < n; j++)
        x[j] -= line[j] * x[i];
    }
}

/* Solves Ux = y. */
static void
solve_backwards (const double *u,
                 guint         n,
                 double       *x)
{
  for (guint i = n; i-- > 0;)
    {
      const double *line = u + (gsize) i * n;

      for (guint j = i + 1; j < n; j++)
        x[i] -= line[j] * x[j];
      x[i] /= line[i];
    }
}

/* Makes one step of Newton's; returns how far it went. */
static double
step (BatonLogistic     *self,
      const BatonDesign *design,
      double             ridge,
      const guint8      *folds,
      guint              left_out,
      Equations         *equations)
{
  g_autofree guint *places = g_new (guint, design->n_factors + 1);
  double longest = 0.0;

  memset (equations->hessian, 0, (gsize) equations->n * equations->n * sizeof (double));
  memset (equations->gradient, 0, equations->n * sizeof (double));
  for (guint row = 0; row < design->n_cases; row++)
    {
      if (folds == NULL || folds[row] != left_out)
        add_case (equations, design, row, places, baton_logistic_get_chance (self, design, row));
    }
  add_ridge (equations, design, self, ridge);
  take_root (equations->hessian, equations->n);
  solve_forwards (equations->hessian, equations->n, equations->gradient);
  solve_backwards (equations->hessian, equations->n, equations->gradient);

  for (guint i = 0; i < self->n_weights; i++)
    {
      self->weights[i] += equations->gradient[i];
      longest = MAX (longest, fabs (equations->gradient[i]));
    }
  self->intercept += equations->gradient[self->n_weights];
  return MAX (longest, fabs (equations->gradient[self->n_weights]));
}

/* Fits a logistic regression with an L2 penalty (ridge) by Newton's method, also
 * called iteratively reweighted least squares (D. W. Hosmer, S. Lemeshow,
 * “Applied Logistic Regression”; S. le Cessie, J. C. van Houwelingen, “Ridge
 * estimators in logistic regression”, Applied Statistics 41, 1992). The
 * intercept is not penalised. Cases of the fold `left_out` do not count; NULL
 * folds: all count. */
BatonLogistic *
baton_logistic_fit (const BatonDesign *design,
                    double             ridge,
                    const guint8      *folds,
                    guint              left_out)
{
  BatonLogistic *self = g_new0 (BatonLogistic, 1);
  g_autofree double *gradient = NULL;
  Equations equations;

  for (guint i = 0; i < design->n_factors; i++)
    self->n_weights += design->n_levels[i];
  self->weights = g_new0 (double, MAX (self->n_weights, 1));

  equations.n = self->n_weights + 1;
  equations.hessian = self->root = g_new (double, (gsize) equations.n * equations.n);
  equations.gradient = gradient = g_new (double, equations.n);
  for (guint i = 0; i < MAX_STEPS; i++)
    {
      if (step (self, design, ridge, folds, left_out, &equations) < PRECISION)
        break;
    }
  return self;
}

/* Of something that varies together with the weights and the intercept as
 * `covariance` says: how much of its variance they explain. Overwrites it. */
double
baton_logistic_explain (const BatonLogistic *self,
                        double              *covariance)
{
  guint n = self->n_weights + 1;
  double explained = 0.0;

  solve_forwards (self->root, n, covariance);
  for (guint i = 0; i < n; i++)
    explained += covariance[i] * covariance[i];
  return explained;
}

/* How ill the left out cases are foretold: the sum of -log of the chance given
 * to what happened. */
static double
get_loss (const BatonLogistic *self,
          const BatonDesign   *design,
          const guint8        *folds,
          guint                fold)
{
  double loss = 0.0;

  for (guint row = 0; row < design->n_cases; row++)
    {
      double odds;

      if (folds[row] != fold)
        continue;
      odds = baton_logistic_get_log_odds (self, design, row);
      loss += log1p (exp (design->won[row] ? -odds : odds));
    }
  return loss;
}

/* Chooses the strength of ridge that foretells left out folds best. */
gboolean
baton_logistic_choose_ridge (const BatonDesign  *design,
                             const guint8       *folds,
                             guint               n_folds,
                             double             *ridge,
                             GCancellable       *cancellable,
                             GError            **error)
{
  static const double ridges[] = { 0.5, 2.0, 8.0, 32.0 };
  double best_loss = INFINITY;

  for (guint i = 0; i < G_N_ELEMENTS (ridges); i++)
    {
      double loss = 0.0;

      for (guint fold = 0; fold < n_folds; fold++)
        {
          g_autoptr(BatonLogistic) model = NULL;

          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          model = baton_logistic_fit (design, ridges[i], folds, fold);
          loss += get_loss (model, design, folds, fold);
        }
      if (loss < best_loss)
        {
          best_loss = loss;
          *ridge = ridges[i];
        }
    }
  return TRUE;
}
