/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-arena.h"
#include "lead/baton-field.h"

G_BEGIN_DECLS

const char *baton_cell_value_read    (BatonField   field,
                                      char        *text,
                                      gsize        length,
                                      BatonArena  *arena,
                                      GError     **error);
void        baton_cell_value_split   (const char  *full_name,
                                      BatonArena  *arena,
                                      const char **first,
                                      const char **last);

G_END_DECLS
