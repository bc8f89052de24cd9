/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BATON_TYPE_PROBLEM_ROW (baton_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonProblemRow, baton_problem_row, BATON, PROBLEM_ROW, AdwActionRow)

void baton_problem_row_say (BatonProblemRow *self,
                            const char      *text);

G_END_DECLS
