/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "scoring/baton-matrix.h"

G_BEGIN_DECLS

#define BATON_TYPE_MATRIX_GRID (baton_matrix_grid_get_type ())
G_DECLARE_FINAL_TYPE (BatonMatrixGrid, baton_matrix_grid, BATON, MATRIX_GRID, AdwBin)

void baton_matrix_grid_show_actions (BatonMatrixGrid   *self,
                                     const BatonMatrix *matrix);
void baton_matrix_grid_show_counts  (BatonMatrixGrid   *self,
                                     const guint64      counts[BATON_MATRIX_SIZE][BATON_MATRIX_SIZE]);

G_END_DECLS
