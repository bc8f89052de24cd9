/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The grades of a part of the score: of the fit A to D, of the interest 1 to 4. */
#define BATON_MATRIX_SIZE 4

/**
 * BatonMatrixAction:
 * @BATON_MATRIX_THRESHOLD: the threshold decides
 * @BATON_MATRIX_HAND_OVER: the lead is handed over, whatever its score
 * @BATON_MATRIX_REVIEW: the lead is held for review
 * @BATON_MATRIX_NURTURE: the lead stays with Marketing, whatever its score
 *
 * What a cell of the matrix does with a lead that did not ask for Sales itself.
 */
typedef enum
{
  BATON_MATRIX_THRESHOLD,
  BATON_MATRIX_HAND_OVER,
  BATON_MATRIX_REVIEW,
  BATON_MATRIX_NURTURE,
} BatonMatrixAction;

#define BATON_N_MATRIX_ACTIONS 4

/**
 * BatonMatrix:
 * @fit: the least fit of the grades A, B and C; falling, below the last is D
 * @interest: the least interest of the grades 1, 2 and 3; below the last is 4
 * @cells: what to do, by the row of the fit and the column of the interest
 *
 * Fit × interest: who a lead is against what it did.
 */
typedef struct
{
  int               fit[BATON_MATRIX_SIZE - 1];
  int               interest[BATON_MATRIX_SIZE - 1];
  BatonMatrixAction cells[BATON_MATRIX_SIZE][BATON_MATRIX_SIZE];
} BatonMatrix;

void              baton_matrix_init        (BatonMatrix       *self);
guint             baton_matrix_get_row     (const BatonMatrix *self,
                                            int                fit);
guint             baton_matrix_get_column  (const BatonMatrix *self,
                                            int                interest);
BatonMatrixAction baton_matrix_get_action  (const BatonMatrix *self,
                                            int                fit,
                                            int                interest);
void              baton_matrix_name_cell   (const BatonMatrix *self,
                                            int                fit,
                                            int                interest,
                                            char               name[3]);
gboolean          baton_matrix_equal       (const BatonMatrix *self,
                                            const BatonMatrix *other);

const char       *baton_matrix_action_get_name  (BatonMatrixAction  action);
const char       *baton_matrix_action_get_title (BatonMatrixAction  action);
gboolean          baton_matrix_action_from_name (const char        *name,
                                                 BatonMatrixAction *action);

G_END_DECLS
