/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BATON_TYPE_COMMAND_ROW (baton_command_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonCommandRow, baton_command_row, BATON, COMMAND_ROW, AdwActionRow)

G_END_DECLS
